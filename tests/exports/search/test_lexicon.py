"""The words that the search proposes and corrects."""

import json

import numpy as np

from vivier.exports.search.corpus import Analyser, Words
from vivier.exports.search.lexicon import lexicon, word_shards
from vivier.exports.search.reader import Reader
from vivier.exports.search.wire import packed

from .test_corpus import NoAcronym


def entries(opened, closed=(), prefix=""):
    """The words read back: word, term, how it is shown, classes among open and closed records."""
    analyser = Analyser(Words(), NoAcronym())
    rows = tuple(analyser.rows([(text, "", "", "", "") for text in texts]) for texts in (opened, closed))
    counts = tuple(np.bincount(one.words).astype(np.uint32) for one in rows)
    found = [(one.words[0], *one.file()) for one in word_shards(lexicon(analyser.words, counts))]
    files = {name: content for _, name, content in found}
    files["root.bin"] = packed(
        json.dumps({"segments": [], "mots": [[first, name] for first, name, _ in found]}).encode()
    )
    read = Reader(files.__getitem__).beginning(prefix)
    return [(one.word, one.stem, one.shown, one.rank >> 4, one.rank & 15) for one in read]


def test_words_with_their_terms_accents_and_frequencies():
    assert entries(["Préfecture chargées", "préfecture", "préfectures"], ["prefecture"]) == [
        ("chargees", "charg", "chargées", 1, 0),
        ("prefecture", "prefectur", "préfecture", 2, 1),
        ("prefectures", "prefectur", "préfectures", 1, 0),
    ]


def test_the_commonest_form_is_shown_and_accents_win_when_equal():
    assert [one[2] for one in entries(["cote", "cote", "coté", "côte", "côte"], prefix="cote")] == ["côte"]
    assert [one[2] for one in entries(["cote", "côte"])] == ["côte"]


def test_classes_double():
    found = entries(["mot"] * 9 + ["rare"])
    assert [(word, opened) for word, _, _, opened, _ in found] == [("mot", 4), ("rare", 1)]


def test_long_words_are_not_proposed():
    assert entries(["x" * 31, "x" * 30]) == [("x" * 30, "x" * 30, "x" * 30, 1, 0)]


def test_many_words_are_cut_into_several_files_and_all_found():
    words = [f"{chr(97 + number % 26)}mot{number}" for number in range(4000)]
    found = entries([" ".join(words)])
    assert [word for word, *_ in found] == sorted(words)
    assert [word for word, *_ in entries([" ".join(words)], prefix="cmot1")] == sorted(
        word for word in words if word.startswith("cmot1")
    )


def test_no_word_gives_no_file():
    nothing = np.zeros(0, np.uint32)
    assert list(word_shards(lexicon(Words(), (nothing, nothing)))) == []
