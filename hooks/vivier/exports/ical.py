"""Calendar files, as RFC 5545 writes them: escaped texts, folded lines, time zones with their rules.

Written here because the library of the field costs a millisecond for each file and 80 ms to import; tests read every
file back with it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

PRODUCT = "-//Vivier//Candidatures//FR"
BEGIN = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}")
"""The first lines of any calendar."""

END = b"END:VCALENDAR\r\n"
"""The end of any calendar, as `document` writes it."""

LINE = 75
"""Longest line, in octets, without its line break (§3.1)."""


@dataclass(frozen=True, slots=True)
class Observance:
    """A part of the year in a time zone: its first instant in local time, and the rule that repeats it.

    Attributes:
        kind: ``STANDARD`` or ``DAYLIGHT``.
        start: first local time when it began.
        before: offset from UTC before it, as ``+0100``.
        offset: offset from UTC in it.
        rule: when it begins each year, or None for a zone that never changes.
    """

    kind: str
    start: str
    before: str
    offset: str
    rule: str | None = None


def _fixed(offset: str) -> tuple[Observance]:
    return (Observance("STANDARD", "19700101T000000", offset, offset),)


ZONES = {
    # The rules of the European Union, since 1996.
    "Europe/Paris": (
        Observance("DAYLIGHT", "19970330T020000", "+0100", "+0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        Observance("STANDARD", "19961027T030000", "+0200", "+0100", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ),
    # Those of the United States and Canada, since 2007.
    "America/Miquelon": (
        Observance("DAYLIGHT", "20070311T020000", "-0300", "-0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
        Observance("STANDARD", "20071104T020000", "-0200", "-0300", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
    ),
    "America/Cayenne": _fixed("-0300"),
    "America/Guadeloupe": _fixed("-0400"),
    "America/Marigot": _fixed("-0400"),
    "America/Martinique": _fixed("-0400"),
    "America/St_Barthelemy": _fixed("-0400"),
    "Indian/Kerguelen": _fixed("+0500"),
    "Indian/Mayotte": _fixed("+0300"),
    "Indian/Reunion": _fixed("+0400"),
    "Pacific/Noumea": _fixed("+1100"),
    "Pacific/Tahiti": _fixed("-1000"),
    "Pacific/Wallis": _fixed("+1200"),
}
"""The time zones of the French territories. A test holds them against the IANA database, day by day."""


@cache
def timezone(zone: str) -> bytes:
    """Return the part of a file that describes a time zone of `ZONES` (§3.6.5)."""
    return document(("BEGIN:VTIMEZONE", f"TZID:{zone}", *_observances(zone), "END:VTIMEZONE"))


def _observances(zone: str) -> Iterator[str]:
    for part in ZONES[zone]:
        yield f"BEGIN:{part.kind}"
        yield f"DTSTART:{part.start}"
        yield f"TZOFFSETFROM:{part.before}"
        yield f"TZOFFSETTO:{part.offset}"
        if part.rule:
            yield f"RRULE:{part.rule}"
        yield f"END:{part.kind}"


# Control characters are not allowed in a text, except the tab; a line break is written.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ESCAPES = (*((char, f"\\{char}") for char in "\\;,"), ("\n", "\\n"))


def text(value: str) -> str:
    """Return a text as a property holds it (§3.3.11): on one line, whatever it contains."""
    plain = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    # Several times as fast as a table of characters, on texts that are not ASCII.
    for char, written in _ESCAPES:
        plain = plain.replace(char, written)
    return plain


def compact(moment: date | datetime) -> str:
    """Return a day or a local time: « 20250522 », « 20250522T235900 »."""
    return moment.isoformat().replace("-", "").replace(":", "")


def duration(length: timedelta) -> str:
    """Return a duration in whole minutes, before or after: « -P3DT14H59M », « PT0S » (§3.3.6)."""
    sign, length = ("-", -length) if length < timedelta() else ("", length)
    hours, minutes = divmod(length.seconds // 60, 60)
    days = f"{length.days}D" if length.days else ""
    times = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if not days and not times:
        return "PT0S"
    return f"{sign}P{days}T{times}" if times else f"{sign}P{days}"


def document(lines: Iterable[str]) -> bytes:
    """Return a whole file, or a part of one: each line folded, and ended as the standard says."""
    written = [line.encode() for line in lines]
    return b"".join([b"%b\r\n" % (one if len(one) <= LINE else _folded(one)) for one in written])


def _folded(line: bytes) -> bytes:
    """Cut a line in parts of 75 octets at most, never inside a character; the space that continues one counts."""
    parts, start, room = [], 0, LINE
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(line[start:end])
        start, room = end, LINE - 1
    parts.append(line[start:])
    return b"\r\n ".join(parts)
