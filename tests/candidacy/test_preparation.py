"""How to apply, record by record: what the record says on top, what candidates are told below.

A case is a file of ``cases/``: the fields that it changes in the smallest posting or mission, what is shown, a line
of « = », and the lines. ``python -m tests.candidacy.test_preparation`` writes the lines anew: read the difference
before keeping it.
"""

from pathlib import Path

import pytest
import yaml

from tests.records import samples
from vivier.candidacy.engine import prepare
from vivier.candidacy.vocabulary import Candidat
from vivier.records import Emploi, Mission

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
RULE = "=" * 40 + "\n"
SAMPLES = {
    "emploi": (Emploi, samples.emploi),
    "jo": (Emploi, samples.jo),
    "mission": (Mission, samples.mission),
}


def record_of(kind, fields):
    """The smallest record of a kind with these fields; an empty one is taken away."""
    model, sample = SAMPLES[kind]
    given = {name: value for name, value in {**sample(), **fields}.items() if value != ""}
    return model.model_validate(given)


def shown(preparation, what):
    """A part of a preparation, line by line."""
    if what == "envoi":
        one = preparation.envoi
        where = ", ".join(filter(None, (one.url, *one.courriels, one.adresse_postale))) or "?"
        to = f"{one.destinataire} {origin(one.origine_destinataire)}" if one.destinataire else "?"
        return [f"envoi: {one.mode} {where} {origin(one.origine)}, destinataire: {to}"]
    if what == "commun":
        return ["commun", *lines(preparation.commun)]
    dossier = dossier_of(preparation, Candidat(what))
    answer = dossier.admission
    head = f"{what}: {answer.reponse}, {cut(answer.motif, 90)} {origin(answer.origine)}"
    return [head, *lines(preparation.propres(dossier))]


def dossier_of(preparation, candidat):
    """The instructions of a situation."""
    return next(one for one in preparation.dossiers if one.candidat is candidat)


def lines(part):
    for one in part.documents:
        condition = f" ({one.condition})" if one.condition else ""
        yield f"  {one.exigence}: {one.libelle}{condition} {origin(one.origine)}"
    for one in part.etapes:
        yield f"  {one.rang:2}. {cut(one.texte, 70)} {origin(one.origine)}"
    for one in part.avertissements:
        yield f"  {one.gravite}: {cut(one.texte, 80)} {origin(one.origine)}"


def origin(one):
    return f"[{one.regle or 'annonce'}]"


def cut(text, size):
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"


def told(case, given):
    fields = yaml.load(given, Loader=yaml.BaseLoader)
    what = fields.pop("montre")
    preparation = prepare(record_of(case.name.split(".")[0], fields))
    return "\n".join(line for one in what for line in shown(preparation, one)) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case):
    given, _, expected = case.read_text("utf-8").partition(RULE)
    assert told(case, given) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_can_be_read_at_a_glance(case):
    assert len(case.read_text("utf-8").splitlines()) <= 30


def rewrite():
    for case in CASES:
        given = case.read_text("utf-8").partition(RULE)[0]
        case.write_text(given + RULE + told(case, given), "utf-8")


if __name__ == "__main__":
    rewrite()
