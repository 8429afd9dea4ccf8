"""The open postings, published and not over, as the portal's open data and as its exchange API write them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic_core import to_json

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.candidacy import Statut
from vivier.exports import spreadsheet
from vivier.exports.parts import Known
from vivier.exports.site import Site
from vivier.kept import digest
from vivier.memo import Aside
from vivier.outputs import Output
from vivier.records import Emploi
from vivier.urls import EXCHANGE_TABLE, exchange_url, record_url

from .mapping import COLUMNS, KEYS, LINES
from .values import Offre


def exchange(index: Index, known: Known, site: Site) -> Iterator[Output]:
    """Yield the table of the open postings, and a document for each.

    Args:
        index: the records at a moment.
        known: what they give to files.
        site: the site.
    """
    lines: list[Aside] = []
    for brief in index.listes["emploi"]:
        one = known[brief.face]
        if one.echange is not None:
            lines.append(one.echange)
            make = partial(_document, index, site, brief)
            yield Output(exchange_url(brief.id), one.key, make, record_url(brief.genre, brief.id))
    yield Output(EXCHANGE_TABLE, digest(*(one.digest for one in lines)), partial(_table, lines))


def exchange_line(index: Index, site: Site, brief: Brief) -> bytes:
    """Return the line of an open posting."""
    return spreadsheet.line(row(_offer(index, site, brief)))


def is_open(brief: Brief) -> bool:
    """Whether a record is a posting that takes applications, until a deadline that may not be known."""
    state = brief.statut
    return brief.genre == "emploi" and state is not None and (state.ouverte or state is Statut.INDETERMINEE)


def row(one: Offre) -> list[str]:
    """Return the cells of a posting, in the order of the columns; empty where the record says nothing."""
    cells = dict.fromkeys(COLUMNS, "")
    for line in LINES:
        if line.colonne:
            cells[line.colonne] = line.csv(one)
    return list(cells.values())


def posting(one: Offre) -> dict[str, Any]:
    """Return a posting as the API takes one; every key is there, null where the record says nothing."""
    found: dict[str, Any] = dict.fromkeys(KEYS)
    for line in LINES:
        if line.cle:
            value = line.json(one)
            texts = [text for text in (found[line.cle], value) if text]
            found[line.cle] = (
                "\n\n".join(texts) if len(texts) > 1 else value if value is not None else found[line.cle]
            )
    document: dict[str, Any] = {}
    for key, value in found.items():
        block, _, name = key.rpartition(".")
        (document.setdefault(block, {}) if block else document)[name] = value
    return document


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a posting as `posting` writes it: which keys there are, not what each holds."""
    blocks: dict[str, list[str]] = {}
    for key in KEYS:
        block, _, name = key.rpartition(".")
        blocks.setdefault(block, []).append(name)
    top = blocks.pop("")
    inside = {name: _object(dict.fromkeys(keys, True)) for name, keys in blocks.items()}
    return _object({**dict.fromkeys(top, True), **inside})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties]}


def _offer(index: Index, site: Site, brief: Brief) -> Offre:
    record = index.catalogue.records[brief.genre][brief.id]
    if not isinstance(record, Emploi):
        raise TypeError(f"{brief.id} is not a posting")
    page = site.absolute(record_url(brief.genre, brief.id))
    return Offre(record, index.catalogue, index.echeances[brief.cle], page)


def _table(lines: list[Aside]) -> bytes:
    return spreadsheet.document(COLUMNS, (one.read() for one in lines))


def _document(index: Index, site: Site, brief: Brief) -> bytes:
    document = posting(_offer(index, site, brief))
    return to_json(document, indent=2) + b"\n"
