"""The tree of a YAML file, built from the parser's events one by one.

The depth, the number of nodes, aliases, anchors and tags are refused before they cost anything. (Composing first and
looking afterwards crashes the C parser on a hundred thousand brackets.) Every scalar stays the text that was written:
the field it belongs to decides what it means.
"""

import re
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from .problems import MAX_PROBLEMS, Problem, Related, problem
from .scalar import Group, Items, Scalar, Span
from .scan import REDIRECTIONS
from .shared_lists import FOLDER

MAX_DEPTH = 12
"""Deepest nesting read. The deepest field of a record is at 6."""

MAX_NODES = 20_000
"""Most scalars, lists and groups in a file. A large campaign has about a thousand."""

_NO_BREAK = "\u00a0\u202f"
_EMPTY = frozenset({"", "~", "null"})
_PARSER: Any = getattr(yaml.cyaml, "CParser", None) if yaml.__with_libyaml__ else None


class StopError(Exception):
    """The file cannot be read further; the problem has been noted."""


class Builder:
    """Builds the tree of one file from the parser's events."""

    def __init__(self, text: str, path: str) -> None:
        parser = _PARSER(text) if _PARSER else yaml.SafeLoader(text)
        self.next = parser.get_event
        self.path = path
        self.problems: list[Problem] = []
        self.has_empty = False
        # Rare in names of fields, and never there on purpose.
        self.no_break = any(sign in text for sign in _NO_BREAK)
        self.room = MAX_NODES
        # Comments are rare: the lines are needed only in files that have some.
        self.lines = text.split("\n") if " #" in text else []

    def empty(self) -> NoReturn:
        """Refuse a file that holds nothing: what belongs there depends on which one it is."""
        *_, folder, name = ("", *self.path.split("/"))
        if folder == FOLDER or name == f"{REDIRECTIONS}.yml":
            what = f"« {name.removesuffix('.yml')}: [] »"
        else:
            what = "une fiche"
        self.stop("FICHIER-09", "ce fichier est vide", None, remedy=f"y écrire {what}, ou le supprimer")

    def document(self) -> Group | None:
        """Read the whole stream; None when there is nothing usable in it."""
        self.next()
        event = self.next()
        if event.__class__ is StreamEndEvent:
            self.empty()
        root = self.node(self.next(), 1)
        self.next()
        event = self.next()
        if event.__class__ is DocumentStartEvent:
            self.stop(
                "YAML-10",
                "une deuxième fiche commence ici, après « --- »",
                _span(event),
                remedy="mettre une seule fiche par fichier",
            )
        if root.__class__ is not Group:
            if root is None:
                self.empty()
            self.stop(
                "YAML-09",
                "ce fichier n’est pas une suite de champs",
                root.span,
                remedy="écrire chaque champ sous la forme « nom: valeur », un par ligne",
            )
        # An alias, an anchor or a tag leaves a hole in the tree: what would be said of it would be wrong.
        return root if not any(one.code in ("YAML-07", "YAML-08") for one in self.problems) else None

    def node(self, event: Any, depth: int) -> Any:  # PyYAML's events and our nodes
        """Return the node that starts with ``event``."""
        kind = event.__class__
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            self.refuse(event)
            if kind is AliasEvent:
                return None
        if kind is ScalarEvent:
            return self.scalar(event)
        if depth > MAX_DEPTH:
            self.stop(
                "YAML-11",
                f"ce fichier emboîte plus de {MAX_DEPTH} niveaux",
                _span(event),
                remedy="vérifier les crochets, les accolades et les retraits",
            )
        self.count(event)
        return self.group(event, depth) if kind is MappingStartEvent else self.items(event, depth)

    def refuse(self, event: Any) -> None:
        """Note what has no place in a record: an alias, an anchor, a tag."""
        quoted = "ou mettre la valeur entre guillemets"
        span = _span(event)
        if event.__class__ is AliasEvent:
            message = "un renvoi « * » ne peut pas être employé ici"
            self.note("YAML-07", message, span, remedy=f"recopier le texte voulu, {quoted}")
            return
        if event.anchor is not None:
            message = "une ancre « & » ne peut pas être employée ici"
            self.note("YAML-07", message, span, remedy=f"retirer l’ancre, {quoted}")
        if event.tag is not None:
            message = "une étiquette « ! » ne peut pas être employée ici"
            self.note("YAML-08", message, span, remedy=f"retirer l’étiquette, {quoted}")

    def count(self, event: Any) -> None:
        """Count a node, and give up on the first one too many."""
        self.room -= 1
        if self.room < 0:
            message = f"ce fichier a plus de {MAX_NODES} valeurs"
            self.stop("YAML-12", message, _span(event), remedy="le découper en plusieurs fiches")

    def scalar(self, event: Any) -> Scalar | None:
        """Return the text of a scalar, or None if it is written empty."""
        text = event.value
        self.room -= 1
        if self.room < 0:
            self.count(event)
        if event.implicit[0]:  # plain: neither quoted nor block
            if self.lines:
                self.look_for_hash(event.end_mark)
            if text in _EMPTY:
                self.has_empty = True
                return None
        scalar = Scalar(text)
        scalar.start = event.start_mark
        scalar.end = event.end_mark
        return scalar

    def group(self, event: Any, depth: int) -> Group:
        """Return a group of fields."""
        group = Group()
        start: Any = event.start_mark
        while (found := self.next()).__class__ is not MappingEndEvent:
            key = self.key(found, depth)
            found = self.next()
            # The common case, without the cost of a call: this loop is half the time of a check.
            ordinary = found.__class__ is ScalarEvent and found.anchor is None and found.tag is None
            value = self.scalar(found) if ordinary else self.node(found, depth + 1)
            if key is None:
                continue
            if key in group:
                self.duplicate(group, key)
                continue
            group[key] = value
        end: Any = found.end_mark
        group.span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return group

    def key(self, event: Any, depth: int) -> Scalar | None:
        """Return the name of a field, or None if it is not one: the problem is noted and its value is skipped."""
        if event.__class__ is not ScalarEvent:
            message = "le nom d’un champ ne peut être ni une liste ni un groupe"
            self.note("YAML-14", message, _span(event), remedy="mettre le texte entre guillemets")
            self.node(event, depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self.refuse(event)
        key = self.scalar(event)
        if key is None:
            message = "ce champ n’a pas de nom"
            self.note("YAML-14", message, _span(event), remedy="écrire le nom du champ avant les deux-points")
        elif self.no_break and key.strip(_NO_BREAK) != key:
            return self.bare(key)
        elif key == "<<" and event.implicit[0]:
            message = "la fusion « << » ne peut pas être employée ici"
            self.note("YAML-07", message, _span(event), remedy="recopier les champs voulus")
            return None
        return key

    def bare(self, key: Scalar) -> Scalar:
        """Return the name of a field without a no-break space after it, which is noted.

        One before it stops the reading: the field is in another group than it seems, and nothing right would be said.
        """
        span = key.span
        if key[0] in _NO_BREAK:
            width = len(key) - len(key.lstrip(_NO_BREAK))
            here = Span(span.line, span.column, span.line, span.column + width)
            remedy = "la remplacer par des espaces ordinaires, deux par niveau"
            self.stop(
                "YAML-03", "le retrait de cette ligne contient une espace insécable", here, remedy=remedy
            )
        here = Span(span.line, span.end_column - 1, span.line, span.end_column)
        self.note(
            "YAML-03", "une espace insécable est placée avant le deux-points", here, remedy="la retirer"
        )
        bare = Scalar(key.rstrip(_NO_BREAK + " "))
        bare.start, bare.end = key.start, key.end
        return bare

    def duplicate(self, group: Group, key: Scalar) -> None:
        """Note a field that is given twice, with both places; the first value is kept."""
        first = next(other for other in group if other == key)
        assert isinstance(first, Scalar)  # noqa: S101  # keys are made above
        there = first.span
        self.note(
            "YAML-06",
            f"le champ « {key} » est déjà donné ligne {there.line}",
            key.span,
            remedy="ne garder que l’un des deux",
            related=(Related(self.path, there.line, there.column, "première fois ici", there.end_column),),
        )

    def items(self, event: Any, depth: int) -> Items:
        """Return a list."""
        items = Items()
        items.empty = {}
        start: Any = event.start_mark
        while (item_event := self.next()).__class__ is not SequenceEndEvent:
            item = self.node(item_event, depth + 1)
            if item is None:
                items.empty[len(items)] = _span(item_event)
            items.append(item)
        end: Any = item_event.end_mark
        items.span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return items

    def look_for_hash(self, end: Any) -> None:
        """Warn of « #mot » after a plain value: YAML takes it for a comment and the value is cut, without a word."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if match := re.match(r"\s+#[^\s#!]", line[end.column :]):
            column = end.column + match.end() - 1
            self.note(
                "YAML-13",
                "cette fin de ligne est ignorée : après une espace, « # » commence un commentaire",
                Span(end.line + 1, column, end.line + 1, len(line) + 1),
                remedy="mettre toute la valeur entre guillemets, ou un espace après « # » si c’est un commentaire",
            )

    def note(
        self, code: str, message: str, span: Span | None, *, remedy: str, related: tuple[Related, ...] = ()
    ) -> None:
        """Note a problem and go on, unless there are enough of them."""
        self.problems.append(problem(code, self.path, message, span, help=remedy, related=related))
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(
                problem(
                    "FICHIER-08",
                    self.path,
                    "la lecture s’arrête là : trop de problèmes",
                    span,
                    help="corriger ceux-ci d’abord",
                )
            )
            raise StopError

    def stop(self, code: str, message: str, span: Span | None, *, remedy: str) -> NoReturn:
        """Note a problem and give the file up."""
        self.note(code, message, span, remedy=remedy)
        raise StopError


def _span(event: Any) -> Span:
    start: Any = event.start_mark
    end: Any = event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
