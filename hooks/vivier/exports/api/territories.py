"""The territories, with their codes, their names and their lists."""

from typing import cast

from vivier.records import DEPARTEMENTS, REGIONS, Territoire
from vivier.urls import api_list_url, departement_url, region_url

from . import reference_shapes as shapes


def territories(links: str) -> shapes.Territoires:
    """Return every territory; ``links`` makes a link of an address."""
    return {
        "regions": [_region(one, links) for one in REGIONS.values()],
        "departements": [_departement(one, links) for one in DEPARTEMENTS.values()],
    }


def _region(one: Territoire, links: str) -> shapes.Region:
    found: shapes.Region = {
        "code": one.code,
        "nom": one.nom,
        "slug": one.slug,
        "zone": cast("shapes.ZoneRegion", one.zone),
        "fuseau": one.fuseau,
        "departements": [*one.departements],
        "adresses": {
            "page": links + region_url(one.code),
            "json": links + api_list_url("region", one.code),
        },
    }
    if one.chef_lieu:
        found["chef_lieu"] = one.chef_lieu
    if one.siege:
        found["siege"] = one.siege
    return found


def _departement(one: Territoire, links: str) -> shapes.Departement:
    found: shapes.Departement = {
        "code": one.code,
        "nom": one.nom,
        "slug": one.slug,
        "zone": cast("shapes.Zone", one.zone),
        "fuseau": one.fuseau,
        "adresses": {
            "page": links + departement_url(one.code),
            "json": links + api_list_url("departement", one.code),
        },
    }
    if one.region:
        found["region"] = one.region
    if one.chef_lieu:
        found["chef_lieu"] = one.chef_lieu
    return found
