"""The command line: exit codes, streams, French, paths."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.intake.bases import EMPLOI, broken, write
from vivier.cli import vivier
from vivier.french_click import run
from vivier.intake import schema

BAD = {"emplois/2025/x.yml": broken(EMPLOI, "versant: X\nreference: 2025-9")}
WARNED = {"emplois/2024/y.yml": broken(EMPLOI, "reference: 2025-8")}


@pytest.fixture
def vivier_in(tmp_path, monkeypatch, capsys):
    """Runs the command in a folder: exit code, what it found, what it said."""

    def call(*arguments, files=None, folder="."):
        write(tmp_path, files)
        (tmp_path / folder).mkdir(exist_ok=True, parents=True)
        monkeypatch.chdir(tmp_path / folder)
        left = []
        run(vivier, left.append, list(arguments))
        captured = capsys.readouterr()
        return left[-1], captured.out, captured.err

    return call


def test_clean(vivier_in):
    assert vivier_in("check") == (0, "", "Aucun problème (8 fiches vérifiées).\n")


def test_an_error(vivier_in):
    code, out, err = vivier_in("check", files=BAD)
    assert code == 1
    assert out.startswith("erreur VOC-01 : « X » n’est pas dans la liste des valeurs permises\n")
    assert "\n  --> postings/emplois/2025/x.yml:1:10\n" in out
    assert err == "1 erreur dans 1 fichier.\n"


def test_a_warning_fails_only_when_asked(vivier_in):
    assert vivier_in("check", files=WARNED)[0] == 0
    assert vivier_in("check", "--strict")[0] == 1


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("postings", ".", 1),
        ("postings/emplois", ".", 1),
        ("postings/emplois/2025/x.yml", ".", 1),
        ("postings/labos", ".", 0),
        ("emplois/2025", "postings", 1),
        ("../2025/x.yml", "postings/emplois/2024", 1),
        (".", ".", 1),
        ("../projets", "postings/labos", 0),
    ],
)
def test_paths(path, folder, expected, vivier_in):
    assert vivier_in("check", path, files=BAD, folder=folder)[0] == expected


@pytest.mark.parametrize("arguments", [(), (".",), ("postings",)])
def test_a_project_may_have_the_name_of_the_folder_that_it_holds(arguments, tmp_path, monkeypatch):
    # What is beside the records is none of them.
    write(tmp_path / "postings")
    (tmp_path / "postings" / "LISEZ-MOI.md").write_text("Un projet.")
    monkeypatch.chdir(tmp_path / "postings")
    left = []
    run(vivier, left.append, ["check", "--format", "json", *arguments])
    assert left == [0]


def test_links_are_checked_on_the_whole(vivier_in):
    files = {"emplois/2025/x.yml": broken(EMPLOI, "labo: exemple\nreference: 2025-9")}
    assert vivier_in("check", "postings/emplois/2025/x.yml", files=files)[0] == 0


def test_json(vivier_in):
    code, out, _ = vivier_in("check", "--format", "json", files=BAD)
    assert code == 1
    assert [one["code"] for one in json.loads(out)["problemes"]] == ["VOC-01"]


def test_github(vivier_in):
    code, out, err = vivier_in("check", "--format", "github", files=BAD)
    assert code == 1
    assert out.startswith("::error file=postings/emplois/2025/x.yml,line=1,col=10,")
    assert out.count("\n") == 1
    assert "= aide : choisir parmi : FPE, FPT, FPH" in err
    assert vivier_in("check", "--format", "github", "postings/labos")[:2] == (0, "")


def test_github_in_a_folder_of_the_repository(vivier_in, tmp_path, monkeypatch):
    _, out, _ = vivier_in("check", "--format", "github", str(tmp_path / "postings"), files=BAD)
    monkeypatch.chdir(tmp_path.parent)
    assert f"file={tmp_path.name}/postings/" in out or "file=postings/" in out


def test_gitlab_and_sarif(vivier_in):
    code, out, err = vivier_in("check", "--format", "gitlab", files=BAD)
    assert (code, [one["check_name"] for one in json.loads(out)]) == (1, ["VOC-01"])
    assert "= aide : choisir parmi : FPE, FPT, FPH" in err
    assert vivier_in("check", "--format", "gitlab", "postings/labos")[:2] == (0, "[]\n")
    code, out, _ = vivier_in("check", "--format", "sarif")
    assert (code, [one["ruleId"] for one in json.loads(out)["runs"][0]["results"]]) == (1, ["VOC-01"])


def test_paths_are_those_of_the_repository(vivier_in, tmp_path):
    (tmp_path / ".git").mkdir()
    write(tmp_path / "sous", BAD)
    for folder in (".", "sous/postings/labos"):
        out = vivier_in("check", "--format", "gitlab", str(tmp_path / "sous"), folder=folder)[1]
        assert json.loads(out)[0]["location"]["path"] == "sous/postings/emplois/2025/x.yml"


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_a_summary_is_added_to_a_file(form, vivier_in, tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_url: !ENV [ABSENT_HERE, https://vivier.example/]")
    (tmp_path / "resume.md").write_text("# Avant\n")
    assert vivier_in("check", "--format", form, "--resume", "resume.md", files=BAD)[0] == 1
    written = (tmp_path / "resume.md").read_text("utf-8")
    assert written.startswith("# Avant\n## Vérification des fiches\n\n**1 erreur dans 1 fichier.**\n")
    assert "[VOC-01](https://vivier.example/contribuer/erreurs/#VOC-01)" in written


def test_a_summary_leaves_a_file_within_what_a_forge_takes(vivier_in, tmp_path):
    from vivier.intake.forges import SUMMARY_LIMIT

    (tmp_path / "resume.md").write_text("x" * (SUMMARY_LIMIT - 250))
    vivier_in("check", "--resume", "resume.md", files=BAD)
    written = (tmp_path / "resume.md").read_text("utf-8")
    assert "VOC-01" not in written
    assert len(written.encode()) <= SUMMARY_LIMIT


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("site_url: https://a.example", "https://a.example/"),
        ("site_url: !ENV [SITE_HERE, https://b.example/]", "https://c.example/"),
        ("site_url: !ENV [ABSENT_HERE, https://b.example/]", "https://b.example/"),
        ("site_url: !ENV [ABSENT_HERE, SITE_HERE, '']", "https://c.example/"),
        ("site_url: !ENV SITE_HERE", "https://c.example/"),
        ("site_url: !ENV [SITE_HERE]", "https://c.example/"),
        ("site_url: !ENV ABSENT_HERE", ""),
        ("site_url: !ENV {SITE_HERE: a}", ""),
        ("site_url: !ENV []", ""),
        ("site_url: ''", ""),
        ("site_url: [", ""),
        ("- 1", ""),
    ],
)
def test_the_address_of_the_site(settings, expected, tmp_path, monkeypatch):
    from vivier import cli_inputs

    monkeypatch.setenv("SITE_HERE", "https://c.example")
    (tmp_path / "mkdocs.yml").write_text(settings)
    assert cli_inputs.site_url(tmp_path / "postings") == expected


WRONG = {
    ("check", "--forma", "json"): "l’option --forma n’existe pas ; peut-être --format",
    ("check", "--format", "xml"): "--format accepte text, json, github, gitlab, sarif",
    ("check", "--resume", "absent/resume.md"): "absent/resume.md ne peut pas être écrit",
    ("check", "--format"): "l’option --format demande une valeur",
    ("check", "--strict=1"): "l’option --strict ne prend pas de valeur",
    ("chek",): "la commande chek n’existe pas",
    ("check", "absent.yml"): "absent.yml n’existe pas",
    ("check", "/"): "/ n’est pas dans un dossier postings/",
    ("schema", "x"): "argument en trop",
    ("agenda", "--jours", "x"): "la valeur donnée à --jours ne convient pas",
    ("regles", "/nonexist"): "/nonexist n’existe pas",
    ("regles", "postings"): "postings est un dossier\u00a0: donner un fichier de règles",
    ("agenda", "--jours", "400"): "la valeur donnée à --jours ne convient pas",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_command_lines(arguments, vivier_in):
    code, out, err = vivier_in(*arguments)
    assert code == 2
    assert out == ""
    assert WRONG[arguments] in err
    assert re.search(r"^Aide : vivier (check |schema |agenda |regles )?--help$", err, re.MULTILINE)


def test_no_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    left = []
    run(vivier, left.append, ["check"])
    assert left == [2]
    assert "aucun dossier postings/ ici" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["check", "-h"], ["schema", "--help"], ["agenda", "-h"]])
def test_the_help_is_french(arguments):
    shown = CliRunner().invoke(vivier, arguments, prog_name="vivier").output
    assert shown.startswith("Usage : vivier")
    assert "Afficher cette aide." in shown
    assert not [word for word in ("Usage: ", "Show this", "Commands", "and exit", "ARGS") if word in shown]


def test_without_a_command(vivier_in):
    code, out, err = vivier_in()
    assert (code, out) == (2, "")
    assert "Commandes :" in err


def test_colours_only_on_a_terminal(vivier_in, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in vivier_in("check", files=BAD)[1]


@pytest.mark.parametrize(
    ("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_on_a_terminal(setting, coloured, monkeypatch):
    from vivier import cli_inputs

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in setting.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert cli_inputs.colour() is coloured


def test_schema(tmp_path, vivier_in, monkeypatch):
    assert vivier_in("schema", "--check")[:2] == (0, "")
    target = tmp_path / "schemas"
    monkeypatch.setattr(schema, "FOLDER", target)
    files = tuple(target / form / "labo.schema.json" for form in schema.FORMS)
    monkeypatch.setattr(schema, "FILES", files)
    assert vivier_in("schema", "--check")[0] == 1
    code, _, err = vivier_in("schema")
    assert code == 0
    # The two forms of a schema have one file name.
    assert err.splitlines()[:-1] == [f"écrit : {form}/labo.schema.json" for form in schema.FORMS]
    assert vivier_in("schema", "--check")[0] == 0


def test_agenda(vivier_in, monkeypatch):
    monkeypatch.setenv("VIVIER_DATE", "2025-05-10")
    code, out, err = vivier_in("agenda")
    assert (code, err) == (0, "")
    assert "22/05/2025  Clôture" in out
    assert "rendez-vous dans les 14 prochains jours." in out
    _, out, _ = vivier_in("agenda", "--jours", "5", "--format", "json", "postings")
    shown = json.loads(out)
    assert (shown["jour"], shown["jours"]) == ("2025-05-10", 5)
    assert "cloture" not in [one["nature"] for one in shown["rendez_vous"]]


def test_an_agenda_without_anything(tmp_path, monkeypatch, capsys):
    from vivier.candidacy import rulebook

    monkeypatch.setattr(rulebook, "rulebook", lambda: rulebook.Rulebook(()))
    monkeypatch.setenv("VIVIER_DATE", "2025-05-10")
    (tmp_path / "postings").mkdir()
    left = []
    run(vivier, left.append, ["agenda", str(tmp_path / "postings")])
    assert left == [0]
    assert capsys.readouterr().out == "Aucun rendez-vous dans les 14 prochains jours.\n"


@pytest.mark.parametrize(
    ("settings", "archived"),
    [
        ("extra: {vivier: {archivage_jours: 0}}\nx: !ENV [A, B]", "2025-05-23"),
        ("extra: {vivier: {}}", "2025-06-22"),
        ("extra: [", "2025-06-22"),
        ("extra: {vivier: {archivage_jours: !ENV [ABSENT_HERE, 0]}}", "2025-05-23"),
        ("extra: {vivier: {archivage_jours: !ENV [DAYS_HERE, 0]}}", "2025-05-25"),
        ("extra: {vivier: {archivage_jours: !ENV DAYS_HERE}}", "2025-05-25"),
        ("extra: {vivier: {archivage_jours: -1}}", "2025-06-22"),
        ("extra: {vivier: {archivage_jours: 99999999999}}", "2025-06-22"),
    ],
)
def test_the_agenda_knows_the_delay_of_archiving(settings, archived, tmp_path, vivier_in, monkeypatch):
    (tmp_path / "mkdocs.yml").write_text(settings)
    monkeypatch.setenv("DAYS_HERE", "2")
    monkeypatch.setenv("VIVIER_DATE", "2025-05-10")
    shown = json.loads(vivier_in("agenda", "--jours", "90", "--format", "json")[1])
    assert {one["date"] for one in shown["rendez_vous"] if one["nature"] == "archivage"} == {archived}


def test_an_agenda_of_records_with_errors_is_refused(vivier_in):
    code, out, err = vivier_in("agenda", files=BAD)
    assert code == 1
    assert out == vivier_in("check")[1]
    assert err == "1 erreur dans 1 fichier.\n"
    code, out, _ = vivier_in("agenda", "--format", "json")
    assert (code, [one["code"] for one in json.loads(out)["problemes"]]) == (1, ["VOC-01"])


def test_a_day_that_is_not_one(vivier_in, monkeypatch):
    monkeypatch.setenv("VIVIER_DATE", "demain")
    code, _, err = vivier_in("agenda")
    assert code == 2
    assert "n’est pas une date AAAA-MM-JJ" in err


def test_the_installed_command(tmp_path):
    write(tmp_path, BAD)
    ran = subprocess.run(
        [sys.executable, "-m", "vivier.cli", "check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "VOC-01" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_narrow_terminal_encoding_and_a_closed_pipe(tmp_path):
    write(tmp_path, BAD)
    command = [sys.executable, "-m", "vivier.cli", "check"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=environment)
    assert ran.returncode == 1
    assert b"VOC-01" in ran.stdout
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ran = subprocess.run(command, cwd=tmp_path, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("arguments", [("check",), ("--help",)])
def test_an_answer_that_a_full_disk_takes_is_told(arguments, tmp_path):
    write(tmp_path)
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "vivier.cli", *arguments],
            cwd=tmp_path,
            stdout=full,
            stderr=full if arguments == ("check",) else subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert ran.returncode == 3
    if arguments != ("check",):
        assert ran.stderr == (
            "La réponse n’a pas pu être écrite : il n’y a plus de place sur le disque. "
            "En libérer, puis recommencer.\n"
        )


@pytest.mark.parametrize("closed", [1, 2])
def test_a_stream_that_is_closed_is_no_fault(closed, tmp_path):
    write(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", "vivier.cli", "check"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        preexec_fn=lambda: os.close(closed),
    )
    assert ran.returncode == 0
    assert b"Erreur" not in ran.stdout + ran.stderr


def test_a_fault_of_ours_is_told_in_french(tmp_path, monkeypatch, capsys):
    from vivier import cli
    from vivier.candidacy import checking

    def fail(_, **__):
        raise ZeroDivisionError

    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checking, "load", fail)
    monkeypatch.setattr(sys, "argv", ["vivier", "check"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 3
    assert "Erreur interne (ZeroDivisionError, test_cli.py:" in capsys.readouterr().err


def test_a_check_is_linear(tmp_path):
    """Cost in proportion to the number of records; the figure itself is measured by a benchmark, not here."""
    from vivier.intake.load import load

    def cost(count):
        folder = tmp_path / str(count)
        files = {f"emplois/2025/x{n}.yml": broken(EMPLOI, f"reference: r-{n}") for n in range(count)}
        postings = write(folder, files)
        started = time.process_time()
        assert load(postings).catalogue is not None
        return time.process_time() - started

    cost(20)
    assert cost(400) < 40 * max(cost(40), 0.01)
