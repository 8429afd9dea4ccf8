"""Closed lists of values: a code, its French label, and the older forms that are understood."""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from types import ModuleType
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .errors import refus
from .notices import signaler


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return ``text`` reduced to what counts in comparing two labels: lower-case letters, digits and +."""
    flat = unicodedata.normalize("NFKD", text).casefold().replace("œ", "oe")
    return "".join(c for c in flat if c.isalnum() or c == "+")


class Vocabulary(StrEnum):
    """A closed list. A member is its code; ``libelle`` is its French label, ``alias`` older forms accepted.

    ``rang`` is its place in the list, from 0: lists are sorted by it where their order means something.

    As a field's type it accepts the code, the label or an alias, whatever the case and the accents, and
    always gives the member. Anything but the code leaves the notice VOC-02; an unknown value is refused
    with VOC-01.
    """

    libelle: str
    alias: tuple[str, ...]
    rang: int

    # That of the code it equals, and in C: an enumeration hashes its name in Python, and rules are looked up by values.
    __hash__ = str.__hash__

    def __new__(cls, code: str, libelle: str, *alias: str) -> Self:
        """Make a member from its code, its label and its aliases."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.libelle = libelle
        member.alias = alias
        member.rang = len(cls.__members__)
        return member

    @classmethod
    @lru_cache(maxsize=64)
    def _by_folded(cls) -> dict[str, Self]:
        forms: dict[str, Self] = {}
        for member in cls:
            for form in (member.value, member.libelle, *member.alias):
                forms.setdefault(folded(form), member)
        return forms

    @classmethod
    def resolve(cls, text: str) -> Self | None:
        """Return the member that ``text`` names by code, label or alias, or None."""
        return cls._by_folded().get(folded(text))

    @classmethod
    def _validate(cls, value: object, info: ValidationInfo) -> Self:
        if isinstance(value, cls):
            return value
        member = cls._value2member_map_.get(value) if isinstance(value, str) else None
        if member is not None:
            return member  # type: ignore[return-value]  # the map is typed for any Enum
        known = cls.resolve(value) if isinstance(value, str) else None
        if known is None:
            if not isinstance(value, str):
                raise refus("CHAMP-03", "une seule valeur est attendue ici", aide="écrire un seul code")
            raise refus(
                "VOC-01",
                f"« {value} » n’est pas dans la liste des valeurs permises",
                trouve=value,
                valeurs=[str(m.value) for m in cls],
            )
        signaler(
            info,
            value,
            "VOC-02",
            f"« {value} » est compris comme {known.value}",
            aide=f"écrire {known.value}",
            corrige=str(known.value),
        )
        return known

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate through codes, labels and aliases; write the code."""
        return core_schema.with_info_plain_validator_function(
            cls._validate, serialization=core_schema.simple_ser_schema("str")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the list: its codes, and what each of them means."""
        lines = [f"{m.value} : {m.libelle}" for m in cls]
        return {"type": "string", "enum": [m.value for m in cls], "markdownEnumDescriptions": lines}


def closed_lists(module: ModuleType) -> tuple[type[Vocabulary], ...]:
    """Return the closed lists of a module, in its order; those that it imports too."""
    found = (value for value in vars(module).values() if isinstance(value, type))
    return tuple(value for value in found if issubclass(value, Vocabulary) and value is not Vocabulary)
