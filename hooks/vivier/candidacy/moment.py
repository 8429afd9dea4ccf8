"""The instant that a site shows. It is given from outside: nothing here reads a clock."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

PARIS = "Europe/Paris"
"""Time zone of the day that pages write, and of a service whose territory is not known."""

LAST_MINUTE = time(23, 59)
"""Hour of a last day that no hour is announced for: all of it is open."""

DATE_VARIABLE = "VIVIER_DATE"
"""Name of the environment variable that chooses a day: the programs that may read it give its text to `moment_of`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the instant in it where it is known.

    The last day of a deadline ends at different instants in Paris, in La Réunion and in Guadeloupe: with the instant,
    each territory has its own day; without it (a snapshot of a chosen day), that day is everywhere the same.

    Attributes:
        jour: the day in Paris, which pages write.
        instant: aware date and time, or None for a chosen day.
    """

    jour: date
    instant: datetime | None = None

    def day(self, zone: str) -> date:
        """Return the day in an IANA time zone."""
        return self.jour if self.instant is None else self.instant.astimezone(ZoneInfo(zone)).date()

    def is_over(self, day: date, hour: time | None, zone: str) -> bool:
        """Return whether a day is over in a time zone: at its end, or at ``hour`` (included) where one is announced.

        A chosen day has no hour: all of it is open.
        """
        today = self.day(zone)
        if today != day or hour is None or self.instant is None:
            return today > day
        return self.instant.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0) > hour


def moment_of(chosen: str, instant: datetime) -> Moment:
    """Return the moment of a chosen day, written AAAA-MM-JJ, or of ``instant`` where the text is blank.

    Raises:
        ValueError: with a French message, when the text is not a day.
    """
    text = chosen.strip()
    if not text:
        return Moment(instant.astimezone(ZoneInfo(PARIS)).date(), instant)
    try:
        return Moment(datetime.strptime(text, "%Y-%m-%d").date())  # noqa: DTZ007 - a day has no time zone
    except ValueError as error:
        raise ValueError(
            f"{DATE_VARIABLE} : « {text} » n’est pas une date AAAA-MM-JJ, comme 2025-05-02"
        ) from error
