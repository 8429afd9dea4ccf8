"""Queries as people type them: references with their labels, postal codes, categories, words cut in two, typos."""

import math
import re

import pytest

from vivier.exports.search.query import Request
from vivier.exports.search.scoring import PLACE

from .both import SOURCES, assert_same
from .samples import offer, opened, stored


def post(ident, titre, place="21", **changes):
    return offer(ident, titre, localisations=[{"departement": place}], **changes)


RECORDS = (
    post("paie", "Gestionnaire de paie", "69", reference="CSP-2025-770915", categories=["B"]),
    post("referente", "Référente handicap", categories=["C"]),
    post("entre", "Coordination interministérielle", "2A", categories=["A"]),
    post("prefecture", "Agent d’accueil de préfecture", "2B", categories=["C"]),
    post("travaux", "Cheffe de travaux", "974", categories=["B", "C"]),
    post("travail", "Inspecteur du travail", "974", categories=["A"]),
    post("continu", "Formateur en travail continu", categories=["A"]),
    post("strasbourg", "Greffière", "67", categories=["C"]),
    post("metz", "Greffier", "57", categories=["C"]),
    post("douze", " ".join(f"mot{number}" for number in range(12)), categories=["C"]),
)
CASES = [
    # As it is copied, with what is printed before it.
    ("référence CSP-2025-770915", "all", ["paie"]),
    ("annonce n° CSP-2025-770915", "all", ["paie"]),
    ("réf. CSP-2025-770916", "all", []),
    # Two words that are one in the records; a prefix before a word that makes none with it.
    ("inter ministérielle", "all", ["entre"]),
    ("inter handicap", "fewer", ["referente"]),
    # The first letter is doubted when nothing else is near.
    ("orefecture", "typos", ["prefecture"]),
    ("refecture", "typos", ["prefecture"]),
    ("apréfecture", "typos", ["prefecture"]),
    # Two letters of seven would be too many, and two after another beginning.
    ("cantine", "all", []),
    ("pontinue", "all", []),
    ("paye", "all", ["paie"]),
    ("travaux", "all", ["travaux"]),
    # A postal code that no record has stands for its département.
    ("69001", "all", ["paie"]),
    ("20000", "all", ["entre"]),
    ("20600", "all", ["prefecture"]),
    ("97400", "all", ["travaux", "travail"]),
    ("99999", "all", []),
    # A region of before 2016 is a part of one of today.
    ("Alsace", "all", ["strasbourg"]),
    ("Grand Est", "all", ["metz", "strasbourg"]),
    # Twelve words are looked for, and no more.
    (" ".join([*(f"mot{number}" for number in range(12)), "absent"]), "all", ["douze"]),
    (" ".join([*(f"mot{number}" for number in range(11)), "absent"]), "fewer", ["douze"]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return stored(tmp_path_factory.mktemp("typed"), *RECORDS)


@pytest.fixture(scope="module")
def index(folder):
    return opened(folder)


def ids(index, answer):
    return [index.card(*one)["id"] for one in answer.results]


@pytest.mark.parametrize(("words", "step", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_found(words, step, expected, index):
    answer = index.search(Request(words))
    assert (answer.step, sorted(ids(index, answer))) == (step, sorted(expected))


@pytest.mark.parametrize("words", ["catégorie B", "cat. b", "Cat B"])
def test_a_category_comes_first_and_may_be_chosen(words, index):
    answer = index.search(Request(words))
    assert [(one.facet, one.code, one.count) for one in answer.places] == [("categorie", "B", 2)]
    assert set(ids(index, answer)[:2]) == {"paie", "travaux"}


def test_category_a_is_not_the_stop_word(index):
    answer = index.search(Request("catégorie A"))
    assert [(one.code, one.label, one.count) for one in answer.places] == [("A", "Catégorie A (cadre)", 3)]
    assert set(ids(index, answer)[:3]) == {"entre", "travail", "continu"}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("la réunion", ["04"]),
        ("Réunion", ["04"]),
        ("974", ["974"]),
        ("97410", ["974"]),
    ],
)
def test_a_place_is_known_without_its_article_and_by_its_postal_codes(words, codes, index):
    assert [one.code for one in index.search(Request(words)).places] == codes


def test_a_first_letter_is_believed_while_the_word_may_be_unfinished(index):
    assert not index.search(Request("orefecture", typing=True)).results


def test_a_word_that_a_record_has_is_not_said_to_be_in_none(index):
    answer = index.search(Request("paie référenta"))
    assert [(one.word, one.known) for one in answer.corrections] == [("referenta", False)]


def test_a_place_weighs_as_much_in_the_browser():
    # A score shows in the order alone, and seldom: the figure itself is compared.
    written = re.search(
        r"^const PLACE = ([0-9 *]+);$", (SOURCES / "query.js").read_text("utf-8"), re.MULTILINE
    )
    assert math.prod(map(int, written[1].split("*"))) == PLACE


def test_the_browser_finds_the_same(index, folder):
    asked = [{"mots": words} for words, _, _ in CASES]
    asked += [{"mots": words} for words in ("catégorie A", "cat. b", "Réunion", "97410", "paie référenta")]
    asked += [{"mots": "orefecture", "typing": True}, {"mots": "inter minis", "typing": True}]
    assert_same(index, folder, asked)
