"""The first file of the API: what the catalogue is, what there is in it, and where everything else is."""

from collections.abc import Iterable

from vivier.candidacy import Moment
from vivier.records import KINDS
from vivier.urls import (
    ACCUEIL,
    API_GUIDE_URL,
    API_OPENAPI_URL,
    API_TERRITOIRES_URL,
    API_URL,
    API_VOCABULAIRES_URL,
    api_schema_url,
    exchange_url,
)

from ..site import LICENCE, LICENCE_URL, Site
from . import listing_shapes as shapes
from .lists import Liste

VERSION = "1.0.0"
"""Version of what is served; its first number stands in the addresses. The guide says what may change."""


def discovery(
    site: Site, moment: Moment, every: list[Liste], schemas: Iterable[str], links: str
) -> shapes.Decouverte:
    """Return the first file.

    Args:
        site: the site.
        moment: the moment for which states are computed.
        every: the lists; the first one is of everything.
        schemas: names of the schemas.
        links: what makes a link of an address.
    """
    return {
        "nom": site.nom,
        "version": VERSION,
        "licence": {"nom": LICENCE, "url": LICENCE_URL},
        "fictif": site.fictif,
        # Not the instant: two builds of one day are the same.
        "jour": moment.jour.isoformat(),
        "instantane": moment.instant is None,
        "total": len(every[0].fiches),
        "en_cours": every[0].en_cours,
        "dossiers": {genre: kind.dossier for genre, kind in KINDS.items()},
        "adresses": {
            "accueil": links + ACCUEIL,
            "guide": links + API_GUIDE_URL,
            "openapi": links + API_OPENAPI_URL,
            "vocabulaires": links + API_VOCABULAIRES_URL,
            "territoires": links + API_TERRITOIRES_URL,
            "schemas": {name: links + api_schema_url(name) for name in schemas},
        },
        "modeles": {
            "fiche": f"{links}{API_URL}{{dossier}}/{{id}}.json",
            "suite": "{liste}/page/{page}.json",
            "echange": links + exchange_url("{id}"),
        },
        "listes": [one.citee(links) for one in every],
    }
