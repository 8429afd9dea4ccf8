"""Measure the check and the build of generated catalogues, by hand: ``make bench``.

    python tests/benchmarks/measure.py [--counts 100 1000 10000] [--seed 1] [--date 2026-11-21]

prints a Markdown table: for each size, ``vivier check``, a first build and a second one with the cache of the first,
with the time on the clock, the processor time and the largest memory of the process; then the size of the site, its
number of files, and the page of a posting (median, raw and compressed). Everything is done in a temporary folder.
"""

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

if not __package__:
    # Run as a script: the folder that « tests » is in comes first.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.generate import write

ROOT = Path(__file__).resolve().parents[2]
COUNTS = (100, 1_000, 10_000)
COLUMNS = (
    "Fiches",
    "Étape",
    "Durée (s)",
    "Processeur (s)",
    "Mémoire (Mo)",
    "Site (Mo)",
    "Fichiers",
    "Page d’offre (ko)",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    Attributes:
        wall: seconds on the clock.
        cpu: seconds of processor, user and system.
        memory: largest resident memory of the process, in bytes.
    """

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command and return its cost; a command that fails ends everything, with what it said."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        # wait4 and not wait: it also says what the process used.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{' '.join(command)} :\n{output.read().decode(errors='replace')[-3000:]}")
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def site_figures(site: Path) -> tuple[str, str, str]:
    """Return the size of a site, its number of files, and the size of a posting's page."""
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    pages = [page.read_bytes() for page in sorted(site.glob("emplois/*/index.html"))]
    raw = statistics.median(map(len, pages)) / 1000
    packed = statistics.median(len(gzip.compress(page, mtime=0)) for page in pages[:200]) / 1000
    return f"{sum(sizes) / 1e6:.1f}", str(len(sizes)), f"{raw:.1f} (gzip {packed:.1f})"


def measure(count: int, seed: int, today: date) -> list[tuple[str, ...]]:
    """Return the rows of one size."""
    rows: list[tuple[str, ...]] = []

    def row(step: str, cost: Cost, figures: Sequence[str] = ("", "", "")) -> None:
        cells = (
            str(count),
            step,
            f"{cost.wall:.2f}",
            f"{cost.cpu:.2f}",
            f"{cost.memory / 1e6:.0f}",
            *figures,
        )
        rows.append(cells)
        print(" ".join(filter(None, cells)), file=sys.stderr)

    with tempfile.TemporaryDirectory(prefix="vivier-mesure-") as name:
        folder = Path(name)
        write(count, seed, today, folder)
        environment = {
            "NO_MKDOCS_2_WARNING": "1",
            "VIVIER_DATE": today.isoformat(),
            "VIVIER_FICHES": str(folder / "postings"),
            "VIVIER_CATALOGUE_FICTIF": "true",
        }
        python = sys.executable
        row("vérification", run([python, "-m", "vivier.cli", "check", "--strict"], folder, environment))
        build = [python, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
        row("première construction", run(build, ROOT, environment))
        row("seconde construction", run(build, ROOT, environment), site_figures(folder / "site"))
    return rows


def main() -> int:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(
        description="Mesure la vérification et la construction de catalogues fictifs."
    )
    parser.add_argument(
        "--counts", type=int, nargs="+", default=COUNTS, metavar="N", help="nombres de fiches"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="graine du tirage (1)")
    parser.add_argument(
        "--date", type=date.fromisoformat, default=date(2026, 11, 21), help="jour de référence"
    )
    options = parser.parse_args()
    rows = [row for count in options.counts for row in measure(count, options.seed, options.date)]
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
