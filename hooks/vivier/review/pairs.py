"""Which record of one catalogue is which of another: by its id, by the table of redirections, by its content."""

from collections import defaultdict
from dataclasses import dataclass

from vivier.intake.catalogue import Catalogue
from vivier.records import KIND_RANKS, KINDS
from vivier.records.citations import Key


@dataclass(frozen=True, slots=True)
class Pairs:
    """The records of two catalogues, sorted out. Each list is sorted by kind and id.

    Attributes:
        ajoutees: those of the second one alone.
        retirees: those of the first one alone.
        renommees: those that changed id: old and new.
        modifiees: those of both, read from other bytes.
    """

    ajoutees: tuple[Key, ...]
    retirees: tuple[Key, ...]
    renommees: tuple[tuple[Key, Key], ...]
    modifiees: tuple[Key, ...]


def pairs(base: Catalogue, head: Catalogue) -> Pairs:
    """Sort the records of two catalogues out; no record is read."""
    before, after = _keys(base), _keys(head)
    gone = {key: None for key in before if key not in after}
    come = {key: None for key in after if key not in before}
    renamed = []
    for old in list(gone):
        suite = head.redirections.get(old)
        if suite and suite.vers in come and suite.vers[0] == old[0]:
            renamed.append((old, suite.vers))
            del gone[old], come[suite.vers]
    by_content: defaultdict[tuple[str, bytes], list[Key]] = defaultdict(list)
    for new in come:
        if digest := head.digests.get(new):
            by_content[new[0], digest].append(new)
    for old in list(gone):
        same = by_content.get((old[0], base.digests.get(old, b"")))
        if same:
            new = same.pop(0)
            renamed.append((old, new))
            del gone[old], come[new]
    changed = (
        key
        for key in before
        if key in after
        and (
            base.digests.get(key) != head.digests.get(key)
            # A catalogue made by hand has no digests.
            or (key not in base.digests and base.records[key[0]][key[1]] != head.records[key[0]][key[1]])
        )
    )
    return Pairs(
        tuple(come), tuple(gone), tuple(sorted(renamed, key=lambda one: _rank(one[1]))), tuple(changed)
    )


def _keys(catalogue: Catalogue) -> dict[Key, None]:
    return {(kind, ident): None for kind in KINDS for ident in catalogue.records[kind]}


def _rank(key: Key) -> tuple[int, str]:
    return KIND_RANKS[key[0]], key[1]
