"""Measure our check and our build beside Hugo and Eleventy, on generated catalogues, by hand: ``make bench``.

    python tests/benchmarks/measure.py [--counts 100 1000 10000] [--large] [--cold] [--runs 3] [--peers Hugo]

For each number of records: the check, then the build from nothing, with nothing changed, with one text, one title and
deadline, and one template of the theme changed; an empty site of the theme; and the other generators, which build the
same pages. Runs alternate, medians are printed: processor time with that of child processes, time on the clock, memory
of the largest process, size and number of the files, files written. Tables in Markdown go to the standard output, and
between the marks of a page (``--into content/projet/performances.md``); what is being done, to the standard error. All
the rest is written in a temporary folder, or in ``--folder``.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

if not __package__:
    # Run as a script: the folder that « tests » is in comes first.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import click

from tests.benchmarks import tools
from tests.benchmarks.aside import FOLDER, put_aside
from tests.benchmarks.generate import write
from tests.benchmarks.goals import goals_table
from tests.benchmarks.outcome import (
    Key,
    Outcome,
    costs_table,
    decimal,
    machine,
    output,
    page_sizes,
    state,
    visit,
)
from tests.benchmarks.peers import install, pages
from tests.benchmarks.project import Project
from tests.benchmarks.search.cost import Cost, run
from tests.benchmarks.tools import CHECK_COLD, COLD, PEERS, STEPS, Step, Tool
from vivier.pages.words import day

COUNTS = (100, 1_000, 10_000)
LARGE = 100_000
MARKS = ("<!-- mesures -->", "<!-- fin des mesures -->")
SAMPLE = 200
"""Pages of each generator that are compared with ours."""


@dataclass(slots=True)
class Bench:
    """The measure of one number of records.

    Attributes:
        count: records.
        folder: where everything is written.
        outcome: where figures go.
        tell: says what is being done.
        peers: names of the other generators.
        only: steps to measure.
        sample: pages of ours, by address in the site, as other generators must make them.
    """

    count: int
    folder: Path
    outcome: Outcome
    tell: "Progress"
    peers: list[str]
    only: frozenset[str]
    sample: dict[Path, str] = field(default_factory=dict)

    def run(self, seed: int, today: date, runs: int) -> None:
        """Measure every tool ``runs`` times, in one order then in the other."""
        self.tell(f"{self.count} fiches : écriture")
        ours = self.folder / "vivier"
        write(self.count, seed, today, ours)
        project = Project(ours, today)
        known = [tools.vivier(project), tools.empty(self.folder / "vide")]
        self._tool(known[0], first=True)
        project.restore()
        if self.peers:
            known += self._peers(project)
        for tool in known[1:]:
            self._tool(tool)
        for number in range(1, runs):
            for tool in known if number % 2 == 0 else reversed(known):
                self._tool(tool)

    def _tool(self, tool: Tool, *, first: bool = False) -> None:
        for step in (one for one in tool.steps if one.name in self.only):
            self._step(tool, step)
            if step.name != COLD or step.output is None:
                continue
            if first:
                self._ours(step.output)
            elif tool.name in PEERS:
                self._compare(tool.name, step.output)

    def _step(self, tool: Tool, step: Step) -> None:
        self.tell(f"{self.count} fiches : {tool.name}, {step.name}")
        step.prepare()
        before = state(step.output) if step.output else {}
        cost = run(step.command, tool.folder, tool.environment)
        self.tell.cost(cost)
        made = output(before, state(step.output)) if step.output else None
        self.outcome.add(Key(self.count, tool.name, step.name), cost, made)

    def _ours(self, site: Path) -> None:
        """Look at our pages, and put the site aside: the other generators are given the pages of a first build."""
        found = [one for one in sorted(site.glob("emplois/*/index.html")) if one.parent.name != "closes"]
        self.outcome.pages[self.count] = page_sizes(found)
        weight, requests = visit([site / "index.html", site / "emplois/index.html", *found[:3]])
        self.outcome.notes.append(
            f"À {decimal(self.count, 0)} fiches, lire l’accueil, une liste et trois offres, sans rien en cache"
            f" : {decimal(weight / 1e3, 0)} ko compressés, {requests} requêtes."
        )
        if not self.peers:
            return
        every = [page for tree in pages.TREES for page in sorted((site / tree).rglob("index.html"))]
        chosen = every[:: max(1, len(every) // SAMPLE)]
        self.sample = {
            page.relative_to(site): pages.alike(page.read_text(encoding="utf-8")) for page in chosen
        }
        shutil.copytree(site, self.folder / "modele")

    def _peers(self, project: Project) -> Iterator[Tool]:
        """Yield the generators that can be had here, with the pages of our first build."""
        self.tell(f"{self.count} fiches : données des autres générateurs")
        postings = project.folder / "postings"
        try:
            given = pages.read(self.folder / "modele", postings)
        except pages.UnreadableError as reason:
            self.outcome.notes.append(f"Les autres générateurs ne sont pas mesurés : {reason}.")
            return
        share = given.described / (given.described + given.given)
        self.outcome.notes.append(
            f"À {decimal(self.count, 0)} fiches, les autres générateurs font {decimal(len(given.pages), 0)} pages ; "
            f"{share * 100:.0f} % de leurs articles sont décrits, le reste est donné en HTML."
        )
        put_aside(self.folder / "modele")
        for number, name in enumerate(self.peers):
            try:
                yield tools.peer(name, given, self.folder / f"autre-{number}", postings)
            except install.MissingError as reason:
                self.outcome.notes.append(f"{name} n’est pas mesuré : {reason}.")

    def _compare(self, name: str, site: Path) -> None:
        """Say it where a generator does not make the same pages."""
        wrong = [
            str(page)
            for page, wanted in self.sample.items()
            if not (site / page).is_file() or pages.alike((site / page).read_text(encoding="utf-8")) != wanted
        ]
        if wrong:
            note = f"{name}, {self.count} fiches : {len(wrong)} pages sur {len(self.sample)} diffèrent ({wrong[0]})."
            if note not in self.outcome.notes:
                self.outcome.notes.append(note)


class Progress:
    """A progress bar on the standard error; one line for each step where that is no terminal."""

    def __init__(self, length: int) -> None:
        self._seen = ""
        self._bar = click.progressbar(
            length=length, file=sys.stderr, width=24, item_show_func=lambda _: self._seen, show_eta=False
        )

    def __call__(self, what: str) -> None:
        """Say what begins."""
        if sys.stderr.isatty():
            self._seen = what
            self._bar.update(1)
        else:
            print(f"{datetime.now(tz=UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)

    def cost(self, cost: Cost) -> None:
        """Say what a step cost, where there is no bar: what is lost if the rest fails."""
        if not sys.stderr.isatty():
            print(
                f"  {cost.cpu:.2f} s, {cost.wall:.2f} s, {cost.memory / 1e6:.0f} Mo",
                file=sys.stderr,
                flush=True,
            )

    def close(self) -> None:
        """Finish the bar."""
        if sys.stderr.isatty():
            self._bar.render_finish()


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="vivier-mesure-") as name:
        yield Path(name)


def _runs(runs: int) -> str:
    return "Un seul passage" if runs == 1 else f"Médianes de {runs} passages alternés"


def report(outcome: Outcome, today: date, runs: int, load: tuple[float, ...]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"Mesuré le {day(today)} : {machine()}. {_runs(runs)}."
    yield f"Charge de la machine au début : {decimal(load[0], 1)} ; à la fin : {decimal(os.getloadavg()[0], 1)}."
    for note in outcome.notes:
        yield f"\n{note}"
    for count in dict.fromkeys(key.count for key in outcome.costs):
        yield f"\n### {decimal(count, 0)} fiches\n"
        yield from costs_table(outcome, count)
        raw, packed = outcome.pages[count]
        yield f"\nPage d’une offre : {decimal(raw / 1e3, 1)} ko, {decimal(packed / 1e3, 1)} compressée (médianes)."
    yield "\n### Buts\n"
    yield from goals_table(outcome)


def inserted(page: str, tables: str) -> str:
    """Return a page with other tables between its two marks."""
    before, first, rest = page.partition(MARKS[0])
    _, last, after = rest.partition(MARKS[1])
    if not last:
        raise SystemExit(f"la page n’a pas les repères {' et '.join(MARKS)}")
    return f"{before}{first}\n\n{tables}\n\n{last}{after}"


def main() -> int:
    """Read the command line, measure, and print the tables."""
    parser = argparse.ArgumentParser(description="Mesure Vivier à côté de Hugo et d’Eleventy.")
    parser.add_argument("--counts", type=int, nargs="*", default=list(COUNTS), metavar="N")
    parser.add_argument(
        "--large", action="store_true", help=f"ajoute {LARGE} fiches, une fois, sans les autres générateurs"
    )
    parser.add_argument("--cold", action="store_true", help="ne mesure que ce qui part de rien")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="passages alternés (3)")
    parser.add_argument(
        "--peers", nargs="*", default=list(PEERS), metavar="NOM", help=f"parmi : {', '.join(PEERS)}"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="graine du tirage (1)")
    parser.add_argument(
        "--date", type=date.fromisoformat, default=date(2026, 11, 21), help="jour de référence des fiches"
    )
    parser.add_argument("--into", type=Path, metavar="PAGE", help="page dont les mesures sont à remplacer")
    parser.add_argument("--folder", type=Path, help="où écrire, au lieu d’un dossier temporaire")
    options = parser.parse_args()
    peers = [one for one in PEERS if one.lower() in {name.lower() for name in options.peers}]
    only = frozenset((CHECK_COLD, COLD) if options.cold else STEPS)
    outcome, load = Outcome(), os.getloadavg()
    jobs = [(count, options.runs, peers) for count in options.counts]
    jobs += [(LARGE, 1, [])] if options.large else []
    progress = Progress(
        sum(2 + runs * (3 + len(names) if options.cold else 8 + 2 * len(names)) for _, runs, names in jobs)
    )
    with _place(options.folder) as folder:
        for count, runs, names in jobs:
            place = folder / str(count)
            Bench(count, place, outcome, progress, names, only).run(options.seed, options.date, runs)
        progress.close()
        for place in {folder / str(count) for count, _, _ in jobs} | {folder / FOLDER}:
            shutil.rmtree(place, ignore_errors=True)
    tables = "\n".join(report(outcome, datetime.now(tz=UTC).date(), options.runs, load))
    print(tables)
    if options.into:
        options.into.write_text(inserted(options.into.read_text(encoding="utf-8"), tables), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
