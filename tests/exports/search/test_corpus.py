"""Texts to numbers: which words a record has, and how much they weigh."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from vivier.exports.search.acronyms import Acronyms
from vivier.exports.search.analysis import STOP_WORDS, fold, words_of
from vivier.exports.search.corpus import LENGTH, LENGTH_PART, UNIT, Analyser, Words
from vivier.exports.search.documents import WEIGHTS
from vivier.intake.load import load

WORDS = st.lists(
    st.sampled_from(["préfet", "prefet", "Doubs", "mission", "chargé·e", "l’État", "de"]), max_size=12
)
RECORDS = st.lists(st.tuples(*[WORDS.map(" ".join)] * 5), max_size=6)


class NoAcronym:
    def concerns(self, word):
        return False

    def implied(self, words, text):
        return {}


class Sgar:
    def concerns(self, word):
        return word in ("sgar", "secretariat", "general")

    def implied(self, words, text):
        return dict.fromkeys(("secretariat", "general"), frozenset(("sgar",))) if "sgar" in words else {}


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
        {"sgar": 8, "secretariat": 8, "general": 8},
        {"doubs": 8},
    ]


@given(RECORDS)
def test_records_are_analysed_one_by_one_as_they_are_together(texts):
    assert analysed(*texts) == [found for one in texts for found in analysed(one)]


def plainly(acronyms, texts):
    """The words of a record and their units, counted one by one: the definition."""
    found = Counter()
    for text, weight in zip(texts, WEIGHTS, strict=True):
        own = [one for chunk in text.split() for one in written(chunk)]
        if weight == 1:
            weight /= 1 - LENGTH_PART + LENGTH_PART * len(own) / LENGTH
        for one in own:
            found[one] += round(weight * UNIT)
    known = {}
    for word, units in found.items():
        known[fold(word)] = max(units, known.get(fold(word), 0))
    for word, sources in acronyms.implied(frozenset(known), "\n".join(texts)).items():
        if word not in STOP_WORDS:
            found[word] += min(known[one] for one in sources)
    return {word: min(units, 65535) / UNIT for word, units in found.items()}


def written(chunk):
    plain = unicodedata.normalize("NFC", chunk).lower()
    parts = {fold(part): part for part in re.split(r"[\W_]+", plain)}
    return [parts.get(word, word) for word in words_of(chunk) if word not in STOP_WORDS]


CHUNKS = st.sampled_from(
    [
        *(
            "«SGAR»",
            "S.G.A.R.",
            "Secrétariat",
            "général",
            "pour",
            "les",
            "affaires",
            "régionales",
            "IRA",
            "ira,",
        ),
        *(
            "AMI",
            "chargé·e",
            "chef.fe",
            "H/F",
            "l’État",
            "(DGAFP)",
            "Direction",
            "de",
            "aujourd’hui",
            "2024-17971",
        ),
        *("œuvre", "*", "l’État\u00a0:", "«\u202fpréfet\u202f»", "\ud800x"),
        *("fonction publique de l’État", "Fonction publique de l’État", "FONCTION PUBLIQUE DE L'ÉTAT"),
    ]
)
ACRONYMS = Acronyms(load(ROOT / "postings").catalogue.sigles.values())


@settings(deadline=None)
@given(
    st.lists(st.tuples(*[st.lists(CHUNKS | st.text(max_size=6), max_size=9).map(" ".join)] * 5), max_size=5)
)
def test_the_words_are_those_of_the_definition(texts):
    analyser = Analyser(Words(), ACRONYMS)
    assert weights(analyser, analyser.rows(texts)) == [plainly(ACRONYMS, one) for one in texts]


def test_nothing_gives_nothing():
    rows = Analyser(Words(), NoAcronym()).rows([])
    assert [column.tolist() for column in rows] == [[], [], []]


def test_the_number_of_a_word_that_left_is_used_again():
    words = Words(["mot", "", "doubs"], ["mot", "", "doubs"], ["mot", "", "doub"])
    assert [words.number(word) for word in ("Préfet", "mot", "lac")] == [1, 0, 3]
    assert words.folded == ["mot", "prefet", "doubs", "lac"]
