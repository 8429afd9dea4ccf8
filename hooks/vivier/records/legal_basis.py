"""Legal basis of a recruitment: from a notice's words to an article of the Code général (CGFP).

Sources: Code général de la fonction publique, legislative part, articles L311-1, L332-1 to
L332-26 and L352-4; loi n° 84-16, article 4 2° (now L332-2 2°).
"""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationInfo, field_validator, model_validator

from .base import Modele
from .errors import refus
from .fields import champ
from .notices import signaler
from .texts import TexteCourt


@dataclass(frozen=True, slots=True)
class Article:
    """An article that a recruitment can rest on.

    Attributes:
        code: our code, ``L332-2-2`` for L332-2 2°.
        nom: the article as it is cited.
        sens: what it means, in a few French words.
    """

    code: str
    nom: str
    sens: str


ARTICLES = {
    article.code: article
    for article in (
        Article("L311-1", "L311-1", "emploi permanent occupé par un fonctionnaire"),
        Article("L332-1-1", "L332-1 1°", "emploi permanent d’un établissement public de l’État"),
        Article(
            "L332-1-2",
            "L332-1 2°",
            "personnel enseignant et hospitalier d’un centre hospitalier universitaire",
        ),
        Article("L332-1-3", "L332-1 3°", "assistant d’éducation"),
        Article(
            "L332-2-1", "L332-2 1°", "fonctions pour lesquelles il n’existe pas de corps de fonctionnaires"
        ),
        Article("L332-2-2", "L332-2 2°", "nature des fonctions ou besoins du service"),
        Article("L332-2-3", "L332-2 3°", "emploi sans formation statutaire préalable à la titularisation"),
        Article("L332-3", "L332-3", "besoin permanent à temps incomplet, 70 % au plus"),
        Article("L332-6", "L332-6", "remplacement d’un agent absent ou à temps partiel"),
        Article("L332-7", "L332-7", "vacance temporaire dans l’attente d’un fonctionnaire"),
        Article("L332-8", "L332-8", "emploi permanent d’une collectivité ouvert au contrat"),
        Article("L332-13", "L332-13", "remplacement dans une collectivité"),
        Article("L332-14", "L332-14", "vacance temporaire dans une collectivité"),
        *(
            Article(f"L332-{n}", f"L332-{n}", "recrutement par contrat dans un établissement hospitalier")
            for n in range(15, 21)
        ),
        Article("L332-22", "L332-22", "accroissement temporaire ou saisonnier d’activité à l’État"),
        Article(
            "L332-23", "L332-23", "accroissement temporaire ou saisonnier d’activité dans une collectivité"
        ),
        Article("L332-24", "L332-24", "contrat de projet"),
        Article(
            "L352-4",
            "L352-4",
            "contrat ouvert aux personnes en situation de handicap, suivi d’une titularisation",
        ),
    )
}
"""Articles by code."""

INCONNU = "inconnu"
"""Code of a basis whose article was not recognised."""

_CGFP = re.compile(
    r"L\s*\.?\s*(\d{3})\s*-\s*(\d{1,2})(?!\d)(?:\s*[-,]?\s*\(?(?:°\s*(\d)|(\d)\s*(?:°|º|o\b|er\b)|-\s*(\d)\b))?",
    re.IGNORECASE,
)
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
"""Word processors write « 332-2 » with other signs: a hyphen that does not break, a dash, a minus."""
_LOI_84_16 = re.compile(r"\b84\s*-\s*16\b")
_ARTICLE_4_2 = re.compile(r"(?<![\d-])4\s*,?\s*\(?(?:°\s*2|2\s*[°º])")
_LOI_84_53 = re.compile(r"\b84\s*-\s*53\b")
_ARTICLE_3_3 = re.compile(r"(?<![\d-])3-3\b")


def normalise(text: str) -> str:
    """Return the code of the article that ``text`` cites, however it is written, or ``inconnu``."""
    if text in ARTICLES or text == INCONNU:
        return text
    text = text.translate(_HYPHENS)
    if match := _CGFP.search(text):
        article = f"L{match[1]}-{match[2]}"
        item = match[3] or match[4] or match[5]
        for code in (f"{article}-{item}", article):
            if code in ARTICLES:
                return code
        return INCONNU
    if _LOI_84_16.search(text) and _ARTICLE_4_2.search(text):
        return "L332-2-2"
    # Loi n° 84-53, article 3-3, became L332-8: its items do not map one to one, so the article alone is kept.
    return "L332-8" if _LOI_84_53.search(text) and _ARTICLE_3_3.search(text) else INCONNU


class FondementJuridique(Modele):
    """Legal basis of a recruitment: the normalised code, and the words as published.

    In a record: the words alone (``Art L332-2 2° du CGFP``), or both fields.
    """

    code: str = champ("Code", "Article normalisé du CGFP, ou « inconnu ».", "L332-2-2")
    texte: TexteCourt | None = champ(
        "Texte publié", "Les mots de l’annonce.", "Article L332-2 2° du CGFP", None
    )

    @model_validator(mode="before")
    @classmethod
    def _words_alone(cls, value: Any) -> Any:  # whatever the tree holds
        if isinstance(value, str):
            return {"code": value, "texte": value}
        if isinstance(value, dict) and "code" not in value and isinstance(value.get("texte"), str):
            return {**value, "code": value["texte"]}
        return value

    @field_validator("code", mode="before")
    @classmethod
    def _normalise(cls, value: object, info: ValidationInfo) -> str:
        if not isinstance(value, str):
            raise refus(
                "CHAMP-03", "un article de code est attendu ici", aide="écrire un code, comme L332-2-2"
            )
        code = normalise(value.strip())
        if code == INCONNU and value != INCONNU:
            signaler(
                info,
                value,
                "DROIT-01",
                f"« {value} » ne correspond à aucun article connu",
                aide="écrire le code de l’article, comme L332-2-2, et garder les mots publiés dans texte",
            )
        elif code != value:
            signaler(info, value, "DROIT-02", f"« {value} » est compris comme {code}")
        return code

    @property
    def article(self) -> Article | None:
        """The article, or None when it was not recognised."""
        return ARTICLES.get(self.code)
