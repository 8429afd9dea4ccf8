"""States: each day of a posting's life, each time zone, and never backwards."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.candidacy.samples import NOTICE, OFFER, emploi, mission
from vivier.candidacy import Moment, Statut, deadline, outcome, status
from vivier.candidacy.status import archiving, closure_in_force
from vivier.records import Emploi


def on(record: Emploi, day: str, archivage: int = 30) -> str | None:
    return status(record, Moment(date.fromisoformat(day)), archivage)


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
        ("2025-06-21", "close"),
        ("2025-06-22", "archivee"),
    ],
)
def test_the_life_of_an_offer(today: str, state: str) -> None:
    assert on(emploi(OFFER, fin_candidature="2025-05-22"), today) == state


def test_the_delay_of_archiving_is_a_setting() -> None:
    offer = emploi(OFFER, fin_candidature="2025-05-22")
    assert [on(offer, "2025-05-23", days) for days in (0, 1)] == ["archivee", "close"]


@pytest.mark.parametrize(
    ("closure", "today", "state"),
    [
        ({"etat": "pourvue", "depuis": "2025-05-10"}, "2025-05-09", "ouverte"),
        ({"etat": "pourvue", "depuis": "2025-05-10"}, "2025-05-10", "pourvue"),
        ({"etat": "pourvue", "depuis": "2025-05-10"}, "2025-06-10", "archivee"),
        ({"etat": "annulee", "depuis": "2025-05-10"}, "2025-05-10", "annulee"),
        ({"etat": "remplacee", "depuis": "2025-05-10"}, "2025-05-10", "remplacee"),
        ({"etat": "suspendue", "depuis": "2025-05-10"}, "2025-05-22", "suspendue"),
        # What suspends ends with the deadline.
        ({"etat": "suspendue", "depuis": "2025-05-10"}, "2025-05-23", "close"),
        # A month counts from its first day: nobody applies to a post that is filled.
        ({"etat": "pourvue", "depuis": "2025-05"}, "2025-04-30", "ouverte"),
        ({"etat": "pourvue", "depuis": "2025-05"}, "2025-05-01", "pourvue"),
        # Filled after the deadline: archived from the deadline on.
        ({"etat": "pourvue", "depuis": "2025-06-15"}, "2025-06-15", "pourvue"),
        ({"etat": "pourvue", "depuis": "2025-06-15"}, "2025-06-22", "archivee"),
    ],
)
def test_what_editors_say_comes_first(closure: dict[str, str], today: str, state: str) -> None:
    offer = emploi(OFFER, fin_candidature="2025-05-22", cloture=closure | {"motif": "m"})
    assert on(offer, today) == state


@pytest.mark.parametrize(
    ("end", "archived"), [("9999-11-30", date(9999, 12, 31)), ("9999-12-01", None), ("9999-12-31", None)]
)
def test_nothing_is_archived_after_the_last_day_of_the_calendar(end: str, archived: date | None) -> None:
    offer = emploi(OFFER, cloture={"etat": "pourvue", "depuis": end, "motif": "m"})
    assert archiving(offer, deadline(offer), 30) == archived


@pytest.mark.parametrize(
    ("closure", "today", "counts"),
    [
        ({"etat": "annulee", "depuis": "2025-05-10"}, "2025-05-09", False),
        ({"etat": "annulee", "depuis": "2025-05-10"}, "2025-05-10", True),
        ({"etat": "suspendue", "depuis": "2025-05-10"}, "2025-05-22", True),
        # Over with the period it suspends: the deadline speaks.
        ({"etat": "suspendue", "depuis": "2025-05-10"}, "2025-05-23", False),
        ({"etat": "annulee", "depuis": "2025-06-10"}, "2025-05-23", False),
    ],
)
def test_a_closure_counts_while_it_gives_the_state(closure: dict[str, str], today: str, counts: bool) -> None:
    offer = emploi(OFFER, fin_candidature="2025-05-22", cloture=closure | {"motif": "m"})
    found = closure_in_force(offer, Moment(date.fromisoformat(today)), deadline(offer))
    assert found == (offer.cloture if counts else None)


def test_archiving_does_not_hide_what_became_of_a_posting() -> None:
    offer = emploi(
        OFFER,
        fin_candidature="2025-05-22",
        cloture={"etat": "pourvue", "depuis": "2025-05-10", "motif": "m"},
    )
    assert outcome(offer, Moment(date(2030, 1, 1)), deadline(offer)) is Statut.POURVUE


def test_a_notice_is_to_come_until_the_journal_officiel_publishes_it() -> None:
    notice = emploi(NOTICE, jo={"date": "2026-04-03"})
    assert [on(notice, day) for day in ("2026-04-02", "2026-04-03")] == ["a_venir", "ouverte"]
    # Without its date nothing is known, neither that it is open nor that it is over.
    assert on(emploi(NOTICE), "2026-11-21") == "indeterminee"


def test_a_mission_without_deadline_is_undetermined() -> None:
    assert status(mission(), Moment(date(2026, 11, 21))) is Statut.INDETERMINEE


@pytest.mark.parametrize(
    ("departement", "state"),
    [
        ("75", "dernier_jour"),
        ("974", "close"),  # half past one of the next day
        ("971", "dernier_jour"),
        ("975", "dernier_jour"),
        ("987", "dernier_jour"),
        ("988", "close"),
    ],
)
def test_half_past_eleven_at_night_in_paris(departement: str, state: str) -> None:
    offer = emploi(OFFER, fin_candidature="2025-05-22", localisations=[{"departement": departement}])
    instant = datetime(2025, 5, 22, 21, 30, tzinfo=UTC)
    assert status(offer, Moment(date(2025, 5, 22), instant)) == state


@pytest.mark.parametrize(("departement", "state"), [("974", "archivee"), ("971", "close")])
def test_archiving_follows_the_clock_of_who_receives(departement: str, state: str) -> None:
    offer = emploi(OFFER, fin_candidature="2025-05-22", localisations=[{"departement": departement}])
    # Half past eleven at night in Paris, on the eve.
    instant = datetime(2025, 6, 21, 21, 30, tzinfo=UTC)
    assert status(offer, Moment(date(2025, 6, 21), instant)) == state


@pytest.mark.parametrize(
    ("hour", "state"),
    [
        ("09:30:00", "dernier_jour"),
        # Noon is still in time, to the end of its minute.
        ("10:00:00", "dernier_jour"),
        ("10:00:30", "dernier_jour"),
        ("10:00:59.999999", "dernier_jour"),
        ("10:01:00", "close"),
        ("11:30:00", "close"),
    ],
)
def test_an_announced_hour_ends_the_last_day(hour: str, state: str) -> None:
    how = OFFER["candidature"] | {"heure_limite": "12:00"}
    offer = emploi(OFFER, fin_candidature="2025-05-22", candidature=how)
    instant = datetime.fromisoformat(f"2025-05-22T{hour}+00:00")
    assert status(offer, Moment(date(2025, 5, 22), instant)) == state


AGES = [
    {"a_venir"},
    {"ouverte", "indeterminee"},
    {"derniers_jours"},
    {"dernier_jour"},
    {"suspendue"},
    {"close", "pourvue", "annulee", "remplacee"},
    {"archivee"},
]
START = date(2025, 4, 18)
DAYS = st.integers(0, 60).map(lambda n: str(START + timedelta(days=n)))
CLOSURES = st.none() | st.fixed_dictionaries(
    {
        "etat": st.sampled_from(["close", "pourvue", "annulee", "suspendue", "remplacee"]),
        "depuis": DAYS | st.just("2025-05"),
        "motif": st.just("m"),
    }
)


@given(st.none() | DAYS, CLOSURES, st.sampled_from(["21", "971", "974"]), st.integers(0, 40))
def test_a_state_never_goes_back(
    limit: str | None, closure: dict[str, str] | None, departement: str, archivage: int
) -> None:
    changes = {"fin_candidature": limit, "cloture": closure, "localisations": [{"departement": departement}]}
    offer = emploi(OFFER, **{name: value for name, value in changes.items() if value})
    instant = datetime(2025, 4, 10, 0, 30, tzinfo=UTC)
    seen = []
    for _ in range(300):
        state = status(offer, Moment(instant.date(), instant), archivage)
        seen.append(next(n for n, age in enumerate(AGES) if state in age))
        instant += timedelta(hours=11)
    assert seen == sorted(seen)
