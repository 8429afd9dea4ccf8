"""How a value of a posting is written for Choisir le service public: its labels, its dates, its places.

Labels are those met on its pages and in its files; the closed lists of the exchange API are those of its guide and of
its changelog up to 9 October 2026.
"""

from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from vivier.candidacy import Echeance, OrigineEcheance
from vivier.candidacy.moment import PARIS
from vivier.french import lowered
from vivier.intake.catalogue import Catalogue
from vivier.records import DEPARTEMENTS, Emploi
from vivier.records.dates import DatePartielle, fin_reelle
from vivier.records.emploi_parts import Langue
from vivier.records.territories import Localisation
from vivier.records.vocabularies import (
    Categorie,
    Experience,
    Management,
    NatureOffre,
    Teletravail,
    TempsTravail,
    TypeCompetence,
    TypeContrat,
    VacancePoste,
    Versant,
)

VERSANTS = {
    Versant.FPE: "Fonction Publique de l'Etat",
    Versant.FPT: "Fonction Publique Territoriale",
    Versant.FPH: "Fonction Publique Hospitalière",
}
NATURES = {
    NatureOffre.TITULAIRE_CONTRACTUEL: "Emploi ouvert aux titulaires et aux contractuels",
    NatureOffre.CONTRACTUEL: "Emploi ouvert uniquement aux contractuels",
    NatureOffre.TERRITORIAL: "Emploi réservé aux fonctionnaires et lauréats d'un concours territorial",
    NatureOffre.TITULAIRE: "Emploi ouvert uniquement aux titulaires",
}
CONTRATS = {
    TypeContrat.CDD: "CDD",
    TypeContrat.CDI: "CDI",
    TypeContrat.CDD_CDI: "CDD ou CDI",
    TypeContrat.CONTRAT_PROJET: "Contrat de projet",
    TypeContrat.VACATION: "Payés à l'acte",
}
VACANCES = {VacancePoste.OUI: "Vacant", VacancePoste.NON: "Susceptible d'être vacant"}
CATEGORIES = {one: one.libelle for one in Categorie}
EXPERIENCES = {
    Experience.DEBUTANT: "Débutant",
    Experience.CONFIRME: "Confirmé",
    Experience.EXPERT: "Expert",
}
FAMILLES = {
    TypeCompetence.CONNAISSANCE: "CONNAISSANCES",
    TypeCompetence.SAVOIR_FAIRE: "SAVOIR-FAIRE",
    TypeCompetence.SAVOIR_ETRE: "SAVOIR-ÊTRE",
}
TEMPS = {TempsTravail.TEMPS_PLEIN: "Oui", TempsTravail.TEMPS_PARTIEL: "Non"}
TELETRAVAIL = {Teletravail.OUI: "Oui", Teletravail.NON: "Non"}
LIEU_DE_TRAVAIL = {
    Teletravail.OUI: "TELETRAVAIL",
    Teletravail.NON: "SUR_SITE",
    Teletravail.NON_DEFINI: "NON_DEFINI",
}
MANAGEMENT = {Management.AVEC: "Oui", Management.SANS: "Non"}

# Codes of the API for the collectivities whose Insee code it does not take.
_DEPARTEMENTS = {"975": "SPM", "986": "WLF"}
_ZONES = {
    "Indian/Mayotte": "AF", "Indian/Reunion": "AF", "Indian/Kerguelen": "AN", "Pacific/Noumea": "OC",
    "Pacific/Tahiti": "OC", "Pacific/Wallis": "OC",
}  # fmt: skip
_LINES = "\n"


class Offre(NamedTuple):
    """A posting, and what is known of it beside its fields.

    Attributes:
        fiche: the posting, as it may be published.
        catalogue: where its employer's name may be.
        limite: its deadline.
        page: absolute address of its page, or None.
    """

    fiche: Emploi
    catalogue: Catalogue
    limite: Echeance
    page: str | None


def jour(value: date | DatePartielle | None) -> str:
    """Return « 22/05/2025 »; nothing for a date that is not known to the day."""
    if isinstance(value, DatePartielle):
        value = value.debut() if value.jour else None
    return f"{value:%d/%m}/{value.year:04}" if value else ""


def instant(value: date | DatePartielle | None, hour: time = time(), zone: str = PARIS) -> str | None:
    """Return « 2025-05-22T00:00:00+02:00 »; None for a date that is not known to the day."""
    if isinstance(value, DatePartielle):
        value = value.debut() if value.jour else None
    return datetime.combine(value, hour, ZoneInfo(zone)).isoformat() if value else None


def publication(one: Offre) -> date | None:
    """Return the day when the posting was published."""
    return one.limite.ouverture


def fin_publication(one: Offre) -> date | None:
    """Return the last day that the posting is shown: its own, else that of its deadline, when it closes here."""
    return fin_reelle(one.fiche.fin_publication) or one.limite.limite


def fin_candidature(one: Offre) -> str | None:
    """Return the instant of the deadline, announced or computed; an end of publication is none."""
    if one.limite.origine not in (OrigineEcheance.ANNONCEE, OrigineEcheance.CALCULEE):
        return None
    return one.limite.instant.isoformat() if one.limite.instant else None


def lignes(values: list[str]) -> str:
    """Return the values of one cell, a line each."""
    return _LINES.join(values)


def localisation(place: Localisation) -> dict[str, Any]:
    """Return a place as the API takes it."""
    code = place.departement
    return {
        "zone_geographique": zone(place.siege),
        "pays": "FRA",
        "region": place.region,
        "departement": _DEPARTEMENTS.get(code, code) if code else None,
        "localisation_label": lieu(place),
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def zone(code: str | None) -> str:
    """Return the continent of a département: EU, AM, AF, OC or AN."""
    territory = DEPARTEMENTS[code] if code else None
    if territory is None or territory.zone == "metropole":
        return "EU"
    # What is neither in the Indian Ocean nor in the Pacific is in America; Clipperton too, in no time zone of its own.
    return _ZONES.get(territory.fuseau, "AM")


def departement(place: Localisation) -> str:
    """Return « Loire-Atlantique (44) », or the name of the region where nothing closer is known."""
    return f"{DEPARTEMENTS[place.departement].nom} ({place.departement})" if place.departement else place.nom


def lieu(place: Localisation) -> str:
    """Return the address of a place, as far as it is known, on one line."""
    return place.adresse_entiere or departement(place)


def situated(place: Localisation) -> bool:
    """Whether a place has coordinates."""
    return place.latitude is not None and place.longitude is not None


def langue(one: Langue) -> str:
    """Return « anglais (B2) »."""
    name = one.code.libelle
    return f"{lowered(name)} ({one.niveau})"


def salaire(low: int | None, high: int | None) -> str | None:
    """Return « 30000 € à 45000 € », « à partir de 30000 € » or « jusqu’à 45000 € »: one bound is no exact pay."""
    if low is not None and high is not None:
        return f"{low} €" if low == high else f"{low} € à {high} €"
    if low is not None:
        return f"à partir de {low} €"
    return f"jusqu’à {high} €" if high is not None else None


def diplome(level: int | None) -> str:
    """Return a level of diploma with its label, where that is known."""
    if level is None:
        return ""
    return "Niveau 7 Master/diplômes équivalents" if level == 7 else f"Niveau {level}"
