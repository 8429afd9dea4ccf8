"""The index of the search: a few hundred files, of which a query reads a handful.

Two segments: what is not over, which the search reads first, and what is, read when it is asked for. In each, records
are numbered by deadline, so that equal results come in the order that matters. ``root.bin`` names all the other files,
whose names are made from their contents.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from vivier import kept
from vivier.browse import Index
from vivier.outputs import Output
from vivier.records import KINDS

from .analysed import Analysed, Made
from .analysis import STOP_WORDS, tables
from .cards import CardOf, card_file, chunks
from .columns import Labels, dates_file, facet_files
from .lexicon import Lexicon, lexicon, word_shards
from .order import MARK, Documents, documents
from .places import place_names
from .postings import Shard, term_shards
from .wire import ROOT, packed

# How many files of terms and of cards a segment may have, about: more of them are smaller, so a query reads less.
_TERM_FILES = (150, 40)
_CARD_FILES = (340, 40)

Contents = list[tuple[str | int, str, bytes]]
"""Files of a part: where each begins, its name, its content."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the index.

    Attributes:
        raw: what decides the bytes of its files.
        make: gives them.
        first: where its only file begins, where its bytes do not say it.
        sure: whether ``raw`` is all that decides.
    """

    raw: tuple[bytes, ...]
    make: Callable[[], Contents]
    first: int | None = None
    sure: bool = True


def search_files(index: Index, card_of: CardOf, analysed: Analysed | None = None) -> Iterator[Output]:
    """Yield the files of the index, each once, ``ROOT`` last; their names are relative to its folder.

    Args:
        index: the catalogue at a moment. Records that did not change are not read.
        card_of: gives what a result shows of a record.
        analysed: what is kept from the last build, which is brought up to date; None to keep nothing.
    """
    build = _Build(index, card_of, Analysed() if analysed is None else analysed, documents(index))
    written: set[str] = set()
    for one in build.files():
        # Two empty columns are one file.
        if one.name not in written:
            written.add(one.name)
            yield one


class _Build:
    """One making of the index."""

    def __init__(
        self, index: Index, card_of: CardOf, analysed: Analysed, found: tuple[Documents, Documents]
    ) -> None:
        self._index, self._card_of, self._analysed, self._found = index, card_of, analysed, found

    def files(self) -> Iterator[Output]:
        """Yield every file, the root last."""
        analysed = self._analysed
        moved = analysed.update(self._index, self._found, self._card_of)
        if any(moved):
            shards, analysed.shards = analysed.shards, {}
            yield from _made(self._words, shards, analysed.shards)
        else:
            yield from _kept(analysed.shards, self._words)
        labels = Labels(analysed.labs)
        described: list[dict[str, object]] = []
        for number, changed in enumerate(moved):
            described.append({"fiches": len(self._found[number].keys)})
            # A closed posting is sorted by the name of a laboratory, which is not closed.
            yield from self._columns(number, labels, described[-1], changed=any(moved))
            yield from self._body(number, described[-1], changed=changed)
        if any(moved):
            analysed.labs = labels.kept
        analysed.finished(changed=any(moved))
        root = {
            "dossiers": {kind.nom: kind.dossier for kind in KINDS.values()},
            "vides": sorted(STOP_WORDS),
            "lieux": place_names(),
            "analyse": tables(),
            "mots": _named(analysed.shards),
            "segments": described,
        }
        content = json.dumps(root, ensure_ascii=False, separators=(",", ":")).encode()
        yield Output(ROOT, kept.digest(content), partial(packed, content))

    def _words(self) -> Iterator[_Part]:
        first, second = self._analysed.segments
        for one in word_shards(lexicon(self._analysed.words, (first.counts, second.counts))):
            yield _Part(one.raw, partial(_shard, one))

    def _columns(
        self, number: int, labels: Labels, entry: dict[str, object], *, changed: bool
    ) -> Iterator[Output]:
        """Yield the columns of a segment, and name them in its entry of the root."""
        segment, briefs, index = self._analysed.segments[number], self._found[number].briefs, self._index

        # Nothing of this object: what is published would keep all the words in memory as long as itself.
        @cache
        def files() -> dict[str, Callable[[], bytes]]:
            return dict((*facet_files(segment.columns, briefs, index, labels), dates_file(segment.columns)))

        if changed or not segment.files:
            segment.files = list(files())
        for name in segment.files:
            yield Output(name, name.encode(), partial(_of, files, name))
        # The columns name the files before them.
        entry["facettes"], entry["dates"] = segment.files[-2:]

    def _body(self, number: int, entry: dict[str, object], *, changed: bool) -> Iterator[Output]:
        """Yield the cards and the terms of a segment, and name their files in its entry of the root."""
        segment = self._analysed.segments[number]
        if changed:
            cards, segment.cards = segment.cards, {}
            yield from _made(partial(self._cards, number), cards, segment.cards)
            terms, segment.terms = segment.terms, {}
            yield from _made(partial(self._terms, number), terms, segment.terms)
        else:
            yield from _kept(segment.cards, partial(self._cards, number))
            yield from _kept(segment.terms, partial(self._terms, number))
        entry["cartes"], entry["termes"] = _named(segment.cards), _named(segment.terms)

    def _cards(self, number: int) -> Iterator[_Part]:
        found = self._found[number]
        cards = self._analysed.body(number, self._index, self._card_of, found).cards
        idents = [ident for _, ident in found.keys]
        for start, end in chunks(idents, _CARD_FILES[number]):
            raw = ("\n".join(found.names[start:end]).encode(), found.marks[start * MARK : end * MARK])
            make = partial(_card, start, idents[start:end], cards[start:end])
            yield _Part(raw, make, start, sure=found.known(start, end))

    def _terms(self, number: int) -> Iterator[_Part]:
        lists = self._analysed.body(number, self._index, self._card_of, self._found[number]).lists
        for one in term_shards(lists, _TERM_FILES[number]):
            yield _Part(one.raw, partial(_lists, one))


def _shard(shard: Lexicon) -> Contents:
    return [(shard.words[0], *shard.file())]


def _card(start: int, idents: Sequence[str], cards: Sequence[bytes]) -> Contents:
    return [(start, *card_file(idents, cards))]


def _lists(shard: Shard) -> Contents:
    return list(shard.files())


def _named(files: Made) -> list[tuple[str | int, str]]:
    return list(chain.from_iterable(files.values()))


def _made(parts: Callable[[], Iterator[_Part]], before: Made, now: Made) -> Iterator[Output]:
    """Yield the files of parts, noting them in ``now``; those of ``before`` have their names, and are not made.

    The parts are looked at again if one of these is lost: what they are made from is not kept in memory for that.
    """
    again = cache(lambda: list(parts()))
    for number, part in enumerate(parts()):
        digest = kept.digest(*part.raw).hex()
        known = before.get(digest) if part.sure else None
        contents = [] if known else part.make()
        found = known or [(first, name) for first, name, _ in contents]
        now[digest] = found if part.first is None else [(part.first, name) for _, name in found]
        for at, (_, name) in enumerate(now[digest]):
            make = partial(_again, again, number, at) if known else partial(bytes, contents[at][2])
            yield Output(name, name.encode(), make)


def _kept(files: Made, parts: Callable[[], Iterator[_Part]]) -> Iterator[Output]:
    """Yield the files of parts that did not change: the parts are looked at if one of the files is lost."""
    again = cache(lambda: list(parts()))
    for number, named in enumerate(files.values()):
        for at, (_, name) in enumerate(named):
            yield Output(name, name.encode(), partial(_again, again, number, at))


def _of(files: Callable[[], dict[str, Callable[[], bytes]]], name: str) -> bytes:
    return files()[name]()


def _again(parts: Callable[[], list[_Part]], number: int, at: int) -> bytes:
    return parts()[number].make()[at][2]
