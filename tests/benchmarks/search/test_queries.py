"""The set of queries and the records it needs: whole, balanced, valid, open."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks.search import catalogue, documents
from tests.benchmarks.search.engines import HERE
from tests.benchmarks.search.planted import plant, rows
from tests.benchmarks.search.relevance import Answer, Query, queries, success, table
from vivier.browse.index import Index
from vivier.candidacy.checking import load

TODAY = date(2026, 11, 21)
PLANTED = {row["id"] for group in rows().values() for row in group}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    postings = tmp_path_factory.mktemp("catalogue") / "postings"
    assert catalogue.make(postings, 200, TODAY, total=300) == 300
    return documents.index_of(postings, TODAY)


def test_the_planted_records_have_no_problem(tmp_path: Path) -> None:
    assert plant(tmp_path, TODAY) == len(PLANTED)
    loaded = load(tmp_path)
    assert [(one.path, one.code, one.message) for one in loaded.problems] == []


def test_they_are_open_among_the_generated_ones(index: Index) -> None:
    opened = {one["id"].split(":")[1] for one in documents.documents(index)}
    assert opened >= PLANTED
    assert 180 <= len(opened) <= 220


def test_every_query_names_planted_records_and_every_planted_record_is_named() -> None:
    named = {one for query in queries() for one in (*query.attendus, *query.leurres)}
    assert named == PLANTED


def test_every_query_expects_something_or_nothing() -> None:
    for query in queries():
        assert bool(query.attendus) != query.aucun, query.mots
        assert not set(query.attendus) & set(query.leurres), query.mots
        assert query.attendus or not query.leurres, query.mots


def test_the_halves_are_balanced_in_each_difficulty() -> None:
    every = queries()
    halves = Counter((query.difficulte, query.moitie) for query in every)
    assert len(every) >= 60
    assert len({query.mots for query in every}) == len(every)
    for difficulty in {query.difficulte for query in every}:
        assert halves[difficulty, "reglage"] == halves[difficulty, "reserve"] >= 3, difficulty


def _answer(*ids: str, approximate: bool = False) -> Answer:
    return Answer(tuple(f"emploi:{one}" for one in ids), len(ids), {}, approximate)


@pytest.mark.parametrize(
    ("answer", "won"),
    [
        (_answer("bon"), True),
        (_answer("autre", "inconnu", "bon"), True),
        (_answer("autre", "inconnu", "encore", "bon"), False),
        (_answer("leurre", "bon"), False),
        (_answer("second", "leurre", "bon"), True),
        (_answer("second"), False),
        (_answer(), False),
    ],
)
def test_a_query_succeeds_with_its_best_record_first_enough(answer: Answer, won: bool) -> None:
    query = Query("mots", "simple", "reglage", ("bon", "second"), ("leurre",))
    assert success(query, answer) is won


@pytest.mark.parametrize(
    ("answer", "won"),
    [(_answer(), True), (_answer("proche", approximate=True), True), (_answer("proche"), False)],
)
def test_where_nothing_answers_an_engine_may_only_come_near(answer: Answer, won: bool) -> None:
    assert success(Query("mots", "rien", "reglage", aucun=True), answer) is won


def test_successes_are_counted_by_difficulty_and_by_half() -> None:
    easy, hard = Query("a", "simple", "reglage"), Query("b", "lieu", "reserve")
    assert table({"Un": [(easy, True), (hard, False)], "Deux": [(easy, True), (hard, True)]}) == [
        "| Difficulté | Requêtes | Un | Deux |",
        "| --- | --- | --- | --- |",
        "| simple | 1 | 1 | 1 |",
        "| lieu | 1 | 0 | 1 |",
        "| reglage | 1 | 1 | 1 |",
        "| reserve | 1 | 0 | 1 |",
        "| toutes | 2 | 1 | 2 |",
    ]


def test_engines_are_given_the_words_and_the_facets_of_a_record(index: Index) -> None:
    every = {one["id"]: one for one in documents.documents(index)}
    found = every["emploi:referent-donnees-rouen"]
    assert found["titre"] == "Référent qualité des données"
    assert found["organisme"].startswith("Métropole de Rouen")
    assert found["lieu"].split() == [
        "Rouen",
        "Seine-Maritime",
        "hautenormandie",
        "76",
        "département",
        "Normandie",
        "région",
    ]
    assert {"O044260115007821", "ERNUM099"} <= set(found["competences"].split())
    assert "Relever les erreurs, écrire les règles de saisie" in found["texte"]
    assert "https://" not in found["texte"]
    assert {key: found["facettes"][key] for key in ("genre", "region", "versant", "domaine", "statut")} == {
        "genre": ["emploi"],
        "region": ["28"],
        "versant": ["FPT"],
        "domaine": ["NUM"],
        "statut": ["ouverte"],
    }


def test_the_competitors_are_locked_without_an_address() -> None:
    text = (HERE / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    wanted = packages[""]["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(one["integrity"].startswith("sha512-") for path, one in packages.items() if path)
