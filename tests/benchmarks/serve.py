"""Measure the preview, by hand: ``make bench-serve``.

    python tests/benchmarks/serve.py [--counts 1000 10000] [--edits 5] [--seed 1] [--date 2026-11-21]

starts « mkdocs serve » on a copy of this project with generated records, and prints a Markdown table: for each size,
the time from the start to the first page; from the save of a record to its new page, asked for as the browser does
(median and extremes), where its title changes, then where only its text does; from a save to the end of the build that
follows; the processor time of each, the most memory; and the processor used while nothing happens, with a page open.
Everything is done in a temporary folder, on this machine only.
"""

import argparse
import contextlib
import os
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

if not __package__:
    # Run as a script: the folder that « tests » is in comes first.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.generate import write

ROOT = Path(__file__).resolve().parents[2]
COUNTS = (1_000, 10_000)
PATIENCE = 600
IDLE = 10
COLUMNS = (
    "Fiches",
    "Premier affichage (s)",
    "Titre modifié (s)",
    "Texte modifié (s)",
    "Site entier (s)",
    "Processeur jusqu’à la page (s)",
    "Processeur jusqu’au site (s)",
    "Mémoire (Mo)",
    "Processeur au repos (%)",
)


class Reaction(NamedTuple):
    """What follows a save, in seconds.

    Attributes:
        page: until the page that shows it.
        site: until the end of the build.
        page_processor: processor time until the page.
        site_processor: processor time until the end of the build.
    """

    page: float
    site: float
    page_processor: float
    site_processor: float


class Preview:
    """A running preview, and the page of one of its records as a browser shows it."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, page: str) -> None:
        self._process = process
        self._address = address
        self._page = page

    def get(self, path: str) -> str:
        """What the server answers."""
        with urllib.request.urlopen(self._address + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def wait_until_served(self) -> None:
        """Wait for the first page."""
        limit = time.perf_counter() + PATIENCE
        while time.perf_counter() < limit and self._process.poll() is None:
            try:
                self.get(self._page)
            except urllib.error.URLError:
                time.sleep(0.01)
            else:
                return
        raise SystemExit("la prévisualisation ne démarre pas")

    def ask(self, page: str) -> None:
        """Ask what the script of a page asks, until the answer that it has changed."""
        found = re.search(r'data-seen="(\w+)"', page)
        if found is None:
            raise SystemExit("la page servie n’a pas son script")
        while self.get(f"/livereload/{found[1]}?{self._page}") == found[1]:
            pass

    def look(self, page: str) -> None:
        """Keep a page open until the server stops."""
        with contextlib.suppress(OSError):
            self.ask(page)

    def reaction(self, save: Callable[[], str]) -> Reaction:
        """Save, and wait for the page that shows the text that was added, then for the end of the build."""
        shown = self.get(self._page)
        asking = threading.Thread(target=self.ask, args=(shown,))
        asking.start()
        time.sleep(0.5)  # an editor who looks at the page, and nothing left of the last build
        start, used = time.perf_counter(), self.processor()
        text = save()
        asking.join()
        if text not in self.get(self._page):
            raise SystemExit("la page rechargée ne montre pas ce qui a été enregistré")
        page, page_used = time.perf_counter() - start, self.processor() - used
        self.get("/")  # it is answered once the build has ended
        return Reaction(page, time.perf_counter() - start, page_used, self.processor() - used)

    def processor(self) -> float:
        """Seconds of processor used so far; Linux only, nothing elsewhere."""
        status = Path(f"/proc/{self._process.pid}/stat")
        return ticks(status) / os.sysconf("SC_CLK_TCK") if status.exists() else 0.0

    def memory(self) -> str:
        """Megabytes of memory used at most; Linux only."""
        status = Path(f"/proc/{self._process.pid}/status")
        if not status.exists():
            return "non mesurée"
        return str(int(re.findall(r"VmHWM:\s+(\d+)", status.read_text("utf-8"))[0]) // 1024)

    def idle(self) -> str:
        """Percentage of a processor used while nothing changes; Linux only."""
        if not Path(f"/proc/{self._process.pid}/stat").exists():
            return "non mesuré"
        threading.Thread(target=self.look, args=(self.get(self._page),), daemon=True).start()
        time.sleep(2)  # what the last answer left to do
        before, start = self.processor(), time.perf_counter()
        time.sleep(IDLE)
        used = self.processor() - before
        return f"{100 * used / (time.perf_counter() - start):.1f}"


def ticks(status: Path) -> int:
    """Processor time of a process, user and system, as Linux counts it."""
    fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


@contextmanager
def serving(project: Path, page: str, today: date) -> Iterator[Preview]:
    """The preview of a project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    settings = {
        "NO_MKDOCS_2_WARNING": "1",
        "VIVIER_DATE": today.isoformat(),
        "VIVIER_FICHES": "postings",
        "VIVIER_CATALOGUE_FICTIF": "true",
        "VIVIER_SITE_URL": "https://vivier.example/",
    }
    process = subprocess.Popen(
        command,
        cwd=project,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Preview(process, f"http://127.0.0.1:{port}", page)
    finally:
        process.terminate()
        process.wait()


def measure(count: int, seed: int, today: date, edits: int) -> tuple[str, ...]:
    """The row of one size."""
    with tempfile.TemporaryDirectory(prefix="vivier-apercu-") as name:
        project = Path(name)
        for folder in ("content", "overrides"):
            shutil.copytree(ROOT / folder, project / folder)
        (project / "hooks").mkdir()
        for file in ("mkdocs.yml", "hooks/site_hooks.py"):
            shutil.copy(ROOT / file, project / file)
        write(count, seed, today, project)
        record = min((project / "postings" / "projets").glob("*.yml"))
        original = record.read_text(encoding="utf-8")

        def save(field: str, number: int) -> str:
            text = f"essai {field} {number} "
            # A quoted value begins after its quote, a folded one on the next line.
            edited = re.sub(
                rf"^({field}: (?:[>|]-?\n +|[\"']?))", rf"\g<1>{text}", original, count=1, flags=re.MULTILINE
            )
            beside = record.with_suffix(".tmp")
            beside.write_text(edited, encoding="utf-8")
            beside.replace(record)
            return text.strip()

        start = time.perf_counter()
        with serving(project, f"/projets/{record.stem}/", today) as preview:
            preview.wait_until_served()
            first = time.perf_counter() - start
            rows: list[list[Reaction]] = []
            for field in ("titre", "description"):
                times = [preview.reaction(lambda n=n: save(field, n)) for n in range(edits + 1)]  # type: ignore[misc]  # noqa: B023
                # The first build after the start has caches to fill: said apart would be a figure nobody meets twice.
                rows.append(times[1:])
            all_rows = [one for row in rows for one in row]
            cells = (
                str(count),
                f"{first:.1f}",
                *(spread([one.page for one in row]) for row in rows),
                *(spread([one[place] for one in all_rows]) for place in range(1, len(Reaction._fields))),
                preview.memory(),
                preview.idle(),
            )
    print(" ".join(cells), file=sys.stderr)
    return cells


def spread(times: list[float]) -> str:
    """The median and the extremes."""
    return f"{statistics.median(times):.2f} ({min(times):.2f} à {max(times):.2f})"


def main() -> int:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description="Mesure la prévisualisation de catalogues fictifs.")
    parser.add_argument(
        "--counts", type=int, nargs="+", default=COUNTS, metavar="N", help="nombres de fiches"
    )
    parser.add_argument("--edits", type=int, default=5, metavar="N", help="enregistrements mesurés (5)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="graine du tirage (1)")
    parser.add_argument(
        "--date", type=date.fromisoformat, default=date(2026, 11, 21), help="jour de référence"
    )
    options = parser.parse_args()
    rows = [measure(count, options.seed, options.date, options.edits) for count in options.counts]
    processors = f"{os.cpu_count()} processeurs {platform.machine()}, {platform.system()}"
    print(f"Le {date.today().isoformat()}, {processors}, Python {platform.python_version()}.\n")  # noqa: DTZ011
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
