"""A few records edited since they were loaded: the catalogue of a whole loading, or none."""

import os
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.bases import BASES, DEMARCHE, EMPLOI, LABO, OTHERS, PROJET, write
from tests.intake.edits import EDITS, OFFER, SHEET_FILE, VERSION_FILE, apply, put, shown
from vivier.candidacy.checking import controls
from vivier.intake import examine
from vivier.intake.again import again
from vivier.intake.load import Loaded, load

FEW = 3
LINKS = EMPLOI.replace("missions: ", "labo: exemple\nmissions: Voir [le projet](projet:exemple). ")


@pytest.fixture
def loaded(tmp_path):
    """A small folder, loaded."""
    return load(write(tmp_path, {OFFER: LINKS}), controls)


@pytest.fixture
def examined(monkeypatch):
    """The files that are read."""
    found = []
    real = examine.read_bytes
    monkeypatch.setattr(examine, "read_bytes", lambda file, path: found.append(path) or real(file, path))
    return found


def same(found, folder):
    """Whether a catalogue is that of a whole loading, in which some records were edited."""
    expected = load(folder / "postings", controls)
    return shown(Loaded(found.catalogue, expected.problems)) == shown(expected)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (OFFER, LINKS.replace("cheffe de projets", "cheffe de mission")),
        (OFFER, LINKS.replace("2025-05-22", "2025-05-23")),
        (OFFER, LINKS.replace("fin_candidature: 2025-05-22\n", "")),  # a warning, and no deadline
        (OFFER, f"# une remarque\n{LINKS}"),
        ("labos/exemple.yml", LABO.replace("Le laboratoire", "Un laboratoire")),
        ("projets/exemple.yml", PROJET.replace("Un accueil", "Voir [ceci](labo:exemple)")),
        ("demarches/exemple.yml", DEMARCHE.replace("Préparer le projet", "Écrire le projet")),
    ],
)
def test_an_edited_text_is_read_alone(name, text, loaded, tmp_path, examined):
    put(tmp_path, name, text)
    found = again(loaded, tmp_path / "postings", controls, FEW)
    assert examined == [f"postings/{name}"]
    assert [found.catalogue.paths[key] for key in found.keys] == examined
    assert same(found, tmp_path)
    # The catalogue of before is as it was.
    assert found.catalogue.digests != loaded.catalogue.digests


def test_a_version_is_read_with_its_national_sheet(loaded, tmp_path, examined):
    put(tmp_path, VERSION_FILE, OTHERS[VERSION_FILE] + "quotite_etp: 0.5\n")
    found = again(loaded, tmp_path / "postings", controls, FEW)
    assert set(examined) == {f"postings/{VERSION_FILE}", f"postings/{SHEET_FILE}"}
    assert found.keys == (("mission", "fiche-departementale"),)
    assert "quotite_etp" in found.catalogue.changes["fiche-departementale"]
    assert same(found, tmp_path)


def test_some_edited_texts(loaded, tmp_path):
    put(tmp_path, OFFER, LINKS.replace("cheffe de projets", "cheffe de mission"))
    put(tmp_path, "labos/exemple.yml", LABO.replace("Le laboratoire", "Un laboratoire"))
    found = again(loaded, tmp_path / "postings", controls, FEW)
    assert sorted(found.keys) == [("emploi", "exemple"), ("labo", "exemple")]
    assert same(found, tmp_path)


def test_what_was_only_touched_is_not_edited(loaded, tmp_path):
    os.utime(tmp_path / "postings" / OFFER, ns=(1, 1))
    found = again(loaded, tmp_path / "postings", controls, FEW)
    assert found.keys == ()
    assert same(found, tmp_path)


def test_nothing_changed(loaded, tmp_path, examined):
    found = again(loaded, tmp_path / "postings", controls, FEW)
    assert found.keys == ()
    assert not examined


DOUBTS = {
    "a link more": {OFFER: LINKS + "thematiques: [simplification]\n"},
    "a link less": {OFFER: LINKS.replace("labo: exemple\n", "")},
    "a link of a text to nothing": {OFFER: LINKS.replace("(projet:exemple)", "(projet:absent)")},
    "a link of a text to no kind": {OFFER: LINKS.replace("(projet:exemple)", "(javascript:exemple)")},
    "another reference": {OFFER: LINKS.replace("reference: 2025-00002", "reference: 2025-00003")},
    "another year": {OFFER: LINKS.replace("2025-04-18", "2024-04-18")},
    "an idea less": {"demarches/exemple.yml": DEMARCHE.replace("        id: mode-projet\n", "")},
    "an error": {OFFER: LINKS.replace("versant: FPE", "versant: FPX")},
    "no record": {OFFER: "titre: [\n"},
    "a national sheet": {SHEET_FILE: OTHERS[SHEET_FILE] + "# une remarque\n"},
    "a version of another": {VERSION_FILE: OTHERS[VERSION_FILE].replace("fiche-nationale", "exemple")},
    "a version, with its sheet": {
        name: OTHERS[name] + "# une remarque\n" for name in (VERSION_FILE, SHEET_FILE)
    },
    "a version no more": {VERSION_FILE: BASES["mission"][1]},
    "a shared list": {"vocabulaires/themes.yml": BASES["themes"][1] + "# une remarque\n"},
    "the redirections": {"redirections.yml": BASES["redirections"][1] + "# une remarque\n"},
    "a file more": {"labos/autre.yml": LABO},
    "a file that is none": {"labos/notes.txt": "x"},
    "too many": {name: f"{text}# une remarque\n" for name, text in (*BASES.values(), *OTHERS.items())},
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_only_a_whole_loading_can_tell(doubt, loaded, tmp_path):
    for name, text in DOUBTS[doubt].items():
        put(tmp_path, name, text)
    assert again(loaded, tmp_path / "postings", controls, FEW) is None


def test_a_file_that_left_or_took_another_name(loaded, tmp_path):
    file = tmp_path / "postings" / OFFER
    file.rename(file.with_name("autre.yml"))
    assert again(loaded, tmp_path / "postings", controls, FEW) is None
    file.with_name("autre.yml").unlink()
    assert again(loaded, tmp_path / "postings", controls, FEW) is None


def test_a_loading_that_refused_is_no_start(tmp_path):
    refused = load(write(tmp_path, {OFFER: "titre: [\n"}), controls)
    put(tmp_path, OFFER, LINKS)
    assert again(refused, tmp_path / "postings", controls, FEW) is None


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=2), min_size=1, max_size=4))
def test_after_any_edits_the_catalogue_of_a_whole_loading_or_none(tmp_path_factory, rounds):
    folder = tmp_path_factory.mktemp("edits")
    before = load(write(folder), controls)
    for edits in rounds:
        for edit in edits:
            apply(edit, folder)
        found = again(before, folder / "postings", controls, FEW)
        assert found is None or same(found, folder)
        before = load(folder / "postings", controls)
    shutil.rmtree(folder)
