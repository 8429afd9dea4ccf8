"""Fictional France services missions: a few national sheets, and what départements change in them."""

from datetime import date
from decimal import Decimal

from tests.benchmarks import context
from tests.benchmarks.context import World, sentence, sentences
from tests.benchmarks.grammar import capital, different
from tests.benchmarks.labs import quantity, source
from tests.benchmarks.places import TOWNS
from tests.benchmarks.recruiting import Fields
from vivier.records import DEPARTEMENTS
from vivier.records.vocabularies import (
    AccordEmployeur,
    Eligibilite,
    EtatCloture,
    TypeConvention,
    TypeMission,
    TypeOrganisation,
)

_JOBS = {
    TypeMission.ANIMATEUR_DEPARTEMENTAL: "Animateur ou animatrice du réseau France services",
    TypeMission.CONSEILLER: "Conseiller ou conseillère France services",
    TypeMission.RESPONSABLE_STRUCTURE: "Responsable d’une structure France services",
    TypeMission.ITINERANT: "Conseiller ou conseillère d’un service itinérant",
}


def national(world: World, index: int) -> tuple[str, Fields]:
    """Return the path of a national sheet and its fields."""
    draw = world.draw("mission-nationale", index)
    kind = list(TypeMission)[index % len(TypeMission)]
    _, matter = context.matter_at(28 + index // len(TypeMission) * 5)
    words = context.words(
        world,
        draw,
        matter,
        context.place("75", "Paris"),
        "l’agence nationale des territoires",
        du_territoire="de chaque département",
        au_territoire="dans chaque département",
    )
    title = _JOBS[kind] if index < len(TypeMission) else f"{_JOBS[kind]}, volet {words['coinage']}"
    ident = world.name("mission", title)
    tasks = different(15, lambda: sentence("tache", draw, words))
    fields: Fields = {
        "titre": title,
        "resume": sentence("resume_mission", draw, words)[:300],
        "type_mission": kind.value,
        "structure_porteuse": {
            "types": [
                organisation.value
                for organisation in (
                    TypeOrganisation.COLLECTIVITE,
                    TypeOrganisation.ASSOCIATION,
                    TypeOrganisation.LA_POSTE,
                    TypeOrganisation.MSA,
                )
            ],
            "role": "Emploie la personne et lui donne ses moyens de travail.",
        },
        "rattachement_hierarchique": "Structure porteuse",
        "rattachement_fonctionnel": ["Préfecture de département", "Agence nationale des territoires"],
        "accord_employeur": list(AccordEmployeur)[index % 3].value,
        "conventions": [
            {
                "type": list(TypeConvention)[(index + n) % 3].value,
                "parties": ["Préfet de département", "Structure porteuse", "Agence nationale"][: 3 - n],
                "objet": "Modalités pratiques et financières.",
            }
            for n in range(2)
        ],
        "financement": {
            "montant_eur": quantity(index, 30_000 + index * 1000),
            "periode": "an",
            "financeur": "État",
            "beneficiaire": "structure porteuse",
            "forfaitaire": True,
            "note": "Ce n’est pas une rémunération.",
        },
        "quotite_etp": 1,
        "publics_eligibles": [item.value for item in list(Eligibilite)[: 2 + index % 3]],
        "eligibilite_detail": "Tout agent volontaire, avec l’accord de sa hiérarchie.",
        "contexte": "\n\n".join(sentences("contexte_mission", 2, draw, words)),
        "organisation": sentence("organisation_mission", draw, words),
        "missions": [
            {"numero": n + 1, "titre": name, "taches": tasks[n * 3 : n * 3 + 3]}
            for n, name in enumerate(different(5, lambda: sentence("mission_titre", draw, words)))
        ],
        "missions_note": "Liste non exhaustive.",
        "prerequis": sentences("prerequis", 3, draw, words),
        "permis": "B",
        "liens": [{"libelle": "Carte des structures", "url": "https://structures.example/"}],
        "profil": "\n\n".join(sentences("profil", 2, draw, words)),
        "conditions_exercice": sentence("conditions", draw, words),
        "deplacements": sentence("deplacement", draw, words),
        "lieu_base": "Locaux de la structure porteuse",
        "formation_initiale": sentence("formation", draw, words),
        "chiffres": [
            {"libelle": "Structures ouvertes", "valeur": 2000 + index, "date": f"{world.today.year - 1}-07"}
        ],
        "revoir_le": world.day(90 + index),
        "thematiques": draw.some(world.themes, 2),
        **source(index, world, f"Fiche nationale {index + 1}", "l’agence nationale des territoires"),
    }
    return f"missions/national/{ident}.yml", fields


def departmental(world: World, index: int, sheets: list[tuple[str, str]]) -> tuple[str, Fields]:
    """Return the path of a département's version and the fields that differ from its national sheet.

    ``sheets`` has the id and the title of each national sheet; each couple of a sheet and a département comes once.
    """
    draw = world.draw("mission", index)
    code = world.order[index % len(world.order)]
    sheet, title = sheets[index // len(world.order) % len(sheets)]
    where = context.place(code, TOWNS[code][0])
    territory = DEPARTEMENTS[code]
    prefecture = f"la préfecture {territory.du}"
    _, matter = context.matter_at(28)
    words = context.words(world, draw, matter, where, prefecture)
    ident = world.name("mission", f"{sheet} {code}")
    host = context.domain_name(prefecture)
    dates = _dates(world, index)
    fields: Fields = {
        "titre": f"{title} {territory.du}"[:150],
        "resume": sentence("resume_mission", draw, words)[:300],
        "fiche_nationale": sheet,
        "departement": code,
        "prefecture": capital(prefecture.removeprefix("la ")),
        "structure_porteuse": {"nom": f"Communauté {where.de}", "types": ["collectivite"]},
        "quotite_etp": Decimal("0.5") if index % 3 == 0 else Decimal("0.8"),
        "contexte": sentence("contexte_mission", draw, words),
        "deplacements": f"{sentence('deplacement', draw, words)}, au départ {where.de}",
        "lieu_base": f"Locaux de la communauté, {where.a}",
        **dates,
        "candidature": {
            "procedure": "fs_animateur",
            "pieces": ["Curriculum vitae", "Lettre de motivation", "Accord écrit de l’employeur"],
            "courriels": [f"france-services@{host}"],
            "destinataire": capital(prefecture.removeprefix("la ")),
        },
        "contacts": [context.contact(draw, host, "Bureau des services publics", prefecture, named=False)],
        **source(index, world, f"Fiche départementale {code}", prefecture),
    }
    if index % 10 == 3:
        state = list(EtatCloture)[index // 10 % len(EtatCloture)]
        fields["cloture"] = {
            "etat": state.value,
            "depuis": world.closed(dates["debut_publication"], known=False),
            "motif": "Information donnée par la préfecture.",
            # What is left for the département.
            **({"remplacee_par": sheet} if state is EtatCloture.REMPLACEE else {}),
        }
    return f"missions/{code}/{ident}.yml", fields


def _dates(world: World, index: int) -> dict[str, date]:
    """Return the dates of a version: half of them have a deadline, the others a day when they are to be checked."""
    start = world.day(-(index % 200) - 1)
    if index % 2:
        return {
            "debut_publication": start,
            "fin_candidature": world.day(index % 120 - 40) if index % 200 > 60 else world.day(30),
        }
    return {"debut_publication": start, "revoir_le": world.day(30 + index % 90)}
