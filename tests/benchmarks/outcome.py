"""What commands cost and write, kept until the tables are made."""

import gzip
import os
import platform
import re
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.search.cost import Cost

_ASSET = re.compile(r'(?:<link rel="(?:preload|stylesheet|icon)"[^>]*?href|<script src)="([^":]+)"')
State = dict[str, tuple[int, int]]
"""Each file of a folder, with what changes when it is written: its inode and the time of its content."""


class Key(NamedTuple):
    """One line of the table."""

    count: int
    tool: str
    step: str


@dataclass(slots=True)
class Output:
    """What a folder holds.

    Attributes:
        size: bytes.
        files: files.
        written: files written by the last command.
    """

    size: int
    files: int
    written: int


@dataclass(slots=True)
class Outcome:
    """Everything measured.

    Attributes:
        costs: of each line, one for each run.
        outputs: of each line, after its last run.
        pages: for each number of records, bytes of the page of a posting, then compressed (medians).
        notes: what could not be measured, and what else must be said.
    """

    costs: dict[Key, list[Cost]] = field(default_factory=dict)
    outputs: dict[Key, Output] = field(default_factory=dict)
    pages: dict[int, tuple[float, float]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, key: Key, cost: Cost, output: Output | None) -> None:
        """Keep a run."""
        self.costs.setdefault(key, []).append(cost)
        if output is not None:
            self.outputs[key] = output

    def median(self, key: Key, what: str) -> float | None:
        """Return the median of ``wall``, ``cpu`` or ``memory`` over the runs; None when it was not measured."""
        found = self.costs.get(key)
        return statistics.median(getattr(cost, what) for cost in found) if found else None


def state(folder: Path) -> State:
    """Return the state of the files of a folder."""
    found: State = {}
    pending = [str(folder)] if folder.is_dir() else []
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    figures = entry.stat(follow_symlinks=False)
                    found[entry.path] = (figures.st_ino, figures.st_mtime_ns)
    return found


def output(before: State, after: State) -> Output:
    """Compare two states of a folder."""
    written = sum(before.get(name) != figures for name, figures in after.items())
    return Output(sum(Path(name).stat().st_size for name in after), len(after), written)


def page_sizes(pages: Sequence[Path], most: int = 1000) -> tuple[float, float]:
    """Return the median size of pages, ``most`` of them taken at regular intervals, then compressed."""
    contents = [page.read_bytes() for page in pages[:: max(1, len(pages) // most)]]
    packed = [len(gzip.compress(content, mtime=0)) for content in contents]
    return statistics.median(map(len, contents)), statistics.median(packed)


def visit(read: Sequence[Path]) -> tuple[int, int]:
    """Return the bytes, compressed, and the requests of somebody who reads pages one after the other, cache empty."""
    asked: dict[Path, int] = {}
    for page in read:
        content = page.read_bytes()
        asked[page] = len(gzip.compress(content, mtime=0))
        for link in _ASSET.findall(content.decode()):
            asset = (page.parent / link).resolve()
            raw = asset.read_bytes()
            # A host compresses what gains by it; fonts are compressed already.
            asked[asset] = min(len(raw), len(gzip.compress(raw, mtime=0)))
    return sum(asked.values()), len(asked)


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown: no alignment, which the site's content policy forbids."""
    yield f"| {' | '.join(titles)} |"
    yield f"|{' --- |' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def decimal(value: float | None, digits: int = 2) -> str:
    """Write a number as French does."""
    return "" if value is None else f"{value:,.{digits}f}".replace(",", "\u202f").replace(".", ",")


def costs_table(outcome: Outcome, count: int) -> Iterator[str]:
    """Yield the table of one number of records."""
    rows = []
    for key in (one for one in outcome.costs if one.count == count):
        memory, made = outcome.median(key, "memory"), outcome.outputs.get(key)
        made_cells = (
            (decimal(made.size / 1e6, 1), decimal(made.files, 0), decimal(made.written, 0))
            if made
            else ("", "", "")
        )
        rows.append(
            (
                f"{key.tool}, {key.step}",
                decimal(outcome.median(key, "cpu")),
                decimal(outcome.median(key, "wall")),
                decimal(memory / 1e6 if memory else None, 0),
                *made_cells,
            )
        )
    titles = ("Étape", "Processeur (s)", "Durée (s)", "Mémoire (Mo)", "Sortie (Mo)", "Fichiers", "Écrits")
    return table(titles, rows)


def machine() -> str:
    """Describe the machine in one sentence."""
    return (
        f"{_processor()}, {len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()}"
        f" cœurs, {_memory()}, {platform.system()}, Python {platform.python_version()}, "
        f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    for line in information.read_text(encoding="utf-8").splitlines() if information.exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    if sys.platform == "win32":
        return "mémoire inconnue"
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} Go de mémoire"
