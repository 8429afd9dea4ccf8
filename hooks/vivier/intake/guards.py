"""First look at a file: size, encoding, control characters. Nothing here parses anything."""

import os
import re
import stat
from pathlib import Path

from vivier.records.texts import character_name

from .problems import Problem, problem
from .scalar import Span

MAX_BYTES = 256 * 1024
"""Largest file read. A real record has 5 to 30 kB; past a few hundred, even the C parser can be made to crawl."""

# Not printable in YAML, or taken for a line break by some readers and not by others.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

# Windows lacks most of these, and needs the last one. It has no pipes in folders.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16 (« Unicode » dans le Bloc-notes)"),
    (b"\xfe\xff", "UTF-16"),
)

_UTF8_REMEDY = "enregistrer le fichier avec le codage UTF-8"


def read_bytes(file: Path | str, path: str) -> bytes | Problem:
    """Read a regular file that is not too large, without following a link nor waiting for a pipe.

    Args:
        file: the file.
        path: its name as shown to people.

    Returns:
        Its bytes, or the problem: FICHIER-01 (too large), FICHIER-02 (not a regular file), FICHIER-03 (unreadable).
    """
    try:
        handle = os.open(file, _FLAGS)
    except (OSError, ValueError):
        # Not Path's method, which raises where the folder may be listed and not entered.
        if os.path.islink(file):  # noqa: PTH114
            return problem(
                "FICHIER-02",
                path,
                "ce fichier est un lien symbolique",
                help="remplacer le lien par le fichier",
            )
        return problem(
            "FICHIER-03", path, "ce fichier ne peut pas être lu", help="vérifier ses droits d’accès"
        )
    try:
        return _contents(handle, path)
    except OSError:
        return problem(
            "FICHIER-03", path, "ce fichier ne peut pas être lu", help="vérifier ses droits d’accès"
        )
    finally:
        os.close(handle)


def _contents(handle: int, path: str) -> bytes | Problem:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        kind = "un dossier" if stat.S_ISDIR(status.st_mode) else "un fichier spécial"
        return problem("FICHIER-02", path, f"ceci est {kind}, pas un fichier", help="le retirer")
    # One byte more than allowed, and no more: the size is judged by `decode`.
    content = b""
    while len(content) <= MAX_BYTES and (block := os.read(handle, MAX_BYTES + 1 - len(content))):
        content += block
    return content


def decode(content: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the text of a file, its line ends made alike, and the problems met."""
    if len(content) > MAX_BYTES:
        return "", [
            problem(
                "FICHIER-01",
                path,
                "ce fichier dépasse 256 ko",
                help="une fiche tient en quelques dizaines de kilooctets : vérifier ce qui a été collé",
            )
        ]
    for mark, name in _MARKS:
        if content.startswith(mark):
            return "", [
                problem("FICHIER-05", path, f"ce fichier est codé en {name}, pas en UTF-8", help=_UTF8_REMEDY)
            ]
    found: list[Problem] = []
    if content.startswith(b"\xef\xbb\xbf"):
        found.append(
            problem(
                "FICHIER-06",
                path,
                "ce fichier commence par une marque d’ordre des octets (BOM)",
                help="enregistrer en « UTF-8 », et non en « UTF-8 avec BOM »",
            )
        )
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        # Only to be shown: the report cites the faulty line.
        shown = _one_line_end(content.decode("utf-8", "replace"))
        return shown, [*found, _not_utf8(content, error.start, path)]
    text = _one_line_end(text)
    if match := _FORBIDDEN.search(text):
        span = _span(text, match.start())
        message = f"ce fichier contient un caractère de commande ({character_name(match[0])})"
        found.append(
            problem(
                "FICHIER-07",
                path,
                message,
                span,
                help="effacer ce caractère et retaper le passage au clavier",
            )
        )
    return text, found


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(content: bytes, offset: int, path: str) -> Problem:
    if content[:4096].count(0) * 4 > len(content[:4096]):
        return problem(
            "FICHIER-05", path, "ce fichier semble codé en UTF-16, pas en UTF-8", help=_UTF8_REMEDY
        )
    before = _one_line_end(content[:offset].decode("utf-8"))
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    # Bytes 80 to 9F are letters in Windows-1252 only; 81, 8D, 8F, 90 and 9D are nothing.
    guess = content[offset : offset + 1].decode("cp1252", "replace")
    as_read = (
        f" (sans doute « {guess} » en Windows-1252)" if guess.isprintable() and guess != "\ufffd" else ""
    )
    return problem(
        "FICHIER-05",
        path,
        f"l’octet {content[offset]:02X} n’est pas de l’UTF-8{as_read}",
        Span(line, column, line, column + 1),
        help=_UTF8_REMEDY,
    )


def _span(text: str, index: int) -> Span:
    start = text.rfind("\n", 0, index) + 1
    line, column = text.count("\n", 0, index) + 1, index - start + 1
    return Span(line, column, line, column + 1)
