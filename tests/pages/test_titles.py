"""The titles of pages: what a tab, a history and a bookmark tell one page from another by."""

from collections import Counter

import pytest
from tests.candidacy.samples import OFFER, emploi, mission
from tests.records import samples

from vivier.pages.writer import Writer
from vivier.records import Fiche, Labo

from .all_pages import pages
from .conftest import alone


def test_no_two_pages_have_one_title(writer: Writer) -> None:
    titles = Counter(page.title for page in pages(writer))
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_region_and_its_one_departement_are_told_apart(writer: Writer) -> None:
    titles = {page.url: page.title for page in pages(writer)}
    assert titles["regions/guadeloupe/"] == "Guadeloupe (région)"
    assert titles["departements/guadeloupe/"] == "Guadeloupe (département)"
    assert titles["regions/bretagne/"] == "Bretagne"


NANTES = {"localisations": [{"departement": "44", "commune": "Nantes"}]}


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (emploi(OFFER, titre="Juriste", **NANTES), "Juriste, Nantes (44)"),
        (emploi(OFFER, titre="Juriste au CHU de NANTES", **NANTES), "Juriste au CHU de NANTES"),
        (
            emploi(OFFER, titre="Juriste", localisations=[*NANTES["localisations"], {"departement": "2A"}]),
            "Juriste, Nantes (44) et 1 autre",
        ),
        (mission(titre="Animer", departement="976", prefecture="Préfecture"), "Animer, Mayotte (976)"),
        (mission(titre="Animer"), "Animer"),
        # Its name is its own.
        (Labo.model_validate(samples.labo(titre="Le Labo", **NANTES)), "Le Labo"),
    ],
)
def test_a_trade_and_a_mission_are_told_apart_by_their_place(record: Fiche, title: str) -> None:
    shown = alone(record)
    assert [page.title for page in pages(shown) if page.key and page.edit_path] == [title]
