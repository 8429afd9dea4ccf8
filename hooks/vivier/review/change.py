"""What a change does: the values that a comparison gives, and that reports show."""

from dataclasses import dataclass

from vivier.intake.problems import Problem
from vivier.records.citations import Key
from vivier.records.vocabulary import Vocabulary


class Nature(Vocabulary):
    """What became of a record; the order of the class is that of reports."""

    RETIREE = "retiree", "retirée"
    RENOMMEE = "renommee", "renommée"
    AJOUTEE = "ajoutee", "ajoutée"
    REPAREE = "reparee", "réparée"
    MODIFIEE = "modifiee", "modifiée"


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that a reader sees otherwise.

    Attributes:
        sujet: what it is about, a stable name: ``echeance``, ``etat``, ``document``, ``admission``, ``canal``,
            ``destinataire``, ``contact``, ``titre``, ``lieu``, ``categorie``, ``contrat``, ``lien``, ``texte`` or
            ``champ``.
        texte: what changes, a French clause.
        bref: the same in two or three words, for a summary that counts them; empty where it is not worth one.
    """

    sujet: str
    texte: str
    bref: str = ""


@dataclass(frozen=True, slots=True)
class Alerte:
    """Something that a reviewer must know.

    Attributes:
        code: its stable name: ``maj``, ``echeance_avancee``, ``echeance_passee``, ``echeance_perdue``,
            ``maj_du_jour``, ``maj_a_venir``, ``cloture_a_venir``, ``publicite_courte`` or ``adresse_perdue``.
        texte: French clause.
    """

    code: str
    texte: str


@dataclass(frozen=True, slots=True)
class Changement:
    """What becomes of a record.

    Attributes:
        nature: what becomes of it.
        genre: its kind.
        id: its id, the new one for a renamed record.
        titre: its title, the new one.
        fichier: its file, as ``postings/…``; that of before for a withdrawn record.
        ancien: its id before, for a renamed record; else None.
        details: what a reader sees otherwise.
        alertes: what a reviewer must know.
    """

    nature: Nature
    genre: str
    id: str
    titre: str
    fichier: str
    ancien: str | None = None
    details: tuple[Detail, ...] = ()
    alertes: tuple[Alerte, ...] = ()

    @property
    def cle(self) -> Key:
        """Kind and id."""
        return (self.genre, self.id)

    @property
    def inapercu(self) -> bool:
        """Whether a date or a state changes that calendars would not take for a change: ``maj`` must say so."""
        return any(one.code in ("maj", "maj_a_venir") for one in self.alertes) and any(
            one.sujet in ("echeance", "etat") for one in self.details
        )


@dataclass(frozen=True, slots=True)
class Liste:
    """What changes in a shared list.

    Attributes:
        liste: its name: ``themes``, ``organisations`` or ``sigles``.
        id: the entry.
        texte: what changes, a French clause.
        fiches: how many records cite it after the change.
    """

    liste: str
    id: str
    texte: str
    fiches: int


@dataclass(frozen=True, slots=True)
class Portee:
    """What is published otherwise.

    Attributes:
        pages: pages of records, of lists and of territories.
        flux: feeds.
        calendriers: calendars of deadlines.
        regions: names of the regions concerned, in order.
        departements: names of the départements concerned, in order.
    """

    pages: int = 0
    flux: int = 0
    calendriers: int = 0
    regions: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revue:
    """What a change does.

    Attributes:
        changements: records, in the order of `Nature`, then by kind and id.
        muettes: files of the records that changed without anything for readers: internal note, layout of the file.
        listes: what changes in shared lists.
        redirections: what becomes of other old addresses, French clauses.
        alertes: what a reviewer must know of the whole.
        portee: what is published otherwise.
        apparus: problems that the change brings; none is an error.
        disparus: problems that it mends.
        illisibles: files that could not be read before the change, and so are not compared.
    """

    changements: tuple[Changement, ...] = ()
    muettes: tuple[str, ...] = ()
    listes: tuple[Liste, ...] = ()
    redirections: tuple[str, ...] = ()
    alertes: tuple[Alerte, ...] = ()
    portee: Portee = Portee()
    apparus: tuple[Problem, ...] = ()
    disparus: tuple[Problem, ...] = ()
    illisibles: tuple[str, ...] = ()

    @property
    def vide(self) -> bool:
        """Whether nothing at all changes, for readers nor for editors."""
        return self == Revue()
