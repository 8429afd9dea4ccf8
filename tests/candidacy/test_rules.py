"""The rules that come with Vivier, and what is said of a file of rules that is wrong."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.intake.bases import rules
from vivier.candidacy import completeness
from vivier.candidacy.conditions import Conditions, Genre, Public, candidats_of
from vivier.candidacy.facts import _ONE_OF, Facts, holds
from vivier.candidacy.rule import Regle, Role
from vivier.candidacy.rulebook import BUILT_IN, _covers, load_rules, rulebook
from vivier.candidacy.rules_report import as_json, as_text, conclusion
from vivier.candidacy.vocabulary import Candidat
from vivier.cli import vivier
from vivier.french_click import run
from vivier.records import basis_checks
from vivier.records.legal_basis import ARTICLES
from vivier.records.vocabulary import Vocabulary

BOOK = rulebook()
CASES = " ".join(
    " ".join(file.read_text("utf-8").split()) for file in (Path(__file__).parent / "cases").glob("*.txt")
)
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"


def sentences(value):
    """Every French text of the rules, with its field."""
    if isinstance(value, BaseModel):
        for name, child in value:
            for field, text in sentences(child):
                yield (name if field == "" else field), text
    elif isinstance(value, tuple):
        for child in value:
            yield from sentences(child)
    elif isinstance(value, str) and not isinstance(value, Vocabulary):
        yield "", value


EVERY_RULE = pytest.mark.parametrize("rule", BOOK.regles, ids=lambda rule: rule.id)


def test_nothing_is_wrong_with_them():
    assert load_rules().problems == ()


def test_the_base_rules_are_tried_in_this_order():
    assert [rule.id for rule in BOOK.regles if rule.role is Role.BASE] == [
        "fs-animateur",
        "mission-fs",
        "jo-sgar-charge-mission",
        "jo-emploi-direction",
        "csp-en-ligne",
        "lien-externe",
        "contractuel-permanent",
        "generique",
    ]


def lines_of(rule: Regle) -> Iterator[str]:
    """What a rule says to those it is for, line by line."""
    for _, lines in rule.lignes:
        for line in lines:
            yield getattr(line, "motif", None) or getattr(line, "texte", None) or line.libelle


@EVERY_RULE
def test_every_line_is_seen_in_a_case(rule: Regle) -> None:
    # Cases show the beginning of a long line.
    unseen = [line for line in lines_of(rule) if " ".join(line.split())[:50] not in CASES]
    assert unseen == []


def articles_of(*names: str) -> set[str]:
    """The articles that rules of these names are for."""
    return {code for rule in BOOK.regles if rule.id in names for code in rule.quand.fondement}


def test_every_article_of_a_contract_has_its_rule() -> None:
    said = {code for rule in BOOK.regles for code in rule.quand.fondement}
    # The other one is that of civil servants.
    assert ARTICLES.keys() - said == {"L311-1"}


def test_what_no_civil_servant_is_appointed_on_is_the_same_everywhere() -> None:
    contracts = articles_of("temps-incomplet", "contrat-projet", "contrat-temporaire", "contrat-l352-4")
    conditions = [rule.quand for rule in BOOK.regles]
    conditions += [line.quand for rule in BOOK.regles for _, lines in rule.lignes for line in lines]
    lists = [set(one.fondement_sauf) for one in conditions if len(one.fondement_sauf) > 1]
    assert lists == [contracts] * 3


def test_an_article_is_temporary_where_its_rule_says_so() -> None:
    temporary = {code for code, asked in basis_checks._ARTICLES.items() if asked.temporaire}
    assert temporary <= articles_of("contrat-temporaire")
    assert not completeness._PERMANENT & articles_of("contrat-temporaire", "contrat-projet")
    assert (
        articles_of("contrat-emploi-permanent", "contrat-territorial", "temps-incomplet")
        <= completeness._PERMANENT
    )


def test_only_one_procedure_counts_days():
    windows = {rule.id: rule.fenetre.jours for rule in BOOK.regles if rule.fenetre and rule.fenetre.jours}
    assert windows == {"jo-sgar-charge-mission": 30}


@EVERY_RULE
def test_a_rule_says_its_text_its_review_and_how_sure_it_is(rule):
    assert rule.base
    assert rule.sources
    assert rule.verification.certain
    assert date(2026, 1, 1) <= rule.revue_le


@EVERY_RULE
def test_sentences_are_french_typography(rule):
    for name, text in sentences(rule):
        if name not in ("id", "url"):
            assert not re.search(r" [:;!?»%]|« |n° |'|·|\.\.\.", text), text
        if name in ("texte", "motif", "certain", "usage", "canal"):
            assert text[0].isupper(), text


@EVERY_RULE
def test_no_date_is_baked_in(rule):
    parts = (rule.documents, rule.etapes, rule.avertissements, rule.eligibilite, rule.exceptions)
    for _, text in sentences(parts):
        assert not re.search(rf"\b(?:(?:19|20)\d\d|{MONTHS})\b", text, re.IGNORECASE), text


def test_handicap_is_told_to_all_and_asks_nothing():
    rule = BOOK.regle("handicap")
    assert rule.quand.partout
    assert (rule.documents, rule.etapes, rule.eligibilite) == ((), (), ())
    assert all(not line.pour for line in rule.avertissements)


def test_conditions_and_facts_speak_of_the_same_fields():
    others = {"regions", "regions_sauf", "fondement_sauf", "candidats"}
    assert {*Conditions.model_fields} - others == {*_ONE_OF}
    assert {*_ONE_OF} <= {*Facts.__slots__}


def test_every_situation_can_be_named():
    assert [*Public][: len(Candidat)] == [*Candidat]
    # Whom a rule is for has the name under which one chooses one's situation.
    assert [one.libelle for one in Public][: len(Candidat)] == [one.libelle for one in Candidat]
    assert candidats_of((Public.FONCTIONNAIRES, Public.MAGISTRAT)) == {
        *("fonctionnaire_etat", "fonctionnaire_territorial", "fonctionnaire_hospitalier", "magistrat")
    }
    assert candidats_of(()) == {*Candidat}


def told(folder, text):
    file = folder / "rules.yml"
    file.write_text(text, "utf-8")
    loaded = load_rules(file)
    assert (loaded.rules is None) is any(one.is_error for one in loaded.problems)
    return [f"{one.line}:{one.column} {one.code} {one.message}" for one in loaded.problems]


@pytest.mark.parametrize(
    ("fragment", "problem"),
    [
        ("revue_le:", "le champ obligatoire « revue_le » est vide"),
        ("revue_le: hier", "« hier » n’est pas une date AAAA-MM-JJ"),
        ("base: []", "cette liste est vide"),
        ("sources:", "le champ obligatoire « sources » est vide"),
        ("rôle: base", "le champ « rôle » n’existe pas ici"),
        ("role: principale", "« principale » n’est pas dans la liste des valeurs permises"),
        ("quand: {procedures: [csp_en_ligne]}", "le champ « procedures » n’existe pas ici"),
        ("quand: {fondement: [L332-99]}", "« L332-99 » n’est pas le code d’un article connu"),
        ("quand: {fondement_sauf: [L332-99]}", "« L332-99 » n’est pas le code d’un article connu"),
        ("quand: {fondement: [[L332-7]]}", "n’est pas le code d’un article connu"),
        ('quand: {regions: ["07"]}', "« 07 » n’est pas une région"),
        (
            "etapes: [{rang: 5, texte: Voir., pour: [stagiaire]}]",
            "« stagiaire » n’est pas dans la liste des valeurs permises",
        ),
        ("etapes: [{rang: 0, texte: Voir.}]", "0"),
        ("etapes: [{rang: 5, texte: Voir.\u202e}]", "caractère invisible"),
        ("documents: [{code: cv, exigence: requise}]", "il manque le champ obligatoire « libelle »"),
        ("documents: [{code: cvs, libelle: CV, exigence: requise}]", "« cvs » n’est pas dans la liste"),
        ("fenetre: {jours: 30}", "un délai est soit annoncé, soit compté en jours"),
        ("fenetre: {}", "un délai est soit annoncé, soit compté en jours"),
        ("id: missions", "deux règles s’appellent missions"),
        ("quand: {}", "cette règle de base ne s’appliquera jamais"),
        ("base: [{texte: t, url: 'javascript:a'}]", "ne commence pas par https://"),
    ],
)
def test_a_problem_is_told_in_french_at_its_place(fragment, problem, tmp_path):
    found = told(tmp_path, rules(fragment))
    assert len(found) == 1, found
    assert problem in found[0]
    assert re.match(r"\d+:\d+ [A-Z]+-\d\d ", found[0])
    assert not found[0].startswith("1:1 ")


def test_all_the_problems_are_told_in_one_run(tmp_path):
    lines = (
        "{rang: 5, texte: Voir., quand: {candidats: [externe]}}, {rang: 6, texte: Lire., pour: [magistrat]}"
    )
    fields = f"role: complement\ncanal: Ici.\nquand: {{candidats: [militaire]}}\netapes: [{lines}]"
    assert told(tmp_path, rules(fields).replace("id: exemple", "id: missions")) == [
        "13:12 REGLE-05 « canal » n’a pas d’effet dans un complément",
        "15:46 REGLE-07 les situations d’une ligne ne se disent pas dans ses conditions",
        "15:94 REGLE-07 cette ligne nomme des situations que la règle n’a pas : elles ne la verront pas",
        "16:9 REGLE-01 deux règles s’appellent missions",
    ]


def test_both_places_are_shown_for_a_rule_that_is_never_reached(tmp_path):
    file = tmp_path / "rules.yml"
    file.write_text(rules("quand: {genre: [mission], type_mission: [conseiller]}"), "utf-8")
    (problem,) = load_rules(file).problems
    assert (problem.code, problem.excerpt.strip()) == ("REGLE-02", "id: exemple")
    assert [other.excerpt.strip() for other in problem.related] == ["- id: missions"]


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\x00", b"\xff\xfe\x00", b"regles", b"regles: 3", b"- a", b"regles: [[[[[[[[[[[[[[[[[["),
        *(b"regles: &a [*a]", b"regles: [1, [], {}, null]", b"regles: {id: x}", b"<<: {a: b}"),
        b"regles: [" + b"{id: x}," * 3000 + b"]",
        b"#" * 300_000,
    ],
)
def test_no_file_makes_it_fail(content, tmp_path):
    file = tmp_path / "rules.yml"
    file.write_bytes(content)
    loaded = load_rules(file)
    assert loaded.rules is None
    assert loaded.problems
    assert len(loaded.problems) < 100
    assert json.loads(as_json(loaded))["regles"] == []


@pytest.mark.parametrize(
    ("first", "second", "reached"),
    [
        ({"fondement_sauf": ("L332-3",)}, {"fondement_sauf": ("L332-3", "L352-4")}, False),
        ({"fondement_sauf": ("L332-3", "L352-4")}, {"fondement_sauf": ("L332-3",)}, True),
        ({"fondement_sauf": ("L332-3",)}, {}, True),
    ],
)
def test_what_a_rule_excludes_says_whether_the_next_one_is_reached(first, second, reached):
    assert _covers(Conditions(**first), Conditions(**second)) is not reached


def test_what_is_excluded_does_not_hold():
    conditions = Conditions(fondement_sauf=("L332-3",))
    assert [holds(conditions, Facts(Genre.EMPLOI, fondement=one)) for one in ("L332-3", "L332-6", None)] == [
        *(False, True, True)
    ]


def test_a_missing_file_is_told(tmp_path):
    (problem,) = load_rules(tmp_path / "absent.yml").problems
    assert problem.code == "FICHIER-03"


def command(*arguments, capsys):
    left = []
    run(vivier, left.append, ["regles", *arguments])
    captured = capsys.readouterr()
    return left[-1], captured.out, captured.err


def test_the_command_lists_the_rules(capsys):
    code, out, err = command(capsys=capsys)
    assert (code, err) == (0, f"{len(BOOK.regles)} règles.\n")
    assert out.splitlines()[1].startswith(
        "fs-animateur              base        21/11/2026  Fiche de mission"
    )
    assert len(out.splitlines()) == len(BOOK.regles) + 1


def test_the_command_in_json(capsys):
    code, out, _ = command("--format", "json", capsys=capsys)
    found = json.loads(out)
    assert (code, found["version"], found["problemes"]) == (0, 1, [])
    assert [one["id"] for one in found["regles"]] == [rule.id for rule in BOOK.regles]
    assert found["regles"][-1]["base"] == ["Code général de la fonction publique, articles L352-1 et L352-4"]


def test_the_command_on_a_wrong_file(capsys, tmp_path):
    file = tmp_path / "rules.yml"
    file.write_text(rules("role: principale"), "utf-8")
    code, out, err = command(str(file), capsys=capsys)
    assert (code, err) == (1, "1 erreur dans 1 fichier.\n")
    assert out.startswith("erreur VOC-01 : « principale » n’est pas dans la liste")
    assert command(str(BUILT_IN), capsys=capsys)[0] == 0


def test_an_odd_id_cannot_move_the_cursor(tmp_path):
    book = rulebook()
    assert "\x1b" not in as_text(book)
    assert conclusion(load_rules(tmp_path)) == "1 erreur dans 1 fichier."
