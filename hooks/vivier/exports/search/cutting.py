"""Where sorted lists are cut into files.

A cut depends on what stands around it, never on how much stands before: a record more or less moves the cuts of its
neighbourhood only, so that the other files keep their contents, hence their names.
"""

import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Sizes = NDArray[np.int64]

MIDDLE = 0.2
"""How far from the middle a cut may be, as a share of the whole."""

MEAN = 0.62
"""Mean size of the parts, as a share of the largest that is allowed: what cutting in two near the middle gives."""


def ranges(keys: Sequence[str], sizes: Sequence[int] | Sizes, target: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of ranges whose sizes sum to at most ``target``; one key that is larger stands alone.

    A range that is too large is cut near its middle, before the key whose checksum is the smallest there.
    """
    sums = np.concatenate(([0], np.cumsum(np.asarray(sizes, np.int64))))
    # All at once: no key has a line feed.
    checks = np.array(list(map(zlib.crc32, "\n".join(keys).encode().split(b"\n"))), np.int64)
    waiting = [(0, len(keys))] if keys else []
    while waiting:
        start, end = waiting.pop()
        if sums[end] - sums[start] <= target or end - start == 1:
            yield start, end
            continue
        cut = _cut(checks, sums, start, end)
        waiting += [(cut, end), (start, cut)]


def _cut(checks: Sizes, sums: Sizes, start: int, end: int) -> int:
    total, base = sums[end] - sums[start], sums[start]
    inside = sums[start + 1 : end]
    low = start + 1 + int(np.searchsorted(inside, base + total * (0.5 - MIDDLE), "left"))
    high = start + 1 + int(np.searchsorted(inside, base + total * (0.5 + MIDDLE), "right"))
    # A key that alone covers the middle: the cut goes before it or after it, where the halves are most equal.
    if low >= high:
        return start + 1 + int(np.argmin(np.abs(inside - base - total / 2)))
    return low + int(np.argmin(checks[low:high]))


def target(total: int, files: int, least: int) -> int:
    """Return the largest size of a part that gives about ``files`` parts, ``least`` or more.

    By steps of a quarter: the cuts do not all move because the total did a little.
    """
    size = least
    while size * MEAN * files < total:
        size += size // 4
    return size
