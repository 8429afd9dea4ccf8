import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vivier.records.durations import months_of


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("un an", (12,)),
        ("6 à 12 mois", (6, 12)),
        ("six à dix-huit mois", (6, 18)),
        ("trois ans, renouvelable 6 mois", (36, 6)),
        ("1 an et 6 mois", (18,)),
        ("un an et demi, puis deux ans", (18, 24)),
        ("un an et une prime", (12,)),
        ("quarante-huit mois", (48,)),
        ("vingt et un mois", (21,)),
        ("trente six mois ou cinq ans", (36, 60)),
        ("soixante-douze mois", (72,)),
        ("soixante-et-onze mois", (71,)),
        # No number that is read ends one that is not.
        ("quatre-vingt-dix mois", ()),
        ("quatre vingt dix mois", ()),
        ("quatre-vingt-deux mois", ()),
        ("cent vingt mois", ()),
        ("cent dix-huit mois", ()),
        # A hyphen joins other things than numbers.
        ("CDD-3 ans", (36,)),
        ("contrat-dix-huit mois", (18,)),
        ("1,5 an", ()),
        ("selon les besoins", ()),
    ],
)
def test_all_the_lengths_of_a_text(words: str, months: tuple[int, ...]) -> None:
    assert months_of(words) == months


@given(st.text(max_size=60))
@example("six mois")
@example("ſix mois")
@example("sıx mois")
@example("Ⅵ ans")
@example("٦ mois")
@example("DIX À DOUZE MOIS")
def test_any_length_is_read_or_left_alone(words: str) -> None:
    # Nothing comes from nowhere: each length has its unit, and « 6 à 12 mois » is the only way to share one.
    units = len(re.findall("an|mois", words.casefold()))
    found = months_of(words)
    assert len(found) <= 2 * units
    assert all(0 <= one <= 999 * 12 + 999 for one in found)


@given(st.sampled_from(["six mois", "6 à 12 mois", "dix-huit mois", "un an"]), st.data())
def test_capitals_and_old_letters_change_nothing(words: str, data: st.DataObject) -> None:
    odd = "".join(data.draw(st.sampled_from([c, c.upper(), {"s": "ſ"}.get(c, c)])) for c in words)
    assert months_of(odd) == months_of(words)
