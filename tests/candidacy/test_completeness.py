"""The twelve items of a vacancy notice, its month of publicity, and whether the law asks for it: case by case."""

import subprocess
import sys

import pytest

from tests.candidacy.samples import NOTICE, OFFER, emploi
from vivier.candidacy.completeness import MENTIONS, completeness
from vivier.records import Emploi

WHOLE = OFFER | {
    "corps": "Attaché d’administration",
    "metier": {"libelle": "Conseillère experte"},
    "debut_vacance_poste": "2025-06",
    "fin_candidature": "2025-05-22",
}


def missing(posting: Emploi) -> list[str]:
    return [one.code for one in completeness(posting).absentes]


def test_a_whole_notice() -> None:
    found = completeness(emploi(WHOLE))
    assert (found.donnees, len(found.mentions), found.absentes) == (12, 12, ())
    assert [one.code for one in found.mentions] == list(MENTIONS)


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"corps": None}, ["categorie"]),
        # A job for contract staff only has no corps.
        ({"corps": None, "nature_offre": "CONTRACTUEL", "fondement_juridique": "L332-2-1"}, []),
        ({"metier": None}, ["metier"]),
        ({"metier": None, "domaine": "NUM"}, ["metier"]),
        # « Le cas échéant »: nothing to say is not a lack.
        ({"conditions_exercice": None, "diplome_niveau": None}, []),
        ({"debut_vacance_poste": None}, ["date_vacance"]),
        ({"fin_candidature": None}, ["candidature"]),
        ({"fin_candidature": "9999-12-31"}, ["candidature"]),
        ({"fin_candidature": None, "fin_publication": "2025-05-30"}, []),
        ({"corps": None, "metier": None, "fin_candidature": None}, ["categorie", "metier", "candidature"]),
    ],
)
def test_what_lacks(changes: dict[str, object], lacking: list[str]) -> None:
    assert missing(emploi(WHOLE, **changes)) == lacking


def test_a_period_is_given_before_its_first_day_is_known() -> None:
    assert "candidature" not in missing(emploi(NOTICE))


def test_every_item_says_where_it_is_written() -> None:
    for _, fields in MENTIONS.values():
        for field in fields:
            first, _, second = field.partition(".")
            info = Emploi.model_fields[first]
            assert not second or second in info.annotation.model_fields  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("start", "end", "changes", "days", "enough"),
    [
        ("2025-04-18", "2025-05-22", {}, 34, True),
        ("2025-04-18", "2025-05-18", {}, 30, True),
        ("2025-04-18", "2025-05-17", {}, 29, False),
        ("2025-01-31", "2025-02-28", {}, 28, True),  # the month ends where February does
        ("2025-01-31", "2025-02-27", {}, 27, False),
        ("2025-04-18", "2025-05-02", {"derogation_motif": "Urgence"}, 14, True),
        ("2025-04-18", "9999-12-31", {}, None, None),
        ("2025-04-18", "2025-06-30", {"fin_publication": "2025-05-02"}, 14, False),
        ("2025-04-18", "2025-05-22", {"fin_publication": "9999-12-31"}, 34, True),
    ],
)
def test_publicity(
    start: str, end: str, changes: dict[str, object], days: int | None, enough: bool | None
) -> None:
    posting = emploi(OFFER, debut_publication=start, fin_candidature=end, **changes)
    found = completeness(posting).publicite
    assert (found.jours, found.suffisante) == (days, enough)
    assert found.motif


@pytest.mark.parametrize("changes", [{}, {"jo": {"date": "2025-04-18"}}, {"fin_candidature": "2025-05-02"}])
def test_a_period_to_apply_is_not_a_publicity(changes: dict[str, object]) -> None:
    found = completeness(emploi(NOTICE, **changes)).publicite
    assert (found.jours, found.suffisante) == (None, None)


@pytest.mark.parametrize(
    ("changes", "compulsory"),
    [
        ({}, True),  # open to civil servants: a permanent job
        ({"nature_offre": "TITULAIRE"}, True),
        ({"nature_offre": "TERRITORIAL", "versant": "FPT"}, True),
        ({"type_contrat": "CDI"}, True),
        ({"type_contrat": "CONTRAT_PROJET"}, True),
        ({"type_contrat": "VACATION"}, False),
        ({"type_contrat": "CDD", "duree_contrat": "6 mois"}, False),
        ({"fondement_juridique": "L332-2-2", "duree_contrat": "6 mois"}, True),
        ({"fondement_juridique": "L332-6"}, False),
        ({"fondement_juridique": "L332-6", "duree_contrat": "18 mois"}, True),
        ({"fondement_juridique": "L332-7", "duree_contrat": "un an, renouvelable"}, True),
        ({"fondement_juridique": "L332-22", "duree_contrat": "de 6 à 12 mois"}, False),
        ({"fondement_juridique": "L332-24"}, True),
        ({"fondement_juridique": "L352-4"}, False),
        ({"fondement_juridique": "L332-16"}, False),
        ({"fondement_juridique": "inconnu"}, False),
        ({"fondement_juridique": "inconnu", "duree_contrat": "selon les besoins"}, False),
        (
            {"nature_offre": "CONTRACTUEL", "fondement_juridique": "inconnu", "duree_contrat": "Trois ans"},
            True,
        ),
    ],
)
def test_what_the_law_asks_for(changes: dict[str, object], compulsory: bool) -> None:
    found = completeness(emploi(OFFER, **changes))
    assert found.obligatoire is compulsory
    assert bool(found.obligation) is compulsory


@pytest.mark.parametrize(
    ("words", "compulsory"),
    [
        ("1 an, prolongeable", True),
        ("12 mois", True),
        ("11 mois", False),
        ("dix-huit mois", True),
        ("un an ou deux ans", True),
        ("6 mois à un an", False),
        ("six à dix-huit mois", False),
        ("de trois à trente-six mois", False),
        ("dix-huit à vingt-quatre mois", True),
        ("dix-huit ou six mois", False),
        ("1,5 an", False),
        ("jusqu’au 31 août", False),
        ("101 ans", True),
        ("une année", True),
    ],
)
def test_lengths_as_they_are_written(words: str, compulsory: bool) -> None:
    posting = emploi(OFFER, fondement_juridique="L332-6", duree_contrat=words)
    assert completeness(posting).obligatoire is compulsory


def test_checking_records_never_waits_for_the_public_holidays() -> None:
    code = "import sys, vivier.candidacy.checking; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
