"""What the vocabularies and the territories of the API hold, typed (see `shapes`)."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from vivier.records.vocabularies import TypeOrganisation

from .shapes import Lien, Renvoi, dit

ZoneRegion = Literal["metropole", "drom"]
Zone = Literal["metropole", "drom", "com"]


class Valeur(TypedDict):
    """A value of a closed list."""

    code: Annotated[str, dit("Ce que les fiches écrivent.")]
    libelle: Annotated[str, dit("Ce qu’il faut montrer.")]
    rang: Annotated[int, dit("Place dans la liste, à partir de 0.")]
    alias: Annotated[list[str], dit("Formes plus anciennes, ou rencontrées ailleurs.")]


class ThemeListe(TypedDict):
    """A theme."""

    id: Annotated[str, dit("Identifiant, celui du champ « thematiques ».")]
    nom: Annotated[str, dit("Nom du thème.")]
    description: Annotated[NotRequired[str], dit("Ce que le thème recouvre.")]
    synonymes: Annotated[list[str], dit("Autres façons de l’écrire.")]
    json: Annotated[Lien, dit("La liste des fiches de ce thème.")]


class OrganisationListe(TypedDict):
    """An organisation."""

    id: Annotated[str, dit("Identifiant, celui des champs « organisation ».")]
    nom: Annotated[str, dit("Nom de l’organisme.")]
    sigle: Annotated[NotRequired[str], dit("Forme abrégée.")]
    type: NotRequired[TypeOrganisation]
    url: Annotated[NotRequired[str], dit("Site officiel.")]
    description: Annotated[NotRequired[str], dit("Ce qu’est l’organisme.")]
    synonymes: Annotated[list[str], dit("Autres façons de l’écrire.")]


class SigleListe(TypedDict):
    """An acronym."""

    id: Annotated[str, dit("Identifiant.")]
    nom: Annotated[str, dit("Le sigle.")]
    sens: Annotated[list[str], dit("Ce qu’il veut dire.")]
    description: Annotated[NotRequired[str], dit("Précision.")]
    synonymes: Annotated[list[str], dit("Autres façons de l’écrire.")]


class ArticleListe(TypedDict):
    """An article that a recruitment by contract rests on."""

    code: Annotated[str, dit("Code, celui de « fondement_juridique ».")]
    nom: Annotated[str, dit("L’article, tel qu’on le cite.")]
    sens: Annotated[str, dit("Ce qu’il veut dire.")]


class Vocabulaires(TypedDict):
    """Every list of values."""

    listes: Annotated[dict[str, list[Valeur]], dit("Les listes fermées, par nom.")]
    fondements: Annotated[list[ArticleListe], dit("Les articles du Code général de la fonction publique.")]
    themes: Annotated[list[ThemeListe], dit("Les thèmes, par nom.")]
    organisations: Annotated[list[OrganisationListe], dit("Les organismes, par nom.")]
    sigles: Annotated[list[SigleListe], dit("Les sigles, par nom.")]


class Region(TypedDict):
    """A region."""

    code: Annotated[str, dit("Code Insee.")]
    nom: Annotated[str, dit("Nom officiel.")]
    slug: Annotated[str, dit("Nom dans les adresses.")]
    zone: Annotated[ZoneRegion, dit("Métropole ou outre-mer.")]
    chef_lieu: Annotated[NotRequired[str], dit("Nom du chef-lieu.")]
    siege: Annotated[NotRequired[str], dit("Code du département du chef-lieu.")]
    fuseau: Annotated[str, dit("Fuseau horaire (IANA).")]
    departements: Annotated[list[str], dit("Codes de ses départements.")]
    adresses: Renvoi


class Departement(TypedDict):
    """A département or an overseas collectivity."""

    code: Annotated[str, dit("Code Insee.")]
    nom: Annotated[str, dit("Nom officiel.")]
    slug: Annotated[str, dit("Nom dans les adresses.")]
    region: Annotated[NotRequired[str], dit("Code de sa région ; certaines collectivités n’en ont pas.")]
    zone: Annotated[Zone, dit("Métropole, département ou collectivité d’outre-mer.")]
    chef_lieu: Annotated[NotRequired[str], dit("Nom du chef-lieu.")]
    fuseau: Annotated[str, dit("Fuseau horaire (IANA).")]
    adresses: Renvoi


class Territoires(TypedDict):
    """Every territory."""

    regions: Annotated[list[Region], dit("Les régions, dans l’ordre de leurs noms.")]
    departements: Annotated[list[Departement], dit("Les départements, puis les collectivités d’outre-mer.")]
