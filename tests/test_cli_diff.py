"""``vivier diff``: revisions and folders, what is refused, what is left as it was."""

import json
import os

import pytest

from tests.intake.bases import EMPLOI, LABO, broken, write
from tests.review.repositories import commit, git, repository
from vivier.cli import vivier
from vivier.french_click import run

CHANGED = {"labos/exemple.yml": LABO.replace("Le laboratoire\n", "Le nouveau laboratoire\n", 1)}
BAD = {"emplois/2025/x.yml": broken(EMPLOI, "versant: X\nreference: 2025-9")}

TEXT = """\
Laboratoire modifié : Le nouveau laboratoire
  postings/labos/exemple.yml
  - Titre : « Le laboratoire » devient « Le nouveau laboratoire »
  ! La date maj est absente : flux, plan du site et calendriers ne diront pas que la fiche a changé

Régions : Pays de la Loire ; départements : Loire-Atlantique (44).

1 laboratoire modifié, 5 pages touchées, 4 flux touchés, 1 point à vérifier.
"""


@pytest.fixture
def diff(tmp_path, monkeypatch, capsys):
    """Runs the command in a folder, on a day: exit code, what it found, what it said."""

    def call(*arguments, folder="."):
        monkeypatch.chdir(tmp_path / folder)
        monkeypatch.setenv("VIVIER_DATE", "2025-05-10")
        left = []
        run(vivier, left.append, ["diff", *arguments])
        captured = capsys.readouterr()
        return left[-1], captured.out, captured.err

    return call


def test_nothing(diff, tmp_path):
    repository(tmp_path)
    assert diff("HEAD") == (0, "Aucun changement.\n", "")
    assert diff("HEAD", "HEAD") == (0, "Aucun changement.\n", "")
    assert diff("postings", "HEAD") == (0, "Aucun changement.\n", "")


def test_the_working_files(diff, tmp_path):
    repository(tmp_path)
    write(tmp_path, CHANGED)
    status = git(tmp_path, "status", "--porcelain")
    assert diff("HEAD") == (0, TEXT, "")
    assert diff("HEAD", folder="postings/labos") == (0, TEXT, "")
    assert git(tmp_path, "status", "--porcelain") == status


DATED = "emplois/2025/x.yml"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ("fin_candidature: 2025-06-10\nmaj: 2025-05-01", 1),
        ("fin_candidature: 2025-06-10\nmaj: 2025-04-30", 1),
        ("fin_candidature: 2025-06-10\nmaj: 2025-05-09", 0),
        ("profil: Un autre profil.\nfin_candidature: 2025-06-20\nmaj: 2025-05-01", 0),
        (
            "cloture: {etat: pourvue, depuis: 2025-05-02, motif: M.}\nfin_candidature: 2025-06-20\nmaj: 2025-05-01",
            1,
        ),
    ],
    ids=["date", "maj-backwards", "maj", "text", "state"],
)
def test_a_date_that_moves_must_be_seen(diff, tmp_path, changes, code):
    write(
        tmp_path, {DATED: broken(EMPLOI, "reference: 2025-9\nfin_candidature: 2025-06-20\nmaj: 2025-05-01")}
    )
    repository(tmp_path)
    write(tmp_path, {DATED: broken(EMPLOI, f"reference: 2025-9\n{changes}")})
    assert diff("HEAD")[0] == 0
    found, _, said = diff("HEAD", "--strict")
    assert (found, f"postings/{DATED}" in said) == (code, code == 1)


def test_two_revisions_and_two_folders(diff, tmp_path):
    repository(tmp_path)
    git(tmp_path, "tag", "v1")
    write(tmp_path, CHANGED)
    commit(tmp_path)
    write(tmp_path, BAD)
    assert diff("v1", "main") == (0, TEXT, "")
    assert diff("HEAD~1", "HEAD") == (0, TEXT, "")
    write(tmp_path / "a")
    write(tmp_path / "b", CHANGED)
    assert diff("a/postings", "b") == (0, TEXT, "")


def test_a_revision_without_any_record(diff, tmp_path):
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    write(tmp_path)
    code, out, err = diff("HEAD")
    assert (code, err) == (0, "« HEAD » n’a pas de dossier postings/ à cet endroit.\n")
    assert "2 offres d’emploi ajoutées, " in out


def test_a_branch_that_has_the_name_of_a_folder(diff, tmp_path):
    repository(tmp_path)
    git(tmp_path, "branch", "content")
    (tmp_path / "content").mkdir()
    assert diff("content") == (0, "Aucun changement.\n", "")


def test_the_forms(diff, tmp_path):
    repository(tmp_path)
    write(tmp_path, CHANGED)
    found = json.loads(diff("HEAD", "--format", "json")[1])
    assert (found["version"], found["base"], found["jour"]) == (1, "HEAD", "2025-05-10")
    assert [(one["nature"], one["id"]) for one in found["fiches"]] == [("modifiee", "exemple")]
    assert found["fiches"][0]["details"][0]["sujet"] == "titre"
    assert found["portee"]["regions"] == ["Pays de la Loire"]
    out = diff("HEAD", "--format", "markdown")[1]
    assert "- **Laboratoire modifié : Le nouveau laboratoire**<br>postings/labos/exemple.yml\n" in out


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_errors_after_the_change_are_those_of_a_check(form, diff, tmp_path):
    repository(tmp_path)
    write(tmp_path, BAD)
    code, out, err = diff("HEAD", "--format", form)
    assert (code, err) == (1, "1 erreur dans 1 fichier.\n")
    assert "VOC-01" in out


def test_errors_before_the_change_leave_the_rest_to_be_compared(diff, tmp_path):
    wrong = {"labos/x.yml": f"{LABO}versant: X\n", "labos/y.yml": f"{LABO}demarches: [absente]\n"}
    cites = {"emplois/2025/z.yml": broken(EMPLOI, "labo: x\nreference: 9")}
    repository(tmp_path, wrong | cites)
    write(tmp_path, {"labos/x.yml": LABO, "labos/y.yml": LABO, **CHANGED})
    code, out, err = diff("HEAD")
    assert (code, err) == (0, "Dans « HEAD », 3 fiches ne peuvent pas être lues : le reste est comparé.\n")
    assert out.startswith("Offre d’emploi réparée : Chef ou cheffe de projets\n")
    assert out.count(" réparé : ") == 2
    assert "Laboratoire modifié : Le nouveau laboratoire\n" in out
    assert "\n  - postings/labos/x.yml\n" in out
    assert "erreur CHAMP-02" in out


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_cannot_be_read_at_all_before_the_change(make, diff, tmp_path):
    repository(tmp_path)
    labs = tmp_path / "a" / "postings" / "labos"
    labs.mkdir(parents=True)
    make(labs / "x.yml")
    code, out, err = diff("a", "postings")
    assert (code, out) == (2, "")
    assert "les fiches de « a » ne peuvent pas être lues" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absente"], "« absente » n’est ni un dossier de fiches ni une révision de ce dépôt"),
        (["--", "--output=x"], "« --output=x » n’est ni un dossier"),
        ([], "il manque BASE"),
        (["HEAD", "--format", "xml"], "--format accepte text, json, markdown"),
        (["a", "b", "c"], "argument en trop"),
    ],
)
def test_misuse(arguments, said, diff, tmp_path):
    repository(tmp_path)
    code, out, err = diff(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_outside_a_repository(diff, tmp_path):
    write(tmp_path)
    code, out, err = diff("HEAD")
    assert (code, out) == (2, "")
    assert "n’est pas dans un dépôt Git" in err


def test_nothing_is_kept_of_a_folder_that_is_not_the_one_edited(diff, tmp_path):
    repository(tmp_path)
    write(tmp_path / "autre")
    diff("autre/postings")
    assert (tmp_path / ".cache").is_dir()
    assert not (tmp_path / "autre" / ".cache").exists()


def test_the_delay_of_archiving_is_that_of_the_site(diff, tmp_path):
    over = "reference: 9\ndebut_publication: 2025-01-01\nfin_candidature: 2025-05-05\n"
    person = "contacts: [{fonction: Accueil, courriel: %s}]"
    repository(tmp_path, {"emplois/2025/x.yml": broken(EMPLOI, over + person % "a@b.fr")})
    write(tmp_path, {"emplois/2025/x.yml": broken(EMPLOI, over + person % "c@d.fr")})
    assert "courriel : modifié" in diff("HEAD")[1]
    (tmp_path / "mkdocs.yml").write_text("extra: {vivier: {archivage_jours: 0}}")
    assert "Rien ne change pour les lecteurs" in diff("HEAD")[1]
