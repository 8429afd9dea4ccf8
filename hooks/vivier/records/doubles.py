"""What stands twice in a list of a record: a page would show it twice."""

from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from .base import Controle
from .fields import held
from .vocabulary import Vocabulary

# The tasks of a mission have a check of their own, across all its lists (MISSION-05).
_TOLD = frozenset({"taches"})


class _Fields(NamedTuple):
    """The fields of a group where a list may be.

    Attributes:
        lists: lists, of groups or of anything else.
        deep: those of them whose groups have such fields themselves.
        groups: groups that have such fields.
    """

    lists: tuple[str, ...]
    deep: tuple[str, ...]
    groups: tuple[str, ...]


def repeats(keys: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield the places, from 0, of what was met before, each with that of the first one."""
    seen: dict[Hashable, int] = {}
    for n, key in enumerate(keys):
        first = seen.setdefault(key, n)
        if first != n:
            yield n, first


def doubles(group: BaseModel, path: str = "") -> Iterator[Controle]:
    """Yield what is twice in a list of a record, or of a group of it.

    Args:
        group: the record.
        path: what comes before the names of its fields: « missions.0. ».
    """
    values = group.__dict__
    fields = _fields(type(group))
    for name in fields.lists:
        items: tuple[Any, ...] = values[name]
        if len(items) > 1 and len({*items}) < len(items):
            yield from _twice(items, f"{path}{name}")
    for name in fields.deep:
        for n, one in enumerate(values[name]):
            yield from doubles(one, f"{path}{name}.{n}.")
    for name in fields.groups:
        if values[name] is not None:
            yield from doubles(values[name], f"{path}{name}.")


def _twice(items: tuple[Any, ...], path: str) -> Iterator[Controle]:
    for n, first in repeats(items):
        one = items[n]
        said = one.value if isinstance(one, Vocabulary) else one
        yield Controle(
            "LISTE-03",
            (f"{path}.{n}", f"{path}.{first}"),
            f"« {said} » est déjà dans cette liste"
            if isinstance(said, str)
            else "cet élément est déjà dans la liste",
            "n’en garder qu’un",
        )


@cache
def _fields(model: type[BaseModel]) -> _Fields:
    types = {name: held(info.annotation) for name, info in model.model_fields.items() if name not in _TOLD}
    lists = {name: held(get_args(one)[0]) for name, one in types.items() if get_origin(one) is tuple}
    return _Fields(
        tuple(lists),
        tuple(name for name, one in lists.items() if _has_lists(one)),
        tuple(name for name, one in types.items() if _has_lists(one)),
    )


def _has_lists(one: Any) -> bool:  # any type expression
    return isinstance(one, type) and issubclass(one, BaseModel) and any(_fields(one))
