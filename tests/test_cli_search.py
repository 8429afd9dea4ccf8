"""``vivier search``: the search of the site, in a terminal."""

import json
from datetime import date

import pytest

from tests.exports.search.samples import cards_of
from tests.intake.bases import EMPLOI, LABO, broken, write
from vivier.browse import build_index
from vivier.candidacy import Moment
from vivier.candidacy.checking import load
from vivier.cli import vivier
from vivier.exports.search.build import search_files
from vivier.french_click import run

HOSTILE = broken(EMPLOI, 'titre: "Innovation \\e]0;piège\\a <script>alert(1)</script>"\nreference: 2025-8')

TEXT = """\
1 fiche ouverte.
Rien pour « laboratiore » ; résultats pour « laboratoire ».

Le laboratoire
  Laboratoire, Loire-Atlantique (44)
  labos/exemple/

Nature : Laboratoire, 1
Région : Pays de la Loire, 1
Département : Loire-Atlantique (44), 1
Laboratoire : Le laboratoire, 1
"""


@pytest.fixture
def search(tmp_path, monkeypatch, capsys):
    """Runs the command in a folder of records, on a day: exit code, what it found, what it said."""

    def call(*arguments, files=None):
        write(tmp_path, files)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("VIVIER_DATE", "2025-05-10")
        left = []
        run(vivier, left.append, ["search", *arguments])
        captured = capsys.readouterr()
        return left[-1], captured.out, captured.err

    return call


def test_text(search):
    assert search("laboratiore") == (0, TEXT, "")


def test_more_than_shown(search):
    out = search("", "--limite", "6", "--tri", "publication")[1]
    assert out.startswith("7 fiches ouvertes, 1 fiche close.\n\n")
    assert (
        "\n\n2 autres fiches : --limite 8\n\nNature : Mission France services, 3 ; Offre d’emploi, 2 ;" in out
    )


def test_fewer_words_and_a_place(search):
    out = search("exemple loire atlantique")[1]
    assert "\nAucune fiche n’a tous ces mots ; voici celles qui en ont une partie.\n" in out
    assert "\nLoire-Atlantique (44) : 1 fiche (--facette departement=44).\n" in out


def test_words_that_are_not_searched(search):
    out = search("à le")[1]
    assert out.splitlines()[1] == "« à le » ne se cherche pas."
    assert out.startswith(search("")[1].splitlines()[0])


def test_nothing(search):
    assert search("zzzzzz")[1] == "Aucune fiche ouverte.\n"


def test_json(search):
    code, out, _ = search(
        "laboratoire", "--format", "json", "--limite", "1", "--facette", "genre=labo", "--ouvertes"
    )
    found = json.loads(out)
    assert (code, found["version"], found["etape"], found["total"]) == (0, 1, "mots", 1)
    assert [one["adresse"] for one in found["resultats"]] == ["labos/exemple/"]


def test_a_published_index(search, tmp_path):
    write(tmp_path, None)
    index = build_index(load(tmp_path / "postings").catalogue, Moment(date(2025, 5, 10)))
    folder = tmp_path / "site" / "recherche" / "index"
    folder.mkdir(parents=True)
    for one in search_files(index, cards_of(index)):
        (folder / one.name).write_bytes(one.make())
    expected = search("laboratoire")
    assert search("laboratoire", "--index", "site") == expected
    assert search("laboratoire", "--index", str(folder)) == expected


def test_records_with_errors_are_refused(search):
    code, out, err = search(
        "x", files={"emplois/2025/x.yml": broken(EMPLOI, "versant: X\nreference: 2025-9")}
    )
    assert (code, err) == (1, "1 erreur dans 1 fichier.\n")
    assert "VOC-01" in out
    assert json.loads(search("x", "--format", "json")[1])["problemes"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--facette", "couleur=bleu"], "NOM est l’un de : genre, region"),
        (["--facette", "region"], "--facette demande NOM=CODE"),
        (["--index", "postings"], "postings ne contient pas d’index de recherche"),
        (["postings", "--index", "site"], "pas les deux"),
    ],
)
def test_misuse(arguments, said, search):
    code, out, err = search("x", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_hostile_title_is_shown_and_does_nothing(search):
    _, out, _ = search("innovation", files={"emplois/2025/x.yml": HOSTILE})
    assert "<script>alert(1)</script>" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_a_value_that_no_record_has_is_said_with_what_was_meant(search):
    code, _, said = search("", "--facette", "region=pays de la loire")
    assert (code, said) == (
        0,
        "Aucune fiche n’a la valeur « pays de la loire » pour region : écrire region=52.\n",
    )
    code, _, said = search("", "--facette", "genre=laboratoire", "--facette", "genre=labo")
    assert (code, said) == (0, "Aucune fiche n’a la valeur « laboratoire » pour genre : écrire genre=labo.\n")
    assert search("", "--facette", "region=53")[2] == ""


def test_two_values_of_one_name_are_both_known(search):
    offers = {
        f"emplois/2025/{name}.yml": broken(EMPLOI, f"reference: 2025-9{at}\nlabo: {name}")
        for at, name in enumerate(("exemple", "autre"))
    }
    asked = ("--facette", "labo=exemple", "--facette", "labo=autre")
    code, found, said = search("", *asked, files={"labos/autre.yml": LABO, **offers})
    assert (code, found.partition("\n")[0], said) == (0, "4 fiches ouvertes.", "")
