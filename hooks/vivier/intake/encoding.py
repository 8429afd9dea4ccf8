"""Records to bytes and back. Reading bytes makes records, dates and texts, and can call nothing else.

The format is pickle's, read by a reader that knows the classes of the records and nothing else. A model is the tuple of
its values: twice as short and three times as fast as what pydantic makes of it by itself.
"""

import copyreg
import io
import pickle
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel

from vivier.records import KINDS

from .redirections import ListeRedirections
from .shared_lists import SHARED_LISTS

_set = object.__setattr__


def encoded(value: object) -> bytes:
    """Return the bytes of a record, or of a tuple of entries of a shared list."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.dispatch_table = _reducers()
    pickler.dump(value)
    return stream.getvalue()


def decoded(content: bytes) -> Any:
    """Return what the bytes stand for; raises UnpicklingError, or nearly anything, if they stand for nothing."""
    return _Reader(io.BytesIO(content)).load()


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return what a name stands for among what records are made of."""
        found = _known().get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def model_of(number: int, given: int, *values: object) -> BaseModel:
    """Make a model again.

    Args:
        number: its class.
        given: the fields that were given, one bit each.
        *values: its values, in the order of its fields.
    """
    cls, names, fields_set = _shape(number, given)
    model = cls.__new__(cls)
    _set(model, "__dict__", dict(zip(names, values, strict=True)))
    _set(model, "__pydantic_fields_set__", fields_set)
    _set(model, "__pydantic_extra__", None)
    _set(model, "__pydantic_private__", None)
    return model


def data_of(number: int, *values: object) -> object:
    """Make an object of a frozen dataclass again."""
    return _classes()[number](*values)


def member_of(number: int) -> Enum:
    """Return a member of a vocabulary."""
    return _members()[number]


def _model(model: BaseModel) -> tuple[Callable[..., BaseModel], tuple[object, ...]]:
    cls = type(model)
    names = _names(cls)
    given = _mask(names, frozenset(model.__pydantic_fields_set__))
    return model_of, (_numbers()[cls], given, *map(model.__dict__.__getitem__, names))


def _data(value: object) -> tuple[Callable[..., object], tuple[object, ...]]:
    number = _numbers()[type(value)]
    return data_of, (number, *(getattr(value, name) for name in _attributes(number)))


def _member(value: Enum) -> tuple[Callable[..., object], tuple[object, ...]]:
    return member_of, (_ranks()[type(value), value],)


@cache
def _names(cls: type[BaseModel]) -> tuple[str, ...]:
    return tuple(cls.model_fields)


@cache
def _attributes(number: int) -> tuple[str, ...]:
    return tuple(one.name for one in fields(_classes()[number]))


@cache
def _mask(names: tuple[str, ...], given: frozenset[str]) -> int:
    return sum(1 << n for n, name in enumerate(names) if name in given)


@cache
def _shape(number: int, given: int) -> tuple[type[BaseModel], tuple[str, ...], set[str]]:
    """Return the class of models, their fields, and which of them were given.

    The set is that of all the models that were given the same fields: none of them changes.
    """
    cls: type[BaseModel] = _classes()[number]
    names = _names(cls)
    return cls, names, {name for n, name in enumerate(names) if given >> n & 1}


@cache
def _classes() -> tuple[type[Any], ...]:
    """Return the classes that records and shared lists are made of."""
    found: dict[type, None] = {}
    waiting: list[Any] = [kind.modele for kind in KINDS.values()]
    waiting += [shared.modele for shared in SHARED_LISTS.values()] + [ListeRedirections]
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if isinstance(one, type) and one not in found and _is_ours(one):
            found[one] = None
            waiting += _parts(one)
    return tuple(found)


def _is_ours(cls: type) -> bool:
    return issubclass(cls, BaseModel | Enum) or is_dataclass(cls)


def _parts(cls: type) -> Iterator[Any]:
    if issubclass(cls, BaseModel):
        yield from (info.annotation for info in cls.model_fields.values())
    elif is_dataclass(cls):
        yield from (one.type for one in fields(cls))


@cache
def _members() -> tuple[Enum, ...]:
    return tuple(member for cls in _classes() if issubclass(cls, Enum) for member in cls)


@cache
def _numbers() -> dict[type[Any], int]:
    """Return the number of each class; the same code gives the same ones."""
    return {cls: n for n, cls in enumerate(_classes())}


@cache
def _ranks() -> dict[tuple[type[Any], Enum], int]:
    """Return the number of each member; with its class: those of two vocabularies may be the same text."""
    return {(type(member), member): n for n, member in enumerate(_members())}


@cache
def _reducers() -> dict[type, Callable[[Any], Any]]:
    how: dict[type, Callable[[Any], Any]] = {}
    for cls in _classes():
        how[cls] = _model if issubclass(cls, BaseModel) else _member if issubclass(cls, Enum) else _data
    return {**copyreg.dispatch_table, **how}


@cache
def _known() -> MappingProxyType[tuple[str, str], Any]:
    names = {(one.__module__, one.__qualname__): one for one in (date, time, model_of, data_of, member_of)}
    return MappingProxyType(names)
