"""What reaches or names a person in a text: e-mail addresses, telephone numbers, names after a title.

Texts are written by people: a number may be cut by dots, spaces or dashes of any width, an address may hide its @.
They are in Markdown too: patterns are for texts as `vivier.records.shown` reads them. Every pattern reads a text once:
what repeats is bounded, or cannot match what follows it.
"""

import re
from collections.abc import Iterator
from functools import cache

from .shown import decoded, replaced

_SPACE = r"[\s\u00a0\u202f]"
_DASH = r"\-\u2010-\u2015"

_LOCAL = r"[\w.+%\-]"
# In ASCII where case makes no difference: elsewhere an ſ is an s, and a glance in bytes would miss it.
_AT = (
    rf"{_SPACE}?[@＠]{_SPACE}?|%40|\([aA]\)"
    rf"|{_SPACE}?[\[(]{_SPACE}?(?ai:at|arobase?){_SPACE}?[\])]{_SPACE}?|{_SPACE}(?ai:arobase){_SPACE}"
)
COURRIEL = re.compile(
    rf"(?<!{_LOCAL}){_LOCAL}{{1,255}}?(?P<at>{_AT})(?:[\w-]{{1,63}}\.){{1,8}}[^\W\d_]{{2,24}}(?![^\W_])"
)
"""An e-mail address, its @ written in any way."""

_CUT = rf"[\s\u00a0\u202f.{_DASH}·/()_*]{{0,3}}"
TELEPHONE = re.compile(
    rf"(?<!\d)(?:"
    rf"(?:\(?\+|\b00){_CUT}(?:33|262|5[09]\d|68[1-9]){_CUT}(?:\(?0\)?{_CUT})?\d(?:{_CUT}\d){{5,8}}"
    rf"|0{_CUT}[1-9](?:{_CUT}\d){{8}})(?!\d)"
)
"""A French telephone number, national or international, however its figures are cut. Dates look like it: see `KEPT`."""

_MOBILE = re.compile(r"(?:0|(?:00)?(?:33|262|590|594|596)0?)[67]\d{8}$|0?6[39]\d{7}$")
"""The figures of a mobile number. Those of New Caledonia and of Polynesia have six or eight, behind 687 and 689."""

KEPT = re.compile(r"\b\d{1,2}([/.\-])\d{1,2}\1\d{4}\b|https?://\S+")
"""What holds figures and is no telephone number: dates, addresses of pages."""

# No set begins a case: what letters begin one is then known at a glance.
CIVILITE = (
    r"(?:M\.|MM\.|Mr|M(?=[\s\u00a0][A-ZÀ-Þ])|Mmes?\.?|mmes?\.?|MME|Mlle|MLLE|Madame|madame|MADAME"
    r"|Monsieur|monsieur|MONSIEUR|Messieurs|Dr|Docteur|Maître)"
)
"""A title that stands before a name."""

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ]\.(?:-?[A-ZÀ-ÖØ-Þ]\.)?|[A-ZÀ-ÖØ-Þ][\w’'\-]{1,40})"
# What stands before the name of a place: « le préfet de région Bourgogne » names nobody.
_PLACE = (
    r"(?:d[eu]s?|l[ae]s?|aux?|à|en|par|pour|sur|et|ou|est"
    r"|r[ée]gion|d[ée]partement|pr[ée]fecture|ville|commune|m[ée]tropole)"
)
_NOUN = rf"(?!{_PLACE}{_SPACE})[a-zà-ÿ][\w\-]{{1,40}}{_SPACE}"
_OF = rf"(?:(?:du|des|en|de(?:{_SPACE}la)?){_SPACE}|(?:de{_SPACE}l|d)[’'])"
_ROLE = (
    rf"l[ae]{_SPACE}{_NOUN}(?:{_NOUN})?(?:{_OF}{_NOUN}(?:{_NOUN})?)?"
    rf"(?={_CAPITAL}(?:[\s,.;:)]|$))"
)
# « MADAME LA PRÉFÈTE » names nobody, « MADAME LE GOFF » somebody: what tells them is the word after the article.
_OFFICE = (
    rf"L(?i:[ae]{_SPACE}(?:pr[ée]f|sous-|vice-|direct|chef|secr|pr[ée]sid|maire|minist|rect|commiss|d[ée]l[ée]gu|respons"
    rf"|inspect|procur|adjoint|doyen)[\w\-]*)(?!\w|{_SPACE}(?!D[EU]S?\b|G[ÉE]N|[Gg]én|ADJ)[A-ZÀ-Þ])"
)
_PARTICLE = rf"(?:d[eu]s?{_SPACE}|l[ea]{_SPACE}|d[’'])"
_PERSONNE = (
    rf"(?<![\w\-])(?:{CIVILITE}{_SPACE}{{1,3}}|(?<!\.)MM?\.(?=[A-ZÀ-Þ][\w’']))(?:{_ROLE})?"
    rf"(?!{CIVILITE}\b|{_OFFICE})(?:de{_SPACE}|d[’'])?{_CAPITAL}"
    rf"(?:{_SPACE}{{1,3}}{_PARTICLE}?{_CAPITAL}){{0,3}}"
)

# At a glance, for most texts hold nothing of that: no pattern finds anything where these do not.
FIGURES = re.compile(r"[0+０＋](?<!\d[0０])(?:[\W_]{0,12}\d){8}")
"""What any telephone number looks like, the marks of emphasis within it included."""

TITLE = re.compile(rf"{CIVILITE}(?:(?<=\.)|(?![^\W_]))")
"""What stands before any name that a title announces."""

_MARKS = tuple(mark.encode() for mark in ("@", "＠", "%40", "(a)", "arobas", "mailto:", "tel:"))
# Apart: what begins with one letter is looked for five times faster.
_AROUND = tuple(re.compile(mark + rb".{0,4}at", re.DOTALL) for mark in (rb"\(", rb"\["))


def may_reach(text: str) -> bool:
    """Whether a text may hold an e-mail address, or a link to one."""
    # As bytes, whose lower case costs a tenth of a text's.
    low = decoded(text).encode("utf-8", "replace").lower()
    return any(map(low.__contains__, _MARKS)) or any(one.search(low) for one in _AROUND)


def may_call(text: str) -> bool:
    """Whether a text may hold a telephone number."""
    return FIGURES.search(decoded(text)) is not None


def may_name(text: str) -> bool:
    """Whether a text may hold a telephone number, or a title and a name."""
    return may_call(text) or TITLE.search(decoded(text)) is not None


@cache
def persons() -> re.Pattern[str]:
    """Return what finds titles with names: « Madame la cheffe Quintrec », but not « Madame la préfète ».

    Made when it is asked for: it takes five milliseconds, and few commands meet a text that needs it.
    """
    return re.compile(_PERSONNE)


def address(found: re.Match[str]) -> str:
    """Return an e-mail address that `COURRIEL` found, with its @."""
    start, end = (place - found.start() for place in found.span("at"))
    return f"{found[0][:start]}@{found[0][end:]}"


def telephones(text: str) -> Iterator[re.Match[str]]:
    """Yield the telephone numbers of a text; the figures of dates and of addresses of pages are none."""
    # Masked by as many letters: positions stay those of the text.
    masked = KEPT.sub(lambda match: "x" * len(match[0]), text)
    yield from TELEPHONE.finditer(masked)


def is_mobile(number: str) -> bool:
    """Whether a telephone number is a mobile one, in France or overseas: a person's, and not a service's."""
    return _MOBILE.match(re.sub(r"\D", "", number)) is not None


def without_addresses(text: str, instead: str) -> str:
    """Return a text whose e-mail addresses were replaced."""
    return without(text, COURRIEL, instead)


def without_persons(text: str, instead: str) -> str:
    """Return a text whose telephone numbers, titles and names were replaced."""
    cleaned = replaced(text, lambda read: (one.span() for one in telephones(read)), instead)
    return without(cleaned, persons(), instead)


def without(text: str, pattern: re.Pattern[str], instead: str) -> str:
    """Return a text where what a pattern finds in it as it is read was replaced."""
    return replaced(text, lambda read: (one.span() for one in pattern.finditer(read)), instead)
