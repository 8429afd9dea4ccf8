"""The pages of a built site, sorted by type, read from its folder: what the browser and HTML tests go through."""

import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "hooks" / "vivier" / "records" / "data"
KINDS = ("emplois", "projets", "labos", "demarches", "missions")
# Pages that one template makes, or prose of one form, by the beginning of their address.
SERIES = {"contribuer/suivi/": "suivi", "contribuer/champs/": "champs", "projet/decisions/": "décision"}
SINGLE = {
    "accueil": "",
    "recherche": "recherche/",
    "régions": "regions/",
    "départements": "departements/",
    "candidater": "candidater/",
    "contribuer": "contribuer/",
    "codes d’erreur": "contribuer/erreurs/",
    "mentions légales": "mentions-legales/",
    "données personnelles": "donnees-personnelles/",
    "accessibilité": "accessibilite/",
    "page introuvable": "404.html",
}
TYPES = (
    *SINGLE,
    *(f"liste : {kind}" for kind in KINDS),
    *(f"fiche : {kind}" for kind in KINDS),
    "région",
    "département",
    "collectivité d’outre-mer",
    "suivi",
    "champs",
    "décision",
    "autre",
)


def overseas_collectivities() -> frozenset[str]:
    """The slugs of the territories that belong to no region."""
    data = json.loads((DATA / "departements.json").read_text(encoding="utf-8"))
    return frozenset(territory["slug"] for territory in data["collectivites_outre_mer"])


COLLECTIVITIES = overseas_collectivities()


def page_type(url: str) -> str:
    """The type of the page at ``url`` (relative to the site, as ``Page.url``)."""
    for name, single in SINGLE.items():
        if url == single:
            return name
    for start, name in SERIES.items():
        if url.startswith(start):
            return name
    section, *rest = url.rstrip("/").split("/")
    if section in KINDS:
        return f"fiche : {section}" if rest and rest[0] not in ("page", "closes") else f"liste : {section}"
    if section == "regions" and rest:
        return "région"
    if section == "departements" and rest:
        return "collectivité d’outre-mer" if rest[0] in COLLECTIVITIES else "département"
    return "autre"


def urls(site: Path) -> Iterator[str]:
    """The address of every page of the site, in order."""
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        yield path.removesuffix("index.html") if file.name == "index.html" else path


def file_of(site: Path, url: str) -> Path:
    """The file that a static host serves for ``url``."""
    return site / url / "index.html" if url == "" or url.endswith("/") else site / url


def by_type(site: Path) -> dict[str, list[str]]:
    """The addresses of each type, the longest page first: the one where most can go wrong."""
    sorted_pages: dict[str, list[str]] = {name: [] for name in TYPES}
    for url in urls(site):
        sorted_pages[page_type(url)].append(url)
    for found in sorted_pages.values():
        found.sort(key=lambda url: (-file_of(site, url).stat().st_size, url))
    return sorted_pages


def examples(pages: dict[str, list[str]], name: str) -> list[str]:
    """The pages that stand for a type: the longest and, where pages may be empty or follow one another, the shortest.

    Hand-written pages of no other type are all different: all of them.
    """
    found = pages[name]
    if name == "autre":
        return found
    if name.startswith("liste") or name in (
        "région",
        "département",
        "collectivité d’outre-mer",
        *SERIES.values(),
    ):
        return list(dict.fromkeys([found[0], found[-1]])) if found else []
    return found[:1]
