"""What changes in the shared lists, and how many records cite it."""

from collections import defaultdict
from collections.abc import Iterator

from vivier.intake.catalogue import Catalogue
from vivier.intake.outcome import claims_of
from vivier.intake.shared_lists import SHARED_LISTS, Entree
from vivier.records.citations import Key

from .change import Liste
from .fields import is_empty
from .words import listed, quoted, said


def changed_lists(base: Catalogue, head: Catalogue) -> tuple[tuple[Liste, ...], frozenset[Key]]:
    """Return the entries that changed, in the order of the lists, and the records that show one under another name.

    Records are only read where an entry that they may cite changed.
    """
    found = [
        (name, ident, text)
        for name in SHARED_LISTS
        for ident, text in _changes(getattr(base, name), getattr(head, name))
    ]
    cited: defaultdict[tuple[str, str], set[Key]] = defaultdict(set)
    if any(SHARED_LISTS[name].code for name, _, _ in found):
        for record in head:
            for name, ident, _ in claims_of(record).listed:
                cited[name, ident].add(record.cle)
    lists = tuple(Liste(name, ident, text, len(cited[name, ident])) for name, ident, text in found)
    renamed = (cited[one.liste, one.id] for one in lists if _renamed(one, base, head))
    return lists, frozenset().union(*renamed)


def _renamed(one: Liste, base: Catalogue, head: Catalogue) -> bool:
    before, after = (getattr(side, one.liste).get(one.id) for side in (base, head))
    return before is not None and after is not None and before.nom != after.nom


def _changes(before: "dict[str, Entree]", after: "dict[str, Entree]") -> Iterator[tuple[str, str]]:
    for ident in sorted({*before, *after}):
        old, new = before.get(ident), after.get(ident)
        if old is None and new is not None:
            yield ident, f"{quoted(new.nom)} ajouté"
        elif old is not None and new is None:
            yield ident, f"{quoted(old.nom)} retiré"
        elif old is not None and new is not None and old != new:
            if old.nom != new.nom:
                yield ident, f"{quoted(old.nom)} devient {quoted(new.nom)}"
            else:
                yield ident, f"{quoted(new.nom)} : {listed(_fields(old, new))}"


def _fields(old: Entree, new: Entree) -> Iterator[str]:
    for name, info in type(new).model_fields.items():
        a, b = getattr(old, name), getattr(new, name)
        if a != b:
            label = (info.title or name).lower()
            yield f"{label} {'retiré' if is_empty(b) else f'devient {said(b)}'}"
