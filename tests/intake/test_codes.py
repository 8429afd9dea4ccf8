"""Every code of the catalogue is raised by its bad example, and not by the good one."""

import re
from pathlib import Path

import pytest

from tests.intake.bases import BASES, EMPLOI, VERSION, broken, rules, write
from vivier.candidacy.checking import load
from vivier.candidacy.rulebook import load_rules
from vivier.intake.builder import MAX_NODES
from vivier.intake.codes import CODES, FAMILIES

FIELDS = [code for code in CODES.values() if code.kind in BASES]
RULES = [code for code in CODES.values() if code.kind == "regles"]
FILES = [code for code in CODES.values() if code.kind == "fichier"]


# Fields that the bad example gives under another name.
REPLACED = {"CHAMP-02": {"titre"}, "CHAMP-05": {"fin_candidature"}, "YAML-04": {"titre"}}


def found(postings):
    return {problem.code for problem in load(postings).problems}


def example(code, text):
    name, base = BASES[code.kind]
    if code.kind == "mission" and "fiche_nationale" in text:
        base = broken(VERSION, "departement:\nprefecture:").removeprefix("departement:\nprefecture:\n")
    return {name: broken(base, text, REPLACED.get(code.code, ()))}


def test_the_bases_are_clean(tmp_path):
    loaded = load(write(tmp_path))
    assert not loaded.problems
    assert len(loaded.catalogue) == 8


def test_no_code_is_given_to_two_problems():
    given = [entry.code for family in FAMILIES for entry in family.CODES]
    assert len(given) == len({*given}) == len(CODES)


@pytest.mark.parametrize("code", FIELDS, ids=lambda code: code.code)
def test_fields(code, tmp_path):
    assert code.code in found(write(tmp_path / "bad", example(code, code.bad)))
    assert code.code not in found(write(tmp_path / "good", example(code, code.good)))


@pytest.mark.parametrize("code", FILES, ids=lambda code: code.code)
def test_names_of_files(code, tmp_path):
    assert code.code in found(write(tmp_path / "bad", {code.bad: EMPLOI}))
    assert code.code not in found(write(tmp_path / "good", {code.good: EMPLOI}))


@pytest.mark.parametrize("code", RULES, ids=lambda code: code.code)
def test_rules(code, tmp_path):
    file = tmp_path / "rules.yml"
    for example, raised in ((code.bad, True), (code.good, False)):
        file.write_text(rules(example), "utf-8")
        assert (code.code in {problem.code for problem in load_rules(file).problems}) is raised


def as_text(content):
    return lambda folder: write(folder, {"projets/exemple.yml": content})


def link(folder):
    postings = write(folder)
    (postings / "projets" / "lien.yml").symlink_to(postings / "projets" / "exemple.yml")
    return postings


def missing(folder):
    return folder / "postings"


SITUATIONS = {
    "FICHIER-01": as_text(b"#" * 300_000),
    "FICHIER-02": link,
    "FICHIER-03": missing,
    "FICHIER-05": as_text("titre: été".encode("cp1252")),
    "FICHIER-06": as_text(b"\xef\xbb\xbf" + BASES["projet"][1].encode()),
    "FICHIER-08": as_text("titre: x\n" * 50),
    "FICHIER-09": as_text("# rien\n"),
    "YAML-09": as_text("- titre: x\n"),
    "YAML-12": as_text(f"titre: [{'1,' * (MAX_NODES + 1)}]"),
}
# Raised by pydantic for forms that no field has today.
UNREACHABLE = {"CHAMP-06"}


def test_every_situation_is_tested():
    assert {code.code for code in CODES.values() if code.kind == "situation"} == set(SITUATIONS) | UNREACHABLE


@pytest.mark.parametrize("code", SITUATIONS)
def test_situations(code, tmp_path):
    assert code in found(SITUATIONS[code](tmp_path))


@pytest.mark.parametrize(
    ("name", "content", "remedy"),
    [
        ("labos/x.yml", "", "y écrire une fiche, ou le supprimer"),
        ("redirections.yml", "# rien\n", "y écrire « redirections: [] », ou le supprimer"),
        ("vocabulaires/sigles.yml", "~\n", "y écrire « sigles: [] », ou le supprimer"),
    ],
)
def test_what_to_write_in_an_empty_file(tmp_path, name, content, remedy):
    postings = write(tmp_path, {name: content})
    assert [one.help for one in load(postings).problems if one.code == "FICHIER-09"] == [remedy]
    kept = re.search("« (.*) »", remedy)
    if kept:
        (postings / name).write_text(f"{kept[1]}\n", "utf-8")
        assert not [one for one in load(postings).problems if one.path == f"postings/{name}"]


def test_all_that_the_code_raises_is_in_the_catalogue():
    sources = Path(__file__).parents[2] / "hooks" / "vivier"
    raised = {
        code
        for folder in ("records", "intake", "candidacy", "browse")
        for path in (sources / folder).rglob("*.py")
        for code in re.findall(r'"([A-Z]{2,8}-\d{2})"', path.read_text("utf-8"))
    }
    assert raised - {"UTF-16", "UTF-32"} == set(CODES)
