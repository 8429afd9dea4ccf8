"""What an entry of the catalogue of problems says."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a problem is. Only an error forbids publishing."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 for the most serious."""
        return list(Severity).index(self)


E, A, I = Severity  # noqa: E741  # the tables below are read in columns


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem.

    Attributes:
        code: its stable name.
        severity: how serious it is.
        title: a few words in French.
        explanation: why it matters and what to do, in French.
        bad: smallest example that shows it: some fields of a record, or the name of a file in ``postings/``.
        good: the same example, corrected.
        kind: kind of the record that the example belongs to, ``fichier`` where the examples are names of
            files, or the name of a shared list; ``situation`` where the problem is not in the text of a
            file, and ``bad`` says when it occurs.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    bad: str
    good: str
    kind: str = "emploi"
