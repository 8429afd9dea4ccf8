"""One query on the index: the reference that ``content/assets/js/search/query.js`` is compared with.

All the words are looked for first; then, each only when too little was found, the words that the last one begins, the
words that others misspell, and fewer words. The answer says how far it went.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from .analysis import PREFIXES, REFERENCE_LABELS, STOP_WORDS, query_words, rejoined, stem
from .places import CATEGORY, Places, department
from .reader import Read, Reader
from .scoring import FacetCounts, Filters, Matches, added, counted, matches, ordered, raised, refused
from .spelling import PREFIX_PENALTY, Variants, begun, known, respelled, widened

FEW = 3
"""Below this number of records, the search loosens."""
FEW_OPEN = 10
"""Below this number of open records, the search says how many closed ones there are."""
_WORDS = 12
_CATEGORIES = frozenset(("a", "aplus", "b", "c"))
_A_PLUS = re.compile(r"\ba\+", re.IGNORECASE | re.ASCII)
# A reference or a long number.
_REFERENCE = re.compile(r"(?=.*[0-9]).{5}")
_OPEN, _CLOSED = 0, 1


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked.

    Attributes:
        mots: words, as they were typed.
        filtres: accepted codes of each facet; none for a facet that does not matter.
        tri: « pertinence », « echeance » or « publication ».
        closes: whether closed records are among the results.
        typing: whether the last word may be unfinished.
    """

    mots: str = ""
    filtres: Filters = field(default_factory=dict)
    tri: str = "pertinence"
    closes: bool = False
    typing: bool = False


class Correction(NamedTuple):
    """A typed word, folded, and the words searched in its place."""

    word: str
    shown: list[str]


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place that the words name, and how many results choosing it would give."""

    facet: str
    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    Attributes:
        step: how far the search went: « all », « prefix », « typos » or « fewer »; empty when no word was asked.
        exact: how many records the first step found, before filters.
        closed: how many closed records match, filters included; None when nobody counted.
        results: segment and number in it of each result, in order.
        facets: counts of every value of each facet.
        corrections: what was searched instead of words.
        places: regions, départements and categories that the words name, and that results may have.
    """

    step: str
    exact: int
    closed: int | None
    results: list[tuple[int, int]]
    facets: dict[str, FacetCounts]
    corrections: list[Correction]
    places: list[PlaceFound]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a step found: records of each segment, none for one that was not read."""

    words: Sequence[Variants]
    need: int
    open: Matches
    closed: Matches | None

    @property
    def total(self) -> int:
        return len(self.open.documents) + (len(self.closed.documents) if self.closed else 0)

    @property
    def most(self) -> int:
        """The most words that one record has; of closed ones, where they were read."""
        return max(self.open.most, self.closed.most if self.closed else 0)


class Index:
    """An index, ready to be asked.

    Args:
        read: gives the bytes of a file of the index.
    """

    def __init__(self, read: Read) -> None:
        self.reader = Reader(read)

    def search(self, request: Request) -> Answer:
        """Answer a request."""
        typed = self._typed(request.mots)
        words = self._asked(typed, request.typing)
        found, step, exact, corrections = self._find(words, request)
        pool = [(_OPEN, found.open)]
        if request.closes and found.closed:
            pool.append((_CLOSED, found.closed))
        places = self.places(typed)
        results: list[tuple[int, int]] = []
        facets: dict[str, FacetCounts] = {}
        kept = []
        for segment, match in pool:
            columns = self.reader.columns(segment)
            # Where too few words are found, a place must not hide the occupation.
            for facet, code in places if step != "fewer" else ():
                raised(match, columns, facet, code)
            failed, by = refused(match, columns, request.filtres)
            counts = counted(match, columns, failed, by)
            facets = {name: added(facets[name], one) for name, one in counts.items()} if facets else counts
            documents = match.documents[failed == 0]
            kept.append(len(documents))
            scores = match.scores if words else None
            order = ordered(self.reader, segment, documents, scores, request.tri)
            results += [(segment, int(document)) for document in order]
        closed = kept[1] if len(kept) > 1 else self._closed(found, request) if kept[0] < FEW_OPEN else None
        named = [PlaceFound(facet, *one) for facet, code in places for one in facets[facet] if one[0] == code]
        return Answer(step, exact, closed, results, facets, corrections, named)

    def card(self, segment: int, document: int) -> dict[str, str]:
        """Return what a result shows: its own columns, its kind, its state, its address from the root of the site."""
        card = self.reader.card(segment, document)
        kind, label = self._value("genre", segment, document)
        address = f"{self.reader.root['dossiers'][kind]}/{card['id']}/"
        _, state = self._value("statut", segment, document)
        return {**card, "genre": kind, "sorte": label, "etat": card["etat"] or state, "adresse": address}

    def _value(self, facet: str, segment: int, document: int) -> tuple[str, str]:
        """Return code and label of the first value of a facet; empty ones for none."""
        column = next(column for column in self.reader.columns(segment) if column.nom == facet)
        return next((column.valeurs[value] for value in column.of(document)), ("", ""))

    def _typed(self, text: str) -> list[str]:
        """Return the words of a query as the index has them: « cat. A+ », « télé travail » are read."""
        made: list[str] = []
        for word in rejoined(query_words(_A_PLUS.sub("aplus", text))):
            before = made[-1] if made else ""
            if before in PREFIXES and known(self.reader, before + word):
                made[-1] += word
                continue
            if before == "cat" and word in _CATEGORIES:
                made[-1] = CATEGORY
            made.append(word)
        return made

    @cached_property
    def places(self) -> Places:
        """The places that a query may name."""
        return Places(self.reader.root["lieux"])

    def _asked(self, typed: Sequence[str], typing: bool) -> list[str]:
        """Return the words to find, one of each stem."""
        kept: dict[str, str] = {}
        labels = REFERENCE_LABELS if any(map(_REFERENCE.match, typed)) else ()
        for word in typed:
            if word not in STOP_WORDS and word not in labels:
                kept.setdefault(stem(word), word)
        words = list(kept.values())[:_WORDS]
        # « in », « chargé de mission in »: too short to say anything yet.
        if typing and words and len(words[-1]) < 3 and not known(self.reader, words[-1]):
            words.pop()
        return words

    def _find(self, words: Sequence[str], request: Request) -> tuple[_Found, str, int, list[Correction]]:
        """Return what the words find, at which step, how much the first step found, and the corrections."""
        # A postal code is the number of its département too.
        variants: list[Variants] = [{stem(one): 0 for one in (word, department(word))} for word in words]

        def unfinished() -> list[Variants]:
            last = [widened(one, begun(self.reader, words[-1]), PREFIX_PENALTY) for one in variants[-1:]]
            return variants[:-1] + last

        if request.typing:
            variants = unfinished()
        found = self._try(variants, len(words), request)
        if not words:
            return found, "", found.total, []
        exact, step = found.total, "all"

        def loosen(name: str, variants: Sequence[Variants], need: int) -> _Found:
            nonlocal found, step
            tried = self._try(variants, need, request)
            if tried.total > found.total:
                found, step = tried, name
            return tried

        corrections: list[Correction] = []
        if exact < FEW and not request.typing:
            variants = unfinished()
            loosen("prefix", variants, len(words))
        if found.total < FEW:
            spellings = [respelled(self.reader, word, typing=request.typing) for word in words]
            variants = [widened(one, *spelling) for one, spelling in zip(variants, spellings, strict=True)]
            corrections = [
                Correction(word, [entry.shown for entry in entries])
                for word, (entries, _) in zip(words, spellings, strict=True)
                if entries
            ]
            loosen("typos", variants, len(words))
        if len(words) > 1 and not found.total:
            # Half of them, else as many as one record has.
            most = loosen("fewer", variants, (len(words) + 1) // 2).most
            if most and not found.total:
                loosen("fewer", variants, most)
        return found, step, exact, corrections if step in ("typos", "fewer") else []

    def _try(self, words: Sequence[Variants], need: int, request: Request) -> _Found:
        opened = matches(self.reader, _OPEN, words, need)
        few = request.closes or len(opened.documents) < FEW_OPEN
        return _Found(words, need, opened, matches(self.reader, _CLOSED, words, need) if few else None)

    def _closed(self, found: _Found, request: Request) -> int:
        """Return how many closed records match."""
        match = found.closed or matches(self.reader, _CLOSED, found.words, found.need)
        if not any(request.filtres.values()):
            return len(match.documents)
        failed, _ = refused(match, self.reader.columns(_CLOSED), request.filtres)
        return int(np.count_nonzero(failed == 0))
