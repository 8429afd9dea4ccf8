"""The pages of regions, départements and overseas collectivities. They count and list what is not over."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from markupsafe import Markup

from vivier.browse import slices
from vivier.browse.briefs import Brief
from vivier.browse.changes import latest_change
from vivier.browse.collation import collation
from vivier.browse.collections import DEPARTEMENT, REGION
from vivier.browse.lists import current
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Territoire
from vivier.urls import DEPARTEMENTS_URL, REGIONS_URL, closed_url, departement_url, region_url, search_url

from . import alternates, cards, closing_words, words
from .list_pages import count_of, numbered, page_bar, page_name
from .page import Lot, Page
from .writer import Here, Links, Writer

# Overseas, the region and its only département have one name.
_TWICE = {place.nom for place in REGIONS.values()} & {place.nom for place in DEPARTEMENTS.values()}


def territory_indexes(writer: Writer) -> Iterator[Page]:
    """Yield the index of regions and that of départements."""
    yield _regions_index(writer)
    yield _departements_index(writer)


def territory_lots(writer: Writer) -> Iterator[Lot]:
    """Yield the pages of each territory."""
    for region in REGIONS.values():
        yield _lot(writer, region, is_region=True)
    for departement in DEPARTEMENTS.values():
        yield _lot(writer, departement, is_region=False)


def _lot(writer: Writer, place: Territoire, *, is_region: bool) -> Lot:
    found = _records(writer, place, is_region=is_region)
    name = f"{'region' if is_region else 'departement'}-{place.code}"
    pages = partial(_territory, writer, place, is_region=is_region)
    # A département has none of its own to count.
    counts = (writer.index.en_cours_departement.get(code, 0) for code in place.departements)
    return writer.lot(name, pages, found, latest_change(found, writer.context.today), *counts)


def _records(writer: Writer, place: Territoire, *, is_region: bool) -> Sequence[Brief]:
    index = writer.index
    return (index.par_region if is_region else index.par_departement).get(place.code, ())


def regions(writer: Writer, here: Here) -> dict[str, tuple[str, str, int]]:
    """Return the regions by code, in the order of their names: name, link, number of records that are not over."""
    index = writer.index
    return {
        place.code: (
            place.nom,
            here.region(place.code),
            index.en_cours_region.get(place.code, 0),
        )
        for place in sorted(REGIONS.values(), key=lambda place: collation(place.nom))
    }


def map_limits(counts: Sequence[int]) -> tuple[int, int]:
    """Return the largest counts of the map's two lighter colours: each colour is for a third of the regions."""
    found = sorted(count for count in counts if count) or [0]
    lighter, middle = max(2, found[len(found) // 3]), found[2 * len(found) // 3]
    return lighter, max(middle, lighter + 3)


def _regions_index(writer: Writer) -> Page:
    here = writer.here(REGIONS_URL)
    found = regions(writer, here)
    collectivities = [place for place in DEPARTEMENTS.values() if place.region is None]
    return writer.page(
        "regions.html",
        here,
        section="territoires",
        title="Territoires",
        description="Les fiches en cours par région, par département et par collectivité d’outre-mer.",
        trail=[("Accueil", here.to("")), ("Territoires", "")],
        counted=closing_words.COUNTED,
        rows=[(_link(url, name), count) for name, url, count in found.values()],
        regions=found,
        limits=map_limits([count for _, _, count in found.values()]),
        collectivities=[
            (place.nom, here.departement(place.code), _fiches(writer, place)) for place in collectivities
        ],
        all_departements=here.to(DEPARTEMENTS_URL),
    )


def _departements_index(writer: Writer) -> Page:
    here = writer.here(DEPARTEMENTS_URL)
    places = sorted(DEPARTEMENTS.values(), key=lambda place: (place.region is None, place.code))
    return writer.page(
        "departements.html",
        here,
        section="territoires",
        title="Départements et collectivités d’outre-mer",
        description="Les fiches en cours de chacun des 101 départements et des collectivités d’outre-mer.",
        trail=[("Accueil", here.to("")), ("Territoires", here.to(REGIONS_URL)), ("Départements", "")],
        counted=closing_words.COUNTED,
        items=[
            (f"{place.code} {place.nom}", here.departement(place.code), _fiches(writer, place))
            for place in places
        ],
    )


def _fiches(writer: Writer, departement: Territoire) -> str | None:
    count = writer.index.en_cours_departement.get(departement.code, 0)
    return words.agree(count, "fiche") if count else None


def _territory(writer: Writer, place: Territoire, *, is_region: bool) -> Iterator[Page]:
    url = partial(region_url if is_region else departement_url, place.code)
    everything = _records(writer, place, is_region=is_region)
    records = current(everything)
    kinds = Counter(one.genre for one in records)
    closed = Counter(one.genre for one in everything if one.terminee)
    region = REGIONS[place.region] if place.region else None
    changed = latest_change(everything, writer.context.today)
    sorte = REGION if is_region else DEPARTEMENT
    followed = alternates.of_collection(writer.context, sorte, place.code, place.nom)
    for part in slices(records, writer.context.page_size):
        here = writer.here(url(part.number))
        yield writer.page(
            "territoire.html",
            here,
            section="territoires",
            title=numbered(_title(place, is_region=is_region), part),
            description=_description(place, kinds),
            modified=changed,
            alternates=followed,
            follow=alternates.links(here, followed),
            trail=[*_above(here, region), (place.nom, here.to(url(1))), *page_name(part)],
            place=place,
            kicker=_kicker(place, is_region=is_region),
            region=region,
            counters=_counters(kinds),
            search=search_url(region=place.code) if is_region else search_url(departement=place.code),
            groups=[
                (cards.TITLES[genre], cards.cards(writer, here, list(group)))
                for genre, group in groupby(part.items, key=lambda record: record.genre)
            ],
            pages=page_bar(here, part, url),
            closed=_closed(here, closed),
            departements=[
                (f"{one.nom} ({one.code})", here.departement(one.code), _fiches(writer, one))
                for one in (DEPARTEMENTS[code] for code in place.departements)
            ],
        )


def _above(here: Here, region: Territoire | None) -> Links:
    """Return what the breadcrumb of a territory begins with."""
    trail = [("Accueil", here.to("")), ("Territoires", here.to(REGIONS_URL))]
    return [*trail, (region.nom, here.region(region.code))] if region else trail


def _counters(kinds: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """Return the figures of a territory, as the component takes them."""
    return [
        (
            words.number(kinds[genre]),
            KINDS[genre].libelle if kinds[genre] < 2 else KINDS[genre].libelle_pluriel,
            genre,
        )
        for genre in KINDS
        if kinds[genre]
    ]


def _closed(here: Here, kinds: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """Return, for each kind that has closed records, how many, and the label and link of their list."""
    return [
        (closing_words.not_counted(genre, kinds[genre]), said.toutes, here.to(closed_url(genre)))
        for genre, said in closing_words.CLOSED.items()
        if kinds[genre]
    ]


def _title(place: Territoire, *, is_region: bool) -> str:
    """Return the name of a territory, with its sort where a region and its one département have the same."""
    if place.nom not in _TWICE:
        return place.nom
    return f"{place.nom} ({'région' if is_region else 'département'})"


def _kicker(place: Territoire, *, is_region: bool) -> str:
    if is_region:
        return "Région"
    return f"Département {place.code}" if place.region else f"Outre-mer, code {place.code}"


def _description(place: Territoire, kinds: Mapping[str, int]) -> str:
    found = [count_of(genre, kinds[genre]) for genre in KINDS if kinds[genre]]
    return (
        f"{place.nom}{words.NBSP}: {words.enumerated(found)}."
        if found
        else f"{place.nom}{words.NBSP}: aucune fiche en cours pour le moment."
    )


def _link(url: str, label: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, label)
