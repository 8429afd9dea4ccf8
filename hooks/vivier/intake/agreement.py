"""What the fields that are right say together, in a record that others make wrong: an editor is told all in one run.

Pydantic looks at the rules of a group once all its fields are right. Here they are looked at besides, but those that
read a field that is wrong: nothing is known of what it will be.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from vivier.records.coherence import Coherent

from .causes import Error, Path, mistyped
from .near import nearest
from .tree import model_at

M = TypeVar("M", bound=BaseModel)


def disagreements(found: Sequence[Error], fields: Mapping[str, Any], model: type[BaseModel]) -> list[Error]:
    """Return what the rules of groups refuse among the fields that are right.

    Args:
        found: what is wrong in the record, field by field.
        fields: the record, as it was validated.
        model: what it should be.
    """
    wrong = _wrong(found)
    return [error for path in wrong for error in _refused(path, wrong[path], fields, model)]


def right(found: Sequence[Error], fields: Mapping[str, Any], model: type[M]) -> M:
    """Return a record made of its fields that are right: it has no others, not even at their defaults.

    Args:
        found: what is wrong in the record, field by field.
        fields: the record, as it was validated.
        model: what it should be.
    """
    return _right(model, _wrong(found).get((), set()), fields)


def _wrong(found: Sequence[Error]) -> dict[Path, set[str]]:
    """Return the names of the fields that are wrong in each group, or that hold something wrong."""
    inside: dict[Path, set[str]] = {}
    for path in (*(one.path for one in found), *mistyped(found).values()):
        for depth, part in enumerate(path):
            inside.setdefault(path[:depth], set()).add(str(part))
    return inside


def _refused(
    path: Path, wrong: set[str], fields: Mapping[str, Any], model: type[BaseModel]
) -> Iterator[Error]:
    group, given = model_at(model, path), _at(fields, path)
    if group is None or not issubclass(group, Coherent) or not isinstance(given, Mapping):
        return
    for one in _right(group, wrong, given).refused():
        yield Error(path, one.type, one.context or {})


def _right(group: type[M], wrong: set[str], given: Mapping[Any, Any]) -> M:
    older: Mapping[str, str] = getattr(group, "ANCIENS_NOMS", {})
    named = {**{older[key]: value for key, value in given.items() if key in older}, **given}
    # A name that is mistyped stands for the field that it looks like, or for any: that one is there, and not known.
    absent = [name for name in group.model_fields if name not in named]
    for name in wrong - {*group.model_fields}:
        meant = nearest(name, absent)
        wrong = wrong | ({meant} if meant else {*absent})
    values: dict[str, Any] = {}
    for name in group.model_fields:
        if name in named and name not in wrong:
            try:
                values[name] = _adapter(group, name).validate_python(named[name], context={"notices": []})
            except ValidationError:
                wrong = wrong | {name}
    made = group.model_construct(None, **values)
    for name in wrong:
        made.__dict__.pop(name, None)
    return made


@cache
def _adapter(group: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(group.model_fields[name].rebuild_annotation())


def _at(fields: object, path: Path) -> object:
    node: Any = fields
    for part in path:
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            return None
    return node
