"""JSON Schemas of the records, made from the models.

Two for each kind: the strict one says what a record is, for programs; the edition one is for editors' tools,
which read YAML their own way (an unquoted 44 is a number to them, and ``01`` is 1) and should not underline
what Vivier understands.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vivier.records import KINDS, Fiche

from .overlay import OWN_FIELDS
from .redirections import ListeRedirections
from .scan import REDIRECTIONS
from .shared_lists import SHARED_LISTS

FOLDER = Path(__file__).parent.parent / "records" / "schemas"
"""Where the schemas are committed, with one folder for each form."""

FORMS = ("strict", "edition")

_MODELS: dict[str, Any] = {name: kind.modele for name, kind in KINDS.items()} | {
    name: shared.modele for name, shared in SHARED_LISTS.items()
}
_MODELS[REDIRECTIONS] = ListeRedirections

FILES = tuple(FOLDER / form / f"{name}.schema.json" for form in FORMS for name in _MODELS)
"""Every file of the schemas."""

_TITLES = {name: kind.titre for name, kind in KINDS.items()} | {
    "themes": "Thématiques",
    "organisations": "Organisations",
    "sigles": "Sigles",
    REDIRECTIONS: "Redirections",
}

# Groups of fields that may be written as one value: the model completes it.
_SHORT_FORMS: Mapping[str, Mapping[str, Any]] = {
    "Quantite": {"type": "integer", "minimum": 0},
    "Mesure": {"type": "number"},
    "Piece": {"type": "string"},
    "Proposition": {"type": "string"},
    "FondementJuridique": {"type": "string"},
}

_LIMITS = {
    "gt": "exclusiveMinimum",
    "ge": "minimum",
    "lt": "exclusiveMaximum",
    "le": "maximum",
    "max_length": "maxLength",
    "min_length": "minLength",
}

Schema = dict[str, Any]


def build(name: str, form: str) -> Schema:
    """Return the schema of a kind of record or of a shared list.

    Args:
        name: ``emploi``, … or ``themes``, ``organisations``, ``sigles``, ``redirections``.
        form: ``strict`` or ``edition``.
    """
    model = _MODELS[name]
    schema: Schema = model.model_json_schema(mode="validation")
    definitions: dict[str, Schema] = schema.pop("$defs", {})
    for title, short in _SHORT_FORMS.items():
        if title in definitions:
            whole = definitions[title]
            definitions[title] = {"anyOf": [dict(short), whole]}
    schema["title"] = _TITLES[name]
    # Models are documented in English for those who write code; only fields speak to editors.
    for one in (
        schema,
        *definitions.values(),
        *(part for d in definitions.values() for part in d.get("anyOf", ())),
    ):
        one.pop("description", None)
        if one is not schema:
            one.pop("title", None)
    if issubclass(model, Fiche):
        schema["required"] = [field for field in schema["required"] if field != "id"]
    if name == "mission":
        _relax_versions(schema)
    body = standard({**schema, "$defs": definitions} if definitions else schema)
    if form == "edition":
        body = _loosened(body)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:vivier:schema:{form}:{name}",
        **body,
    }


def rendered(path: Path) -> str:
    """Return what a file of `FILES` should contain."""
    name = path.name.removesuffix(".schema.json")
    return json.dumps(build(name, path.parent.name), ensure_ascii=False, indent=2) + "\n"


def stale() -> list[Path]:
    """Return the files that do not say what the models do."""
    return [
        path for path in FILES if not path.is_file() or path.read_text(encoding="utf-8") != rendered(path)
    ]


def write(path: Path) -> None:
    """Write a file of `FILES`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rendered(path), encoding="utf-8", newline="\n")


def _relax_versions(schema: Schema) -> None:
    """A departmental version states only what differs from its national sheet."""
    required = schema.pop("required")
    schema["if"] = {"required": ["fiche_nationale"]}
    schema["then"] = {
        "required": [field for field in required if field in OWN_FIELDS] + ["departement", "prefecture"]
    }
    schema["else"] = {"required": required}


def standard(node: Any) -> Any:
    """Return a part of a schema with standard limits: pydantic leaves its own where a type reads text first."""
    if isinstance(node, list):
        return [standard(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        _LIMITS.get(key, key) if not isinstance(value, dict) else key: standard(value)
        for key, value in node.items()
    }


def _loosened(node: Any) -> Any:  # any part of a schema
    """Return a part of a schema as editors' tools need it."""
    if isinstance(node, list):
        return [_loosened(item) for item in node]
    if not isinstance(node, dict):
        return node
    # An optional field is absent: completion must not offer « null », nor the default as if it had to be written.
    node = {key: value for key, value in node.items() if key != "default"}
    choices = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
    if "anyOf" in node and len(choices) == 1:
        inner = {key: value for key, value in choices[0].items() if key not in node}
        node = {**{key: value for key, value in node.items() if key != "anyOf"}, **inner}
    elif "anyOf" in node:
        node["anyOf"] = choices
    return _widened({key: _loosened(value) for key, value in node.items()})


def _widened(node: Schema) -> Schema:
    """Accept what YAML readers make of a value typed without quotes, and what the models understand."""
    if "enum" in node:
        codes = [code for code in node["enum"] if isinstance(code, str)]
        numbers = dict.fromkeys(int(code) for code in codes if code.isdigit())
        node["enum"] = [*codes, *numbers]
        node.pop("type", None)
        _describe_values(node, codes)
        return node
    match node.get("type"):
        case "string":
            node["type"] = ["string", "number"]
        case "boolean":
            node = {
                **{key: value for key, value in node.items() if key != "type"},
                "enum": [True, False, "oui", "non"],
            }
        case "integer" | "number":
            node["type"] = [node["type"], "string"]
    # « format » has an opinion on numbers in some tools, and never a French one.
    node.pop("format", None)
    return node


def _describe_values(node: Schema, codes: list[str]) -> None:
    """Say in the description, which is all that a hover shows, what each value means."""
    labels = node.pop("x-libelles", None)
    lines = (
        [f"{code} : {label}" for code, label in zip(codes, labels, strict=True)]
        if labels
        else node.get("markdownEnumDescriptions")
    )
    if not lines:
        return
    node["markdownEnumDescriptions"] = [*lines, *("" for _ in range(len(node["enum"]) - len(codes)))]
    if len(lines) <= 30:
        listed = "\n".join(f"- {line}" for line in lines)
        node["description"] = f"{node.get('description', '')}\n\n{listed}".strip()
