"""What holds for every model: its fields are documented, its examples are accepted, it is closed and immutable."""

import re
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

import vivier.records
from vivier.records import KINDS, Emploi, Labo
from vivier.records.base import Controlable, Modele
from vivier.records.notices import Notice
from vivier.records.shared import Fiche

from . import samples
from .reading import errors

SAMPLES = {
    "emploi": samples.emploi,
    "projet": samples.projet,
    "labo": samples.labo,
    "demarche": samples.demarche,
    "mission": samples.mission,
}


def _models(parent: type[BaseModel]) -> list[type[BaseModel]]:
    own = parent.__module__.startswith("vivier.records") and not parent.__name__.startswith("_")
    found = [parent] if own else []
    for child in parent.__subclasses__():
        found += _models(child)
    return found


MODELS = sorted({*_models(BaseModel)} - {Modele, Controlable}, key=lambda model: model.__name__)
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]
EVERY_FIELD = pytest.mark.parametrize(("model", "name"), FIELDS, ids=[f"{m.__name__}.{n}" for m, n in FIELDS])


@EVERY_FIELD
def test_a_field_is_documented_in_french(model: type[BaseModel], name: str) -> None:
    field = model.model_fields[name]
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert field.title, "no title"
    assert field.title[0].isupper()
    assert field.description, "no description"
    assert field.description.endswith((".", "»")), "a description is a sentence"
    assert "'" not in field.title + field.description, "an apostrophe is ’"
    assert field.examples
    assert len(field.examples) == 1


@EVERY_FIELD
def test_the_example_is_yaml_that_the_field_accepts(model: type[BaseModel], name: str) -> None:
    field = model.model_fields[name]
    assert field.examples
    value = yaml.load(str(field.examples[0]), Loader=yaml.BaseLoader)
    notices: list[Notice] = []
    TypeAdapter(field.rebuild_annotation()).validate_python(value, context={"notices": notices})
    assert [notice.code for notice in notices] == [], "an example shows the form to write"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_is_closed_immutable_and_described(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    assert model.__doc__


def test_five_kinds() -> None:
    assert list(KINDS) == list(SAMPLES) == ["emploi", "projet", "labo", "demarche", "mission"]
    for name, kind in KINDS.items():
        assert (kind.nom, kind.modele.genre) == (name, name)
        assert kind.modele.model_validate(SAMPLES[name]()).cle[0] == name


@pytest.mark.parametrize("name", KINDS)
def test_a_record_does_not_change(name: str) -> None:
    record: Fiche = KINDS[name].modele.model_validate(SAMPLES[name]())
    with pytest.raises(ValidationError):
        setattr(record, "titre", "Autre")  # noqa: B010  # what the type forbids must fail too
    assert record == KINDS[name].modele.model_validate(SAMPLES[name]())
    assert hash(record) == hash(KINDS[name].modele.model_validate(SAMPLES[name]()))


@pytest.mark.parametrize("name", KINDS)
def test_an_unknown_key_is_refused_and_lists_are_tuples(name: str) -> None:
    model = KINDS[name].modele
    with pytest.raises(ValidationError) as caught:
        model.model_validate(SAMPLES[name](inconnu="x"))
    assert [(found["type"], found["loc"]) for found in errors(caught.value)] == [
        ("extra_forbidden", ("inconnu",))
    ]
    record = model.model_validate(SAMPLES[name](thematiques=["simplification"]))
    assert record.thematiques == ("simplification",)


def test_a_notice_points_at_the_very_object_of_the_tree() -> None:
    value = "Fonction publique de l’État"
    notices: list[Notice] = []
    Emploi.model_validate(samples.emploi(versant=value), context={"notices": notices})
    assert len(notices) == 1
    assert notices[0].value is value
    assert (notices[0].code, notices[0].corrige, notices[0].aide) == ("VOC-02", "FPE", "écrire FPE")


def test_an_older_key_is_itself_what_the_notice_points_at() -> None:
    fields = samples.labo()
    key = "".join(("ho", "te"))
    fields[key] = fields.pop("hebergeur")
    notices: list[Notice] = []
    Labo.model_validate(fields, context={"notices": notices})
    assert notices[0].value is key
    assert notices[0].corrige == "hebergeur"


def test_without_a_context_notices_are_dropped() -> None:
    assert Emploi.model_validate(samples.emploi(versant="État")).versant == "FPE"


def test_a_brace_in_a_text_is_not_a_placeholder() -> None:
    with pytest.raises(ValidationError) as caught:
        Emploi.model_validate(samples.emploi(versant="{aide} {0}"))
    assert "« {aide} {0} »" in errors(caught.value)[0]["msg"]


def test_every_code_that_records_raise_is_tested() -> None:
    folder = Path(vivier.records.__file__).parent
    raised = {
        code
        for module in folder.glob("*.py")
        for code in re.findall(r'"([A-Z]+-\d\d)"', module.read_text(encoding="utf-8"))
    }
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert raised - set(re.findall(r'"([A-Z]+-\d\d)"', tests)) == set()
    assert len(raised) > 40
