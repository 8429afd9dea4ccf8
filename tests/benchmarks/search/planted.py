"""The records that the queries look for, and their decoys: written among the generated ones.

``planted.yml`` says what makes each of them different; here it becomes a whole record, valid to the last notice, open
at the day of reference and as long as the generated ones, with the same sentences around its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks import context
from tests.benchmarks.context import Place, Words, World, sentences, typography
from tests.benchmarks.domains import MATTERS
from tests.benchmarks.grammar import Draw
from tests.benchmarks.recruiting import Fields
from tests.benchmarks.yaml_writer import document
from vivier.records.vocabularies import Domaine

FILE = Path(__file__).with_name("planted.yml")

Row = dict[str, Any]


def rows() -> dict[str, list[Row]]:
    """Return what ``planted.yml`` says: « cibles », then « leurres »."""
    found: dict[str, list[Row]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def records(today: date) -> Iterator[tuple[str, Fields]]:
    """Yield each planted record: its path in ``postings/`` and what it says."""
    world = World("planted", today)
    for index, row in enumerate(row for group in rows().values() for row in group):
        yield _record(world, index, row)


def plant(postings: Path, today: date) -> int:
    """Write the planted records into a folder of records; return how many.

    Raises:
        FileExistsError: when a record there has the name of a planted one.
    """
    made = list(records(today))
    for path, fields in made:
        target = postings / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(document(fields))
    return len(made)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one record is made from."""

    world: World
    index: int
    row: Row
    where: Place
    draw: Draw
    words: Words

    def write(self, rule: str, count: int) -> list[str]:
        """Return sentences such as the generated records have."""
        return sentences(rule, count, self.draw, self.words)

    def around(self, rule: str, count: int) -> str:
        """Return the record's own text, then sentences."""
        return "\n\n".join((self.row["missions"], *self.write(rule, count)))

    @property
    def versant(self) -> str:
        return str(self.row.get("versant", "FPE"))

    @property
    def employer(self) -> Fields:
        kinds = {"FPE": "etat_deconcentre", "FPT": "collectivite", "FPH": "hopital"}
        return {"nom": self.row["employeur"], "type": kinds[self.versant]}

    @property
    def closing(self) -> date:
        return self.world.day(30 + self.index % 30)


def _record(world: World, index: int, row: Row) -> tuple[str, Fields]:
    draw = world.draw("fiche", index)
    where = context.place(*row["ou"].split(" ", 1))
    matter = MATTERS[row.get("domaine", "DIR")]
    words = context.words(world, draw, matter, where, f"le service de recrutement {where.de}")
    draft = _Draft(world, index, row, where, draw, words)
    folder, own = _BUILDERS[row.get("genre", "emploi")](draft)
    source: Fields = {
        "type": "saisie",
        "titre": "Annonce du service",
        "editeur": row["employeur"],
        "consulte_le": world.day(-3),
        "note": typography(context.FICTION),
    }
    return f"{folder}/{row['id']}.yml", {
        "titre": row["titre"],
        "resume": row["resume"],
        **own,
        "source": source,
    }


def _posting(draft: _Draft) -> tuple[str, Fields]:
    row, index, where = draft.row, draft.index, draft.where
    published = draft.world.day(-5 - index % 20)
    domain = Domaine[row.get("domaine", "DIR")]
    actions = [f"- {action[:1].lower()}{action[1:]}" for action in draft.write("action", 6)]
    fields: Fields = {
        "canal_publication": "CSP",
        "reference": row.get("reference", f"ANNONCE-{published.year}-{index:05}"),
        "versant": draft.versant,
        "categories": [("A", "B", "C")[index % 3]],
        "corps": "Attaché d’administration",
        "nature_offre": "TITULAIRE_CONTRACTUEL",
        "type_contrat": "CDD_CDI",
        "vacance_poste": "OUI",
        "debut_vacance_poste": draft.world.day(60 + index),
        "organisation": draft.employer,
        "autorite_recrutement": "Direction du service",
        "localisations": [{"departement": where.departement, "commune": where.town}],
        "debut_publication": published,
        "fin_candidature": draft.closing,
        "temps_travail": "TEMPS_PLEIN",
        "management": ("SANS", "AVEC")[index % 2],
        "domaine": domain.value,
        "metier": {
            **({"code": row["metier"], "referentiel": "RMFPv2"} if "metier" in row else {}),
            "libelle": domain.libelle,
        },
        "diplome_niveau": 3 + index % 5,
        "competences": [
            {"type": "SAVOIR_FAIRE", "libelle": text}
            for text in draft.write("savoir_faire", 4)
            if len(text) <= 200
        ],
        "contexte": "\n\n".join(draft.write("contexte", 3)),
        "missions": "\n".join((row["missions"], "", *actions)),
        "profil": "\n\n".join(draft.write("profil", 4)),
        "conditions_exercice": " ".join(draft.write("conditions", 3)),
        "complements": " ".join(draft.write("complements", 2)),
        "candidature": {
            "procedure": "email_libre",
            "pieces": ["Curriculum vitae", "Lettre de motivation"],
            "destinataire": "Direction du service",
            "courriels": ["candidatures@recrutement.example"],
        },
    }
    if "nor" in row:
        del fields["reference"]
        fields["canal_publication"] = "JO"
        fields["jo"] = {"date": published, "nor": row["nor"]}
    return f"emplois/{published.year}", fields


def _mission(draft: _Draft) -> tuple[str, Fields]:
    return f"missions/{draft.where.departement}", {
        "type_mission": "itinerant",
        "departement": draft.where.departement,
        "prefecture": "Préfecture du département",
        "structure_porteuse": {"nom": draft.row["employeur"], "types": ["collectivite"]},
        "rattachement_hierarchique": "Structure porteuse",
        "accord_employeur": "requis",
        "contexte": draft.around("contexte_mission", 2),
        "missions": [
            {
                "numero": 1,
                "titre": draft.row["resume"],
                "taches": list(dict.fromkeys(draft.write("tache", 6))),
            }
        ],
        "profil": "\n\n".join(draft.write("profil", 2)),
        "fin_candidature": draft.closing,
    }


def _project(draft: _Draft) -> tuple[str, Fields]:
    return "projets", {
        "echelle": "departementale",
        "departements_concernes": [draft.where.departement],
        "porteur": draft.employer,
        "description": draft.around("description", 3),
        "objectifs": draft.write("objectif", 3),
        "evaluation": {"type": "inconnue"},
        "suites": {"etat": "inconnu"},
    }


def _lab(draft: _Draft) -> tuple[str, Fields]:
    return "labos", {
        "hebergeur": draft.employer,
        "localisations": [{"departement": draft.where.departement, "commune": draft.where.town}],
        "presentation": draft.around("labo_presentation", 3),
        "feuille_de_route": {"axes": draft.write("axe", 4)},
        "gouvernance": " ".join(draft.write("gouvernance", 1)),
    }


def _campaign(draft: _Draft) -> tuple[str, Fields]:
    return "demarches", {
        "organisation": draft.employer,
        "departements_concernes": [draft.where.departement],
        "presentation": draft.around("presentation", 3),
        "themes": [{"code": "temps", "titre": "Le temps de soigner"}],
    }


_BUILDERS: dict[str, Callable[[_Draft], tuple[str, Fields]]] = {
    "emploi": _posting,
    "mission": _mission,
    "projet": _project,
    "labo": _lab,
    "demarche": _campaign,
}
