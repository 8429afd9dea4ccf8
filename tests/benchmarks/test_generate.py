"""The generated catalogues: repeatable, valid, covering, and fictional."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from tests.benchmarks.generate import counts, main, records, write
from tests.benchmarks.grammar import Draw, Grammar, a, bare, capital, de
from tests.benchmarks.postings import LANGUAGES
from tests.benchmarks.yaml_writer import document, scalar
from vivier.candidacy.checking import load
from vivier.intake.catalogue import Catalogue
from vivier.intake.problems import Severity
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, vocabularies
from vivier.records.vocabulary import Vocabulary

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("catalogue")
    assert write(800, 1, TODAY, folder) == 800
    loaded = load(folder / "postings")
    # All that `vivier check` says.
    found = {(one.severity, one.code) for one in loaded.problems}
    assert found == {(Severity.INFORMATION, "AVIS-01")}
    assert loaded.catalogue is not None
    return loaded.catalogue


def _files(total: int, seed: int, today: date = TODAY) -> dict[str, str]:
    return {path: document(fields) for path, fields in records(total, seed, today)}


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert _files(40, 1) == _files(40, 1)
    assert _files(40, 1) != _files(40, 2)
    assert _files(40, 1) != _files(40, 1, date(2026, 11, 22))


@pytest.mark.parametrize("total", [1, 3, 19, 20, 21, 100, 1000])
def test_how_many_of_each_kind(total: int) -> None:
    number = counts(total)
    assert sum(number.values()) == total
    assert min(number.values()) >= (1 if total >= 20 else 0)


def test_a_small_catalogue_has_every_kind_and_no_mistake(tmp_path: Path) -> None:
    assert main(["--count", "20", "--seed", "5", "--out", str(tmp_path)]) == 0
    loaded = load(tmp_path / "postings")
    assert {one.severity for one in loaded.problems} <= {Severity.INFORMATION}
    assert loaded.catalogue is not None
    assert {record.genre for record in loaded.catalogue} == set(KINDS)


def test_it_never_writes_over_a_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "postings").mkdir()
    (tmp_path / "postings" / "fiche.yml").write_text("titre: Vraie fiche\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["--count", "20", "--out", str(tmp_path)])
    assert "n’est pas vide" in capsys.readouterr().err


def test_shares_of_the_kinds(catalogue: Catalogue) -> None:
    found = {kind: len(catalogue.of(kind)) for kind in KINDS}
    assert found == {"emploi": 560, "projet": 96, "labo": 48, "demarche": 32, "mission": 64}
    assert sum(mission.nationale for mission in catalogue.of("mission")) == 4


def test_every_territory_has_postings(catalogue: Catalogue) -> None:
    postings = catalogue.of("emploi")
    assert {code for one in postings for code in one.departements} == set(DEPARTEMENTS)
    assert {code for one in postings for code in one.regions} == set(REGIONS)


def _values(item: object, found: set[tuple[type, str]]) -> None:
    if isinstance(item, Vocabulary):
        # With its list: « oui » is a value of several.
        found.add((type(item), item.value))
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            _values(getattr(item, name), found)
    elif isinstance(item, tuple):
        for one in item:
            _values(one, found)


def test_every_value_of_every_vocabulary_is_used(catalogue: Catalogue) -> None:
    used: set[tuple[type, str]] = set()
    for record in catalogue:
        _values(record, used)
    lists = [
        kind
        for kind in vars(vocabularies).values()
        # Postings ask for a dozen languages, not for all those of the world.
        if isinstance(kind, type) and issubclass(kind, Vocabulary) and kind is not vocabularies.CodeLangue
    ]
    assert {(kind, member.value) for kind in lists for member in kind} - used == set()
    assert {value for kind, value in used if kind is vocabularies.CodeLangue} == set(LANGUAGES)


def test_deadlines_are_spread_around_the_date(catalogue: Catalogue) -> None:
    postings = catalogue.of("emploi")
    ends = [one.fin_candidature for one in postings if one.fin_candidature]
    week = TODAY + timedelta(days=7)
    assert sum(end < TODAY for end in ends) > 20
    assert sum(TODAY <= end <= week for end in ends) > 10
    assert sum(end > week for end in ends) > 50
    assert sum(one.fin_candidature is None for one in postings) > 10
    assert sum(one.jo is not None and one.fin_candidature is None for one in postings) > 10
    assert sum(one.cloture is not None for one in postings) > 5


def test_links_lead_from_a_campaign_to_a_posting(catalogue: Catalogue) -> None:
    projects = catalogue.of("projet")
    assert any(one.labos for one in projects)
    assert any(one.origine and one.origine.idees for one in projects)
    assert any(one.labo and one.projets for one in catalogue.of("emploi"))
    assert any(sheet.projet for one in catalogue.of("demarche") for sheet in one.fiches_projet)
    assert any(one.fiche_nationale for one in catalogue.of("mission"))


def test_nothing_leads_to_anybody() -> None:
    text = "".join(_files(120, 3).values())
    hosts = set(re.findall(r"https://([^/\s\"]+)", text)) | set(re.findall(r"@([\w.-]+)", text))
    assert [host for host in hosts if not host.endswith(".example")] == []
    phones = re.findall(r"telephone: \"([^\"]+)\"", text)
    assert phones
    assert [
        one for one in phones if one[:8] not in ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49")
    ] == []
    assert "@" in text


def test_titles_name_both_genders_in_full_words(catalogue: Catalogue) -> None:
    titles = {one.titre for one in catalogue.of("emploi")}
    assert len(titles) > 200
    assert not any(re.search(r"[·•]|\(e\)|H/F", title) for title in titles)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Besançon", "Besançon"),
        ("« citation »", "« citation »"),
        ("l’État, en région", "l’État, en région"),
        ("https://exemple.example/a#b", "https://exemple.example/a#b"),
        ("un - deux", "un - deux"),
        (560, "560"),
        (True, "oui"),
        (TODAY, "2026-11-21"),
        ("No", '"No"'),
        ("oui", "oui"),
        ("y", '"y"'),
        ("Null", '"Null"'),
        ("01", '"01"'),
        ("08", '"08"'),
        ("1e3", '"1e3"'),
        ("2024E17", '"2024E17"'),
        ("0o17", '"0o17"'),
        ("17:00", '"17:00"'),
        ("2024_17971", '"2024_17971"'),
        ("2026-11", '"2026-11"'),
        ("--05-13", '"--05-13"'),
        (".5", '".5"'),
        ("~", '"~"'),
        ("<<", '"<<"'),
        ("- tiret", '"- tiret"'),
        ("clé: valeur", '"clé: valeur"'),
        ("fin:", '"fin:"'),
        ("mot #signe", '"mot #signe"'),
        ('un "mot"', '"un \\"mot\\""'),
        ("C:\\dossier", "C:\\dossier"),
        ('"\\', '"\\"\\\\"'),
        ("", '""'),
        ("espace ", '"espace "'),
    ],
)
def test_scalars(value: object, written: str) -> None:
    assert scalar(value) == written
    if isinstance(value, str):
        assert yaml.safe_load(f"a: {written}") == {"a": value}
        assert yaml.load(f"a: {written}", Loader=yaml.BaseLoader) == {"a": value}


def test_a_document_reads_back() -> None:
    tree = {
        "titre": "Un titre",
        "texte": "Un paragraphe.\n\n- un\n- deux",
        "vide": [],
        "groupe": {"nom": "x", "liste": ["a", {"b": "01", "c": [["d"]]}]},
        "rien": {},
    }
    text = document(tree)
    assert yaml.safe_load(text) == {**tree, "texte": f"{tree['texte']}\n"}
    assert all(not line.endswith(" ") for line in text.splitlines())


def test_french_contractions() -> None:
    assert [de("le budget"), de("les élus"), de("la loi"), de("l’État")] == [
        "du budget",
        "des élus",
        "de la loi",
        "de l’État",
    ]
    assert [a("le budget"), a("les élus"), a("la loi")] == ["au budget", "aux élus", "à la loi"]
    assert [bare("l’accueil"), bare("les achats"), capital("élus")] == ["accueil", "achats", "Élus"]
    grammar = Grammar({"phrase": "{verbe} {objet|de}", "verbe": "parler | rêver", "objet": "les lois"})
    assert {grammar.expand("phrase", Draw(str(n)), {}) for n in range(20)} == {
        "parler des lois",
        "rêver des lois",
    }
    assert grammar.expand("phrase", Draw("0"), {"verbe": "rire", "objet": "le rang"}) == "rire du rang"
