"""How to apply, as a posting or a mission says it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from .base import Modele
from .coherence import Coherent, rule
from .dates import Heure
from .errors import Refus, refus
from .fields import champ
from .numbers import Entier
from .territories import CodeDepartement
from .texts import Adresse, Courriel, Texte3000, TexteCourt
from .vocabularies import ExigencePiece, Procedure


class Piece(Modele):
    """A document of the application file. In a record: its name alone, or with how far it is asked for."""

    libelle: TexteCourt = champ("Document", "Nom du document.", "Curriculum vitae")
    exigence: ExigencePiece = champ(
        "Exigence", "Demandé à tous, ou le cas échéant.", "requise", ExigencePiece.REQUISE
    )

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: object) -> object:
        return {"libelle": value} if isinstance(value, str) else value


class Candidature(Coherent):
    """How to apply, as the posting says it."""

    procedure: Procedure = champ("Procédure", "Procédure de candidature.", "csp_en_ligne")
    pieces: tuple[Piece, ...] = champ(
        "Documents à transmettre", "Ce qu’il faut envoyer.", "[Curriculum vitae]", ()
    )
    tenir_a_disposition: tuple[TexteCourt, ...] = champ(
        "À tenir à disposition", "Ce qu’il faut avoir prêt sans l’envoyer.", "[Fiche financière]", ()
    )
    destinataire: TexteCourt | None = champ(
        "Destinataire", "À qui adresser la candidature.", "Préfet de région", None
    )
    courriels: tuple[Courriel, ...] = champ(
        "Courriels", "Adresses où envoyer.", "[recrutement@exemple.gouv.fr]", ()
    )
    url: Adresse | None = champ(
        "Adresse de candidature", "Page où postuler.", "https://choisirleservicepublic.gouv.fr/", None
    )
    adresse_postale: TexteCourt | None = champ(
        "Adresse postale", "Où envoyer un pli.", "53 rue de la Préfecture, Dijon", None
    )
    delai_jours: Annotated[Entier, Field(ge=1, le=365)] | None = champ(
        "Délai en jours", "Délai annoncé à compter de la publication.", "30", None
    )
    heure_limite: Heure | None = champ(
        "Heure limite",
        "Heure annoncée du dernier jour, à l’heure du service qui reçoit ; sans elle, la fin du jour.",
        '"12:00"',
        None,
    )
    departement: CodeDepartement | None = champ(
        "Département du service qui reçoit",
        "S’il n’est pas celui du poste : il donne le fuseau horaire et les jours fériés.",
        '"75"',
        None,
    )
    precisions: Texte3000 | None = champ(
        "Précisions", "Autres consignes de l’annonce.", "Référence à rappeler.", None
    )

    @rule
    def _channel(self) -> Iterator[Refus]:
        if self.procedure in (Procedure.CSP_EN_LIGNE, Procedure.LIEN_EXTERNE) and self.url is None:
            yield refus(
                "EMPLOI-01",
                "cette procédure passe par une page web, dont l’adresse manque",
                aide="ajouter url, ou changer de procédure",
                champs=("url", "procedure"),
            )
