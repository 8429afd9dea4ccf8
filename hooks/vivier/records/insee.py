"""The regions, départements and overseas collectivities of France, by their Insee codes.

Source: Insee, Code officiel géographique 2026 (Licence Ouverte 2.0), in ``data/``. Codes of regions and départements
overlap with other meanings (75 is Nouvelle-Aquitaine and Paris): they never share a table.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Territoire:
    """A region, a département or an overseas collectivity.

    Attributes:
        code: Insee code, always text (``"01"``, ``"2A"``, ``"987"``).
        nom: official name.
        slug: name in an address.
        region: Insee code of its region; None for a region and for a collectivity without one.
        ancienne_region: name of the region a département was in until 2016, when regions were merged (law 2015-29 of
            16 January 2015); None where none was.
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
    ancienne_region: str | None
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
        ancienne_region=entry.get("ancienne_region"),
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
