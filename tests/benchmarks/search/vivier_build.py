"""Build Vivier's index as a site does, and say what that alone cost.

    python vivier_build.py POSTINGS DATE CACHE OUT REPORT

A site reads its records whether it has a search or not: the cost counts from there to the last file written, the
keeping of the analyses included. The memory is that of the whole process, records included.
"""

import gc
import json
import sys
import time
from datetime import date
from pathlib import Path

from vivier.browse.index import build_index
from vivier.candidacy import Moment
from vivier.candidacy.checking import load
from vivier.exports.search.analysed import Analysed
from vivier.exports.search.build import search_files
from vivier.exports.search.wire import ROOT
from vivier.pages.cards import brief


def main(postings: str, day: str, cache: str, out: str, report: str) -> int:
    """Load, build, write, report."""
    # As the site is built.
    gc.disable()
    catalogue = load(Path(postings)).catalogue
    if catalogue is None:
        raise SystemExit("des fiches sont refusées")
    index = build_index(catalogue, Moment(date.fromisoformat(day)))
    wall, cpu = time.perf_counter(), time.process_time()
    folder = Path(out)
    analysed = Analysed.load(Path(cache))
    names = set()
    for name, content in search_files(index, brief, analysed):
        names.add(name)
        file = folder / name
        # Files are named after what they hold, but for the root.
        if name == ROOT or not file.exists():
            file.write_bytes(content)
    for file in folder.iterdir():
        if file.name not in names:
            file.unlink()
    if analysed.changed:
        analysed.save(Path(cache))
    cost = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "analysees": analysed.done}
    Path(report).write_text(json.dumps(cost), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
