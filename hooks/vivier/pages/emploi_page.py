"""The page of a job posting."""

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from vivier.records import DEPARTEMENTS, REGIONS, Emploi
from vivier.records.vocabularies import Teletravail, TempsTravail, TypeCompetence
from vivier.records.vocabulary import folded

from . import cards, words
from .applying import applying
from .near_cards import near_cards
from .page import Article
from .record_page import advised, deadline_box, linked, moment, opening, replaced
from .writer import Here, Writer

DIPLOMES = {
    1: "Savoirs de base",
    2: "Activités simples",
    3: "CAP, BEP",
    4: "Baccalauréat",
    5: "BTS, DUT (bac + 2)",
    6: "Licence, BUT (bac + 3)",
    7: "Master (bac + 5)",
    8: "Doctorat",
}
"""Levels of the national framework of qualifications (décret n° 2019-14 of 8 January 2019)."""

_FAMILIES = {
    TypeCompetence.CONNAISSANCE: "Connaissances",
    TypeCompetence.SAVOIR_FAIRE: "Savoir-faire",
    TypeCompetence.SAVOIR_ETRE: "Savoir-être",
}


def emploi_page(writer: Writer, record: Emploi) -> Article:
    """Write the article of a posting."""
    here, common = opening(writer, record)
    state = writer.index.statuts[record.cle]
    return writer.article(
        "emploi.html",
        here,
        **common,
        over=state.terminee,
        box=_box(writer, record),
        brief=cards.meta(record),
        key_facts=_key_facts(here, record),
        details=[fact for fact in _details(here, record) if fact[1]],
        families=_families(record),
        **applying(writer, here, record),
        # The posting that replaces it is named in its ending.
        linked=[one for one in linked(writer, record) if one.genre != record.genre],
        replaced=replaced(writer, record),
        proches=near_cards(writer, here, writer.index.fiches[record.cle]),
    )


def _box(writer: Writer, record: Emploi) -> dict[str, object]:
    """Return the arguments of the deadline box."""
    limit = writer.index.echeances[record.cle]
    origin = words.origin(limit)
    if limit.limite and not writer.index.statuts[record.cle].terminee:
        origin += f" {words.until(limit)}"
    return deadline_box(writer, record, origin) | {
        "dates": [
            moment("Publication", limit.ouverture, "past"),
            *advised(writer, record),
            moment("Date limite", limit.limite, "key"),
            moment("Prise de poste", record.debut_vacance_poste, "next"),
        ]
    }


def _key_facts(here: Here, record: Emploi) -> list[tuple[str, str, object, object]]:
    places = [place.nom for place in record.localisations]
    links = [_link(here.region(code), REGIONS[code].nom) for code in record.regions] or [
        _link(here.departement(code), DEPARTEMENTS[code].nom) for code in record.departements
    ]
    time = [record.temps_travail.libelle] if record.temps_travail is not TempsTravail.NON_DEFINI else []
    if record.quotite:
        time.append(f"{words.number(record.quotite)}{words.NBSP}%")
    taking = record.debut_vacance_poste
    return [
        ("place", "Lieu", words.enumerate_fr(places), Markup(", ").join(links)),
        (
            "badge",
            "Catégorie",
            cards.categories(record).removeprefix("Catégorie "),
            record.nature_offre.libelle,
        ),
        (
            "clock",
            "Organisation",
            ", ".join(time) or None,
            _telework(record),
        ),
        (
            "start",
            "Prise de poste",
            words.partial_date(taking) if taking else None,
            record.vacance_poste.libelle,
        ),
    ]


def _telework(record: Emploi) -> str | None:
    """Return what is said of working from home; « deux jours par semaine » alone would be the rhythm of the work."""
    where, detail = record.teletravail, record.teletravail_detail
    if not detail:
        return None if where is Teletravail.NON_DEFINI else where.libelle
    if "télétravail" in detail.casefold():
        return detail
    return f"{where.libelle if where is Teletravail.NON else 'Télétravail'}{words.NBSP}: {detail}"


@lru_cache(maxsize=256)
def _link(url: str, name: str) -> Markup:
    """Return a link: that to a territory is the same from all the postings, and slow to format."""
    return Markup('<a href="{}">{}</a>').format(url, name)


def _details(here: Here, record: Emploi) -> Iterator[tuple[str, object]]:
    """Yield the long list of facts: term and value. What has no value is left out."""
    # Not under the title, where it would push the deadline off a phone's screen.
    if record.titre_long and folded(record.titre_long) != folded(record.titre):
        yield "Intitulé développé", here.markdown(record.titre_long)
    yield "Référence", record.reference
    yield "Parution", record.canal_publication.libelle
    if record.jo:
        yield "Numéro NOR", record.jo.nor
        yield "Numéro du Journal officiel", record.jo.numero
        yield (
            "Avis officiel",
            record.jo.url and _link(record.jo.url, "Lire l’avis publié au Journal officiel"),
        )
    yield "Versant", record.versant.libelle
    yield "Catégories", [category.libelle for category in record.categories]
    yield "Corps ou cadre d’emplois", record.corps
    yield "Nature de l’offre", record.nature_offre.libelle
    yield "Type de contrat", record.type_contrat and record.type_contrat.libelle
    yield "Durée", record.duree_contrat
    yield "Poste", record.vacance_poste.libelle
    basis = record.fondement_juridique
    if basis:
        article = basis.article
        meaning = (
            [f"Article {article.nom} du Code général de la fonction publique{words.NBSP}: {article.sens}"]
            if article
            else []
        )
        quoted = (
            [f"Texte publié{words.NBSP}: «{words.NBSP}{basis.texte}{words.NBSP}»"]
            if basis.texte not in (None, basis.code)
            else []
        )
        yield "Fondement juridique", [*meaning, *quoted]
    yield "Autorité de recrutement", record.autorite_recrutement
    yield "Domaine", record.domaine and record.domaine.libelle
    yield "Métier", record.metier and record.metier.libelle
    yield (
        "Diplôme",
        record.diplome_niveau
        and f"Niveau {record.diplome_niveau}{words.NBSP}: {DIPLOMES[record.diplome_niveau]}",
    )
    experience = [record.experience.libelle] if record.experience else []
    yield "Expérience", experience + ([record.experience_detail] if record.experience_detail else [])
    yield (
        "Langues",
        [
            f"{one.code.libelle}, niveau {one.niveau.value} ({one.niveau.libelle.lower()})"
            for one in record.langues
        ],
    )
    yield "Encadrement", record.management and record.management.libelle
    pay = record.remuneration
    if pay:
        bounds = words.between(pay.minimum_eur, pay.maximum_eur)
        yield (
            "Rémunération",
            [*([f"{bounds} brut par an"] if bounds else []), *([pay.texte] if pay.texte else [])],
        )
    if record.cotation_rifseep:
        yield "Cotation RIFSEEP", [record.cotation_rifseep, "Cotation applicable aux titulaires."]
    if record.ouvert_aux_militaires is not None:
        yield "Ouvert aux militaires", "Oui" if record.ouvert_aux_militaires else "Non"
    for address in cards.addresses(record):
        yield "Adresse", address


def _families(record: Emploi) -> list[tuple[str, list[str]]]:
    return [
        (label, found)
        for family, label in _FAMILIES.items()
        if (found := [one.libelle for one in record.competences if one.type is family])
    ]
