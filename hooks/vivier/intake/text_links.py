"""Links written in the texts of a file: those to other records, and those that lead nowhere and would be lost.

Looked for in the lines of the file, where each has its place; Markdown is CommonMark 0.31 (§6.3, links).
"""

import re
from collections.abc import Iterator

from vivier.records import KIND_OF_FOLDER, KINDS

from .outcome import TextLink
from .problems import Problem, problem
from .reading import Reading
from .scalar import Span

# [libellé](labo:etat-lin), <https://…> and [libellé]: https://…
_TO = re.compile(r"(?:\]\(\s*<?|\]:\s+<?|<)([A-Za-z][A-Za-z0-9+.-]{1,30}):(?=[^\s)>])([^\s)>]*)")
_SCHEMES = frozenset({"https", "http", "mailto", "tel"})

# [libellé](adresse), its title aside, and [libellé]: adresse. Anything else between the parentheses makes no link.
# Runs of spaces are never given back: a line of nothing else is read once.
_INLINE = re.compile(
    r"(?<!\\)\[[^\[\]]*\]\(\s*+(?:<(?P<angled>[^<>]*)>|(?P<bare>[^\s<>()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?:\s++(?:\"[^\"]*\"|'[^']*'))?+\s*+\)"
)
_REFERENCE = re.compile(r"^\s*\[[^\[\]]+\]:\s+<?(?P<bare>[^\s<>]+)>?\s*$")
_WHOLE = re.compile(r"(?:https?://|(?!https?:)[A-Za-z][A-Za-z0-9+.-]{1,30}:)\S")
_BLOCK = re.compile(r"(?P<before> *(?:- +)*)(?:[^#]*:|-) +[|>][+\-0-9]{0,2}\s*(?:#.*)?$")
_CODE = re.compile(r"`[^`]*`")


def find(file: Reading) -> Iterator[TextLink]:
    """Yield the links in the texts of a file that lead neither to a page nor to an address."""
    if not ("](" in file.text or "<" in file.text or "]:" in file.text):
        return
    for number, line in _lines(file):
        for match in _TO.finditer(line):
            if match[1].lower() not in _SCHEMES:
                span = Span(number, match.start(1) + 1, number, match.end(2) + 1)
                yield TextLink(span, match[1], match[2], file.lines[number - 1])


def incomplete(file: Reading) -> Iterator[Problem]:
    """Tell of the links whose address is not whole: of these a page keeps the label alone."""
    if "](" not in file.text and "]:" not in file.text:
        return
    for number, line in _lines(file):
        for match in (*_INLINE.finditer(line), *_REFERENCE.finditer(line)):
            name = match.lastgroup or "bare"
            target = match[name]
            if not _WHOLE.match(target):
                start, end = match.span(name)
                span = Span(number, start + 1, number, max(end, start + 1) + 1)
                message = (
                    f"ce lien ne mène nulle part\u00a0: «\u00a0{target}\u00a0» n’est pas une adresse entière"
                )
                yield problem(
                    "LIEN-04",
                    file.path,
                    message if target else "ce lien n’a pas d’adresse",
                    span,
                    help=_remedy(target),
                )


def _lines(file: Reading) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not comments, with their numbers; what stands between backticks is code, and blank."""
    block: int | None = None
    for number, line in enumerate(file.lines, 1):
        text = line.lstrip(" ")
        if block is not None and text and len(line) - len(text) <= block:
            block = None
        if block is None:
            if text.startswith("#"):
                continue
            # In the long text that follows, « # » begins a title of its Markdown.
            if ("|" in line or ">" in line) and (opened := _BLOCK.match(line)):
                block = len(opened["before"])
        yield number, _CODE.sub(lambda code: " " * len(code[0]), line) if "`" in line else line


def _remedy(target: str) -> str:
    if re.fullmatch(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+", target):
        return f"écrire mailto:{target}"
    host = re.match(r"(?:https?:/?)?((?:[\w-]+\.)+(?!html?$|php$|pdf$)[a-z]{2,}(?:/.*)?)$", target)
    if host:
        return f"écrire https://{host[1]}"
    found = re.search(r"(?:^|/)(\w+)/([a-z0-9-]+)/?$", target)
    if found and found[1] in KIND_OF_FOLDER:
        return f"écrire {KIND_OF_FOLDER[found[1]]}:{found[2]}"
    kinds = ", ".join(f"{kind}:…" for kind in KINDS)
    return f"écrire une adresse en https://, ou {kinds} ; si ce n’est pas un lien, retirer les crochets"
