"""What ``postings/`` contains: records, shared lists, and what should not be there."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vivier.records import KIND_OF_FOLDER, KINDS
from vivier.records.identifiers import LONGEST, is_id, slug
from vivier.statuses import Status, status_of

from .problems import Problem, problem
from .shared_lists import FOLDER, SHARED_LISTS

REDIRECTIONS = "redirections"
"""The table of renamed and withdrawn records: its kind, and the name of its file at the top of ``postings/``."""
MAX_FOLDERS = 6
"""Deepest folder looked into."""

RESERVED = frozenset(
    (
        "index",
        "page",
        "closes",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
    )
)
"""Names that cannot be ids: pages of the site, and names of devices that Windows refuses to check out."""

TEMPORARY = re.compile(r".*~|#.*#|~\$.*|.*\.tmp|.*\.sw[a-z]|4913|.*___jb_(?:tmp|old)___")
"""Names of the files that editors leave beside a record while it is open: backups, and what will be renamed.

They come and go while somebody writes: no message would be right, and nobody wrote them.
"""

# Files that a folder may hold without being a record.
_TOLERATED = frozenset({"readme.md", "readme"})


class Entry(NamedTuple):
    """A file of ``postings/`` to be read.

    Attributes:
        file: the file.
        path: its name as shown to people: ``postings/emplois/2025/x.yml``.
        kind: name of a kind of record, or of a shared list, or `REDIRECTIONS`.
        ident: its name without « .yml »: the record's id.
        folders: folders between that of the kind and the file: ``("2025",)``.
        status: its size, its times and its number; None for what is not a file.
    """

    file: str
    path: str
    kind: str
    ident: str
    folders: tuple[str, ...]
    status: Status | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is a shared list."""
        return self.kind in SHARED_LISTS

    @property
    def is_record(self) -> bool:
        """Whether it is a record."""
        return self.kind in KINDS


def scan(postings: Path) -> tuple[list[Entry], list[Problem]]:
    """List the files to read, sorted by path, and what is wrong with names and places."""
    found: list[Entry | Problem] = []
    _look(str(postings), postings.name, (), found)
    entries = [one for one in found if isinstance(one, Entry)]
    problems = [one for one in found if isinstance(one, Problem)]
    problems += _bad_names(entries)
    return entries, problems


def shown(name: str) -> str:
    """Return a file name that can be encoded: bytes that are not UTF-8 are shown by number."""
    return name.encode("utf-8", "backslashreplace").decode() if not name.isascii() else name


class _Found(NamedTuple):
    """A file as its folder shows it."""

    file: str
    status: Status | None


def _look(folder: str, path: str, parts: tuple[str, ...], found: list[Entry | Problem]) -> None:
    """Add what a folder holds, in order; links are not followed, hidden and temporary names are skipped.

    Args:
        folder: the folder.
        path: its name as shown to people.
        parts: the folders that lead to it from ``postings/``, and its own name.
        found: what to add to.
    """
    try:
        with os.scandir(folder) as scanned:
            listed = sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        listed, one = [], _entry(_Found(folder, None), path, parts)
        if one is not None:
            found.append(one)
    kind, folders = KIND_OF_FOLDER.get(parts[0]) if parts else None, parts[1:]
    for entry in listed:
        if entry.name.startswith("."):
            continue
        name = shown(entry.name)
        here = f"{path}/{name}"
        if kind and name.endswith(".yml") and not name.startswith("~$"):  # nearly everything
            found.append(Entry(entry.path, here, kind, name[:-4], folders, _status(entry)))
        elif (
            entry.is_dir(follow_symlinks=False)
            and len(parts) < MAX_FOLDERS
            and not name.lower().endswith(".yml")
        ):
            _look(entry.path, here, (*parts, name), found)
        elif not TEMPORARY.fullmatch(name):
            one = _entry(_Found(entry.path, _status(entry)), here, (*parts, name))
            if one is not None:
                found.append(one)


def _status(entry: "os.DirEntry[str]") -> Status | None:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return status_of(found)


def _entry(found: _Found, path: str, parts: tuple[str, ...]) -> Entry | Problem | None:
    """Say what a file is: something to read, a problem, or nothing of interest."""
    name = parts[-1] if parts else ""
    stem, dot, suffix = name.rpartition(".")
    if not dot or suffix != "yml":
        if name.lower() in _TOLERATED:
            return None
        # Not Path's methods, which raise where the folder may be listed and not entered.
        if os.path.islink(found.file):  # noqa: PTH114
            return problem(
                "FICHIER-02",
                path,
                "ceci est un lien symbolique",
                help="le remplacer par le fichier ou le dossier",
            )
        if len(parts) > MAX_FOLDERS and os.path.isdir(found.file):  # noqa: PTH112
            return problem(
                "FICHIER-10", path, "ce dossier est trop profond : il n’est pas lu", help="le remonter"
            )
        if os.path.isdir(found.file):  # noqa: PTH112
            return problem(
                "FICHIER-03", path, "ce dossier ne peut pas être lu", help="vérifier ses droits d’accès"
            )
        near = re.sub(r"(\.ya?ml)(\.txt)?$", "", name, flags=re.IGNORECASE)
        remedy = (
            f"renommer en « {near}.yml »"
            if near != name
            else "le retirer de postings/, ou le renommer en « .yml » si c’est une fiche"
        )
        return problem(
            "FICHIER-04",
            path,
            "ce fichier n’est pas une fiche : son nom ne finit pas par « .yml »",
            help=remedy,
        )
    top = parts[0]
    if top == FOLDER and len(parts) == 2 and stem in SHARED_LISTS:
        return Entry(found.file, path, stem, stem, (), found.status)
    if parts == (f"{REDIRECTIONS}.yml",):
        return Entry(found.file, path, REDIRECTIONS, REDIRECTIONS, (), found.status)
    if top in KIND_OF_FOLDER and len(parts) > 1:
        return Entry(found.file, path, KIND_OF_FOLDER[top], stem, parts[1:-1], found.status)
    if top == FOLDER:
        known = ", ".join(f"{name}.yml" for name in SHARED_LISTS)
        return problem(
            "FICHIER-10", path, "cette liste partagée n’existe pas", help=f"listes partagées : {known}"
        )
    folders = ", ".join(f"{folder}/" for folder in KIND_OF_FOLDER)
    return problem(
        "FICHIER-10",
        path,
        "cette fiche n’est dans aucun dossier connu",
        help=f"la ranger dans {folders.removesuffix(', ')}",
    )


def _bad_names(entries: list[Entry]) -> Iterator[Problem]:
    """Tell of file names that cannot be ids, and of those that are one id twice."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if not entry.is_record:
            continue
        right = is_id(entry.ident)
        flat = entry.ident if right else _flat(entry.ident)
        if not right:
            near = slug(entry.ident)
            yield problem(
                "ID-01",
                entry.path,
                "le nom de ce fichier ne peut pas être un identifiant : minuscules sans accent, "
                "chiffres et traits d’union, "
                f"{LONGEST} au plus",
                help=f"le renommer en « {near}.yml »" if near else "le renommer",
            )
        elif entry.ident in RESERVED:
            yield problem(
                "ID-03",
                entry.path,
                f"« {entry.ident} » est un nom réservé",
                help="choisir un nom plus précis",
            )
        first = seen.setdefault((entry.kind, flat), entry)
        if first is not entry:
            yield problem(
                "ID-04",
                entry.path,
                f"une autre fiche de même sorte a le même identifiant : {first.path}",
                help="renommer l’une des deux",
            )


def _flat(text: str) -> str:
    """Return a name without case nor accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))
