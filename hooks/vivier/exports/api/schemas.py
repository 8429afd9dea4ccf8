"""JSON Schemas of what is served, from the models of the records and from the shapes of the rest.

Not those that editors use (`vivier.intake.schema`): what is served has a form of its own. A field that nobody fills is
absent, a list is always there, and the limits of what may be typed are not promised. Nothing forbids other keys: what
version 1 gains must not break who validates with yesterday's schema.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pydantic import TypeAdapter

from vivier.intake.schema import standard
from vivier.records import DEPARTEMENTS, KINDS, REGIONS
from vivier.typography import typographic
from vivier.urls import api_schema_url

from .documents import PRIVATE
from .listing_shapes import Decouverte, Liste
from .reference_shapes import Territoires, Vocabulaires
from .shapes import Adresses, Calcule, CalculeCandidature
from .vocabularies import served_lists

Schema = dict[str, Any]

SCHEMAS: Mapping[str, str] = MappingProxyType(
    {genre: genre.capitalize() for genre in KINDS}
    | {
        "liste": "Liste",
        "index": "Decouverte",
        "vocabulaires": "Vocabulaires",
        "territoires": "Territoires",
    }
)
"""Definition of each sort of file, by name of its schema."""

_TITLES = {
    "Liste": "Page d’une liste",
    "Decouverte": "Découverte de l’API",
    "Vocabulaires": "Vocabulaires",
    "Territoires": "Territoires",
}
_SHAPES = (Adresses, Calcule, CalculeCandidature, Liste, Decouverte, Vocabulaires, Territoires)
_COMPUTED = {"emploi": "CalculeCandidature", "mission": "CalculeCandidature"}
REF = "#/$defs/"
"""What comes before the name of a definition in a reference to it."""

# What speaks of what editors may type.
_DROPPED = ("examples", "default", "markdownEnumDescriptions", "maxLength", "additionalProperties")


def schema(name: str, site_url: str | None) -> Schema:
    """Return a schema of `SCHEMAS`, complete.

    Args:
        name: its name.
        site_url: address of the site, ending with a slash; None when it is not known: the schema has no id.
    """
    found = definitions()
    root = SCHEMAS[name]
    used = {root}
    waiting = [found[root]]
    while waiting:
        for other in _references(waiting.pop()):
            if other not in used:
                used.add(other)
                waiting.append(found[other])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": site_url + api_schema_url(name)} if site_url else {}),
        **found[root],
        "$defs": {one: found[one] for one in found if one in used - {root}},
    }


@cache
def definitions() -> Mapping[str, Schema]:
    """Return the definitions of all that is served, sorted by name; one refers to another by ``#/$defs/Name``."""
    adapters: list[tuple[str, Literal["serialization"], TypeAdapter[Any]]] = [
        (one.__name__, "serialization", TypeAdapter(one))
        for one in (*(kind.modele for kind in KINDS.values()), *_SHAPES)
    ]
    roots, whole = TypeAdapter.json_schemas(adapters)
    made: dict[str, Schema] = dict(whole["$defs"])
    for (name, _), root in roots.items():
        if root != {"$ref": REF + str(name)}:
            made[str(name)] = root
    found = {name: _served(standard(one)) for name, one in made.items()}
    for one in found.values():
        # Models are documented in English, for those who write code.
        one.pop("description", None)
        one.pop("title", None)
    for genre in KINDS:
        found[SCHEMAS[genre]] = _document(genre, found[SCHEMAS[genre]])
    for name, title in _TITLES.items():
        found[name] = {"title": title, **found[name]}
    return dict(sorted((found | _values()).items()))


def _document(genre: str, fields: Schema) -> Schema:
    """Return the schema of the document of a record: its fields, between what names it and what is computed."""
    properties = {name: one for name, one in fields["properties"].items() if name != PRIVATE}
    return {
        "title": KINDS[genre].titre,
        "type": "object",
        "required": [
            "genre",
            "adresses",
            *(name for name in fields["required"] if name != PRIVATE),
            "calcule",
        ],
        "properties": {
            "genre": {"const": genre, "description": "Genre de la fiche."},
            "adresses": {"$ref": f"{REF}Adresses"},
            **properties,
            "calcule": {"$ref": REF + _COMPUTED.get(genre, "Calcule")},
        },
    }


def _values() -> dict[str, Schema]:
    """Return the closed lists, which models repeat wherever they use one."""
    listed = {name: [(one.value, one.libelle) for one in values] for name, values in served_lists().items()}
    listed["CodeRegion"] = [(one.code, one.nom) for one in REGIONS.values()]
    listed["CodeDepartement"] = [(one.code, one.nom) for one in DEPARTEMENTS.values()]
    return {
        name: {
            "type": "string",
            "enum": [code for code, _ in values],
            "x-libelles": [label for _, label in values],
        }
        for name, values in listed.items()
    }


@cache
def _names() -> Mapping[tuple[str, ...], str]:
    return {tuple(one["enum"]): name for name, one in _values().items()}


def _served(node: Any, key: str = "") -> Any:  # any part of a schema
    """Return a part of a schema as it holds for what is served; ``key`` is the field that it is of, if any."""
    if isinstance(node, list):
        return [_served(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "object" and "properties" in node:
        return _group(node)
    found: Schema = {
        name: typographic(one) if name in ("title", "description") else _served(one)
        for name, one in node.items()
        if name not in _DROPPED
    }
    # Made of the key by pydantic, in no language.
    if found.get("title") == key.replace("_", " ").title():
        del found["title"]
    choices = [one for one in found.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) == 1:
        del found["anyOf"]
        found = {**choices[0], **found}
    elif choices:
        found["anyOf"] = choices
    name = _names().get(tuple(found["enum"])) if "enum" in found else None
    if name is None:
        return found
    return {"$ref": REF + name} | {k: found[k] for k in ("title", "description") if k in found}


def _group(node: Schema) -> Schema:
    """Return the schema of a group of keys: what may be null is left out when it is, what has a default is there."""
    properties = node["properties"]
    absent = {name for name, one in properties.items() if {"type": "null"} in one.get("anyOf", ())}
    given = {name for name, one in properties.items() if "default" in one}
    required = [name for name in properties if name in given.union(node.get("required", ())) - absent]
    return {
        "type": "object",
        **({"required": required} if required else {}),
        "properties": {name: _served(one, name) for name, one in properties.items()},
    }


def _references(node: Any) -> Iterator[str]:
    """Yield the names of the definitions that a part of a schema refers to."""
    if isinstance(node, list):
        for one in node:
            yield from _references(one)
    elif isinstance(node, dict):
        for key, one in node.items():
            if key == "$ref":
                yield str(one).removeprefix(REF)
            else:
                yield from _references(one)
