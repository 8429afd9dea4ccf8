"""The marks that Git leaves in a file where two people changed the same lines."""

import re
from collections.abc import Iterable

from .problems import Problem, problem
from .scalar import Span

# « ======= » alone underlines a title in Markdown: it is no mark without one of the others.
_MARK = re.compile(r"(?:<{7}|>{7}|\|{7})(?= )")


def conflict(lines: Iterable[str], path: str) -> Problem | None:
    """Return the first mark of a file, as a problem, or None.

    Args:
        lines: the file.
        path: its name as shown to people.
    """
    for number, text in enumerate(lines, 1):
        if match := _MARK.match(text):
            return problem(
                "YAML-22",
                path,
                f"Git a laissé ici la marque d’un conflit, «\u00a0{match[0]}\u00a0»",
                Span(number, 1, number, match.end() + 1),
                help="choisir entre les deux versions, et retirer les lignes qui commencent par "
                "«\u00a0<<<<<<<\u00a0», «\u00a0=======\u00a0» et «\u00a0>>>>>>>\u00a0»",
            )
    return None
