"""What the fields that are right say together, in a record that others make wrong: an editor is told all in one run.

Pydantic looks at the rules of a group once all its fields are right. Here they are looked at besides, but those that
read a field that is wrong: nothing is known of what it will be.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from vivier.records.coherence import Coherent

from .causes import Error, Path
from .near import nearest
from .tree import model_at

M = TypeVar("M", bound=BaseModel)


class Agreement(NamedTuple, Generic[M]):
    """What is known of a record that is refused.

    Attributes:
        record: its fields that are right: it has no others, not even at their defaults.
        errors: what the rules of its groups refuse among their fields that are right.
    """

    record: M
    errors: list[Error]


def agreement(found: Sequence[Error], fields: Mapping[str, Any], model: type[M]) -> Agreement[M]:
    """Return what the fields that are right say together.

    Args:
        found: what is wrong in the record, field by field.
        fields: the record, as it was validated.
        model: what it should be.
    """
    wrong: dict[Path, set[str]] = {(): set()}
    for one in found:
        for depth, part in enumerate(one.path):
            wrong.setdefault(one.path[:depth], set()).add(str(part))
    record = _right(model, wrong[()], fields)
    errors = []
    for path, names in wrong.items():
        group = _group(path, names, fields, model) if path else record
        # A group without a field that is wrong was looked at by pydantic.
        if names and isinstance(group, Coherent):
            errors += [Error(path, one.type, one.context or {}) for one in group.refused()]
    return Agreement(record, errors)


def _group(
    path: Path, wrong: set[str], fields: Mapping[str, Any], model: type[BaseModel]
) -> BaseModel | None:
    """Return the fields of a group that are right; None where the record has no such group."""
    group, given = model_at(model, path), _at(fields, path)
    return _right(group, wrong, given) if group and isinstance(given, Mapping) else None


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
