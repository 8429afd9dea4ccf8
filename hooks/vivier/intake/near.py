"""The nearest known word to one that was refused: suggested only when it is really near."""

from collections.abc import Iterable
from functools import lru_cache

from vivier.records.citations import Key
from vivier.records.vocabulary import folded

THRESHOLD = 0.75
"""Least likeness, from 0 to 1, of a value that is suggested: a wrong suggestion is worse than none."""

SAME_FIELD = 0.6
"""Least likeness of an unknown field and of a missing one that are taken for the same: here there is one candidate."""

TIE = 0.05
"""Two values as near as this are no suggestion: « FPX » is as far from FPE as from FPT."""

_ANSWERS = {"oui": ("on", "yes", "y", "true", "vrai", "o"), "non": ("off", "no", "n", "false", "faux")}
"""What is meant by a yes or a no of another language: « on » is nearer to « non » than to « oui »."""

SOUGHT = 20
"""Most ids that do not exist for which a near one is sought: a folder that is gone is no typing mistake."""

LISTED = 10
"""Most values shown when none is near."""


@lru_cache(maxsize=4096)
def likeness(a: str, b: str) -> float:
    """Return how alike two words are, from 0 to 1, whatever the case, accents and separators."""
    # difflib costs a few milliseconds to import, and only broken records need it.
    from difflib import SequenceMatcher

    left, right = folded(a[:100]), folded(b[:100])
    if not left or not right:
        return 0.0
    return max(
        SequenceMatcher(None, left, right, autojunk=False).ratio(),
        SequenceMatcher(None, right, left, autojunk=False).ratio(),
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, or None when none is near enough, or when two are as near."""
    scored = sorted(((likeness(word, other), other) for other in known), reverse=True)
    if not scored or scored[0][0] < THRESHOLD:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < TIE and scored[0][0] < 1:
        return None
    return scored[0][1]


class Ids:
    """The ids of all records, among which one that does not exist is sought: once, for all who make that mistake.

    Args:
        keys: kinds and ids, in order.
    """

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = keys
        self._known: dict[str, list[tuple[str, str]]] = {}
        self._near: dict[Key, str | None] = {}

    def near(self, kind: str, ident: str) -> str | None:
        """Return the id of a kind that is meant, or None; after `SOUGHT` mistakes, none is sought."""
        key = (kind, ident)
        if key not in self._near:
            self._near[key] = self._sought(*key) if len(self._near) < SOUGHT else None
        return self._near[key]

    def _sought(self, kind: str, ident: str) -> str | None:
        if not self._known:
            for genre, name in self._keys:
                self._known.setdefault(genre, []).append((folded(name[:100]), name))
        word = folded(ident[:100])
        letters = [(letter, word.count(letter)) for letter in set(word)]
        # A hundredth of the time of a comparison: most ids lack too many letters to be as near as that.
        least = (THRESHOLD - TIE) / 2
        return nearest(
            ident,
            [
                name
                for flat, name in self._known.get(kind, ())
                if sum([min(count, flat.count(letter)) for letter, count in letters])
                >= least * (len(word) + len(flat))
            ],
        )


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """Return a remedy: the nearest value, else all of them if they are few, else None."""
    values = list(known)
    meant = next((answer for answer, forms in _ANSWERS.items() if word.lower() in forms), None)
    near = meant if meant in values else nearest(word, values)
    if near is not None:
        return f"écrire {near}"
    if 0 < len(values) <= LISTED:
        return f"choisir parmi : {', '.join(values)}"
    return None
