"""The reader: raw text, places, and files that no one should be able to hurt it with."""

import os
import pickle
import time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vivier.intake import builder
from vivier.intake.reader import Document, read, read_file
from vivier.intake.scalar import Scalar, Span

SAFE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def codes(document):
    return [one.code for one in document.problems]


def root(text):
    document = read(text.encode(), "x.yml")
    assert isinstance(document, Document), document.problems
    return document.root


@pytest.mark.parametrize(
    "text",
    [
        "01",
        "no",
        "Non",
        "Null",
        "974",
        "2024E17",
        "17:00",
        "2024_17971",
        "2025-02-30",
        "0x1F",
        "1e3",
        "=",
        ".inf",
    ],
)
def test_scalars_stay_the_text_that_was_written(text):
    value = root(f"a: {text}\n")["a"]
    assert value == text
    assert isinstance(value, Scalar)


def test_only_plain_empty_tilde_and_null_are_nothing():
    assert root("a:\nb: ~\nc: null\nd: ''\ne: 'null'\n") == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
    }


def test_places_of_keys_and_values():
    fields = root("titre: Été à Nîmes\nliste:\n  - {clé: 'v'}\n  -\ntexte: |\n  un\n  deux\n")
    assert [key.span for key in fields] == [Span(1, 1, 1, 6), Span(2, 1, 2, 6), Span(5, 1, 5, 6)]
    assert fields["titre"].span == Span(1, 8, 1, 19)
    assert fields["liste"][0]["clé"].span == Span(3, 11, 3, 14)
    assert fields["liste"].empty == {1: Span(4, 4, 4, 4)}
    assert fields["texte"].span.line == 5
    assert fields["texte"] == "un\ndeux\n"


def test_scalars_survive_a_cache():
    value = root("a: b\n")["a"]
    assert pickle.loads(pickle.dumps(value)).span == value.span


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_are_line_ends(ending):
    fields = root(ending.join(["a: 1", "b: |", "  x", "  y", "c: 3", ""]))
    assert fields["b"] == "x\ny\n"
    assert fields["c"].span.line == 5


HOSTILE = {
    "brackets": (b"[" * 100_000, "YAML-11"),
    "many brackets": (b"[" * 1_000_000, "FICHIER-01"),
    "dashes": (b"- " * 100_000, "YAML-11"),
    "questions": (b"? " * 100_000, "YAML-11"),
    "braces": (b"{a:" * 50_000, None),
    "spaced braces": (b"{a: " * 50_000, "YAML-11"),
    "flow pairs": (b"[a: " * 50_000, "YAML-11"),
    "aliases": (b"a: &a [x]\n" + b"".join(b"a%d: &a%d [*a, *a]\n" % (n, n) for n in range(500)), "YAML-07"),
    "long scalar": (b"a: |\n  " + b"x" * 10_000_000, "FICHIER-01"),
    "wide list": (b"a: [" + b"1," * 120_000, "YAML-12"),
    "quotes": (b"a: '" + b"'" * 200_000, None),
    "backslashes": (b'a: "' + b"\\" * 200_000, None),
    "colons": (b":" * 200_000, None),
    "spaced colons": (b": " * 100_000, None),
    "hashes": (b"a: b #c\n" * 30_000, "FICHIER-08"),
    "same key": (b"a: b\n" * 30_000, "FICHIER-08"),
    "many keys": (b"".join(b"k%d: 1\n" % n for n in range(20_000)), "YAML-12"),
    "percents": (b"%" * 200_000, None),
    "indents": (b"\n".join(b" " * n + b"a:" for n in range(600)), "YAML-11"),
    "open quotes": (b"a: \"x\nb: 'y\n" * 10_000, None),
    "zeros": (b"\0" * 1000, None),
    "utf-16": ("titre: été".encode("utf-16"), "FICHIER-05"),
    "utf-32": ("titre: été".encode("utf-32"), "FICHIER-05"),
    "utf-16 without a mark": ("titre: été".encode("utf-16-le"), None),
    "cp1252": ("titre: été".encode("cp1252"), "FICHIER-05"),
    "invalid": (b"\xff\xc0\x80", "FICHIER-05"),
    "escape": (b"titre: \x1b[2J", "FICHIER-07"),
    "line separator": ("titre: a\u2028b".encode(), "FICHIER-07"),
    "surrogate": (b"titre: \xed\xa0\x80", "FICHIER-05"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_refused_at_once(name):
    content, code = HOSTILE[name]
    started = time.process_time()
    found = read(content, "x.yml")
    # Generous: the tests share their machine. The slowest takes 0.3 s, and it is the size guard's own limit.
    assert time.process_time() - started < 3
    assert any(one.is_error for one in found.problems)
    assert code is None or code in codes(found)


@pytest.fixture
def pure(monkeypatch):
    monkeypatch.setattr(builder, "_PARSER", None)


@pytest.mark.usefixtures("pure")
def test_the_python_parser_gives_the_same_tree():
    text = "titre: Été\nliste: [a, 'b', {c: d}]\nvide:\ntexte: |\n  un\n  deux\nautre: x # note\n"
    fields = root(text)
    assert fields == {
        "titre": "Été", "liste": ["a", "b", {"c": "d"}], "vide": None, "texte": "un\ndeux\n", "autre": "x",
    }  # fmt: skip
    assert fields["liste"][2]["c"].span == Span(2, 21, 2, 22)


@pytest.mark.usefixtures("pure")
@pytest.mark.parametrize("name", ["brackets", "dashes", "questions", "aliases", "indents", "same key"])
def test_the_python_parser_is_guarded_too(name):
    assert any(one.is_error for one in read(HOSTILE[name][0], "x.yml").problems)


def test_files_that_are_not_files(tmp_path):
    (tmp_path / "lien.yml").symlink_to(tmp_path / "absent.yml")
    (tmp_path / "dossier.yml").mkdir()
    os.mkfifo(tmp_path / "tube.yml")
    for name in ("lien", "dossier", "tube"):
        assert codes(read_file(tmp_path / f"{name}.yml", "x.yml")) == ["FICHIER-02"]
    assert codes(read_file(tmp_path / "absent.yml", "x.yml")) == ["FICHIER-03"]
    assert codes(read_file(tmp_path / "nul\0.yml", "x.yml")) == ["FICHIER-03"]


def check_places(document):
    lines = document.lines
    for one in document.problems:
        assert 1 <= one.line <= len(lines) + 1
        assert 1 <= one.column <= len(lines[one.line - 1] if one.line <= len(lines) else "") + 2
        assert (one.end_line, one.end_column) >= (one.line, one.column)


@SAFE
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_explained(content):
    found = read(content, "x.yml")
    assert isinstance(found, Document) or any(one.is_error for one in found.problems)
    check_places(found)


PIECES = st.sampled_from(
    ["a: ", "b:", "- ", "? ", "[", "]", "{", "}", ",", "'", '"', "\n", "\n  ", "\n\t", " #x", "# y", "&a ", "*a",
     "!!str ", "<<: ", "|", ">", "x", "é", "\u00a0", "\u202e", "---", "\n---\n", "...", "%", "@", "`", ": ", ":",
     "\\", "~", "null", "\r\n"]
)  # fmt: skip


@SAFE
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_yaml_is_read_or_explained(text):
    found = read(text.encode(), "x.yml")
    assert isinstance(found, Document) or any(one.is_error for one in found.problems)
    check_places(found)


def plain(node):
    return {str(k): plain(v) for k, v in node.items()} if isinstance(node, dict) else (
        [plain(v) for v in node] if isinstance(node, list) else None if node is None else str(node)
    )  # fmt: skip


TREES = st.recursive(
    st.text(alphabet="abé0:# '\"-[]{}&*!|>%@\n", max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet="abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=10,
)


@SAFE
@given(st.dictionaries(st.text(alphabet="abc", min_size=1, max_size=4), TREES, min_size=1, max_size=4))
def test_what_another_writer_wrote_is_read_back(tree):
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    assert plain(root(text)) == tree
