"""The three forms of a report, and what must never reach a terminal."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivier.intake import report
from vivier.intake.problems import Related, problem, with_excerpts
from vivier.intake.scalar import Span

DATE = problem(
    "DATE-01",
    "offres/chef-de-projets.yml",
    "« 22/05/2025 » n’est pas une date AAAA-MM-JJ",
    Span(5, 14, 5, 24),
    help="écrire 2025-05-22",
)


def shown(one, line):
    return with_excerpts([one], [""] * (one.line - 1) + [line], one.path)[0]


def test_the_form_that_was_agreed():
    assert report.text([shown(DATE, "date_limite: 22/05/2025")]) == (
        "erreur DATE-01 : « 22/05/2025 » n’est pas une date AAAA-MM-JJ\n"
        "  --> offres/chef-de-projets.yml:5:14\n"
        "   |\n"
        "  5| date_limite: 22/05/2025\n"
        "   |              ^^^^^^^^^^\n"
        "   = aide : écrire 2025-05-22"
    )


def test_the_caret_stands_under_wide_and_combined_characters():
    one = problem("VOC-01", "x.yml", "non", Span(1, 8, 1, 9))
    lines = report.text([shown(one, "日本e\u0301\t: x")]).splitlines()
    assert lines[3] == "  1| 日本e\u0301    : x"
    assert lines[4].index("^") == len("   | ") + 2 + 2 + 1 + 4 + 2


@pytest.mark.parametrize("column", [1, 150, 395])
def test_long_lines_are_cut_around_the_caret(column):
    line = "".join(f"{n:05}" for n in range(80))
    one = problem("VOC-01", "x.yml", "non", Span(1, column, 1, column + 5))
    cut, caret = report.text([shown(one, line)]).splitlines()[3:5]
    assert len(cut) <= report.WIDTH + 10
    start = caret.index("^")
    assert cut[start : start + 5] == line[column - 1 : column + 4]


def test_colours_are_only_added():
    one = shown(DATE, "date_limite: 22/05/2025")
    coloured = report.text([one], colour=True)
    assert "\x1b[" in coloured
    assert "\x1b" not in report.text([one])


def test_a_second_place():
    one = problem(
        "YAML-06",
        "a.yml",
        "deux fois",
        Span(12, 1, 12, 6),
        related=[Related("b.yml", 3, 1, "première fois ici", 6, "titre: x")],
    )
    assert "   ::: b.yml:3:1 : première fois ici\n   3| titre: x\n    | -----" in report.text(
        [shown(one, "titre: y")]
    )


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_reaches_the_terminal_raw(message, line):
    one = problem("VOC-01", "x\n.yml", message, Span(1, 3, 1, 5), help=message)
    text = report.text([shown(one, line.replace("\n", " "))])
    assert all(char == "\n" or report.visible(char) == char for char in text)
    annotation = report.github([one])
    assert "\n" not in annotation
    assert annotation.count("::") >= 2
    assert json.loads(report.as_json([one]))["problemes"][0]["message"] == message


def test_annotations_cannot_be_forged():
    one = problem("VOC-01", "a,b:c.yml", "a\n::error::b %", Span(2, 1, 2, 4))
    assert report.github([one], "sous/dossier") == (
        "::error file=sous/dossier/a%2Cb%3Ac.yml,line=2,col=1,endLine=2,endColumn=4,title=erreur VOC-01"
        "::a<U+000A>::error::b %25"
    )


def test_json_keeps_its_names():
    found = json.loads(report.as_json([shown(DATE, "date_limite: 22/05/2025")]))
    assert found["version"] == 1
    assert found["resume"] == {"erreurs": 1, "avertissements": 0, "informations": 0}
    assert found["problemes"] == [
        {
            "code": "DATE-01",
            "severite": "erreur",
            "fichier": "offres/chef-de-projets.yml",
            "ligne": 5,
            "colonne": 14,
            "fin_ligne": 5,
            "fin_colonne": 24,
            "message": "« 22/05/2025 » n’est pas une date AAAA-MM-JJ",
            "aide": "écrire 2025-05-22",
            "correction": None,
            "extrait": "date_limite: 22/05/2025",
            "autres": [],
        }
    ]


def test_the_summary_counts():
    warning = problem("FICHIER-11", "b.yml", "x")
    assert report.summary([DATE, DATE, warning]) == "2 erreurs et 1 avertissement dans 2 fichiers"
    assert report.summary([]) == "aucun problème"
