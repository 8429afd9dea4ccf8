"""Numbers as people write them in French, and counts that a source gives as approximate."""

import re
from math import isfinite
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from .errors import refus
from .texts import TexteCourt

_INTEGER = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,4}|[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,6})?")
_NUMBER = re.compile(
    r"(?P<minus>[-\u2011\u2212])?(?P<whole>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,3}|[0-9]{1,12})"
    r"(?:[.,](?P<part>[0-9]{1,6}))?"
)

_EUROS = re.compile(r"(?P<number>[0-9][0-9 \u00a0\u202f]*)(?:€|euros?|eur)", re.IGNORECASE)
_DIGITS = "des chiffres seulement, sans unité"


def _integer(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = value.strip() if isinstance(value, str) else None
    if text is None or not _INTEGER.fullmatch(text):
        # Else the remedy is the example of the field: 800000 euros are no length in days.
        found = _EUROS.fullmatch(text) if text else None
        remedy = "écrire " + re.sub(r"\s", "", found["number"]) if found else None
        raise refus("NOMBRE-01", f"« {value} » n’est pas un nombre entier\u00a0: {_DIGITS}", aide=remedy)
    return int(re.sub(r"\s", "", text))


def _decimal(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value.strip()):
        raise refus("NOMBRE-01", f"« {value} » n’est pas un nombre\u00a0: {_DIGITS}")
    return float(value.strip().replace(",", "."))


def _number(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return value
    found = _NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise refus("NOMBRE-01", f"« {value} » n’est pas un nombre\u00a0: {_DIGITS}")
    sign, whole = "-" if found["minus"] else "", re.sub(r"\s", "", found["whole"])
    return float(f"{sign}{whole}.{found['part']}") if found["part"] else int(f"{sign}{whole}")


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    known = {"oui": True, "true": True, "vrai": True, "non": False, "false": False, "faux": False}
    answer = known.get(value.strip().lower()) if isinstance(value, str) else None
    if answer is None:
        raise refus("VOC-01", f"« {value} » n’est ni oui ni non", aide="écrire oui ou non")
    return answer


Entier = Annotated[int, BeforeValidator(_integer), Field(ge=0)]
"""A whole number, zero or more; thousands may be set apart by spaces. Raises NOMBRE-01."""

Decimal = Annotated[float, BeforeValidator(_decimal)]
"""A number; the decimal mark may be a point or a comma. Raises NOMBRE-01."""

OuiNon = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
"""Yes or no: oui, non, true, false. Raises VOC-01."""


Nombre = Annotated[int | float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A number, negative or not, whole where it is written so; the decimal mark is a point or a comma. Raises NOMBRE-01."""

N = TypeVar("N", bound=float)


class _Nuance(BaseModel, Generic[N]):
    """A value that the source may give as approximate.

    In a record: a number alone (``560``), or ``{valeur: 300, approximatif: oui, mention: environ 300}``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    valeur: N = Field(title="Valeur", description="Le nombre, sans unité.", examples=["560"])
    approximatif: OuiNon = Field(
        default=False,
        title="Approximatif",
        description="oui quand la source dit « environ » ou « plus de ».",
        examples=["oui"],
    )
    mention: TexteCourt | None = Field(
        default=None,
        title="Mention publiée",
        description="Les mots de la source, quand ils nuancent le nombre.",
        examples=["plus de 400"],
    )

    @model_validator(mode="before")
    @classmethod
    def _number_alone(cls, value: Any) -> Any:  # whatever the tree holds
        return {"valeur": value} if isinstance(value, str | int) else value


class Quantite(_Nuance[Entier]):
    """A count or an amount: a whole number, zero or more."""


class Mesure(_Nuance[Nombre]):
    """What is measured: any number, « 4,2 » or « -12,5 »."""
