"""Queries on a small catalogue, answered by the reference, and by the browser's modules as well."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.candidacy.samples import mission
from vivier.exports.search.query import Request

from .both import assert_same, browser_answers, reference_answer
from .samples import offer, opened, stored


def post(ident, titre, place, limit, **changes):
    return offer(ident, titre, localisations=[{"departement": place}], fin_candidature=limit, **changes)


RECORDS = (
    post("besancon", "Chargée de mission innovation managériale", "25", "2025-05-22", categories=["A", "A+"]),
    post("dijon", "Chargé de mission innovation managériale", "21", "2025-05-12"),
    post("paie", "Gestionnaire de paie", "70", "2025-05-20", categories=["B"], versant="FPT"),
    post("directrice", "Directrice du numérique", "69", "2025-05-30", debut_publication="2025-04-30"),
    post("directeur", "Directeur de la communication", "971", "2025-05-25", debut_publication="2025-04-25"),
    post("ancien", "Chargé de mission innovation sociale", "25", "2025-04-20"),
    post("facilitateur", "Facilitateur en intelligence collective", "25", "2025-04-21"),
    *(post(f"numerique-{n}", "Technicien numérique", "35", "2025-06-10") for n in range(8)),
    mission(),
)
NUMERIQUE = [f"numerique-{n}" for n in range(8)]
CASES = [
    # What is asked, how far the search goes, what it finds in order.
    ({"mots": "innovation manageriale"}, "all", ["dijon", "besancon"]),
    ({"mots": "CHARGE MISSION"}, "all", ["dijon", "besancon"]),
    ({"mots": "directrice"}, "all", ["directeur", "directrice"]),
    ({"mots": "direct", "typing": True}, "all", ["directeur", "directrice"]),
    ({"mots": "direct"}, "prefix", ["directeur", "directrice"]),
    ({"mots": "directrice c", "typing": True}, "all", ["directeur", "directrice"]),
    ({"mots": "gestionaire paye"}, "typos", ["paie"]),
    ({"mots": "innovaton"}, "typos", ["dijon", "besancon"]),
    ({"mots": "nunerique"}, "typos", ["directrice", *NUMERIQUE]),
    ({"mots": "unmerique"}, "typos", ["directrice", *NUMERIQUE]),
    ({"mots": "gestionnaire zzzzzz"}, "fewer", ["paie"]),
    ({"mots": "gestionnaire zzzzzz yyyyyy"}, "fewer", ["paie"]),
    ({"mots": "xxxxxx zzzzzz yyyyyy"}, "all", []),
    ({"mots": "2024-17972"}, "all", []),
    ({"mots": "facilitateur"}, "all", []),
    ({"mots": "facilitateur", "closes": True}, "all", ["facilitateur"]),
    ({"mots": "innovation", "closes": True}, "all", ["dijon", "besancon", "ancien"]),
    ({"mots": "innovation besançon doubs"}, "fewer", ["besancon"]),
    ({"mots": "mission innovation", "filtres": {"departement": ["25"]}}, "all", ["besancon"]),
    ({"mots": "mission innovation", "filtres": {"departement": ["99"]}}, "all", []),
    (
        {"mots": "mission innovation", "filtres": {"inconnue": ["1"], "departement": []}},
        "all",
        ["dijon", "besancon"],
    ),
    ({"mots": "direct", "tri": "publication"}, "prefix", ["directrice", "directeur"]),
    ({"mots": "numérique", "tri": "echeance"}, "all", ["directrice", *NUMERIQUE]),
    ({"mots": "de la", "filtres": {"genre": ["mission"]}}, "", ["m"]),
    ({"mots": "", "filtres": {"categorie": ["APLUS"], "versant": ["FPE"]}}, "", ["besancon"]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return stored(tmp_path_factory.mktemp("query"), *RECORDS)


@pytest.fixture(scope="module")
def index(folder):
    return opened(folder)


def found(index, **asked):
    answer = index.search(Request(**asked))
    return answer, [index.card(*one)["id"] for one in answer.results]


@pytest.mark.parametrize(("asked", "step", "expected"), CASES, ids=lambda one: str(one)[:40])
def test_what_is_found(asked, step, expected, index):
    answer, ids = found(index, **asked)
    assert (answer.step, ids) == (step, expected)


def test_the_browser_finds_the_same(index, folder):
    assert_same(index, folder, [asked for asked, _, _ in CASES])


def test_corrections_are_said(index):
    answer, _ = found(index, mots="gestionaire de paye")
    assert [(one.word, one.shown) for one in answer.corrections] == [
        # « paye » is another form of « paie ».
        ("gestionaire", ["gestionnaire"]),
    ]
    assert not found(index, mots="gestionnaire de paie")[0].corrections


def test_a_facet_does_not_obey_its_own_filter(index):
    answer, _ = found(index, mots="mission innovation", filtres={"departement": ["25"], "categorie": ["A"]})
    assert [one for one in answer.facets["departement"] if one[2]] == [
        ("21", "Côte-d’Or (21)", 1),
        ("25", "Doubs (25)", 1),
    ]
    assert {code: count for code, _, count in answer.facets["categorie"]} == {"APLUS": 1, "A": 1, "B": 0}
    assert {code: count for code, _, count in answer.facets["region"]}["27"] == 1


def test_counts_of_both_segments(index):
    answer, _ = found(index, mots="mission innovation", closes=True)
    assert {code: count for code, _, count in answer.facets["departement"] if count} == {"21": 1, "25": 2}


def test_closed_records_are_counted_when_few_are_open(index):
    assert found(index, mots="innovation")[0].closed == 1
    assert found(index, mots="innovation", filtres={"departement": ["21"]})[0].closed == 0
    assert found(index)[0].closed is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mission bourgogne franche comté", [("region", "27", 2)]),
        ("mission doubs", [("departement", "25", 1)]),
        ("mission 25", [("departement", "25", 1)]),
        ("mission côte d’or 21", [("departement", "21", 1)]),
        ("directeur guadeloupe", [("region", "01", 1)]),
        ("mission gers", [("departement", "32", 0)]),
        ("mission eure-et-loir", [("departement", "28", 0)]),
    ],
)
def test_places(words, expected, index):
    answer, ids = found(index, mots=words)
    assert [(place.facet, place.code, place.count) for place in answer.places] == expected
    if expected and expected[0][2]:
        kept = found(index, mots=words, filtres={expected[0][0]: [expected[0][1]]})[1]
        assert len(kept) == expected[0][2]
        assert ids[: len(kept)] == kept, "they come first"


def test_a_very_long_query(index):
    assert found(index, mots="innovation " * 5000)[1] == ["dijon", "besancon"]
    assert found(index, mots=" ".join(f"mot{n}" for n in range(5000)))[1] == []


@settings(deadline=None)
@given(
    st.sampled_from(["", "mission", "innovaton", "numérique zzzz"]),
    st.dictionaries(
        st.sampled_from(["departement", "region", "genre"]), st.just(["25", "27", "emploi"]), max_size=2
    ),
    st.booleans(),
)
def test_choosing_a_value_gives_as_many_results_as_its_count(index, words, filters, closes):
    answer, _ = found(index, mots=words, filtres=filters, closes=closes)
    for name, values in answer.facets.items():
        for code, _, count in (row for row in values if row[2]):
            assert len(found(index, mots=words, filtres=filters | {name: [code]}, closes=closes)[1]) == count


@pytest.mark.parametrize(
    "records", [(), RECORDS[5:7], RECORDS[:1]], ids=["nothing", "all closed", "one open record"]
)
def test_small_catalogues(records, tmp_path):
    index = opened(stored(tmp_path, *records))
    asked = [
        {"mots": mots, "closes": closes}
        for mots in ("", "innovaton", "doubs", "25")
        for closes in (True, False)
    ]
    assert_same(index, tmp_path, asked)
    assert len(found(index, mots="", closes=True)[1]) == len(records)


def test_a_long_facet_is_named_when_somebody_looks_at_it(tmp_path):
    reference = opened(stored(tmp_path, *(offer(f"poste-{n:03}", labo=f"labo-{n:03}") for n in range(130))))
    chosen = {"mots": "poste", "filtres": {"labo": ["labo-005"]}}
    plain, wanted, filtered = browser_answers(
        tmp_path, [{"mots": "poste"}, {"mots": "poste", "noms": ["labo"]}, chosen]
    )
    whole = reference_answer(reference, {"mots": "poste"})["facets"]
    assert plain["facets"] == {name: values for name, values in whole.items() if name != "labo"}
    assert wanted["facets"] == whole
    assert filtered["facets"] == reference_answer(reference, chosen)["facets"]
    assert filtered["total"] == 1
