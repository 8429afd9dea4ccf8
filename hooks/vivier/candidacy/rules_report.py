"""The list of the rules, for people and for other programs."""

import json

from vivier.french import capital
from vivier.intake import report
from vivier.intake.report import visible

from .rule import Regle
from .rulebook import LoadedRules, Rulebook

_HEADERS = ("Règle", "Rôle", "Revue le", "Texte")


def as_text(book: Rulebook) -> str:
    """Return the rules as a table, in the order in which they are tried."""
    rows = [_HEADERS, *(_row(rule) for rule in book.regles)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    )


def as_json(loaded: LoadedRules) -> str:
    """Return the rules and the problems for programs.

    An object: ``version`` (1 as long as the names below keep their meaning), ``regles``, a list in the order of the
    file, empty when there is any error, and ``problemes``, as in the report of ``vivier check``. A rule has ``id``,
    ``titre``, ``role``, ``base`` (list of texts as cited) and ``revue_le`` (AAAA-MM-JJ). The output is ASCII.
    """
    rules = loaded.rules.regles if loaded.rules else ()
    return json.dumps(
        {
            "version": 1,
            "regles": [_as_dict(rule) for rule in rules],
            "problemes": json.loads(report.as_json(loaded.problems))["problemes"],
        },
        indent=2,
    )


def conclusion(loaded: LoadedRules) -> str:
    """Return « 22 règles. », or how many problems there are."""
    if loaded.rules is None or loaded.problems:
        said = report.summary(loaded.problems)
        return f"{capital(said)}."
    count = len(loaded.rules.regles)
    return f"{count} règle{'s' if count > 1 else ''}."


def _row(rule: Regle) -> tuple[str, str, str, str]:
    texts = " ; ".join(one.cite for one in rule.base)
    return (visible(rule.id), rule.role.value, f"{rule.revue_le:%d/%m/%Y}", visible(texts))


def _as_dict(rule: Regle) -> dict[str, object]:
    return {
        "id": rule.id,
        "titre": rule.titre,
        "role": rule.role.value,
        "base": [one.cite for one in rule.base],
        "revue_le": rule.revue_le.isoformat(),
    }
