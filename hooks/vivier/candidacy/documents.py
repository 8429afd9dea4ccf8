"""The documents of an application file, recognised in the words of a posting."""

import re
import unicodedata
from functools import lru_cache

from vivier.records.vocabulary import Vocabulary

from .vocabulary import FONCTIONNAIRES, Candidat


class CodeDocument(Vocabulary):
    """Kind of document. What is not in this list is shown in the posting's words, and simply not recognised."""

    CV = "cv", "Curriculum vitae"
    LETTRE_MOTIVATION = "lettre_motivation", "Lettre de motivation"
    ARRETE_SITUATION = "arrete_situation", "Dernier arrêté de situation administrative"
    ARRETE_NOMINATION = "arrete_nomination", "Arrêté ou décret de nomination"
    ETAT_SERVICES = "etat_services", "État des services"
    FICHE_FINANCIERE = "fiche_financiere", "Fiche financière"
    ENTRETIEN_PROFESSIONNEL = "entretien_professionnel", "Compte rendu d’entretien professionnel"
    DIPLOMES = "diplomes", "Copie des diplômes"
    CERTIFICATS_TRAVAIL = "certificats_travail", "Certificats de travail"
    REUSSITE_CONCOURS = "reussite_concours", "Attestation de réussite à un concours"
    ACCORD_EMPLOYEUR = "accord_employeur", "Accord de l’employeur"
    FICHE_CANDIDATURE = "fiche_candidature", "Formulaire de candidature"
    BULLETINS_PAIE = "bulletins_paie", "Bulletins de paie"
    PIECE_IDENTITE = "piece_identite", "Pièce d’identité"
    PERMIS = "permis", "Permis de conduire"
    RIB = "rib", "Relevé d’identité bancaire"

    @property
    def candidats(self) -> frozenset[Candidat]:
        """The situations in which the document exists: nobody else can be asked for it."""
        return _HOLDERS.get(self, _EVERYBODY)


_EVERYBODY = frozenset(Candidat)
# An agent of a structure France services may be a civil servant or not: the structure may be a local authority.
_AGENTS = _EVERYBODY - {Candidat.EXTERNE}
_APPOINTED = _AGENTS - {Candidat.CONTRACTUEL_PUBLIC}
_HOLDERS = {
    CodeDocument.ARRETE_SITUATION: _APPOINTED,
    CodeDocument.ARRETE_NOMINATION: _APPOINTED,
    CodeDocument.ETAT_SERVICES: _AGENTS,
    CodeDocument.FICHE_FINANCIERE: _AGENTS,
    CodeDocument.ENTRETIEN_PROFESSIONNEL: _AGENTS,
    CodeDocument.REUSSITE_CONCOURS: _EVERYBODY.difference(FONCTIONNAIRES),
}


# Looked for in `_words`: lower case, no accent, no plural, no small word.
_FORMS = {
    CodeDocument.CV: "curriculum|cv",
    CodeDocument.LETTRE_MOTIVATION: "lettre (?:manuscrite )?(?:motivation|candidature)",
    CodeDocument.ARRETE_SITUATION: (
        "situation administrative|arrete individuel|dernier arrete(?! nomination)"
        "|arrete (?:portant |fixant )?(?:situation|position|echelon|classement|avancement|promotion)"
    ),
    CodeDocument.ARRETE_NOMINATION: "(?:arrete|decret) (?:portant )?(?:nomination|titularisation)",
    CodeDocument.ETAT_SERVICES: "(?:etat|releve) (?:signaletique )?(?:detaille )?service(?! public)",
    CodeDocument.FICHE_FINANCIERE: "(?:fiche|simulation) (?:situation )?financiere",
    CodeDocument.ENTRETIEN_PROFESSIONNEL: (
        "entretien (?:annuel )?(?:professionnel|evaluation)|entretien annuel|evaluation professionnelle|crep"
        "|(?:fiche|feuille|bulletin) (?:annuelle )?(?:notation|evaluation)"
    ),
    CodeDocument.DIPLOMES: "diplome|titre universitaire",
    CodeDocument.CERTIFICATS_TRAVAIL: "(?:certificat|attestation) (?:travail|employeur)",
    CodeDocument.REUSSITE_CONCOURS: "(?:attestation|justificatif) (?:reussite|admission|laureat)|liste aptitude",
    CodeDocument.ACCORD_EMPLOYEUR: (
        "(?:accord|autorisation) (?:prealable )?(?:ecrite? )?(?:prealable )?(?:employeur|hierarchie|structure)"
    ),
    CodeDocument.FICHE_CANDIDATURE: (
        "(?:formulaire|fiche|dossier|notice) (?:individuelle )?(?:candidature|inscription|renseignement)"
    ),
    CodeDocument.BULLETINS_PAIE: "(?:bulletin|fiche) (?:paie|paye|salaire|traitement)",
    CodeDocument.PIECE_IDENTITE: "(?:piece|carte|justificatif) (?:nationale )?identite|passeport|cni",
    CodeDocument.PERMIS: "permis",
    CodeDocument.RIB: "releve identite bancaire|rib",
}
_PATTERNS = {code: re.compile(rf"\b(?:{form})\b") for code, form in _FORMS.items()}
_SMALL = re.compile(r"\b(?:a|aux?|d|de|des|du|en|et|l|la|les?|leur|ou|par|s|sa|ses|son|sur|une?|vos|votre)\b")

_BREAK = re.compile(r"[,;:/+&]|\s[-–—]\s|\b(?:et|ou)\b", re.IGNORECASE)
_BARE = re.compile(r"\b(?:lettre|lm)\b")
# The words that may stand beside a letter which is not said to be of anything.
_BESIDE = frozenset({"lettre", "lm", "manuscrite", "cv", "curriculum", "vitae"})


def _words(text: str) -> str:
    """Return the words that count: lower-case ASCII, singular, without articles nor prepositions."""
    # « C.V. » is one word.
    flat = unicodedata.normalize("NFKD", text.replace(".", "")).casefold().replace("œ", "oe")
    kept = "".join(c if c.isalnum() else " " for c in flat if not unicodedata.combining(c))
    return " ".join(_singular(word) for word in _SMALL.sub(" ", kept).split())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" and word != "permis" else word


@lru_cache(maxsize=4096)
def recognise(text: str) -> tuple[CodeDocument, ...]:
    """Return the documents that a text names, in the order of the text: « CV et lettre de motivation » names two.

    Args:
        text: name of a document as a posting writes it, with or without accents, singular or plural.
    """
    words = _words(text)
    found = {code: match.start() for code, pattern in _PATTERNS.items() if (match := pattern.search(words))}
    bare = _BARE.search(words)
    if bare and CodeDocument.LETTRE_MOTIVATION not in found and _names_a_letter(text):
        found[CodeDocument.LETTRE_MOTIVATION] = bare.start()
    return tuple(sorted(found, key=lambda code: (found[code], code)))


def _names_a_letter(text: str) -> bool:
    """Whether a letter stands alone, or beside a CV: « CV et lettre », but not « Lettre d’un élu » nor « lm 12 »."""
    parts = (frozenset(_words(part).split()) for part in _BREAK.split(text))
    return any(part <= _BESIDE and not part.isdisjoint(("lettre", "lm")) for part in parts)
