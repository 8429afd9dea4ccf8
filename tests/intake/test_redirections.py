"""The table of renamed and withdrawn records: one small table, and what is said of it."""

import sys
from itertools import pairwise

import pytest

from tests.intake.bases import BASES, broken, write
from vivier.intake import redirections
from vivier.intake.load import load
from vivier.intake.redirections import ListeRedirections

FILE = "postings/redirections.yml"


def loaded(folder, *entries):
    text = "".join(f"  - {{{entry}, le: 2026-05-02}}\n" for entry in entries)
    return load(write(folder, {"redirections.yml": f"redirections:\n{text}"}))


def told(problems):
    """Code, line and column of each problem, and of its second place."""
    return [
        (one.code, one.line, one.column, *((other.line, other.column) for other in one.related))
        for one in problems
    ]


RENAMED = "ancien: emploi:a, nouveau: emploi:exemple"
GONE = "ancien: emploi:a, motif: Retirée."
CASES = {
    "renommée": ([RENAMED], []),
    "retirée": ([GONE], []),
    "vers une mission départementale": (["ancien: mission:a, nouveau: mission:fiche-departementale"], []),
    "sans genre": (["ancien: exemple-2024, motif: x"], [("REDIR-01", 2, 14)]),
    "genre inconnu": (["ancien: stage:a, motif: x"], [("REDIR-01", 2, 14)]),
    "nom réservé": (["ancien: emploi:page, motif: x"], [("REDIR-01", 2, 14)]),
    "ni l’un ni l’autre": (["ancien: emploi:a"], [("REDIR-02", 2, 14)]),
    "les deux": ([f"{RENAMED}, motif: x"], [("REDIR-02", 2, 56, (2, 33))]),
    "deux fois": ([RENAMED, GONE], [("REDIR-03", 3, 14, (2, 14))]),
    "identifiant repris": (["ancien: emploi:exemple, motif: x"], [("REDIR-04", 2, 14, (1, 1))]),
    "repris et renommé": (
        ["ancien: labo:exemple, nouveau: labo:exemple"],
        [("REDIR-04", 2, 14, (1, 1)), ("REDIR-06", 2, 37, (2, 14))],
    ),
    "impasse": (["ancien: emploi:a, nouveau: emploi:absente"], [("REDIR-05", 2, 33)]),
    "impasse au bout d’une suite": (
        ["ancien: emploi:a, nouveau: emploi:b", "ancien: emploi:b, nouveau: emploi:absente"],
        [("REDIR-09", 2, 33, (3, 14)), ("REDIR-05", 3, 33)],
    ),
    "vers elle-même": (["ancien: emploi:a, nouveau: emploi:a"], [("REDIR-06", 2, 33, (2, 14))]),
    "cercle, et ce qui y mène": (
        [
            "ancien: emploi:z, nouveau: emploi:b",
            "ancien: emploi:a, nouveau: emploi:b",
            "ancien: emploi:b, nouveau: emploi:a",
        ],
        [("REDIR-07", 3, 33, (4, 14))],
    ),
    "autre genre": (["ancien: mission:a, nouveau: emploi:exemple"], [("REDIR-08", 2, 34, (2, 14))]),
    "suite": (
        ["ancien: emploi:a, nouveau: emploi:b", "ancien: emploi:b, nouveau: emploi:exemple"],
        [("REDIR-09", 2, 33, (3, 14))],
    ),
    "vers une retirée": (
        ["ancien: emploi:a, nouveau: emploi:b", "ancien: emploi:b, motif: x"],
        [("REDIR-10", 2, 33, (3, 31))],
    ),
    "champ inconnu": ([f"{GONE[:-1]}, gone: oui"], [("CHAMP-02", 2, 40)]),
}


@pytest.mark.parametrize("case", CASES)
def test_the_table(case, tmp_path):
    entries, expected = CASES[case]
    found = loaded(tmp_path, *entries)
    assert told(found.problems) == expected
    assert {one.path for one in found.problems} <= {FILE}
    assert all(one.help for one in found.problems)
    assert (found.catalogue is None) == any(one.is_error for one in found.problems)


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("Écrire à sgar@exemple.gouv.fr.", "une adresse électronique"),
        (r"Écrire à sgar\@exemple.gouv.fr.", "une adresse électronique"),
        ("Appeler le 03 80 44 64 00.", "un numéro de téléphone"),
        ("Retirée à la demande de M. Paul Exemple.", "le nom d’une personne"),
    ],
)
def test_a_reason_names_nobody(reason, found, tmp_path):
    (told,) = loaded(tmp_path, f"ancien: emploi:a, motif: {reason}").problems
    assert (told.code, told.column) == ("REDIR-11", 31)
    assert told.message == f"ce motif contient {found}, et il est publié tel quel"
    assert reason not in told.message + told.help


@pytest.mark.parametrize(
    "reason", ["Retirée à la demande de Madame la préfète.", "Retirée le 02/05/2026.", "Avis n° 2025-00002."]
)
def test_a_reason_may_say_why(reason, tmp_path):
    assert loaded(tmp_path, f"ancien: emploi:a, motif: {reason}").problems == ()


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("emplois/2025/chef.yml", "écrire emploi:chef"),
        ("https://vivier.example/labos/etat-lin/", "écrire labo:etat-lin"),
        ("missions:x", "écrire mission:x"),
        ("chef", "écrire le genre puis l’identifiant, comme emploi:chef-de-projets"),
        ("emplois/2025/page.yml", "écrire le genre puis l’identifiant, comme emploi:chef-de-projets"),
    ],
)
def test_the_remedy_of_a_record_badly_named(written, remedy, tmp_path):
    (found,) = loaded(tmp_path, f'ancien: "{written}", motif: x').problems
    assert found.help == remedy


def test_the_second_place_of_a_reused_id_is_the_record(tmp_path):
    (found,) = loaded(tmp_path, "ancien: emploi:exemple, motif: x").problems
    (second,) = found.related
    assert (second.path, second.excerpt) == (
        "postings/emplois/2025/exemple.yml",
        "titre: Chef ou cheffe de projets",
    )


def test_a_file_that_is_no_valid_record_still_holds_its_name(tmp_path):
    files = {
        "labos/casse.yml": "titre: x\n",
        "redirections.yml": "redirections:\n  - {ancien: labo:casse, motif: x, le: 2026-05-02}\n"
        "  - {ancien: labo:a, nouveau: labo:casse, le: 2026-05-02}\n",
    }
    found = [one for one in load(write(tmp_path, files)).problems if one.path == FILE]
    assert [one.code for one in found] == ["REDIR-04", "REDIR-10"]


@pytest.mark.parametrize(
    ("entry", "remedy"),
    [
        ("ancien: labo:parti, nouveau: labo:exemple", "écrire exemple : la fiche a changé de nom"),
        ("ancien: labo:parti, motif: Fermé.", "retirer ce lien : la fiche a été retirée"),
        (
            "ancien: labo:parti, nouveau: projet:exemple",
            "retirer ce lien : la fiche est devenue projet:exemple",
        ),
    ],
)
def test_a_link_to_an_old_id_is_told_what_became_of_it(entry, remedy, tmp_path):
    path, text = BASES["emploi"]
    table = f"redirections:\n  - {{{entry}, le: 2026-05-02}}\n"
    linked = broken(text, "labo: parti\nmissions: Voir [le labo](labo:parti).")
    found = load(write(tmp_path, {"redirections.yml": table, path: linked})).problems
    told = {(one.code, one.help) for one in found if one.is_error}
    assert told == {("REF-01", remedy), ("REF-05", remedy)}


def test_every_old_address_leads_to_the_end(tmp_path):
    catalogue = loaded(
        tmp_path,
        "ancien: emploi:b, nouveau: emploi:c",
        "ancien: emploi:a, nouveau: emploi:b",
        "ancien: emploi:c, nouveau: emploi:exemple",
        "ancien: labo:y, nouveau: labo:z",
        "ancien: labo:z, motif: Fermé.",
    ).catalogue
    ends = {old[1]: (suite.vers, suite.motif) for old, suite in catalogue.redirections.items()}
    end = (("emploi", "exemple"), "")
    assert ends == {"a": end, "b": end, "c": end, "y": (None, "Fermé."), "z": (None, "Fermé.")}
    assert list(catalogue.redirections) == sorted(catalogue.redirections)
    with pytest.raises(TypeError):
        catalogue.redirections["labo", "y"] = None


def test_the_dates_are_those_of_what_the_reader_is_told():
    entries = ListeRedirections.model_validate(
        {
            "redirections": [
                {"ancien": "labo:a", "nouveau": "labo:b", "le": "2024-01-01"},
                {"ancien": "labo:b", "motif": "Fermé.", "le": "2025-01-01"},
                {"ancien": "labo:c", "nouveau": "labo:d", "le": "2024-03-01"},
                {"ancien": "labo:d", "nouveau": "labo:e", "le": "2025-03-01"},
            ]
        }
    ).redirections
    days = {old[1]: suite.le.isoformat() for old, suite in redirections.resolved(entries).items()}
    assert days == {"a": "2025-01-01", "b": "2025-01-01", "c": "2024-03-01", "d": "2025-03-01"}


@pytest.mark.parametrize("text", ["redirections: []\n", "redirections:\n"])
def test_an_empty_table_is_fine(text, tmp_path):
    found = load(write(tmp_path, {"redirections.yml": text}))
    assert found.problems == ()
    assert found.catalogue.redirections == {}


def test_no_table_is_fine(tmp_path):
    postings = write(tmp_path)
    (postings / "redirections.yml").unlink()
    assert load(postings).catalogue.redirections == {}


def test_an_unreadable_table_publishes_nothing(tmp_path):
    assert load(write(tmp_path, {"redirections.yml": "redirections: ["})).catalogue is None


def test_notices_never_hide_an_error(tmp_path):
    chain = [f"ancien: emploi:a{n}, nouveau: emploi:a{n + 1}" for n in range(200)]
    found = loaded(tmp_path, *chain, "ancien: emploi:a200, nouveau: emploi:absente")
    assert found.catalogue is None
    assert [one.code for one in found.problems if one.is_error] == ["REDIR-05"]


def test_errors_without_end_are_cut_short(tmp_path):
    found = loaded(tmp_path, *(f"ancien: emploi:a{n}, nouveau: emploi:absente" for n in range(60)))
    codes = [one.code for one in found.problems]
    assert (codes.count("REDIR-05"), codes.count("FICHIER-08")) == (40, 1)


def operations(entries):
    """How many lines of Python are run to follow a table."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        redirections.resolved(entries)
    finally:
        sys.settrace(previous)
    return count


@pytest.mark.parametrize("order", [1, -1])
def test_a_long_chain_is_followed_once(order):
    def chain(length):
        names = [f"emploi:a{n}" for n in range(length + 1)]
        tree = [{"ancien": old, "nouveau": new, "le": "2026-05-02"} for old, new in pairwise(names)]
        return ListeRedirections.model_validate({"redirections": tree[::order]}).redirections

    assert operations(chain(4000)) < 4.5 * operations(chain(1000))
