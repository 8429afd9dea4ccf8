"""The organisations of the shared list that a record names, wherever it does."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from vivier.records.shared import Organisme


@cache
def _fields(group: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields of a group that hold an organisation, in it or in a group inside."""
    return tuple(name for name, info in group.model_fields.items() if _names_one(info.annotation))


def _names_one(kind: Any) -> bool:
    if inside := get_args(kind):
        return any(map(_names_one, inside))
    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        return False
    return issubclass(kind, Organisme) or bool(_fields(kind))


def organisations(value: object) -> Iterator[str]:
    """Yield the ids of the organisations that a record names, in the order of its fields."""
    if isinstance(value, tuple):
        for one in value:
            yield from organisations(one)
    elif isinstance(value, BaseModel):
        if isinstance(value, Organisme) and value.organisation:
            yield value.organisation
        for name in _fields(type(value)):
            yield from organisations(getattr(value, name))
