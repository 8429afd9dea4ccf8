"""Catalogues for tests of pages: the real records, and any record changed at will."""

import html
import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from tests.site_pages import ROOT

from vivier.candidacy import Moment
from vivier.intake.catalogue import Catalogue
from vivier.intake.load import load
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext, Writer
from vivier.records import KINDS, Fiche

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The records of this repository."""
    loaded = load(ROOT / "postings")
    assert loaded.catalogue is not None, loaded.problems
    return loaded.catalogue


@pytest.fixture(scope="session")
def writer(real: Catalogue) -> Writer:
    """The writer of the real catalogue."""
    return writer_of(real, SiteContext(Moment(TODAY)))


def catalogue_of(*records: Fiche, lists: Catalogue | None = None) -> Catalogue:
    """A catalogue of the given records; ``lists`` lends its themes and organisations."""
    by_kind: dict[str, dict[str, Fiche]] = {kind: {} for kind in KINDS}
    for record in records:
        by_kind[record.genre][record.id] = record
    return Catalogue(
        records=MappingProxyType(by_kind),
        paths={record.cle: f"postings/{KINDS[record.genre].dossier}/{record.id}.yml" for record in records},
        themes=lists.themes if lists else {},
        organisations=lists.organisations if lists else {},
    )


def alone(record: Fiche, *others: Fiche) -> Writer:
    """The writer of a catalogue that has a record, and few others."""
    return writer_of(catalogue_of(record, *others), SiteContext(Moment(TODAY)))


def text_of(fragment: str) -> str:
    """What a piece of a page says, without its marks, all its spaces alike."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", html.unescape(re.sub(r"<[^>]+>", " ", fragment))).strip()


def tree_of(record: Fiche) -> dict[str, Any]:
    """What an editor would have written: only the fields that are set, as text."""
    return _as_text(record.model_dump(mode="json", exclude_unset=True))


def _as_text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _as_text(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_as_text(one) for one in value]
    return {True: "oui", False: "non"}[value] if isinstance(value, bool) else str(value)
