"""What stands twice in a list."""

import pytest

from vivier.records import KINDS
from vivier.records.doubles import doubles

from . import samples

PLACE = {"departement": "25", "commune": "Besançon"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"categories": ["A", "B"]}, []),
        ({"categories": ["A", "B", "A"]}, [("categories.2", "categories.0")]),
        (
            {"categories": ["A", "A", "A"]},
            [("categories.1", "categories.0"), ("categories.2", "categories.0")],
        ),
        ({"localisations": [PLACE, {"departement": "90"}, PLACE]}, [("localisations.2", "localisations.0")]),
        ({"langues": [{"code": "en", "niveau": "B2"}, {"code": "en", "niveau": "C1"}]}, []),
    ],
)
def test_a_posting(changes: dict[str, object], expected: list[tuple[str, str]]) -> None:
    record = KINDS["emploi"].modele.model_validate({**samples.emploi(), **changes})
    found = list(doubles(record))
    assert [one.champs for one in found] == expected
    assert {one.code for one in found} <= {"LISTE-03"}


def test_lists_are_looked_at_however_deep() -> None:
    ideas = [{"libelle": "Partager"}, {"libelle": "Partager", "id": "partager"}, {"libelle": "Partager"}]
    ranking = {"titre": "Choisies", "type": "selection", "propositions": ideas}
    fields = {**samples.demarche(), "classements": [{**ranking, "propositions": ideas[:1]}, ranking]}
    found = list(doubles(KINDS["demarche"].modele.model_validate(fields)))
    assert [one.champs for one in found] == [("classements.1.propositions.2", "classements.1.propositions.0")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_of_a_record_may_be_compared(kind: str) -> None:
    record = KINDS[kind].modele.model_validate(getattr(samples, kind)())
    twice = {name: value * 2 for name, value in record if isinstance(value, tuple) and value}
    changed = record.model_copy(update=twice)
    assert {one.champs[0].partition(".")[0] for one in doubles(changed)} >= {*twice}
