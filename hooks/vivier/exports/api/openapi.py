"""The OpenAPI 3.1 document: the files that are served, and nothing else.

Each address is a file. A parameter whose values are few says them all; the others say their form.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from vivier.intake.catalogue import Catalogue
from vivier.records import DEPARTEMENTS, KINDS, REGIONS
from vivier.records.identifiers import LONGEST, PATTERN
from vivier.typography import typographic
from vivier.urls import (
    API_INDEX_URL,
    API_OPENAPI_URL,
    API_TERRITOIRES_URL,
    API_URL,
    API_VOCABULAIRES_URL,
    api_record_url,
    api_schema_url,
    exchange_url,
)

from ..exchange.files import schema as exchange_schema
from ..site import LICENCE, LICENCE_URL, Site
from .discovery import VERSION
from .schemas import REF, SCHEMAS, definitions

Node = dict[str, Any]

_PLACE = "#/components/schemas/"
_DESCRIPTION = typographic(
    "Les fiches de ce catalogue, leurs listes et ce qui permet de les comprendre, en JSON. Ce sont des fichiers : pas "
    "de clé, pas d’interrogation, pas d’écriture. Une clé absente est une information que personne ne donne ; une "
    "liste est toujours là, vide ou non. Ce qui est calculé est sous « calcule ». La version 1 ne fait que "
    "s’enrichir : ignorez les clés que vous ne connaissez pas. En cas d’écart, la publication officielle fait foi."
)
_ID: Node = {"type": "string", "pattern": f"^{PATTERN}$", "maxLength": LONGEST}


def openapi(site: Site, catalogue: Catalogue) -> Node:
    """Return the document.

    Args:
        site: the site.
        catalogue: the records: their themes are parts of addresses.
    """
    themes = sorted(catalogue.themes)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"API de {site.nom}",
            "version": VERSION,
            "summary": "Offres, laboratoires, projets, démarches et missions de l’innovation publique.",
            "description": _DESCRIPTION,
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        # Relative to this document, where the site does not know its address.
        "servers": [{"url": f"{site.url}{API_URL}".rstrip("/") if site.url else "."}],
        "tags": [
            {"name": "fiches", "description": "Une fiche, en entier."},
            {"name": "listes", "description": "Des fiches en bref, cent par page."},
            {"name": "références", "description": "Ce qui permet de comprendre le reste."},
        ],
        "paths": {path: {"get": operation} for path, operation in _paths(themes)},
        "components": {
            "parameters": {
                name: {"name": name, "in": "path", "required": True, "description": said, "schema": values}
                for name, (said, values) in _parameters(themes).items()
            },
            "responses": {"Absent": {"description": "Il n’y a pas de fichier à cette adresse."}},
            "schemas": {
                **{name: _placed(one) for name, one in definitions().items()},
                "Echange": {
                    "description": typographic(
                        "Une offre ouverte, dans la forme de l’API d’échange de Choisir le service public : la page "
                        "« Échange » dit d’où vient chaque clé."
                    ),
                    **exchange_schema(),
                },
            },
        },
    }


def _parameters(themes: list[str]) -> Mapping[str, tuple[str, Node]]:
    """Return what each part of an address may be: its description and its schema."""
    return {
        "id": ("Identifiant de la fiche.", _ID),
        "labo": ("Identifiant du laboratoire.", _ID),
        "region": (
            "Nom de la région dans les adresses.",
            {"type": "string", "enum": [one.slug for one in REGIONS.values()]},
        ),
        "departement": (
            "Nom du département ou de la collectivité dans les adresses.",
            {"type": "string", "enum": [one.slug for one in DEPARTEMENTS.values()]},
        ),
        **({"theme": ("Identifiant du thème.", {"type": "string", "enum": themes})} if themes else {}),
        "schema": ("Sorte de fichier.", {"type": "string", "enum": [*SCHEMAS]}),
        "page": ("Numéro de page, à partir de 2.", {"type": "integer", "minimum": 2}),
    }


def _paths(themes: list[str]) -> Iterator[tuple[str, Node]]:
    """Yield the paths, each with its operation."""
    yield _path(API_INDEX_URL), _get("decouverte", "références", "Le point de départ", "Decouverte")
    for genre, kind in KINDS.items():
        name = SCHEMAS[genre]
        yield (
            _path(api_record_url(genre, "{id}")),
            _get(f"fiche{name}", "fiches", kind.titre, name, "id"),
        )
    yield (
        _path(exchange_url("{id}")),
        _get("echange", "fiches", "Une offre ouverte, pour l’échange", "Echange", "id"),
    )
    yield from _list("toutes", "Toutes les fiches", "fiches")
    for genre, kind in KINDS.items():
        yield from _list(f"genre{SCHEMAS[genre]}", f"Liste\u00a0: {kind.libelle_pluriel}", kind.dossier)
    yield from _list("region", "Fiches d’une région", "regions/{region}", "region")
    yield from _list("departement", "Fiches d’un département", "departements/{departement}", "departement")
    yield from _list("labo", "Fiches qui nomment un laboratoire", "labos/{labo}/fiches", "labo")
    if themes:
        yield from _list("theme", "Fiches d’un thème", "themes/{theme}", "theme")
    yield (
        _path(API_VOCABULAIRES_URL),
        _get("vocabulaires", "références", "Les valeurs et leurs libellés", "Vocabulaires"),
    )
    yield _path(API_TERRITOIRES_URL), _get("territoires", "références", "Les territoires", "Territoires")
    yield (
        _path(api_schema_url("{schema}")),
        _get("schema", "références", "Un schéma JSON", None, "schema"),
    )
    yield _path(API_OPENAPI_URL), _get("openapi", "références", "Ce document", None)


def _path(url: str) -> str:
    """Return an address of the API as its description says it: from the root of the API, with a leading slash."""
    return f"/{url.removeprefix(API_URL)}"


def _list(name: str, summary: str, root: str, *parameters: str) -> Iterator[tuple[str, Node]]:
    """Yield the first page of a list, and the others: a list of a hundred records or fewer has none."""
    yield f"/{root}.json", _get(f"{name}Liste", "listes", summary, "Liste", *parameters)
    further = f"{summary}, pages suivantes"
    yield f"/{root}/page/{{page}}.json", _get(f"{name}Suite", "listes", further, "Liste", *parameters, "page")


def _get(name: str, tag: str, summary: str, schema: str | None, *parameters: str) -> Node:
    body = {"$ref": _PLACE + schema} if schema else {"type": "object"}
    found: Node = {
        "operationId": name,
        "tags": [tag],
        "summary": summary,
        "responses": {
            "200": {"description": "Le fichier.", "content": {"application/json": {"schema": body}}},
        },
    }
    if parameters:
        found["parameters"] = [{"$ref": f"#/components/parameters/{one}"} for one in parameters]
        found["responses"]["404"] = {"$ref": "#/components/responses/Absent"}
    return found


def _placed(node: Any) -> Any:  # any part of a schema
    """Return a part of a schema that refers to the others where they are in this document."""
    if isinstance(node, list):
        return [_placed(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: f"{_PLACE}{one.removeprefix(REF)}" if key == "$ref" else _placed(one)
        for key, one in node.items()
    }
