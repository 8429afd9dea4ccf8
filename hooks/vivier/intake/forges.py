"""The report of a check for what reads code reviews: GitLab's Code Quality, SARIF 2.1.0, a summary in Markdown.

Sources: GitLab, « Code Quality report format »; OASIS, « Static Analysis Results Interchange Format (SARIF) 2.1.0 ».
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from vivier.french import capital

from .codes import CODES
from .markdown import Block, escaped, joined
from .problems import Problem, Related, Severity
from .report import summary, visible

SUMMARY_LIMIT = 1024 * 1024
"""Longest summary of a step that GitHub takes, in bytes."""

EXCERPT = 120
"""Longest line of a file that a summary shows, in characters."""

_GITLAB = {Severity.ERREUR: "blocker", Severity.AVERTISSEMENT: "major", Severity.INFORMATION: "info"}
_SARIF = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.INFORMATION: "note"}
_SECTIONS = {
    Severity.ERREUR: "### Erreurs",
    Severity.AVERTISSEMENT: "### Avertissements",
    Severity.INFORMATION: "### Informations",
}


class Place(NamedTuple):
    """Where what is reported stands, and is explained.

    Attributes:
        prefix: folder of ``postings/`` in the repository, empty at its root.
        messages: address of the page that explains each code, or empty where it is not known.
    """

    prefix: str = ""
    messages: str = ""

    def path(self, path: str) -> str:
        """Return a file from the root of the repository."""
        return f"{self.prefix}/{path}" if self.prefix else path

    def help(self, code: str) -> str:
        """Return the address that explains a code, or an empty text."""
        return f"{self.messages}#{code}" if self.messages else ""


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return what names each problem as long as it is there, though lines be added above it.

    Made from the code, the file, the message and the line as it is written; equal ones are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found = []
    for one in problems:
        text = "\0".join((one.code, one.path, one.message, one.excerpt.strip()))
        found.append(hashlib.sha256(f"{text}\0{seen[text]}".encode("utf-8", "replace")).hexdigest()[:32])
        seen[text] += 1
    return found


def gitlab(problems: Sequence[Problem], place: Place) -> str:
    """Return GitLab's Code Quality report, a list of objects."""
    return json.dumps(
        [
            {
                "description": _said(one),
                "check_name": one.code,
                "fingerprint": name,
                "severity": _GITLAB[one.severity],
                "location": {"path": place.path(one.path), "lines": {"begin": one.line, "end": one.end_line}},
            }
            for one, name in zip(problems, fingerprints(problems), strict=True)
        ],
        indent=2,
    )


def sarif(problems: Sequence[Problem], place: Place, version: str) -> str:
    """Return a SARIF log. Columns are counted in Unicode characters, and the log says so.

    Args:
        problems: the problems.
        place: where they stand.
        version: version of Vivier.
    """
    codes = sorted({one.code for one in problems})
    ranks = {code: rank for rank, code in enumerate(codes)}
    driver: dict[str, Any] = {"name": "Vivier", "semanticVersion": version, "language": "fr"}
    if place.messages:
        driver["informationUri"] = place.messages
    run = {
        "tool": {"driver": {**driver, "rules": [_rule(code, place) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "language": "fr",
        "results": [
            {
                "ruleId": one.code,
                "ruleIndex": ranks[one.code],
                "level": _SARIF[one.severity],
                "message": {"text": _plain(_said(one))},
                "locations": [{"physicalLocation": _location(one, place)}],
                **(
                    {"relatedLocations": [_related(other, place) for other in one.related]}
                    if one.related
                    else {}
                ),
                "partialFingerprints": {"vivier/v1": name},
            }
            for one, name in zip(problems, fingerprints(problems), strict=True)
        ],
    }
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, indent=2)


def _rule(code: str, place: Place) -> dict[str, Any]:
    known = CODES[code]
    address = place.help(code)
    return {
        "id": code,
        "shortDescription": {"text": _plain(known.title)},
        "fullDescription": {"text": _plain(known.explanation)},
        "help": {"text": _plain(known.explanation) + (f"\n{address}" if address else "")},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": _SARIF[known.severity]},
    }


def _location(one: Problem, place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": one.line, "startColumn": one.column, "endLine": one.end_line}
    # A problem of the file as a whole has no text to point at.
    if (one.end_line, one.end_column) > (one.line, one.column):
        region["endColumn"] = one.end_column
    if one.excerpt:
        region["snippet"] = {"text": visible(one.excerpt)}
    return _physical(one.path, region, place)


def _related(other: Related, place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": other.line, "startColumn": other.column}
    if other.end_column > other.column:
        region["endColumn"] = other.end_column
    return {
        "physicalLocation": _physical(other.path, region, place),
        "message": {"text": _plain(visible(other.message))},
    }


def _physical(path: str, region: dict[str, Any], place: Place) -> dict[str, Any]:
    name = quote(place.path(path).encode("utf-8", "replace"))
    return {"artifactLocation": {"uri": name, "uriBaseId": "%SRCROOT%"}, "region": region}


def _said(one: Problem) -> str:
    return visible(one.message) + (f" (aide : {visible(one.help)})" if one.help else "")


def _plain(text: str) -> str:
    """Return a text that is a plain message of SARIF with no placeholder nor link (§3.11.5, §3.11.6)."""
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")


def markdown(problems: Sequence[Problem], place: Place, limit: int = SUMMARY_LIMIT) -> str:
    """Return the report of a check in Markdown, errors first, in ``limit`` bytes at most."""
    said = summary(problems)
    head = f"## Vérification des fiches\n\n**{capital(said)}.**\n"
    rest = "Le résumé est trop long ; problèmes qu’il ne montre pas : {}. `vivier check` les montre tous."
    return joined(head, _blocks(problems, place), limit, rest)


def _blocks(problems: Sequence[Problem], place: Place) -> Iterator[Block]:
    for one in sorted(problems, key=lambda one: one.severity.rank):
        address = place.help(one.code)
        code = f"[{one.code}]({address})" if address else one.code
        where = f"{escaped(place.path(one.path))}, ligne {one.line}"
        lines = [f"- **{code}** {escaped(one.message)}<br>{where}"]
        shown = one.excerpt.strip()
        if shown:
            cut = shown if len(shown) <= EXCERPT else f"{shown[: EXCERPT - 1]}…"
            lines.append(f" : <code>{escaped(cut)}</code>")
        if one.help:
            lines.append(f"<br>aide : {escaped(one.help)}")
        yield Block(_SECTIONS[one.severity], "".join(lines) + "\n")
