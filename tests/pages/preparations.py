"""Instructions made by hand, as the engine would give them: tests of pages do not depend on its rules."""

from datetime import date

from vivier.candidacy.preparation import (
    ANNONCE,
    Admission,
    Avertissement,
    Commun,
    Document,
    Dossier,
    Envoi,
    Etape,
    Origine,
    Preparation,
)
from vivier.candidacy.rule import Regle
from vivier.candidacy.vocabulary import Candidat, Exigence, Gravite, ModeEnvoi, Reponse

CANAL = Origine("canal")
MOBILITE = Origine("mobilite")

CV = Document("Curriculum vitae", Exigence.REQUISE, ANNONCE)
ARRETE = Document(
    "Dernier arrêté de situation administrative",
    Exigence.LE_CAS_ECHEANT,
    MOBILITE,
    "si vous êtes fonctionnaire",
)
FICHE = Document("Fiche financière", Exigence.A_TENIR_PRETE, MOBILITE)
LIRE = Etape(10, "Lisez l’annonce officielle.", CANAL)
ENVOYER = Etape(50, "Envoyez la candidature.", ANNONCE)
PREVENIR = Etape(30, "Prévenez votre service.", MOBILITE)
PRIORITE = Avertissement(Gravite.ATTENTION, "Les fonctionnaires passent d’abord.", MOBILITE)
LENT = Avertissement(Gravite.INFORMATION, "Demandez la fiche tôt.", MOBILITE)
COMMUN = Commun((CV,), (LIRE, ENVOYER), ())


def dossier(
    candidat: Candidat,
    admission: Admission,
    documents: tuple[Document, ...] = (),
    etapes: tuple[Etape, ...] = (),
    avertissements: tuple[Avertissement, ...] = (),
    commun: Commun = COMMUN,
) -> Dossier:
    """A situation: the common lines, and those given."""
    return Dossier(
        candidat,
        admission,
        (*commun.documents, *documents),
        tuple(sorted((*commun.etapes, *etapes), key=lambda one: one.rang)),
        (*commun.avertissements, *avertissements),
    )


DOSSIERS = (
    dossier(
        Candidat.FONCTIONNAIRE_ETAT,
        Admission(Reponse.OUI, "Le poste vous est ouvert.", ANNONCE),
        (ARRETE, FICHE),
        (PREVENIR,),
        (LENT,),
    ),
    dossier(
        Candidat.EXTERNE,
        Admission(Reponse.SOUS_CONDITION, "Ouvert à défaut de fonctionnaire.", CANAL),
        avertissements=(PRIORITE,),
    ),
)


def preparation(envoi: Envoi) -> Preparation:
    """Two situations, sent as said."""
    return Preparation(COMMUN, DOSSIERS, envoi, ("canal", "mobilite"))


def online() -> Preparation:
    """By a page of the Web."""
    return preparation(Envoi(ModeEnvoi.EN_LIGNE, CANAL, url="https://exemple.gouv.fr/postuler"))


def by_mail(*courriels: str) -> Preparation:
    """By e-mail."""
    return preparation(Envoi(ModeEnvoi.COURRIEL, ANNONCE, "Préfet de région", courriels=courriels))


def rule(identifier: str, titre: str) -> Regle:
    """A rule that says nothing but its title and its text."""
    return Regle.model_validate(
        {
            "id": identifier,
            "titre": titre,
            "role": "base",
            "base": [{"texte": "Code général", "article": "L1", "url": "https://exemple.gouv.fr/l1"}],
            "verification": {"certain": "Lu."},
            "revue_le": date(2026, 11, 21).isoformat(),
            "sources": ["Un avis."],
        }
    )


REGLES = {"canal": rule("canal", "Candidature en ligne"), "mobilite": rule("mobilite", "Mobilité")}
