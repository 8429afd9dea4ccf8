"""Smallest records that a check says nothing of, to be broken one field at a time."""

import re
from collections.abc import Collection
from pathlib import Path

EMPLOI = """\
titre: Chef ou cheffe de projets
source:
  type: CSP
  titre: Offre 2025-00002
canal_publication: CSP
reference: 2025-00002
versant: FPE
categories: [A]
nature_offre: TITULAIRE_CONTRACTUEL
vacance_poste: OUI
organisation:
  nom: Préfecture du Doubs
autorite_recrutement: Préfet de région
localisations:
  - departement: "25"
debut_publication: 2025-04-18
fin_candidature: 2025-05-22
missions: Animer le réseau.
profil: Sens du dialogue.
corps: Attaché d’administration
metier:
  libelle: Conseillère experte
debut_vacance_poste: 2025-06
candidature:
  procedure: email_libre
"""

PROJET = """\
titre: Un accueil repensé
resume: Repenser l’accueil de la préfecture.
source:
  type: CSP
  titre: Offre 2025-00002
evaluation:
  type: aucune
suites:
  etat: en_cours
"""

LABO = """\
titre: Le laboratoire
resume: Le laboratoire du SGAR.
source:
  type: CSP
  titre: Offre 2025-00002
hebergeur:
  nom: SGAR des Pays de la Loire
localisations:
  - departement: "44"
"""

DEMARCHE = """\
titre: Projet d’administration
resume: Les agents proposent des idées.
source:
  type: CSP
  titre: Offre 2025-00002
organisation:
  nom: Région Bourgogne-Franche-Comté
presentation: Préparer le projet.
themes:
  - code: transversalite
    titre: La transversalité
classements:
  - titre: Les idées choisies
    type: selection
    propositions:
      - libelle: Travailler en mode projet
        id: mode-projet
"""

MISSION = """\
titre: Animateur départemental
resume: Animer le réseau d’un département.
source:
  type: CSP
  titre: Fiche de mission
type_mission: animateur_departemental
structure_porteuse:
  types: [collectivite]
rattachement_hierarchique: Structure porteuse
accord_employeur: requis
missions:
  - numero: 1
    titre: Suivre la qualité
revoir_le: 2027-01-31
"""

NATIONALE = MISSION + "quotite_etp: 1\n"

VERSION = """\
fiche_nationale: fiche-nationale
departement: "37"
prefecture: Préfecture d’Indre-et-Loire
source:
  type: CSP
  titre: Fiche de mission
revoir_le: 2027-01-31
"""

THEMES = """\
themes:
  - id: simplification
    nom: Simplification
    synonymes: [simplifier]
"""

ORGANISATIONS = """\
organisations:
  - id: ditp
    nom: Direction interministérielle de la transformation publique
    sigle: DITP
"""

SIGLES = """\
sigles:
  - id: sgar
    nom: SGAR
    sens: [secrétariat général pour les affaires régionales]
"""

REDIRECTIONS = """\
redirections:
  - ancien: emploi:partie
    motif: Offre retirée à la demande de l’employeur.
    le: 2026-05-02
"""

RULE = """\
id: exemple
titre: Une règle
role: base
quand: {genre: [emploi], procedure: [email_libre]}
fenetre: {annoncee: oui}
canal: Demandez l’adresse.
base: [{texte: Décret}]
verification: {certain: Délai lu dans un avis.}
revue_le: 2026-11-21
sources: [Un avis]
"""

BASES = {
    "emploi": ("emplois/2025/exemple.yml", EMPLOI),
    "projet": ("projets/exemple.yml", PROJET),
    "labo": ("labos/exemple.yml", LABO),
    "demarche": ("demarches/exemple.yml", DEMARCHE),
    "mission": ("missions/national/exemple.yml", MISSION),
    "themes": ("vocabulaires/themes.yml", THEMES),
    "organisations": ("vocabulaires/organisations.yml", ORGANISATIONS),
    "sigles": ("vocabulaires/sigles.yml", SIGLES),
    "redirections": ("redirections.yml", REDIRECTIONS),
}
"""File of each kind, under ``postings/``, and its text."""

OTHERS = {
    "emplois/2024/ancienne.yml": EMPLOI.replace("2025-00002", "2024-00001").replace("2025-0", "2024-0"),
    "missions/national/fiche-nationale.yml": NATIONALE,
    "missions/37/fiche-departementale.yml": VERSION,
}

_TOP = re.compile(r"^\[?([a-z_]+)\]? ?:", re.MULTILINE)


def broken(base: str, fragment: str, without: Collection[str] = ()) -> str:
    """The base with the fields of the fragment, which come first: its lines are numbered as in the fragment."""
    given = {*_TOP.findall(fragment), *without}
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", base)
    kept = [block for block in blocks if block and block.split(":", 1)[0] not in given]
    return fragment.rstrip("\n") + "\n" + "".join(kept)


def write(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """A valid ``postings/`` in ``folder``, with these files added or replaced."""
    postings = folder / "postings"
    everything: dict[str, str | bytes] = {**dict(BASES.values()), **OTHERS, **(files or {})}
    for name, text in everything.items():
        path = postings / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return postings


def rules(fragment: str) -> str:
    """A file of rules: one for missions, one with the fields of the fragment, one for every case.

    A fragment that begins with « regles: » is the whole file.
    """
    if fragment.startswith("regles:"):
        return fragment
    given = (
        broken(RULE, "id: missions\nquand: {genre: [mission]}"),
        broken(RULE, fragment, {"fenetre", "canal"} if "role: complement" in fragment else ()),
        broken(RULE, "id: generique\nquand: {}"),
    )
    items = ("  - " + rule.rstrip("\n").replace("\n", "\n    ") for rule in given)
    return "regles:\n" + "\n".join(items) + "\n"
