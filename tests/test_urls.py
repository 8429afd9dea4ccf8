"""Public addresses."""

from urllib.parse import urljoin

import pytest

from vivier import urls
from vivier.records import DEPARTEMENTS, REGIONS


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (urls.record_url("emploi", "chef"), "emplois/chef/"),
        (urls.record_url("demarche", "d"), "demarches/d/"),
        (urls.list_url("projet"), "projets/"),
        (urls.list_url("projet", 2), "projets/page/2/"),
        (urls.region_url("94"), "regions/corse/"),
        (urls.departement_url("2A"), "departements/corse-du-sud/"),
        (urls.departement_url("987", 3), "departements/polynesie-francaise/page/3/"),
        (urls.relative("emplois/chef/", "regions/corse/"), "../../regions/corse/"),
        (urls.relative("", "emplois/"), "emplois/"),
        (urls.relative("", ""), "./"),
        (urls.relative("emplois/", ""), "../"),
        (urls.search_url(), "recherche/"),
        (urls.search_url(region="27", genre="emploi"), "recherche/?region=27&genre=emploi"),
        (urls.search_url(theme="a&b=c d"), "recherche/?theme=a%26b%3Dc+d"),
        (urls.relative("emplois/chef/", urls.search_url(region="2A")), "../../recherche/?region=2A"),
    ],
)
def test_addresses(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize("site", ["https://v.example/", "https://v.example/a/b/"])
@pytest.mark.parametrize("here", ["", "emplois/", "emplois/chef/", "regions/corse/page/2/"])
@pytest.mark.parametrize(
    "there", ["", "emplois/", "emplois/chef/echeance.ics", "recherche/?theme=a%26b&x=../y", ".well-known/a"]
)
def test_a_link_leads_where_it_was_written_for(site: str, here: str, there: str) -> None:
    link = urls.relative(here, there)
    assert urls.absolute(site + here, link) == site + there == urljoin(site + here, link)


def test_every_territory_has_its_address_even_with_a_shared_name() -> None:
    found = [urls.region_url(code) for code in REGIONS] + [
        urls.departement_url(code) for code in DEPARTEMENTS
    ]
    assert len(set(found)) == 18 + 109
