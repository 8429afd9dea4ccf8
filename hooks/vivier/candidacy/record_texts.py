"""The texts of a record: found wherever they are, and changed without making again what does not change."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel

T = TypeVar("T")


@cache
def _fields(group: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields of a group that hold texts, in it or in a group inside.

    The id of a record never changes, other records name it; addresses have fields of their own to answer for.
    """
    own = ("id", "url", "courriel")
    return tuple(
        name for name, info in group.model_fields.items() if name not in own and _textual(info.annotation)
    )


def _textual(kind: Any) -> bool:
    if inside := get_args(kind):
        return any(map(_textual, inside))
    # By exact type: a value of a closed list is a text too.
    return kind is str or (isinstance(kind, type) and issubclass(kind, BaseModel) and bool(_fields(kind)))


def texts(value: object, found: list[str] | None = None) -> list[str]:
    """Return the texts of a value, those that `changed` can change, after those already ``found``."""
    found = [] if found is None else found
    if type(value) is str:
        found.append(value)
    elif isinstance(value, tuple):
        for one in value:
            texts(one, found)
    elif isinstance(value, BaseModel):
        for name in _fields(type(value)):
            texts(value.__dict__[name], found)
    return found


def changed(value: T, changes: Mapping[str, str]) -> T:
    """Return a value whose texts were changed; what has nothing to change is returned as it is."""
    made: Any = value
    if type(value) is str:
        return cast("T", changes.get(made, made))
    if isinstance(value, tuple):
        made = tuple(changed(one, changes) for one in value)
        return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
    if isinstance(value, BaseModel):
        update = {
            name: made
            for name in _fields(type(value))
            if (made := changed(found := value.__dict__[name], changes)) is not found
        }
        return value.model_copy(update=update) if update else value
    return value
