"""One file to what it contributes: its record, what is wrong in it, what it says of others. Nothing else is looked at.

A departmental mission alone needs another file, its national sheet.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from vivier import kept
from vivier.records import KINDS, Fiche
from vivier.records.base import Controlable, Controle
from vivier.records.doubles import doubles
from vivier.records.identifiers import is_id
from vivier.records.notices import Notice

from . import document_checks, overlay, text_links
from .agreement import agreement
from .causes import errors_of
from .encoding import encoded
from .explain import Explainer
from .guards import read_bytes
from .outcome import Claims, Outcome, TextLink, claims_of
from .problems import Problem, with_excerpts
from .reading import Reading, sheet_reading
from .redirections import ListeRedirections
from .scalar import Group
from .scan import REDIRECTIONS, Entry
from .shared_lists import SHARED_LISTS, Entree
from .tree import without_empty

Controls = Callable[[Fiche], Iterable[Controle]]
"""Looks at a valid record beyond what the record itself does."""


class Sheet(NamedTuple):
    """A national sheet that a departmental mission completes.

    Attributes:
        entry: its file.
        valid: whether it is right by itself.
    """

    entry: Entry
    valid: bool

    def key(self, digest: bytes) -> bytes:
        """Return what identifies it, from what identifies its file."""
        return kept.digest(digest, b"valid" if self.valid else b"")


def examine(entry: Entry, before: Outcome | None, controls: Controls | None) -> Outcome:
    """Read a file and return what it contributes by itself.

    Args:
        entry: the file.
        before: what it contributed when it was last read; returned as it is if the file holds the same bytes.
        controls: what else deserves a look in its record.
    """
    content = read_bytes(entry.file, entry.path)
    if isinstance(content, Problem):
        return _unreadable(content)
    digest = kept.digest(content)
    if before and before.digest == digest:
        return before
    return _Examination(entry, content, controls).outcome(digest)


def complete(entry: Entry, sheet: Sheet | None, controls: Controls | None) -> Outcome:
    """Read a departmental mission and return what it contributes with its national sheet, or without any."""
    content = read_bytes(entry.file, entry.path)
    if isinstance(content, Problem):
        return _unreadable(content)
    digest = kept.digest(content)
    national = read_bytes(sheet.entry.file, sheet.entry.path) if sheet else None
    if sheet is None or not isinstance(national, bytes):
        return _Examination(entry, content, controls).outcome(digest)
    reading = sheet_reading(national, sheet.entry.path)
    if not reading.readable:
        return _Examination(entry, content, controls).outcome(digest)
    found = _Examination(entry, content, controls, reading, valid=sheet.valid)
    return found.outcome(digest, sheet.key(kept.digest(national)))


def _unreadable(found: Problem) -> Outcome:
    return Outcome(b"", problems=tuple(with_excerpts([found], [""], found.path)))


class _Examination:
    """One look at one file.

    Attributes:
        sheet: the national sheet that it completes, if it is known.
        valid: whether that sheet is right by itself.
        sheetless: whether it is a version of a sheet that it does not name as one names a record.
        right: of a record that is refused, its fields that are right.
    """

    def __init__(
        self,
        entry: Entry,
        content: bytes,
        controls: Controls | None,
        sheet: Reading | None = None,
        *,
        valid: bool = False,
    ) -> None:
        self.entry = entry
        self.controls = controls
        self.sheet = sheet
        self.valid = valid
        self.sheetless = False
        self.file = Reading(content, entry.path)
        self.right: BaseModel | None = None

    def outcome(self, digest: bytes, sheet_key: bytes = b"") -> Outcome:
        """Return what the file contributes."""
        file, entry = self.file, self.entry
        if not file.quick:
            file.tell(file.placed.problems)
        if not file.readable:
            return Outcome(digest, problems=tuple(file.problems))
        record: bytes | None = None
        claims: Claims | None = None
        links: tuple[TextLink, ...] = ()
        changes: tuple[str, ...] = ()
        cited = file.fields.get("fiche_nationale") if entry.kind == "mission" else None
        national = str(cited) if isinstance(cited, str) else ""
        # A list or a group names no sheet: the record is refused for it, and for nothing that a sheet would have given.
        self.sheetless = cited is not None and not isinstance(cited, str)
        if entry.is_list:
            record = self.shared_list()
        elif entry.kind == REDIRECTIONS:
            record = self.redirections()
        elif not national or self.sheet:
            found = self.record()
            if found is not None:
                record, claims = encoded(found), claims_of(found)
            elif isinstance(self.right, Fiche):
                claims = claims_of(self.right, refused=True)
            links = tuple(text_links.find(file))
            file.tell(text_links.incomplete(file))
            if self.sheet:
                changes = overlay.changes(self.sheet.fields, file.fields)
                repeats = overlay.repeats(self.sheet.fields, file.fields)
                file.tell(document_checks.repeated(file, repeats))
        problems = tuple(file.problems)
        # A version that lacks its sheet is looked at again once there is one.
        return Outcome(digest, record, claims, problems, links, True, national, sheet_key, changes)

    def record(self) -> Fiche | None:
        """Return the record, or None after telling every reason why there is none."""
        entry = self.entry
        given = self.file.fields.get("id")
        if given is not None and given != entry.ident:
            self.file.tell(document_checks.other_id(self.file, entry))
        # A file whose name cannot be an id has its own problem: its fields are looked at under another.
        ident = entry.ident if is_id(entry.ident) else "fiche"
        model = self.validated(KINDS[entry.kind].modele, {"id": ident})
        return model if isinstance(model, Fiche) and model.id == entry.ident else None

    def shared_list(self) -> bytes | None:
        """Return the entries of a shared list, or None after telling why there are none."""
        shared = SHARED_LISTS[self.entry.kind]
        model = self.validated(shared.modele, {})
        if model is None:
            return None
        found: tuple[Entree, ...] = getattr(model, shared.nom)
        self.file.tell(document_checks.list_entries(self.file, shared, found))
        return encoded(found)

    def redirections(self) -> bytes | None:
        """Return the lines of the table of redirections, or None after telling why there are none."""
        model = self.validated(ListeRedirections, {})
        return encoded(model.redirections) if isinstance(model, ListeRedirections) else None

    def validated(self, model: type[BaseModel], more: Mapping[str, str]) -> BaseModel | None:
        """Return the model of the fields, or None after telling every reason why there is none."""
        found = self._at_once(model, more) or self._in_full(model, more)
        if isinstance(found, Controlable):
            controls = [*found.controles(), *doubles(found)]
            if self.controls and isinstance(found, Fiche):
                controls += self.controls(found)
            if controls:
                names = {path.partition(".")[0] for one in controls for path in one.champs}
                explainer = self._explainer(model, self.file.placed_fields(names))
                self.file.tell(explainer.controls(controls))
        return found

    def _at_once(self, model: type[BaseModel], more: Mapping[str, str]) -> BaseModel | None:
        """Return the model if there is nothing to tell of it: then no place is needed."""
        if not self.file.quick or (self.sheet and not self.sheet.quick):
            return None
        notices: list[Notice] = []
        fields = self._fields(self.file.fields, self.sheet.fields if self.sheet else None)
        try:
            found = model.model_validate({**fields, **more}, context={"notices": notices})
        except ValidationError:
            return None
        return None if notices else found

    def _in_full(self, model: type[BaseModel], more: Mapping[str, str]) -> BaseModel | None:
        """Return the model, or None, after telling what was found and where."""
        root = self.file.root
        explainer = self._explainer(model, root)
        notices: list[Notice] = []
        fields = {**self._fields(root, self.sheet.root if self.sheet else None), **more}
        found: BaseModel | None = None
        try:
            found = model.model_validate(fields, context={"notices": notices})
        except ValidationError as error:
            if placed := document_checks.misplaced(self.file, self.entry):
                self.file.tell([placed])
                return None
            wrong = errors_of(error)
            known = agreement(wrong, fields, model)
            self.file.tell(explainer.errors([*wrong, *known.errors]))
            # What a version inherits says nothing that its own file could be told of.
            self.right = known.record if explainer.sheet is None else None
        if notices:
            own = [n for n in notices if not self.sheet or _belongs(n.value, root)]
            self.file.tell(explainer.notices(own))
        return found

    def _fields(self, root: Mapping[str, Any], national: Mapping[str, Any] | None) -> Mapping[str, Any]:
        if national is not None:
            fields: Mapping[str, Any] = without_empty(overlay.merged(national, root))
            return fields
        return without_empty(root) if self.file.has_empty else root

    def _explainer(self, model: type[BaseModel], root: Group) -> Explainer:
        sheet = self.valid if self.sheet or self.sheetless else None
        return Explainer(self.entry.path, self.file.text, root, model, sheet=sheet)


def _belongs(value: object, node: object) -> bool:
    """Whether a value is one of the objects of a tree, and not only equal to one."""
    if value is node:
        return True
    if isinstance(node, Group):
        return any(_belongs(value, key) or _belongs(value, child) for key, child in node.items())
    return isinstance(node, list) and any(_belongs(value, child) for child in node)
