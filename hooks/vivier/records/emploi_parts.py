"""The groups of fields of a job posting: notice, occupation, competences, languages, pay."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from .base import Modele
from .coherence import Coherent, rule
from .dates import Parution
from .errors import Refus, refus
from .fields import champ
from .numbers import Entier
from .texts import Adresse, TexteCourt
from .vocabularies import CodeLangue, Domaine, NiveauLangue, Referentiel, TypeCompetence


class AvisJO(Modele):
    """The notice in the Journal officiel."""

    date: Parution | None = champ(
        "Date du Journal officiel", "Jour de parution ; fait courir le délai.", "2026-01-21", None
    )
    nor: Annotated[str, Field(pattern=r"^[A-Z]{4}\d{7}[A-Z]$")] | None = champ(
        "Numéro NOR", "Quatre lettres, sept chiffres, une lettre.", "IOMA2600001V", None
    )
    numero: TexteCourt | None = champ("Numéro du JO", "Numéro du Journal officiel.", "0017", None)
    url: Adresse | None = champ(
        "Adresse de l’avis", "Page de l’avis.", "https://www.legifrance.gouv.fr/", None
    )


class Metier(Coherent):
    """Occupation in a register."""

    code: TexteCourt | None = champ(
        "Code",
        "Code de l’emploi de référence, huit caractères au plus ; absent des pages, qui disent le métier.",
        "ERNUM001",
        None,
        max_length=8,
    )
    libelle: TexteCourt = champ(
        "Libellé", "Nom du métier.", "Conseillère experte / Conseiller expert de cabinet"
    )
    referentiel: Referentiel = champ(
        "Répertoire",
        "Répertoire d’où vient le code ; pour les échanges de données, absent des pages.",
        "RMFPv2",
        Referentiel.RMFP_V2,
    )

    @rule
    def _shape(self) -> Iterator[Refus]:
        # RMFP v2: ER, the three letters of the functional domain, three digits.
        if self.code and self.referentiel is Referentiel.RMFP_V2:
            match = re.fullmatch(r"ER([A-Z]{3})\d{3}", self.code)
            if match is None or match[1] not in Domaine.__members__:
                yield refus(
                    "EMPLOI-05",
                    f"« {self.code} » n’est pas un code du répertoire des métiers : "
                    "ER, trois lettres de domaine, trois chiffres",
                    aide="vérifier le code, ou préciser un autre répertoire dans referentiel",
                    champs=("code",),
                )


DIPLOMES = {
    1: "Savoirs de base",
    2: "Activités simples",
    3: "CAP, BEP",
    4: "Baccalauréat",
    5: "BTS, DUT (bac + 2)",
    6: "Licence, BUT (bac + 3)",
    7: "Master (bac + 5)",
    8: "Doctorat",
}
"""Levels of the national framework of qualifications (décret n° 2019-14 of 8 January 2019)."""


class Competence(Modele):
    """A competence, in its family."""

    type: TypeCompetence = champ("Famille", "Connaissance, savoir-faire ou savoir-être.", "SAVOIR_FAIRE")
    libelle: TexteCourt = champ("Libellé", "La compétence.", "Animer un réseau")


class Langue(Modele):
    """A language and its level."""

    code: CodeLangue = champ("Langue", "Code ISO 639-1, deux lettres.", "en")
    niveau: NiveauLangue = champ("Niveau", "Niveau du cadre européen, de A1 à C2.", "B2")


class Remuneration(Coherent):
    """Pay, as published: gross, in euros a year."""

    minimum_eur: Entier | None = champ("Minimum", "Brut annuel, en euros.", "38000", None)
    maximum_eur: Entier | None = champ("Maximum", "Brut annuel, en euros.", "45000", None)
    texte: TexteCourt | None = champ("Texte publié", "Les mots de l’annonce.", "Selon expérience", None)

    @rule
    def _order(self) -> Iterator[Refus]:
        if (
            self.minimum_eur is not None
            and self.maximum_eur is not None
            and self.minimum_eur > self.maximum_eur
        ):
            yield refus(
                "NOMBRE-03",
                f"le minimum ({self.minimum_eur}) dépasse le maximum ({self.maximum_eur})",
                aide="vérifier les deux montants",
                champs=("minimum_eur", "maximum_eur"),
            )
