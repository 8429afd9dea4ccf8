"""What a feed reader shows of a record before it is opened."""

from vivier.browse.briefs import Brief
from vivier.candidacy import Statut

from . import cards, words
from .writer import Writer

_DASH = f"{words.NBSP}— "
_BEFORE = {Statut.A_VENIR: "à venir, ", Statut.SUSPENDUE: "recrutement suspendu, "}


def entry(writer: Writer, record: Brief) -> tuple[str, str]:
    """Return the title and the summary of a record's entry, as plain text.

    The title says where and until when: « Chef de projets — Nantes (44) — jusqu’au 22 mai 2025 ».
    """
    shown = cards.carte(writer, record)
    return _DASH.join(filter(None, (record.titre, shown.lieu, _until(record) or shown.etat))), shown.resume


def _until(record: Brief) -> str:
    if record.statut is None:
        return ""
    if record.limite is None:
        return record.statut.libelle.lower() if record.genre == "emploi" else ""
    return f"{_BEFORE.get(record.statut, '')}jusqu’au {words.last_moment(record)}"
