"""The site that published data come from."""

import pytest

from vivier.exports.site import Site, in_ascii


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://vivier.example/", "https://vivier.example/"),
        ("https://Vivier.Example:8443/x/", "https://Vivier.Example:8443/x/"),
        ("https://org.example/été/vivier/", "https://org.example/%C3%A9t%C3%A9/vivier/"),
        ("https://org.example/%C3%A9t%C3%A9/", "https://org.example/%C3%A9t%C3%A9/"),
        ("https://été.example:8443/", "https://xn--t-9fab.example:8443/"),
        # No name of a host: as it is, for whoever reads the settings.
        ("https://é..example/", "https://é..example/"),
    ],
)
def test_an_address_is_written_in_one_way(written: str, expected: str) -> None:
    assert in_ascii(written) == expected
    assert in_ascii(expected) == expected


def test_the_folder_of_a_site_is_part_of_what_it_is() -> None:
    assert Site("Vivier", "https://org.example/été/vivier/").dossier == "%C3%A9t%C3%A9/vivier/"
    assert (Site("Vivier", "https://org.example/").dossier, Site("Vivier", None).dossier) == ("", "")


def test_an_invented_catalogue_says_so_in_its_name() -> None:
    assert (Site("Vivier", None).titre, Site("Vivier", None, fictif=True).titre) == (
        "Vivier",
        "Vivier (catalogue fictif)",
    )
