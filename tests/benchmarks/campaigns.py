"""Fictional idea campaigns."""

from pathlib import PurePosixPath

from tests.benchmarks import context
from tests.benchmarks.context import World, sentence, sentences
from tests.benchmarks.grammar import Draw, bare, capital
from tests.benchmarks.labs import host, quantity, source
from tests.benchmarks.recruiting import Fields
from vivier.records.vocabularies import OrdreClassement, TypeClassement


def campaign(world: World, index: int) -> tuple[str, Fields]:
    """Return the path of a campaign and its fields; its sums and sizes agree."""
    draw = world.draw("demarche", index)
    where = world.place(draw, index)
    employer, kind = host(draw, where, index)
    _, matter = context.matter_at(index * 11 + 4)
    words = context.words(world, draw, matter, where, employer)
    name = str(words["coinage"])
    title = (f"Démarche {name}", f"{name} : vos idées {where.de}", f"Consultation {name} des agents")[
        index % 3
    ]
    title = context.typography(title)
    ident = world.name("demarche", title)
    subjects = draw.some(matter.sujets, 4)
    themes = [_theme(draw, {**words, "sujet": subject}, n) for n, subject in enumerate(subjects)]
    rankings, ideas = _rankings(draw, words, index, [context.slug(bare(subject)) for subject in subjects])
    tables = draw.between(4, 12)
    fields: Fields = {
        "titre": title,
        "resume": sentence("resume_demarche", draw, words)[:300],
        "organisation": {"nom": capital(bare(employer)), "type": kind},
        **(
            {"regions_concernees": [where.region]}
            if where.region and index % 2
            else {"departements_concernes": [where.departement]}
        ),
        "presentation": "\n\n".join(sentences("presentation", 2, draw, words)),
        "methode": sentence("methode_demarche", draw, words),
        "contributions": quantity(index, draw.between(20, 90)),
        "idees_total": sum(theme["idees"] for theme in themes if isinstance(theme["idees"], int)),
        "themes": themes,
        "classements": rankings,
        "ateliers": {
            "nombre": tables,
            "places": 15,
            "participants": tables * 15,
            "seances": 2,
            "duree_seance": "une demi-journée",
            "volontariat": True,
            "tirage_au_sort": index % 2 == 0,
            "choix_des_themes": "Les directions, dans la liste des thèmes.",
            "animation": "Une équipe projet et des agents volontaires.",
            "note": "Échanger avec ses collègues entre les séances.",
        },
        "calendrier": _schedule(index, world, draw, words),
        **({"annee": str(world.today.year - index % 6)} if index % 3 else {}),
        "modele_fiche_projet": [
            {"champ_attendu": "Description", "precision": "La solution, en quelques phrases."},
            {"champ_attendu": "Résultat attendu"},
            {"champ_attendu": "Ressources"},
        ],
        "fiches_projet": [
            {
                "titre": capital(bare(subject)),
                "description": sentence("description", draw, words),
                "resultat_attendu": sentence("attente", draw, words),
                "changements": sentence("changement", draw, words),
                "ressources": sentence("ressource", draw, words),
                "etapes": sentences("etape_fiche", 3, draw, words),
                "idees": draw.some(ideas, 2),
            }
            for subject in subjects[:2]
        ],
        "thematiques": draw.some(world.themes, 2),
        "liens": [{"libelle": "Espace de contribution", "url": f"https://{context.slug(name)}.example/"}],
        "contacts": [
            context.contact(
                draw, context.domain_name(employer), "Équipe de la démarche", employer, named=False
            )
        ],
        **source(index, world, f"Restitution de la démarche {name}", employer),
    }
    world.demarches.append((ident, ideas, where.region))
    return f"demarches/{ident}.yml", fields


def with_offspring(world: World, path: str, fields: Fields) -> Fields:
    """Return the fields of a campaign, whose first project sheet names the project that came from its ideas."""
    sheets = fields["fiches_projet"]
    born = world.offspring.get(PurePosixPath(path).stem)
    if born is None or not isinstance(sheets, list):
        return fields
    return {**fields, "fiches_projet": [{**sheets[0], "projet": born}, *sheets[1:]]}


def _theme(draw: Draw, words: context.Words, number: int) -> Fields:
    subject = str(words["sujet"])
    ideas = draw.between(10, 400)
    return {
        "code": context.slug(bare(subject)),
        "titre": capital(subject),
        "description": sentence("theme_description", draw, words),
        "idees": ideas,
        "occurrences": {"valeur": ideas * draw.between(2, 5), "approximatif": True},
        "questions": sentences("question", 2, draw, words),
        "familles": [
            {
                "titre": sentence("famille", draw, words),
                "description": sentence("famille_description", draw, words),
                "propositions": sentences("proposition", 3, draw, words),
            }
        ],
    }


def _rankings(
    draw: Draw, words: context.Words, index: int, themes: list[str]
) -> tuple[list[Fields], list[str]]:
    """Return rankings whose size is what they say, and the ids of the ideas that have one."""
    found: list[Fields] = []
    ids: dict[str, None] = {}
    for n, kind in enumerate(TypeClassement):
        ideas: list[object] = []
        for k, text in enumerate(sentences("proposition", 6, draw, words)):
            ident = context.slug(text)[:60].strip("-")
            if k < 4 and ident not in ids:
                ids[ident] = None
                ideas.append(
                    {"libelle": text, "id": ident, "rang": k + 1, "famille": sentence("famille", draw, words)}
                )
            else:
                ideas.append(text)
        found.append(
            {
                "titre": kind.libelle,
                "type": kind.value,
                "themes": [themes[(index + n) % len(themes)]],
                "taille": len(ideas),
                "ordre": list(OrdreClassement)[(index + n) % 3].value,
                "propositions": ideas,
                **({"note": "Ordre annoncé croissant, sans score."} if n == 0 else {}),
            }
        )
    return found, list(ids)


def _schedule(index: int, world: World, draw: Draw, words: context.Words) -> list[Fields]:
    """Return steps: with full dates, with months, or without their year, as sources give them."""
    year = world.today.year - index % 3
    steps = (
        "Ouverture des contributions",
        "Restitution aux équipes",
        "Ateliers participatifs",
        "Choix des projets",
    )
    dates = (
        (f"{year}-03-0{index % 9 + 1}", f"--05-{10 + index % 18}", f"{year}-06", "--09"),
        (f"{year}-01", f"{year}-02-1{index % 10}", f"{year}-04", str(year)),
    )[index % 2]
    found: list[Fields] = [{"libelle": step, "debut": day} for step, day in zip(steps, dates, strict=True)]
    found[1]["fin"] = ("--06-17", f"{year}-03")[index % 2]
    found.append({"libelle": sentence("etape", draw, words), "texte": "à la fin de l’année"})
    return found
