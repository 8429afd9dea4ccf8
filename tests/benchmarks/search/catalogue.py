"""The catalogues that engines are measured on: generated records, with the planted ones among them.

« N open » counts the records that are not over: what a reader may still want, and what engines index first.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.generate import records, write
from tests.benchmarks.recruiting import Fields
from tests.benchmarks.search.planted import plant
from tests.benchmarks.yaml_writer import document

ACRONYMS = Path(__file__).parents[3] / "postings" / "vocabulaires" / "sigles.yml"
"""The acronyms of the field, which generated catalogues share with the real one."""

OPEN_SHARE = 0.764
"""Share of the generated records that are not over at their day of reference; measured, the same at any size."""

# Far enough for the year in their references to be no year of the other records.
_PAST = timedelta(days=1100)
_LINK = re.compile(r"\[([^\]]*)\]\(\w+:[^)]*\)")


def make(postings: Path, opened: int, today: date, *, total: int | None = None, seed: int = 1) -> int:
    """Write a catalogue of about ``opened`` open records into ``postings``; return the number of records.

    Args:
        postings: the folder, which is made; its name is « postings ».
        opened: how many open records.
        today: day of reference.
        total: how many records in all, with as many closed postings as needed; None leaves the natural share.
        seed: of the draw.
    """
    postings.mkdir(parents=True)
    planted = plant(postings, today)
    lists = postings / "vocabulaires"
    lists.mkdir(exist_ok=True)
    shutil.copy(ACRONYMS, lists)
    count = planted + write(round((opened - planted) / OPEN_SHARE), seed, today, postings.parent)
    for path, fields in _closed(max(0, (total or 0) - count), seed + 1, today):
        target = postings / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(document(fields).encode())
        count += 1
    return count


def _closed(count: int, seed: int, today: date) -> Iterator[tuple[str, Fields]]:
    """Yield postings of three years ago, without links to what was written then."""
    left = count
    for path, fields in records(2 * count if count else 0, seed, today - _PAST):
        end = fields.get("fin_candidature")
        over = isinstance(end, date) and end < today
        if not left:
            return
        if path.startswith("emplois/") and over and "cloture" not in fields:
            left -= 1
            kept = {key: value for key, value in fields.items() if key not in ("labo", "projets")}
            # Short enough for an id, and none of the other records'.
            name = f"{path.removesuffix('.yml')[:78].rstrip('-')}-archive-{left}.yml"
            yield name, {**kept, "missions": _LINK.sub(r"\1", str(kept["missions"]))}
