"""What pydantic and the models found, as problems at their place in the file.

Pydantic's errors are never formatted by it (``str()`` prints the input, which may be endless) and its
English never shows.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pydantic import BaseModel

from vivier.records.base import Controle
from vivier.records.notices import Notice
from vivier.records.numbers import Mesure, Quantite
from vivier.records.texts import HTML, IMAGE, invisible

from . import wording
from .causes import Error, Path, missing_by_group, mistyped, text_with_colon
from .codes import CODES
from .near import suggestion
from .overlay import OWN_FIELDS
from .problems import MAX_PROBLEMS, Problem, Related, problem
from .scalar import Group, Scalar, Span, span_of
from .tree import Place, dotted, first_place, key_of, locate, model_at

_NEEDLES: dict[str, Callable[[str, int], re.Match[str] | None]] = {
    "TEXTE-03": invisible,
    "TEXTE-05": HTML.search,
    "TEXTE-06": IMAGE.search,
}
"""What to look for inside a text for the codes that speak of a part of it."""


@dataclass(frozen=True, slots=True)
class Explainer:
    """Turns the findings about one record into problems.

    Attributes:
        path: file of the record, as shown to people.
        text: what the file holds.
        root: its fields, as read.
        model: what they should be.
        sheet: for a version of a national sheet, whether that sheet is right; None for any other record.
    """

    path: str
    text: str
    root: Group
    model: type[BaseModel]
    sheet: bool | None = None

    def errors(self, found: Sequence[Error]) -> list[Problem]:
        """Explain why the record is refused, once for each cause."""
        pairs = mistyped(found)
        found = [one for one in found if one.path not in pairs.values()]
        problems: list[Problem] = []
        told: set[Path] = set()
        for one in found:
            if any(one.path[: len(path)] == path for path in told):
                continue
            if text := text_with_colon(self.root, self.model, one.path):
                told.add(text[0])
                problems.append(self._colon(*text))
        found = [one for one in found if not any(one.path[: len(path)] == path for path in told)]
        for path, names in missing_by_group(found, self.root, self.model).items():
            if len(names) > 1 and self.sheet is not False:
                problems.append(self._several_missing(path, names))
                found = [one for one in found if one.type != "missing" or one.path[:-1] != path]
        explained = (self._problem(one, pairs.get(one.path)) for one in found)
        problems += [one for one in explained if one is not None]
        if not problems and self.sheet is not False:
            problems.append(problem("CHAMP-06", self.path, "cette fiche est refusée", first_place(self.root)))
        if len(problems) > MAX_PROBLEMS:
            span = first_place(self.root)
            more = problem(
                "FICHIER-08",
                self.path,
                "d’autres problèmes ne sont pas montrés",
                span,
                help="corriger ceux-ci d’abord",
            )
            problems = [*problems[:MAX_PROBLEMS], more]
        return problems

    def notices(self, notices: Iterable[Notice]) -> list[Problem]:
        """Tell what was understood although it is not written as it should be."""
        problems = []
        for one in islice(notices, MAX_PROBLEMS):
            span = self._pinpoint(one.code, span_of(one.value))
            problems.append(problem(one.code, self.path, one.message, span, help=one.aide, fix=one.corrige))
        return problems

    def controls(self, controls: Iterable[Controle]) -> list[Problem]:
        """Tell what deserves a look in a valid record."""
        problems = []
        for control in islice(controls, MAX_PROBLEMS):
            primary, related = self._places((), control.champs)
            if primary is not None:
                problems.append(
                    problem(
                        control.code,
                        self.path,
                        control.message,
                        primary.span,
                        help=control.aide,
                        related=related,
                    )
                )
            elif self.sheet is None:
                problems.append(
                    problem(
                        control.code, self.path, control.message, first_place(self.root), help=control.aide
                    )
                )
        return problems

    def _colon(self, path: Path, key: Scalar) -> Problem:
        message = f"à cause du deux-points, « {wording.short(key)} » est pris pour le nom d’un champ"
        # A text of several lines, between quotes, would lose its paragraphs and its lists.
        remedy = (
            f"mettre «\u00a0|\u00a0» après «\u00a0{path[-1]}:\u00a0», et laisser le texte en retrait dessous"
            if isinstance(path[-1], str)
            else "mettre tout le texte entre guillemets"
        )
        return problem("YAML-20", self.path, message, key.span, help=remedy)

    def _several_missing(self, path: Path, names: Sequence[str]) -> Problem:
        place = locate(self.root, path, self.model)
        message = f"il manque {len(names)} champs obligatoires{_inside(place)} : {', '.join(names)}"
        span = place.span if path else first_place(self.root)
        return problem(
            "CHAMP-01",
            self.path,
            message,
            span,
            help="ajouter ces champs ; le guide donne un exemple de chacun",
        )

    def _glued(self, node: object, span: Span) -> Problem | None:
        """Recognise « - titre:Mission » where a group of fields is expected."""
        key = wording.glued(node) if isinstance(node, Scalar) else None
        if key is None:
            return None
        message = f"il manque une espace après « {key}: »"
        return problem("YAML-04", self.path, message, span, help=f"écrire « {key}: » suivi d’une espace")

    def _empty_item(self, span: Span) -> Problem:
        message = "cet élément de la liste est vide"
        return problem("CHAMP-04", self.path, message, span, help="le compléter, ou retirer la ligne")

    def _problem(self, one: Error, meant: Path | None) -> Problem | None:
        """Explain one error, or return None if it is that of the national sheet."""
        if one.type == "extra_forbidden":
            return self._unknown(one, str(meant[-1]) if meant else None)
        if one.type == "missing":
            return self._missing(one)
        place = locate(self.root, one.path, self.model)
        if not place.complete and self.sheet is not None:
            if not self.sheet:
                return None
            place = self._version_place(place)
        if one.type in CODES:
            return self._refused(one, place)
        if model_at(self.model, one.path) and (glued := self._glued(place.node, place.span)):
            return glued
        code, message, remedy = wording.builtin(one.type, one.context, place.node, self._example(one.path))
        if place.node is None and code == "CHAMP-03":
            return self._empty_item(place.span)
        return problem(code, self.path, message, place.span, help=remedy)

    def _unknown(self, one: Error, meant: str | None) -> Problem | None:
        place = locate(self.root, one.path)
        if not place.complete or place.key is None:
            return None  # in the national sheet
        model, name = model_at(self.model, one.path[:-1]), str(one.path[-1])
        older = getattr(model, "ANCIENS_NOMS", {}).get(name)
        if older:
            message = f"« {name} » est l’ancien nom de {older}, qui est déjà donné"
            return problem("CHAMP-02", self.path, message, place.key.span, help="ne garder que l’un des deux")
        parent = locate(self.root, one.path[:-1]).node
        given = set(parent) if isinstance(parent, Group) else set()
        free = [field for field in model.model_fields if field not in given] if model else []
        remedy = f"écrire {meant}" if meant else suggestion(name, free)
        return problem(
            "CHAMP-02",
            self.path,
            f"le champ « {wording.short(name)} » n’existe pas ici",
            place.key.span,
            help=remedy or "retirer ce champ, ou le chercher dans la liste des champs du guide",
            fix=meant,
        )

    def _missing(self, one: Error) -> Problem | None:
        parent, name = locate(self.root, one.path[:-1], self.model), str(one.path[-1])
        if self.sheet is False and name not in OWN_FIELDS:
            return None
        if not parent.complete:
            parent = self._version_place(parent)
        model = model_at(self.model, one.path[:-1])
        empty = key_of(parent.node, name, model) if isinstance(parent.node, Group) else None
        example = self._example(one.path)
        remedy = f"écrire par exemple « {name}: {example} »"
        if not example or example.startswith("- "):
            remedy = f"ajouter {name}"
        if empty is not None:
            message = f"le champ obligatoire « {name} » est vide"
            return problem("CHAMP-01", self.path, message, empty.span, help=remedy)
        if glued := self._glued(parent.node, parent.span):
            return glued
        span = parent.span if one.path[:-1] else first_place(self.root)
        message = f"il manque le champ obligatoire « {name} »{_inside(parent)}"
        return problem("CHAMP-01", self.path, message, span, help=remedy)

    def _refused(self, one: Error, place: Place) -> Problem | None:
        """Explain what a validator of ours refused."""
        context = one.context
        message, remedy, fix = str(context.get("texte", "")), context.get("aide"), context.get("corrige")
        related: tuple[Related, ...] = ()
        if context.get("champs"):
            primary, related = self._places(one.path, context["champs"])
            if primary is None and self.sheet is not None:
                if not self.sheet:
                    return None
                primary = self._version_place(place)
            place = primary or place
        if context.get("trouve") and context.get("valeurs"):
            near = suggestion(context["trouve"], context["valeurs"])
            remedy = near if near and (remedy is None or near.startswith("écrire")) else remedy
        if place.node is None and place.complete and one.type == "CHAMP-03":
            return self._empty_item(place.span)
        if remedy is None and (example := self._example(one.path)):
            remedy = f"écrire par exemple « {example} »"
        span = self._pinpoint(one.type, place.span)
        return problem(one.type, self.path, message, span, help=remedy, fix=fix, related=related)

    def _pinpoint(self, code: str, span: Span | None) -> Span:
        """Return the place of what a code speaks of within a text of several lines."""
        if span is None:
            return first_place(self.root)
        if code not in _NEEDLES or span.end_line == span.line:
            return span
        for number, line in enumerate(self.text.split("\n")[span.line - 1 : span.end_line], span.line):
            if match := _NEEDLES[code](line, span.column if number == span.line else 0):
                return Span(number, match.start() + 1, number, match.end() + 1)
        return span

    def _places(self, base: Path, names: Sequence[str]) -> tuple[Place | None, tuple[Related, ...]]:
        """Return the place of the first of these fields that the file has, and the others as second places."""
        found: list[tuple[str, Place]] = []
        for name in names:
            place = locate(self.root, (*base, *dotted(name)), self.model)
            if place.complete:
                found.append((name, place))
        related = tuple(_related(self.path, name, place) for name, place in found[1:])
        return (found[0][1] if found else None), related

    def _version_place(self, place: Place) -> Place:
        """Return where to point for what a version inherits and cannot keep: where it cites its national sheet."""
        return replace(place, span=locate(self.root, ("fiche_nationale",)).span)

    def _example(self, path: Path) -> str | None:
        """Return the example that the model gives for a field, as typed in YAML."""
        names = [part for part in path if isinstance(part, str)]
        if not names or path[-1] != names[-1]:
            return None
        model = model_at(self.model, path[:-1])
        if model is not None and issubclass(model, Quantite | Mesure) and names[-1] == "valeur":
            # A number alone: what it counts is said by the field that it stands in.
            counted = self._example(path[:-1])
            if counted and "{" not in counted:
                return counted
        info = model.model_fields.get(names[-1]) if model else None
        examples = (info.examples or []) if info else []
        return str(examples[0]) if examples else None


def _related(path: str, name: str, place: Place) -> Related:
    span = place.span
    end = span.end_column if span.end_line == span.line else span.column + 1
    group, _, last = name.rpartition(".")
    said = f"cet élément de {group.rpartition('.')[2]}" if last.isdigit() else last
    return Related(path, span.line, span.column, f"{said} est donné ici", end)


def _inside(place: Place) -> str:
    return f" dans « {place.key} »" if place.key is not None else ""
