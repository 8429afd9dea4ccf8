"""Public addresses.

An address is relative to the site, has no leading slash, and ends with a slash: ``emplois/chef-de-projets/``. Those of
the lists of the API are written once more where it is described (`vivier.exports.api.openapi`), as patterns.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from vivier.records import DEPARTEMENTS, KINDS, REGIONS

ACCUEIL = ""
RECHERCHE_URL = "recherche/"
INDEX_URL = f"{RECHERCHE_URL}index/"
"""Folder of the files of the search."""
REGIONS_URL = "regions/"
DEPARTEMENTS_URL = "departements/"
CANDIDATER_URL = "candidater/"
REGLES_URL = f"{CANDIDATER_URL}regles/"
CONTRIBUER_URL = "contribuer/"
CHAMPS_URL = f"{CONTRIBUER_URL}champs/"
LISTES_URL = f"{CONTRIBUER_URL}listes/"
ERREURS_URL = f"{CONTRIBUER_URL}erreurs/"
SUIVI_URL = f"{CONTRIBUER_URL}suivi/"
CALENDAR = "echeance.ics"
"""Address of the calendar file of a deadline, relative to the page of its record."""
MARKDOWN = "index.html.md"
"""Address of a page as Markdown, relative to it: the name that llms.txt gives to a page without a file name."""
MARKDOWN_TYPE = "text/markdown"
DONNEES_URL = "donnees/"
API_URL = "api/v1/"
API_INDEX_URL = f"{API_URL}index.json"
API_VOCABULAIRES_URL = f"{API_URL}vocabulaires.json"
API_TERRITOIRES_URL = f"{API_URL}territoires.json"
API_OPENAPI_URL = f"{API_URL}openapi.json"
API_GUIDE_URL = f"{DONNEES_URL}api/"
"""Address of the page that explains the API."""
FEED, CALENDARS, TABLE = "flux.atom", "echeances.ics", "fiches.csv"
"""Addresses of the feed, of the calendar and of the table of a collection, relative to its page."""
EXCHANGE_TABLE = f"{KINDS['emploi'].dossier}/choisir-le-service-public.csv"
"""Address of the open postings in the columns of Choisir le service public's open data."""
ECHANGE_URL = f"{DONNEES_URL}echange/"


def record_url(genre: str, identifier: str) -> str:
    """Return the address of a record."""
    return f"{KINDS[genre].dossier}/{identifier}/"


def list_url(genre: str, number: int = 1) -> str:
    """Return the address of a page of the list of a kind."""
    root = f"{KINDS[genre].dossier}/"
    return root if number == 1 else f"{root}page/{number}/"


def closed_url(genre: str, number: int = 1) -> str:
    """Return the address of a page of the list of what is closed of a kind; ``closes`` is no id of a record."""
    return _further(f"{KINDS[genre].dossier}/closes/", number)


def region_url(code: str, number: int = 1) -> str:
    """Return the address of a page of a region, by Insee code."""
    return _further(f"{REGIONS_URL}{REGIONS[code].slug}/", number)


def departement_url(code: str, number: int = 1) -> str:
    """Return the address of a page of a département or overseas collectivity, by Insee code."""
    return _further(f"{DEPARTEMENTS_URL}{DEPARTEMENTS[code].slug}/", number)


@lru_cache(maxsize=4096)
def search_url(**filters: str) -> str:
    """Return the address of the search with filters chosen: ``search_url(genre="emploi", region="27")``."""
    return f"{RECHERCHE_URL}?{urlencode(filters)}" if filters else RECHERCHE_URL


def collection_url(sorte: str, code: str) -> str | None:
    """Return the address of the page of a collection (see `vivier.browse.collections`); None for one without a page."""
    match sorte:
        case "tout":
            return ACCUEIL
        case "genre":
            return list_url(code)
        case "region":
            return region_url(code)
        case "departement":
            return departement_url(code)
        case "labo":
            return record_url("labo", code)
    return None


def api_record_url(genre: str, identifier: str) -> str:
    """Return the address of the data of a record: ``api/v1/emplois/chef-de-projets.json``."""
    return f"{API_URL}{KINDS[genre].dossier}/{identifier}.json"


def api_list_url(sorte: str, code: str, number: int = 1) -> str:
    """Return the address of the data of a collection, by page; raises KeyError for a sort that there is not."""
    root = API_URL + _API_LISTS[sorte](code)
    return f"{root}.json" if number == 1 else f"{root}/page/{number}.json"


_API_LISTS: Mapping[str, Callable[[str], str]] = {
    "tout": lambda _: "fiches",
    "genre": lambda code: KINDS[code].dossier,
    "region": lambda code: f"regions/{REGIONS[code].slug}",
    "departement": lambda code: f"departements/{DEPARTEMENTS[code].slug}",
    "labo": lambda code: f"{KINDS['labo'].dossier}/{code}/fiches",
    "theme": lambda code: f"themes/{code}",
}


def api_schema_url(name: str) -> str:
    """Return the address of the JSON Schema of a sort of file of the API: ``api/v1/schemas/emploi.schema.json``."""
    return f"{API_URL}schemas/{name}.schema.json"


def exchange_url(identifier: str) -> str:
    """Return the address of a posting in the shape of the State's exchange API."""
    return f"{API_URL}echange/{KINDS['emploi'].dossier}/{identifier}.json"


def champs_url(genre: str) -> str:
    """Return the address of the reference of the fields of a kind."""
    return f"{CHAMPS_URL}{genre}/"


def suivi_url(number: int = 1) -> str:
    """Return the address of a page of the editors' follow-up."""
    return _further(SUIVI_URL, number)


def _further(root: str, number: int) -> str:
    return root if number == 1 else f"{root}page/{number}/"


def relative(here: str, there: str) -> str:
    """Return the link from the page ``here`` to ``there``: relative, so that the site works in any folder."""
    return "../" * here.count("/") + there or "./"


def absolute(page: str, link: str) -> str:
    """Return where a link that `relative` wrote leads to, in a tenth of the time of ``urljoin``.

    Args:
        page: absolute address of the page.
        link: the link.
    """
    up = 0
    while link.startswith("../", 3 * up):
        up += 1
    return f"{page.rsplit('/', up + 1)[0]}/{link[3 * up :].removeprefix('./')}"
