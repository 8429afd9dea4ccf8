"""The whole folder: order, places, links, versions of national sheets, and records broken at random."""

import os
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.intake.bases import BASES, EMPLOI, MISSION, OTHERS, VERSION, broken, write
from vivier.intake import near
from vivier.intake.agreement import agreement
from vivier.intake.causes import errors_of
from vivier.intake.explain import Explainer
from vivier.intake.load import load
from vivier.intake.problems import MAX_PROBLEMS, sort_key
from vivier.intake.reader import Document, read
from vivier.intake.tree import key_of
from vivier.records import KINDS

SAFE = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def codes(postings):
    return [(one.path.removeprefix("postings/"), one.code) for one in load(postings).problems]


def test_the_catalogue(tmp_path):
    catalogue = load(write(tmp_path)).catalogue
    assert [record.cle for record in catalogue] == [
        ("emploi", "ancienne"), ("emploi", "exemple"),
        ("projet", "exemple"), ("labo", "exemple"), ("demarche", "exemple"),
        ("mission", "exemple"), ("mission", "fiche-departementale"), ("mission", "fiche-nationale"),
    ]  # fmt: skip
    assert catalogue.path_of(catalogue.get("emploi", "exemple")) == "postings/emplois/2025/exemple.yml"
    assert catalogue.get("emploi", "absente") is None
    assert catalogue.of("labo")[0].titre == "Le laboratoire"
    assert list(catalogue.themes) == ["simplification"]
    assert catalogue.organisations["ditp"].sigle == "DITP"
    assert catalogue.sigles["sgar"].sens == ("secrétariat général pour les affaires régionales",)


def test_no_catalogue_with_an_error(tmp_path):
    loaded = load(write(tmp_path, {"labos/vide.yml": ""}))
    assert loaded.catalogue is None
    assert [one.path for one in loaded.problems] == ["postings/labos/vide.yml"]


def test_all_problems_of_all_files_in_order(tmp_path):
    bad = broken(EMPLOI, "versant: X\nfin_candidature: 22/05/2025\ncategories: A")
    postings = write(
        tmp_path,
        {
            "emplois/2025/b.yml": bad,
            "emplois/2025/a.yml": bad,
            "projets/page.yml": "titre: [",
            "labos/x.yaml": "",
        },
    )
    problems = load(postings).problems
    assert list(problems) == sorted(problems, key=sort_key)
    assert [(one.path, one.line) for one in problems if one.path.endswith("/b.yml")] == [
        # The ninth line gives the reference that the first posting has.
        ("postings/emplois/2025/b.yml", line)
        for line in (1, 2, 3, 9)
    ]
    assert {one.path for one in problems} >= {"postings/labos/x.yaml", "postings/projets/page.yml"}
    assert load(postings).problems == problems


NAMES = {
    "labos/É.yml": "ID-01",
    "labos/deux mots.yml": "ID-01",
    "labos/MAJUSCULES.yml": "ID-01",
    "labos/tiret-.yml": "ID-01",
    f"labos/{'a' * 81}.yml": "ID-01",
    "labos/index.yml": "ID-03",
    "emplois/2025/closes.yml": "ID-03",
    "labos/con.yml": "ID-03",
    "labos/autre/exemple.yml": "ID-04",
    "labos/Exemple.yml": "ID-04",
    "labos/x.yaml": "FICHIER-04",
    "labos/x.yml.txt": "FICHIER-04",
    "labos/x.YML": "FICHIER-04",
    "labos/notes": "FICHIER-04",
    "x.yml": "FICHIER-10",
    "stages/x.yml": "FICHIER-10",
    "vocabulaires/x.yml": "FICHIER-10",
}


@pytest.mark.parametrize("name", NAMES)
def test_names(name, tmp_path):
    found = codes(write(tmp_path, {name: BASES["labo"][1]}))
    # Of two files with one id, the second in the order of names is told.
    assert NAMES[name] in [code for path, code in found if path == name or code == "ID-04"]


@pytest.mark.parametrize("folder", ["projets", "labos", "demarches", "missions/national"])
def test_a_record_in_the_folder_of_another_kind_is_told_once(folder, tmp_path):
    loaded = load(write(tmp_path, {f"{folder}/x.yml": BASES["emploi"][1]}))
    found = [(one.code, one.help) for one in loaded.problems if one.path == f"postings/{folder}/x.yml"]
    assert found == [("FICHIER-10", "la déplacer dans emplois/")]


@pytest.mark.parametrize(
    "name",
    [
        *("labos/.x.yml.swp", ".DS_Store", ".cache/x.yml", "README.md", "emplois/README.md"),
        *("labos/x.yml~", "labos/#x.yml#", "labos/~$x.yml", "labos/x.swp", "labos/x.yml.tmp", "labos/4913"),
    ],
)
def test_names_that_are_nobody_s_business(name, tmp_path):
    assert not codes(write(tmp_path, {name: "x"}))


def test_names_that_are_not_text(tmp_path):
    postings = write(tmp_path)
    try:
        (postings / "labos" / os.fsdecode(b"\xff.yml")).write_text("titre: x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has only Unicode names")
    assert ("labos/\\udcff.yml", "ID-01") in codes(postings)


def test_what_is_not_a_file(tmp_path):
    postings = write(tmp_path, {"../ailleurs/x.yml": BASES["labo"][1]})
    (postings / "labos" / "lien.yml").symlink_to(tmp_path / "ailleurs" / "x.yml")
    (postings / "labos" / "dossier").symlink_to(tmp_path / "ailleurs")
    (postings / "labos" / "boucle").symlink_to(postings)
    (postings / "labos" / "faux.yml").mkdir()
    os.mkfifo(postings / "labos" / "tube.yml")
    assert codes(postings) == [
        (f"labos/{name}", "FICHIER-02") for name in ("boucle", "dossier", "faux.yml", "lien.yml", "tube.yml")
    ]


def test_folders_without_end(tmp_path):
    deep = "labos/" + "a/" * 30 + "x.yml"
    assert codes(write(tmp_path, {deep: "titre: x"})) == [("labos/" + "a/" * 5 + "a", "FICHIER-10")]


SHEET = (
    "fiches_projet:\n  - titre: A\n    description: B\n    resultat_attendu: C\n    changements: D\n"
    "    ressources: E\n    etapes: [F]\n"
)


@pytest.mark.parametrize(
    ("kind", "fields", "code", "place"),
    [
        ("emploi", "projets: [exemple, absent]", "REF-01", (1, 20)),
        ("projet", "labos:\n  - absent", "REF-01", (2, 5)),
        ("projet", "origine:\n  demarche: absente", "REF-01", (2, 13)),
        ("projet", "origine:\n  demarche: exemple\n  idees: [mode-projet, absente]", "REF-04", (3, 24)),
        ("labo", "demarches: [absente]", "REF-01", (1, 13)),
        ("demarche", f"{SHEET}    projet: absent", "REF-01", (8, 13)),
        ("demarche", f"{SHEET}    idees: [absente]", "REF-04", (8, 13)),
        ("projet", "partenaires:\n  - {organisation: absent, role: financeur}", "REF-03", (2, 20)),
        ("labo", "financements:\n  - dispositif: FTAP\n    financeur:\n      organisation: absent", "REF-03", (4, 21)),
        ("mission", "thematiques: [absente]", "REF-02", (1, 15)),
    ],
)  # fmt: skip
def test_links(kind, fields, code, place, tmp_path):
    path, base = BASES[kind]
    problems = load(write(tmp_path, {path: broken(base, fields)})).problems
    assert [(one.code, one.path, (one.line, one.column)) for one in problems] == [
        (code, f"postings/{path}", place)
    ]


def test_a_link_to_a_broken_record_is_not_a_second_problem(tmp_path):
    files = {BASES["labo"][0]: "titre: x\n", "emplois/2025/exemple.yml": EMPLOI + "labo: exemple\n"}
    assert {path for path, _ in codes(write(tmp_path, files))} == {"labos/exemple.yml"}


@pytest.mark.parametrize(
    "text",
    [
        "themes:\n  - id: simplification\n",
        "themes:\n  - id: Simplification\n    nom: Simplification\n",
        "themes: [\n",
        "themes: x\n",
    ],
)
def test_a_mistake_in_a_shared_list_is_not_one_in_every_record(text, tmp_path):
    offer = EMPLOI + "thematiques: [simplification]\n"
    found = codes(write(tmp_path, {"emplois/2025/exemple.yml": offer, "vocabulaires/themes.yml": text}))
    assert {path for path, _ in found} == {"vocabulaires/themes.yml"}


def test_the_other_lists_are_still_read(tmp_path):
    offer = broken(EMPLOI, "organisation:\n  organisation: absente")
    found = codes(
        write(tmp_path, {"emplois/2025/exemple.yml": offer, "vocabulaires/themes.yml": "themes: x\n"})
    )
    assert ("emplois/2025/exemple.yml", "REF-03") in found


def test_the_remedy_of_a_mistake_that_many_make_is_sought_once(tmp_path, monkeypatch):
    sought = []
    real = near.nearest
    monkeypatch.setattr(near, "nearest", lambda *one: sought.append(one) or real(*one))
    text = "missions: Voir [ici](labo:exempel).\nlabo: exempel\nreference: 2025-"
    files = {f"emplois/2025/offre-{n}.yml": broken(EMPLOI, f"{text}{n}") for n in range(3)}
    problems = load(write(tmp_path, files)).problems
    assert {(one.code, one.help) for one in problems} == {
        ("REF-01", "écrire exemple"),
        ("REF-05", "écrire exemple"),
    }
    assert sought == [("exempel", ["exemple"])]


def replaced_by(ident, text=EMPLOI):
    return (
        text + f"cloture: {{etat: remplacee, depuis: 2025-05, motif: Republiée., remplacee_par: {ident}}}\n"
    )


OLD = OTHERS["emplois/2024/ancienne.yml"]


def test_a_record_does_not_replace_itself(tmp_path):
    problems = load(write(tmp_path, {"emplois/2025/exemple.yml": replaced_by("exemple")})).problems
    assert [(one.code, one.path, one.line) for one in problems] == [
        ("CLOTURE-03", "postings/emplois/2025/exemple.yml", len(EMPLOI.splitlines()) + 1)
    ]


def test_records_that_replace_one_another_are_told_once_with_both_places(tmp_path):
    files = {
        "emplois/2025/exemple.yml": replaced_by("ancienne"),
        "emplois/2024/ancienne.yml": replaced_by("exemple", OLD),
        "emplois/2024/avant.yml": replaced_by("ancienne", OLD.replace("2024-00001", "2024-00000")),
    }
    (told,) = load(write(tmp_path, files)).problems
    assert (told.code, told.path) == ("CLOTURE-03", "postings/emplois/2024/ancienne.yml")
    assert [one.path for one in told.related] == ["postings/emplois/2025/exemple.yml"]


def test_a_chain_of_replacements_that_ends_is_nothing(tmp_path):
    files = {
        "emplois/2025/exemple.yml": replaced_by("ancienne"),
        "emplois/2024/ancienne.yml": replaced_by("suite", OLD),
        "emplois/2025/suite.yml": EMPLOI.replace("2025-00002", "2025-00003"),
    }
    assert not codes(write(tmp_path, files))


VERSION_FILE = "missions/37/fiche-departementale.yml"


def version(tmp_path, fields):
    return load(write(tmp_path, {VERSION_FILE: broken(VERSION, fields)}))


def test_a_version_takes_what_it_does_not_say(tmp_path):
    loaded = version(
        tmp_path,
        "titre: Animatrice d’Indre-et-Loire\nstructure_porteuse:\n  nom: La Poste\n"
        "quotite_etp:\npermis: B\nnote_interne: x",
    )
    assert not loaded.problems
    mission = loaded.catalogue.get("mission", "fiche-departementale")
    assert mission.titre == "Animatrice d’Indre-et-Loire"
    assert mission.missions[0].titre == "Suivre la qualité"
    assert (mission.structure_porteuse.nom, mission.structure_porteuse.types[0].value) == (
        "La Poste",
        "collectivite",
    )
    assert mission.quotite_etp is None
    assert loaded.catalogue.changes_of(mission) == ("titre", "structure_porteuse", "quotite_etp", "permis")
    assert loaded.catalogue.changes_of(loaded.catalogue.get("mission", "fiche-nationale")) == ()


@pytest.mark.parametrize("cited", ["{id: fiche-nationale}", "[fiche-nationale]", "\n  id: fiche-nationale"])
def test_a_sheet_is_named_by_a_text(cited, tmp_path):
    text = VERSION.replace(" fiche-nationale", f" {cited}", 1)
    (told,) = load(write(tmp_path, {VERSION_FILE: text})).problems
    assert (told.code, told.line) == ("CHAMP-03", 1)
    assert "'" not in told.message


def test_a_version_has_its_own_dates_and_source(tmp_path):
    loaded = load(write(tmp_path, {VERSION_FILE: VERSION.replace("revoir_le: 2027-01-31\n", "")}))
    assert [(one.code, one.path.removeprefix("postings/")) for one in loaded.problems] == [
        ("MISSION-01", VERSION_FILE)
    ]


def test_a_version_is_not_told_the_faults_of_its_sheet(tmp_path):
    sheet = broken(MISSION, "quotite_etp: 12\ntype_mission: Animateur départemental")
    problems = load(write(tmp_path, {"missions/national/fiche-nationale.yml": sheet})).problems
    assert {one.path for one in problems} == {"postings/missions/national/fiche-nationale.yml"}


def test_an_unreadable_national_sheet_is_one_problem_and_not_its_versions_too(tmp_path):
    found = codes(write(tmp_path, {"missions/national/fiche-nationale.yml": "titre: &ancre texte"}))
    assert found == [("missions/national/fiche-nationale.yml", "YAML-07")]


def test_a_version_is_told_its_own(tmp_path):
    assert [(one.code, one.line) for one in version(tmp_path, "permis: B\nquotite_etp: douze").problems] == [
        ("NOMBRE-01", 2)
    ]


def test_the_place_of_a_version(tmp_path):
    assert codes(write(tmp_path, {"missions/36/autre.yml": VERSION})) == [
        ("missions/36/autre.yml", "FICHIER-11")
    ]


# Every field of the smallest records, however deep, mistyped by one letter.
def keys(node):
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


def mistyped(word, chance):
    at = chance.randrange(len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz_")
    kind = chance.choice(["drop", "add", "change", "double"])
    change = {"drop": "", "add": letter + word[at], "change": letter, "double": word[at] * 2}[kind]
    return word[:at] + change + word[at + 1 :]


ALL_FIELDS = {
    name for kind in KINDS.values() for name in str(kind.modele.model_json_schema()).replace("'", " ").split()
}


@SAFE
@given(st.sampled_from(sorted(KINDS)), st.randoms(use_true_random=False))
def test_one_mistyped_field_is_one_problem_that_names_it(kind, chance):
    text = BASES[kind][1]
    document = read(text.encode(), "x.yml")
    key = chance.choice(list(keys(document.root)))
    typo = mistyped(key, chance)
    assume(typo not in ALL_FIELDS and len(typo) > 1)
    lines = text.split("\n")
    place = key.span
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.column - 1] + typo + line[place.end_column - 1 :]
    found = explained(kind, "\n".join(lines))
    assert [(one.code, one.line, one.column) for one in found] == [("CHAMP-02", place.line, place.column)]
    assert typo in found[0].message


def explained(kind, text):
    from pydantic import ValidationError

    document = read(text.encode(), "x.yml")
    if not isinstance(document, Document):
        return list(document.problems)
    model = KINDS[kind].modele
    fields = {**document.root, "id": "exemple"}
    try:
        model.model_validate(fields, context={"notices": []})
    except ValidationError as error:
        wrong = errors_of(error)
        found = [*wrong, *agreement(wrong, fields, model).errors]
        return [*document.problems, *Explainer("x.yml", text, document.root, model).errors(found)]
    return list(document.problems)


def mutated(text, chance):
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(text))
        piece = chance.choice(
            ["", "", " ", "\n", "  ", ":", "- ", "'", '"', "[", "{", "#", "é", "\u202e", "x", "~", "\t"]
        )
        text = text[:at] + piece + text[at + chance.choice([0, 0, 1, 5]) :]
    return text


@SAFE
@given(kind=st.sampled_from(sorted(BASES)), chance=st.randoms(use_true_random=False))
def test_a_record_broken_at_random_is_explained(kind, chance, tmp_path_factory):
    name, base = BASES[kind]
    text = mutated(base, chance)
    postings = write(tmp_path_factory.getbasetemp() / "random", {name: text})
    loaded = load(postings)
    lines = text.split("\n")
    assert loaded.catalogue is not None or any(one.is_error for one in loaded.problems)
    for one in loaded.problems:
        assert one.message
        if one.path == f"postings/{name}":
            assert 1 <= one.line <= len(lines) + 1
            assert 1 <= one.column <= len(lines[min(one.line, len(lines)) - 1]) + 2


@pytest.mark.parametrize(
    "fields",
    ["categories: [" + "x," * 15_000 + "]", "categories:\n" + "  - a b: c\n" * 9_000, "categories: [" + "a,"
     * 15_000 + "]", "\n".join(f"champ_{n}: x" for n in range(9_000)), "contacts: [" + "{}," * 15_000 + "]"],
    ids=["values", "colons", "notices", "unknown", "missing"],
)  # fmt: skip
def test_a_record_with_thousands_of_faults(fields, tmp_path):
    started = time.process_time()
    problems = load(write(tmp_path, {"emplois/2025/exemple.yml": broken(EMPLOI, fields)})).problems
    assert time.process_time() - started < 5
    assert len(problems) <= 2 * MAX_PROBLEMS + 1


def test_older_names_are_found_where_they_stand():
    document = read(b"date_limite: 2025\n", "x.yml")
    assert key_of(document.root, "fin_candidature", KINDS["emploi"].modele) == "date_limite"
