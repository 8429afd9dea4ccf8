"""The pages of records: what each depends on, so that it is written again when that changes, and only then."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from vivier.browse.briefs import Brief
from vivier.browse.collections import LABO
from vivier.browse.organisations import lists_key
from vivier.browse.related import near
from vivier.kept import digest
from vivier.records import KINDS, Demarche, Emploi, Fiche, Labo, Mission, Projet
from vivier.urls import record_url

from . import alternates, cards
from .demarche_page import demarche_page
from .emploi_page import emploi_page
from .labo_page import labo_page
from .mission_page import mission_page
from .modified import modified
from .near_cards import RELATED
from .page import Alternate, Article, Page
from .projet_page import projet_page
from .writer import Writer

_ARTICLES: dict[type[Fiche], Callable[..., Article]] = {
    Emploi: emploi_page,
    Projet: projet_page,
    Labo: labo_page,
    Demarche: demarche_page,
    Mission: mission_page,
}


def record_pages(writer: Writer, genre: str) -> Iterator[Page]:
    """Yield the pages of the records of a kind, in the order of its list."""
    yield from pages_of(writer, writer.index.listes[genre])


def pages_of(writer: Writer, records: Iterable[Brief]) -> Iterator[Page]:
    """Yield the pages of some records."""
    shared = digest(lists_key(writer.catalogue), writer.context.key)
    for record in records:
        path = writer.catalogue.paths.get(record.cle)
        yield Page(
            url=record_url(record.genre, record.id),
            section=KINDS[record.genre].dossier,
            title=record.titre,
            description=cards.carte(writer, record).description,
            key=digest(shared, (path or "").encode(), writer.index.around(record), *_seen(writer, record)),
            make=partial(_article, writer, record),
            edit_path=path,
            noindex=record.terminee,
            modified=_modified(writer, record),
            alternates=_alternates(writer, record),
        )


def _modified(writer: Writer, record: Brief) -> date | None:
    """Return the day of the last change of a page: with a lab or a campaign, of what names it too."""
    listed = writer.index.liens.get(record.cle, ()) if record.genre in ("labo", "demarche") else ()
    return modified((record, *listed), writer.context.today)


def _alternates(writer: Writer, record: Brief) -> tuple[Alternate, ...]:
    """Return the other forms of a record, and for a lab what one follows it with."""
    found = alternates.of_record(record)
    if record.genre != "labo":
        return found
    return (*found, *alternates.of_collection(writer.context, LABO, record.id, record.titre))


def _article(writer: Writer, record: Brief) -> Article:
    whole = writer.catalogue.records[record.genre][record.id]
    return _ARTICLES[type(whole)](writer, whole)


def _seen(writer: Writer, record: Brief) -> Iterator[bytes]:
    """Yield what the article depends on besides the record and what is around it."""
    # Without the address of the site a lab has no feed to follow.
    yield b"%d" % (record.genre == "labo" and writer.context.site_url is not None)
    if record.genre == "emploi" or (record.genre == "mission" and record.terminee):
        for one in near(record, writer.openings, RELATED):
            yield one.raison.value.encode()
            yield one.emploi.face
