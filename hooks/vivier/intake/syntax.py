"""Why a file is not YAML, told where the fault is.

The parser's own mark is often far below: an unclosed quote is noticed at the next quote. Once it has failed,
the lines are read again, as an editor would, for the usual faults; only when none is found is the parser's mark used.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from . import bullets
from .conflicts import conflict
from .problems import Problem, problem
from .scalar import Span

_LINE = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?P<dashes>(?:- +)*)"
    r"(?:(?P<key>[^\s:#\"'\[\]{},&*!|>%@`][^:#\"]{0,80}?)(?P<colon>:)(?= |$))?"
    r"(?P<gap> *)(?P<value>.*)"
)
_BLOCK = re.compile(r"[|>][+\-0-9]{0,2}\s*(?:#.*)?$")
_GLUED = re.compile(r"(?P<key>[A-Za-zÀ-ÿ_][\w-]{0,40}):(?P<value>[^\s/:].*)")
_NO_BREAK = re.compile(r" *(?:- +)*[a-z_]{2,40} ?:(?P<sign>[\u00a0\u202f])")
_CLOSED = re.compile(r"\s*(?P<name>[a-z_]{2,40}) *: *(?P<sign>\[ *\]) *(?:#.*)?")
_FIELD = re.compile(r" *(?:- +)*[a-z_]{2,40} ?:(?: |$)")
_QUOTED_END = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'")}
# « [CDD] Cheffe de projets »
_BRACKETS_THEN_TEXT = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#,\]}:(]")
_MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\(")
_RESERVED = {
    "@": "« @ »",
    "`": "« ` »",
    "%": "« % »",
    "*": "« * »",
    "&": "« & »",
    "!": "« ! »",
    "|": "« | »",
    ">": "« > »",
    ",": "une virgule",
    "]": "« ] »",
    "}": "« } »",
}
_QUOTE_IT = "mettre toute la valeur entre guillemets"
_USE_BLOCK = "mettre la valeur entre guillemets, ou l’écrire sur les lignes suivantes après « | »"


class _Line(NamedTuple):
    number: int
    text: str
    match: re.Match[str]

    @property
    def value(self) -> str:
        return self.match["value"]

    @property
    def value_column(self) -> int:
        return self.match.start("value") + 1


def diagnose(lines: list[str], error: yaml.YAMLError, path: str) -> Problem:
    """Return the problem that best explains why the parser failed."""
    mark = getattr(error, "problem_mark", None)
    last = mark.line if mark is not None else len(lines) - 1
    said = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    context_mark = getattr(error, "context_mark", None)
    if left := conflict(lines, path):
        return left
    for line in _outside_blocks(lines[: last + 1]):
        if found := bullets.fault(lines, line.number, path, failed=line.number == last + 1):
            return found
        if found := _fault(line, lines, path):
            return found
    here = Span(last + 1, (mark.column if mark else 0) + 1, last + 1, (mark.column if mark else 0) + 2)
    if "mapping values are not allowed" in said:
        return _colon(lines, here, path)
    if "flow" in context and context_mark is not None:
        return _unclosed(lines, context_mark, path)
    if "could not find expected ':'" in said and context_mark is not None:
        number = context_mark.line + 1
        return _no_colon(lines, number, path)
    if (closed := _closed_list(lines, last)) is not None:
        number, match = closed
        name, sign = match["name"], match["sign"]
        return problem(
            "YAML-16",
            path,
            f"«\u00a0{name}\u00a0» est suivi d’éléments, mais «\u00a0{sign}\u00a0» en fait une liste vide",
            Span(number, match.start("sign") + 1, number, match.end("sign") + 1),
            help="retirer les crochets",
        )
    if "expected" in said or "indentation" in said:
        return problem(
            "YAML-16",
            path,
            "cette ligne n’est pas alignée avec les autres",
            here,
            help="aligner la ligne sur les champs du même niveau, avec des espaces",
        )
    return problem(
        "YAML-01",
        path,
        "cette ligne n’est pas du YAML",
        here,
        help="comparer avec la ligne d’une autre fiche",
    )


def _closed_list(lines: list[str], at: int) -> tuple[int, re.Match[str]] | None:
    """Return the number and the parts of « nom: [] » whose items stand below, from the line of the first one."""
    if at >= len(lines) or not lines[at].lstrip(" ").startswith("- "):
        return None
    for number in range(at, 0, -1):
        text = lines[number - 1]
        if text.strip() and not text.lstrip().startswith("#"):
            match = _CLOSED.fullmatch(text)
            return (number, match) if match else None
    return None


def _outside_blocks(lines: list[str]) -> Iterator[_Line]:
    """Yield the lines that are not blank, nor comments, nor inside a block of text (« | » or « > »)."""
    block: int | None = None
    for number, text in enumerate(lines, 1):
        # A no-break space is not blank here: alone on its line, it ends the block of text where it stands.
        stripped = text.strip(" \t")
        if not stripped:
            continue
        indent = len(text) - len(text.lstrip(" "))
        if block is not None:
            if indent > block:
                continue
            block = None
        if stripped.startswith("#"):
            continue
        match = _LINE.match(text)
        if match is None:
            continue
        if _BLOCK.match(match["value"]):
            block = indent
        yield _Line(number, text, match)


def _fault(line: _Line, lines: list[str], path: str) -> Problem | None:
    """Return the usual fault that the line shows, if any."""
    indent = line.match["indent"]
    if (at := re.search("[\t\u00a0]", indent)) is not None:
        name = "une tabulation" if at[0] == "\t" else "une espace insécable"
        span = Span(line.number, at.start() + 1, line.number, at.end() + 1)
        return problem(
            "YAML-03",
            path,
            f"le retrait de cette ligne contient {name}",
            span,
            help="la remplacer par deux espaces",
        )
    value = line.value
    if not value:
        return None
    if (glue := _NO_BREAK.match(line.text)) is not None:
        span = Span(line.number, glue.start("sign") + 1, line.number, glue.end("sign") + 1)
        message = "une espace insécable est placée après le deux-points"
        return problem("YAML-03", path, message, span, help="la remplacer par une espace ordinaire")
    if value[0] in "\"'":
        return _quote(line, lines, path)
    glued = _GLUED.match(value) if not line.match["colon"] else None
    if glued is not None:
        column = line.value_column
        span = Span(line.number, column, line.number, column + len(glued["key"]) + 1)
        return problem(
            "YAML-04",
            path,
            f"il manque une espace après « {glued['key']}: »",
            span,
            help=f"écrire « {glued['key']}: {_short(glued['value'])} »",
        )
    if value.startswith("```"):
        span = Span(line.number, line.value_column, line.number, line.value_column + 3)
        message = "cette ligne vient du bloc de code où le texte a été copié"
        return problem("YAML-17", path, message, span, help="la retirer, et celle qui ferme le bloc")
    span = Span(line.number, line.value_column, line.number, line.value_column + 1)
    if _BRACKETS_THEN_TEXT.match(value):
        message = f"« {value[0]} » en tête fait de la valeur une liste, et un texte la suit"
        return problem("YAML-17", path, message, span, help="mettre la valeur entre guillemets")
    if _MARKDOWN_LINK.match(value) or (value[0] in _RESERVED and not _BLOCK.match(value)):
        name = "un lien entre crochets" if value[0] == "[" else _RESERVED[value[0]]
        return problem("YAML-17", path, f"une valeur ne peut pas commencer par {name}", span, help=_USE_BLOCK)
    return None


def _quote(line: _Line, lines: list[str], path: str) -> Problem | None:
    """Return the fault of a value that starts with a quote: never closed, or closed too early."""
    quote, rest = line.value[0], line.value[1:]
    start = Span(line.number, line.value_column, line.number, line.value_column + 1)
    unclosed = problem(
        "YAML-02",
        path,
        f"le guillemet « {quote} » ouvert ici n’est pas refermé",
        start,
        help=f"ajouter « {quote} » à la fin de la valeur",
    )
    if match := _QUOTED_END[quote].match(rest):
        after = rest[match.end() :]
        if after.strip() and after.lstrip()[0] not in "#,]}:":
            column = line.value_column + match.end()
            remedy = "employer dans le texte les guillemets français, « comme ceci »"
            if quote == "'":
                remedy = "doubler l’apostrophe du texte" if '"' in rest else 'mettre la valeur entre « " »'
            return problem(
                "YAML-15",
                path,
                f"« {quote} » referme la valeur avant sa fin",
                Span(line.number, column, line.number, column + 1),
                help=remedy,
            )
        return None
    for text in lines[line.number : line.number + 200]:
        if _FIELD.match(text):
            return unclosed
        if match := _QUOTED_END[quote].match(text):
            return None if not text[match.end() :].strip(" ,]}") else unclosed
    return unclosed


def _colon(lines: list[str], here: Span, path: str) -> Problem:
    """Explain a colon that the parser did not expect: in the words of a value, or on a line set too far in."""
    text = lines[here.line - 1] if here.line <= len(lines) else ""
    match = _LINE.match(text)
    if match is None or not match["colon"] or here.column <= match.start("value"):
        span = Span(here.line, len(text) - len(text.lstrip()) + 1, here.line, here.column)
        return problem(
            "YAML-16",
            path,
            "cette ligne est en retrait, mais la précédente a déjà une valeur",
            span,
            help="aligner la ligne sur la précédente, ou mettre «\u00a0|\u00a0» après le nom du champ d’un long texte",
        )
    return problem(
        "YAML-05", path, "le deux-points de ce texte est pris pour celui d’un champ", here, help=_QUOTE_IT
    )


def _unclosed(lines: list[str], mark: yaml.Mark, path: str) -> Problem:
    """Explain a list or a group that the parser was still reading, from there or from a value inside it."""
    start = _opening(lines, mark)
    sign = _char(lines, start)
    closing = {"[": "]", "{": "}"}.get(sign)
    remedy = "séparer les valeurs par des virgules, ou mettre le texte entre guillemets"
    if closing is None:
        message = "une liste ou un groupe n’est pas refermé"
        return problem("YAML-18", path, message, start, help=f"le refermer, {remedy}")
    message = f"« {sign} » n’est pas refermé, ou il manque une virgule"
    return problem("YAML-18", path, message, start, help=f"ajouter « {closing} » et {remedy}")


def _opening(lines: list[str], mark: yaml.Mark) -> Span:
    """Return the place of the bracket that is open at a mark: there, or before it where a value was expected."""
    here = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    if _char(lines, here) in ("[", "{"):
        return here
    open_ones: list[yaml.Mark] = []
    try:
        for token in yaml.scan("\n".join(lines)):
            if (token.start_mark.line, token.start_mark.column) >= (mark.line, mark.column):
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                open_ones.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and open_ones:
                open_ones.pop()
    except yaml.YAMLError:
        pass  # what was scanned before the fault is enough
    if not open_ones:
        return here
    line, column = open_ones[-1].line + 1, open_ones[-1].column + 1
    return Span(line, column, line, column + 1)


def _no_colon(lines: list[str], number: int, path: str) -> Problem:
    text = lines[number - 1] if number <= len(lines) else ""
    start = len(text) - len(text.lstrip()) + 1
    return problem(
        "YAML-19",
        path,
        f"« {_short(text.strip())} » n’a pas de deux-points",
        Span(number, start, number, max(start + 1, len(text.rstrip()) + 1)),
        help=(
            "écrire « nom: valeur » ; pour un texte de plusieurs lignes, mettre « | » après le nom "
            "et deux espaces en tête des lignes"
        ),
    )


def _char(lines: list[str], span: Span) -> str:
    text = lines[span.line - 1] if span.line <= len(lines) else ""
    return text[span.column - 1 : span.column]


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39].rstrip() + "…"
