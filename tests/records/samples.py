"""The smallest valid record of each kind, as a reader of YAML gives it: mappings, lists and texts."""

from typing import Any

Fields = dict[str, Any]


def source() -> Fields:
    return {"type": "CSP", "titre": "Offre 2026-00001"}


def emploi(**more: Any) -> Fields:
    return {
        "id": "chargee-de-mission",
        "titre": "Chargé ou chargée de mission",
        "source": source(),
        "canal_publication": "CSP",
        "reference": "2026-00001",
        "versant": "FPE",
        "categories": ["A"],
        "nature_offre": "TITULAIRE_CONTRACTUEL",
        "vacance_poste": "OUI",
        "organisation": {"nom": "Préfecture du Doubs"},
        "autorite_recrutement": "Préfet de région",
        "localisations": [{"departement": "25"}],
        "debut_publication": "2026-03-02",
        "missions": "Animer un réseau.",
        "profil": "Sens du dialogue.",
        "candidature": {"procedure": "email_libre"},
        **more,
    }


def jo(**more: Any) -> Fields:
    """A notice in the Journal officiel, for a chargé de mission of a préfet de région."""
    fields = emploi(
        canal_publication="JO",
        jo={"date": "2026-01-21"},
        candidature={"procedure": "jo_sgar_2009_587"},
    )
    del fields["reference"], fields["debut_publication"]
    return {**fields, **more}


def labo(**more: Any) -> Fields:
    return {
        "id": "labo-fictif",
        "titre": "Labo fictif",
        "resume": "Un laboratoire.",
        "source": source(),
        "hebergeur": {"nom": "SGAR"},
        "localisations": [{"departement": "44"}],
        **more,
    }


def projet(**more: Any) -> Fields:
    return {
        "id": "projet-fictif",
        "titre": "Projet fictif",
        "resume": "Un projet.",
        "source": source(),
        "evaluation": {"type": "aucune"},
        "suites": {"etat": "en_cours"},
        **more,
    }


def theme(code: str = "transversalite", **more: Any) -> Fields:
    return {"code": code, "titre": "La transversalité", **more}


def demarche(**more: Any) -> Fields:
    return {
        "id": "demarche-fictive",
        "titre": "Démarche fictive",
        "resume": "Une démarche.",
        "source": source(),
        "organisation": {"nom": "Région"},
        "presentation": "Des idées.",
        "themes": [theme()],
        **more,
    }


def mission(**more: Any) -> Fields:
    return {
        "id": "mission-fictive",
        "titre": "Mission fictive",
        "resume": "Une mission.",
        "source": source(),
        "type_mission": "animateur_departemental",
        "structure_porteuse": {"types": ["collectivite"]},
        "rattachement_hierarchique": "Structure porteuse",
        "accord_employeur": "requis",
        "missions": [{"numero": "1", "titre": "Qualité"}],
        "revoir_le": "2027-01-31",
        **more,
    }
