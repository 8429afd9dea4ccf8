"""Deadlines and states: the vectors of the field, side by side."""

from datetime import date

import pytest

from vivier.candidacy import OrigineEcheance, Statut, deadline, status
from vivier.records import Emploi, Mission

NOTICE = {
    "id": "avis",
    "titre": "Avis",
    "source": {"type": "JO", "titre": "Avis"},
    "canal_publication": "JO",
    "versant": "FPE",
    "categories": ["A"],
    "nature_offre": "TITULAIRE_CONTRACTUEL",
    "vacance_poste": "OUI",
    "organisation": {"nom": "SGAR"},
    "autorite_recrutement": "Préfet de région",
    "localisations": [{"departement": "21"}],
    "missions": "m",
    "profil": "p",
    "candidature": {"procedure": "jo_sgar_2009_587"},
}
OFFER = NOTICE | {
    "canal_publication": "CSP",
    "reference": "2024-17971",
    "debut_publication": "2025-04-18",
    "candidature": {"procedure": "csp_en_ligne", "url": "https://choisirleservicepublic.gouv.fr/"},
}
MISSION = {
    "id": "m",
    "titre": "Mission",
    "resume": "r",
    "source": {"type": "document", "titre": "t"},
    "type_mission": "animateur_departemental",
    "structure_porteuse": {"types": ["collectivite"]},
    "rattachement_hierarchique": "structure",
    "accord_employeur": "requis",
    "missions": [{"numero": "1", "titre": "t"}],
    "revoir_le": "2027-01-31",
}


def emploi(base: dict[str, object], **changes: object) -> Emploi:
    return Emploi.model_validate({**base, **changes})


@pytest.mark.parametrize(
    ("journal", "limit"),
    [
        ("2019-06-13", "2019-07-13"),
        ("2025-05-31", "2025-06-30"),
        ("2026-01-21", "2026-02-20"),
        ("2026-04-03", "2026-05-03"),  # a Sunday: said, not extended
        ("2026-04-22", "2026-05-22"),
        ("2026-11-25", "2026-12-25"),  # a public holiday
        ("2028-01-30", "2028-02-29"),
    ],
)
def test_thirty_days_after_the_journal_officiel(journal: str, limit: str) -> None:
    found = deadline(emploi(NOTICE, jo={"date": journal}))
    assert (str(found.limite), found.origine, str(found.depart), found.jours) == (
        limit,
        "calculee",
        journal,
        30,
    )


def test_without_the_journal_officiel_date_nothing_is_guessed() -> None:
    found = deadline(emploi(NOTICE))
    assert (found.limite, found.origine, found.jours) == (None, OrigineEcheance.NON_CALCULABLE, 30)
    assert status(emploi(NOTICE), date(2026, 11, 21)) is Statut.INDETERMINEE


@pytest.mark.parametrize(
    ("dates", "limit", "origin"),
    [
        ({"fin_candidature": "2025-05-22"}, "2025-05-22", "annoncee"),
        ({"fin_publication": "2025-05-30"}, "2025-05-30", "fin_publication"),
        ({"fin_publication": "9999-12-31"}, "None", "non_communiquee"),
        ({"fin_candidature": "9999-12-31", "fin_publication": "2025-05-30"}, "2025-05-30", "fin_publication"),
        ({}, "None", "non_communiquee"),
    ],
)
def test_an_offer(dates: dict[str, str], limit: str, origin: str) -> None:
    found = deadline(emploi(OFFER, **dates))
    assert (str(found.limite), found.origine) == (limit, origin)


def test_an_announced_date_wins_over_the_thirty_days() -> None:
    found = deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, fin_candidature="2026-02-10"))
    assert (str(found.limite), found.origine) == ("2026-02-10", "annoncee")


def test_the_time_zone_is_the_post_s() -> None:
    assert deadline(emploi(OFFER, localisations=[{"departement": "974"}])).fuseau == "Indian/Reunion"


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2025-04-17", "a_venir"),
        ("2025-04-18", "ouverte"),
        ("2025-05-14", "ouverte"),
        ("2025-05-15", "derniers_jours"),
        ("2025-05-21", "derniers_jours"),
        ("2025-05-22", "dernier_jour"),
        ("2025-05-23", "close"),
    ],
)
def test_states_of_an_offer(today: str, state: str) -> None:
    found = status(emploi(OFFER, fin_candidature="2025-05-22"), date.fromisoformat(today))
    assert found == state


def test_states_never_go_back() -> None:
    offer = emploi(OFFER, fin_candidature="2025-05-22")
    order = [Statut.A_VENIR, Statut.OUVERTE, Statut.DERNIERS_JOURS, Statut.DERNIER_JOUR, Statut.CLOSE]
    seen = [order.index(status(offer, date.fromordinal(day))) for day in range(739000, 739500)]  # type: ignore[arg-type]
    assert seen == sorted(seen)
    assert set(seen) == set(range(5))


@pytest.mark.parametrize(("today", "state"), [("2024-01-30", "indeterminee"), ("2024-01-31", "pourvue")])
def test_a_closure_known_to_the_month_counts_from_its_end(today: str, state: str) -> None:
    notice = emploi(NOTICE, cloture={"etat": "pourvue", "depuis": "2024-01", "motif": "nomination"})
    assert status(notice, date.fromisoformat(today)) == state


def test_a_mission_without_deadline_is_undetermined() -> None:
    mission = Mission.model_validate(MISSION)
    assert (deadline(mission).origine, status(mission, date(2026, 11, 21))) == (
        "non_communiquee",
        "indeterminee",
    )
