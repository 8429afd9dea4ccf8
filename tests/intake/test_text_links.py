"""Links of texts, line by line."""

import pytest

from vivier.intake.reading import Reading
from vivier.intake.text_links import find, incomplete


def reading(line):
    return Reading(f"missions: |\n  {line}\n".encode(), "x.yml")


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("[a](b)", "b"),
        ("[a]( b )", "b"),
        ("[a](<b c>)", "b c"),
        ("[a](b 'titre')", "b"),
        ("[a](b(c)d)", "b(c)d"),
        ("[a][b](c)", "c"),
        ("![a](b)", "b"),
        ("[a]: b", "b"),
        ("[a](http:b)", "http:b"),
    ],
)
def test_a_link_whose_address_is_not_whole(line, target):
    (found,) = incomplete(reading(line))
    assert (found.code, line[found.column - 3 : found.end_column - 3]) == ("LIEN-04", target)


@pytest.mark.parametrize(
    "line",
    [
        "[a](b c)",
        "[a] (b)",
        "(a)[b]",
        r"\[a](b)",
        "`[a](b)`",
        "[a](HTTPS://b)",
        "[a](javascript:b)",
        "[a](b\u00a0c",
        "a]: b",
    ],
)
def test_what_is_no_such_link(line):
    assert not list(incomplete(reading(line)))


def test_a_record_is_linked_outside_of_code():
    links = list(find(reading("[a](labo:b), `[c](labo:d)` et <projet:e>, [f](labo:)")))
    assert [(one.kind, one.ident) for one in links] == [("labo", "b"), ("projet", "e")]


@pytest.mark.parametrize(
    "line", ["[a](" + " " * 100_000, "[" * 100_000, "[a](b " * 20_000, '[a](b "' * 20_001]
)
def test_a_line_is_read_once(line):
    assert not list(incomplete(reading(line)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("missions: |\n  Texte\n\n  ### Voir [le labo](labo:absent)\n", [4]),
        ("missions: >-\n  # [a](labo:b)\n", [2]),
        ("themes:\n  - |\n    # [a](labo:b)\n  - texte: |  # [c](labo:d)\n      # [e](labo:f)\n", [3, 4, 5]),
        ("# [a](labo:b)\nmissions: |\n  Texte\n# [a](labo:b)\n", []),
        ("source:\n  type: CSP\n  # [a](labo:b)\n", []),
        ("missions: Texte | [a](labo:b)\n# [c](labo:d)\n", [1]),
    ],
)
def test_a_title_of_a_text_is_no_comment(text, found):
    assert [one.span.line for one in find(Reading(text.encode(), "x.yml"))] == found
