"""What is read quickly is what the parser reads; whatever is not sure is left to the parser."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.bases import BASES, OTHERS
from vivier.intake import quick
from vivier.intake.reader import Document, read

ROOT = Path(__file__).parents[2]
REAL = sorted((ROOT / "postings").rglob("*.yml"))

READ = [
    "a: b\n",
    "a: b  \n\n# fin\n",
    "# début\na:\n  - b\n  # entre\n  - c: d\n    e: 'l''été'\n  - \"f: g\"\n",
    "a:\n- b\n- c\nd:\n  e:\n",
    "a: [b, c d, \"e\"]\nf: []\ng: {h: i, j: k l}\n",
    "a: |\n  b\n\n   c : d\n  # e\n\nf: |-\n    g\n  \n",
    "a: >-\n  b\n  c\n\n  d\n\n\n  e\nf: >\n  g\n",
    "a:\n  - b: >-\n      c\n      d\n    e: f\n  - |\n    g\n",
    "a: ~\nb: null\nc: --05-13\nd: 012\ne: no\nf: 2025-02-30\n",
    "a: l’été, à 10 h:30 (5 €) !\n",
]  # fmt: skip

LEFT = [
    "",
    "a: b",
    "- a\n",
    "a:\tb\n",
    "a: b # c\n",
    "a: b: c\n",
    "a: b\n  c\n",
    "a: b\na: c\n",
    'a: "b\\n"\n',
    'a: "b"c\n',
    "a: *b\n",
    "a: &b c\n",
    "a: !!str b\n",
    "a: {b: {c: d}}\n",
    "a: [b, [c]]\n",
    "a: [b, ]\n",
    "a: [null]\n",
    "a: |\nb: c\n",
    "a: |2\n  b\n",
    "a: |\n\n  b\n",
    "a: |\n    b\n  c\n",
    "a: >\n  b\n    c\n",
    "a:\n    b: c\n  d: e\n",
    "a:\n  - b\n c: d\n",
    "null: a\n",
    "a b: c\n",
    "---\na: b\n",
    "a: b\n---\nc: d\n",
    "a: b\n...\n",
    "%YAML 1.1\n---\na: b\n",
    "a:\n  -\n",
    "a:\n  - - b\n",
    "a:\n" + "".join(f"{'  ' * n}a:\n" for n in range(1, 14)),
]


def by_parser(text):
    found = read(text.encode(), "x.yml")
    return (found.root, found.has_empty) if isinstance(found, Document) and not found.problems else None


@pytest.mark.parametrize("text", READ)
def test_read(text):
    assert quick.tree(text) == by_parser(text) is not None


@pytest.mark.parametrize("text", LEFT)
def test_left(text):
    assert quick.tree(text) is None


def test_a_line_of_a_long_block_that_is_not_set_in_is_left_at_once():
    """Each line before it could once be read in as many ways as it has characters: this took for ever."""
    lines = "".join(
        f"    - Lire les courriers, répondre aux usagers et tenir le registre {n}.\n" for n in range(500)
    )
    assert quick.tree(f"missions: |\n{lines}  - Classer.\nresume: b\n") is None
    assert quick.tree(f"missions: |\n{lines}resume: b\n") is not None


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_real_records_are_read_quickly(file):
    text = file.read_text("utf-8")
    assert quick.tree(text) == by_parser(text) is not None


TEXTS = [text for _, text in BASES.values()] + list(OTHERS.values()) + [f.read_text("utf-8") for f in REAL]
PIECES = st.sampled_from(
    [*"-?:,[]{}#&*!|>'\"%@` \n~", ": ", "- ", " #", "  ", "\n\n", "\n  ", "\n    ", "|\n", ">-\n", "a", "é", "\u00a0",
     "null", "\t", "...\n", "---\n", "''", '""', "[a, b]", "{a: b}", "\n# c\n", "\n - a", "\nb:\n"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_whatever_is_changed_in_a_record(data):
    """Pieces are put, and others taken out, anywhere: what is still read quickly is what the parser reads."""
    text = data.draw(st.sampled_from(TEXTS))
    start = data.draw(st.integers(0, len(text)))
    text = text[start : start + 400]  # near the start and the end of a file, and near one another
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(PIECES) + text[at + data.draw(st.integers(0, 3)) :]
    check(text + data.draw(st.sampled_from(["", "\n"])))


@settings(max_examples=600, deadline=None)
@given(
    st.lists(PIECES, max_size=14).map("".join),
    st.sampled_from(["", "a: ", "a:\n  ", "a:\n  - ", "a: |\n  b\n"]),
)
def test_any_pieces(text, start):
    check(start + text + "\n")


def check(text):
    found = quick.tree(text)
    if found is not None:
        assert found == by_parser(text)
