"""Fictional job postings."""

from datetime import date, timedelta
from decimal import Decimal

from tests.benchmarks import context
from tests.benchmarks.context import Place, Words, World, sentence, sentences, typography
from tests.benchmarks.domains import MATTERS, Matter
from tests.benchmarks.employers import employer_of
from tests.benchmarks.grammar import Draw, bare, capital, de, listed
from tests.benchmarks.places import TOWNS
from tests.benchmarks.recruiting import MOMENTS, Fields, agreed, application, calendar, openness, publication
from vivier.records.vocabularies import (
    EtatCloture,
    Experience,
    Management,
    NiveauLangue,
    Referentiel,
    Teletravail,
    TempsTravail,
    VacancePoste,
)

_ROLES = (
    "Chef ou cheffe de projet {}",
    "Chargé ou chargée de mission {}",
    "Référent ou référente {}",
    "Expert ou experte {}",
    "Consultant ou consultante interne {}",
    "Conseiller ou conseillère {}",
)
_ROLES_OF = (
    "Responsable {}",
    "Directeur ou directrice {}",
    "Coordinateur ou coordinatrice {}",
    "Adjoint ou adjointe au responsable {}",
    "Chef ou cheffe du bureau {}",
    "Chargé ou chargée {}",
)
_MINISTRIES = ("IOMA", "PRMX", "TREK", "SSAZ", "AGRS")
LANGUAGES = listed("en de es it pt ar nl lb ca br co eu")
"""The languages that postings ask for."""
_FUNCTIONS = (
    "Bureau du recrutement",
    "Service des ressources humaines",
    "Cheffe du service",
    "Responsable hiérarchique",
    "Secrétariat de direction",
)


def _title(draw: Draw, matter: Matter) -> str:
    subject = draw.pick(matter.sujets)
    share = draw.unit()
    if share < 0.3:
        return draw.pick(matter.titres)
    if share < 0.45:
        return f"{draw.pick(matter.titres)} – {bare(subject)}"
    if share < 0.75:
        return draw.pick(_ROLES).format(bare(subject))
    return draw.pick(_ROLES_OF).format(de(subject))


def _competences(draw: Draw, words: Words) -> list[object]:
    rules = (
        ("CONNAISSANCE", "connaissance", 3),
        ("SAVOIR_FAIRE", "savoir_faire", 4),
        ("SAVOIR_ETRE", "savoir_etre", 3),
    )
    return [
        {"type": kind, "libelle": text}
        for kind, rule, count in rules
        for text in sentences(rule, draw.between(2, count), draw, words)
        if len(text) <= 200
    ]


def _links(world: World, draw: Draw, index: int, region: str | None) -> Fields:
    """Return links to a lab and to its projects, those of the same region first."""
    if index % 11 != 3 or not world.projets:
        return {}
    near = [project for project in world.projets if project[1] and project[2] == region] or [
        project for project in world.projets if project[1]
    ]
    if not near:
        return {}
    project = draw.pick(near)
    others = [other for other in near if other[1] == project[1] and other[0] != project[0]]
    found: Fields = {"labo": project[1], "projets": [project[0]]}
    if others and draw.chance(0.4):
        found["projets"] = [project[0], draw.pick(others)[0]]
    return found


def _missions(draw: Draw, words: Words, link: object) -> str:
    lines = [sentence("intro", draw, words), ""]
    actions = sentences("action", draw.between(6, 8), draw, words)
    lines += [
        f"- {action[:1].lower()}{action[1:]}{'.' if n == len(actions) else typography(' ;')}"
        for n, action in enumerate(actions, 1)
    ]
    lines += ["", sentence("fin_missions", draw, words)]
    if isinstance(link, list):
        lines[-1] += f" Le poste contribue au [projet du laboratoire](projet:{link[0]})."
    if draw.chance(0.06):
        lines += [
            "",
            "| Activité | Part du temps |",
            "| --- | --- |",
            "| Conception | 40 % |",
            "| **Animation** | 60 % |",
        ]
    return "\n".join(lines)


def _profile(draw: Draw, words: Words) -> str:
    return "\n\n".join(sentences("profil", draw.between(2, 4), draw, words))


def _paragraph(rule: str, count: int, draw: Draw, words: Words) -> str:
    return " ".join(sentences(rule, count, draw, words))


def posting(world: World, index: int) -> tuple[str, Fields]:
    """Return the path of a posting in ``postings/`` and its fields."""
    draw = world.draw("emploi", index)
    moment = MOMENTS[index * 7 % len(MOMENTS)]
    code, matter = context.matter_at(index)
    where = world.place(draw, index)
    if moment == "jo" and where.region in (None, "03"):
        # The procedure supposes a préfet de région, and does not apply in Guyane.
        moment = "ouverte"
    versant = (
        "FPE"
        if moment == "jo" or index % 13 == 5
        else ("FPE", "FPE", "FPT", "FPE", "FPH", "FPT", "FPE")[index % 7]
    )
    employer, kind, authority = employer_of(draw, where, versant, regional=moment == "jo")
    title = _title(draw, matter)
    dates = calendar(moment, draw, world)
    start = dates["debut_publication"]
    assert isinstance(start, date)
    canal, reference = publication(index, where, start.year, moment)
    words = context.words(world, draw, matter, where, employer, reference=reference)
    host = context.domain_name(employer)
    links = _links(world, draw, index, where.region)
    fields: Fields = {
        "titre": title,
        "resume": sentence("resume", draw, words)[:300],
        "canal_publication": canal,
        "reference": reference,
        "versant": versant,
        "categories": _categories(index, canal),
        **openness(index, draw, versant, moment),
        "vacance_poste": list(VacancePoste)[index % 3].value,
        "debut_vacance_poste": _vacancy(index, draw, world, start),
        "organisation": _organisation(world, index, employer, kind, where),
        "autorite_recrutement": authority,
        "employeur": sentence("employeur_texte", draw, words),
        "localisations": _places(world, draw, index, where, moment),
        **dates,
        **_conditions(index, draw, words, code),
        "competences": _competences(draw, words),
        "contexte": _context(draw, words),
        "missions": _missions(draw, words, links.get("projets")),
        "profil": _profile(draw, words),
        "conditions_exercice": _paragraph("conditions", draw.between(2, 4), draw, words),
        "positionnement": sentence("positionnement", draw, words),
        "complements": _paragraph("complements", 2, draw, words),
        "candidature": application(index, draw, words, canal, moment, host, authority),
        **links,
        "thematiques": draw.some(world.themes, draw.between(1, 3)),
        "contacts": [
            context.contact(draw, host, function, employer, named=index % 9 == 0 and n == 0)
            for n, function in enumerate(draw.some(_FUNCTIONS, draw.between(1, 2)))
        ],
        **_source(index, draw, world, canal, reference, employer, start),
    }
    fields |= agreed(fields)
    if index % 8 == 0:
        fields["titre_long"] = f"{title}, {capital(employer)}"
    if canal == "JO":
        del fields["reference"]
        fields["jo"] = {
            "date": start,
            "nor": f"{_MINISTRIES[index % 5]}{start:%y}{index % 100000:05}V",
            "numero": f"{draw.between(1, 300):04}",
            "url": f"https://journal-officiel.example/avis/{index}",
        }
    if moment == "cloture":
        state = list(EtatCloture)[index % len(EtatCloture)]
        if state is EtatCloture.REMPLACEE and not world.latest:
            state = EtatCloture.CLOSE
        fields["cloture"] = {
            "etat": state.value,
            "depuis": world.closed(start, known=index % 3 == 0),
            "motif": "Information donnée par le service recruteur.",
            **({"remplacee_par": world.latest} if state is EtatCloture.REMPLACEE else {}),
        }
    name = world.latest = world.name("emploi", f"{title} {where.town}")
    return f"emplois/{start.year}/{name}.yml", fields


def _organisation(world: World, index: int, employer: str, kind: str, where: Place) -> Fields:
    known = context.slug(bare(employer))
    if known in world.organisations:
        return (
            {"organisation": known, "direction": f"Service {index % 40 + 1}"}
            if index % 4 == 0
            else {"organisation": known}
        )
    found: Fields = {"nom": capital(bare(employer)), "type": kind}
    if index % 5 == 0:
        found["siret"] = context.siret(
            index * 97 + int(where.departement.replace("A", "0").replace("B", "1"))
        )
    return found


def _context(draw: Draw, words: Words) -> str:
    return "\n\n".join(
        (sentence("contexte", draw, words), _paragraph("contexte2", draw.between(1, 2), draw, words))
    )


def _categories(index: int, canal: str) -> list[str]:
    if canal == "JO":
        return ["APLUS", "A"] if index % 2 else ["A"]
    return (["A"], ["B"], ["C"], ["A", "B"], ["A"], ["B", "C"], ["HORS_CATEGORIE"], ["APLUS"])[index % 8]


def _vacancy(index: int, draw: Draw, world: World, start: date) -> object:
    """Return when the post is vacant: a day, a month or a year."""
    day = start + timedelta(days=draw.between(30, 160))
    return (day, f"{day:%Y-%m}", day, str(day.year))[index % 4]


def _places(world: World, draw: Draw, index: int, where: Place, moment: str) -> list[object]:
    if index % 46 == 7 and where.region and moment != "jo":
        return [{"region": where.region}]
    found: list[object] = [where.tree(draw, full=index % 5 == 0)]
    if index % 9 == 4:
        towns = [town for town in TOWNS[where.departement] if town != where.town]
        found += [
            context.place(where.departement, town).tree(draw, full=False) for town in draw.some(towns, 2)
        ]
    return found


def _conditions(index: int, draw: Draw, words: Words, code: str) -> Fields:
    """Return what the post is made of: time, management, pay, occupation, studies, languages."""
    time = list(TempsTravail)[(0, 0, 1, 0, 2)[index % 5]].value
    home = list(Teletravail)[index // 2 % 3].value
    found: Fields = {"temps_travail": time, "teletravail": home}
    if time == "TEMPS_PARTIEL":
        found["quotite"] = draw.pick((50, 60, 70, 80, Decimal("57.5")))
    if home == "oui":
        found["teletravail_detail"] = sentence("teletravail_texte", draw, words)
    if index % 6:
        found["management"] = list(Management)[index % 2].value
    if index % 3 == 0:
        found["cotation_rifseep"] = f"Groupe {index % 4 + 1}"
    found["domaine"] = code
    register = list(Referentiel)[(0, 0, 0, 1, 2, 3, 4, 5)[index % 8]]
    occupation = {
        Referentiel.RMFP_V2: f"ER{code}{index % 60 + 1:03}",
        Referentiel.ROME: f"K{index % 9 + 1}{index % 900 + 100}",
        Referentiel.RIME: f"FP{code}{index % 90 + 10}",
    }.get(register)
    found["metier"] = {
        **({"code": occupation} if occupation else {}),
        "libelle": draw.pick(MATTERS[code].titres),
        "referentiel": register.value,
    }
    found["diplome_niveau"] = index % 8 + 1
    if index % 4:
        found["experience"] = list(Experience)[index % 3].value
        if index % 3:
            found["experience_detail"] = sentence("experience_texte", draw, words)
    if index % 5 == 2:
        levels = list(NiveauLangue)
        spoken = draw.some(LANGUAGES, draw.between(1, 2))
        found["langues"] = [
            {"code": language, "niveau": levels[(index + n) % 6].value} for n, language in enumerate(spoken)
        ]
    if index % 2:
        low = draw.between(220, 620) * 100
        found["remuneration"] = {"minimum_eur": low, "maximum_eur": low + draw.between(10, 160) * 100}
    else:
        found["remuneration"] = {"texte": sentence("remuneration_texte", draw, words)}
    if index % 4 == 1:
        found["ouvert_aux_militaires"] = index % 8 == 1
    # One in twelve is not a whole vacancy notice.
    if index % 12:
        found["corps"] = sentence("corps", draw, words)
    return found


def _source(
    index: int, draw: Draw, world: World, canal: str, reference: str, employer: str, start: date
) -> Fields:
    kind = canal if canal != "AUTRE" else ("site_public", "document", "saisie")[index % 3]
    title = {"JO": "Avis de vacance d’un emploi", "CSP": f"Offre {reference}"}.get(
        kind, f"Annonce {reference}"
    )
    known = min(start, world.today)
    found: Fields = {
        "source": {
            "type": kind,
            "titre": title,
            "editeur": capital(employer),
            "date": (known, f"{known:%Y-%m}")[index % 2],
            "url": f"https://{context.domain_name(employer)}/annonces/{index}",
            "consulte_le": min(start + timedelta(days=1), world.today),
            "note": typography(context.FICTION),
        }
    }
    if index % 6 == 1:
        found["manques"] = [
            {"quoi": "Composition de l’équipe", "precision": "À demander au service avant de candidater."},
            *([{"quoi": "Montant des primes"}] if index % 4 == 1 else []),
        ]
    if index % 7 == 0:
        found["liens"] = [
            {
                "libelle": f"Présentation de l’application {world.coin()}",
                "url": "https://applications.example/",
            }
        ]
    if index % 3 == 0:
        found["maj"] = min(start + timedelta(days=draw.between(0, 9)), world.today)
    if index % 10 == 0:
        found["note_interne"] = "Rappeler le service avant la date limite."
    return found
