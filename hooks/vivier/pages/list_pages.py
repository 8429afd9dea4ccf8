"""The pages that show many records: lists, regions, départements, and the home page's fragment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from vivier.browse import Slice, slices
from vivier.browse.index import collation
from vivier.candidacy import Statut
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Fiche, Territoire

from . import cards, words
from .page import Page
from .urls import DEPARTEMENTS_URL, REGIONS_URL, departement_url, list_url, region_url
from .writer import Here, Links, Writer

CLOSING_SOON = 6
"""How many postings the home page shows as closing first."""

LEADS = {
    "emploi": "Les postes à pourvoir, puis les offres closes, gardées pour mémoire.",
    "projet": "Ce que les services transforment, ce qui a marché et ce qui s’est arrêté.",
    "labo": "Les équipes qui accompagnent les services publics, région par région.",
    "demarche": "Les campagnes où des agents ou des usagers proposent des idées, et ce qu’elles deviennent.",
    "mission": "Animer, conseiller, accueillir dans le réseau France services, en gardant son employeur.",
}


def kind_pages(writer: Writer, genre: str) -> Iterator[Page]:
    """Yield the pages of the list of a kind."""
    records = writer.index.listes[genre]
    opened = len(writer.index.ouvertes(records))
    for part in slices(records, writer.context.page_size):
        here = writer.here(list_url(genre, part.number))
        title = cards.TITLES[genre] if part.number == 1 else f"{cards.TITLES[genre]}, page {part.number}"
        yield writer.page(
            "liste.html",
            here,
            section=KINDS[genre].dossier,
            title=title,
            description=f"{LEADS[genre]} {_count(genre, part.count)}.",
            trail=[
                ("Accueil", here.to("")),
                (cards.TITLES[genre], here.to(list_url(genre))),
                *_page_name(part),
            ],
            heading=cards.TITLES[genre],
            lead=LEADS[genre],
            count=_count(genre, part.count),
            opened=words.agree(opened, "ouverte") if genre in ("emploi", "mission") and opened else None,
            cards=[cards.card(writer, here, record, level=2) for record in part.items],
            pages=page_bar(here, part, lambda number: list_url(genre, number)),
            places=_places(writer, here, genre) if part.number == 1 else [],
            empty=f"Aucune fiche publiée dans la rubrique « {cards.TITLES[genre]} » pour le moment.",
        )


def territory_pages(writer: Writer) -> Iterator[Page]:
    """Yield the index of regions, that of départements, and the pages of each territory."""
    yield _regions_index(writer)
    yield _departements_index(writer)
    for region in REGIONS.values():
        yield from _territory(writer, region, is_region=True)
    for departement in DEPARTEMENTS.values():
        yield from _territory(writer, departement, is_region=False)


def home(writer: Writer) -> Markup:
    """Return what the home page shows of the catalogue."""
    here = writer.here("")
    postings = writer.index.listes["emploi"]
    opened = writer.index.ouvertes(postings)
    return writer.render(
        "accueil.html",
        here,
        today=writer.context.today,
        opened=opened,
        soon=[cards.card(writer, here, record) for record in opened[:CLOSING_SOON]],
        upcoming=sum(writer.index.statuts[record.cle] is Statut.A_VENIR for record in postings),
        kinds_cards=[
            (
                genre,
                cards.TITLES[genre],
                LEADS[genre],
                here.to(list_url(genre)),
                _count(genre, len(writer.index.listes[genre])),
            )
            for genre in KINDS
        ],
        territories=[
            (name, url, words.agree(count, "fiche")) for name, url, count in _regions(writer, here).values()
        ],
    )


def page_bar(here: Here, part: Slice[Fiche], url: Callable[[int], str]) -> list[tuple[int, str, bool] | None]:
    """Return the page bar of a list, as the component takes it."""
    return [None if n is None else (n, here.to(url(n)), n == part.number) for n in part.neighbours()]


def _count(genre: str, count: int) -> str:
    kind = KINDS[genre]
    return words.agree(count, kind.libelle, kind.libelle_pluriel)


def _page_name(part: Slice[Fiche]) -> Links:
    return [(f"Page {part.number}", "")] if part.number > 1 else []


def _places(writer: Writer, here: Here, genre: str) -> list[tuple[str, str, str]]:
    """Return the regions that have records of a kind, with how many."""
    found = []
    for code, records in writer.index.par_region.items():
        count = len(writer.index.de(records, genre))
        if count:
            found.append((REGIONS[code].nom, here.region(code), words.number(count)))
    return sorted(found, key=lambda place: collation(place[0]))


def _regions(writer: Writer, here: Here) -> dict[str, tuple[str, str, int]]:
    """Return the regions by code, in the order of their names: name, link, number of records."""
    return {
        place.code: (place.nom, here.region(place.code), len(writer.index.par_region.get(place.code, ())))
        for place in sorted(REGIONS.values(), key=lambda place: collation(place.nom))
    }


def _regions_index(writer: Writer) -> Page:
    here = writer.here(REGIONS_URL)
    regions = _regions(writer, here)
    collectivities = [place for place in DEPARTEMENTS.values() if place.region is None]
    return writer.page(
        "regions.html",
        here,
        section="territoires",
        title="Territoires",
        description="Les fiches par région, par département et par collectivité d’outre-mer.",
        trail=[("Accueil", here.to("")), ("Territoires", "")],
        rows=[(_link(url, name), count) for name, url, count in regions.values()],
        regions=regions,
        limits=map_limits([count for _, _, count in regions.values()]),
        collectivities=[
            (place.nom, here.departement(place.code), _fiches(writer.index.par_departement, place))
            for place in collectivities
        ],
        all_departements=here.to(DEPARTEMENTS_URL),
    )


def map_limits(counts: Sequence[int]) -> tuple[int, int]:
    """Return the largest counts of the map's two lighter colours: each colour is for a third of the regions."""
    found = sorted(count for count in counts if count) or [0]
    lighter, middle = max(2, found[len(found) // 3]), found[2 * len(found) // 3]
    return lighter, max(middle, lighter + 3)


def _departements_index(writer: Writer) -> Page:
    here = writer.here(DEPARTEMENTS_URL)
    places = sorted(DEPARTEMENTS.values(), key=lambda place: (place.region is None, place.code))
    return writer.page(
        "departements.html",
        here,
        section="territoires",
        title="Départements et collectivités d’outre-mer",
        description="Les fiches de chacun des 101 départements et des collectivités d’outre-mer.",
        trail=[("Accueil", here.to("")), ("Territoires", here.to(REGIONS_URL)), ("Départements", "")],
        items=[
            (
                f"{place.code} {place.nom}",
                here.departement(place.code),
                _fiches(writer.index.par_departement, place),
            )
            for place in places
        ],
    )


def _fiches(by_code: Mapping[str, Sequence[Fiche]], place: Territoire) -> str | None:
    count = len(by_code.get(place.code, ()))
    return words.agree(count, "fiche") if count else None


def _territory(writer: Writer, place: Territoire, *, is_region: bool) -> Iterator[Page]:
    table = writer.index.par_region if is_region else writer.index.par_departement
    url = region_url if is_region else departement_url
    records = table.get(place.code, ())
    kinds = {genre: writer.index.de(records, genre) for genre in KINDS}
    region = REGIONS[place.region] if place.region else None
    for part in slices(records, writer.context.page_size):
        here = writer.here(url(place.code, part.number))
        trail = [("Accueil", here.to("")), ("Territoires", here.to(REGIONS_URL))]
        if region:
            trail.append((region.nom, here.region(region.code)))
        trail.append((place.nom, here.to(url(place.code))))
        yield writer.page(
            "territoire.html",
            here,
            section="territoires",
            title=place.nom if part.number == 1 else f"{place.nom}, page {part.number}",
            description=_description(place, kinds),
            trail=[*trail, *_page_name(part)],
            place=place,
            kicker=_kicker(place, is_region=is_region),
            region=region,
            counters=[
                (
                    words.number(len(found)),
                    KINDS[genre].libelle if len(found) < 2 else KINDS[genre].libelle_pluriel,
                    None,
                    genre,
                )
                for genre, found in kinds.items()
                if found
            ],
            groups=[
                (cards.TITLES[genre], [cards.card(writer, here, record) for record in group])
                for genre, group in groupby(part.items, key=lambda record: record.genre)
            ],
            pages=page_bar(here, part, lambda number: url(place.code, number)),
            departements=[
                (
                    f"{DEPARTEMENTS[code].nom} ({code})",
                    here.departement(code),
                    _fiches(writer.index.par_departement, DEPARTEMENTS[code]),
                )
                for code in place.departements
            ],
        )


def _kicker(place: Territoire, *, is_region: bool) -> str:
    if is_region:
        return "Région"
    return f"Département {place.code}" if place.region else f"Outre-mer, code {place.code}"


def _description(place: Territoire, kinds: dict[str, list[Fiche]]) -> str:
    found = [_count(genre, len(records)) for genre, records in kinds.items() if records]
    return (
        f"{place.nom}{words.NBSP}: {words.enumerate_fr(found)}."
        if found
        else f"{place.nom}{words.NBSP}: aucune fiche publiée pour le moment."
    )


def _link(url: str, label: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, label)
