"""The pages of records: what each depends on, so that it is written again when that changes, and only then."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from zlib import crc32

from vivier.browse.briefs import Brief
from vivier.browse.changes import latest_change
from vivier.browse.collections import LABO
from vivier.browse.related import near
from vivier.kept import digest
from vivier.records import KINDS, Demarche, Emploi, Fiche, Labo, Mission, Projet
from vivier.urls import record_url

from . import alternates, cards
from .demarche_page import demarche_page
from .emploi_page import emploi_page
from .labo_page import labo_page
from .mission_page import mission_page
from .near_cards import RELATED
from .page import Alternate, Article, Lot, Page
from .projet_page import projet_page
from .writer import Writer

_LOT = 48
"""How many records a lot has, about: one that changes has the others of its lot looked at again."""

_NAMESAKES = (Emploi.genre, Mission.genre)
"""Kinds of which several records may have one title."""

_ARTICLES: dict[type[Fiche], Callable[..., Article]] = {
    Emploi: emploi_page,
    Projet: projet_page,
    Labo: labo_page,
    Demarche: demarche_page,
    Mission: mission_page,
}


def pages_of(writer: Writer, records: Sequence[Brief]) -> Iterator[Page]:
    """Yield the pages of some records."""
    for record, key in zip(records, _keys(writer, records), strict=True):
        card = cards.carte(writer, record)
        yield Page(
            url=record_url(record.genre, record.id),
            section=KINDS[record.genre].dossier,
            title=_title(record, card.lieu),
            description=card.description,
            key=key,
            make=partial(_article, writer, record),
            edit_path=writer.catalogue.paths.get(record.cle),
            noindex=record.terminee,
            modified=_modified(writer, record),
            alternates=_alternates(writer, record),
        )


def _title(record: Brief, place: str) -> str:
    """Return what the page of a record is called: one trade is offered, and one mission led, in many places.

    Sources: WCAG 2.2, 2.4.2; RGAA 4.1, 8.6.
    """
    town = place.partition(" (")[0]
    said = not town or record.nationale or town.casefold() in record.titre.casefold()
    return record.titre if said or record.genre not in _NAMESAKES else f"{record.titre}, {place}"


def record_lots(writer: Writer) -> Iterator[tuple[Lot, tuple[Brief, ...]]]:
    """Yield the pages of all the records in lots, each with its records."""
    for name, records in _sorted_out(writer):
        changes = (_modified(writer, one) or date.min for one in records)
        key = digest(repr([day.toordinal() for day in changes]).encode(), *_keys(writer, records))
        yield Lot(name, key, partial(pages_of, writer, records)), records


def _sorted_out(writer: Writer) -> Iterator[tuple[str, tuple[Brief, ...]]]:
    """Yield names of lots and their records: those that an edit touches together are near each other.

    A posting is offered on the pages of its territory. Within one, names decide, and not the order of a list: a record
    that comes or goes leaves the others where they are.
    """
    for genre, records in writer.index.listes.items():
        territories: defaultdict[str, list[Brief]] = defaultdict(list)
        for one in records:
            territories[next(iter((*one.regions, *one.departements)), "")].append(one)
        for code, found in territories.items():
            count = 1 << (len(found) // _LOT).bit_length()
            lots: list[list[Brief]] = [[] for _ in range(count)]
            for one in found:
                lots[crc32(one.id.encode()) % count].append(one)
            for number, lot in enumerate(lots):
                if lot:
                    yield f"fiches-{genre}-{code}-{number}", tuple(lot)


def _keys(writer: Writer, records: Iterable[Brief]) -> Iterator[bytes]:
    """Yield what the pages of records depend on, for those in this order."""
    shared = digest(writer.lists, writer.context.key)
    for record in records:
        path = writer.catalogue.paths.get(record.cle) or ""
        yield digest(shared, path.encode(), writer.index.around(record), *_seen(writer, record))


def _modified(writer: Writer, record: Brief) -> date | None:
    """Return the day of the last change of a page: with a lab or a campaign, of what names it too."""
    listed = writer.index.liens.get(record.cle, ()) if record.genre in ("labo", "demarche") else ()
    return latest_change((record, *listed), writer.context.today)


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
