"""The report of a check: for people, for other programs, for the forge's annotations."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from .problems import Problem, Related, Severity

WIDTH = 100
"""Longest excerpt shown, in columns; a longer line is cut around the caret."""

TAB = 4

_COLOURS = {Severity.ERREUR: "31", Severity.AVERTISSEMENT: "33", Severity.INFORMATION: "36"}
_GITHUB = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.INFORMATION: "notice"}
_PLURALS = {
    Severity.ERREUR: ("erreur", "erreurs"),
    Severity.AVERTISSEMENT: ("avertissement", "avertissements"),
    Severity.INFORMATION: ("information", "informations"),
}


def visible(text: str) -> str:
    """Return a text that cannot move the cursor, reverse the line or hide: it would show ``<U+202E>``."""
    if text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char == "\t":
        return " " * TAB
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return f"<U+{ord(char):04X}>" if hidden else char


def _width(text: str) -> int:
    """Return how many columns of a terminal a visible text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


class _Paint:
    """Colours, or none."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def text(problems: Sequence[Problem], *, colour: bool = False) -> str:
    """Return the report for people, one block for each problem, with a blank line between them."""
    paint = _Paint(colour=colour)
    return "\n\n".join(_block(one, paint) for one in problems)


def _block(one: Problem, paint: _Paint) -> str:
    tint = _COLOURS[one.severity]
    head = paint(f"{one.severity.value} {one.code}", f"1;{tint}")
    numbers = [one.line, *(other.line for other in one.related)]
    gutter = max(3, *(len(str(number)) + 2 for number in numbers))
    lines = [f"{head} : {paint(visible(one.message), '1')}"]
    lines.append(f"{' ' * (gutter - 1)}{paint('-->', '34')} {visible(one.path)}:{one.line}:{one.column}")
    end = one.end_column if one.end_line == one.line else 0
    bar = f"{' ' * gutter}{paint('|', '34')}"
    if one.excerpt.strip():
        lines += [bar, *_excerpt(one.excerpt, one.line, one.column, end, gutter, paint, ("^", tint))]
    for other in one.related:
        lines += _second(other, one.path, gutter, paint)
    if one.help:
        lines.append(f"{' ' * gutter}{paint('=', '34')} aide : {visible(one.help)}")
    return "\n".join(lines)


def _second(other: Related, path: str, gutter: int, paint: _Paint) -> list[str]:
    """Return the lines of a second place."""
    elsewhere = "" if other.path == path else f"{visible(other.path)}:"
    lines = [
        f"{' ' * (gutter - 1)}{paint(':::', '34')} {elsewhere}{other.line}:{other.column} : {visible(other.message)}"
    ]
    if other.excerpt.strip():
        lines += _excerpt(
            other.excerpt, other.line, other.column, other.end_column, gutter, paint, ("-", "34")
        )
    return lines


def _excerpt(
    line: str, number: int, column: int, end: int, gutter: int, paint: _Paint, mark: tuple[str, str]
) -> list[str]:
    """Return a line of the file and the caret under its faulty part, both cut around the caret if they are long."""
    start = min(column - 1, len(line))
    stop = end - 1 if end > column else len(line.rstrip())
    before, faulty = visible(line[:start]), visible(line[start : min(max(stop, start), start + WIDTH)])
    after = visible(line[start : start + 2 * WIDTH])[len(faulty) :].rstrip()
    before, faulty, after = _cut(before, faulty, after)
    caret = mark[0] * max(1, _width(faulty))
    label = str(number).rjust(gutter)
    return [
        f"{paint(f'{label}|', '34')} {before}{faulty}{after}".rstrip(),
        f"{' ' * gutter}{paint('|', '34')} {' ' * _width(before)}{paint(caret, mark[1])}",
    ]


def _cut(before: str, faulty: str, after: str) -> tuple[str, str, str]:
    """Keep some forty characters before the faulty part and what fits after it."""
    if len(before) + len(faulty) + len(after) <= WIDTH:
        return before, faulty, after
    if len(before) > WIDTH // 2:
        before = "…" + before[-(WIDTH // 2 - 10) :]
    if len(faulty) > WIDTH - len(before):
        faulty, after = faulty[: WIDTH - len(before) - 1] + "…", ""
    room = WIDTH - len(before) - len(faulty)
    if len(after) > room:
        after = after[: max(0, room - 1)] + "…"
    return before, faulty, after


def summary(problems: Iterable[Problem]) -> str:
    """Return « 2 erreurs et 1 avertissement dans 2 fichiers », or that there is nothing to say."""
    found = list(problems)
    counts = [(level, sum(one.severity is level for one in found)) for level in Severity]
    parts = [f"{count} {_PLURALS[level][count > 1]}" for level, count in counts if count]
    if not parts:
        return "aucun problème"
    files = len({one.path for one in found})
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} et {parts[-1]}"
    return f"{said} dans {files} fichier{'s' if files > 1 else ''}"


def as_json(problems: Sequence[Problem]) -> str:
    """Return the report for programs.

    An object: ``version`` (1 as long as the names below keep their meaning), ``resume`` (``erreurs``,
    ``avertissements``, ``informations``: numbers) and ``problemes``, a list in the order of the text report.
    A problem has ``code``, ``severite``, ``fichier``, ``ligne``, ``colonne``, ``fin_ligne``, ``fin_colonne``
    (from 1, in Unicode characters, the end excluded), ``message``, ``aide`` (text or null), ``correction``
    (text that can safely replace the faulty one, or null), ``extrait`` (the line) and ``autres`` (other
    places: ``fichier``, ``ligne``, ``colonne``, ``message``). The output is ASCII: a character that must not
    be shown is escaped.
    """
    return json.dumps(
        {
            "version": 1,
            "resume": {
                _PLURALS[level][1]: sum(one.severity is level for one in problems) for level in Severity
            },
            "problemes": [_as_dict(one) for one in problems],
        },
        indent=2,
    )


def _as_dict(one: Problem) -> dict[str, object]:
    return {
        "code": one.code,
        "severite": one.severity.value,
        "fichier": one.path,
        "ligne": one.line,
        "colonne": one.column,
        "fin_ligne": one.end_line,
        "fin_colonne": one.end_column,
        "message": one.message,
        "aide": one.help,
        "correction": one.fix,
        "extrait": one.excerpt,
        "autres": [
            {"fichier": other.path, "ligne": other.line, "colonne": other.column, "message": other.message}
            for other in one.related
        ],
    }


def github(problems: Sequence[Problem], prefix: str = "") -> str:
    """Return GitHub's annotations, one line for each problem.

    Args:
        problems: the problems.
        prefix: folder of ``postings/`` in the repository, when it is not at its root.
    """
    return "\n".join(_annotation(one, prefix) for one in problems)


def _annotation(one: Problem, prefix: str) -> str:
    properties = {
        "file": str(PurePath(prefix) / one.path) if prefix else one.path,
        "line": one.line,
        "col": one.column,
        "endLine": one.end_line,
        "endColumn": one.end_column,
        "title": f"{one.severity.value} {one.code}",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    said = visible(one.message) + (f"\naide : {visible(one.help)}" if one.help else "")
    return f"::{_GITHUB[one.severity]} {listed}::{_data(said)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(visible(value)).replace(":", "%3A").replace(",", "%2C")
