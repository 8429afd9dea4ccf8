"""What the facts of a posting say."""

import html
import re

import pytest
from tests.records import samples

from vivier.pages.emploi_page import emploi_page
from vivier.records import Emploi

from .conftest import alone


def facts(**fields: object) -> dict[str, str]:
    """The facts of a posting's page, by term: all that is said under it."""
    record = Emploi.model_validate(samples.emploi(**fields))
    article = str(emploi_page(alone(record), record).html)
    groups = re.findall(r"<dt[^>]*>(.*?)</dt>(.*?)</div>", article, re.DOTALL)
    return {term: html.unescape(re.sub(r"<[^>]+>", " ", said)).strip() for term, said in groups}


DETAIL = "Deux jours par semaine"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Temps plein"),
        ({"teletravail": "oui"}, "Temps plein Télétravail possible"),
        ({"teletravail": "non"}, "Temps plein Sur site"),
        (
            {"teletravail": "oui", "teletravail_detail": DETAIL},
            f"Temps plein Télétravail\u00a0: {DETAIL}",
        ),
        ({"teletravail_detail": DETAIL}, f"Temps plein Télétravail\u00a0: {DETAIL}"),
        (
            {"teletravail": "oui", "teletravail_detail": "Un jour de télétravail"},
            "Temps plein Un jour de télétravail",
        ),
        (
            {"teletravail": "non", "teletravail_detail": "Accueil du public"},
            "Temps plein Sur site\u00a0: Accueil du public",
        ),
    ],
)
def test_a_rhythm_is_said_to_be_that_of_telework(fields: dict[str, object], expected: str) -> None:
    said = facts(temps_travail="TEMPS_PLEIN", **fields)["Organisation"]
    assert re.sub(r"[ \n]+", " ", said) == expected


@pytest.mark.parametrize(
    ("long", "expected"),
    [
        (None, None),
        ("Chargé ou chargée  de mission.", None),
        ("Emploi de chargé de mission <b>« X »</b>", "Emploi de chargé de mission <b>«\u00a0X\u00a0»</b>"),
    ],
)
def test_a_long_title_is_among_the_details_where_it_says_more(long: str | None, expected: str | None) -> None:
    assert facts(titre_long=long).get("Intitulé développé") == expected
