"""An innovation lab. Its projects and postings are derived links: they name the lab, never the reverse."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from .base import Controle, Modele, Renomme
from .dates import DatePartielle
from .fields import champ
from .numbers import Quantite
from .shared import Chiffre, Fiche, Financement, ListeCourte, Organisme
from .territories import Localisation, codes_postaux, departements_of, regions_of
from .texts import Identifiant, Phrase, Resume, Texte, Texte5000, TexteCourt
from .vocabularies import Methode


class RoleEquipe(Modele):
    """A role of the team and how many people hold it."""

    fonction: TexteCourt = champ("Fonction", "Rôle dans l’équipe.", "Designers")
    nombre: Quantite | None = champ("Nombre", "Nombre de personnes.", "3", None)


class FeuilleDeRoute(Modele):
    """The lab's road map."""

    periode: TexteCourt | None = champ("Période", "Années couvertes.", "2024-2027", None)
    axes: ListeCourte = champ("Axes", "Axes de travail.", "[Accompagner des projets innovants]", ())
    note: Phrase | None = champ(
        "Note", "Précision de la source.", "La source annonce quatre axes et en cite cinq.", None
    )


class Service(Modele):
    """What the lab offers."""

    titre: TexteCourt = champ("Service", "Ce que le laboratoire propose.", "Accompagner un projet")
    description: Phrase | None = champ(
        "Description", "En une phrase.", "Conseil personnalisé au porteur de projet.", None
    )
    methodes: tuple[Methode, ...] = champ("Méthodes", "Méthodes employées.", "[facilitation]", ())


class Reseau(Modele):
    """A network or a partner of the lab."""

    nom: TexteCourt = champ("Réseau ou partenaire", "Nom.", "Laboratoires animés par la DITP")
    role: Phrase | None = champ(
        "Rôle", "Ce que le laboratoire y fait.", "Participe au réseau national.", None
    )


class Labo(Renomme, Fiche):
    """An innovation lab."""

    genre: ClassVar[str] = "labo"
    ANCIENS_NOMS: ClassVar[Mapping[str, str]] = {"hote": "hebergeur", "nom": "titre"}

    resume: Resume = champ(
        "Résumé", "Une ou deux phrases, 300 caractères au plus.", "Le laboratoire du SGAR."
    )
    alias: tuple[TexteCourt, ...] = champ("Autres noms", "Autres façons de l’écrire.", "[Etat'LIN]", ())
    hebergeur: Organisme = champ("Hébergeur", "Service qui l’abrite.", "{nom: SGAR des Pays de la Loire}")
    localisations: Annotated[tuple[Localisation, ...], Field(min_length=1)] = champ(
        "Localisations", "Où il est installé.", '[{departement: "44", commune: Nantes}]'
    )
    ouverture: DatePartielle | None = champ("Ouverture", "Date, mois ou année.", "2022", None)
    presentation: Texte | None = champ(
        "Présentation", "Ce qu’est le laboratoire.", "Il accompagne les agents.", None
    )
    equipe: tuple[RoleEquipe, ...] = champ(
        "Équipe", "Par fonction.", "[{fonction: Designers, nombre: 3}]", ()
    )
    feuille_de_route: FeuilleDeRoute | None = champ(
        "Feuille de route", "Période et axes.", "{periode: 2024-2027}", None
    )
    services: tuple[Service, ...] = champ("Services", "Ce qu’il propose.", "[{titre: Former des agents}]", ())
    methodes: tuple[Methode, ...] = champ(
        "Méthodes", "Façons de travailler.", "[intelligence_collective]", ()
    )
    financements: tuple[Financement, ...] = champ("Budget", "Lignes de budget.", "[{dispositif: FTAP}]", ())
    chiffres: tuple[Chiffre, ...] = champ(
        "Chiffres", "Chiffres datés.", "[{libelle: Projets, valeur: 6, date: 2022}]", ()
    )
    reseaux: tuple[Reseau, ...] = champ(
        "Réseaux et partenaires", "Avec qui il travaille.", "[{nom: CNFPT}]", ()
    )
    gouvernance: Texte5000 | None = champ("Gouvernance", "Qui décide.", "Sous l’autorité du SGAR.", None)
    demarches: tuple[Identifiant, ...] = champ("Démarches", "Démarches animées.", "[]", ())

    def controles(self) -> Iterator[Controle]:
        """Yield the postal codes of other départements."""
        yield from codes_postaux(self.localisations)

    @property
    def regions(self) -> tuple[str, ...]:
        """Insee codes of the regions of its places."""
        return regions_of(self.localisations)

    @property
    def departements(self) -> tuple[str, ...]:
        """Insee codes of the départements of its places."""
        return departements_of(self.localisations)
