"""What a record is: models, vocabularies, territories, dates. No file, no HTML, no clock."""

from dataclasses import dataclass
from types import MappingProxyType

from vivier.french import capital

from .base import Controle
from .demarche import Demarche
from .emploi import Emploi
from .insee import DEPARTEMENTS, REGIONS, Territoire
from .labo import Labo
from .mission import Mission
from .projet import Projet
from .shared import Fiche


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    Attributes:
        nom: its name, as in links between records (``emploi:ID``).
        modele: its model.
        dossier: its folder in ``postings/``, and the first part of its addresses.
        libelle: French name, singular, lower case.
        libelle_pluriel: French name, plural, lower case.
    """

    nom: str
    modele: type[Fiche]
    dossier: str
    libelle: str
    libelle_pluriel: str

    @property
    def titre(self) -> str:
        """French name, singular, with a capital."""
        return capital(self.libelle)


KINDS = MappingProxyType(
    {
        kind.nom: kind
        for kind in (
            Kind("emploi", Emploi, "emplois", "offre d’emploi", "offres d’emploi"),
            Kind("projet", Projet, "projets", "projet", "projets"),
            Kind("labo", Labo, "labos", "laboratoire", "laboratoires"),
            Kind("demarche", Demarche, "demarches", "démarche d’idées", "démarches d’idées"),
            Kind("mission", Mission, "missions", "mission France services", "missions France services"),
        )
    }
)
"""The five kinds of record, in the order in which they are shown."""

KIND_RANKS = MappingProxyType({name: rank for rank, name in enumerate(KINDS)})
"""The place of each kind in that order, from 0."""
KIND_OF_FOLDER = MappingProxyType({kind.dossier: kind.nom for kind in KINDS.values()})
"""The name of the kind whose records a folder of ``postings/`` holds."""

__all__ = [
    "DEPARTEMENTS",
    "KINDS",
    "KIND_OF_FOLDER",
    "KIND_RANKS",
    "REGIONS",
    "Controle",
    "Demarche",
    "Emploi",
    "Fiche",
    "Kind",
    "Labo",
    "Mission",
    "Projet",
    "Territoire",
]
