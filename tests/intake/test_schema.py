"""The JSON Schemas say what the models do, and editors' tools accept what Vivier accepts."""

import json
import re
from functools import cache

import jsonschema
import pytest
import yaml

from tests.intake.bases import BASES, VERSION, broken
from tests.site_pages import ROOT
from vivier.intake import schema
from vivier.intake.reader import read
from vivier.intake.tree import without_empty

RECORDS = sorted((ROOT / "postings").rglob("*.yml"))
KIND_OF = {
    "emplois": "emploi",
    "projets": "projet",
    "labos": "labo",
    "demarches": "demarche",
    "missions": "mission",
}


@cache
def validator(name, form):
    found = json.loads((schema.FOLDER / form / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


class Core(yaml.SafeLoader):
    """Reads as the editors' tools do: YAML 1.2, where « oui » is text and 01 a number."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?\d+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?\d+\.\d*$"), list("-+0123456789"))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))


def faults(name, form, text):
    return [
        f"{list(e.absolute_path)}: {e.message}"
        for e in validator(name, form).iter_errors(yaml.load(text, Core))
    ]


def test_the_committed_files_are_up_to_date():
    assert schema.stale() == []
    committed = {path for form in schema.FORMS for path in (schema.FOLDER / form).iterdir()}
    assert committed == set(schema.FILES)


@pytest.mark.parametrize("path", schema.FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_field_speaks_french(path):
    found = json.loads(path.read_text("utf-8"))
    assert found["$schema"].endswith("2020-12/schema")
    assert found["$id"] == f"urn:vivier:schema:{path.parent.name}:{path.name.split('.')[0]}"
    for owner in [found, *found.get("$defs", {}).values()]:
        groups = [owner, *owner.get("anyOf", ())]
        for name, field in [pair for group in groups for pair in group.get("properties", {}).items()]:
            assert field.get("description"), name
            assert field.get("title") or "$ref" in field or "anyOf" in field, name


@pytest.mark.parametrize("form", schema.FORMS)
@pytest.mark.parametrize("kind", BASES)
def test_smallest_records(kind, form):
    assert faults(kind, form, BASES[kind][1]) == []
    assert faults(kind, form, BASES[kind][1] + "inconnu: 1\n")


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_real_records(record):
    top = record.relative_to(ROOT / "postings").parts[0]
    name = KIND_OF.get(top, record.stem)
    assert faults(name, "edition", record.read_text("utf-8")) == []
    # The strict schema describes text as text: it is given the tree that Vivier reads, where numbers are text too.
    document = read(record.read_bytes(), record.name)
    strict = [e.message for e in validator(name, "strict").iter_errors(without_empty(document.root))]
    assert not [message for message in strict if "required" in message or "unexpected" in message]


TYPED = {
    "emploi": "reference: 2025\ndiplome_niveau: 7\nquotite: 80\nouvert_aux_militaires: oui\nlocalisations:\n"
    "  - {departement: 974, code_postal: 97400}\n  - {departement: 01}\ndebut_vacance_poste: 2025\n",
    "demarche": "contributions: 37\nidees_total: {valeur: 560, approximatif: oui}\nannee: 2016\n"
    "regions_concernees: [27]\n",
    "projet": "indicateurs:\n  - {nom: Cadres, cible: 40}\n",
}


@pytest.mark.parametrize("kind", TYPED)
def test_the_edition_schema_accepts_what_is_typed_without_quotes(kind):
    assert faults(kind, "edition", broken(BASES[kind][1], TYPED[kind])) == []


def test_the_edition_schema_never_offers_null():
    for path in schema.FILES:
        if path.parent.name == "edition":
            text = path.read_text("utf-8")
            assert '"null"' not in text
            assert '"default"' not in text


def test_a_version_states_only_what_differs():
    for form in schema.FORMS:
        assert faults("mission", form, VERSION) == []
        assert faults("mission", form, VERSION.replace("fiche_nationale: fiche-nationale\n", ""))


def test_code_editors_are_wired_to_the_edition_schemas():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    wired = settings["yaml.schemas"]
    folder = "./hooks/vivier/records/schemas/edition"
    expected = {f"{folder}/{kind}.schema.json": f"postings/{top}/**/*.yml" for top, kind in KIND_OF.items()}
    assert expected.items() <= wired.items()
    assert all((ROOT / path).is_file() for path in wired)
