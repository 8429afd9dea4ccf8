"""``robots.txt``, read by the standard library and by the reader of a search engine's rules."""

from urllib.robotparser import RobotFileParser

import pytest
from protego import Protego

from vivier.exports.robots import robots

SITE = "https://vivier.example/"
PLACES = ["", "emplois/", "api/v1/index.json", "assets/css/x.css"]


def allowed(content, url):
    """What two readers say, which must agree."""
    standard = RobotFileParser()
    standard.parse(content.decode().splitlines())
    found = {
        standard.can_fetch("Googlebot", url),
        Protego.parse(content.decode()).can_fetch(url, "Googlebot"),
    }
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize("path", PLACES, ids=repr)
def test_everything_may_be_read_and_the_sitemap_is_named(path):
    content = robots(SITE, hidden=False)
    assert allowed(content, SITE + path)
    assert list(Protego.parse(content.decode()).sitemaps) == [f"{SITE}sitemap.xml"]


@pytest.mark.parametrize("path", PLACES, ids=repr)
def test_a_hidden_site_is_left_alone(path):
    content = robots(SITE, hidden=True)
    assert not allowed(content, SITE + path)
    assert list(Protego.parse(content.decode()).sitemaps) == []


def test_without_an_address_no_sitemap_is_named():
    assert robots(None, hidden=False) == b"User-agent: *\nDisallow:\n"
