"""Small catalogues and their index, read back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path

from tests.candidacy.samples import OFFER, emploi
from tests.pages.conftest import catalogue_of
from vivier.browse import Index, build_index
from vivier.candidacy import Moment
from vivier.exports.search import query
from vivier.exports.search.analysed import Analysed
from vivier.exports.search.build import search_files
from vivier.exports.search.cards import CardOf
from vivier.exports.search.reader import Reader
from vivier.intake.catalogue import Catalogue
from vivier.pages.cards import result
from vivier.pages.writer import SiteContext, Writer
from vivier.records import Emploi, Fiche

TODAY = date(2025, 5, 2)


def offer(ident: str, titre: str = "Poste", **changes: object) -> Emploi:
    """An offer that is open on `TODAY`."""
    return emploi(OFFER, **({"id": ident, "titre": titre, "fin_candidature": "2025-05-22"} | changes))


def read(catalogue: Catalogue, day: date = TODAY) -> Index:
    """A catalogue whose records have digests, as those that were read from files."""
    digests = {record.cle: blake2b(repr(record).encode(), digest_size=16).digest() for record in catalogue}
    return build_index(replace(catalogue, digests=digests), Moment(day))


def index_of(*records: Fiche) -> Index:
    """The index of some records, on `TODAY`."""
    return read(catalogue_of(*records))


def cards_of(index: Index) -> CardOf:
    """What gives the search results of a catalogue."""
    return partial(result, Writer(index.catalogue, index, SiteContext(index.moment)))


def files_of(index: Index, analysed: Analysed | None = None) -> dict[str, bytes]:
    """The files of the search."""
    made = [(one.name, one.make()) for one in search_files(index, cards_of(index), analysed)]
    files = dict(made)
    assert len(files) == len(made), "a file is written twice"
    return files


def stored(folder: Path, *records: Fiche) -> Path:
    """The folder, once it holds the files of the search of some records."""
    for name, content in files_of(index_of(*records)).items():
        (folder / name).write_bytes(content)
    return folder


def opened(folder: Path) -> query.Index:
    """The index whose files are in a folder, ready to be asked."""
    return query.Index(lambda name: (folder / name).read_bytes())


def reader_of(records: Iterable[Fiche]) -> Reader:
    """The index of some records, read back."""
    return Reader(files_of(index_of(*records)).__getitem__)
