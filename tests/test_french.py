"""French as it is written, whatever it is about."""

from datetime import date, time

import pytest

from vivier import french
from vivier.records.dates import DatePartielle, JourSansAnnee


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (french.day(date(2025, 6, 1)), "1er_juin_2025"),
        (french.day(date(2025, 5, 22)), "22_mai_2025"),
        (french.day(date(2025, 11, 11)), "11_novembre_2025"),
        (french.day(date(2021, 1, 1)), "1er_janvier_2021"),
        (french.partial_date(2023, 10, 1), "1er_octobre_2023"),
        (french.partial_date(2020, 9, None), "septembre_2020"),
        (french.partial_date(2020, None, None), "2020"),
        (french.partial_date(None, 5, 13), "13_mai"),
        (french.partial_date(None, 2, 29), "29_février"),
        (french.partial_date(None, 1, 1), "1er_janvier"),
        (french.partial_date(None, 9, None), "septembre"),
        (french.hour(time(8)), "8_h_00"),
        (french.number(800000), "800\u202f000"),
        (french.number(0.5), "0,5"),
        (french.agree(0, "fiche"), "0_fiche"),
        (french.agree(1, "fiche"), "1_fiche"),
        (french.agree(1000, "offre d’emploi", "offres d’emploi"), "1\u202f000_offres d’emploi"),
        (french.enumerated([]), ""),
        (french.enumerated(["a"]), "a"),
        (french.enumerated(["a", "b", "c"]), "a, b et c"),
        (french.enumerated(["a", "b"], "ou"), "a ou b"),
    ],
)
def test_french(found: str, expected: str) -> None:
    assert found == expected.replace("_", french.NBSP)


@pytest.mark.parametrize("written", ["2023-10-09", "2023-10", "2023", "--05-13", "--09"])
def test_the_parts_of_a_date_are_those_that_are_known(written: str) -> None:
    value = (JourSansAnnee if written.startswith("--") else DatePartielle).parse(written)
    year, month, day = value.parties
    parts = ["-" if year is None else f"{year}", *(f"{one:02}" for one in (month, day) if one)]
    assert "-".join(parts) == written
