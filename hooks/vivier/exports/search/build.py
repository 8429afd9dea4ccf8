"""The index of the search: a few hundred files, of which a query reads a handful.

Two segments: what is not over, which the search reads first, and what is, read when it is asked for. In each, records
are numbered by deadline, so that equal results come in the order that matters. ``root.bin`` names all the other files,
whose names are made from their contents.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from vivier.browse import Index
from vivier.browse.lists import is_over
from vivier.records import KINDS, Fiche

from .analysed import Analysed
from .analysis import STOP_WORDS
from .cards import CardOf, card_files
from .columns import dates_file, facet_files
from .corpus import Rows
from .cutting import target
from .lexicon import Lexicon, lexicon, word_files
from .postings import LARGEST, postings, term_files
from .wire import ROOT, packed

Files = Iterator[tuple[str, bytes]]

# How many files of terms and of cards a segment may have, about: more of them are smaller, so a query reads less.
_TERM_FILES = (200, 60)
_CARD_FILES = (400, 80)


def search_files(index: Index, card_of: CardOf, analysed: Analysed | None = None) -> Files:
    """Yield the files of the index, each once: name and content, ``ROOT`` last.

    Args:
        index: the catalogue at a moment.
        card_of: gives what a result shows of a record.
        analysed: the analyses kept from the last build, which are brought up to date; None to keep nothing.
    """
    written: set[str] = set()
    for name, content in _files(index, card_of, Analysed() if analysed is None else analysed):
        # Two empty columns are one file.
        if name not in written:
            written.add(name)
            yield name, content


def _files(index: Index, card_of: CardOf, found: Analysed) -> Files:
    segments = (opened(index), closed(index))
    rows = found.rows(index, segments)
    words = lexicon(found.words, (rows[0], rows[1]))
    named = []
    for first, name, content in word_files(words):
        named.append((first, name))
        yield name, content
    described = []
    for number, records in enumerate(segments):
        entry: dict[str, object] = {"fiches": len(records)}
        yield from _segment(index, records, card_of, _CARD_FILES[number], entry)
        yield from _terms(words, rows[number], _TERM_FILES[number], entry)
        described.append(entry)
    folders = {kind.nom: kind.dossier for kind in KINDS.values()}
    root = {
        "dossiers": folders,
        "vides": sorted(STOP_WORDS),
        "mots": named,
        "segments": described,
    }
    yield ROOT, packed(json.dumps(root, ensure_ascii=False, separators=(",", ":")).encode())


def _segment(
    index: Index, records: Sequence[Fiche], card_of: CardOf, files: int, entry: dict[str, object]
) -> Files:
    """Yield the columns and the cards of a segment, and name them in its entry of the root."""
    for name, content in facet_files(records, index):
        # The last one names the others.
        entry["facettes"] = name
        yield name, content
    name, content = dates_file(records)
    entry["dates"] = name
    yield name, content
    named = []
    for start, name, content in card_files(records, index, card_of, target(len(records), files, 4)):
        named.append((start, name))
        yield name, content
    entry["cartes"] = named


def _terms(words: Lexicon, rows: Rows, files: int, entry: dict[str, object]) -> Files:
    """Yield the terms of a segment, and name their files in its entry of the root."""
    found = postings(rows, words.ranks, len(words.terms))
    size = min(target(len(found.gaps), files, 4096), LARGEST)
    named = []
    for first, name, content in term_files(words.terms, found, size):
        named.append((first, name))
        yield name, content
    entry["termes"] = named


def opened(index: Index) -> list[Fiche]:
    """Return the records that are not over: by deadline, then those that have none, in the order of lists."""
    return _by_deadline(index, [record for record in _all(index) if not is_over(index, record)], 1)


def closed(index: Index) -> list[Fiche]:
    """Return the records that are over: the latest deadline first, then those that have none."""
    return _by_deadline(index, [record for record in _all(index) if is_over(index, record)], -1)


def _all(index: Index) -> Iterator[Fiche]:
    return chain.from_iterable(index.listes.values())


def _by_deadline(index: Index, records: list[Fiche], sign: int) -> list[Fiche]:
    def order(record: Fiche) -> int:
        limit = index.echeances.get(record.cle)
        return sign * limit.limite.toordinal() if limit and limit.limite else date.max.toordinal()

    return sorted(records, key=order)
