"""« Préparer ma candidature »: the dates, the channel, the documents and the steps of a posting, line by line.

What the engine gives (`Preparation`) becomes one section: the lines that hold for everybody, then one folded block for
each situation with only its own, then the rules that lines refer to by number. Situations with the same instructions
share a block: pages stay light. Without scripts everything is read in that order; candidature.js gathers the lines of
the situation that the reader chooses.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from vivier.candidacy import Conseil, Echeance, Statut, debut
from vivier.candidacy.preparation import ANNONCE, Admission, Commun, Envoi, Origine, Preparation
from vivier.candidacy.rulebook import Rulebook
from vivier.candidacy.vocabulary import Candidat, ModeEnvoi, Reponse
from vivier.records import Emploi, Mission

from . import words
from .message import SENT, Message, message
from .writer import Here, Writer


@dataclass(frozen=True, slots=True)
class Lines:
    """The parts of the section that come from the instructions alone: postings with the same ones share them.

    Attributes:
        preparation: where they come from.
        avertissements: the warnings.
        corps: the rest.
    """

    preparation: Preparation
    avertissements: Markup
    corps: Markup


@dataclass(frozen=True, slots=True)
class Groupe:
    """Situations whose instructions are the same.

    Attributes:
        candidats: the situations.
        admission: whether they may apply.
        lignes: their lines, without those common to all; all of them where the answer is no, since nothing common
            holds then.
    """

    candidats: tuple[Candidat, ...]
    admission: Admission
    lignes: Commun


@dataclass(frozen=True, slots=True)
class Kit:
    """What the template of the section asks for.

    Attributes:
        nom: kind and id of the record.
        reference: reference to recall, or None.
        lignes: what comes from the instructions alone.
        dates: see `dates`.
        envoi: to whom and how to send.
        origine: see `numbered`.
        message: the ready e-mail, or None.
        limite: ISO form of the deadline, or None.
        fuseau: its IANA time zone.
        etat: title and sentence of what keeps from applying today, or None.
    """

    nom: str
    reference: str | None
    lignes: Lines
    dates: list[tuple[str, str | None, list[str]]]
    envoi: Envoi
    origine: Mapping[Origine, Markup]
    message: Message | None
    limite: str | None
    fuseau: str
    etat: tuple[str, str] | None

    @property
    def joints(self) -> int:
        """Ranks of documents below this one are sent: the browser follows the choice of a situation."""
        return len(SENT)


def kit(
    writer: Writer,
    here: Here,
    record: Emploi | Mission,
    preparation: Preparation,
    book: Rulebook,
) -> Kit:
    """Return what the template of the section asks for, for a record that one may apply to, now or later.

    Args:
        writer: makes the page.
        here: where the page stands.
        record: the posting or the mission.
        preparation: how to apply to it.
        book: the rules that it comes from.
    """
    limit = writer.index.echeances[record.cle]
    return Kit(
        nom=f"{record.genre}/{record.id}",
        reference=_reference(record),
        lignes=lines(writer, here, preparation, book),
        dates=[*dates(limit, writer.index.conseils[record.cle], record.genre)],
        envoi=preparation.envoi,
        origine=numbered(preparation.regles),
        message=mail(record, preparation),
        limite=words.iso(limit),
        fuseau=limit.fuseau,
        etat=_warned(writer, record),
    )


def _warned(writer: Writer, record: Emploi | Mission) -> tuple[str, str] | None:
    """Return what keeps from applying today: title and sentence, or None."""
    start = debut(record)
    if writer.index.statuts[record.cle] is Statut.A_VENIR and start:
        return "Candidatures pas encore ouvertes", f"Elles ouvrent le {words.day(start)}."
    return None


def lines(writer: Writer, here: Here, preparation: Preparation, book: Rulebook) -> Lines:
    """Return the lines of a preparation, written once for all the records whose instructions are the same."""
    # By identity: the engine, with the one rulebook of a build, gives the same objects for the same instructions, and
    # comparing their hundred lines takes longer than the rest of the section. `Lines` keeps them, so that no others
    # take their place in memory.
    key = (id(preparation.commun), id(preparation.dossiers), preparation.regles)
    found = writer.kits.get(key)
    if found is None:
        values: dict[str, Any] = {
            "commun": preparation.commun,
            "groupes": groups(preparation),
            "regles": [book.regle(one) for one in preparation.regles],
            "origine": numbered(preparation.regles),
        }
        found = writer.kits[key] = Lines(
            preparation,
            writer.render("_kit_avertissements.html", here, **values),
            writer.render("_kit_lignes.html", here, **values),
        )
    return found


def groups(preparation: Preparation) -> list[Groupe]:
    """Return the situations in order, those whose instructions are the same together."""
    shared: defaultdict[tuple[Admission, Commun], list[Candidat]] = defaultdict(list)
    for dossier in preparation.dossiers:
        refused = dossier.admission.reponse is Reponse.NON
        whole = Commun(dossier.documents, dossier.etapes, dossier.avertissements)
        shared[dossier.admission, whole if refused else preparation.propres(dossier)].append(dossier.candidat)
    return [Groupe(tuple(candidats), *said) for said, candidats in shared.items()]


@lru_cache(maxsize=1024)
def numbered(regles: tuple[str, ...]) -> Mapping[Origine, Markup]:
    """Return what a line says of its origin: « annonce », or a link to the numbered rule."""
    links = {
        Origine(regle): Markup('<a href="#r{0}">règle {0}</a>').format(number)
        for number, regle in enumerate(regles, start=1)
    }
    return MappingProxyType({ANNONCE: Markup("<small>annonce</small>"), **links})


def mail(record: Emploi | Mission, preparation: Preparation) -> Message | None:
    """Return the ready e-mail, with the documents common to everybody; None by any other channel."""
    if preparation.envoi.mode is not ModeEnvoi.COURRIEL:
        return None
    documents = preparation.commun.documents
    return message(preparation.envoi.courriels, record.titre, _reference(record), documents)


def _reference(record: Emploi | Mission) -> str | None:
    return record.reference if isinstance(record, Emploi) else None


def dates(
    limit: Echeance, conseil: Conseil, genre: str = "emploi"
) -> Iterator[tuple[str, str | None, list[str]]]:
    """Yield the dates: term, date in words or None where it is not known, sentences that explain it."""
    if limit.limite is None:
        unknown = "Non calculable" if limit.jours else "Non communiquée"
        yield "Date limite", unknown, [words.origin(limit, genre)]
        return
    said = [words.origin(limit, genre), words.until(limit)]
    if limit.autre:
        said.append(words.clash(limit.autre))
    if carried := words.carried_over(limit.limite, conseil):
        said.append(carried)
    yield "Date limite", words.day(limit.limite), said
    if conseil.date:
        yield "Date conseillée", words.day(conseil.date), [words.advised(conseil)]
