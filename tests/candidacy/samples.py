"""A notice, an offer and a mission, as small as they may be."""

from vivier.records import Emploi, Mission

NOTICE = {
    "id": "avis",
    "titre": "Avis",
    "source": {"type": "JO", "titre": "Avis"},
    "canal_publication": "JO",
    "versant": "FPE",
    "categories": ["A"],
    "nature_offre": "TITULAIRE_CONTRACTUEL",
    "vacance_poste": "OUI",
    "organisation": {"nom": "SGAR"},
    "autorite_recrutement": "Préfet de région",
    "localisations": [{"departement": "21"}],
    "missions": "m",
    "profil": "p",
    "candidature": {"procedure": "jo_sgar_2009_587"},
}
OFFER = NOTICE | {
    "canal_publication": "CSP",
    "reference": "2024-17971",
    "debut_publication": "2025-04-18",
    "candidature": {"procedure": "csp_en_ligne", "url": "https://choisirleservicepublic.gouv.fr/"},
}
MISSION = {
    "id": "m",
    "titre": "Mission",
    "resume": "r",
    "source": {"type": "document", "titre": "t"},
    "type_mission": "animateur_departemental",
    "structure_porteuse": {"types": ["collectivite"]},
    "rattachement_hierarchique": "structure",
    "accord_employeur": "requis",
    "missions": [{"numero": "1", "titre": "t"}],
    "revoir_le": "2027-01-31",
}


def emploi(base: dict[str, object], **changes: object) -> Emploi:
    """Return a posting like ``base``, with other fields."""
    return Emploi.model_validate({**base, **changes})


def mission(**changes: object) -> Mission:
    """Return a mission with other fields."""
    return Mission.model_validate({**MISSION, **changes})
