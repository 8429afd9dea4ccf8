"""Plain data of JSON-LD: nothing empty in it, so that what a record does not say is not said."""

from collections.abc import Mapping
from typing import Any

Thing = dict[str, Any]
"""Something described: its ``@type`` and its properties."""


def thing(kind: str, **properties: object) -> Thing:
    """Return a thing of a type of schema.org, without the properties that have no value.

    A property named ``id_`` is its ``@id``. False and 0 are values; None, empty texts and empty lists are none.
    """
    named = {"@id" if name == "id_" else name: value for name, value in properties.items()}
    return {"@type": kind, **{name: value for name, value in named.items() if not _empty(value)}}


def one_or_all(values: list[Thing]) -> Thing | list[Thing] | None:
    """Return the only value, or the list of them, or None."""
    return values[0] if len(values) == 1 else values or None


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str | list | tuple | Mapping) and not value)
