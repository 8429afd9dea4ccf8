from datetime import date

import pytest

from vivier.records.dates import DatePartielle, DateSource, Jour, JourSansAnnee, fin_reelle, un_mois_apres

from .reading import read, refusal

DAYS = [
    ("2025-04-18", "2025-04-18"),
    (" 2025-04-18 ", "2025-04-18"),
    ("2024-02-29", "2024-02-29"),
    ("9999-12-31", "9999-12-31"),
    ("2025-02-30", "DATE-02"),
    ("2025-02-29", "DATE-02"),
    ("2025-13-01", "DATE-02"),
    ("2025-00-01", "DATE-02"),
    ("0000-01-01", "DATE-02"),
    ("2025-04", "DATE-03"),
    ("2025", "DATE-03"),
    ("18/04/2025", "DATE-01"),
    ("2025-4-18", "DATE-01"),
    ("2025-04-18T00:00:00", "DATE-01"),
    ("20250418", "DATE-01"),
    ("demain", "DATE-01"),
    ("", "DATE-01"),
    ("٢٠٢٥-٠٤-١٨", "DATE-01"),
    (None, "CHAMP-03"),
    (["2025-04-18"], "CHAMP-03"),
]


@pytest.mark.parametrize(("typed", "expected"), DAYS)
def test_day(typed: object, expected: str) -> None:
    assert read(Jour, typed) == expected


PARTIAL = [
    ("2020", "2020"),
    ("2020-09", "2020-09"),
    ("2020-09-01", "2020-09-01"),
    ("2020-13", "DATE-02"),
    ("2020-9", "DATE-01"),
    ("09/2020", "DATE-01"),
    ("septembre 2020", "DATE-01"),
    ("--09", "DATE-01"),
    ("20", "DATE-01"),
    ("12020", "DATE-01"),
]


@pytest.mark.parametrize(("typed", "expected"), PARTIAL)
def test_partial_date(typed: str, expected: str) -> None:
    assert read(DatePartielle, typed) == expected


FRENCH = [
    ("22/05/2025", "2025-05-22"),
    ("05/06/2025", "2025-06-05"),
    ("5/6/2025", "2025-06-05"),
    ("22.05.2025", "2025-05-22"),
    ("22-05-2025", "2025-05-22"),
    ("31/12/9999", "9999-12-31"),
    ("18 avril 2025", "2025-04-18"),
    ("1er mai 2025", "2025-05-01"),
    ("15 AOÛT 2025", "2025-08-15"),
    ("15 aout 2025", "2025-08-15"),
    ("3 fevrier 2025", "2025-02-03"),
    ("25 décembre 2025", "2025-12-25"),
    ("18\u00a0avril\u00a02025", "2025-04-18"),
]


@pytest.mark.parametrize(("typed", "iso"), FRENCH)
@pytest.mark.parametrize("kind", [Jour, DatePartielle, DateSource])
def test_a_french_date_is_refused_with_its_iso_form(typed: str, iso: str, kind: object) -> None:
    told = refusal(kind, typed)
    assert (told["corrige"], told["aide"]) == (iso, f"écrire {iso}")


@pytest.mark.parametrize(
    "typed", ["30/02/2025", "13/13/2025", "avril", "18 avrile 2025", "05/25/2025", "18/04/25"]
)
def test_no_correction_is_made_up(typed: str) -> None:
    assert "corrige" not in refusal(Jour, typed)


def test_a_month_in_words_corrects_a_partial_date_only() -> None:
    assert refusal(DatePartielle, "février 2025")["corrige"] == "2025-02"
    assert "corrige" not in refusal(Jour, "février 2025")


SOURCE = [
    ("--05-13", "--05-13"),
    ("--09", "--09"),
    ("--02-29", "--02-29"),
    ("2016-05", "2016-05"),
    ("--02-30", "DATE-04"),
    ("--13", "DATE-04"),
    ("--5-13", "DATE-04"),
    ("13 mai", "DATE-01"),
]


@pytest.mark.parametrize(
    ("typed", "form"),
    [("13 mai", "--05-13"), ("1er septembre", "--09-01"), ("29 février", "--02-29"), ("septembre", "--09")],
)
def test_a_date_in_words_without_its_year_is_given_its_form(typed: str, form: str) -> None:
    told = refusal(DateSource, typed)
    assert told["corrige"] == form
    assert told["aide"] == f"écrire {form}, ou la date complète si la source donne l’année"
    assert "corrige" not in refusal(DatePartielle, typed)
    assert "corrige" not in refusal(DateSource, "32 mai")


@pytest.mark.parametrize(("typed", "expected"), SOURCE)
def test_date_of_a_source(typed: str, expected: str) -> None:
    assert read(DateSource, typed) == expected


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-02-03", date(2025, 2, 3), date(2025, 2, 3)),
    ],
)
def test_bounds_of_a_partial_date(typed: str, first: date, last: date) -> None:
    partial = DatePartielle.parse(typed)
    assert (partial.debut(), partial.fin()) == (first, last)


def test_dates_already_read_are_kept() -> None:
    day = date(2025, 4, 18)
    assert DatePartielle.parse(day) == DatePartielle(2025, 4, 18)
    assert DatePartielle.parse(DatePartielle(2025)) == DatePartielle(2025)
    assert JourSansAnnee.parse(JourSansAnnee(5, 13)) == JourSansAnnee(5, 13)
    assert read(Jour, day) == "2025-04-18"
    assert read(DateSource, JourSansAnnee(9)) == "--09"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-01-31", "2025-02-28"),
        ("2024-01-31", "2024-02-29"),
        ("2025-12-31", "2026-01-31"),
        ("2025-04-18", "2025-05-18"),
        ("2025-03-31", "2025-04-30"),
    ],
)
def test_one_month_later(start: str, end: str) -> None:
    assert un_mois_apres(date.fromisoformat(start)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("day", "end"), [(date(2089, 12, 31), date(2089, 12, 31)), (date(2090, 1, 1), None), (None, None)]
)
def test_a_far_date_means_no_end(day: date | None, end: date | None) -> None:
    assert fin_reelle(day) == end
