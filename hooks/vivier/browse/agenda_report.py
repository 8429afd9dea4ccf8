"""The agenda of editors, for people and for other programs."""

import json
from collections.abc import Sequence
from datetime import date

from vivier.intake.report import visible

from .agenda import Rendezvous

LONGEST = 70
"""Longest title and longest reason shown."""

_HEADERS = ("Date", "Rendez-vous", "Fiche")
_NO_DATE = "sans date"


def as_text(found: Sequence[Rendezvous], days: int) -> str:
    """Return the agenda as a table: date, what happens, title of the record; below it, its file and what to know."""
    if not found:
        return f"Aucun rendez-vous {_period(days)}."
    rows = [_HEADERS, *(_row(one) for one in found)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [_aligned(_HEADERS, widths)]
    for one, row in zip(found, rows[1:], strict=True):
        lines += [_aligned(row, widths), _aligned(("", "", _below(one)), widths)]
    # « Rendez-vous » is the same in the plural.
    return "\n".join([*lines, "", f"{len(found)} rendez-vous {_period(days)}."])


def as_json(found: Sequence[Rendezvous], today: date, days: int) -> str:
    """Return the agenda for programs.

    An object: ``version`` (1 as long as the names below keep their meaning), ``jour`` (the day of the agenda),
    ``jours`` (how many days it covers) and ``rendez_vous``, a list in the order of the table. A rendez-vous has
    ``date`` (null for a state that no date ends), ``nature`` (a value of `Nature`), ``genre``, ``id``, ``titre`` and
    ``fichier`` of the record, ``conseillee`` (the advised date of an end of candidacies, or null) and ``precision``
    (text or null). Days are written AAAA-MM-JJ. The output is ASCII: a character that must not be shown is escaped.
    """
    return json.dumps(
        {
            "version": 1,
            "jour": today.isoformat(),
            "jours": days,
            "rendez_vous": [_as_dict(one) for one in found],
        },
        indent=2,
    )


def _row(one: Rendezvous) -> tuple[str, str, str]:
    return (f"{one.date:%d/%m/%Y}" if one.date else _NO_DATE, one.nature.libelle, _cut(one.titre))


def _below(one: Rendezvous) -> str:
    said = [_cut(one.precision)] if one.precision else []
    if one.conseillee and one.conseillee != one.date:
        said.append(f"date conseillée : {one.conseillee:%d/%m/%Y}")
    return f"{visible(one.fichier)}{' : ' if said else ''}{' ; '.join(said)}"


def _cut(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1].rstrip()}…"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join([row[0].ljust(widths[0]), row[1].ljust(widths[1]), row[2]]).rstrip()


def _period(days: int) -> str:
    if days == 0:
        return "aujourd’hui"
    return "d’ici à demain" if days == 1 else f"dans les {days} prochains jours"


def _as_dict(one: Rendezvous) -> dict[str, object]:
    return {
        "date": one.date and one.date.isoformat(),
        "nature": one.nature.value,
        "genre": one.genre,
        "id": one.id,
        "titre": one.titre,
        "fichier": one.fichier,
        "conseillee": one.conseillee and one.conseillee.isoformat(),
        "precision": one.precision,
    }
