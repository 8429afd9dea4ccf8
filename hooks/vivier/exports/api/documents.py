"""The document of each record: its fields under their own names, and apart what is computed from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from pydantic import TypeAdapter

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.organisations import lists_key
from vivier.kept import digest
from vivier.outputs import Output
from vivier.records import Emploi, Fiche, Mission
from vivier.records.dates import fin_reelle
from vivier.urls import api_record_url, record_url

from .applying import Applications
from .computed import Words, candidacy, common
from .links import addresses, root
from .writing import compact

PRIVATE = "note_interne"
"""The field that is never published."""

_ALWAYS: dict[str, Any] = {PRIVATE: True}
# What the page of a suspended record does not show: how and to whom the file was to be sent.
_STOPPED: dict[str, Any] = {**_ALWAYS, "candidature": {"precisions": True, "destinataire": True}}
# Nor, once it is over, who answered questions; to whom files were sent, it says for memory.
_OVER: dict[str, Any] = {
    **_ALWAYS,
    "candidature": {"precisions": True},
    "contacts": {"__all__": {"nom": True, "courriel": True, "telephone": True, "url": True, "note": True}},
}

_ENDS = ("fin_candidature", "fin_publication")


@dataclass(slots=True)
class Documents:
    """The documents of records.

    Attributes:
        index: the records at a moment.
        site_url: address of the site, ending with a slash; None when it is not known.
        words: what is said of dates.
    """

    index: Index
    site_url: str | None
    words: Words
    _shared: bytes = field(init=False)
    # Postings that have the same instructions share them, whichever is written first.
    _applications: Applications = field(init=False, default_factory=Applications)

    def __post_init__(self) -> None:
        # Names of themes and organisations stand in any document, and links in all of them.
        self._shared = digest((self.site_url or "").encode(), lists_key(self.index.catalogue))

    def of(self, records: Iterable[Brief]) -> Iterator[Output]:
        """Yield the document of each record."""
        for brief in records:
            name = api_record_url(brief.genre, brief.id)
            key = digest(b"api", self._shared, self.index.around(brief))
            make = partial(self._written, brief, root(self.site_url, name))
            yield Output(name, key, make, record_url(brief.genre, brief.id))

    def _written(self, brief: Brief, links: str) -> bytes:
        return _document(self.index, brief, links, self.words, self._applications)


def _document(index: Index, brief: Brief, links: str, words: Words, applications: Applications) -> bytes:
    record = index.catalogue.records[brief.genre][brief.id]
    # Written by pydantic itself, in a third of the time that it takes through Python values.
    hidden = {**_hidden(brief), **_endless(record)}
    fields = _adapter(type(record)).dump_json(record, exclude=hidden, exclude_none=True)
    computed = compact(common(index, brief, record, links))
    if isinstance(record, Emploi | Mission):
        computed = b"%b,%b" % (computed[:-1], candidacy(index, brief, record, words, applications)[1:])
    return b'{"genre":"%b","adresses":%b,%b,"calcule":%b}' % (
        brief.genre.encode(),
        compact(addresses(brief, links)),
        fields[1:-1],
        computed,
    )


# Gives bytes; the method of the model makes a text of them.
@cache
def _adapter(kind: type[Fiche]) -> TypeAdapter[Fiche]:
    return TypeAdapter(kind)


def _endless(record: Fiche) -> dict[str, Any]:
    """Return the ends that are written « 9999-12-31 »: they say that there is none, and are no day."""
    return {name: True for name in _ENDS if (day := getattr(record, name, None)) and fin_reelle(day) is None}


def _hidden(brief: Brief) -> dict[str, Any]:
    """Return the fields that a record does not show in its state, as its page does not."""
    if brief.statut is None or not brief.statut.arretee:
        return _ALWAYS
    return _OVER if brief.statut.terminee else _STOPPED
