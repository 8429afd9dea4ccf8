"""The YAML that nearly every record is written in, read several times faster than by the parser, without places.

Fields, lists and texts on one line, plain or quoted, words between brackets or braces, and blocks after « | » or « > ».
Anything else (a text over several lines, an escape, a comment after a value, a double, a fault…) is left to `reader`,
which alone tells what is wrong and where: what is read here, `reader` reads in the same way.
"""

import re
from functools import cache
from typing import Any

_LINE = re.compile(
    r"(?: *(?:#[^\n]*)?\n)*"  # blanks and comments
    r"(?:\Z|"
    r"( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_]{0,60}):(?: +(?=[^ \n])| *(?=\n)))?"
    r"(?:([|>]-?) *\n((?:\1(?(2)(?(3)  )) [^\n]*\n| *\n)*)"
    r"|([^\W_][^:#\n]*)\n|([^\n]*)\n))"
)
"""A line: indent, dash, name of a field, sign of a block and its lines, a plain text, or what else follows.

Nothing at the end. The lines of a block are set further in than the field, which in an item is after the dash."""
_DOUBLE = re.compile(r'"([^"\\]*)"')
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_WORD = re.compile(r"[^\W_](?:[\w.+’/ -]*[\w.+’/])?")
_PAIR = re.compile(r"([A-Za-z_][A-Za-z0-9_]{0,60}): +(.+)")
_SPECIAL = frozenset("-?:,[]{}#&*!|>'\"%@`")
_MINUS = re.compile("-[^ ]")
_FOLD = re.compile(r"(?<=[^\n])\n(\n*)(?=[^\n])")
_EMPTY = frozenset({"~", "null"})
_MAX_DEPTH = 10
_MAX_NODES = 15_000

Tree = dict[str, Any]


class _OtherwiseError(Exception):
    """Something is written in a way that is not read here."""


def tree(text: str) -> tuple[Tree, bool] | None:
    """Return the fields of a file and whether some value is empty, or None if another reader is needed."""
    # A tab is never what it seems; a file that is not ended hides how its last block ends.
    if "\t" in text or not text.endswith("\n") or 3 * text.count("\n") + text.count(",") > _MAX_NODES:
        return None
    lines = _Lines(text)
    try:
        root = lines.group(0, 1)
    except _OtherwiseError:
        return None
    return (root, lines.has_empty) if root and lines.ended else None


@cache
def _margin(width: int) -> re.Pattern[str]:
    """Return what the lines of a block are: set as far as its first one, or blank and no wider."""
    # Blanks, then what is none: each line is read in one way alone, or a block that is wrong takes for ever.
    return re.compile(rf"(?: {{{width}}} *[^ \n][^\n]*\n| {{0,{width}}}\n)*")


class _Lines:
    """The lines of a file, read one after the other.

    Attributes:
        has_empty: whether an empty value was met.
    """

    def __init__(self, text: str) -> None:
        self._lines = _LINE.findall(text)
        self._at = 0
        self.has_empty = False

    @property
    def ended(self) -> bool:
        """Whether there is nothing more."""
        return not any(self._lines[self._at])

    def group(self, column: int, depth: int, *, in_item: bool = False) -> Tree:
        """Return the fields that start at a column; the first one of an item follows its dash."""
        if depth > _MAX_DEPTH:
            raise _OtherwiseError
        lines = self._lines
        fields: Tree = {}
        while True:
            space, dash, key, sign, block, plain, rest = lines[self._at]
            if in_item:
                in_item = False
            elif len(space) != column or dash or not key:
                break
            if key in fields or key in _EMPTY:
                raise _OtherwiseError
            self._at += 1
            if plain:
                fields[key] = plain if plain[-1] != " " and plain != "null" else self.value(plain)
            elif sign:
                fields[key] = _block(block, column, sign)
            elif rest:
                fields[key] = self.value(rest)
            else:
                fields[key] = self.below(column, depth)
        if len(space) > column:
            raise _OtherwiseError  # the text before goes on
        return fields

    def below(self, column: int, depth: int) -> Any:
        """Return what stands on the lines after the name of a field: a list, a group or nothing."""
        space, dash, key, *_ = self._lines[self._at]
        if dash and len(space) >= column:
            return self.items(len(space), depth + 1)
        if len(space) > column:
            if not key:
                raise _OtherwiseError
            return self.group(len(space), depth + 1)
        self.has_empty = True
        return None

    def items(self, column: int, depth: int) -> list[Any]:
        """Return the list that starts at a column."""
        if depth > _MAX_DEPTH:
            raise _OtherwiseError
        lines = self._lines
        found: list[Any] = []
        while True:
            space, dash, key, sign, block, plain, rest = lines[self._at]
            if len(space) != column or not dash:
                break
            if key:
                found.append(self.group(column + len(dash), depth + 1, in_item=True))
                continue
            self._at += 1
            found.append(_block(block, column, sign) if sign else self.value(plain or rest))
        if len(space) > column:
            raise _OtherwiseError
        return found

    def value(self, rest: str) -> Any:
        """Return what is written on the line after a name or a dash."""
        rest = rest.rstrip(" ")
        if not rest:
            raise _OtherwiseError
        if rest[0] in _SPECIAL and not _MINUS.match(rest):
            return _special(rest)
        if ": " in rest or " #" in rest or rest[-1] == ":":
            raise _OtherwiseError
        if rest in _EMPTY:
            self.has_empty = True
            return None
        return rest


def _block(block: str, column: int, sign: str) -> str:
    """Return the lines after « | » or « > »."""
    width = len(block) - len(block.lstrip(" "))
    lines = [line[width:] for line in block.split("\n")]
    # Nothing, blanks first, lines not as far in as the first one, or further in: rare, and not plain to read.
    if width <= column or not lines[0] or not _margin(width).fullmatch(block):
        raise _OtherwiseError
    found = "\n".join(lines).rstrip("\n")
    if sign[0] == ">":
        if "\n " in found:
            raise _OtherwiseError
        found = _FOLD.sub(lambda gap: gap[1] or " ", found)
    return found if sign[1:] else found + "\n"


def _special(rest: str) -> Any:
    """Return a text between quotes, a list of words between brackets or a group of words between braces."""
    if match := _DOUBLE.fullmatch(rest):
        return match[1]
    if match := _SINGLE.fullmatch(rest):
        return match[1].replace("''", "'")
    parts = [part.strip(" ") for part in rest[1:-1].split(",")]
    if rest[0] == "[" and rest[-1] == "]":
        return [] if parts == [""] else [_word(part) for part in parts]
    if rest[0] != "{" or rest[-1] != "}":
        raise _OtherwiseError
    pairs = [_PAIR.fullmatch(part) for part in parts]
    found = {pair[1]: _word(pair[2]) for pair in pairs if pair and pair[1] not in _EMPTY}
    if len(found) < len(parts):
        raise _OtherwiseError
    return found


def _word(part: str) -> str:
    """Return a text that stands between commas."""
    if match := _DOUBLE.fullmatch(part):
        return match[1]
    if part in _EMPTY or not _WORD.fullmatch(part):
        raise _OtherwiseError
    return part
