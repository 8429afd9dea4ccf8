"""The distance between two spellings, and what a word may stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivier.exports.search.reader import Entry
from vivier.exports.search.spelling import begun, commonest, distance, respelled, widened

from .samples import offer, reader_of

WORD = st.text("abc", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("besancon", "besancon", 0),
        ("besancon", "besacon", 1),
        ("besancon", "bseancon", 1),
        ("besancon", "pesancom", 2),
        ("", "ab", 2),
        ("ca", "abc", 3),
    ],
)
def test_distance(one, other, expected):
    assert distance(one, other, 3) == expected


@given(WORD, WORD, st.integers(0, 3))
def test_distance_is_symmetrical_and_stops_where_asked(one, other, most):
    exact = distance(one, other, 9)
    assert distance(other, one, 9) == exact
    assert distance(one, other, most) == min(exact, most + 1)


@given(WORD, st.integers(0, 6), st.sampled_from("abc"))
def test_one_letter_more_is_one_away(word, place, letter):
    assert distance(word, word[:place] + letter + word[place:], 2) == 1


def entry(word, stem, rank):
    return Entry(word, stem, word, rank)


def test_the_commonest_word_of_each_stem_comes_first():
    entries = [entry("b", "x", 0x11), entry("a", "x", 0x20), entry("d", "z", 0x11), entry("c", "y", 0x11)]
    assert [one.word for one in commonest(entries, 3)] == ["a", "c", "d"]
    assert [one.word for one in commonest(entries, 1)] == ["a"]


def test_a_term_keeps_its_least_penalty():
    assert widened({"x": 0}, [entry("a", "x", 1), entry("b", "y", 1)], 4) == {"x": 0, "y": 4}


def test_what_a_word_may_stand_for():
    posts = [offer(f"p{n}", "Formateur") for n in range(20)]
    reader = reader_of([*posts, offer("q", "Formatuer 20267 formes")])
    assert [one.word for one in begun(reader, "form")] == ["formateur", "formatuer", "formes"]
    assert begun(reader, "fo") == []
    # In a record, however rare, as a form of a word of one, in figures, or too short: taken as typed.
    assert not any(respelled(reader, word)[0] for word in ("formatuer", "formateurs", "20268", "fxr"))
    near, penalty = respelled(reader, "fromateur")
    assert ([one.word for one in near], penalty) == (["formateur"], 4)
    near, penalty = respelled(reader, "ofrmateurz")
    assert ([one.word for one in near], penalty) == (["formateur"], 7)
