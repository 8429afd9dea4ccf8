"""What reaches or names a person in a text: e-mail addresses, telephone numbers, names after a title.

Texts are written by people: a number may be cut by dots, spaces or dashes of any width, an address may hide its @.
Every pattern reads a text once: what repeats is bounded, or cannot match what follows it.
"""

import re
from collections.abc import Iterator

_SPACE = r"[\s\u00a0\u202f]"
_DASH = r"\-\u2010-\u2015"

_LOCAL = r"[\w.+%\-]"
_AT = (
    rf"{_SPACE}?[@＠]{_SPACE}?|%40|&\#64;|&\#x40;|&commat;|\(a\)"
    rf"|{_SPACE}?[\[(]{_SPACE}?(?:at|arobase?){_SPACE}?[\])]{_SPACE}?|{_SPACE}arobase{_SPACE}"
)
COURRIEL = re.compile(
    rf"(?<!{_LOCAL}){_LOCAL}{{1,255}}?(?:{_AT})(?:[\w-]{{1,63}}\.){{1,8}}[^\W\d_]{{2,24}}(?![^\W_])",
    re.IGNORECASE,
)
"""An e-mail address, its @ written in any way."""

_CUT = rf"[\s\u00a0\u202f.{_DASH}·/()]{{0,3}}"
TELEPHONE = re.compile(
    rf"(?<!\d)(?:"
    rf"(?:\(?\+|\b00){_CUT}(?:33|262|5[09]\d|68[1-9]){_CUT}(?:\(?0\)?{_CUT})?\d(?:{_CUT}\d){{5,8}}"
    rf"|0{_CUT}[1-9](?:{_CUT}\d){{8}})(?!\d)"
)
"""A French telephone number, national or international, however its figures are cut. Dates look like it: see `KEPT`."""

KEPT = re.compile(r"\b\d{1,2}([/.\-])\d{1,2}\1\d{4}\b|https?://\S+")
"""What holds figures and is no telephone number: dates, addresses of pages."""

CIVILITE = (
    r"(?:M\.|MM\.|Mr|M(?=[\s\u00a0][A-ZÀ-Þ])|Mmes?\.?|MME|Mlle|Madame|Monsieur|Messieurs|Dr|Docteur|Maître)"
)
"""A title that stands before a name."""

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ]\.(?:-?[A-ZÀ-ÖØ-Þ]\.)?|[A-ZÀ-ÖØ-Þ][\w’'\-]{1,40})"
_ROLE = (
    rf"l[ae]{_SPACE}[a-zà-ÿ]\w{{1,40}}{_SPACE}(?:[a-zà-ÿ]\w{{1,40}}{_SPACE})?(?={_CAPITAL}(?:[\s,.;:)]|$))"
)
_PARTICLE = rf"(?:d[eu]s?{_SPACE}|l[ea]{_SPACE}|d[’'])"
PERSONNE = re.compile(
    rf"(?<![\w\-]){CIVILITE}{_SPACE}{{1,3}}(?:{_ROLE})?[*_]{{0,3}}(?!{CIVILITE}\b)(?:de{_SPACE}|d[’'])?{_CAPITAL}"
    rf"(?:{_SPACE}{{1,3}}[*_]{{0,3}}{_PARTICLE}?{_CAPITAL}){{0,3}}"
)
"""A title and a name: « Mme Aurélie Quintrec », « Madame la cheffe Quintrec », but not « Madame la préfète »."""


def telephones(text: str) -> Iterator[re.Match[str]]:
    """Yield the telephone numbers of a text; the figures of dates and of addresses of pages are none."""
    # Masked by as many letters: positions stay those of the text.
    masked = KEPT.sub(lambda match: "x" * len(match[0]), text)
    yield from TELEPHONE.finditer(masked)


def without_telephones(text: str, instead: str) -> str:
    """Return a text whose telephone numbers were replaced."""
    parts, at = [], 0
    for match in telephones(text):
        parts += [text[at : match.start()], instead]
        at = match.end()
    return "".join([*parts, text[at:]])
