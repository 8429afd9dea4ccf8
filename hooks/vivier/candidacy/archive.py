"""What leaves a record when it closes, and when it is archived.

At its end a posting loses every way to apply; a suspended one too, until it resumes. Archived, it also loses the names,
telephones and e-mail addresses that its fields and texts hold. Sources: règlement (UE) 2016/679, article 5 1. e): data
are kept no longer than needed. No official period was found for the contacts of past postings: the delay is a setting.
What is searched for is in `vivier.records.personal`: a name that no contact gives and no title announces stays, and Git
keeps the history of the file, which a site cannot mend.
"""

import html
import re
import unicodedata
from bisect import bisect
from collections.abc import Container, Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, TypeVar

from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Mission
from vivier.records.personal import (
    CIVILITE,
    COURRIEL,
    FIGURES,
    TITLE,
    may_name,
    may_reach,
    without,
    without_addresses,
    without_persons,
)
from vivier.records.shared import Contact
from vivier.records.shown import decoded, readable
from vivier.records.vocabulary import folded

from .record_texts import changed, texts, updated

R = TypeVar("R", bound=Emploi | Mission)

RETIRE = "[coordonnées retirées]"
"""What stands in a text where a name, a telephone or an address was."""

# [libellé](mailto:…), <mailto:…> and [libellé]: mailto:…; the label stays, as text.
_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\s{0,9}<?(?ai:mailto|tel):[^()\s]{0,500}(?:\s[^()]{0,200})?\)|<(?ai:mailto|tel):[^<>\s]{0,500}>"
)
_REFERENCE = re.compile(r"^([ \t]*\[[^\[\]]+\]:)[ \t]+<?(?ai:mailto|tel):\S+.*$", re.MULTILINE)
_MARKDOWN = re.compile(
    r"\[([^\[\]]*)\]\(\s{0,9}<?(https?://[^()\s<>]{1,500})>?(?:\s[^()]{0,200})?\)", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s()<>\[\]«»\"]*[^\s()<>\[\]«»\".,;:!?’']", re.IGNORECASE)
_GAP = r"[\s\u00a0\u202f\-\u2010-\u2015*_’']{1,5}"
_NOT_A_NAME = re.compile(r"[,;:/(–—&+|]|\s-\s|\b(?:et|ou|née?|épouse|époux)\b", re.IGNORECASE)
_BEFORE = re.compile(rf"^\s*{CIVILITE}(?=\s|$)")
_FUNCTIONS = ("titre", "organisation", "autorite_recrutement", "reference", "corps", "metier")
"""Fields that name a post, a service or a text: « Chef de bureau » keeps its words, though a contact be Luc Bureau."""


def closed(record: R, *, silent: bool = False) -> R:
    """Return a copy of a record without any way to apply: channels, addresses in texts, links to the application.

    Args:
        record: a posting or a mission.
        silent: whether its texts are known to say none, so that they are not searched again.
    """
    return _shut(record) if silent else _closed(record)[0]


def _closed(record: R) -> tuple[R, list[str]]:
    """Return the copy, and its texts."""
    shut = _shut(record)
    how = record.candidature
    apply, postal = (how.url, how.adresse_postale) if how else (None, None)
    found = texts(shut)
    text = "\n".join(found)
    if may_reach(text) or (postal and postal in text) or (apply and "://" in text):
        changes = {one: made for one in found if (made := _without_links(one, apply, postal)) != one}
        if changes:
            shut = changed(shut, changes)
            found = texts(shut)
    return shut, found


def _shut(record: R) -> R:
    """Return a copy of a record whose fields, texts aside, say no way to apply."""
    how = record.candidature
    apply, emails = (how.url, set(map(str.casefold, how.courriels))) if how else (None, set())
    fields: dict[str, Any] = {
        # Whom to ask is not how to apply: contacts stay, but for the page and the addresses of the application.
        "contacts": tuple(_not_applying(one, apply, emails) for one in record.contacts),
        "liens": tuple(one for one in record.liens if _elsewhere(one.url, apply)),
        "source": updated(record.source, {"url": _elsewhere(record.source.url, apply)}),
    }
    if how is not None:
        # Not validated again: a procedure on line without its address is just what is meant.
        fields["candidature"] = updated(how, {"courriels": (), "url": None, "adresse_postale": None})
    return updated(record, fields)


def purged(record: R, *, silent: bool = False) -> R:
    """Return a copy of a record that is also without the names, telephones and addresses of its contacts and texts.

    Args:
        record: a posting or a mission.
        silent: whether its texts are known to hold nothing of that, so that they are not searched again.
    """
    nobody = updated(
        record, {"contacts": tuple(_anonymous(one) for one in record.contacts), "note_interne": None}
    )
    if silent:
        return _shut(nobody)
    shut, found = _closed(nobody)
    text = "\n".join(found)
    whole, alone = _names(record, text)
    suspects = found if whole or alone else _suspects(found)
    changes = {one: made for one in suspects if (made := _without_persons(one, (*whole, *alone))) != one}
    if not changes:
        return shut
    posts: dict[str, Any] = {
        name: changed(one, {said: _without_persons(said, whole) for said in texts(one)})
        for name in _FUNCTIONS
        if (one := getattr(shut, name, None)) is not None
    }
    return updated(changed(shut, changes), posts)


def _anonymous(contact: Contact) -> Contact:
    return updated(contact, {"nom": None, "courriel": None, "telephone": None, "url": None})


def _not_applying(contact: Contact, apply: str | None, emails: Container[str]) -> Contact:
    """Return a contact without the page or the e-mail address that files were sent to."""
    gone = {
        "url": _same(contact.url, apply),
        "courriel": contact.courriel is not None and contact.courriel.casefold() in emails,
    }
    lost = dict.fromkeys(name for name, applies in gone.items() if applies)
    return updated(contact, lost) if lost else contact


def _suspects(found: Sequence[str]) -> list[str]:
    """Return those of texts that may hold a telephone number, or a title and a name."""
    read = [*map(decoded, found)]
    text = "\n".join(read)
    starts = list(accumulate((len(one) + 1 for one in read), initial=0))
    # What is found may begin in one and end in another; what stands in it is not found again.
    spans = (match.span() for pattern in (FIGURES, TITLE) for match in pattern.finditer(text))
    rows = {row for start, end in spans for row in range(bisect(starts, start) - 1, bisect(starts, end - 1))}
    return [found[row] for row in sorted(rows)]


def _elsewhere(url: str | None, apply: str | None) -> str | None:
    """Return the address of a source, unless it is where one applied, or somebody's."""
    return None if url is None or _same(url, apply) or (may_reach(url) and COURRIEL.search(url)) else url


def _same(one: str | None, other: str | None) -> bool:
    """Whether two addresses are one page: the protocol, the host's case and a last slash make no difference."""
    return one is not None and other is not None and _bare(one) == _bare(other)


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|/(?=$|\?)", "", html.unescape(url), flags=re.IGNORECASE).casefold()


def _without_links(text: str, apply: str | None, postal: str | None) -> str:
    cleaned = text
    if may_reach(text):
        cleaned = _LINK.sub(lambda match: match[1] or RETIRE, cleaned)
        cleaned = _REFERENCE.sub(r"\1 #", cleaned)
        # Twice: where two addresses touch, the second one only begins once the first is gone.
        cleaned = without_addresses(without_addresses(cleaned, RETIRE), RETIRE)
    if postal and postal in cleaned:
        cleaned = cleaned.replace(postal, RETIRE)
    if apply and "://" in cleaned:
        cleaned = _MARKDOWN.sub(lambda match: match[1] if _same(match[2], apply) else match[0], cleaned)
        cleaned = _URL.sub(lambda match: RETIRE if _same(match[0], apply) else match[0], cleaned)
    return cleaned


def _without_persons(text: str, names: Iterable[re.Pattern[str]]) -> str:
    cleaned = without_persons(text, RETIRE) if may_name(text) else text
    for name in names:
        cleaned = without(cleaned, name, RETIRE)
    return cleaned


def _names(record: Emploi | Mission, text: str) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Return what finds the names of a record's contacts: whole names, then surnames alone.

    Only of those whose surname is somewhere in ``text``, those of the record: a pattern takes long to make.
    """
    named = [
        order
        for contact in record.contacts
        if contact.nom
        for words in _persons(contact.nom)
        for order in _orders(words)
    ]
    flat = _flat(readable(text, bare=True)) if named else b""
    orders = [order for order in named if _flat(_longest(order[-1])) in flat]
    if not orders:
        return [], []
    places = (
        {place.commune for place in record.localisations if place.commune}
        if isinstance(record, Emploi)
        else ()
    )
    known = _places() | {folded(word) for name in places for word in name.split()}
    whole = [form for order in orders for form in _whole(order)]
    alone = [form for order in orders if (form := _alone(order, known))]
    return _patterns(whole), _patterns(alone)


def _patterns(forms: Iterable[str]) -> list[re.Pattern[str]]:
    return [re.compile(form, re.IGNORECASE) for form in dict.fromkeys(forms)]


def _persons(name: str) -> Iterable[list[str]]:
    """Yield the persons that a field names, each as its words; « cheffe de bureau » after a comma is none."""
    for part in _NOT_A_NAME.split(name):
        words = _BEFORE.sub("", part).replace(".", ". ").split()
        # « M. le directeur » and « Bureau des ressources humaines » name nobody.
        if words and not any(word in _LOWER for word in words):
            yield words


_LOWER = {"le", "la", "les", "l’", "du", "des", "au", "aux"}


def _orders(words: list[str]) -> list[list[str]]:
    """Return a name with its surname last; lists write it first, « QUINTREC Aurélie »."""
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return [[*(word for word in words if word not in capitals), " ".join(capitals)]]
    return [words, [words[1], words[0]]] if len(words) == 2 else [words]


def _whole(words: list[str]) -> list[str]:
    """Return the forms of a whole name: given names or initials before the surname, and the surname first."""
    *given, surname = [_letters(word) for word in words]
    if not given:
        return []
    first = "|".join(dict.fromkeys([r"\w\.(?:-?\w\.)?", *given]))
    return [
        rf"(?<!\w)(?:(?:{first}){_GAP}){{1,4}}{surname}(?!\w)",
        rf"(?<!\w){surname}{_GAP}{_GAP.join(given)}(?!\w)",
        rf"(?<!\w){surname}{_GAP}\w\.(?!\w)",
    ]


def _alone(words: list[str], known: frozenset[str]) -> str | None:
    """Return the form of a surname alone, with a capital: « le petit comité » is not Mme Petit.

    A surname that is also a town's, a département's or a region's is not looked for alone.
    """
    *given, surname = words
    if folded(surname) in known or len(surname) <= 2:
        return None
    # Where the field has no given name, an initial or a word with a capital before the surname is taken for one.
    before = "" if given else rf"(?:(?-i:[A-ZÀ-Ý](?:[a-zà-ÿ]+|\.)){_GAP})?"
    return rf"(?<![\w-]){before}(?-i:(?=[A-ZÀ-Þ])){_letters(surname)}(?![\w-])"


def _letters(word: str) -> str:
    """Return a pattern for a word whatever its accents and its dashes."""
    return "".join(
        _ACCENTS.get(char.lower()) or (_GAP if _CUT.match(char) else re.escape(char)) for char in _plain(word)
    )


def _longest(word: str) -> str:
    """Return the longest piece of a word between dashes: that one has no cut that a text may write otherwise."""
    return max(_CUT.split(_plain(word)), key=len)


def _plain(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


_CUT = re.compile("[-‐‑’' ]")
_LETTERS = ("aàâäáãå", "cç", "eéèêë", "iîïíì", "nñ", "oôöóòõ", "uùûüú", "yÿý")
_ACCENTS = {letters[0]: f"[{letters}]" for letters in _LETTERS}
_BARE = bytes.maketrans(
    "".join(_LETTERS).encode("latin-1"), "".join(one[0] * len(one) for one in _LETTERS).encode("latin-1")
)


def _flat(text: str) -> bytes:
    """Return a text such that a word found by its `_letters` is found in it as it is; no letter beyond counts."""
    # Two letters that patterns take for an i whatever the case.
    low = text.casefold().replace("\u0307", "").replace("ı", "i")
    return low.encode("latin-1", "replace").translate(_BARE)


@cache
def _places() -> frozenset[str]:
    named = [*REGIONS.values(), *DEPARTEMENTS.values()]
    return frozenset(
        folded(word)
        for place in named
        for name in (place.nom, place.chef_lieu or "")
        for word in re.split(r"[\s-]", name)
    )
