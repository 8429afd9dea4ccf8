"""The built site in real web servers, configured by the files that it was built with."""

import shutil
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.conftest import Site
from tests.hosting import servers
from vivier.exports.hosting.files import host_files

MOVES = (
    ("labos/etat-lin-pays-de-la-loire/", "labos/etat-lin/"),
    ("emplois/offre-retiree/", None),
)
# One file of each type that the site may hold, whatever it holds on the day of the test.
SAMPLES = {
    "api/v1/essai.json": "{}" + " " * 2000,
    "emplois/essai.atom": "<feed/>" + " " * 2000,
    "emplois/essai.ics": "BEGIN:VCALENDAR" + " " * 2000,
    "emplois/essai.csv": "a;b" + " " * 2000,
    "emplois/essai.md": "é" * 2000,
    "essai.webmanifest": "{}" + " " * 2000,
    "essai.xml": "<a/>" + " " * 2000,
    "essai.txt": "é" * 2000,
    ".well-known/security.txt": "Contact: mailto:a@vivier.example",
    ".secret": "x",
    "emplois/.secret": "x",
}


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: HTTPMessage
    body: bytes


class Host(NamedTuple):
    """A server that serves the site: its name, its address with the folder of the site, the files it serves."""

    name: str
    address: str
    folder: Path

    @property
    def root(self) -> str:
        """Path of the site, from the root of the host."""
        return urlsplit(self.address).path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path of the site, sent as it is."""
        return self.ask_host(self.root + path, method, **headers)

    def ask_host(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path of the host, sent as it is."""
        found = urlsplit(self.address)
        connection = HTTPConnection(found.hostname or "", found.port, timeout=10)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


def need(name: str) -> None:
    """Skip the test where a server is missing; fail where nothing may be skipped."""
    if servers.find(name) is None:
        (pytest.fail if servers.required() else pytest.skip)(servers.absent(name))


@pytest.fixture(scope="session")
def placed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``placed(root)``: a copy of the site as it is built for an address whose path is ``root``, with the samples."""

    def make(root: str) -> Path:
        folder = tmp_path_factory.mktemp("heberge") / "site"
        shutil.copytree(site.folder, folder)
        texts = {name: text.encode() for name, text in SAMPLES.items()}
        for name, content in {**texts, **dict(host_files(MOVES, f"https://vivier.example{root}"))}.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return folder

    return make


@pytest.fixture(
    scope="session",
    params=[(name, root) for name in servers.NAMES for root in ("/", "/un/dossier/")],
    ids=lambda pair: f"{pair[0]}{pair[1].rstrip('/')}",
)
def host(
    request: pytest.FixtureRequest,
    placed: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Host]:
    """The site in each server, at the root of the host and in a folder."""
    name, root = request.param
    need(name)
    folder = placed(root)
    with servers.serving(name, folder, root, tmp_path_factory.mktemp(name)) as address:
        yield Host(name, address, folder)
