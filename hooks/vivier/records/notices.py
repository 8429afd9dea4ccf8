"""Findings that do not refuse a record: an old label understood, a contradiction that only needs a look."""

from dataclasses import dataclass

from pydantic import ValidationInfo


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding made while a value was being validated.

    Attributes:
        value: the very object found in the tree; a reader that keeps positions knows where it stands.
        code: stable code of the catalogue of problems; its severity is there.
        message: French sentence saying what was found.
        aide: one concrete remedy in French, or None.
        corrige: text that can safely replace the value, or None.
    """

    value: object
    code: str
    message: str
    aide: str | None = None
    corrige: str | None = None


def signaler(
    info: ValidationInfo,
    value: object,
    code: str,
    message: str,
    *,
    aide: str | None = None,
    corrige: str | None = None,
) -> None:
    """Add a notice to the list under ``notices`` in the validation context; without a context, do nothing."""
    if info.context is not None:
        info.context["notices"].append(Notice(value, code, message, aide, corrige))
