"""What only the browser's modules do: files that fail, a new version, a page that aged, completions."""

import pytest

from .both import node
from .samples import stored
from .test_query import RECORDS


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    return node("browser_run.mjs", stored(tmp_path_factory.mktemp("browser"), *RECORDS))


def test_what_the_browser_does_with_its_files(said):
    assert [one for one in said if one[0] != "aged"] == [
        ["unpacked", 2],
        ["asked twice", 0],
        ["network", "network"],
        ["network, again", 2],
        ["missing", "missing"],
        ["cards", "missing"],
        ["broken", "broken"],
        ["truncated", "broken"],
        ["fetch", ["", "missing", "network", "network"]],
        ["completions", [["poste d’innovation"], [], []]],
    ]


def test_what_ended_since_the_build_is_left_out(said):
    assert [one[1] for one in said if one[0] == "aged"] == [[14, "dijon"], [13, "paie"], [11, "directeur"]]
