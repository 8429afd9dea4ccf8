"""The whole of ``postings/`` to a catalogue, or to every problem that stands in the way."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from vivier.records import KINDS, Fiche
from vivier.records.base import Controlable, Controle
from vivier.records.citations import Key
from vivier.records.notices import Notice

from . import crosschecks, document_checks, overlay, redirection_checks, redirections
from .catalogue import Catalogue
from .explain import Explainer
from .problems import Problem, problem, sort_key, with_excerpts
from .reader import Document, Unreadable, read_file
from .scalar import Group, Span
from .scan import REDIRECTIONS, Entry, is_id, scan
from .shared_lists import SHARED_LISTS, Entree
from .tree import without_empty

# [libellé](labo:etat-lin), <https://…> and [libellé]: https://…
_LINK = re.compile(r"(?:\]\(\s*<?|\]:\s+<?|<)([A-Za-z][A-Za-z0-9+.-]{1,30}):(?=\S)([^\s)>]*)")
_SCHEMES = frozenset({"https", "http", "mailto", "tel"})

Controls = Callable[[Fiche], Iterable[Controle]]
"""Looks at a valid record beyond what the record itself does."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives.

    Attributes:
        catalogue: every record, or None when there is any error.
        problems: everything found, in the order of paths then lines.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def load(postings: Path, controls: Controls | None = None) -> Loaded:
    """Read, validate and cross-check every record of a ``postings/`` folder.

    Args:
        postings: the folder. Paths in problems start with its name.
        controls: what else deserves a look in each valid record.
    """
    if not postings.is_dir():
        missing = problem(
            "FICHIER-03", postings.name, "ce dossier n’existe pas", help="créer le dossier postings/"
        )
        return Loaded(None, (missing,))
    return _Loader(postings, controls).run()


@dataclass
class _Loader:
    """One reading of a folder."""

    postings: Path
    more_controls: Controls | None = None
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, dict[str, Fiche]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    lists: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in SHARED_LISTS})
    entries: dict[Key, Entry] = field(default_factory=dict)
    links: list[crosschecks.TextLink] = field(default_factory=list)
    sheets: dict[str, Document] = field(default_factory=dict)
    changes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    digests: dict[Key, bytes] = field(default_factory=dict)
    moved: tuple[redirections.Redirection, ...] = ()

    def run(self) -> Loaded:
        """Load everything."""
        entries, self.problems = scan(self.postings)
        versions: list[tuple[Entry, Document]] = []
        table: Document | None = None
        for entry in entries:
            if entry.is_record:
                self.entries.setdefault((entry.kind, entry.ident), entry)
            document = read_file(entry.file, entry.path)
            if document.problems:
                self.tell(document.problems, document)
            if isinstance(document, Unreadable):
                continue
            if entry.is_list:
                self.shared_list(entry, document)
            elif entry.kind == REDIRECTIONS:
                table = document
            elif entry.kind == "mission" and document.root.get("fiche_nationale"):
                versions.append((entry, document))
            else:
                self.record(entry, document)
        names = frozenset(entry.ident for entry, _ in versions)
        for entry, document in versions:
            self.version(entry, document, names)
        if table is not None:
            self.moves(table)
        crosschecks.run(self.checked())
        self.problems.sort(key=sort_key)
        return Loaded(
            None if any(one.is_error for one in self.problems) else self.catalogue(), tuple(self.problems)
        )

    def tell(self, problems: Iterable[Problem], document: Document | Unreadable) -> None:
        """Add problems of a file, with the lines that they show."""
        self.problems += with_excerpts(problems, document.lines, document.path)

    def record(self, entry: Entry, document: Document) -> None:
        """Validate one record that stands by itself."""
        kind = KINDS[entry.kind]
        explainer = Explainer(entry.path, document.text, document.root, kind.modele)
        fields: Mapping[str, Any] = without_empty(document.root) if document.has_empty else document.root
        self.publish(entry, document, explainer, fields)
        self.digests[entry.kind, entry.ident] = _digest(document)
        if entry.kind == "mission":
            self.sheets[entry.ident] = document

    def version(self, entry: Entry, document: Document, versions: Collection[str]) -> None:
        """Validate a departmental mission, completed by its national sheet, which is none of the ``versions``."""
        name = str(document.root["fiche_nationale"])
        national = self.sheets.get(name)
        if national is None:
            # A sheet that exists and cannot be read has its own problems; one that does not exist is a broken link.
            if name in versions or ("mission", name) not in self.entries:
                self.tell(document_checks.no_national_sheet(document, name, self.entries), document)
            return
        explainer = Explainer(
            entry.path,
            document.text,
            document.root,
            KINDS["mission"].modele,
            sheet=name in self.records["mission"],
        )
        fields = without_empty(overlay.merged(national.root, document.root))
        self.publish(entry, document, explainer, fields)
        self.digests["mission", entry.ident] = _digest(document, national)
        self.changes[entry.ident] = overlay.changes(national.root, document.root)
        self.tell(document_checks.repeated(document, overlay.repeats(national.root, document.root)), document)

    def publish(
        self, entry: Entry, document: Document, explainer: Explainer, fields: Mapping[str, Any]
    ) -> None:
        """Validate the fields of a record and keep it, or say why not."""
        # A file whose name cannot be an id has its own problem: its fields are looked at under another.
        ident = entry.ident if is_id(entry.ident) else "fiche"
        given = fields.get("id")
        if given is not None and given != entry.ident:
            self.tell(document_checks.other_id(document, entry), document)
        record = self.validate(explainer, {**fields, "id": ident}, document)
        self.find_links(document)
        if isinstance(record, Fiche) and record.id == entry.ident:
            self.records[entry.kind].setdefault(record.id, record)

    def validate(
        self, explainer: Explainer, fields: Mapping[str, Any], document: Document
    ) -> BaseModel | None:
        """Return the model of these fields, or None after telling every reason why there is none."""
        notices: list[Notice] = []
        model: BaseModel | None = None
        try:
            model = explainer.model.model_validate(fields, context={"notices": notices})
        except ValidationError as error:
            self.tell(explainer.errors(error), document)
        if notices:
            own = [n for n in notices if explainer.sheet is None or _belongs(n.value, document.root)]
            self.tell(explainer.notices(own), document)
        if isinstance(model, Controlable):
            controls = list(model.controles())
            if self.more_controls and isinstance(model, Fiche):
                controls += self.more_controls(model)
            if controls:
                self.tell(explainer.controls(controls), document)
        return model

    def shared_list(self, entry: Entry, document: Document) -> None:
        """Validate a shared list."""
        shared = SHARED_LISTS[entry.kind]
        fields: Mapping[str, Any] = without_empty(document.root) if document.has_empty else document.root
        model = self.validate(
            Explainer(entry.path, document.text, document.root, shared.modele), fields, document
        )
        if model is not None:
            found: tuple[Entree, ...] = getattr(model, shared.nom)
            self.tell(document_checks.list_entries(document, shared, found), document)
            self.lists[entry.kind] = {one.id: one for one in found}

    def moves(self, document: Document) -> None:
        """Validate the table of renamed and withdrawn records, once every record has been met."""
        model = redirections.ListeRedirections
        fields = without_empty(document.root)
        table = self.validate(Explainer(document.path, document.text, document.root, model), fields, document)
        if isinstance(table, redirections.ListeRedirections):
            self.tell(redirection_checks.check(document, table.redirections, self.entries), document)
            self.moved = table.redirections

    def find_links(self, document: Document) -> None:
        """Note the links in the texts of a file that lead neither to a page nor to an address."""
        text = document.text
        if not ("](" in text or "<" in text or "]:" in text):
            return
        for number, line in enumerate(document.lines, 1):
            for match in _LINK.finditer(line):
                if match[1].lower() not in _SCHEMES and not line.lstrip().startswith("#"):
                    span = Span(number, match.start(1) + 1, number, match.end(2) + 1)
                    self.links.append(crosschecks.TextLink(document.path, span, match[1], match[2], line))

    def checked(self) -> crosschecks.Checked:
        """Return what the checks across records look at."""
        moved = redirections.resolved(self.moved)
        return crosschecks.Checked(self.records, self.lists, self.entries, self.links, moved, self.tell)

    def catalogue(self) -> Catalogue:
        """Return the catalogue, sorted and frozen."""
        records = {
            kind: MappingProxyType({ident: found[ident] for ident in sorted(found)})
            for kind, found in self.records.items()
        }
        return Catalogue(
            records=MappingProxyType(records),
            paths=MappingProxyType({key: entry.path for key, entry in self.entries.items()}),
            themes=MappingProxyType(self.lists["themes"]),
            organisations=MappingProxyType(self.lists["organisations"]),
            sigles=MappingProxyType(self.lists["sigles"]),
            changes=MappingProxyType(self.changes),
            redirections=redirections.resolved(self.moved),
            digests=MappingProxyType(self.digests),
        )


def _digest(*documents: Document) -> bytes:
    """Return what identifies the texts that a record was read from."""
    found = hashlib.blake2b(digest_size=16)
    for document in documents:
        # No text has this byte: « ab » and « c » are not « a » and « bc ».
        found.update(document.text.encode() + b"\0")
    return found.digest()


def _belongs(value: object, node: object) -> bool:
    """Whether a value is one of the objects of a tree, and not only equal to one."""
    if value is node:
        return True
    if isinstance(node, Group):
        return any(_belongs(value, key) or _belongs(value, child) for key, child in node.items())
    return isinstance(node, list) and any(_belongs(value, child) for child in node)
