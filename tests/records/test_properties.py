"""What must hold for any input, tried on inputs that nobody would think of."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from vivier.records import DEPARTEMENTS, KINDS, REGIONS
from vivier.records.base import Controlable
from vivier.records.dates import DatePartielle, JourSansAnnee, un_mois_apres
from vivier.records.legal_basis import ARTICLES, INCONNU, normalise
from vivier.records.notices import Notice
from vivier.records.territories import find
from vivier.records.vocabulary import folded

from .test_models import MODELS, SAMPLES

# The same inputs at every run: a test that fails once in ten tells nobody anything.
settings.register_profile(
    "records",
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("records")

TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            *(
                "",
                " ",
                "2025-02-30",
                "22/05/2025",
                "9999-12-31",
                "0000",
                "--02-30",
                "1" * 400,
                "9" * 5000,
                "-1",
                "1e400",
            ),
            *(
                "nan",
                "inf",
                "oui",
                "null",
                "~",
                "{aide}",
                "%s",
                "../../etc",
                "a\x00b",
                "\u202e",
                "\ufeff",
                "\u00a0",
            ),
            *(
                "javascript:alert(1)",
                "https://[",
                "https://a:b:c@d",
                "//x",
                "[email protected]",
                "@",
                "+",
                "0690000000",
            ),
            *(
                "FPE",
                "A+",
                "20",
                "2A",
                "Loire Atlantique (44)",
                "(",
                "((44)",
                "L332-2 °2",
                "L" * 300,
                "٣",
                "½",
                "𝟘",
            ),
        ]
    ),
)
SCALARS = st.one_of(TEXTS, st.none(), st.booleans(), st.integers(), st.floats())
NAMES = st.one_of(st.sampled_from(sorted({name for model in MODELS for name in model.model_fields})), TEXTS)
TREES = st.recursive(
    SCALARS,
    lambda children: st.one_of(st.lists(children, max_size=3), st.dictionaries(NAMES, children, max_size=5)),
    max_leaves=12,
)


def _validate(model: type[BaseModel], tree: object) -> None:
    """Validate and look further, as the reader of files does: nothing but a validation error may come out."""
    notices: list[Notice] = []
    try:
        record = model.model_validate(tree, context={"notices": notices})
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False):
            assert found["type"] != "value_error", "an English message would reach an editor"
            assert isinstance(found["msg"], str)
        return
    if isinstance(record, Controlable):
        assert all(check.code for check in record.controles())
    assert model.model_validate_json(record.model_dump_json(exclude_none=True)) is not None


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@given(tree=TREES)
@settings(max_examples=12)
def test_any_tree_is_read_or_refused(model: type[BaseModel], tree: Any) -> None:
    _validate(model, tree)


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
def test_any_value_in_any_field_is_read_or_refused(name: str, data: st.DataObject) -> None:
    model = KINDS[name].modele
    field = data.draw(st.sampled_from(sorted(model.model_fields)))
    _validate(model, {**SAMPLES[name](), field: data.draw(TREES)})


PARTS = st.dates(min_value=date(1000, 1, 1))


@given(PARTS, st.integers(1, 3))
def test_a_partial_date_round_trips(day: date, precision: int) -> None:
    parts = (day.year, day.month, day.day)[:precision]
    partial = DatePartielle(*parts)
    assert DatePartielle.parse(str(partial)) == partial
    assert partial.debut() <= day <= partial.fin()


@given(PARTS, st.booleans())
def test_a_day_without_its_year_round_trips(day: date, whole: bool) -> None:
    moment = JourSansAnnee(day.month, day.day if whole else None)
    assert JourSansAnnee.parse(str(moment)) == moment


@given(st.dates(max_value=date(9999, 11, 30)))
def test_a_month_later_is_28_to_31_days_later(day: date) -> None:
    assert 28 <= (un_mois_apres(day) - day).days <= 31


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(text.upper()) in (folded(text), folded(text.upper()))


@given(st.text())
def test_any_words_give_a_known_article_or_none(text: str) -> None:
    assert normalise(text) in {*ARTICLES, INCONNU}


@given(st.one_of(st.text(), st.text(alphabet="() 0123456789AB")))
def test_any_words_give_a_known_place_or_none(text: str) -> None:
    assert find("département", text) in {*DEPARTEMENTS, None}
    assert find("région", text) in {*REGIONS, None}
