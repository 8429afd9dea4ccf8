"""Fictional innovation labs, their projects, and the idea campaigns that some projects came from."""

from tests.benchmarks import context
from tests.benchmarks.context import Place, Words, World, sentence, sentences
from tests.benchmarks.employers import employer_of
from tests.benchmarks.grammar import Draw, bare, capital
from tests.benchmarks.recruiting import Fields
from vivier.records.vocabularies import (
    CodePhase,
    Dispositif,
    Echelle,
    EtatSuites,
    Licence,
    Methode,
    OuiNonInconnu,
    RolePartenaire,
    StatutFinancement,
    StatutPhase,
    TypeEvaluation,
    TypeOrganisation,
    TypePublic,
)


def quantity(index: int, number: int) -> object:
    """Return a number, at times approximate."""
    if index % 3:
        return number
    return {"valeur": number, "approximatif": True, "mention": f"environ {number}"}


def source(index: int, world: World, title: str, employer: str) -> Fields:
    """Return where the facts come from, and when they were last checked."""
    day = world.day(-(index * 37 % 900) - 1)
    found: Fields = {
        "source": {
            "type": ("site_public", "document", "saisie")[index % 3],
            "titre": title,
            "editeur": capital(employer),
            "date": (day, f"{day:%Y-%m}", str(day.year))[index % 3],
            "url": f"https://{context.domain_name(employer)}/pages/{index}",
            "consulte_le": day,
            "note": context.typography(context.FICTION),
        },
        "maj": day,
    }
    if index % 4 == 1:
        found["manques"] = [{"quoi": "Montant du budget annuel", "precision": "Absent de la page lue."}]
    if index % 9 == 2:
        found["note_interne"] = "Demander une photographie libre de droits."
    return found


def host(draw: Draw, where: Place, index: int) -> tuple[str, str]:
    """Return an organisation that may shelter a lab or carry a project, and its kind."""
    name, kind, _ = employer_of(draw, where, ("FPE", "FPT", "FPE")[index % 3], regional=index % 2 == 0)
    return name, kind


def funding(index: int, draw: Draw, world: World) -> list[object]:
    """Return funding lines, their amounts always with their years."""
    year = world.today.year - 1 - index % 4
    lines: list[object] = []
    for n in range(1 + index % 2):
        scheme = list(Dispositif)[(index + n) % len(Dispositif)]
        lines.append(
            {
                "dispositif": scheme.value,
                "libelle": scheme.libelle,
                "montant_eur": quantity(index + n, draw.between(4, 900) * 1000),
                "annees": f"{year}-{year + 2}",
                "statut": list(StatutFinancement)[(index + n) % len(StatutFinancement)].value,
                "financeur": {"nom": "Délégation à la transformation publique", "type": "etat_central"},
            }
        )
    if index % 5 == 0:
        lines.append({"dispositif": "autre", "note": "Montant non publié."})
    return lines


def lab(world: World, index: int) -> tuple[str, Fields]:
    """Return the path of a lab and its fields."""
    draw = world.draw("labo", index)
    where = world.place(draw, index)
    employer, kind = host(draw, where, index)
    _, matter = context.matter_at(index * 5 + 9)
    words = context.words(world, draw, matter, where, employer)
    name = str(words["coinage"])
    title = (f"{name}, laboratoire d’innovation publique", f"Fabrique {name}", f"Le {name} {where.de}")[
        index % 3
    ]
    ident = world.name("labo", title)
    methods = [m.value for m in draw.some(list(Methode), 4)]
    fields: Fields = {
        "titre": title,
        "resume": sentence("resume_labo", draw, words)[:300],
        "alias": [name.upper()],
        "hebergeur": {"nom": capital(bare(employer)), "type": kind},
        "localisations": [where.tree(draw, full=index % 2 == 0)],
        "ouverture": (f"{2014 + index % 12}", f"{2014 + index % 12}-0{index % 9 + 1}")[index % 2],
        "presentation": "\n\n".join(sentences("labo_presentation", 2, draw, words)),
        "equipe": [
            {"fonction": role, **({"nombre": draw.between(1, 6)} if n % 3 else {})}
            for n, role in enumerate(sentences("fonction_labo", 3, draw, words))
        ],
        "feuille_de_route": {
            "periode": words["periode"],
            "axes": sentences("axe", 4, draw, words),
            **({"note": "La source annonce trois axes et en cite quatre."} if index % 7 == 1 else {}),
        },
        "services": [
            {
                "titre": title,
                "description": sentence("service_labo_detail", draw, words),
                "methodes": methods[:2],
            }
            for title in sentences("service_labo", 3, draw, words)
        ],
        "methodes": methods,
        "financements": funding(index, draw, world),
        "chiffres": [
            {
                "libelle": "Projets accompagnés",
                "valeur": quantity(index, draw.between(3, 70)),
                "unite": "projets",
                "date": str(world.today.year - 1),
            }
        ],
        "reseaux": [
            {"nom": network, "role": sentence("reseau_role", draw, words)}
            for network in sentences("reseau", 2, draw, words)
        ],
        "gouvernance": sentence("gouvernance", draw, words),
        "thematiques": draw.some(world.themes, 2),
        "contacts": [
            context.contact(
                draw, context.domain_name(employer), "Accueil du laboratoire", employer, named=False
            )
        ],
        "liens": [{"libelle": "Site du laboratoire", "url": f"https://{context.slug(name)}.example/"}],
        **source(index, world, f"Présentation du laboratoire {name}", employer),
    }
    if world.demarches and index % 2 == 0:
        fields["demarches"] = [draw.pick(world.demarches)[0]]
    world.labos.append((ident, where.region))
    return f"labos/{ident}.yml", fields


def project(world: World, index: int) -> tuple[str, Fields]:
    """Return the path of a project and its fields."""
    draw = world.draw("projet", index)
    where = world.place(draw, index)
    employer, kind = host(draw, where, index)
    _, matter = context.matter_at(index * 3 + 1)
    words = context.words(world, draw, matter, where, employer)
    name = str(words["coinage"])
    subject = bare(draw.pick(matter.sujets))
    title = (f"{name} : {subject}", f"{capital(subject)} {where.de}", f"{name}, {subject}")[index % 3]
    title = context.typography(title)
    ident = world.name("projet", title)
    near = [entry for entry in world.labos if entry[1] == where.region] or world.labos
    home = draw.pick(near)[0] if near and index % 4 else None
    outcome = list(EtatSuites)[index % len(EtatSuites)]
    fields: Fields = {
        "titre": title,
        "resume": sentence("resume_projet", draw, words)[:300],
        **({"labos": [home]} if home else {}),
        **_reach(index, where),
        "porteur": {"nom": capital(bare(employer)), "type": kind},
        **(
            {"commanditaire": {"nom": "Comité régional de la transformation", "sigle": "CRT"}}
            if index % 3 == 0
            else {}
        ),
        "description": "\n\n".join(sentences("description", 2, draw, words)),
        "probleme": {
            "irritant": sentence("irritant", draw, words),
            "preuve": sentence("preuve", draw, words),
        },
        "publics": [
            {
                "type": public.value,
                "libelle": f"{public.libelle} {where.de}",
                "effectif": quantity(index, draw.between(8, 900)),
            }
            for public in draw.some(list(TypePublic), 2)
        ],
        "objectifs": sentences("objectif", 3, draw, words),
        "methodes": [list(Methode)[(index + n * 5) % len(Methode)].value for n in range(3)],
        "methodes_detail": sentence("methode_detail", draw, words),
        "phases": _phases(index, draw, world, words),
        "partenaires": _partners(index, draw, words, world),
        "financements": funding(index, draw, world),
        "livrables": [
            {
                "titre": title,
                "type": sentence("type_livrable", draw, words),
                "date": f"{world.today.year - 1}-{draw.between(1, 12):02}",
                "licence": list(Licence)[(index + n) % len(Licence)].value,
                "accessible": list(OuiNonInconnu)[(index + n) % 3].value,
                "url": f"https://{context.slug(name)}.example/livrables/{n + 1}",
            }
            for n, title in enumerate(sentences("livrable", 2, draw, words))
        ],
        "indicateurs": [
            _indicator(index + n, draw, world, words, label)
            for n, label in enumerate(sentences("indicateur", 2, draw, words))
        ],
        "evaluation": _evaluation(index, draw, world, words),
        "suites": {
            "etat": outcome.value,
            **(
                {"motif": sentence("motif", draw, words)}
                if outcome in (EtatSuites.ARRETE, EtatSuites.REORIENTE)
                else {}
            ),
            "date": f"{world.today.year}-0{index % 9 + 1}",
        },
        "ppg": [sentence("ppg", draw, words)],
        "services_publics_plus": [sentence("engagement", draw, words)],
        "reutilisation": sentence("reutilisation", draw, words),
        "licence": "licence_ouverte_2",
        "thematiques": draw.some(world.themes, 2),
        "contacts": [
            context.contact(
                draw, context.domain_name(employer), "Équipe projet", employer, named=index % 6 == 0
            )
        ],
        **(
            {"liens": [{"libelle": "Page du projet", "url": f"https://{context.slug(name)}.example/"}]}
            if index % 2
            else {}
        ),
        **source(index, world, f"Dossier du projet {name}", employer),
    }
    if world.demarches and index % 5 == 0:
        campaign, ideas, _ = draw.pick(world.demarches)
        world.offspring[campaign] = ident
        fields["origine"] = {"demarche": campaign, "idees": draw.some(ideas, 2)}
    world.projets.append((ident, home, where.region))
    return f"projets/{ident}.yml", fields


def _reach(index: int, where: Place) -> Fields:
    scale = list(Echelle)[index % len(Echelle)]
    if scale is Echelle.NATIONALE:
        return {"echelle": scale.value}
    if scale is Echelle.REGIONALE and where.region:
        return {"echelle": scale.value, "regions_concernees": [where.region]}
    return {"echelle": scale.value, "departements_concernes": [where.departement]}


def _phases(index: int, draw: Draw, world: World, words: Words) -> list[object]:
    year = world.today.year - 3 + index % 3
    codes = sorted(draw.some(range(len(CodePhase)), 4))
    return [
        {
            "code": list(CodePhase)[code].value,
            **({"libelle": "Avec des volontaires"} if (index + n) % 5 == 0 else {}),
            "debut": (f"{year + n // 2}-{1 + n % 2 * 6:02}", str(year + n // 2))[index % 4 == 3],
            **({"fin": f"{year + n // 2}-{6 + n % 2 * 6:02}"} if index % 4 != 3 else {}),
            "statut": list(StatutPhase)[(index + n) % len(StatutPhase)].value,
            **({"note": sentence("note_phase", draw, words)} if n == 1 else {}),
        }
        for n, code in enumerate(codes)
    ]


def _partners(index: int, draw: Draw, words: Words, world: World) -> list[object]:
    found: list[object] = []
    for n, partner in enumerate(words["partenaire"][:2]):
        kind = list(TypeOrganisation)[(index * 2 + n) % len(TypeOrganisation)]
        entry: Fields = {
            "nom": kind.libelle if kind is TypeOrganisation.LA_POSTE else capital(bare(partner)),
            "type": kind.value,
            "role": list(RolePartenaire)[(index + n * 3) % len(RolePartenaire)].value,
        }
        if kind is TypeOrganisation.LA_POSTE:
            entry["siret"] = context.siret_la_poste(index)
        found.append(entry)
    if world.organisations and index % 3 == 0:
        found.append(
            {
                "organisation": draw.pick(tuple(world.organisations)),
                "direction": "Secrétariat général",
                "role": "beneficiaire",
            }
        )
    return found


def _indicator(index: int, draw: Draw, world: World, words: Words, label: str) -> Fields:
    found: Fields = {
        "nom": label,
        "unite": sentence("unite", draw, words).lower(),
        "valeur_initiale": draw.between(0, 40),
        "cible": quantity(index, draw.between(60, 200)),
        "mesures": [{"valeur": draw.between(20, 150), "date": f"{world.today.year - 1}-06"}],
    }
    if index % 3:
        found["methode"] = sentence("indicateur_methode", draw, words)
    return found


def _evaluation(index: int, draw: Draw, world: World, words: Words) -> Fields:
    kind = list(TypeEvaluation)[index % len(TypeEvaluation)]
    if kind in (TypeEvaluation.AUCUNE, TypeEvaluation.INCONNUE):
        return {"type": kind.value}
    return {
        "type": kind.value,
        "date": str(world.today.year - 1),
        "resultats": sentence("resultats", draw, words),
        "limites": sentence("limites", draw, words),
        "url": f"https://evaluations.example/{index}",
    }
