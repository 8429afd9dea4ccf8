"""The page of the search: its form, where the scripts write, and every list for whoever has no script."""

import json
from collections.abc import Iterator

from vivier.browse.collation import collation
from vivier.browse.facets import FACETS
from vivier.browse.lists import current
from vivier.records import DEPARTEMENTS, KINDS, REGIONS
from vivier.urls import RECHERCHE_URL, closed_url, list_url

from . import cards, closing_words, words
from .list_pages import count_of
from .page import Page
from .writer import Here, Writer

UNFOLDED = ("genre", "region")
"""The filters that are open when the page opens."""


def search_page(writer: Writer) -> Page:
    """Return the page of the search."""
    here = writer.here(RECHERCHE_URL)
    index = writer.index
    return writer.page(
        "recherche.html",
        here,
        section="recherche",
        title="Rechercher",
        description="Chercher par mots et par filtres une offre, un projet, un laboratoire, une démarche, une mission.",
        facets={facet.nom: facet.titre for facet in FACETS},
        tones=_tones(),
        unfolded=UNFOLDED,
        by_kind=list(_kinds(writer, here)),
        regions=[
            (place.nom, here.region(code), words.agree(index.en_cours_region.get(code, 0), "fiche"))
            for code, place in sorted(REGIONS.items(), key=lambda one: collation(one[1].nom))
        ],
        departements=[
            (
                f"{place.nom} ({code})",
                here.departement(code),
                words.agree(index.en_cours_departement.get(code, 0), "fiche"),
            )
            for code, place in sorted(DEPARTEMENTS.items(), key=lambda one: collation(one[1].nom))
        ],
        counted=closing_words.COUNTED,
    )


def _tones() -> str:
    """Return the tone of each state, as the script reads them."""
    return json.dumps({code.value: tone for code, (_, tone) in words.STATUTS.items()}, separators=(",", ":"))


def _kinds(writer: Writer, here: Here) -> Iterator[tuple[str, str, str]]:
    """Yield the lists of each kind: name, link, how many."""
    for genre in KINDS:
        records = writer.index.listes[genre]
        yield (
            cards.TITLES[genre],
            here.to(list_url(genre)),
            count_of(genre, len(current(records))),
        )
        closed = sum(one.terminee for one in records) if genre in closing_words.CLOSED else 0
        if closed:
            title = closing_words.CLOSED[genre].titre
            yield title, here.to(closed_url(genre)), closing_words.closed(genre, closed)
