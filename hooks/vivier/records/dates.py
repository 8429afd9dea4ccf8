"""Dates as the field writes them: a day, or no more than a month or a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .errors import refus

# [0-9] and not \d, which also means the digits of other scripts.
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FRENCH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
MOIS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)
_WORDS = re.compile(
    rf"(?:([0-9]{{1,2}}|1er)\s+)?({'|'.join(MOIS)}|fevrier|aout|decembre)\s+([0-9]{{4}})", re.IGNORECASE
)


# A year before is mistyped, and days could not be counted back from the first ones of the calendar.
_OLDEST = 1000


def _in_iso(text: str) -> str | None:
    """Return the ISO form of a date written the French way, always day first, or None."""
    if match := _FRENCH.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _WORDS.fullmatch(text):
        word = (
            match[2]
            .lower()
            .replace("fevrier", "février")
            .replace("aout", "août")
            .replace("decembre", "décembre")
        )
        month, year = MOIS.index(word) + 1, int(match[3])
        if match[1] is None:
            return f"{year:04}-{month:02}"
        day = int(match[1].removesuffix("er"))
    else:
        return None
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _checked(text: object, *, whole_day: bool) -> tuple[int, int | None, int | None]:
    """Cut a date into its parts; raises DATE-01 (form), DATE-02 (no such day) or DATE-03 (day left out)."""
    if not isinstance(text, str):
        raise refus("CHAMP-03", "une date est attendue ici", aide="écrire une date AAAA-MM-JJ")
    match = _ISO.fullmatch(text.strip())
    if match is None:
        iso = _in_iso(text.strip())
        if whole_day and iso and len(iso) < len("AAAA-MM-JJ"):
            iso = None
        form = "AAAA-MM-JJ" if whole_day else "AAAA-MM-JJ, AAAA-MM ou AAAA"
        raise refus(
            "DATE-01",
            f"« {text} » n’est pas une date {form}",
            aide=f"écrire {iso}" if iso else f"écrire la date sous la forme {form}",
            corrige=iso,
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101  # the pattern always has a year
    if year < _OLDEST:
        raise refus(
            "DATE-02",
            f"l’année {match[1]} est trop ancienne pour une fiche",
            aide="vérifier l’année dans la source",
        )
    if not _exists(year, month if month is not None else 1, day if day is not None else 1):
        raise refus(
            "DATE-02",
            f"le {text} n’existe pas au calendrier",
            aide="vérifier le jour et le mois dans la source",
        )
    if whole_day and day is None:
        raise refus(
            "DATE-03",
            f"« {text} » ne donne pas le jour",
            aide="écrire le jour, AAAA-MM-JJ, ou retirer ce champ si la source ne le donne pas",
        )
    return year, month, day


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    year, month, day = _checked(value, whole_day=True)
    return date(year, month or 1, day or 1)


Jour = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A calendar day from the year 1000 on, written AAAA-MM-JJ. Raises DATE-01, DATE-02 or DATE-03."""


PAS_DE_FIN = 2090
"""From this year on, a published end means « no end »: the open data of Choisir le service public."""

SANS_FIN = date(9999, 12, 31)
"""What is written there for « no end ». Another year that far is a mistake more often than a convention."""


def fin_reelle(day: date | None) -> date | None:
    """Return an end as it was published, None where it means that there is none."""
    return day if day and day.year < PAS_DE_FIN else None


def _possible(day: date) -> date:
    if fin_reelle(day) is None:
        raise refus(
            "DATE-06", f"une publication le {day} est impossible", aide="vérifier l’année dans la source"
        )
    return day


Parution = Annotated[Jour, AfterValidator(_possible)]
"""A day of publication, which a deadline can be computed from. Raises what `Jour` raises, and DATE-06."""

_HOUR = re.compile(r"([01]?[0-9]|2[0-3])\s?[h:]\s?([0-5][0-9])?", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?:0?0|24)\s?[h:]\s?(?:00)?|minuit", re.IGNORECASE)


def _hour(value: object) -> time:
    if isinstance(value, time):
        return value
    text = value.strip() if isinstance(value, str) else ""
    # Whoever writes midnight means the end of the day, and a clock its start: a reader would come a day late.
    if _MIDNIGHT.fullmatch(text):
        raise refus(
            "DATE-08",
            f"«\u00a0{text}\u00a0» est minuit\u00a0: ce peut être le début ou la fin du dernier jour",
            aide="pour la fin du jour, retirer heure_limite\u00a0; pour la veille à minuit, "
            "retirer heure_limite et donner la veille dans fin_candidature",
        )
    match = _HOUR.fullmatch(text)
    if match is None or (":" in str(value) and match[2] is None):
        raise refus(
            "DATE-07",
            f"« {value} » n’est pas une heure",
            aide='écrire l’heure entre guillemets, comme "12:00"',
        )
    return time(int(match[1]), int(match[2] or 0))


Heure = Annotated[
    time,
    BeforeValidator(_hour),
    PlainSerializer(lambda hour: hour.isoformat("minutes"), when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]
"""A time of day, written HH:MM; « 12 h » and « 17h30 » are understood. Raises DATE-07, and DATE-08 for midnight."""


@dataclass(frozen=True, slots=True)
class DatePartielle:
    """A date known to the day, the month or the year only, written AAAA-MM-JJ, AAAA-MM or AAAA.

    Attributes:
        annee: year.
        mois: month from 1 to 12, or None where only the year is known.
        jour: day of the month, or None where only the month is known.
    """

    annee: int
    mois: int | None = None
    jour: int | None = None

    @classmethod
    def parse(cls, value: object) -> "DatePartielle":
        """Read a date; raises DATE-01 or DATE-02."""
        if isinstance(value, DatePartielle):
            return value
        if isinstance(value, date):
            return cls(value.year, value.month, value.day)
        return cls(*_checked(value, whole_day=False))

    @property
    def parties(self) -> tuple[int, int | None, int | None]:
        """Year, month and day; None for what is not known."""
        return self.annee, self.mois, self.jour

    def debut(self) -> date:
        """Return the first day that the date may mean."""
        return date(self.annee, self.mois or 1, self.jour or 1)

    def fin(self) -> date:
        """Return the last day that the date may mean."""
        month = self.mois or 12
        return date(self.annee, month, self.jour or monthrange(self.annee, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.annee:04}", *(f"{part:02}" for part in (self.mois, self.jour) if part)]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read text, write text."""
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the three forms."""
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


@dataclass(frozen=True, slots=True)
class JourSansAnnee:
    """A day or a month of an unknown year, written --MM-JJ or --MM (the truncated form of ISO 8601:2000).

    Attributes:
        mois: month from 1 to 12.
        jour: day of the month, or None where only the month is known.
    """

    mois: int
    jour: int | None = None

    @classmethod
    def parse(cls, value: object) -> "JourSansAnnee":
        """Read ``--05-13`` or ``--09``; raises DATE-04."""
        if isinstance(value, JourSansAnnee):
            return value
        match = (
            re.fullmatch(r"--([0-9]{2})(?:-([0-9]{2}))?", value.strip()) if isinstance(value, str) else None
        )
        # 2024 is a leap year: 29 February must be sayable.
        if match is None or not _exists(2024, int(match[1]), int(match[2] or 1)):
            raise refus(
                "DATE-04",
                f"« {value} » n’est pas un jour sans année",
                aide="écrire --MM-JJ (par exemple --05-13) ou --MM, "
                "ou une date complète si l’année est connue",
            )
        return cls(int(match[1]), int(match[2]) if match[2] else None)

    @property
    def parties(self) -> tuple[None, int, int | None]:
        """Year, month and day; None for what is not known."""
        return None, self.mois, self.jour

    def __str__(self) -> str:
        return f"--{self.mois:02}" + (f"-{self.jour:02}" if self.jour else "")


def _without_year(text: str) -> str | None:
    """Return the ISO form of a day or a month written in words without its year, or None."""
    iso = _in_iso(f"{text} 2024")  # a leap year
    return iso and f"-{iso.removeprefix('2024')}"


def _date_or_day(value: object) -> DatePartielle | JourSansAnnee:
    if isinstance(value, DatePartielle | JourSansAnnee):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if text.startswith("--"):
        return JourSansAnnee.parse(value)
    if near := _without_year(text):
        raise refus(
            "DATE-01",
            f"«\u00a0{text}\u00a0» n’est pas une date AAAA-MM-JJ, ni un jour sans année --MM-JJ",
            aide=f"écrire {near}, ou la date complète si la source donne l’année",
            corrige=near,
        )
    return DatePartielle.parse(value)


class _DateSourceSchema:
    """How pydantic reads and describes a date whose year the source may not give."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _date_or_day, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?)$"}


DateSource = Annotated[DatePartielle | JourSansAnnee, _DateSourceSchema]
"""A date as a source gives it: partial, or without its year. Raises DATE-01, DATE-02 or DATE-04."""


def un_mois_apres(start: date) -> date:
    """Return the same day of the next month, or its last day (Code de procédure civile, article 641)."""
    year, month = (start.year + 1, 1) if start.month == 12 else (start.year, start.month + 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))
