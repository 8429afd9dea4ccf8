"""Edits of a small folder of records, valid or not, and all that a loading gives of it."""

from tests.intake.bases import BASES, EMPLOI, MISSION, NATIONALE, REDIRECTIONS, THEMES, VERSION, broken, write
from vivier.records import KINDS

VERSION_FILE = "missions/37/fiche-departementale.yml"
SHEET_FILE = "missions/national/fiche-nationale.yml"
OFFER = BASES["emploi"][0]


def shown(loaded):
    """Everything that a loading gives, to be compared."""
    catalogue = loaded.catalogue
    return loaded.problems, catalogue and (
        {kind: dict(catalogue.records[kind]) for kind in KINDS},
        [list(catalogue.records[kind]) for kind in KINDS],
        dict(catalogue.paths), dict(catalogue.themes), dict(catalogue.organisations), dict(catalogue.sigles),
        dict(catalogue.changes), dict(catalogue.redirections), dict(catalogue.digests),
    )  # fmt: skip


def put(folder, name, text):
    path = folder / "postings" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def redirected(where):
    return REDIRECTIONS.replace("motif: Offre retirée à la demande de l’employeur.", f"nouveau: {where}")


EDITS = {
    "edited": lambda at: put(at, OFFER, EMPLOI + "permis: B\n"),
    "broken": lambda at: put(at, OFFER, "titre: [\n"),
    "with a notice": lambda at: put(at, OFFER, broken(EMPLOI, "versant: Fonction publique de l’État")),
    "emptied": lambda at: put(at, OFFER, ""),
    "deleted": lambda at: (at / "postings" / OFFER).unlink(),
    "added": lambda at: put(at, "labos/autre.yml", BASES["labo"][1]),
    "renamed": lambda at: (at / "postings" / OFFER).rename(at / "postings/emplois/2025/autre.yml"),
    "moved": lambda at: (at / "postings" / OFFER).rename(at / "postings/emplois/2024/exemple.yml"),
    "twice": lambda at: put(at, "emplois/2024/exemple.yml", EMPLOI),
    "same reference": lambda at: put(at, "emplois/2025/double.yml", EMPLOI),
    "a link to nothing": lambda at: put(at, OFFER, EMPLOI + "labo: absent\n"),
    "a link to a record": lambda at: put(at, OFFER, EMPLOI + "labo: exemple\n"),
    "a link in a text": lambda at: put(at, OFFER, broken(EMPLOI, "missions: Voir [ici](labo:absent).")),
    "a theme that is cited": lambda at: put(at, OFFER, EMPLOI + "thematiques: [simplification]\n"),
    "a theme that is not": lambda at: put(at, OFFER, EMPLOI + "thematiques: [simplifier]\n"),
    "themes changed": lambda at: put(at, "vocabulaires/themes.yml", THEMES.replace("simplification", "sante")),
    "themes broken": lambda at: put(at, "vocabulaires/themes.yml", "themes: x\n"),
    "no themes": lambda at: (at / "postings/vocabulaires/themes.yml").unlink(missing_ok=True),
    "redirected": lambda at: put(at, "redirections.yml", redirected("emploi:exemple")),
    "redirected to nothing": lambda at: put(at, "redirections.yml", redirected("emploi:absente")),
    "still there": lambda at: put(at, "redirections.yml", REDIRECTIONS.replace("partie", "exemple")),
    "national sheet edited": lambda at: put(at, SHEET_FILE, NATIONALE.replace("d’un département", "du département")),
    "national sheet invalid": lambda at: put(at, SHEET_FILE, broken(MISSION, "quotite_etp: 12")),
    "national sheet unreadable": lambda at: put(at, SHEET_FILE, "titre: &a b\n"),
    "no national sheet": lambda at: (at / "postings" / SHEET_FILE).unlink(missing_ok=True),
    "national sheet renamed": lambda at: put(at, "missions/national/renommee.yml", NATIONALE),
    "a sheet that is a version": lambda at: put(at, SHEET_FILE, VERSION.replace("fiche-nationale", "renommee")),
    "a version that repeats": lambda at: put(at, VERSION_FILE, VERSION + "quotite_etp: 1\n"),
    "a version of another": lambda at: put(at, VERSION_FILE, VERSION.replace("fiche-nationale", "renommee")),
    "a version no more": lambda at: put(at, VERSION_FILE, broken(MISSION, 'departement: "37"\nprefecture: Tours')),
    "a file that is none": lambda at: put(at, "labos/notes.txt", "x"),
    "as it was": write,
}  # fmt: skip


def apply(edit, folder):
    try:
        EDITS[edit](folder)
    except FileNotFoundError:
        return  # what an edit before took away
