"""What is known of a record that is refused: its right fields, all of them, and nothing of the others."""

import pytest

from tests.intake.bases import BASES
from vivier.intake.agreement import disagreements, right
from vivier.intake.causes import Error
from vivier.intake.outcome import claims_of
from vivier.intake.reader import read
from vivier.records import KINDS

FIELDS = [(kind, name) for kind, entry in KINDS.items() for name in entry.modele.model_fields]


def fields_of(kind):
    document = read(BASES[kind][1].encode(), "x.yml")
    return {**document.root, "id": "exemple"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_fields_are_those_of_the_valid_record(kind):
    model, fields = KINDS[kind].modele, fields_of(kind)
    whole = model.model_validate(fields, context={"notices": []})
    found = right([Error((), "EMPLOI-03", {})], fields, model)
    assert found.__dict__ == whole.__dict__
    assert claims_of(found, refused=True)._replace(propositions=()) == claims_of(whole)._replace(
        propositions=()
    )


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_nothing_is_known_of_a_wrong_field(kind, name):
    model, fields = KINDS[kind].modele, fields_of(kind)
    wrong = [Error((name,), "missing", {})]
    found = right(wrong, fields, model)
    assert not hasattr(found, name)
    assert disagreements(wrong, fields, model) == []
    claims = claims_of(found, refused=True)
    named = [*(field for _, field in claims.cited), *(field for _, _, field in claims.listed)]
    assert name not in {field.partition(".")[0] for field in named}


@pytest.mark.parametrize(
    ("older", "given", "code"),
    [
        # The older name of a field is that field.
        ({"date_limite": "2025-04-01"}, "fin_candidature", "DATE-05"),
        ({"date_limite": "2025-06-01"}, "fin_candidature", None),
        ({"fin_candidatur": "2025-06-01", "debut_publication": "2025-07-01"}, "fin_candidature", None),
    ],
)
def test_a_field_under_another_name_is_known_for_what_it_is(older, given, code):
    model = KINDS["emploi"].modele
    fields = {
        name: value for name, value in fields_of("emploi").items() if name not in {given, *older}
    } | older
    wrong = [Error((name,), "extra_forbidden", {}) for name in older if name not in model.model_fields]
    wrong = [one for one in wrong if one.path[0] not in model.ANCIENS_NOMS] or [
        Error(("versant",), "VOC-01", {})
    ]
    assert [one.type for one in disagreements(wrong, fields, model)] == ([code] if code else [])
