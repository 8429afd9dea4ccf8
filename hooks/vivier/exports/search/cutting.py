"""Where sorted lists are cut into files.

A cut depends on what stands around it, never on how much stands before: a record more or less moves the cuts of its
neighbourhood only, so that the other files keep their contents, hence their names.
"""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

MIDDLE = 0.2
"""How far from the middle a cut may be, as a share of the whole."""

MEAN = 0.62
"""Mean size of the parts, as a share of the largest that is allowed: what cutting in two near the middle gives."""


def ranges(keys: Sequence[str], sizes: Sequence[int], target: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of ranges whose sizes sum to at most ``target``; one key that is larger stands alone.

    A range that is too large is cut near its middle, before the key whose checksum is the smallest there.
    """
    sums = [0, *accumulate(sizes)]
    checks = [zlib.crc32(key.encode()) for key in keys]
    waiting = [(0, len(keys))] if keys else []
    while waiting:
        start, end = waiting.pop()
        total = sums[end] - sums[start]
        if total <= target or end - start == 1:
            yield start, end
            continue
        cut = _cut(checks, sums, start, end)
        waiting += [(cut, end), (start, cut)]


def _cut(checks: Sequence[int], sums: Sequence[int], start: int, end: int) -> int:
    total, base = sums[end] - sums[start], sums[start]
    low, high = base + total * (0.5 - MIDDLE), base + total * (0.5 + MIDDLE)
    near = range(bisect_left(sums, low, start + 1, end), bisect_right(sums, high, start + 1, end))
    # A key that alone covers the middle: the cut goes before it or after it, where the halves are most equal.
    if not near:
        return min(range(start + 1, end), key=lambda at: abs(sums[at] - base - total / 2))
    return min(near, key=checks.__getitem__)


def target(total: int, files: int, least: int) -> int:
    """Return the largest size of a part that gives about ``files`` parts, ``least`` or more.

    By steps of a half: the cuts do not all move because the total did a little.
    """
    size = least
    while size * MEAN * files < total:
        size += size // 2
    return size
