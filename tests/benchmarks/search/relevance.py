"""The set of queries, and whether what an engine answers is a success."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("queries.yml")
FIRST = 3
"""The best record is among the first ones: what a telephone shows without scrolling."""

HALVES = ("reglage", "reserve")


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and what must come out.

    Attributes:
        mots: what is typed.
        difficulte: what makes it hard.
        moitie: « reglage » or « reserve ».
        attendus: ids that must be found, the best one first.
        leurres: ids that must not come before them.
        aucun: nothing answers it.
    """

    mots: str
    difficulte: str
    moitie: str
    attendus: tuple[str, ...] = ()
    leurres: tuple[str, ...] = ()
    aucun: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answers.

    Attributes:
        ids: the first ten records, « genre:id », the best one first.
        total: how many records it finds.
        counts: records by facet and value.
        approximate: whether the engine says that these results are not quite what was asked.
    """

    ids: tuple[str, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    approximate: bool


def queries() -> tuple[Query, ...]:
    """Return the set of queries."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    lists = ("attendus", "leurres")
    return tuple(Query(**(row | {key: tuple(row.get(key, ())) for key in lists})) for row in rows)


def success(query: Query, answer: Answer) -> bool:
    """Return whether the best expected record is among the first, and no decoy before it.

    Where nothing answers the query, the engine finds nothing, or says that its results are approximate.
    """
    if query.aucun:
        return not answer.ids or answer.approximate
    ids = [one.split(":", 1)[1] for one in answer.ids]
    if query.attendus[0] not in ids[:FIRST]:
        return False
    first = min(ids.index(one) for one in query.attendus if one in ids)
    return not set(ids[:first]) & set(query.leurres)


def table(results: Mapping[str, Sequence[tuple[Query, bool]]]) -> list[str]:
    """Return a Markdown table: successes of each engine by difficulty, then by half."""
    engines = list(results)
    lines = [f"| Difficulté | Requêtes | {' | '.join(engines)} |", f"|{' --- |' * (len(engines) + 2)}"]
    every = next(iter(results.values()), ())
    groups = [*dict.fromkeys(query.difficulte for query, _ in every), *HALVES, "toutes"]
    wins = {
        name: Counter(key for query, won in found if won for key in _keys(query))
        for name, found in results.items()
    }
    size = Counter(key for query, _ in every for key in _keys(query))
    for group in groups:
        cells = " | ".join(str(wins[name][group]) for name in engines)
        lines.append(f"| {group} | {size[group]} | {cells} |")
    return lines


def _keys(query: Query) -> tuple[str, str, str]:
    return query.difficulte, query.moitie, "toutes"
