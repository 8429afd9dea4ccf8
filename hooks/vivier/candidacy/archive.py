"""What leaves a record when it closes, and when it is archived.

At its end a posting loses every way to apply; a suspended one too, until it resumes. Archived, it also loses the names,
telephones and e-mail addresses that its fields and texts hold. Sources: règlement (UE) 2016/679, article 5 1. e): data
are kept no longer than needed. No official period was found for the contacts of past postings: the delay is a setting.
What is searched for is in `vivier.records.personal`: a name that no contact gives and no title announces stays, and Git
keeps the history of the file, which a site cannot mend.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Mission
from vivier.records.personal import CIVILITE, COURRIEL, PERSONNE, TELEPHONE
from vivier.records.shared import Contact
from vivier.records.vocabulary import folded

R = TypeVar("R", bound=Emploi | Mission)

RETIRE = "[coordonnées retirées]"
"""What stands in a text where a name, a telephone or an address was."""

# [libellé](mailto:…), <mailto:…> and [libellé]: mailto:…; the label stays, as text.
_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\s{0,9}<?(?:mailto|tel):[^)\s]*[^)]{0,200}\)|<(?:mailto|tel):[^>\s]*>", re.IGNORECASE
)
_REFERENCE = re.compile(r"^([ \t]*\[[^\[\]]+\]:)[ \t]+<?(?:mailto|tel):\S+.*$", re.IGNORECASE | re.MULTILINE)
_GAP = r"[\s\u00a0\u202f\-\u2010-\u2015*_’']{1,5}"
_NOT_A_NAME = re.compile(r"[,;:/(–—]|\bet\b|\bou\b", re.IGNORECASE)


def closed(record: R) -> R:
    """Return a copy of a record without any way to apply: channels, addresses in texts, links to the application."""
    apply = record.candidature.url if record.candidature else None
    clean = _with_texts(record, lambda text: _without_links(text, apply))
    changes: dict[str, Any] = {
        "liens": tuple(one for one in clean.liens if one.url != apply and not COURRIEL.search(one.url)),
        "source": clean.source.model_copy(update={"url": _elsewhere(clean.source.url, apply)}),
    }
    if clean.candidature is not None:
        nowhere = {"courriels": (), "url": None, "adresse_postale": None}
        changes["candidature"] = clean.candidature.model_copy(update=nowhere)
    # Not validated again: a procedure on line without its address is just what is meant.
    return cast("R", clean.model_copy(update=changes))


def purged(record: R) -> R:
    """Return a copy of a record that is also without the names, telephones and addresses of its contacts and texts."""
    names = _names(record)
    clean = _with_texts(closed(record), lambda text: _without_persons(text, names))
    changes: dict[str, Any] = {
        "contacts": tuple(_anonymous(one) for one in clean.contacts),
        "note_interne": None,
    }
    return cast("R", clean.model_copy(update=changes))


def _anonymous(contact: Contact) -> Contact:
    return contact.model_copy(update={"nom": None, "courriel": None, "telephone": None, "url": None})


def _elsewhere(url: str | None, apply: str | None) -> str | None:
    """Return the address of a source, unless it is where one applied, or somebody's."""
    return None if url is None or url == apply or COURRIEL.search(url) else url


def _without_links(text: str, apply: str | None) -> str:
    cleaned = _LINK.sub(lambda match: match[1] or RETIRE, text)
    cleaned = _REFERENCE.sub(r"\1 #", cleaned)
    cleaned = COURRIEL.sub(RETIRE, cleaned)
    if apply and apply in cleaned:
        cleaned = re.sub(rf"\[([^\[\]]*)\]\(\s{{0,9}}<?{re.escape(apply)}[^)]{{0,200}}\)", r"\1", cleaned)
        cleaned = re.sub(rf"{re.escape(apply)}(?![\w/?#%&=\-])", RETIRE, cleaned)
    return cleaned


def _without_persons(text: str, names: re.Pattern[str] | None) -> str:
    cleaned = PERSONNE.sub(RETIRE, TELEPHONE.sub(RETIRE, text))
    return names.sub(RETIRE, cleaned) if names is not None else cleaned


def _names(record: Emploi | Mission) -> re.Pattern[str] | None:
    """Return what finds the names of a record's contacts in its texts, or None where it has none."""
    places = (
        {place.commune for place in record.localisations if place.commune}
        if isinstance(record, Emploi)
        else ()
    )
    known = _places() | {folded(word) for name in places for word in name.split()}
    persons = [words for contact in record.contacts if contact.nom for words in _persons(contact.nom)]
    found = [form for words in persons for form in _forms(words, known)]
    return re.compile("|".join(dict.fromkeys(found)), re.IGNORECASE) if found else None


def _persons(name: str) -> Iterable[list[str]]:
    """Yield the persons that a field names, each as its words; « cheffe de bureau » after a comma is none."""
    for part in _NOT_A_NAME.split(name):
        words = re.sub(rf"^\s*{CIVILITE}(?=\s|$)", "", part).split()
        if words and words[-1][0].isupper():
            yield words


def _forms(words: list[str], known: set[str]) -> list[str]:
    """Return the forms of a name: given names or initials before the surname, the surname first, the surname alone.

    A surname that is also a town's, a département's or a region's is not looked for alone.
    """
    *given, surname = [_letters(word) for word in words]
    first = "|".join(dict.fromkeys([r"\w\.(?:-?\w\.)?", *given]))
    forms = [rf"(?<!\w)(?:(?:{first}){_GAP}){{1,4}}{surname}(?!\w)"]
    if given:
        forms.append(rf"(?<!\w){surname}{_GAP}{_GAP.join(given)}(?!\w)")
    if folded(words[-1]) not in known and len(words[-1]) > 2:
        # Where the field has no given name, a word with a capital before the surname is taken for one.
        before = "" if given else rf"(?:(?-i:[A-ZÀ-Ý][a-zà-ÿ]+){_GAP})?"
        forms.append(rf"(?<![\w-]){before}{surname}(?![\w-])")
    return forms


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


def _places() -> set[str]:
    named = [*REGIONS.values(), *DEPARTEMENTS.values()]
    return {
        folded(word)
        for place in named
        for name in (place.nom, place.chef_lieu or "")
        for word in re.split(r"[\s-]", name)
    }


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
