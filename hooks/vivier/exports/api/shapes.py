"""What the API serves beside the fields of the records, typed: the code that writes it and its schemas share this.

A key that has nothing to say is left out, never null; a list is always there, empty or not. Keys are French, as in the
records; descriptions are for those who read the schemas.

``TypedDict`` is not typing's own, which pydantic refuses before Python 3.12.
"""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from vivier.candidacy import OrigineEcheance, Statut
from vivier.candidacy.vocabulary import Candidat, Exigence, Gravite, ModeEnvoi, Reponse
from vivier.records.vocabularies import TypeOrganisation

Lien = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
"""A link: absolute where the site knows its address, else relative to the file."""

Jour = Annotated[str, Field(json_schema_extra={"format": "date"})]
"""A day, AAAA-MM-JJ."""

Origine = Annotated[
    str,
    Field(
        description="« annonce » pour les mots de l’annonce, sinon l’identifiant d’une règle de « regles »."
    ),
]

Genre = Literal["emploi", "projet", "labo", "demarche", "mission"]


def dit(description: str) -> Any:  # like pydantic's Field
    """Describe a key, in French."""
    return Field(description=description)


class Adresses(TypedDict):
    """The forms of a record."""

    page: Annotated[Lien, dit("La page pour les personnes.")]
    json: Annotated[Lien, dit("Le document de la fiche dans cette API.")]
    markdown: Annotated[Lien, dit("La page en Markdown.")]
    calendrier: Annotated[
        NotRequired[Lien], dit("L’échéance pour un agenda, tant qu’on peut encore candidater.")
    ]


class Renvoi(TypedDict):
    """The forms of a record that another file names."""

    page: Annotated[Lien, dit("La page pour les personnes.")]
    json: Annotated[Lien, dit("Le document de la fiche dans cette API.")]


class Repere(TypedDict):
    """A record, named."""

    genre: Annotated[Genre, dit("Genre de la fiche.")]
    id: Annotated[str, dit("Identifiant de la fiche dans son genre.")]
    titre: Annotated[str, dit("Titre de la fiche.")]
    adresses: Renvoi


class Etat(TypedDict):
    """The state of a posting or a mission."""

    code: Statut
    libelle: Annotated[str, dit("L’état en français.")]
    ouverte: Annotated[bool, dit("Vrai si l’on peut candidater, de façon certaine.")]


class Devenir(TypedDict):
    """What became of a posting that is over."""

    code: Statut
    libelle: Annotated[str, dit("Ce qu’elle est devenue, en français.")]


class OrigineCalculee(TypedDict):
    """Where a deadline comes from."""

    code: OrigineEcheance
    phrase: Annotated[str, dit("La même chose en une phrase, calcul compris.")]


class AutreDate(TypedDict):
    """Another date than the deadline, by another count."""

    date: Annotated[Jour, dit("L’autre date.")]
    depart: Annotated[Jour, dit("Le jour d’où elle est comptée, lui-même exclu.")]
    jours: Annotated[int, dit("Le nombre de jours.")]
    phrase: Annotated[str, dit("L’avertissement montré sur la page.")]


class EcheanceCalculee(TypedDict):
    """The deadline."""

    date: Annotated[
        NotRequired[Jour], dit("Dernier jour pour candidater, compris ; absent s’il n’est pas connu.")
    ]
    heure: Annotated[NotRequired[str], dit("Heure annoncée de ce jour, HH:MM ; sans elle, la fin du jour.")]
    fuseau: Annotated[str, dit("Fuseau horaire (IANA) du service qui reçoit les candidatures.")]
    instant: Annotated[
        NotRequired[Annotated[str, Field(json_schema_extra={"format": "date-time"})]],
        dit("Le dernier instant, avec son décalage horaire."),
    ]
    precision: Annotated[NotRequired[str], dit("Jusqu’à quand ce jour est ouvert, en une phrase.")]
    origine: OrigineCalculee
    depart: Annotated[NotRequired[Jour], dit("Jour d’où court un délai calculé, lui-même exclu.")]
    jours: Annotated[
        NotRequired[int], dit("Durée du délai en jours, connue même quand son départ ne l’est pas.")
    ]
    autre: NotRequired[AutreDate]


class JourEvite(TypedDict):
    """A day that the advised date avoids."""

    jour: Jour
    nom: Annotated[str, dit("Pourquoi : « dimanche », « Fête du Travail ».")]


class ConseilCalcule(TypedDict):
    """The advised date, never an obligation."""

    date: Annotated[Jour, dit("Dernier jour ouvré conseillé.")]
    phrase: Annotated[str, dit("Pourquoi ce jour-là.")]
    evites: Annotated[list[JourEvite], dit("Les jours chômés que cette date évite.")]
    report: Annotated[
        NotRequired[Jour],
        dit("Premier jour ouvré après une échéance qui ne l’est pas : un report que rien ne garantit."),
    ]


class DocumentDemande(TypedDict):
    """A document of the application file."""

    libelle: Annotated[str, dit("Nom du document.")]
    exigence: Exigence
    condition: Annotated[NotRequired[str], dit("Quand le document est à fournir.")]
    origine: Origine


class EtapeCalculee(TypedDict):
    """A step."""

    rang: Annotated[int, dit("Ordre de l’étape, de 1 à 99.")]
    texte: Annotated[str, dit("Ce qu’il faut faire.")]
    origine: Origine


class AvertissementCalcule(TypedDict):
    """A warning."""

    gravite: Gravite
    texte: Annotated[str, dit("Ce qu’il faut savoir.")]
    origine: Origine


class Consignes(TypedDict):
    """Lines of instructions, each list in display order."""

    documents: list[DocumentDemande]
    etapes: list[EtapeCalculee]
    avertissements: list[AvertissementCalcule]


class AdmissionCalculee(TypedDict):
    """Whether one may apply, and why."""

    reponse: Reponse
    motif: Annotated[str, dit("Pourquoi.")]
    origine: Origine


class Situation(Consignes):
    """The instructions of one situation, whole: those that all situations share are in it too."""

    code: Candidat
    libelle: Annotated[str, dit("La situation, en français.")]
    admission: AdmissionCalculee


class EnvoiCalcule(TypedDict):
    """To whom and how to send."""

    mode: NotRequired[ModeEnvoi]
    origine: NotRequired[Origine]
    destinataire: Annotated[NotRequired[str], dit("À qui adresser la candidature.")]
    origine_destinataire: NotRequired[Origine]
    url: Annotated[NotRequired[str], dit("Page où candidater.")]
    courriels: Annotated[list[str], dit("Adresses électroniques où envoyer.")]
    adresse_postale: Annotated[NotRequired[str], dit("Adresse où envoyer un pli.")]


class TexteCite(TypedDict):
    """A legal text."""

    texte: Annotated[str, dit("Le texte, tel qu’on le cite.")]
    article: Annotated[NotRequired[str], dit("L’article.")]
    url: Annotated[NotRequired[str], dit("Page officielle.")]


class RegleCitee(TypedDict):
    """A rule that some lines come from."""

    id: Annotated[str, dit("Identifiant de la règle, celui des « origine ».")]
    titre: Annotated[str, dit("Nom de la règle.")]
    textes: Annotated[list[TexteCite], dit("Les textes sur lesquels elle repose.")]
    certain: Annotated[str, dit("Ce qui a été lu dans un texte ou un avis.")]
    usage: Annotated[NotRequired[str], dit("Ce qui relève de l’usage.")]
    sources: Annotated[list[str], dit("Les documents lus pour l’écrire.")]
    revue_le: Annotated[Jour, dit("Jour de sa dernière relecture.")]


class CandidatureCalculee(TypedDict):
    """How to apply; for memory, how one applied."""

    pour_memoire: Annotated[
        bool,
        dit(
            "Vrai quand personne ne peut candidater (offre close, archivée ou suspendue) : il ne reste que les "
            "documents demandés et le mode d’envoi, sans adresse. N’envoyez rien."
        ),
    ]
    envoi: EnvoiCalcule
    commun: Annotated[Consignes, dit("Ce qui vaut pour toutes les situations admises.")]
    situations: Annotated[list[Situation], dit("Une entrée par situation, complète.")]
    regles: Annotated[list[RegleCitee], dit("Les règles citées, dans l’ordre où elles servent.")]


class Lieu(TypedDict):
    """A territory, named."""

    code: Annotated[str, dit("Code Insee.")]
    nom: Annotated[str, dit("Nom officiel.")]
    adresses: Renvoi


class OrganisationCitee(TypedDict):
    """An organisation of the shared list that the record names by its id."""

    id: Annotated[str, dit("Identifiant, celui des champs « organisation ».")]
    nom: Annotated[str, dit("Nom de l’organisme.")]
    sigle: Annotated[NotRequired[str], dit("Forme abrégée.")]
    type: NotRequired[TypeOrganisation]
    url: Annotated[NotRequired[str], dit("Site officiel.")]


class ThemeCite(TypedDict):
    """A theme of a record."""

    id: Annotated[str, dit("Identifiant, celui du champ « thematiques ».")]
    nom: Annotated[str, dit("Nom du thème.")]
    json: Annotated[Lien, dit("La liste des fiches de ce thème.")]


class Calcule(TypedDict):
    """What Vivier computes of any record."""

    regions: Annotated[list[Lieu], dit("Les régions où la fiche est montrée.")]
    departements: Annotated[list[Lieu], dit("Les départements et collectivités où la fiche est montrée.")]
    thematiques: Annotated[list[ThemeCite], dit("Les thèmes, par leur nom.")]
    organisations: Annotated[
        list[OrganisationCitee], dit("Les organismes de la liste partagée, par leur nom.")
    ]
    cite: Annotated[list[Repere], dit("Les fiches que celle-ci nomme dans ses champs.")]
    citee_par: Annotated[list[Repere], dit("Les fiches qui nomment celle-ci.")]


class CalculeCandidature(Calcule):
    """What Vivier computes of a posting or a mission."""

    statut: Annotated[Etat, dit("L’état, au jour de la construction du site.")]
    devenir: Annotated[NotRequired[Devenir], dit("Ce qu’est devenue une offre terminée, archivée ou non.")]
    jusque: Annotated[
        NotRequired[Jour],
        dit(
            "Dernier jour au bout duquel tout ceci est encore vrai, compté dans le fuseau de `echeance` ; la veille "
            "quand une heure est annoncée ; absent si rien de connu ne le changera."
        ),
    ]
    echeance: EcheanceCalculee
    conseil: NotRequired[ConseilCalcule]
    candidature: CandidatureCalculee
