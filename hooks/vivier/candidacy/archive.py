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
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Mission
from vivier.records.personal import CIVILITE, COURRIEL, PERSONNE, without_telephones
from vivier.records.shared import Contact
from vivier.records.vocabulary import folded

R = TypeVar("R", bound=Emploi | Mission)

RETIRE = "[coordonnées retirées]"
"""What stands in a text where a name, a telephone or an address was."""

# [libellé](mailto:…), <mailto:…> and [libellé]: mailto:…; the label stays, as text.
_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\s{0,9}<?(?:mailto|tel):[^()\s]{0,500}(?:\s[^()]{0,200})?\)|<(?:mailto|tel):[^<>\s]{0,500}>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"^([ \t]*\[[^\[\]]+\]:)[ \t]+<?(?:mailto|tel):\S+.*$", re.IGNORECASE | re.MULTILINE)
_MARKDOWN = re.compile(
    r"\[([^\[\]]*)\]\(\s{0,9}<?(https?://[^()\s<>]{1,500})>?(?:\s[^()]{0,200})?\)", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s()<>\[\]«»\"]*[^\s()<>\[\]«»\".,;:!?’']", re.IGNORECASE)
_GAP = r"[\s\u00a0\u202f\-\u2010-\u2015*_’']{1,5}"
_NOT_A_NAME = re.compile(r"[,;:/(–—&+|]|\s-\s|\b(?:et|ou|née?|épouse|époux)\b", re.IGNORECASE)
_FUNCTIONS = ("titre", "organisation", "autorite_recrutement", "reference", "corps", "metier")
"""Fields that name a post, a service or a text: « Chef de bureau » keeps its words, though a contact be Luc Bureau."""


def closed(record: R) -> R:
    """Return a copy of a record without any way to apply: channels, addresses in texts, links to the application."""
    apply = record.candidature.url if record.candidature else None
    postal = record.candidature.adresse_postale if record.candidature else None
    clean = _with_texts(record, lambda text: _without_links(text, apply, postal))
    changes: dict[str, Any] = {
        # Whom to ask is not how to apply: contacts stay, but for the page of the application.
        "contacts": tuple(
            one.model_copy(update={"url": None}) if _same(one.url, apply) else one for one in clean.contacts
        ),
        "liens": tuple(one for one in clean.liens if _elsewhere(one.url, apply)),
        "source": clean.source.model_copy(update={"url": _elsewhere(clean.source.url, apply)}),
    }
    if clean.candidature is not None:
        nowhere = {"courriels": (), "url": None, "adresse_postale": None}
        changes["candidature"] = clean.candidature.model_copy(update=nowhere)
    # Not validated again: a procedure on line without its address is just what is meant.
    return cast("R", clean.model_copy(update=changes))


def purged(record: R) -> R:
    """Return a copy of a record that is also without the names, telephones and addresses of its contacts and texts."""
    whole, alone = _names(record)
    shut = closed(record)
    clean = _with_texts(shut, lambda text: _without_persons(text, (*whole, *alone)))
    changes: dict[str, Any] = {
        name: _changed(getattr(shut, name), lambda text: _without_persons(text, whole))
        for name in _FUNCTIONS
        if name in type(shut).model_fields
    }
    changes["contacts"] = tuple(_anonymous(one) for one in clean.contacts)
    changes["note_interne"] = None
    return cast("R", clean.model_copy(update=changes))


def _anonymous(contact: Contact) -> Contact:
    return contact.model_copy(update={"nom": None, "courriel": None, "telephone": None, "url": None})


def _elsewhere(url: str | None, apply: str | None) -> str | None:
    """Return the address of a source, unless it is where one applied, or somebody's."""
    return None if url is None or _same(url, apply) or COURRIEL.search(url) else url


def _same(one: str | None, other: str | None) -> bool:
    """Whether two addresses are one page: the protocol, the host's case and a last slash make no difference."""
    return one is not None and other is not None and _bare(one) == _bare(other)


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|/(?=$|\?)", "", html.unescape(url), flags=re.IGNORECASE).casefold()


def _without_links(text: str, apply: str | None, postal: str | None) -> str:
    cleaned = _LINK.sub(lambda match: match[1] or RETIRE, text)
    cleaned = _REFERENCE.sub(r"\1 #", cleaned)
    # Twice: where two addresses touch, the second one only begins once the first is gone.
    cleaned = COURRIEL.sub(RETIRE, COURRIEL.sub(RETIRE, cleaned))
    if postal and postal in cleaned:
        cleaned = cleaned.replace(postal, RETIRE)
    if apply and "://" in cleaned:
        cleaned = _MARKDOWN.sub(lambda match: match[1] if _same(match[2], apply) else match[0], cleaned)
        cleaned = _URL.sub(lambda match: RETIRE if _same(match[0], apply) else match[0], cleaned)
    return cleaned


def _without_persons(text: str, names: Iterable[re.Pattern[str]]) -> str:
    cleaned = PERSONNE.sub(RETIRE, without_telephones(text, RETIRE))
    for name in names:
        cleaned = name.sub(RETIRE, cleaned)
    return cleaned


def _names(record: Emploi | Mission) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Return what finds the names of a record's contacts: whole names, then surnames alone."""
    places = (
        {place.commune for place in record.localisations if place.commune}
        if isinstance(record, Emploi)
        else ()
    )
    known = _places() | {folded(word) for name in places for word in name.split()}
    persons = [words for contact in record.contacts if contact.nom for words in _persons(contact.nom)]
    orders = [order for words in persons for order in _orders(words)]
    whole = [form for order in orders for form in _whole(order)]
    alone = [form for order in orders if (form := _alone(order, known))]
    return _patterns(whole), _patterns(alone)


def _patterns(forms: Iterable[str]) -> list[re.Pattern[str]]:
    return [re.compile(form, re.IGNORECASE) for form in dict.fromkeys(forms)]


def _persons(name: str) -> Iterable[list[str]]:
    """Yield the persons that a field names, each as its words; « cheffe de bureau » after a comma is none."""
    for part in _NOT_A_NAME.split(name):
        words = re.sub(rf"^\s*{CIVILITE}(?=\s|$)", "", part).replace(".", ". ").split()
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
    made = []
    for char in unicodedata.normalize("NFD", word):
        if unicodedata.combining(char):
            continue
        accented = _ACCENTS.get(char.lower())
        made.append(accented or (_GAP if char in "-‐‑’' " else re.escape(char)))
    return "".join(made)


_ACCENTS = {
    letter[0]: f"[{letter}]" for letter in ("aàâäáãå", "cç", "eéèêë", "iîïíì", "nñ", "oôöóòõ", "uùûüú", "yÿý")
}


@cache
def _places() -> frozenset[str]:
    named = [*REGIONS.values(), *DEPARTEMENTS.values()]
    return frozenset(
        folded(word)
        for place in named
        for name in (place.nom, place.chef_lieu or "")
        for word in re.split(r"[\s-]", name)
    )


def _with_texts(record: R, change: Callable[[str], str]) -> R:
    return cast("R", _changed(record, change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value whose texts were changed; what has nothing to change is returned as it is."""
    if type(value) is str:
        made = change(value)
        return value if made == value else made
    if isinstance(value, tuple):
        items = tuple(_changed(one, change) for one in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if isinstance(value, BaseModel):
        changes = {
            name: made
            for name in type(value).model_fields
            if (made := _changed(found := getattr(value, name), change)) is not found
        }
        # The id of a record never changes, other records name it; addresses have fields of their own to answer for.
        for name in ("id", "url", "courriel"):
            changes.pop(name, None)
        return value.model_copy(update=changes) if changes else value
    return value
