"""Texts to numbers: which words a record has, and how much they weigh."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivier.exports.search.corpus import EMPTY, LENGTH, UNIT, Analyser, Words, joined

WORDS = st.lists(
    st.sampled_from(["préfet", "prefet", "Doubs", "mission", "chargé·e", "l’État", "de"]), max_size=12
)
RECORDS = st.lists(st.tuples(*[WORDS.map(" ".join)] * 5), max_size=6)


class NoAcronym:
    def implied(self, words, text):
        return ()


class Sgar:
    def implied(self, words, text):
        return ["secretariat", "general"] if "sgar" in words else ()


def analysed(*texts, acronyms=None):
    """Each record's words, with their weights."""
    analyser = Analyser(Words(), acronyms or NoAcronym())
    return weights(analyser, analyser.rows(texts))


def weights(analyser, rows):
    found, at = [], 0
    for length in rows.lengths:
        numbers, units = rows.words[at : at + length], rows.units[at : at + length]
        found.append({analyser.words.surfaces[n]: u / UNIT for n, u in zip(numbers, units, strict=True)})
        at += length
    return found


def test_a_word_weighs_by_where_it_stands():
    assert analysed(("Préfet", "SGAR", "Doubs", "réseau", "")) == [
        {"préfet": 8, "sgar": 4, "doubs": 6, "réseau": 3},
    ]


def test_its_occurrences_add_up_and_function_words_are_left_out():
    assert analysed(("le préfet de", "", "", "du préfet", "")) == [{"préfet": 11}]


@pytest.mark.parametrize(("length", "weight"), [(LENGTH, 1.0), (2 * LENGTH, 1 / 1.4), (1, 1 / 0.601)])
def test_a_long_text_weighs_less_a_word(length, weight):
    text = " ".join(f"mot{number}" for number in range(length))
    (found,) = analysed(("", "", "", "", text))
    assert found["mot0"] == pytest.approx(weight, abs=1 / UNIT)


def test_words_keep_their_accents_where_they_stand_alone():
    (found,) = analysed(("L’État, chargé·e", "", "", "", ""))
    assert set(found) == {"état", "chargé", "chargee"}


def test_acronyms_bring_their_words():
    assert analysed(("SGAR", "", "", "", ""), ("Doubs", "", "", "", ""), acronyms=Sgar()) == [
        {"sgar": 8, "secretariat": 1, "general": 1},
        {"doubs": 8},
    ]


@given(RECORDS)
def test_records_are_analysed_one_by_one_as_they_are_together(texts):
    assert analysed(*texts) == [found for one in texts for found in analysed(one)]


@given(RECORDS, st.randoms())
def test_records_are_taken_in_any_order(texts, chance):
    analyser = Analyser(Words(), NoAcronym())
    rows = analyser.rows(texts)
    order = chance.sample(range(len(texts)), len(texts))
    assert weights(analyser, rows.take(order)) == [weights(analyser, rows)[at] for at in order]


def test_nothing_gives_nothing():
    assert [column.tolist() for column in joined(())] == [column.tolist() for column in EMPTY] == [[], [], []]
