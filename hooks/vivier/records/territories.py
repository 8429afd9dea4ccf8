"""Territories as fields name them: codes, names, and the forms met in postings; and the places of a record."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from .base import Controle
from .coherence import Coherent, rule
from .communes import Commune
from .errors import Refus, refus
from .fields import champ
from .insee import DEPARTEMENTS, REGIONS
from .notices import signaler
from .numbers import Decimal
from .texts import TexteCourt
from .vocabulary import folded


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
        text: a code, a name, an older or mistaken form, or « Libellé (code) », whose label may be mistaken, but not the
            name of another territory.
    """
    table = REGIONS if kind == "région" else DEPARTEMENTS
    if text in table:
        return text
    if given := _with_code(kind, text):
        return None if _other_named(kind, *given) else given[1]
    if text.upper() in table:
        return text.upper()
    return _names(kind).get(folded(text))


def _with_code(kind: str, text: str) -> tuple[str, str] | None:
    """Return the label and the code of « Libellé (code) », or None for another form.

    Choisir le service public also writes SPM and WLF for Saint-Pierre-et-Miquelon and Wallis-et-Futuna.
    """
    match = re.search(r"\((\w{2,3})\)\s*$", text)
    if match is None:
        return None
    table = REGIONS if kind == "région" else DEPARTEMENTS
    code = match[1].upper() if match[1].upper() in table else _names(kind).get(folded(match[1]))
    return (text[: match.start()].strip(), code) if code else None


def _other_named(kind: str, label: str, code: str) -> tuple[str, str] | None:
    """Return the kind and code of the territory that a label names, if it is not the one of a code nor around it."""
    name = folded(label)
    if own := _names(kind).get(name):
        return (kind, own) if own != code else None
    other = "département" if kind == "région" else "région"
    named = _names(other).get(name)
    if named is None:
        return None
    inside, around = (named, code) if kind == "région" else (code, named)
    return None if DEPARTEMENTS[inside].region == around else (other, named)


def _code(kind: str, value: object, info: ValidationInfo) -> str:
    if not isinstance(value, str):
        raise refus("CHAMP-03", f"un seul code de {kind} est attendu ici")
    text = value.strip()
    code = find(kind, text)
    table = REGIONS if kind == "région" else DEPARTEMENTS
    if code is None and (given := _with_code(kind, text)):
        raise _two_places(kind, text, *given)
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


def _two_places(kind: str, text: str, label: str, code: str) -> Refus:
    """Return the refusal of « Paris (75) » as a region: as such, 75 is Nouvelle-Aquitaine."""
    other, named = _other_named(kind, label, code) or (kind, code)
    here = (REGIONS if kind == "région" else DEPARTEMENTS)[code].nom
    field = "region" if other == "région" else "departement"
    return refus(
        "TERR-06",
        f"«\u00a0{text}\u00a0» nomme deux territoires\u00a0: comme {kind}, {code} est le code de {here}",
        aide=f'pour {label}, écrire {field}: "{named}"',
    )


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


class Localisation(Coherent):
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
    commune: Commune | None = champ("Commune", "Nom de la commune.", "Besançon", None)
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

    @rule
    def _somewhere(self) -> Iterator[Refus]:
        if self.departement is None and self.region is None:
            yield refus(
                "TERR-04",
                "ce lieu n’a ni département ni région",
                aide="donner le code du département",
                champs=("departement",),
            )

    @rule
    def _commune(self) -> Iterator[Refus]:
        if self.departement is None or self.code_insee is None:
            return
        place = DEPARTEMENTS[self.departement]
        if not self.code_insee.startswith(place.code):
            yield refus(
                "TERR-05",
                f"la commune {self.code_insee} n’est pas une commune {place.du} ({place.code})",
                aide="vérifier le code de la commune, qui commence par celui de son département",
                champs=("code_insee", "departement"),
            )

    @rule
    def _region(self) -> Iterator[Refus]:
        if self.departement is None or self.region is None:
            return
        place = DEPARTEMENTS[self.departement]
        if self.region != place.region:
            expected = (
                f"sa région est {REGIONS[place.region].nom} ({place.region})"
                if place.region
                else "elle n’a pas de région"
            )
            yield refus(
                "TERR-02",
                f"{place.nom} ({place.code}) n’est pas dans la région {REGIONS[self.region].nom} : "
                f"{expected}",
                aide="retirer la région, que le département donne, ou corriger le département",
                champs=("region", "departement"),
            )

    @model_validator(mode="after")
    def _region_of_departement(self) -> Self:
        if self.departement is not None:
            # Frozen for everybody else: the derived region is part of what the record says.
            object.__setattr__(self, "region", DEPARTEMENTS[self.departement].region)
        return self

    @property
    def nom(self) -> str:
        """The place in words: « Besançon (25) », « Bretagne »."""
        if self.departement:
            return f"{self.commune or DEPARTEMENTS[self.departement].nom} ({self.departement})"
        name = REGIONS[self.region].nom if self.region else ""
        return f"{self.commune}, {name}" if self.commune else name

    @property
    def adresse_entiere(self) -> str:
        """Its street address and its town on one line, as far as they are known: « 1 rue Neuve, 44000 Nantes »."""
        town = " ".join(filter(None, (self.code_postal, self.commune)))
        return ", ".join(filter(None, (self.adresse, town)))

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


def regions_beyond(regions: Iterable[str], departements: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``regions`` that none of ``departements`` is in: the others go without saying."""
    around = {DEPARTEMENTS[code].region for code in departements}
    return tuple(code for code in regions if code not in around)


# Served by the post offices of Guadeloupe, which they were part of.
_POSTAL = {"2A": "20", "2B": "20", "977": "971", "978": "971"}


def codes_postaux(places: Iterable[Localisation]) -> Iterator[Controle]:
    """Yield the postal codes that are not those of their département, for the field ``localisations``."""
    for n, place in enumerate(places):
        if place.departement is None or place.code_postal is None:
            continue
        expected = _POSTAL.get(place.departement, place.departement)
        if not place.code_postal.startswith(expected):
            yield Controle(
                "TERR-07",
                (f"localisations.{n}.code_postal", f"localisations.{n}.departement"),
                f"le code postal {place.code_postal} n’est pas d’ordinaire celui d’une commune "
                f"{DEPARTEMENTS[place.departement].du} ({place.departement})",
                "vérifier le code postal et le département dans la source",
            )
