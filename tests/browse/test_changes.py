"""The last day when something changed in a record: known from the record and the day of the site alone."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.candidacy.samples import OFFER, emploi
from tests.pages.conftest import catalogue_of
from tests.records import samples

from vivier.browse.briefs import briefs
from vivier.browse.changes import last_change
from vivier.candidacy import Moment
from vivier.memo import Memo
from vivier.records import Projet


def changed(record, day):
    (found,) = briefs(catalogue_of(record), Moment(date.fromisoformat(day)), 30, Memo()).values()
    return last_change(found)


LIMIT = {"fin_candidature": "2025-05-22"}
FILLED = {"cloture": {"etat": "pourvue", "depuis": "2025-05-06", "motif": "m"}}


@pytest.mark.parametrize(
    ("changes", "day", "expected"),
    [
        (LIMIT, "2025-05-02", "2025-04-18"),
        (LIMIT | {"maj": "2025-04-25"}, "2025-05-02", "2025-04-25"),
        # Not yet on the day of the site.
        (LIMIT | {"maj": "2025-05-25"}, "2025-05-02", "2025-04-18"),
        (LIMIT | {"debut_publication": "2025-05-03"}, "2025-05-02", None),
        # Seven days before the end, on the last day, the day after, and thirty days after that.
        (LIMIT, "2025-05-16", "2025-05-15"),
        (LIMIT, "2025-05-22", "2025-05-22"),
        (LIMIT, "2025-05-30", "2025-05-23"),
        (LIMIT, "2025-08-01", "2025-06-22"),
        (LIMIT | FILLED, "2025-05-05", "2025-04-18"),
        (LIMIT | FILLED, "2025-05-07", "2025-05-06"),
    ],
)
def test_a_posting(changes, day, expected):
    assert changed(emploi(OFFER, **changes), day) == (expected and date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"maj": None}, None),
        ({"maj": "2025-03-01"}, date(2025, 3, 1)),
        ({"maj": "2025-06-01"}, None),
        (
            {"maj": None, "source": {"type": "document", "titre": "t", "consulte_le": "2025-02-01"}},
            date(2025, 2, 1),
        ),
    ],
)
def test_a_record_that_does_not_close(changes, expected):
    assert changed(Projet.model_validate(samples.projet() | changes), "2025-05-02") == expected


@settings(deadline=None)
@given(st.dates(date(2025, 3, 1), date(2025, 9, 1)), st.dates(date(2025, 3, 1), date(2025, 9, 1)))
def test_it_is_never_after_the_day_of_the_site_nor_goes_back(one, other):
    record = emploi(OFFER, maj="2025-05-01", **LIMIT)
    first, second = (changed(record, day.isoformat()) for day in sorted((one, other)))
    assert first is None or first <= min(one, other)
    assert (first or date.min) <= (second or date.min)
