"""What is known of a record that is refused: its right fields, all of them, and nothing of the others."""

import pytest

from tests.intake.bases import BASES
from vivier.intake.agreement import agreement
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
    found = agreement([Error((), "EMPLOI-03", {})], fields, model).record
    assert found.__dict__ == whole.__dict__
    assert claims_of(found, refused=True)._replace(propositions=()) == claims_of(whole)._replace(
        propositions=()
    )


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_nothing_is_known_of_a_wrong_field(kind, name):
    model, fields = KINDS[kind].modele, fields_of(kind)
    wrong = [Error((name,), "missing", {})]
    found = agreement(wrong, fields, model)
    assert not hasattr(found.record, name)
    assert found.errors == []
    claims = claims_of(found.record, refused=True)
    named = [*(field for _, field in claims.cited), *(field for _, _, field in claims.listed)]
    assert name not in {field.partition(".")[0] for field in named}


VERSANT = Error(("versant",), "VOC-01", {})
MISTYPED = Error(("fin_candidatur",), "extra_forbidden", {})


@pytest.mark.parametrize(
    ("changes", "wrong", "codes"),
    [
        # The older name of a field is that field.
        ({"date_limite": "2025-04-01"}, VERSANT, ["DATE-05"]),
        ({"date_limite": "2025-06-01"}, VERSANT, []),
        ({"fin_candidatur": "2025-06-01", "debut_publication": "2025-07-01"}, MISTYPED, []),
    ],
)
def test_a_field_under_another_name_is_known_for_what_it_is(changes, wrong, codes):
    fields = {
        name: value for name, value in fields_of("emploi").items() if name != "fin_candidature"
    } | changes
    assert [one.type for one in agreement([wrong], fields, KINDS["emploi"].modele).errors] == codes
