"""The fields of a record that changed, by the name that editors give them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from vivier.french import agree, lowered
from vivier.records import DEPARTEMENTS, REGIONS, Fiche, Territoire
from vivier.records.shared import Contact

from .change import Detail
from .words import counted, listed, said

NEVER_SHOWN = frozenset({"id", "note_interne"})
"""Fields that no page shows."""

PERSONAL = frozenset({"courriel", "courriels", "telephone", "adresse_postale"})
"""Fields that reach somebody: that they changed is said, never their value."""

_PLACES: Mapping[str, Mapping[str, Territoire]] = {
    "departement": DEPARTEMENTS,
    "departements_concernes": DEPARTEMENTS,
    "regions_concernees": REGIONS,
}
"""Fields that hold codes of territories."""

_LONG = 120
"""A text longer than this is told by how many words of it change."""

_SUBJECTS = {
    "titre": "titre",
    "localisations": "lieu",
    "departement": "lieu",
    "regions_concernees": "lieu",
    "departements_concernes": "lieu",
    "lieu_base": "lieu",
    "categories": "categorie",
    "corps": "categorie",
    "type_contrat": "contrat",
    "duree_contrat": "contrat",
    "nature_offre": "contrat",
    "fondement_juridique": "contrat",
    "contacts": "contact",
    "liens": "lien",
}


def changed_fields(before: Fiche, after: Fiche, told: Collection[str] = ()) -> Iterator[Detail]:
    """Yield what changes in the fields of two records of one kind, in the order of the model.

    Args:
        before: a record.
        after: the same one later.
        told: dotted names of the fields of which something was said already.
    """
    yield from _group(before, after, (), "", frozenset(told))


def is_empty(value: object) -> bool:
    """Whether a field says nothing."""
    return value is None or value == ()


def _group(
    before: BaseModel, after: BaseModel, path: tuple[str, ...], label: str, told: frozenset[str]
) -> Iterator[Detail]:
    for name, info in type(after).model_fields.items():
        here = (*path, name)
        old, new = getattr(before, name, None), getattr(after, name, None)
        if old == new or name in NEVER_SHOWN or ".".join(here) in told:
            continue
        if places := _PLACES.get(name):
            old, new = _named_places(old, places), _named_places(new, places)
        title = info.title or name
        # « Organisation, nom », « Adresse de candidature ».
        whole = f"{label}, {lowered(title)}" if label else title
        private = name in PERSONAL or (name == "nom" and isinstance(after, Contact))
        yield from _value(old, new, here, whole, told, private=private)


def _value(
    old: Any, new: Any, path: tuple[str, ...], label: str, told: frozenset[str], *, private: bool = False
) -> Iterator[Detail]:
    subject = _SUBJECTS.get(path[0], "champ")
    if private:
        way = "ajouté" if is_empty(old) else "retiré" if is_empty(new) else "modifié"
        yield Detail(subject, f"{label} : {way}", _brief(subject, way))
    elif isinstance(old, BaseModel) and type(old) is type(new):
        yield from _group(old, new, path, label, told)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _items(old, new, path, label, told)
    elif _is_long(old) or _is_long(new):
        yield Detail(_SUBJECTS.get(path[0], "texte"), f"{label} : {_words(old or '', new or '')}")
    elif is_empty(old):
        yield Detail(subject, f"{label} : ajout de {said(new)}")
    elif is_empty(new):
        yield Detail(subject, f"{label} : retrait de {said(old)}")
    else:
        a, b = said(old), said(new)
        # What is hidden or cut may be the same words.
        yield Detail(subject, f"{label} : {a} devient {b}" if a != b else f"{label} : modifié")


def _named_places(value: Any, places: Mapping[str, Territoire]) -> Any:
    """Return the names of the territories whose codes a field holds."""
    if isinstance(value, tuple):
        return tuple(_named_places(one, places) for one in value)
    return f"{places[value].nom} ({value})" if value in places else value


def _is_long(value: object) -> bool:
    return type(value) is str and ("\n" in value or len(value) > _LONG)


def _words(old: str, new: str) -> str:
    """Return how much of a text changes, in words; what was only moved does not count."""
    before, after = Counter(counted(old)), Counter(counted(new))
    more, less = (after - before).total(), (before - after).total()
    if not old:
        return f"texte ajouté ({agree(more, 'mot')})"
    if not new:
        return f"texte retiré ({agree(less, 'mot')})"
    parts = []
    if more:
        parts.append(f"{agree(more, 'mot')} {'ajoutés' if more > 1 else 'ajouté'}")
    if less:
        said_less = "retirés" if less > 1 else "retiré"
        parts.append(f"{less} {said_less}" if more else f"{agree(less, 'mot')} {said_less}")
    return f"texte modifié ({', '.join(parts) or 'ordre des mots ou mise en forme'})"


def _items(
    old: tuple[Any, ...], new: tuple[Any, ...], path: tuple[str, ...], label: str, told: frozenset[str]
) -> Iterator[Detail]:
    subject = _SUBJECTS.get(path[0], "champ")
    before, after = _named(old), _named(new)
    gone = [name for (name, rank), _ in before.items() if (name, rank) not in after]
    come = [name for (name, rank), _ in after.items() if (name, rank) not in before]
    if come:
        yield Detail(subject, f"{label} : ajout de {listed(come)}", _brief(subject, "ajouté"))
    if gone:
        yield Detail(subject, f"{label} : retrait de {listed(gone)}", _brief(subject, "retiré"))
    changed = 0
    for key, value in after.items():
        other = before.get(key)
        if other is None or other == value:
            continue
        changed += 1
        inside = list(_value(other, value, path, f"{label}, {key[0]}", told))
        yield from inside or [Detail(subject, f"{label}, {key[0]} : modifié")]
    if not (come or gone or changed):
        yield Detail(subject, f"{label} : ordre modifié")


def _named(values: tuple[Any, ...]) -> dict[tuple[str, int], Any]:
    """Return the items of a list by what is said of them, and their rank among those of which the same is said."""
    seen: Counter[str] = Counter()
    found = {}
    for value in values:
        name = said(value)
        found[name, seen[name]] = value
        seen[name] += 1
    return found


def _brief(subject: str, way: str) -> str:
    return f"{subject} {way}" if subject in ("contact", "lien") else ""
