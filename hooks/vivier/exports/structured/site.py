"""What is said of the pages and of the data of a site, besides their records: where a page stands, the data set."""

from collections.abc import Sequence

from vivier.urls import API_URL, DONNEES_URL, absolute

from ..site import LICENCE_URL
from .values import Thing, thing


def breadcrumb(page: str, trail: Sequence[tuple[str, str]]) -> Thing:
    """Return where a page stands.

    Args:
        page: absolute address of the page.
        trail: labels, and links relative to the page; the last one is the page itself, whatever its link.
    """
    last = len(trail)
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing(
                "ListItem",
                position=rank,
                name=label,
                item=page if rank == last else absolute(page, link),
            )
            for rank, (label, link) in enumerate(trail, start=1)
        ],
    )


def dataset(site_url: str, name: str, description: str) -> Thing:
    """Return the data of a site, as catalogues of data sets read it.

    Args:
        site_url: address of the site, ending with a slash.
        name: name of the site.
        description: what the data are, in French, 50 characters at least (the search engine of data sets asks so).
    """
    return thing(
        "Dataset",
        name=f"Données de {name}",
        description=description,
        url=f"{site_url}{DONNEES_URL}",
        license=LICENCE_URL,
        inLanguage="fr",
        isAccessibleForFree=True,
        creator=thing("Organization", name=name, url=site_url),
        includedInDataCatalog=thing("DataCatalog", name=name, url=f"{site_url}{DONNEES_URL}"),
        distribution=[
            thing(
                "DataDownload",
                name="Toutes les fiches, en JSON",
                encodingFormat="application/json",
                contentUrl=f"{site_url}{API_URL}index.json",
            )
        ],
    )
