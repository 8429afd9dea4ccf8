"""Measure the search beside Pagefind and MiniSearch, on the same records and queries, by hand: ``make bench-search``.

    python tests/benchmarks/search/measure.py [--sizes 1000 10000 20000/100000] [--engines Vivier] [--runs 3]

« 20000/100000 » is 20,000 open records of 100,000. For each size it prints a Markdown table of costs (medians) and one
of successes on ``queries.yml``. Bytes are those a real Chromium asks of a host that compresses, with an empty cache;
the two competitors index the open records only. Everything is done in a temporary folder, or in ``--folder``, where
catalogues are kept from one run to the next.
"""

import argparse
import hashlib
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

if not __package__:
    # Run as a script: the folder that « tests » is in comes first.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.search import catalogue, documents, relevance
from tests.benchmarks.search.engines import ENGINES, Corpus, Engine
from tests.benchmarks.search.host import Traffic, serve
from tests.browser import chromium

ONE_WORD = "préfecture"
THREE_WORDS = "chargée mission innovation"
# What is typed, key after key, and whole queries: easy, common, wrong, too long.
WARM = (
    *("p", "pre", "prefec", "préfecture", "chargée", "chargée mission", "chargée mission innovation"),
    *("infirmier scolaire mende", "gestionaire paye vesoul", "sgar langues régionales", "2026-418823"),
    "je cherche un poste de jardinier botaniste à mi-temps près de Quimper avec logement",
)
FILTERS = {"region": ["27", "53"], "statut": ["ouverte"]}
# One word of a planted record, and what it becomes: the smallest change an editor makes.
CHANGE = ("Lire les sismographes", "Relire les sismographes")
_TIMED = """async ([queries, filters, times]) => {
  const found = [];
  for (const query of queries) {
    await window.search(query, filters, true);
    for (let n = 0; n < times; n += 1) {
      const start = performance.now();
      await window.search(query, filters, true);
      found.push(performance.now() - start);
    }
  }
  return found;
}"""


@dataclass(slots=True)
class Figures:
    """What was measured of one engine at one size: each row of the table, and the answers to the queries."""

    name: str
    rows: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[relevance.Query, bool]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def prepare(folder: Path, size: str, today: date) -> Corpus:
    """Make the catalogue of a size, unless the folder has it from an earlier run."""
    opened, _, total = size.partition("/")
    place = folder / size.replace("/", "-")
    corpus = Corpus(place / "postings", place / "documents.jsonl", today.isoformat())
    if not corpus.documents.exists():
        if not corpus.postings.exists():
            catalogue.make(corpus.postings, int(opened), today, total=int(total) if total else None)
        found = documents.write(documents.index_of(corpus.postings, today), corpus.documents)
        print(f"{size} : {found} fiches ouvertes", file=sys.stderr)
    return corpus


def change(corpus: Corpus, old: str, new: str) -> None:
    """Change one word of one record."""
    record = next(corpus.postings.glob("emplois/*/volcanologue-le-tampon.yml"))
    for file in (record, corpus.documents):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def contents(folder: Path) -> dict[str, str]:
    """Return a digest of each file."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def build(engine: Engine, corpus: Corpus, out: Path, runs: int, found: Figures) -> None:
    """Build several times from nothing, then once more after a change."""
    costs = [engine.build(corpus, out / str(number)) for number in range(runs)]
    index = out / "0"
    before = contents(index)
    sizes = {name: (index / name).stat().st_size for name in before}
    found.rows |= {
        "construction, processeur (s)": f"{statistics.median(one.cpu for one in costs):.2f}",
        "construction, durée (s)": f"{statistics.median(one.wall for one in costs):.1f}",
        "construction, mémoire (Mo)": f"{statistics.median(one.memory for one in costs) / 1e6:.0f}",
        "fichiers": str(len(before)),
        "index (Mo)": f"{sum(sizes.values()) / 1e6:.2f}",
        "mêmes octets d’une construction à l’autre": "oui"
        if all(contents(out / str(number)) == before for number in range(1, runs))
        else "non",
    }
    change(corpus, *CHANGE)
    cost = engine.build(corpus, index)
    after = contents(index)
    moved = [name for name, digest in after.items() if before.get(name) != digest]
    found.rows |= {
        "une fiche changée, processeur (s)": f"{cost.cpu:.2f}",
        "une fiche changée, fichiers changés": str(len(moved)),
        "une fiche changée, octets changés (ko)": f"{sum((index / name).stat().st_size for name in moved) / 1e3:.0f}",
    }
    change(corpus, *reversed(CHANGE))
    engine.dress(index)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page of an engine in a window that knows nothing."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("() => Boolean(window.search)")
    yield page
    context.close()


def cold(browser: Browser, address: str, traffic: Traffic, query: str) -> tuple[int, int, int]:
    """Return the bytes to the first ten results with all counts: all, those of programs, and the requests."""
    traffic.reset()
    with opened(browser, address) as page:
        page.evaluate("(query) => window.search(query)", query)
        page.wait_for_load_state("networkidle")
    return traffic.total, traffic.code, traffic.requests


def browse(engine: Engine, browser: Browser, index: Path, found: Figures) -> None:
    """Measure what a browser sees: bytes, times, answers."""
    with serve(index) as (address, traffic):
        for label, query in (("trois mots", THREE_WORDS), ("un mot", ONE_WORD)):
            total, code, requests = cold(browser, address, traffic, query)
            found.rows[f"à froid, {label} (ko)"] = f"{total / 1e3:.0f}"
            found.rows[f"à froid, {label}, requêtes"] = str(requests)
        found.rows["dont programmes (ko)"] = f"{code / 1e3:.1f}"
        with opened(browser, address) as page:
            for label, filters in (("sans filtre", {}), ("deux filtres", FILTERS)):
                times = sorted(page.evaluate(_TIMED, [WARM, filters, 5]))
                found.rows[f"à chaud, {label}, médiane (ms)"] = f"{statistics.median(times):.1f}"
                found.rows[f"à chaud, {label}, 95e centile (ms)"] = f"{times[int(len(times) * 0.95)]:.1f}"
            for asked in relevance.queries():
                answer = page.evaluate("(query) => window.search(query)", asked.mots)
                got = relevance.Answer(
                    tuple(answer["ids"]), answer["total"], answer["counts"], answer["approximate"]
                )
                won = relevance.success(asked, got)
                found.answers.append((asked, won))
                if not won and asked.moitie == "reglage":
                    found.failures.append(f"{asked.difficulte} « {asked.mots} » : {', '.join(got.ids[:3])}")


def report(size: str, figures: list[Figures], *, failures: bool) -> None:
    """Print the tables of one size."""
    print(f"\n## {size}\n\n| | {' | '.join(one.name for one in figures)} |\n|{' --- |' * (len(figures) + 1)}")
    for label in dict.fromkeys(label for one in figures for label in one.rows):
        print(f"| {label} | {' | '.join(one.rows.get(label, '') for one in figures)} |")
    print("", *relevance.table({one.name: one.answers for one in figures}), sep="\n")
    for one in figures if failures else ():
        print(f"\n{one.name} manque :", *one.failures, sep="\n- ")


def main() -> int:
    """Read the command line, measure, and print the tables."""
    parser = argparse.ArgumentParser(description="Compare la recherche à Pagefind et à MiniSearch.")
    parser.add_argument("--sizes", nargs="+", default=["1000", "10000"], metavar="N[/TOTAL]")
    parser.add_argument("--engines", nargs="+", default=[one.name for one in ENGINES], metavar="NOM")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="constructions de chaque index (3)")
    parser.add_argument("--date", type=date.fromisoformat, default=date(2026, 11, 21))
    parser.add_argument("--folder", type=Path, help="où garder les catalogues d’une fois sur l’autre")
    parser.add_argument(
        "--failures", action="store_true", help="écrit aussi les requêtes manquées, réserve exceptée"
    )
    options = parser.parse_args()
    chosen = []
    for engine in ENGINES:
        if any(engine.name.lower() == name.lower() for name in options.engines):
            reason = engine.missing()
            print(f"{reason} : non mesuré.", file=sys.stderr) if reason else chosen.append(engine)
    program = chromium.find()
    if program is None:
        raise SystemExit(chromium.HELP)
    with tempfile.TemporaryDirectory(prefix="vivier-recherche-") as name:
        for size in options.sizes:
            corpus = prepare(options.folder or Path(name), size, options.date)
            figures = []
            for engine in chosen:
                found = Figures(engine.name)
                out = Path(name, engine.name, size.replace("/", "-"))
                build(engine, corpus, out, options.runs, found)
                with sync_playwright() as playwright:
                    browser = playwright.chromium.launch(executable_path=program)
                    browse(engine, browser, out / "0", found)
                    browser.close()
                figures.append(found)
                print(f"{size}, {engine.name} : mesuré", file=sys.stderr, flush=True)
            report(size, figures, failures=options.failures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
