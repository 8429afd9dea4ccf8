"""The name of an organisation, as pages, feeds and tables give it."""

import pytest
from tests.pages.conftest import catalogue_of

from vivier.browse.organisations import name_of
from vivier.records.shared import Organisme


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"nom": "Agence régionale de santé"}, "Agence régionale de santé"),
        ({"nom": "Agence régionale de santé", "sigle": "ARS"}, "Agence régionale de santé (ARS)"),
        (
            {"nom": "Agence régionale de santé", "sigle": "ARS", "direction": "Service Innovation"},
            "Agence régionale de santé (ARS), Service Innovation",
        ),
        ({"nom": "SGAR de Bretagne", "sigle": "SGAR"}, "SGAR de Bretagne"),
        ({"nom": "DITP", "sigle": "DITP"}, "DITP"),
        ({"nom": "Les ARSENAUX", "sigle": "ARS"}, "Les ARSENAUX (ARS)"),
        ({"nom": "Direction interministérielle", "sigle": "DI-TP"}, "Direction interministérielle (DI-TP)"),
        ({"nom": "Laboratoire La Belle (Lab')", "sigle": "Lab'"}, "Laboratoire La Belle (Lab')"),
        ({"nom": "Pôle (DI-TP)", "sigle": "DI-TP"}, "Pôle (DI-TP)"),
    ],
)
def test_an_acronym_follows_the_name_that_does_not_hold_it(fields: dict[str, str], expected: str) -> None:
    assert name_of(catalogue_of(), Organisme.model_validate(fields)) == expected
