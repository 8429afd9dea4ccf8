"""Two catalogues at the same moment, and all that differs for readers and reviewers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vivier.intake.catalogue import Catalogue
from vivier.intake.problems import Problem
from vivier.records import KIND_RANKS, Fiche
from vivier.records.citations import Key
from vivier.urls import record_url

from .change import Alerte, Changement, Nature, Revue
from .lists import changed_lists
from .pairs import Pairs, pairs
from .reach import reach
from .records import Clock, alerts, details
from .words import quoted


class Side(NamedTuple):
    """What is compared.

    Attributes:
        catalogue: the records.
        problems: what a check says of them.
        left_out: files of records that could not be read, by kind and id.
    """

    catalogue: Catalogue
    problems: Sequence[Problem] = ()
    left_out: Mapping[Key, str] = {}


def compare(base: Side, head: Side, clock: Clock) -> Revue:
    """Return what a change does, from the records before and after it.

    Records read from the same bytes are not looked at: the cost is that of what changed.

    Args:
        base: before; records may be left out.
        head: after.
        clock: the moment at which both are seen.
    """
    found = pairs(base.catalogue, head.catalogue)
    changes, silent = _changes(base, head, found, clock)
    changes.sort(key=lambda one: (one.nature.rang, KIND_RANKS[one.genre], one.id))
    touched = [one.cle for one in changes] + [(one.genre, one.ancien) for one in changes if one.ancien]
    appeared, gone = _problems(base, head, found)
    lists, renamed = changed_lists(base.catalogue, head.catalogue)
    return Revue(
        changements=tuple(changes),
        muettes=tuple(silent),
        listes=lists,
        redirections=tuple(_moves(base.catalogue, head.catalogue, found)),
        alertes=tuple(_lost(base.catalogue, head.catalogue)),
        portee=reach(base.catalogue, head.catalogue, touched, renamed, clock),
        apparus=appeared,
        disparus=gone,
        illisibles=tuple(sorted(base.left_out.values())),
    )


def _record(catalogue: Catalogue, key: Key) -> Fiche:
    return catalogue.records[key[0]][key[1]]


def _changes(base: Side, head: Side, found: Pairs, clock: Clock) -> tuple[list[Changement], list[str]]:
    """Return what becomes of the records, and the files of those that change for nobody."""
    old, new = base.catalogue, head.catalogue
    changes, silent = [_withdrawn(old, new, key) for key in found.retirees], []
    for key in found.ajoutees:
        record = _record(new, key)
        # It was there: what of it changed cannot be known.
        nature = Nature.REPAREE if key in base.left_out else Nature.AJOUTEE
        said = tuple(alerts(None, record, clock))
        changes.append(Changement(nature, *key, record.titre, new.paths[key], alertes=said))
    for before, after in found.renommees:
        one, other = _record(old, before), _record(new, after)
        seen = details(one, other, clock)
        warned = list(alerts(one, other, clock, seen=bool(seen)))
        if before not in new.redirections:
            warned.append(_dead(before))
        path = new.paths[after]
        changes.append(Changement(Nature.RENOMMEE, *after, other.titre, path, before[1], seen, tuple(warned)))
    for key in found.modifiees:
        one, other = _record(old, key), _record(new, key)
        seen = details(one, other, clock)
        if seen:
            warned = list(alerts(one, other, clock))
            changes.append(
                Changement(Nature.MODIFIEE, *key, other.titre, new.paths[key], None, seen, tuple(warned))
            )
        else:
            silent.append(new.paths[key])
    return changes, silent


def _withdrawn(old: Catalogue, new: Catalogue, key: Key) -> Changement:
    known = key in new.redirections
    return Changement(
        Nature.RETIREE,
        *key,
        _record(old, key).titre,
        old.paths[key],
        alertes=() if known else (_dead(key),),
    )


def _dead(key: Key) -> Alerte:
    return Alerte(
        "adresse_perdue",
        f"l’adresse {record_url(*key)} ne mènera nulle part : ajouter {key[0]}:{key[1]} à postings/redirections.yml",
    )


def _moves(old: Catalogue, new: Catalogue, found: Pairs) -> Iterator[str]:
    """Yield what becomes of old addresses, but for those of which a renamed record says it."""
    renamed = set(found.renommees)
    for key, suite in new.redirections.items():
        if old.redirections.get(key) == suite or (key, suite.vers) in renamed:
            continue
        if suite.vers:
            yield f"l’adresse {record_url(*key)} mène à {record_url(*suite.vers)}"
        else:
            yield f"l’adresse {record_url(*key)} dit que la fiche est retirée : {quoted(suite.motif)}"


def _lost(old: Catalogue, new: Catalogue) -> Iterator[Alerte]:
    for key in old.redirections:
        if key not in new.redirections and key[1] not in new.records[key[0]]:
            yield _dead(key)


def _problems(base: Side, head: Side, found: Pairs) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems that appear and those that go, wherever lines moved to."""
    moved = {base.catalogue.paths[old]: head.catalogue.paths[new] for old, new in found.renommees}
    for key in found.modifiees:
        moved[base.catalogue.paths[key]] = head.catalogue.paths[key]
    was = [(one.code, moved.get(one.path, one.path), one.message) for one in base.problems]
    now = [(one.code, one.path, one.message) for one in head.problems]
    return _without(head.problems, now, Counter(was)), _without(base.problems, was, Counter(now))


def _without(
    problems: Sequence[Problem], keys: Sequence[tuple[str, str, str]], others: Counter[tuple[str, str, str]]
) -> tuple[Problem, ...]:
    left = []
    for one, key in zip(problems, keys, strict=True):
        if others[key]:
            others[key] -= 1
        else:
            left.append(one)
    return tuple(left)
