"""The advised date: the vectors of the field, and what holds for any deadline anywhere."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.candidacy.samples import NOTICE, OFFER, emploi
from vivier.candidacy import Conseil, Echeance, OrigineEcheance, advice, deadline
from vivier.candidacy.advice import day_off
from vivier.candidacy.deadline import Periode
from vivier.records import DEPARTEMENTS


@pytest.mark.parametrize(
    ("journal", "departement", "advised", "carried_over", "avoided"),
    [
        ("2026-01-21", "21", "2026-02-20", None, []),
        ("2025-05-31", "21", "2025-06-30", None, []),
        ("2026-04-03", "21", "2026-04-30", "2026-05-04", ["dimanche", "samedi", "Fête du Travail"]),
        ("2026-04-22", "972", "2026-05-21", "2026-05-26", ["Abolition de l’esclavage"]),
        ("2026-04-22", "21", "2026-05-22", None, []),
        ("2026-11-25", "21", "2026-12-24", "2026-12-28", ["Noël"]),
        ("2026-03-04", "67", "2026-04-02", "2026-04-07", ["Vendredi saint"]),
        ("2026-03-04", "57", "2026-04-02", "2026-04-07", ["Vendredi saint"]),
        ("2026-03-04", "21", "2026-04-03", None, []),
        ("2028-01-30", "21", "2028-02-29", None, []),
    ],
)
def test_vectors(
    journal: str, departement: str, advised: str, carried_over: str | None, avoided: list[str]
) -> None:
    notice = emploi(NOTICE, jo={"date": journal}, localisations=[{"departement": departement}])
    found = advice(deadline(notice))
    assert str(found.date) == advised
    assert (str(found.report) if found.report else None) == carried_over
    assert [one.nom for one in found.chomes] == avoided


def test_the_earlier_of_two_dates_is_advised() -> None:
    later = advice(deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, fin_candidature="2026-02-25")))
    assert (str(later.date), later.ecart) == ("2026-02-20", True)
    earlier = advice(deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, fin_candidature="2026-02-10")))
    assert (str(earlier.date), earlier.ecart) == ("2026-02-10", False)


def test_the_rule_s_period_counts_beside_the_posting_s() -> None:
    how = NOTICE["candidature"] | {"delai_jours": "45"}
    limit = deadline(emploi(NOTICE, jo={"date": "2026-01-21"}, candidature=how))
    assert (str(limit.limite), str(limit.autre and limit.autre.fin)) == ("2026-03-07", "2026-02-20")
    assert (str(advice(limit).date), advice(limit).ecart) == ("2026-02-20", True)


def test_nothing_is_advised_before_one_can_apply() -> None:
    # Published on a Saturday, until the Sunday.
    offer = emploi(OFFER, debut_publication="2025-05-10", fin_candidature="2025-05-11")
    assert advice(deadline(offer)) == Conseil(None, (), date(2025, 5, 12), ecart=False)


def test_the_day_when_one_can_apply_first_may_be_advised() -> None:
    # Published on a Friday, until the Sunday.
    offer = emploi(OFFER, debut_publication="2025-05-16", fin_candidature="2025-05-18")
    assert advice(deadline(offer)).date == date(2025, 5, 16)


def test_a_public_holiday_is_named_even_on_a_saturday() -> None:
    assert day_off(date(2027, 12, 25)) == "Noël"


def test_no_deadline_no_advice() -> None:
    assert advice(deadline(emploi(NOTICE))) == Conseil(None, (), None, ecart=False)


DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
PLACES = st.sampled_from(sorted({place.feries or "" for place in DEPARTEMENTS.values()}))


@given(DAYS, st.none() | DAYS, PLACES)
def test_it_is_a_working_day_never_after_the_deadline(limit: date, other: date | None, place: str) -> None:
    # A period of one day ends on any date.
    period = Periode(other - timedelta(days=1), 1, journal=True) if other else None
    found = advice(Echeance(limit, OrigineEcheance.ANNONCEE, feries=place or None, autre=period))
    assert found.date is not None
    assert found.date <= min(limit, other or limit)
    assert day_off(found.date, place or None) is None
    # Every day between it and the deadline is off: a later working day would have been advised.
    first = min(limit, other or limit)
    assert [one.jour for one in found.chomes] == [
        first - timedelta(days=n) for n in range((first - found.date).days)
    ]
    assert found.report is None or (found.report > limit and day_off(found.report, place or None) is None)
