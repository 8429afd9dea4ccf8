"""Places as postal addresses."""

from vivier.records import DEPARTEMENTS, REGIONS
from vivier.records.territories import Localisation

from .values import Thing, thing

COUNTRIES = {
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "977": "BL",
    "978": "MF",
    "984": "TF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
"""The ISO 3166-1 codes of the overseas territories, by Insee code. Clipperton (989) has none, and is France's."""

FRANCE = "FR"
_OF_REGION = {"01": "GP", "02": "MQ", "03": "GF", "04": "RE", "06": "YT"}


def place(where: Localisation) -> Thing:
    """Return a place of work."""
    return thing("Place", name=where.nom, address=address(where), geo=_point(where))


def address(where: Localisation) -> Thing:
    """Return the address of a place, as far as it is known."""
    code = where.departement or ""
    region = REGIONS[where.region].nom if where.region else None
    country = COUNTRIES.get(code) or _OF_REGION.get(where.region or "") or FRANCE
    return thing(
        "PostalAddress",
        streetAddress=where.adresse,
        postalCode=where.code_postal,
        addressLocality=where.commune,
        # A collectivity without region is the country itself; one without a code of its own is a part of France.
        addressRegion=region or (DEPARTEMENTS[code].nom if country == FRANCE and code else None),
        addressCountry=country,
    )


def _point(where: Localisation) -> Thing | None:
    if where.latitude is None or where.longitude is None:
        return None
    return thing("GeoCoordinates", latitude=float(where.latitude), longitude=float(where.longitude))
