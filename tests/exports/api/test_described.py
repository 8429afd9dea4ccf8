"""Every file of the API is what its description says, and every description is of a file."""

import json
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.benchmarks.generate import write
from vivier.intake.load import load
from vivier.pages.reference import groups
from vivier.records import KINDS

from .served import (
    ROOT,
    SITE,
    document,
    exchange_files,
    files_of,
    holes,
    mistakes,
    outputs_of,
    texts,
    validators,
)

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """A catalogue with more records than a page of a list has, in every state."""
    folder = tmp_path_factory.mktemp("generated")
    write(130, 1, DAY, folder)
    return load(folder / "postings").catalogue


@pytest.fixture(scope="module")
def files(generated):
    return files_of(generated, DAY)


@pytest.fixture(scope="module")
def published(site):
    """The files of the real site."""
    root = site.folder / ROOT
    return {f"/{one.relative_to(root).as_posix()}": one.read_bytes() for one in root.rglob("*.json")}


def test_the_generated_catalogue_has_every_state_and_further_pages(files):
    states = {one["statut"]["code"] for one in all_elements(files) if "statut" in one}
    assert {"ouverte", "close", "archivee", "indeterminee", "derniers_jours", "a_venir"} <= states
    assert "/fiches/page/2.json" in files


def all_elements(files):
    return [one for path in files if path.startswith("/fiches") for one in document(files, path)["fiches"]]


def test_every_generated_file_is_as_described(files, generated):
    found, unused = mistakes(files | exchange_files(generated, DAY))
    assert found == []
    # A list is described as it will be once it has a hundred records more.
    assert [path for path in unused if "/page/{page}" not in path] == []
    assert "/fiches/page/{page}.json" not in unused


def test_every_published_file_is_as_described(published):
    found, unused = mistakes(published)
    assert found == []
    assert [path for path in unused if "/page/{page}" not in path] == []


def test_without_an_address_the_files_are_as_described_too(generated):
    made = files_of(generated, DAY, site_url=None)
    assert mistakes(made)[0] == []
    assert document(made, "/openapi.json")["servers"] == [{"url": "."}]
    assert "$id" not in document(made, "/schemas/emploi.schema.json")
    # The only addresses left are those of others.
    assert not [path for path, content in made.items() if SITE.encode() in content]


@pytest.mark.parametrize("site_url", [SITE, None], ids=["address", "no-address"])
def test_the_description_is_a_valid_openapi_document(generated, site_url):
    described = document(files_of(generated, DAY, site_url), "/openapi.json")
    OpenAPIV31SpecValidator(described).validate()
    names = [one["get"]["operationId"] for one in described["paths"].values()]
    assert len(set(names)) == len(names)


def test_a_field_is_described_as_in_the_guide(files):
    """To the space: both come from the models."""
    for genre, kind in KINDS.items():
        served = document(files, f"/schemas/{genre}.schema.json")["properties"]
        for field in groups(kind.modele)[0].champs:
            if "description" in served.get(field.nom, {}):
                assert served[field.nom]["description"] == field.description


def test_the_checks_refuse_what_is_not_described(published):
    """Whoever validates must be able to fail."""
    path = "/emplois/chef-projets-etat-lin.json"
    check = validators(document(published, "/openapi.json"))["/emplois/{id}.json"]
    good = document(published, path)
    assert check.is_valid(good)
    assert not check.is_valid({key: one for key, one in good.items() if key != "calcule"})
    assert not check.is_valid(good | {"inconnu": 1})
    assert not check.is_valid(good | {"versant": "FPX"})
    assert not check.is_valid(good | {"fin_candidature": None})


def test_each_schema_stands_alone_and_says_what_the_description_says(files):
    described = document(files, "/openapi.json")["components"]["schemas"]
    for path in files:
        if not path.startswith("/schemas/"):
            continue
        schema = document(files, path)
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{SITE}{ROOT}{path}"
        refs = {one.removeprefix("#/$defs/") for one in texts(schema) if one.startswith("#/$defs/")}
        assert refs == set(schema["$defs"])
        assert refs <= set(described)


def test_the_published_schema_of_a_record_accepts_it_and_what_it_may_gain(published):
    schema = document(published, "/schemas/emploi.schema.json")
    record = document(published, "/emplois/chef-projets-etat-lin.json")
    check = Draft202012Validator(schema)
    assert check.is_valid(record)
    assert check.is_valid(record | {"nouveau": 1})


def test_no_file_has_a_null(files):
    assert {path: found for path in files if (found := list(holes(document(files, path))))} == {}


def test_files_are_compact_utf_8(files):
    for path, content in files.items():
        text = content.decode()
        assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")), path


def test_the_same_catalogue_gives_the_same_bytes(generated, files):
    assert files_of(generated, DAY) == files


def test_keys_are_the_same_on_the_next_day_for_what_is(generated):
    """Only what the day changes is made again: the first file, and records whose state or dates do."""
    first = {one.name: one.key for one in outputs_of(generated, DAY)}
    again = {one.name: one.key for one in outputs_of(generated, DAY)}
    assert first == again


def test_every_link_of_the_site_leads_to_a_file(published, site):
    dead = set()
    for path in published:
        if path.startswith(("/schemas/", "/openapi")):
            continue
        for text in texts(document(published, path)):
            if not text.startswith(SITE) or "{" in text or " " in text:
                continue
            name = urlsplit(text).path.removeprefix("/")
            name += "index.html" if not name or name.endswith("/") else ""
            if not (site.folder / name).is_file():
                dead.add(name)
    assert dead == set()


def test_relative_links_lead_where_absolute_ones_do(generated, files):
    """A file that does not know the address of the site links from where it is."""
    made = files_of(generated, DAY, site_url=None)
    for path in ("/fiches/page/2.json", "/labos/{}/fiches.json", "/index.json", "/vocabulaires.json"):
        if "{}" in path:
            path = next(one for one in files if one.startswith("/labos/") and one.endswith("/fiches.json"))
        # No feed without the address of the site.
        absolute = [
            one
            for one in texts(document(files, path))
            if one.startswith(SITE) and not one.endswith("flux.atom")
        ]
        links = [one for one in texts(document(made, path)) if one.startswith("../")]
        assert [urljoin(f"{SITE}{ROOT}{path}", one) for one in links] == absolute, path
        assert len(links) > 5
