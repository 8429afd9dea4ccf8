"""The French of a review: dates, numbers, values of fields. Nothing that reaches somebody is ever said."""

import re
from collections.abc import Iterable
from datetime import date, time

from pydantic import BaseModel

from vivier.candidacy.amounts import grouped, quantity
from vivier.french import day, enumerated, hour, partial_date
from vivier.records.dates import DatePartielle, JourSansAnnee
from vivier.records.numbers import Mesure, Quantite
from vivier.records.personal import without_addresses, without_persons
from vivier.records.territories import Localisation
from vivier.records.vocabulary import Vocabulary

LONGEST = 80
"""Longest value shown, in characters."""

MOST = 6
"""Most items of a list shown."""

HIDDEN = "[coordonnées masquées]"
"""What stands where a text names or reaches somebody."""

_NAMES = (
    "fonction",
    "libelle",
    "titre",
    "nom",
    "champ_attendu",
    "quoi",
    "organisation",
    "etat",
    "dispositif",
)
"""Fields that say what a group is, the best one first: a contact is a function before a person."""

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def listed(items: Iterable[str]) -> str:
    """Return « a, b et c »; beyond `MOST`, how many others there are."""
    found = list(items)
    if len(found) > MOST:
        left = len(found) - MOST + 1
        found = [*found[: MOST - 1], f"{left} autres"]
    return enumerated(found)


def anonymous(text: str) -> str:
    """Return a text without e-mail addresses, telephone numbers, nor names after a title."""
    return without_persons(without_addresses(text, HIDDEN), HIDDEN)


def cut(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def quoted(text: str) -> str:
    """Return a text between quotes, cut where it is long, without what reaches somebody."""
    return f"« {cut(anonymous(text))} »"


def counted(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def said(value: object) -> str:
    """Return the value of a field in a few words."""
    # A value of a closed list is a text too, a yes is a number.
    match value:
        case Vocabulary():
            return f"« {value.libelle} »"
        case bool():
            return "oui" if value else "non"
        case str():
            return quoted(value)
        case int() | float():
            return grouped(value)
        case date():
            return day(value)
        case time():
            return hour(value)
        case DatePartielle() | JourSansAnnee():
            return partial_date(*value.parties)
        case Quantite() | Mesure():
            return quoted(value.mention) if value.mention else quantity(value)
        case Localisation():
            return quoted(value.nom)
        case BaseModel():
            return _group(value)
        case tuple():
            return listed(said(one) for one in value)
    return quoted(str(value))


def _group(value: BaseModel) -> str:
    for name in _NAMES:
        found = getattr(value, name, None)
        if found is not None:
            return said(found)
    # No group but has a field that says something: the first one.
    return next((said(one) for _, one in value if one not in (None, ())), "vide")
