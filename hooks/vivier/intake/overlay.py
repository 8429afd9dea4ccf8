"""A departmental mission states only what differs from its national sheet: the two are put together here."""

from collections.abc import Mapping
from typing import Any

OWN_FIELDS = frozenset(
    {
        "id",
        "source",
        "manques",
        "maj",
        "note_interne",
        "fiche_nationale",
        "departement",
        "prefecture",
        "debut_publication",
        "fin_candidature",
        "revoir_le",
        "cloture",
    }
)
"""Fields that a version never takes from the national sheet: where it comes from, where it is, and its own dates."""


def merged(national: Mapping[str, Any], version: Mapping[str, Any]) -> dict[str, Any]:
    """Return the version completed by the national sheet.

    A group of fields is completed field by field; a list or a text replaces the national one whole; a field
    left empty removes it.
    """
    base = {name: value for name, value in national.items() if name not in OWN_FIELDS}
    return _completed(base, version)


def _completed(base: Mapping[str, Any], version: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = dict(base)
    for name, value in version.items():
        other = base.get(name)
        result[name] = (
            _completed(other, value) if isinstance(value, dict) and isinstance(other, dict) else value
        )
    return result


def changes(national: Mapping[str, Any], version: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the fields that the version gives otherwise than the national sheet, in its order."""
    whole = merged(national, version)
    return tuple(
        str(name)
        for name in version
        # An empty list of the version takes nothing away from a sheet that has none.
        if name not in OWN_FIELDS and (whole.get(name) or None) != (national.get(name) or None)
    )


def repeats(national: Mapping[str, Any], version: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the fields that the version gives exactly as the national sheet does."""
    return tuple(
        str(name)
        for name, value in version.items()
        if name not in OWN_FIELDS and value is not None and value == national.get(name)
    )
