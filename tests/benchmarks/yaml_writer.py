"""A small YAML writer: fast, and quoting whatever YAML 1.1 or YAML 1.2 could read as something else than text.

PyYAML writes ``08`` and ``1e3`` bare, which YAML 1.2 reads as numbers; YAML 1.2 libraries write ``No`` and ``17:00``
bare, which YAML 1.1 reads as false and 1020. Here a text is bare only when both read the same text.
"""

import re
from collections.abc import Mapping, Sequence

# Begins with a letter or an opening quotation mark, so never a number, a date nor a sign, and holds nothing that
# ends a key or starts a comment.
_BARE = re.compile(r"(?:[^\W\d_]|«)(?:[^\n\"#:]|:(?!\s|$)|(?<!\s)#)*")
_READ_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def scalar(value: object) -> str:
    """Write a text, a number, a date or a yes-or-no on one line."""
    if not isinstance(value, str):
        return ("non", "oui")[value] if isinstance(value, bool) else str(value)
    if _BARE.fullmatch(value) and not value[-1].isspace() and value.lower() not in _READ_OTHERWISE:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _block(lines: list[str], indent: str, head: str, value: object) -> None:
    """Write ``head`` (a key, or the dash of an item) with its value."""
    if isinstance(value, str):
        if "\n" in value:
            lines.append(f"{head} |")
            lines.extend(f"{indent}  {line}" if line else "" for line in value.strip("\n").split("\n"))
        else:
            lines.append(f"{head} {scalar(value)}")
    elif isinstance(value, Mapping) and value:
        lines.append(head)
        _mapping(lines, indent + "  ", value)
    elif isinstance(value, Sequence) and value:
        lines.append(head)
        _sequence(lines, indent + "  ", value)
    elif isinstance(value, Mapping | Sequence):
        lines.append(f"{head} {{}}" if isinstance(value, Mapping) else f"{head} []")
    else:
        lines.append(f"{head} {scalar(value)}")


def _mapping(lines: list[str], indent: str, tree: Mapping[str, object], first: str | None = None) -> None:
    start = first or indent
    for key, value in tree.items():
        _block(lines, indent, f"{start}{key}:", value)
        start = indent


def _sequence(lines: list[str], indent: str, tree: Sequence[object]) -> None:
    for value in tree:
        if isinstance(value, Mapping) and value:
            _mapping(lines, indent + "  ", value, first=f"{indent}- ")
        else:
            _block(lines, indent, f"{indent}-", value)


def document(tree: Mapping[str, object]) -> str:
    """Write a document: a mapping, in the order of its keys."""
    lines: list[str] = []
    _mapping(lines, "", tree)
    return "\n".join(lines) + "\n"
