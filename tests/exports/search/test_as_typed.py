"""Queries as people type them: references with their labels, postal codes, categories, words cut in two, typos."""

import math
import re

import pytest

from vivier.exports.search.query import Request
from vivier.exports.search.scoring import PLACE

from .both import SOURCES, assert_same
from .samples import offer, opened, stored


def post(ident, titre, place="21", town=None, **changes):
    return offer(ident, titre, localisations=[{"departement": place, "commune": town}], **changes)


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
    post("cent", "Agente comptable", missions="Suivre 57000 dossiers.", categories=["C"]),
    post("bourges", "Jardinier", "18", "Bourges", categories=["C"]),
    post("manager", "Manager de cœur de bourg et de bourgs voisins", categories=["APLUS"]),
    post("charleville", "Archiviste", "08", categories=["C"]),
    post("reims", "Archiviste", "51", categories=["C"]),
    post("paris", "Archiviste", "75", "Paris 13e arrondissement", categories=["C"]),
    post("prud", "Greffe des prud’hommes", categories=["C"]),
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
    # A postal code stands for its département, though a text has the number.
    ("69001", "all", ["paie"]),
    ("57000", "all", ["metz", "cent"]),
    ("greffier 57000", "all", ["metz"]),
    ("20000", "all", ["entre"]),
    ("20600", "all", ["prefecture"]),
    ("97400", "all", ["travaux", "travail"]),
    ("99999", "all", []),
    # A region of before 2016 is a part of one of today.
    ("Alsace", "all", ["strasbourg"]),
    ("Champagne-Ardenne", "all", ["charleville", "reims"]),
    ("champagne ardennes", "all", ["charleville", "reims"]),
    # It is no part of the name of one of its départements.
    ("Ardennes", "all", ["charleville"]),
    # Rare, and no mistake for a commoner word.
    ("bourges", "all", ["bourges"]),
    ("paris 13", "all", ["paris"]),
    ("prud hommes", "all", ["prud"]),
    ("catégorie A+", "all", ["manager"]),
    ("A+", "all", ["manager"]),
    ("la Réunion île", "all", ["travaux", "travail"]),
    ("DOM", "all", ["travaux", "travail"]),
    ("Grand Est", "all", ["charleville", "metz", "reims", "strasbourg"]),
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
        ("contrat 12 mois", []),
        ("15 mai", []),
        ("35 heures dans le 35", ["35"]),
        ("juriste 35", ["35"]),
        ("haut de france", ["32"]),
        ("bouche du rhone", ["13"]),
        ("pays de loire", ["52"]),
        ("val de loire", ["24"]),
        ("centre hospitalier", []),
        ("île de la réunion", ["04"]),
        ("rhône alpes", ["84"]),
        ("paris 13", ["75"]),
        ("cat. A+", ["APLUS"]),
        # Properties that every object has in JavaScript.
        ("constructor __proto__", []),
    ],
)
def test_a_place_is_known_without_its_article_and_by_its_postal_codes(words, codes, index):
    assert [one.code for one in index.search(Request(words)).places] == codes


def test_a_place_does_not_hide_the_occupation_where_nothing_has_both(index):
    answer = index.search(Request("jardinier 69"))
    assert (answer.step, ids(index, answer)[0]) == ("fewer", "bourges")
    assert [one.code for one in answer.places] == ["69"]


def test_as_many_words_as_a_record_has_are_enough(index):
    answer = index.search(Request("jardinier zzzz yyyy xxxx wwww"))
    assert (answer.step, ids(index, answer)) == ("fewer", ["bourges"])


@pytest.mark.parametrize("words", ["z", "zz", "Zz "])
def test_two_letters_say_nothing_yet(words, index):
    assert len(index.search(Request(words, typing=True)).results) == len(RECORDS)


def test_a_first_letter_is_believed_while_the_word_may_be_unfinished(index):
    assert not index.search(Request("orefecture", typing=True)).results


def test_only_the_words_that_no_record_has_are_corrected(index):
    # « référenta » is found as a form of « référente ».
    answer = index.search(Request("paie référenta handicep"))
    assert [one.word for one in answer.corrections] == ["handicep"]


def test_a_place_weighs_as_much_in_the_browser():
    # A score shows in the order alone, and seldom: the figure itself is compared.
    written = re.search(
        r"^const PLACE = ([0-9 *]+);$", (SOURCES / "query.js").read_text("utf-8"), re.MULTILINE
    )
    assert math.prod(map(int, written[1].split("*"))) == PLACE


def test_the_browser_finds_the_same(index, folder):
    asked = [{"mots": words} for words, _, _ in CASES]
    asked += [{"mots": words} for words in ("catégorie A", "cat. b", "Réunion", "97410", "paie référenta")]
    asked += [
        {"mots": words}
        for words in (
            "12 mois", "35 heures dans le 35", "haut de france", "île de la réunion", "paris 13", "cat. A+", "99",
            "constructor __proto__", "jardinier 69", "jardinier zzzz yyyy xxxx wwww", "midi-pyrénées", "33000 69001",
        )
    ]  # fmt: skip
    asked += [{"mots": "z", "typing": True}, {"mots": "zz", "typing": True}]
    asked += [{"mots": "orefecture", "typing": True}, {"mots": "inter minis", "typing": True}]
    assert_same(index, folder, asked)
