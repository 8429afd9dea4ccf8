"""How fictional postings recruit: dates, legal basis, procedure, reference."""

from datetime import date, timedelta

from tests.benchmarks import context
from tests.benchmarks.context import Place, Words, World, sentence
from tests.benchmarks.grammar import Draw, listed
from tests.benchmarks.places import STREETS
from vivier.records.dates import un_mois_apres

Fields = dict[str, object]

MOMENTS = (
    *("ouverte",) * 16,
    *("jo",) * 4,
    *("derniers_jours",) * 4,
    *("close",) * 9,
    "sans_limite",
    "sans_fin",
    "a_venir",
    "urgence",
    "cloture",
    "cloture",
)
"""How near the deadline is, each as often as it stands here."""


_LEGAL = {
    "FPE": listed(
        "L332-2-2 L332-2-1 L332-2-3 L332-3 L332-6 L332-7 L332-22 L332-1-1 L332-1-2 L332-1-3 L352-4"
    ),
    "FPT": listed("L332-8 L332-13 L332-14 L332-23 L352-4 L332-8"),
    "FPH": listed("L332-15 L332-16 L332-17 L332-18 L332-19 L332-20"),
}


def calendar(moment: str, draw: Draw, world: World) -> Fields:
    """Return the dates of a posting; the publicity lasts a month at least, except for an emergency."""
    today = world.today
    if moment == "jo":
        return {"debut_publication": world.day(-draw.between(0, 55))}
    if moment == "derniers_jours":
        end = world.day(draw.between(0, 7))
        start = _month_before(end, draw.between(0, 25))
    elif moment in ("close", "cloture"):
        end = world.day(-draw.between(1, 640))
        start = _month_before(end, draw.between(0, 30))
    elif moment == "a_venir":
        start = world.day(draw.between(1, 20))
        end = un_mois_apres(start)
    elif moment == "urgence":
        start, end = world.day(-draw.between(1, 8)), world.day(draw.between(2, 12))
    elif moment in ("sans_limite", "sans_fin"):
        start = world.day(-draw.between(5, 120))
        return {
            "debut_publication": start,
            "revoir_le": world.day(draw.between(5, 60)),
            **({"fin_candidature": date(9999, 12, 31)} if moment == "sans_fin" else {}),
        }
    else:
        start = world.day(-draw.between(0, 22))
        end = max(un_mois_apres(start), today + timedelta(days=8)) + timedelta(days=draw.between(0, 45))
    found: Fields = {"debut_publication": start, "fin_candidature": end}
    if draw.chance(0.4):
        found["fin_publication"] = end
    if moment == "urgence":
        found["derogation_motif"] = "Continuité du service après un départ imprévu."
    return found


def _month_before(end: date, more: int) -> date:
    """Return a day from which a month and ``more`` days lead to ``end``."""
    return end - timedelta(days=31 + more)


def openness(index: int, draw: Draw, versant: str, moment: str) -> Fields:
    """Return who the posting is open to, its contract and its legal basis."""
    if versant == "FPT":
        nature = ("TITULAIRE_CONTRACTUEL", "TERRITORIAL", "CONTRACTUEL")[index % 3]
    else:
        nature = ("TITULAIRE_CONTRACTUEL", "TITULAIRE_CONTRACTUEL", "CONTRACTUEL", "TITULAIRE")[index % 4]
    found: Fields = {"nature_offre": nature}
    if nature in ("TITULAIRE", "TERRITORIAL"):
        if index % 5 == 0:
            found["fondement_juridique"] = {"code": "L311-1"}
        return found
    contract = ("CDD", "CDI", "CDD_CDI", "CONTRAT_PROJET", "VACATION", "CDD")[index // 3 % 6]
    found["type_contrat"] = contract
    if contract not in ("CDI", "CDD_CDI"):
        found["duree_contrat"] = sentence("duree", draw, {})
    basis = "L332-24" if contract == "CONTRAT_PROJET" else draw.pick(_LEGAL[versant])
    article, _, item = basis.partition("-")[2].partition("-")
    words = f"Article L{basis.split('-')[0][1:]}-{article}" + (f" {item}°" if item else "") + " du CGFP"
    if nature == "CONTRACTUEL" or draw.chance(0.5) or contract == "CONTRAT_PROJET":
        found["fondement_juridique"] = {"code": basis, "texte": words}
    return found


def agreed(fields: Fields) -> Fields:
    """Return what changes in a posting for its contract to be one that its article allows."""
    basis = fields.get("fondement_juridique")
    code = basis["code"] if isinstance(basis, dict) else None
    if code == "L332-3":
        return {"temps_travail": "TEMPS_PARTIEL", "quotite": 70}
    if code == "L332-24" and fields.get("duree_contrat") == "6 mois":
        return {"duree_contrat": "18 mois"}
    if code == "L332-23" and "duree_contrat" in fields:
        return {"duree_contrat": "6 mois"}
    fixed_term = code in ("L332-6", "L332-7", "L332-23") and fields.get("type_contrat") == "CDI"
    return {"type_contrat": "CDD"} if fixed_term else {}


def application(
    index: int, draw: Draw, words: Words, canal: str, moment: str, host: str, authority: str
) -> Fields:
    """Return how to apply."""
    pieces: list[object] = ["Curriculum vitae", "Lettre de motivation"]
    if canal == "JO":
        procedure = "jo_sgar_2009_587" if moment == "jo" else "jo_emploi_direction"
        pieces += [
            {"libelle": "Dernier arrêté de situation administrative", "exigence": "le_cas_echeant"},
            {"libelle": "État de services", "exigence": "le_cas_echeant"},
        ]
        found: Fields = {"procedure": procedure, "pieces": pieces, "destinataire": authority}
        found["courriels"] = [f"recrutement@{host}"]
        if moment == "jo":
            found["delai_jours"] = 30
            found["tenir_a_disposition"] = ["Fiche financière établie par le service actuel"]
        return found
    if canal == "CSP":
        procedure = ("csp_en_ligne", "csp_en_ligne", "lien_externe", "contractuel_permanent")[index % 4]
    else:
        procedure = ("email_libre", "lien_externe")[index // 12 % 2]
    if index % 6 == 0:
        pieces.append({"libelle": "Trois derniers comptes rendus d’entretien", "exigence": "facultative"})
    found = {"procedure": procedure, "pieces": pieces, "destinataire": authority}
    if procedure in ("csp_en_ligne", "lien_externe"):
        found["url"] = f"https://{host}/offres/{context.slug(str(words['reference']))}"
    else:
        found["courriels"] = [f"candidatures@{host}"]
        if index % 7 == 0:
            found["adresse_postale"] = f"{draw.between(1, 90)} rue {draw.pick(STREETS)}, {words['ville']}"
    if index % 9 == 0:
        found["heure_limite"] = ("12:00", "17:00", "18:30")[index // 9 % 3]
    if draw.chance(0.4):
        found["precisions"] = sentence("precisions", draw, words)
    return found


def publication(index: int, where: Place, year: int, moment: str) -> tuple[str, str]:
    """Return where the posting was published, and its reference."""
    if moment == "jo" or index % 13 == 5:
        return "JO", f"{year}-JO-{index:05}"
    if index % 12 == 7:
        return "AUTRE", f"DDT-{where.departement}-{year}-{index:05}"
    number = index * 7919 % 1_000_000
    forms = (
        f"CSP-{year}-{number:06}",
        f"{year - 1}-{100000 + index}",
        f"O0{where.departement:0>3}{year}{index:08}",
    )
    return "CSP", forms[index % 3]
