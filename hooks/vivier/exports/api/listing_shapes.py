"""What the lists of the API and its first file hold, typed (see `shapes`)."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from .shapes import Etat, Genre, Jour, Lien, Renvoi, dit

Sorte = Literal["tout", "genre", "region", "departement", "labo", "theme"]


class EcheanceBreve(TypedDict):
    """A deadline, in brief."""

    date: Annotated[Jour, dit("Dernier jour pour candidater, compris.")]
    heure: Annotated[NotRequired[str], dit("Heure annoncée de ce jour, HH:MM ; sans elle, la fin du jour.")]
    fuseau: Annotated[str, dit("Fuseau horaire (IANA) du service qui reçoit les candidatures.")]


class Element(TypedDict):
    """A record in a list."""

    genre: Annotated[Genre, dit("Genre de la fiche.")]
    id: Annotated[str, dit("Identifiant de la fiche dans son genre.")]
    titre: Annotated[str, dit("Titre de la fiche.")]
    resume: Annotated[str, dit("Résumé, ou le début de ce que dit la fiche.")]
    adresses: Renvoi
    statut: Annotated[NotRequired[Etat], dit("L’état d’une offre ou d’une mission.")]
    suites: Annotated[NotRequired[str], dit("Ce qu’est devenu un projet, en français.")]
    echeance: NotRequired[EcheanceBreve]
    lieu: Annotated[NotRequired[str], dit("Le lieu, en quelques mots.")]
    regions: Annotated[list[str], dit("Codes Insee des régions.")]
    departements: Annotated[list[str], dit("Codes Insee des départements et collectivités.")]


class Pagination(TypedDict):
    """Where a page stands in its list."""

    page: Annotated[int, dit("Numéro de cette page, à partir de 1.")]
    pages: Annotated[int, dit("Nombre de pages, au moins 1.")]
    par_page: Annotated[int, dit("Fiches par page.")]
    premiere: Lien
    precedente: NotRequired[Lien]
    suivante: NotRequired[Lien]
    derniere: Lien


class AdressesListe(TypedDict):
    """The forms of a list."""

    page: Annotated[NotRequired[Lien], dit("La page pour les personnes ; un thème n’en a pas.")]
    json: Annotated[Lien, dit("La première page de la liste.")]
    flux: Annotated[NotRequired[Lien], dit("Le flux Atom.")]
    agenda: Annotated[NotRequired[Lien], dit("L’agenda des échéances, si ses fiches peuvent en avoir.")]
    tableau: Annotated[NotRequired[Lien], dit("Le tableau CSV.")]


class Liste(TypedDict):
    """A page of a list."""

    sorte: Annotated[Sorte, dit("Ce qui rassemble les fiches.")]
    code: Annotated[str, dit("Genre, code Insee, identifiant du laboratoire ou du thème ; vide pour tout.")]
    nom: Annotated[str, dit("Nom de la liste.")]
    total: Annotated[int, dit("Nombre de fiches de la liste entière.")]
    en_cours: Annotated[int, dit("Nombre de celles qui ne sont pas terminées ; elles viennent d’abord.")]
    adresses: AdressesListe
    pagination: Pagination
    fiches: list[Element]


class ListeCitee(TypedDict):
    """A list, named."""

    sorte: Annotated[Sorte, dit("Ce qui rassemble les fiches.")]
    code: Annotated[str, dit("Genre, code Insee, identifiant du laboratoire ou du thème ; vide pour tout.")]
    nom: Annotated[str, dit("Nom de la liste.")]
    total: Annotated[int, dit("Nombre de fiches.")]
    en_cours: Annotated[int, dit("Nombre de celles qui ne sont pas terminées.")]
    adresses: AdressesListe


class LicenceCitee(TypedDict):
    """The licence of the data."""

    nom: Annotated[str, dit("Nom de la licence.")]
    url: Annotated[str, dit("Son texte.")]


class AdressesApi(TypedDict):
    """What else there is."""

    accueil: Annotated[Lien, dit("Le site.")]
    guide: Annotated[Lien, dit("Le mode d’emploi de l’API.")]
    openapi: Annotated[Lien, dit("La description de l’API (OpenAPI 3.1).")]
    vocabulaires: Annotated[Lien, dit("Les listes de valeurs, avec leurs libellés.")]
    territoires: Annotated[Lien, dit("Les régions, les départements et les collectivités.")]
    schemas: Annotated[dict[str, Lien], dit("Les schémas JSON des fichiers, par sorte de fichier.")]


class Modeles(TypedDict):
    """Addresses with what to replace between braces."""

    fiche: Annotated[
        str, dit("Document d’une fiche : {dossier} est celui de « dossiers », {id} son identifiant.")
    ]
    suite: Annotated[
        str, dit("Page suivante d’une liste : {liste} est son adresse sans « .json », {page} un nombre.")
    ]
    echange: Annotated[
        str, dit("Offre dans la forme d’échange de Choisir le service public : {id} est son identifiant.")
    ]


class Decouverte(TypedDict):
    """The first file of the API."""

    nom: Annotated[str, dit("Nom du catalogue.")]
    version: Annotated[str, dit("Version de l’API ; son premier nombre est dans les adresses.")]
    licence: LicenceCitee
    fictif: Annotated[bool, dit("Vrai pour un catalogue de démonstration : aucune fiche n’est réelle.")]
    jour: Annotated[Jour, dit("Jour, à Paris, pour lequel les états sont calculés.")]
    instantane: Annotated[bool, dit("Vrai si ce jour a été choisi : le catalogue est arrêté à cette date.")]
    total: Annotated[int, dit("Nombre de fiches.")]
    en_cours: Annotated[int, dit("Nombre de celles qui ne sont pas terminées.")]
    dossiers: Annotated[dict[str, str], dit("Dossier de chaque genre dans les adresses.")]
    adresses: AdressesApi
    modeles: Modeles
    listes: list[ListeCitee]
