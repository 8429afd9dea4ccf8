"""The agenda of editors: the records and the lines that they give, side by side."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.candidacy.samples import NOTICE, OFFER, emploi, mission
from tests.pages.conftest import catalogue_of

from vivier.browse import agenda_report
from vivier.browse.agenda import Rendezvous, agenda
from vivier.candidacy import Moment
from vivier.candidacy.rulebook import rulebook
from vivier.records import Emploi, Mission

TODAY = date(2025, 5, 2)


def offer(**more: object) -> Emploi:
    return emploi(OFFER, **{"id": "x", "fin_candidature": "2025-12-01", **more})


def lines(*records: Emploi | Mission, days: int = 14, archivage: int = 30) -> list[str]:
    """Each rendez-vous on a line."""
    found = agenda(catalogue_of(*records), Moment(TODAY), days, archivage)
    return [
        " | ".join(str(part) for part in (one.date, one.nature.value, one.conseillee, one.precision))
        for one in found
    ]


def closed(state: str, since: str, **more: object) -> Emploi:
    return offer(cloture={"etat": state, "depuis": since, "motif": "m"}, **more)


CLOSURE = {"motif": "Budget gelé.", "depuis": "2025-04-30"}
CASES: dict[str, tuple[Emploi | Mission, list[str]]] = {
    "rien avant longtemps": (offer(), []),
    "ouvre aujourd’hui": (
        offer(debut_publication="2025-05-02"),
        ["2025-05-02 | ouverture | None | None"],
    ),
    "ouvre le dernier jour": (
        offer(debut_publication="2025-05-16"),
        ["2025-05-16 | ouverture | None | None"],
    ),
    "ouvre un jour trop tard": (offer(debut_publication="2025-05-17"), []),
    "ouvre au Journal officiel": (
        emploi(NOTICE, jo={"date": "2025-05-12"}),
        ["2025-05-12 | ouverture | None | None"],
    ),
    "se ferme un dimanche": (
        offer(fin_candidature="2025-05-11"),
        ["2025-05-11 | cloture | 2025-05-09 | None"],
    ),
    "se ferme le dernier jour": (
        offer(fin_candidature="2025-05-16"),
        ["2025-05-16 | cloture | 2025-05-16 | None"],
    ),
    "se ferme un jour trop tard": (offer(fin_candidature="2025-05-17"), []),
    "se ferme à midi": (
        offer(
            fin_candidature="2025-05-12", candidature={"procedure": "email_libre", "heure_limite": "12:00"}
        ),
        ["2025-05-12 | cloture | 2025-05-12 | à 12\u00a0h\u00a000"],
    ),
    "sera close avant sa date limite": (
        closed("pourvue", "2025-05-08", fin_candidature="2025-05-12"),
        ["2025-05-08 | cloture | None | prévue par la fiche, m"],
    ),
    "sera close, sans date limite": (
        closed("annulee", "2025-05-08", fin_candidature=None),
        ["2025-05-08 | cloture | None | prévue par la fiche, m"],
    ),
    "sera suspendue avant sa date limite": (
        closed("suspendue", "2025-05-08", fin_candidature="2025-05-12"),
        [
            "2025-05-08 | suspendue | None | prévue par la fiche, m",
            "2025-05-12 | cloture | 2025-05-12 | None",
        ],
    ),
    "sera close après sa date limite, qui suffit": (
        closed("pourvue", "2025-05-14", fin_candidature="2025-05-12"),
        ["2025-05-12 | cloture | 2025-05-12 | None"],
    ),
    "sera archivée": (
        offer(fin_candidature="2025-04-20"),
        ["2025-05-21 | archivage | None | les noms et les coordonnées quitteront le site"],
    ),
    "est archivée": (offer(fin_candidature="2025-03-20", debut_publication="2025-02-01"), []),
    "relecture en retard": (
        offer(revoir_le="2025-04-30"),
        ["2025-04-30 | relecture | None | en retard de 2 jours"],
    ),
    "relecture en retard d’un jour": (
        offer(revoir_le="2025-05-01"),
        ["2025-05-01 | relecture | None | en retard de 1 jour"],
    ),
    "relecture le dernier jour": (
        offer(revoir_le="2025-05-16"),
        ["2025-05-16 | relecture | None | None"],
    ),
    "relecture un jour trop tard": (offer(revoir_le="2025-05-17"), []),
    "relecture prochaine, sans date limite": (
        mission(revoir_le="2025-05-10"),
        ["2025-05-10 | relecture | None | date limite non communiquée"],
    ),
    "relecture prévue plus tard": (mission(revoir_le="2025-12-10"), []),
    "sans date limite": (
        offer(fin_candidature=None),
        ["None | sans_date_limite | None | date limite non communiquée"],
    ),
    "sans date du Journal officiel": (
        emploi(NOTICE),
        ["None | sans_date_limite | None | il manque la date du Journal officiel"],
    ),
    "suspendue": (
        offer(cloture={"etat": "suspendue", **CLOSURE}),
        ["None | suspendue | None | suspendue, Budget gelé."],
    ),
    "pourvue ce mois-ci : close dès le premier jour, archivée après le dernier": (
        closed("pourvue", "2025-05", fin_candidature="2025-05-10", debut_publication="2025-02-01"),
        [],
    ),
    "pourvue dans un mois connu": (
        closed("pourvue", "2025-04"),
        ["2025-05-31 | archivage | None | les noms et les coordonnées quitteront le site"],
    ),
    "suspendue ce mois-ci": (closed("suspendue", "2025-05"), ["None | suspendue | None | suspendue, m"]),
    "suspendue le mois prochain": (closed("suspendue", "2025-06"), []),
    "close à la fin des temps": (
        closed("close", "9999", fin_candidature=None),
        ["None | sans_date_limite | None | date limite non communiquée"],
    ),
    "pourvue, relecture inutile": (
        offer(revoir_le="2025-04-30", cloture={"etat": "pourvue", **CLOSURE}),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str) -> None:
    record, expected = CASES[case]
    assert (
        lines(record, days=30 if "pourvue dans" in case else 19 if case == "sera archivée" else 14)
        == expected
    )


def test_the_delay_of_archiving_and_the_number_of_days_are_those_given() -> None:
    record = offer(fin_candidature="2025-05-10")
    assert [one.split(" | ")[:2] for one in lines(record, days=9, archivage=0)] == [
        ["2025-05-10", "cloture"],
        ["2025-05-11", "archivage"],
    ]
    assert lines(record, days=7) == []


@pytest.mark.parametrize("today", [date(9999, 12, 31), date(9999, 1, 1), date(2025, 5, 2)])
@pytest.mark.parametrize("archivage", [0, 30, 3650])
def test_no_day_is_beyond_the_calendar(today: date, archivage: int) -> None:
    records = [
        closed("close", "9999", id="a", reference="1"),
        closed("close", "9999-12-31", id="b", reference="2", fin_candidature=None),
        offer(id="c", reference="3", fin_candidature="9998-12-31"),
    ]
    rules = [one.model_copy(update={"revue_le": today}) for one in rulebook().regles]
    found = agenda(catalogue_of(*records), Moment(today), 366, archivage, rules)
    assert all(one.date is None or one.date <= date.max for one in found)


def test_by_date_what_has_none_last() -> None:
    found = lines(
        offer(id="a", reference="1", fin_candidature="2025-05-12"),
        offer(id="b", reference="2", fin_candidature=None),
        offer(id="c", reference="3", revoir_le="2025-01-30"),
        offer(id="d", reference="4", debut_publication="2025-05-12"),
    )
    assert [one.split(" | ")[1] for one in found] == ["relecture", "ouverture", "cloture", "sans_date_limite"]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("2024-04-30", ["2025-04-30 | regle | csp-en-ligne | relue le 30/04/2024, en retard de 2 jours"]),
        ("2024-05-10", ["2025-05-10 | regle | csp-en-ligne | relue le 10/05/2024"]),
        ("2024-05-16", ["2025-05-16 | regle | csp-en-ligne | relue le 16/05/2024"]),
        ("2024-05-17", []),
    ],
)
def test_a_rule_is_read_again_each_year(read: str, expected: list[str]) -> None:
    rule = rulebook().regle("csp-en-ligne").model_copy(update={"revue_le": date.fromisoformat(read)})
    found = agenda(catalogue_of(), Moment(TODAY), 14, regles=[rule])
    assert [f"{one.date} | {one.nature} | {one.id} | {one.precision}" for one in found] == expected


def test_a_last_day_that_is_over_in_its_own_territory_is_not_to_come() -> None:
    # 22:30 in Paris: the day is over in La Réunion, not in Guadeloupe.
    evening = Moment(TODAY, datetime(2025, 5, 2, 20, 30, tzinfo=UTC))
    places = {"75": 1, "974": 0, "971": 1}
    for place, count in places.items():
        record = offer(fin_candidature="2025-05-02", localisations=[{"departement": place}])
        assert len(agenda(catalogue_of(record), evening, 5)) == count, place


def event(**more: object) -> Rendezvous:
    (one,) = agenda(
        catalogue_of(offer(fin_candidature="2025-05-11", titre="Chef de projet", **more)), Moment(TODAY), 14
    )
    return one


def test_the_table() -> None:
    assert agenda_report.as_text([event()], 14).splitlines() == [
        "Date        Rendez-vous  Fiche",
        "11/05/2025  Clôture      Chef de projet",
        "                         postings/emplois/x.yml : date conseillée : 09/05/2025",
        "",
        "1 rendez-vous dans les 14 prochains jours.",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Aucun rendez-vous aujourd’hui."),
        (1, "Aucun rendez-vous d’ici à demain."),
        (14, "Aucun rendez-vous dans les 14 prochains jours."),
    ],
)
def test_nothing(days: int, said: str) -> None:
    assert agenda_report.as_text([], days) == said


def test_for_programs() -> None:
    assert json.loads(agenda_report.as_json([event()], TODAY, 14)) == {
        "version": 1,
        "jour": "2025-05-02",
        "jours": 14,
        "rendez_vous": [
            {
                "date": "2025-05-11",
                "nature": "cloture",
                "genre": "emploi",
                "id": "x",
                "titre": "Chef de projet",
                "fichier": "postings/emplois/x.yml",
                "conseillee": "2025-05-09",
                "precision": None,
            }
        ],
    }


def test_a_hostile_record_does_not_move_the_cursor() -> None:
    hostile = "Chef \u202eevil\x1b[31m\n" + "x" * 200
    one = replace(event(), titre=hostile, fichier="postings/emplois/x\u200b.yml", precision=hostile)
    text = agenda_report.as_text([one], 14)
    assert text.count("\n") == 4
    assert text.replace("\n", "").isprintable()
    assert max(len(line) for line in text.splitlines()) < 180
