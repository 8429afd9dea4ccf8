"""The signs that begin an item of a list in a word processor, where YAML wants a hyphen."""

import re

from .problems import Problem, problem
from .scalar import Span

# Dashes, a minus, hyphens that are not the keyboard's, bullets.
_BULLET = re.compile(r" *(?:- +)*(?P<sign>[–—−‐‑•·▪●*])[ \u00a0\u202f]\s*(?P<text>\S)")
_FIELD = re.compile(r"[a-z_]{2,40} ?:(?: |$)")
_OPENING = re.compile(r" *(?:- +)*[a-z_]{2,40} *:\s*(?:#.*)?")

CODE = "YAML-21"
REMEDY = "commencer chaque élément par un trait d’union et une espace, « - »"


def sign_of(text: str) -> str | None:
    """Return the sign that begins a text as an item of a list, if it is not a hyphen."""
    match = _BULLET.match(text)
    return match["sign"] if match else None


def message(sign: str) -> str:
    """Say what the sign is taken for."""
    return f"« {sign} » est pris pour du texte, et non pour le tiret d’une liste"


def fault(lines: list[str], number: int, path: str, *, failed: bool) -> Problem | None:
    """Return the fault of a line that begins so, where it is meant as an item.

    Prose may have a dash at the head of a line: it is an item where it begins with a field, follows the name of one
    that has no value, stands under the hyphen of another item, or is where the parser ``failed``.
    """
    text = lines[number - 1]
    match = _BULLET.match(text)
    if match is None:
        return None
    # By their numbers: a copy of the lines before, for each of them, would be as many lines squared.
    before = next((lines[n] for n in range(number - 2, -1, -1) if lines[n].strip()), "")
    beside = before.startswith(f"{text[: match.start('sign')]}- ")
    if not (failed or beside or _FIELD.match(text, match.start("text")) or _OPENING.fullmatch(before)):
        return None
    span = Span(number, match.start("sign") + 1, number, match.end("sign") + 1)
    return problem(CODE, path, message(match["sign"]), span, help=REMEDY)
