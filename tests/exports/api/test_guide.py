"""The guide of the API: its examples run, and say what it shows."""

import functools
import http.server
import re
import subprocess
import sys
import threading
from datetime import date

import pytest

from tests.pages.conftest import real  # noqa: F401 - a fixture
from tests.site_pages import ROOT
from vivier.exports.api.discovery import VERSION
from vivier.exports.site import LICENCE_URL

from .served import ROOT as API
from .served import files_of

GUIDE = (ROOT / "content" / "donnees" / "api.md").read_text(encoding="utf-8")
PUBLIC = "https://vivier.example/"
DAY = date(2025, 5, 2)
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def served(real, tmp_path_factory):  # noqa: F811
    """The address of a server of the real catalogue, as it was on the day of the guide."""
    folder = tmp_path_factory.mktemp("served")
    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        for path, content in files_of(real, DAY, site_url=address).items():
            target = folder / f"{API}{path}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_the_python_examples_print_what_the_guide_shows(served):
    programs = [text for language, text in BLOCKS if language == "python"]
    shown = [text for language, text in BLOCKS if language == "text"]
    assert len(programs) == len(shown) == 2
    for program, expected in zip(programs, shown, strict=True):
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program.replace(PUBLIC, served)],
            capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        assert done.stderr == ""
        assert done.stdout == expected


def test_the_addresses_of_the_guide_are_served(real):  # noqa: F811
    files = files_of(real, DAY)
    (commands,) = (text for language, text in BLOCKS if language == "sh")
    named = re.findall(r"\$\{SITE\}api/v1(/\S+)\"", commands)
    assert len(named) == 3
    assert set(named) <= set(files)
    listed = {f"/{one}" for one in re.findall(r"`([a-z/-]+\.json)`", GUIDE)}
    assert len(listed) > 6
    assert listed - {"/api/v1/index.json"} <= set(files)


def test_the_promise_is_of_the_version_that_is_served():
    assert VERSION.startswith("1.")
    assert "Dans la version 1" in GUIDE
    assert f"]({LICENCE_URL})" in GUIDE
