"""The name of a town: its codes have fields of their own, and pages write both."""

import re
from typing import Annotated

from pydantic import AfterValidator

from .errors import refus
from .insee import DEPARTEMENTS
from .texts import TexteCourt

_POSTAL = re.compile(r"(?P<code>\d{5})\s+(?P<name>\D.*)")
_DEPARTEMENT = re.compile(r"(?P<name>.*\S)\s*\((?P<code>\w{2,3})\)")


def _named(text: str) -> str:
    if not any(letter.isalpha() for letter in text):
        raise refus(
            "TERR-08",
            f"«\u00a0{text}\u00a0» est un code, et non le nom d’une commune",
            aide=f'écrire son nom dans commune, et code_postal: "{text}" si c’en est un',
        )
    if found := _POSTAL.fullmatch(text):
        raise refus(
            "TERR-08",
            f"«\u00a0{text}\u00a0» est un code et un nom : la page dirait le code deux fois",
            aide=f'écrire «\u00a0{found["name"]}\u00a0» dans commune, et code_postal: "{found["code"]}"',
        )
    if (found := _DEPARTEMENT.fullmatch(text)) and found["code"].upper() in DEPARTEMENTS:
        raise refus(
            "TERR-08",
            f"«\u00a0{text}\u00a0» est un nom et un code : la page dirait le code deux fois",
            aide=f'écrire «\u00a0{found["name"]}\u00a0» dans commune, et departement: "{found["code"].upper()}"',
        )
    return text


Commune = Annotated[TexteCourt, AfterValidator(_named)]
"""The name of a town on one line, without its postal code nor its département (TERR-08)."""
