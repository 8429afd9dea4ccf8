"""Build Vivier's index as a site does, and say what that alone cost.

    python vivier_build.py POSTINGS DATE CACHE OUT REPORT

A site reads its records whether it has a search or not: the cost counts from there to the last file written, the
keeping of the analyses included; so does the memory that it adds to the largest of the process.
"""

import gc
import json
import resource
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

from vivier.browse.index import build_index
from vivier.candidacy import Moment
from vivier.candidacy.checking import load
from vivier.exports.search.analysed import Analysed
from vivier.exports.search.build import search_files
from vivier.exports.search.wire import ROOT
from vivier.pages.cards import result
from vivier.pages.writer import SiteContext, Writer


def main(postings: str, day: str, cache: str, out: str, report: str) -> int:
    """Load, build, write, report."""
    # As the site is built.
    gc.disable()
    catalogue = load(Path(postings), cache=Path(cache)).catalogue
    if catalogue is None:
        raise SystemExit("des fiches sont refusées")
    index = build_index(catalogue, Moment(date.fromisoformat(day)))
    cards = partial(result, Writer(index.catalogue, index, SiteContext(index.moment)))
    wall, cpu = time.perf_counter(), time.process_time()
    folder = Path(out)
    analysed = Analysed(Path(cache))
    names = set()
    before = _memory()
    for one in search_files(index, cards, analysed):
        names.add(one.name)
        file = folder / one.name
        # Files are named after what they hold, but for the root.
        if one.name == ROOT or not file.exists():
            file.write_bytes(one.make())
    for file in folder.iterdir():
        if file.name not in names:
            file.unlink()
    analysed.save()
    cost = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "analysees": analysed.done,
        "memory": max(0, _memory() - before),
    }
    Path(report).write_text(json.dumps(cost), encoding="utf-8")
    return 0


def _memory() -> int:
    """Return the largest resident memory of this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
