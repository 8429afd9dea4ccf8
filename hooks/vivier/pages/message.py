"""The ready e-mail of an application: its subject, its text, the link that opens it.

The link follows RFC 6068: addresses, subject and text are percent-encoded whole, lines end with CR LF, and nothing that
a record says can add a field or an address.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from vivier.candidacy.preparation import Document
from vivier.candidacy.vocabulary import Exigence

from .words import NBSP

SENT = (Exigence.REQUISE, Exigence.LE_CAS_ECHEANT)
"""Documents that the message lists, the first of `Exigence`. What is optional is the candidate's choice."""

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send.

    Attributes:
        courriels: addresses.
        objet: subject, on one line.
        debut: text before the list of documents, ending with a line break.
        pieces: the list of documents, a line each.
        fin: text after it.
    """

    courriels: tuple[str, ...]
    objet: str
    debut: str
    pieces: str
    fin: str

    @property
    def texte(self) -> str:
        """The whole text, to copy."""
        return f"{self.debut}{self.pieces}{self.fin}"

    @property
    def lien(self) -> str:
        """The ``mailto:`` link that opens the message."""
        addresses = ",".join(quote(address, safe="@") for address in self.courriels)
        text = quote(self.texte.replace("\n", "\r\n"), safe="")
        return f"mailto:{addresses}?subject={quote(self.objet, safe='')}&body={text}"


def message(
    courriels: tuple[str, ...], titre: str, reference: str | None, documents: Sequence[Document]
) -> Message:
    """Return the message that applies to a posting with ``documents``."""
    name = _one_line(titre)
    mention = f" (référence{NBSP}{_one_line(reference)})" if reference else ""
    listed = [f"- {_one_line(one.libelle)}" for one in documents if one.exigence in SENT]
    return Message(
        courriels,
        f"Candidature{NBSP}: {name}{mention}",
        f"Madame, Monsieur,\n\nJe présente ma candidature{NBSP}: {name}{mention}.\n\nDocuments joints{NBSP}:\n",
        "\n".join(listed),
        "\n\nJe vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.\n\n[Prénom, nom, téléphone]\n",
    )


def _one_line(text: str) -> str:
    # Records refuse line breaks in short texts; a header must not depend on it. No-break spaces stay.
    return _BLANKS.sub(" ", text).strip()
