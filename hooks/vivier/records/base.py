"""What every record and every group of fields has in common."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationInfo, model_validator

from .notices import signaler


class Modele(BaseModel):
    """A group of fields: immutable, and refusing the keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Renomme(Modele):
    """A group some fields of which had another name. The others do not pay for looking."""

    ANCIENS_NOMS: ClassVar[Mapping[str, str]] = {}
    """Older names of fields, each with the present one: understood, with the notice CHAMP-05."""

    @model_validator(mode="before")
    @classmethod
    def _rename(cls, value: Any, info: ValidationInfo) -> Any:  # whatever the tree holds
        if not isinstance(value, dict):
            return value
        renamed = {}
        for key, content in value.items():
            present = cls.ANCIENS_NOMS.get(key)
            if present is None or present in value:
                renamed[key] = content
                continue
            signaler(
                info,
                key,
                "CHAMP-05",
                f"« {key} » est l’ancien nom de {present}",
                aide=f"écrire {present}",
                corrige=present,
            )
            renamed[present] = content
        return renamed


@dataclass(frozen=True, slots=True)
class Controle:
    """Something worth an editor's look in a valid record.

    Attributes:
        code: stable code of the catalogue of problems; its severity is there.
        champs: dotted paths of the fields concerned, from the root of the record; list items count from 0.
        message: French sentence saying what was found.
        aide: one concrete remedy, in French.
    """

    code: str
    champs: tuple[str, ...]
    message: str
    aide: str


class Controlable(Modele):
    """A record that can be looked at beyond its validity."""

    def controles(self) -> Iterator[Controle]:
        """Yield what deserves a look; nothing here refuses the record."""
        yield from ()
