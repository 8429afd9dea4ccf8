"""Which records answer a query, in what order, and how many of them have each value of each facet.

Integers only, so that a browser finds the same (``content/assets/js/search/query.js``).
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .reader import Column, Reader
from .spelling import Variants

PLACE = 15 * 96 * 16
"""What a place that is asked for adds to a record: more than a word usually does."""

Array = NDArray[np.int64]
Filters = Mapping[str, Sequence[str]]
FacetCounts = list[tuple[str, str, int]]
"""Code, label and count of each value of a facet, in the order in which they are shown."""


class Matches(NamedTuple):
    """Records of a segment, in order, the score of every record of the segment, and the most words that one has."""

    documents: Array
    scores: Array
    most: int


def idf(size: int, count: int) -> int:
    """Return how much a term tells that ``count`` records of ``size`` have, in sixteenths of a bit."""
    return max(1, math.floor(16 * math.log2(1 + (size - count + 0.5) / (count + 0.5)) + 0.5))


def matches(reader: Reader, segment: int, words: Sequence[Variants], need: int) -> Matches:
    """Return the records of a segment that have at least ``need`` of the words: one of their variants."""
    size = reader.size(segment)
    scores, had = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for variants in words:
        best = np.zeros(size, np.int64)
        for term, penalty in variants.items():
            found = reader.posting(segment, term)
            weight = idf(size, len(found.documents)) * (16 - penalty)
            best[found.documents] = np.maximum(best[found.documents], found.impacts * weight)
        scores += best
        had += best > 0
    return Matches(np.flatnonzero(had >= need), scores, int(had.max(initial=0)))


def raised(found: Matches, columns: Sequence[Column], facet: str, code: str) -> None:
    """Add to the scores of the records of a place."""
    for column in columns:
        codes = [one for one, _ in column.valeurs]
        if column.nom == facet and code in codes:
            found.scores[column.owners()[column.values == codes.index(code)]] += PLACE


def refused(found: Matches, columns: Sequence[Column], filters: Filters) -> tuple[Array, Array]:
    """Return, for each record found, how many filters refuse it, and the rank of the last facet that does."""
    failed = np.zeros(len(found.documents), np.int64)
    by = np.zeros(len(found.documents), np.int64)
    for rank, column in enumerate(columns):
        if codes := filters.get(column.nom):
            wanted = np.array([code in codes for code, _ in column.valeurs], bool)
            accepted = np.zeros(len(column.starts) - 1, bool)
            accepted[column.owners()[wanted[column.values]]] = True
            refusal = ~accepted[found.documents]
            failed += refusal
            by[refusal] = rank
    return failed, by


def counted(found: Matches, columns: Sequence[Column], failed: Array, by: Array) -> dict[str, FacetCounts]:
    """Return the counts of every value: those of a facet do not obey its own filter."""
    counts = {}
    for rank, column in enumerate(columns):
        taken = np.zeros(len(column.starts) - 1, bool)
        taken[found.documents[(failed == 0) | ((failed == 1) & (by == rank))]] = True
        sums = np.bincount(column.values[taken[column.owners()]], minlength=len(column.valeurs))
        counts[column.nom] = [
            (code, label, int(count)) for (code, label), count in zip(column.valeurs, sums, strict=True)
        ]
    return counts


def added(first: FacetCounts, other: FacetCounts) -> FacetCounts:
    """Return the counts of two segments; values that the second alone has stand after the one before them."""
    own = {code for code, _, _ in first}
    made, at = list(first), 0
    for code, label, count in other:
        if code in own:
            while made[at][0] != code:
                at += 1
            made[at] = (code, label, made[at][2] + count)
        else:
            made.insert(at, (code, label, count))
        at += 1
    return made


def ordered(reader: Reader, segment: int, documents: Array, scores: Array | None, order: str) -> Array:
    """Return records in the order asked for; records are numbered by deadline, which settles ties."""
    if order == "publication":
        days = reader.published(segment)[documents]
        return documents[np.argsort(-days, kind="stable")]
    if order == "echeance" or scores is None:
        return documents
    return documents[np.argsort(-scores[documents], kind="stable")]
