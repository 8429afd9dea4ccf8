"""What a candidate must know to apply, line by line, each with its origin. Made by the engine; no dates here.

Everything is immutable and hashable: two postings whose instructions are the same give equal values, so that what is
made from one can serve the other.
"""

from dataclasses import dataclass

from .vocabulary import Candidat, Exigence, Gravite, ModeEnvoi, Reponse


@dataclass(frozen=True, slots=True)
class Origine:
    """Where a line comes from: the posting, or a rule.

    Attributes:
        regle: id of the rule, or None for the posting's own words.
    """

    regle: str | None = None


ANNONCE = Origine()
"""Origin of what the posting itself says."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the application file.

    Attributes:
        libelle: name of the document, in the posting's words where it names it.
        exigence: whether to send it.
        origine: the posting, or the rule that asks for it.
        condition: French clause saying when it applies, or None.
    """

    libelle: str
    exigence: Exigence
    origine: Origine
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Etape:
    """A step. ``rang`` orders the steps of the common part and those of a situation together (1 to 99)."""

    rang: int
    texte: str
    origine: Origine


@dataclass(frozen=True, slots=True)
class Avertissement:
    """A warning: how much it matters, its sentence, its origin."""

    gravite: Gravite
    texte: str
    origine: Origine


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a person in some situation may apply, and why."""

    reponse: Reponse
    motif: str
    origine: Origine


@dataclass(frozen=True, slots=True)
class Envoi:
    """To whom and how to send.

    Attributes:
        mode: the channel. ``EN_LIGNE`` excludes every other one.
        origine: origin of the channel.
        destinataire: to whom, in words, or None.
        origine_destinataire: origin of ``destinataire``.
        url: page of the online application for ``EN_LIGNE``; besides ``COURRIEL`` or ``COURRIER``, the page that the
            posting gives too.
        courriels: addresses, for ``COURRIEL``.
        adresse_postale: for ``COURRIER``, or besides ``COURRIEL``.
    """

    mode: ModeEnvoi
    origine: Origine
    destinataire: str | None = None
    origine_destinataire: Origine = ANNONCE
    url: str | None = None
    courriels: tuple[str, ...] = ()
    adresse_postale: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The instructions of one situation, whole: lines common to everybody included, each list in display order.

    Who cannot apply has nothing to prepare nor to send: where the answer is no, there is no document, and only what the
    rules say of that refusal is left, with the steps that these rules advise instead.
    """

    candidat: Candidat
    admission: Admission
    documents: tuple[Document, ...]
    etapes: tuple[Etape, ...]
    avertissements: tuple[Avertissement, ...]


@dataclass(frozen=True, slots=True)
class Commun:
    """The lines that every situation that may apply shares, in display order; all of them where none may."""

    documents: tuple[Document, ...]
    etapes: tuple[Etape, ...]
    avertissements: tuple[Avertissement, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """How to apply to a posting or a mission, for everybody.

    Attributes:
        commun: what holds for every situation that may apply.
        dossiers: one for each situation, in the order of `Candidat`.
        envoi: to whom and how.
        regles: ids of the rules that any line comes from, in order of first use: their texts are cited in that order.
    """

    commun: Commun
    dossiers: tuple[Dossier, ...]
    envoi: Envoi
    regles: tuple[str, ...]

    def propres(self, dossier: Dossier) -> Commun:
        """Return the lines of a situation that are not common to all."""
        return Commun(
            tuple(one for one in dossier.documents if one not in self.commun.documents),
            tuple(one for one in dossier.etapes if one not in self.commun.etapes),
            tuple(one for one in dossier.avertissements if one not in self.commun.avertissements),
        )
