"""From the name of a field to its place in the file, and to what the models say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from vivier.records.fields import held

from .scalar import Group, Items, Node, Scalar, Span, span_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path of fields leads in a tree.

    Attributes:
        span: what to point at: the value if it is a text, else the name of its field.
        node: the deepest node met.
        complete: whether the whole path was found.
        key: the name of the last field met, or None before any.
        missing: the part of the path that is not in the tree.
    """

    span: Span
    node: Node
    complete: bool
    key: Scalar | None
    missing: tuple[str | int, ...] = ()


def locate(root: Group, path: Sequence[str | int], model: type[BaseModel] | None = None) -> Place:
    """Follow a path of names and indexes as far as it goes; with a model, older names of fields are followed too."""
    node: Node = root
    span, key = root.span, None
    for depth, part in enumerate(path):
        below = tuple(path[depth:])
        if isinstance(node, Group):
            found = key_of(node, part, model_at(model, path[:depth]))
            if found is None:
                return Place(span, node, complete=False, key=key, missing=below)
            key, node = found, node[found]
            span = node.span if isinstance(node, Scalar) else key.span
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node):
            place = node.empty.get(part)
            node = node[part]
            span = node.span if node is not None else place or span
        else:
            return Place(span, node, complete=False, key=key, missing=below)
    return Place(span, node, complete=True, key=key)


def first_place(root: Group) -> Span:
    """Return the place of the first field: where one points for what is said of the whole record."""
    return next((span for key in root if (span := span_of(key)) is not None), root.span)


def key_of(group: Group, name: str | int, model: type[BaseModel] | None = None) -> Scalar | None:
    """Return the field of a group called ``name``, or by an older name of it, as it stands in the file."""
    if name not in group:
        older = getattr(model, "ANCIENS_NOMS", {})
        name = next((old for old, present in older.items() if present == name and old in group), name)
    return next((key for key in group if key == name and isinstance(key, Scalar)), None)


def dotted(path: str) -> tuple[str | int, ...]:
    """Return ``missions.0.titre`` as a path."""
    return tuple(int(part) if part.isdigit() else part for part in path.split("."))


def model_at(model: type[BaseModel] | None, path: Sequence[str | int]) -> type[BaseModel] | None:
    """Return the model of the group of fields at the end of a path, or None if there is none."""
    annotation: Any = model
    for part in path:
        annotation = held(annotation)
        if isinstance(part, int):
            args = get_args(annotation)
            annotation = args[0] if args else None
        elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
            info = annotation.model_fields.get(part)
            annotation = info.annotation if info else None
        else:
            return None
    annotation = held(annotation)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def without_empty(node: Any) -> Any:  # a node of the tree, or of a merged one
    """Return a tree without the fields that are left empty: they are absent. Empty items of lists are kept."""
    if isinstance(node, dict):
        return {key: without_empty(value) for key, value in node.items() if value is not None}
    if isinstance(node, list):
        return [without_empty(item) for item in node]
    return node
