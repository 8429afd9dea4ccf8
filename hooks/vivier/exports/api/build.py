"""The files of the API that are about several records, or none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from vivier.browse import Index
from vivier.browse.collections import Collection
from vivier.kept import digest
from vivier.outputs import Output
from vivier.urls import (
    API_INDEX_URL,
    API_OPENAPI_URL,
    API_TERRITOIRES_URL,
    API_VOCABULAIRES_URL,
    api_schema_url,
)

from ..site import Site
from .discovery import discovery
from .links import root
from .lists import Cards, Liste, list_files
from .openapi import openapi
from .schemas import SCHEMAS, schema
from .territories import territories
from .vocabularies import vocabularies
from .writing import compact


def api_files(index: Index, site: Site, cards: Cards, found: Sequence[Collection]) -> Iterator[Output]:
    """Yield the files of the API, but for the documents of records.

    Args:
        index: the records at a moment.
        site: what is said of the site.
        cards: gives what cards show of a record.
        found: the collections, that of everything first.
    """
    every = list(map(Liste.of, found))
    yield from list_files(every, site.url, cards)
    catalogue = index.catalogue
    links = root(site.url, API_INDEX_URL)
    first = discovery(site, index.moment, every, SCHEMAS, links)
    yield _lazy(API_INDEX_URL, repr(first), lambda: first)
    shared = repr((links, catalogue.themes, catalogue.organisations, catalogue.sigles))
    yield _lazy(API_VOCABULAIRES_URL, shared, partial(vocabularies, catalogue, links))
    yield _lazy(API_TERRITOIRES_URL, links, partial(territories, links))
    described = repr((site, sorted(catalogue.themes)))
    yield _lazy(API_OPENAPI_URL, described, partial(openapi, site, catalogue))
    for name in SCHEMAS:
        yield _lazy(api_schema_url(name), repr(site.url), partial(schema, name, site.url))


def _lazy(name: str, known: str, make: Callable[[], Mapping[str, Any]]) -> Output:
    """Return a file that is made from what is ``known``."""
    return Output(name, digest(name.encode(), known.encode()), lambda: compact(make()))
