"""The places of a few fields are those that reading the whole file gives."""

from pathlib import Path

import pytest

from tests.intake.bases import BASES
from vivier.intake.reading import Reading
from vivier.intake.scalar import Group, Items, Scalar

REAL = sorted((Path(__file__).parents[2] / "postings").rglob("*.yml"))
TEXTS = {kind: text for kind, (_, text) in BASES.items()} | {one.stem: one.read_text("utf-8") for one in REAL}
AWKWARD = """\
# En tête.
titre: Un titre
missions: |
  Animer :
  categories: [B]

  Fin.


categories:
- A
profil: >-
  Écoute

liste: {a: b}
vide:
# Fin
"""


def places(node):
    """Every place in a tree."""
    if isinstance(node, Group):
        return [node.span, *((key.span, places(value)) for key, value in node.items())]
    if isinstance(node, Items):
        return [node.span, node.empty, *map(places, node)]
    return node.span if isinstance(node, Scalar) else None


@pytest.mark.parametrize("text", [*TEXTS.values(), AWKWARD], ids=[*TEXTS, "awkward"])
def test_a_few_fields_stand_where_they_stood(text):
    whole = Reading(text.encode(), "x.yml").root
    for name in whole:
        reading = Reading(text.encode(), "x.yml")
        part = reading.placed_fields({name})
        assert [(key, key.span) for key in part] == [(key, key.span) for key in whole]
        assert (part[name], places(part[name])) == (whole[name], places(whole[name]))
        assert ("placed" in reading.__dict__) is not bool(reading.quick)


def test_a_file_of_a_rarer_form_is_read_whole():
    reading = Reading(b'titre: "Un\\ttitre"\nprofil: Sens\n', "x.yml")
    assert reading.placed_fields(set()) is reading.root
