"""Regions, départements and overseas collectivities: codes, names, and the forms met in postings.

Source: Insee, Code officiel géographique 2026 (Licence Ouverte 2.0), in ``data/``. Codes of regions and
départements overlap with other meanings (75 is Nouvelle-Aquitaine and Paris): they never share a field.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from .base import Modele
from .errors import refus
from .fields import champ
from .notices import signaler
from .numbers import Decimal
from .texts import TexteCourt
from .vocabulary import folded

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Territoire:
    """A region, a département or an overseas collectivity.

    Attributes:
        code: Insee code, always text (``"01"``, ``"2A"``, ``"987"``).
        nom: official name.
        slug: name in an address.
        region: Insee code of its region; None for a region and for a collectivity without one.
        charniere: what stands before the name after « de » (« de la  », « d' »), as Insee gives it.
        locatif: the name after « in » (« en Bretagne »), or None.
        zone: ``metropole``, ``drom`` or ``com``.
        chef_lieu: usual name of the seat, or None.
        siege: code of the département of the seat, or None.
        departements: codes of a region's départements.
        feries: subdivision of the ``holidays`` package for its public holidays; None for the national ones.
        fuseau: IANA time zone.
        alias: other forms of the name met in postings.
    """

    code: str
    nom: str
    slug: str
    region: str | None
    charniere: str
    locatif: str | None
    zone: str
    chef_lieu: str | None
    siege: str | None
    departements: tuple[str, ...]
    feries: str | None
    fuseau: str
    alias: tuple[str, ...] = field(repr=False)

    @property
    def du(self) -> str:
        """The name as a complement: « de la Creuse », « d’Île-de-France »."""
        return self.charniere + self.nom

    @property
    def a(self) -> str:
        """The name as a place: « en Bretagne », « à Mayotte »; the bare name where the form is not known."""
        return self.locatif or self.nom


def _departement_of(commune: str | None) -> str | None:
    # Overseas, a département has three characters of the commune's code.
    return commune and commune[: 3 if commune.startswith(("97", "98")) else 2]


def _territory(entry: dict[str, Any]) -> Territoire:
    # Insee writes a straight apostrophe; what is shown has the typographic one.
    locative = entry.get("locatif")
    seat = entry.get("chef_lieu") or {}
    former = [old["nom"] for old in entry.get("anciennes_regions", ())]
    return Territoire(
        code=entry["code"],
        nom=entry["nom"].replace("'", "’"),
        slug=entry["slug"],
        region=entry.get("region"),
        charniere=entry["charniere"].replace("'", "’"),
        locatif=locative and locative.replace("'", "’"),
        zone=entry["zone"],
        chef_lieu=seat.get("nom_usuel") or seat.get("nom"),
        siege=_departement_of(seat.get("code_insee")),
        departements=tuple(entry.get("departements", ())),
        feries=entry.get("feries"),
        fuseau=entry.get("fuseau", "Europe/Paris"),
        alias=(*entry.get("alias", ()), *former),
    )


def _table(name: str, *sections: str) -> MappingProxyType[str, Territoire]:
    # JSON: read at the start of each command, in a tenth of the time of YAML.
    content = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return MappingProxyType(
        {entry["code"]: _territory(entry) for section in sections for entry in content[section]}
    )


REGIONS = _table("regions", "regions")
"""The 18 regions by Insee code, in the order of their names."""

DEPARTEMENTS = _table("departements", "departements", "collectivites_outre_mer")
"""The 101 départements, then the 8 overseas collectivities, by Insee code."""


@cache
def _names(kind: str) -> dict[str, str]:
    table = REGIONS if kind == "région" else DEPARTEMENTS
    names: dict[str, str] = {}
    for place in table.values():
        for form in (place.nom, place.slug, *place.alias):
            names.setdefault(folded(form), place.code)
            names.setdefault(folded(form.replace("Saint", "St")), place.code)
    return names


def find(kind: str, text: str) -> str | None:
    """Return the code that ``text`` names, or None.

    Args:
        kind: ``région`` or ``département``.
        text: a code, a name, an older or mistaken form, or « Libellé (code) », whose code alone counts.
    """
    table = REGIONS if kind == "région" else DEPARTEMENTS
    if text in table:
        return text
    if (match := re.search(r"\((\w{2,3})\)\s*$", text)) and match[1].upper() in table:
        return match[1].upper()
    if text.upper() in table:
        return text.upper()
    return _names(kind).get(folded(text))


def _code(kind: str, value: object, info: ValidationInfo) -> str:
    if not isinstance(value, str):
        raise refus("CHAMP-03", f"un seul code de {kind} est attendu ici")
    text = value.strip()
    code = find(kind, text)
    table = REGIONS if kind == "région" else DEPARTEMENTS
    if code is None:
        raise refus(
            "TERR-01",
            f"« {value} » n’est pas {'une région' if kind == 'région' else 'un département'} "
            "du code officiel géographique",
            trouve=text,
            valeurs=[place.nom for place in table.values()],
            aide='écrire le code Insee entre guillemets, comme "27"'
            if kind == "région"
            else 'écrire le code Insee entre guillemets, comme "01"',
        )
    if code != text:
        signaler(
            info,
            value,
            "TERR-03",
            f"« {value} » est compris comme {table[code].nom} ({code})",
            aide=f'écrire "{code}"',
            corrige=f'"{code}"',
        )
    return code


def _region(value: object, info: ValidationInfo) -> str:
    return _code("région", value, info)


def _departement(value: object, info: ValidationInfo) -> str:
    return _code("département", value, info)


CodeRegion = Annotated[
    str,
    BeforeValidator(_region),
    Field(json_schema_extra={"enum": list(REGIONS), "x-libelles": [r.nom for r in REGIONS.values()]}),
]
"""Insee code of a region; names and older names are understood (TERR-03), others refused (TERR-01)."""

CodeDepartement = Annotated[
    str,
    BeforeValidator(_departement),
    Field(
        json_schema_extra={"enum": list(DEPARTEMENTS), "x-libelles": [d.nom for d in DEPARTEMENTS.values()]}
    ),
]
"""Insee code of a département or overseas collectivity; names are understood (TERR-03), others refused."""


class Localisation(Modele):
    """Where a post, a lab or a mission is. The département gives the region; a contradiction is an error."""

    departement: CodeDepartement | None = champ(
        "Département",
        "Code Insee du département ou de la collectivité d’outre-mer, entre guillemets.",
        '"25"',
        None,
    )
    region: CodeRegion | None = champ(
        "Région", "Code Insee de la région ; inutile quand le département est donné.", '"27"', None
    )
    commune: TexteCourt | None = champ("Commune", "Nom de la commune.", "Besançon", None)
    code_insee: Annotated[str, Field(pattern=r"^(\d{2}|2[AB])\d{3}$")] | None = champ(
        "Code Insee de la commune", "Cinq caractères ; ce n’est pas le code postal.", '"25056"', None
    )
    code_postal: Annotated[str, Field(pattern=r"^\d{5}$")] | None = champ(
        "Code postal", "Cinq chiffres, entre guillemets.", '"25000"', None
    )
    adresse: TexteCourt | None = champ(
        "Adresse", "Numéro, rue, bâtiment, service.", "5 voie Gisèle-Halimi", None
    )
    latitude: Annotated[Decimal, Field(ge=-90, le=90)] | None = champ(
        "Latitude", "En degrés décimaux.", "47.2475", None
    )
    longitude: Annotated[Decimal, Field(ge=-180, le=180)] | None = champ(
        "Longitude", "En degrés décimaux.", "6.0220", None
    )

    @model_validator(mode="after")
    def _region_of_departement(self) -> "Localisation":
        if self.departement is None:
            if self.region is None:
                raise refus(
                    "TERR-04",
                    "ce lieu n’a ni département ni région",
                    aide="donner le code du département",
                    champs=("departement",),
                )
            return self
        place = DEPARTEMENTS[self.departement]
        if self.code_insee is not None and not self.code_insee.startswith(place.code):
            raise refus(
                "TERR-05",
                f"la commune {self.code_insee} n’est pas dans {place.nom} ({place.code})",
                aide="vérifier le code de la commune, qui commence par celui de son département",
                champs=("code_insee", "departement"),
            )
        if self.region is not None and self.region != place.region:
            expected = (
                f"sa région est {REGIONS[place.region].nom} ({place.region})"
                if place.region
                else "elle n’a pas de région"
            )
            raise refus(
                "TERR-02",
                f"{place.nom} ({place.code}) n’est pas dans la région {REGIONS[self.region].nom} : "
                f"{expected}",
                aide="retirer la région, que le département donne, ou corriger le département",
                champs=("region", "departement"),
            )
        # Frozen for everybody else: the derived region is part of what the record says.
        object.__setattr__(self, "region", place.region)
        return self

    @property
    def nom(self) -> str:
        """The place in words: « Besançon (25) », « Bretagne »."""
        if self.departement:
            return f"{self.commune or DEPARTEMENTS[self.departement].nom} ({self.departement})"
        name = REGIONS[self.region].nom if self.region else ""
        return f"{self.commune}, {name}" if self.commune else name

    @property
    def siege(self) -> str | None:
        """Code of its département; for a place known by its region only, that of the region's seat."""
        return self.departement or (REGIONS[self.region].siege if self.region else None)


def regions_of(places: Iterable[Localisation]) -> tuple[str, ...]:
    """Return the Insee codes of the regions of places, in order, each once."""
    return tuple(dict.fromkeys(place.region for place in places if place.region))


def departements_of(places: Iterable[Localisation]) -> tuple[str, ...]:
    """Return the Insee codes of the départements of places, in order, each once."""
    return tuple(dict.fromkeys(place.departement for place in places if place.departement))


def regions_with(regions: Iterable[str], departements: Iterable[str]) -> tuple[str, ...]:
    """Return ``regions`` and those of ``departements``, in order, each once."""
    found = (DEPARTEMENTS[code].region for code in departements)
    return tuple(dict.fromkeys((*regions, *(code for code in found if code))))
