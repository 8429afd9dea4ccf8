"""What editors are told of a valid record by the rules of candidacy; each code is proved by tests of the catalogue."""

from pathlib import Path

import pytest

from tests.candidacy.samples import NOTICE, OFFER, emploi, mission
from tests.candidacy.test_completeness import WHOLE
from tests.intake.bases import EMPLOI, broken, write
from vivier.candidacy.checking import controls, load
from vivier.records import Emploi


def codes(posting: Emploi) -> list[str]:
    return [one.code for one in (*posting.controles(), *controls(posting))]


def closed(state: str) -> dict[str, object]:
    return {"cloture": {"etat": state, "depuis": "2025-05", "motif": "m"}}


def season(length: str) -> dict[str, object]:
    return {
        "versant": "FPT",
        "fondement_juridique": "L332-23",
        "type_contrat": "CDD",
        "duree_contrat": length,
    }


HOW = OFFER["candidature"]
SHORT = {"fin_candidature": "2025-05-02"}
LEGAL = {"avis_legal": "oui"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        ({"corps": None}, ["AVIS-01"]),
        ({"corps": None, **LEGAL}, ["AVIS-02"]),
        ({"corps": None, "avis_legal": "non"}, ["AVIS-01"]),
        # Too short: a warning, or a refusal, never both.
        (SHORT, ["EMPLOI-04"]),
        ({**SHORT, **closed("pourvue")}, []),
        ({**SHORT, "derogation_motif": "Urgence"}, []),
        ({"fin_candidature": "2025-05-17"}, ["EMPLOI-04"]),
        ({"fin_candidature": "2025-05-18"}, []),
        # Computed from the publication, a deadline measures it as well.
        ({"fin_candidature": None, "candidature": {**HOW, "delai_jours": "15"}}, ["EMPLOI-04"]),
        ({"fin_candidature": None, "candidature": {**HOW, "delai_jours": "30"}}, []),
        # A need of a few months is not that of a permanent job.
        ({**SHORT, **season("3 mois")}, []),
        ({**SHORT, **season("12 mois")}, ["EMPLOI-04"]),
        ({**SHORT, "fondement_juridique": "L332-2-2", "duree_contrat": "6 mois"}, ["EMPLOI-04"]),
        ({**SHORT, **LEGAL}, ["AVIS-03"]),
        ({**SHORT, **LEGAL, "derogation_motif": "Urgence"}, []),
        ({**SHORT, **LEGAL, "corps": None}, ["AVIS-02", "AVIS-03"]),
        # Nobody will complete what is over; what is suspended may start again.
        ({"corps": None, **closed("pourvue")}, []),
        ({"corps": None, **closed("suspendue")}, ["AVIS-01"]),
        ({"fin_candidature": None}, ["AVIS-01", "AVIS-05"]),
        ({"fin_candidature": None, "revoir_le": "2025-10-01"}, ["AVIS-01"]),
        ({"fin_candidature": None, "fin_publication": "2025-05-30"}, []),
    ],
)
def test_an_offer(changes: dict[str, object], told: list[str]) -> None:
    assert codes(emploi(WHOLE, **changes)) == told


@pytest.mark.parametrize(
    ("announced", "told"),
    [
        ("2026-02-18", ["AVIS-04"]),
        ("2026-02-19", []),
        ("2026-02-20", []),
        ("2026-02-21", []),
        ("2026-02-22", ["AVIS-04"]),
    ],
)
def test_a_day_of_difference_is_nothing(announced: str, told: list[str]) -> None:
    notice = {**WHOLE, **NOTICE, "jo": {"date": "2026-01-21"}, "debut_publication": None}
    assert codes(emploi(notice, fin_candidature=announced)) == told


def test_two_deadlines_are_both_given_with_the_arithmetic() -> None:
    posting = emploi(NOTICE, jo={"date": "2026-01-21"}, fin_candidature="2026-02-27")
    told = next(one for one in controls(posting) if one.code == "AVIS-04")
    assert told.message == (
        "la date limite (2026-02-27) et celle d’un délai de 30\u00a0jours à compter du Journal officiel "
        "(2026-02-20) diffèrent de 7\u00a0jours"
    )


def test_a_period_that_is_not_the_rule_s_is_told() -> None:
    how = {"procedure": "jo_sgar_2009_587", "delai_jours": "15"}
    posting = emploi(NOTICE, jo={"date": "2026-01-21"}, candidature=how)
    told = next(one for one in controls(posting) if one.code == "AVIS-04")
    assert told.message == (
        "la date limite (2026-02-05) et celle d’un délai de 30\u00a0jours à compter du Journal officiel (2026-02-20) "
        "diffèrent de 15\u00a0jours"
    )


@pytest.mark.parametrize(
    ("name", "basis", "told"),
    [
        ("Attestation RQTH, le cas échéant", None, True),
        ("Reconnaissance de la qualité de travailleuse handicapée", None, True),
        ("Carte d’invalidité", "L332-2-2", True),
        ("Justificatif BOETH", None, True),
        ("Attestation RQTH", "L352-4", False),
        ("Curriculum vitae", None, False),
    ],
)
@pytest.mark.parametrize("field", ["pieces", "tenir_a_disposition"])
def test_a_proof_of_disability_is_asked_of_nobody(
    field: str, name: str, basis: str | None, told: bool
) -> None:
    how = {"procedure": "email_libre", field: ["Lettre", name]}
    found = controls(emploi(WHOLE, fondement_juridique=basis, candidature=how))
    assert [(one.code, one.champs) for one in found] == [("AVIS-06", (f"candidature.{field}.1",))] * told


def test_a_mission_asks_for_no_proof_of_disability() -> None:
    how = {"procedure": "fs_animateur", "pieces": ["Attestation RQTH"]}
    assert [one.code for one in controls(mission(candidature=how))] == ["AVIS-06"]


CONTACT = {"fonction": "Accueil", "courriel": "sgar@exemple.gouv.fr", "telephone": "03 80 44 64 00"}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"missions": "Écrire à sgar@exemple.gouv.fr."}, ["missions"]),
        ({"profil": "Appeler le +33 3 80 44 64 00."}, ["profil"]),
        (
            {"candidature": {"procedure": "email_libre", "precisions": "03.80.44.64.00"}},
            ["candidature.precisions"],
        ),
        (
            {"manques": [{"quoi": "Le grade", "precision": "[courriel](mailto:a%40exemple.fr)"}]},
            ["manques.0.precision"],
        ),
        ({"missions": "nom [at] exemple.fr"}, ["missions"]),
        ({"missions": "nom arobase exemple.fr"}, ["missions"]),
        ({"missions": "nom(a)exemple.fr, nom＠exemple.fr"}, ["missions"]),
        ({"missions": r"nom\@exemple.fr"}, ["missions"]),
        ({"missions": "nom&#x0040;exemple.fr"}, ["missions"]),
        ({"profil": "**03** 80 44 64 00"}, ["profil"]),
        ({"profil": "03&#160;80&#160;44&#160;64&#160;00"}, ["profil"]),
        # The record gives them in its own fields.
        ({"missions": r"sgar\@exemple&#46;gouv.fr, sgar [at] exemple.gouv.fr", "contacts": [CONTACT]}, []),
        ({"missions": "SGAR@exemple.gouv.fr, 0380446400", "contacts": [CONTACT]}, []),
        ({"missions": "Appeler le +33 3 80 44 64 00.", "contacts": [CONTACT]}, []),
        ({"missions": "SGAR@exemple.gouv.fr, 03 80 44 64 01", "contacts": [CONTACT]}, ["missions"]),
        (
            {
                "candidature": {
                    "procedure": "email_libre",
                    "courriels": ["a@exemple.fr"],
                    "precisions": "Écrire à a@exemple.fr",
                }
            },
            [],
        ),
        ({"missions": "Budget de 1 200 000 000 €, 20 000 usagers, 01/02/2026, décret n° 2018-1351."}, []),
        ({"note_interne": "Rappeler a@exemple.fr"}, []),
        # A contact is reached by the fields that are made for it.
        ({"contacts": [CONTACT, {**CONTACT, "note": "Ou au 03 80 44 64 01."}]}, ["contacts.1.note"]),
        ({"contacts": [{**CONTACT, "fonction": "Accueil (a@exemple.fr)"}]}, ["contacts.0.fonction"]),
        ({"contacts": [{**CONTACT, "service": "SGAR, 03 80 44 64 00"}]}, []),
    ],
)
def test_ways_to_reach_somebody_in_a_text(changes: dict[str, object], fields: list[str]) -> None:
    found = [one for one in controls(emploi(WHOLE, **changes)) if one.code == "TEXTE-08"]
    assert [one.champs[0] for one in found] == fields


def test_the_tasks_of_a_mission_are_texts_too() -> None:
    lines = [{"numero": "1", "titre": "t", "taches": ["Classer", "Écrire à a@exemple.fr"]}]
    (found,) = controls(mission(missions=lines))
    assert (found.code, found.champs) == ("TEXTE-08", ("missions.0.taches.1",))
    assert found.message.startswith("ce texte contient une adresse électronique")


def test_only_what_the_fields_do_not_give_is_told() -> None:
    text = "Écrire à sgar@exemple.gouv.fr ou appeler le 03 80 44 64 01."
    found = controls(emploi(WHOLE, missions=text, contacts=[CONTACT]))
    (told,) = [one for one in found if one.code == "TEXTE-08"]
    assert told.message.startswith("ce texte contient un numéro de téléphone")


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        ("06 12 34 56 78", "le retirer"),
        ("+33 6 12 34 56 78", "le retirer"),
        ("03 80 44 64 01", "le mettre"),
        # Nouméa: the six figures of its number follow 687, which is no 6 of a mobile.
        ("+687 26 12 34", "le mettre"),
        ("+262 692 12 34 56", "le retirer"),
    ],
)
def test_a_mobile_phone_is_to_be_removed_and_not_moved(number: str, remedy: str) -> None:
    found = controls(emploi(WHOLE, missions=f"Appeler le {number}."))
    (told,) = [one for one in found if one.code == "TEXTE-08"]
    assert told.aide is not None
    assert told.aide.startswith(remedy)


def test_what_a_contact_says_beside_its_fields_goes_into_them_unless_it_is_a_mobile_phone() -> None:
    remedies = [
        told.aide
        for note in ("Ou au 03 80 44 64 01.", "Joignable au 06 12 34 56 78.")
        for told in controls(emploi(WHOLE, contacts=[{**CONTACT, "note": note}]))
        if told.code == "TEXTE-08"
    ]
    assert remedies == [
        "le mettre dans le champ courriel, telephone ou url de ce contact",
        "le retirer : c’est celui d’une personne ; le numéro du service se donne dans contacts",
    ]


def test_a_missing_journal_officiel_date_is_told_once() -> None:
    assert codes(emploi(NOTICE)) == ["EMPLOI-07", "AVIS-01"]


def test_a_mission_is_not_a_vacancy_notice() -> None:
    assert list(controls(mission())) == []


def test_all_that_lacks_is_one_problem_at_its_place(tmp_path: Path) -> None:
    text = broken(EMPLOI, "reference: 2025-9\navis_legal: oui\ncorps:\nmetier:")
    loaded = load(write(tmp_path, {"emplois/2025/x.yml": text}))
    assert loaded.catalogue is None
    (told,) = loaded.problems
    assert (told.code, told.severity, told.line, told.excerpt) == ("AVIS-02", "erreur", 2, "avis_legal: oui")
    assert told.message.endswith("il y manque : le corps ou cadre d’emplois, le métier de référence")
    assert told.help == "ajouter corps, metier, ou retirer avis_legal"


def test_a_score_is_only_an_information(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"emplois/2025/x.yml": broken(EMPLOI, "reference: 2025-9\nmetier:")}))
    assert loaded.catalogue is not None
    (told,) = loaded.problems
    assert (told.code, told.severity) == ("AVIS-01", "information")
    assert told.message == (
        "l’annonce donne 11 des 12 mentions d’un avis de vacance ; il manque : le métier de référence"
    )


def test_an_offer_of_the_sample_says_what_it_lacks() -> None:
    (told, endless) = controls(emploi(OFFER))
    assert told.message.startswith("l’annonce donne 8 des 12 mentions")
    assert endless.code == "AVIS-05"
