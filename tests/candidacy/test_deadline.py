"""Deadlines: the vectors of the field, side by side."""

from datetime import date, time

import pytest

from tests.candidacy.samples import NOTICE, OFFER, emploi, mission
from vivier.candidacy import OrigineEcheance, deadline, debut
from vivier.candidacy.facts import Facts

DIRECTION = {"procedure": "jo_emploi_direction"}
BY_MAIL = {"procedure": "email_libre", "courriels": ["recrutement@exemple.gouv.fr"]}


@pytest.mark.parametrize(
    ("canal", "journal", "own", "expected"),
    [
        ("JO", "2026-01-21", "2026-01-15", "2026-01-21"),
        ("CSP", "2026-01-21", "2026-01-15", "2026-01-15"),
        ("JO", None, "2026-01-15", "2026-01-15"),
        ("JO", None, None, None),
    ],
)
def test_the_day_of_publication(
    canal: str, journal: str | None, own: str | None, expected: str | None
) -> None:
    record = emploi(OFFER, canal_publication=canal, jo={"date": journal}, debut_publication=own)
    assert debut(record) == (expected and date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("journal", "limit"),
    [
        ("2019-06-13", "2019-07-13"),
        ("2025-05-31", "2025-06-30"),
        ("2026-01-21", "2026-02-20"),
        ("2026-04-03", "2026-05-03"),  # a Sunday: said, not extended
        ("2026-04-22", "2026-05-22"),
        ("2026-11-25", "2026-12-25"),  # a public holiday
        ("2026-03-04", "2026-04-03"),
        ("2028-01-30", "2028-02-29"),
    ],
)
def test_thirty_days_after_the_journal_officiel(journal: str, limit: str) -> None:
    found = deadline(emploi(NOTICE, jo={"date": journal}))
    assert (str(found.limite), found.origine, str(found.depart), found.jours, found.journal) == (
        limit,
        "calculee",
        journal,
        30,
        True,
    )


def test_without_the_journal_officiel_date_nothing_is_guessed() -> None:
    # The day of another publication is not the Journal officiel's.
    found = deadline(emploi(NOTICE, debut_publication="2026-01-21"))
    assert (found.limite, found.origine, found.jours) == (None, OrigineEcheance.NON_CALCULABLE, 30)


@pytest.mark.parametrize(
    ("fields", "limit", "origin"),
    [
        ({"fin_candidature": "2025-05-22"}, "2025-05-22", "annoncee"),
        ({"fin_publication": "2025-05-30"}, "2025-05-30", "fin_publication"),
        ({"fin_candidature": "2062-12-04"}, "2062-12-04", "annoncee"),
        ({"fin_publication": "9999-12-31"}, "None", "non_communiquee"),
        ({"fin_candidature": "9999-12-31", "fin_publication": "2025-05-30"}, "2025-05-30", "fin_publication"),
        ({}, "None", "non_communiquee"),
        ({"candidature": BY_MAIL | {"delai_jours": "15"}}, "2025-05-03", "calculee"),
    ],
)
def test_an_offer(fields: dict[str, object], limit: str, origin: str) -> None:
    found = deadline(emploi(OFFER, **fields))
    assert (str(found.limite), found.origine, found.journal) == (limit, origin, False)


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ({}, "connue"),
        ({"fin_candidature": "2026-02-25"}, None),
        ({"fin_candidature": "9999-12-31"}, "connue"),
    ],
)
def test_the_rules_count_from_the_journal_officiel_where_no_end_is_announced(
    end: dict[str, str], day: str | None
) -> None:
    notice = emploi(NOTICE, jo={"date": "2026-01-21"}, **end)
    assert Facts.of(notice, frozenset()).date_jo == day


def test_a_direction_post_never_inherits_the_thirty_days() -> None:
    found = deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, candidature=DIRECTION))
    assert (found.limite, found.origine, found.jours) == (None, OrigineEcheance.NON_COMMUNIQUEE, None)
    said = deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, candidature=DIRECTION | {"delai_jours": "30"}))
    assert str(said.limite) == "2026-02-20"


def test_an_announced_date_wins_and_the_other_one_is_kept() -> None:
    found = deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, fin_candidature="2026-02-25"))
    assert found.autre is not None
    assert (str(found.limite), found.origine, str(found.autre.fin), found.autre.jours) == (
        "2026-02-25",
        "annoncee",
        "2026-02-20",
        30,
    )
    same = deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, fin_candidature="2026-02-20"))
    assert (same.autre, same.depart) == (None, None)


def test_of_several_other_dates_the_earliest_is_kept() -> None:
    how = NOTICE["candidature"] | {"delai_jours": "45"}
    found = deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, candidature=how, fin_candidature="2026-03-20"))
    assert found.autre is not None
    assert str(found.autre.fin) == "2026-02-20"


@pytest.mark.parametrize(
    ("place", "receives", "zone", "holidays"),
    [
        ({"departement": "21"}, {}, "Europe/Paris", None),
        ({"departement": "974"}, {}, "Indian/Reunion", "974"),
        ({"region": "04"}, {}, "Indian/Reunion", "974"),
        ({"departement": "67"}, {}, "Europe/Paris", "6AE"),
        # Strasbourg is the seat of the region.
        ({"region": "44"}, {}, "Europe/Paris", "6AE"),
        ({"departement": "2A"}, {}, "Europe/Paris", None),
        ({"departement": "987"}, {}, "Pacific/Tahiti", "PF"),
        # A post overseas whose applications go to Paris.
        ({"departement": "974"}, {"departement": "75"}, "Europe/Paris", None),
    ],
)
def test_the_territory_is_that_of_who_receives(
    place: dict[str, str], receives: dict[str, str], zone: str, holidays: str | None
) -> None:
    # Of several places, the first receives.
    for places in ([place], [place, {"departement": "988"}]):
        found = deadline(emploi(OFFER, localisations=places, candidature=OFFER["candidature"] | receives))
        assert (found.fuseau, found.feries) == (zone, holidays)


@pytest.mark.parametrize("text", ["12:00", "12h", "12 h 00", "12h00"])
def test_an_announced_hour(text: str) -> None:
    how = OFFER["candidature"] | {"heure_limite": text}
    assert deadline(emploi(OFFER, fin_candidature="2025-05-22", candidature=how)).heure == time(12)
    # The hour of no day says nothing.
    assert deadline(emploi(OFFER, fin_candidature="9999-12-31", candidature=how)).heure is None


def test_a_mission_has_no_deadline_but_its_own() -> None:
    assert deadline(mission()).origine == "non_communiquee"
    assert str(deadline(mission(fin_candidature="2027-01-15")).limite) == "2027-01-15"
    there = deadline(mission(departement="974", prefecture="Préfecture de La Réunion"))
    assert there.fuseau == "Indian/Reunion"
