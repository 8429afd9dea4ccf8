"""The table of renamed and withdrawn records, ``postings/redirections.yml``: what became of each old address.

Published addresses are cited, printed and indexed elsewhere. An entry says that a record is now another one, or
that it was withdrawn and why. Chains are followed to their end, so that a reader is sent on once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated

from pydantic import BeforeValidator, Field

from vivier.records import KINDS
from vivier.records.base import Modele
from vivier.records.citations import Key
from vivier.records.coherence import Coherent, rule
from vivier.records.dates import Jour
from vivier.records.errors import Refus, refus
from vivier.records.fields import champ
from vivier.records.identifiers import PATTERN, is_id
from vivier.records.personal import COURRIEL, persons, telephones
from vivier.records.shown import readable
from vivier.records.texts import Phrase

from .scan import RESERVED

_REFERENCE = rf"({'|'.join(KINDS)}):({PATTERN})"


def _reference(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    found = re.fullmatch(_REFERENCE, text)
    if found is None or not is_id(found[2]) or found[2] in RESERVED:
        near = _meant(text)
        raise refus(
            "REDIR-01",
            f"« {text} » ne désigne pas une fiche" if text else "une fiche est attendue ici",
            aide=f"écrire {near}"
            if near
            else "écrire le genre puis l’identifiant, comme emploi:chef-de-projets",
            corrige=near,
        )
    return text


def _meant(text: str) -> str | None:
    """Return the reference that a path, an address or a reference by folder means, or None."""
    kinds = {form: kind.nom for kind in KINDS.values() for form in (kind.nom, kind.dossier)}
    words = re.findall(r"[a-z0-9-]+", text[:300].removesuffix(".yml"))
    kind = next((kinds[word] for word in words if word in kinds), None)
    usable = kind is not None and words[-1] not in kinds and is_id(words[-1]) and words[-1] not in RESERVED
    return f"{kind}:{words[-1]}" if usable else None


FicheCitee = Annotated[
    str,
    BeforeValidator(_reference),
    Field(max_length=100, json_schema_extra={"pattern": f"^{_REFERENCE}$"}),
]
"""A record, by kind and id: ``emploi:chef-de-projets``. Raises REDIR-01."""


def _personal(text: str) -> str | None:
    """Return what a text, read for years at an old address, should not hold: an address, a number, a name."""
    read = readable(text, bare=True)
    if COURRIEL.search(read):
        return "une adresse électronique"
    if any(telephones(read)):
        return "un numéro de téléphone"
    return "le nom d’une personne" if persons().search(read) else None


class Redirection(Coherent):
    """What became of a record that is no longer published under its old id."""

    ancien: FicheCitee = champ(
        "Ancienne fiche", "Genre et identifiant que la fiche avait.", "emploi:chef-de-projet"
    )
    nouveau: FicheCitee | None = champ(
        "Nouvelle fiche",
        "Genre et identifiant de la fiche où mène l’ancienne adresse ; absent si la fiche est retirée.",
        "emploi:chef-de-projets",
        None,
    )
    motif: Phrase | None = champ(
        "Motif du retrait",
        "Pourquoi la fiche est retirée, en une phrase publiée telle quelle, sans nom de personne.",
        "Offre retirée à la demande de l’employeur.",
        None,
    )
    le: Jour = champ("Le", "Jour du changement de nom ou du retrait.", "2026-05-02")

    @rule
    def _one_fate(self) -> Iterator[Refus]:
        if self.nouveau is None and self.motif is None:
            yield refus(
                "REDIR-02",
                f"« {self.ancien} » n’a ni nouveau ni motif",
                aide="donner nouveau si la fiche a changé de nom, motif si elle est retirée",
                champs=("ancien",),
            )
        if self.nouveau is not None and self.motif is not None:
            yield refus(
                "REDIR-02",
                f"« {self.ancien} » a un nouveau et un motif : elle est renommée, ou retirée",
                aide="retirer motif si la fiche a changé de nom, nouveau si elle est retirée",
                champs=("motif", "nouveau"),
            )

    @rule
    def _nobody(self) -> Iterator[Refus]:
        found = _personal(self.motif) if self.motif else None
        if found is not None:
            yield refus(
                "REDIR-11",
                f"ce motif contient {found}, et il est publié tel quel",
                aide="dire pourquoi la fiche est retirée, sans nom ni coordonnées",
                champs=("motif",),
            )

    @property
    def old(self) -> Key:
        """The record that it was."""
        return key_of(self.ancien)

    @property
    def new(self) -> Key | None:
        """The record that it is, or None if it was withdrawn."""
        return key_of(self.nouveau) if self.nouveau else None


class ListeRedirections(Modele):
    """The file ``redirections.yml``."""

    redirections: tuple[Redirection, ...] = champ(
        "Redirections",
        "Une entrée par fiche renommée ou retirée.",
        "[{ancien: emploi:chef-de-projet, nouveau: emploi:chef-de-projets, le: 2026-05-02}]",
        (),
    )


@dataclass(frozen=True, slots=True)
class Suite:
    """What the reader of an old address is told.

    Attributes:
        vers: the record that is published now, at the end of the chain; None if it was withdrawn.
        le: day of the renaming, or of the withdrawal.
        motif: why it was withdrawn; empty for a renamed record.
    """

    vers: Key | None
    le: date
    motif: str = ""


def resolved(entries: Sequence[Redirection]) -> Mapping[Key, Suite]:
    """Return what became of each old record, sorted by kind and id; what turns in circles is left out."""
    moves = first_moves(entries)
    ends, _ = ends_of(moves)
    suites = {}
    for old in sorted(moves):
        last = ends[old]
        if last is not None:
            gone = last.new is None
            suites[old] = Suite(last.new, last.le if gone else moves[old].le, last.motif or "")
    return MappingProxyType(suites)


def key_of(reference: str) -> Key:
    """Return the kind and id of a reference: ``emploi:x``."""
    kind, _, ident = reference.partition(":")
    return kind, ident


def first_moves(entries: Sequence[Redirection]) -> dict[Key, Redirection]:
    """Return the entries by old record; of two for the same one, the first."""
    moves: dict[Key, Redirection] = {}
    for entry in entries:
        moves.setdefault(entry.old, entry)
    return moves


def ends_of(moves: Mapping[Key, Redirection]) -> tuple[dict[Key, Redirection | None], list[list[Key]]]:
    """Return the last line of the chain that starts at each old record, None where it turns in circles; the circles.

    Each line is followed once, whatever the length of the chains.
    """
    ends: dict[Key, Redirection | None] = {}
    circles: list[list[Key]] = []
    for start in moves:
        chain: dict[Key, int] = {}
        key: Key | None = start
        last: Redirection | None = None
        while key is not None and key in moves and key not in ends and key not in chain:
            chain[key] = len(chain)
            last = moves[key]
            key = last.new
        if key is not None and key in ends:
            last = ends[key]
        elif key is not None and key in chain:
            circles.append(list(chain)[chain[key] :])
            last = None
        ends.update(dict.fromkeys(chain, last))
    return ends, circles
