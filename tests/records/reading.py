"""How tests read one value or one record, as the reader of YAML files would hand it over."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from vivier.records.notices import Notice


def errors(error: ValidationError) -> list[dict[str, Any]]:
    """What a validation error holds; never its inputs, which may be huge."""
    return [dict(found) for found in error.errors(include_url=False, include_input=False)]


def read(kind: Any, value: object) -> str | tuple[str, ...]:
    """The normal form of a value, then the codes of its notices; or the code of the error that refuses it.

    The normal form alone when there is no notice, and the code alone for an error: golden cases then read as
    « what is typed, what comes out ».
    """
    notices: list[Notice] = []
    try:
        found = TypeAdapter(kind).validate_python(value, context={"notices": notices})
    except ValidationError as error:
        return str(errors(error)[0]["type"])
    form = str(found) if not isinstance(found, BaseModel) else repr(found)
    return (form, *(notice.code for notice in notices)) if notices else form


def refusal(kind: Any, value: object) -> dict[str, Any]:
    """The context of the error that refuses a value: what an editor is told."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return dict(errors(error)[0].get("ctx", {}))
    raise AssertionError(f"{value!r} is accepted")


def codes(model: type[BaseModel], fields: Mapping[str, object]) -> set[str]:
    """Codes of the errors of a record, else those of its notices and of its further checks."""
    notices: list[Notice] = []
    try:
        record = model.model_validate(fields, context={"notices": notices})
    except ValidationError as error:
        found = errors(error)
        # A list whose only item is refused is said to be too short as well: the reader of files drops that echo.
        return {
            one["type"]
            for one in found
            if one["type"] != "too_short"
            or not any(other["loc"][:-1] and other is not one for other in found)
        }
    checks = record.controles() if hasattr(record, "controles") else ()
    return {notice.code for notice in notices} | {check.code for check in checks}
