"""How files of the index are written: variable-length numbers, compression, names made from contents."""

import hashlib
import zlib
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
ROOT = "root.bin"
"""Name of the file that names all the others: the only one that is not made from its content."""
BYTE = 256
"""How many values a byte may have."""

Letter = Literal["c", "d", "f", "n", "t", "w"]
"""What begins the name of a file made from its content: cards, days, facets, names of values, terms, words."""
LETTERS: tuple[Letter, ...] = get_args(Letter)

_LEVEL = 6  # level 9 costs three times as much here, for less than 1 % of the bytes
# Method, no flags, no date, no operating system: the same bytes on every machine that has the same zlib.
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


def packed(*parts: bytes) -> bytes:
    """Return a gzip file: the browser unpacks it, whatever the host compresses or not (RFC 1952).

    Each part has codes of its own: columns that do not look alike take a tenth less so, for four bytes a part.
    """
    strategy = zlib.Z_DEFAULT_STRATEGY if len(parts) == 1 else zlib.Z_FILTERED
    engine = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy)
    made = [_HEADER]
    for part in parts[:-1]:
        made += [engine.compress(part), engine.flush(zlib.Z_SYNC_FLUSH)]
    content = b"".join(parts)
    made += [engine.compress(parts[-1]), engine.flush()]
    return b"".join((*made, zlib.crc32(content).to_bytes(4, "little"), len(content).to_bytes(4, "little")))


def file_name(letter: Letter, content: bytes) -> str:
    """Return the name of a file, from what it holds before compression: another zlib does not change it."""
    return f"{letter}-{hashlib.blake2b(content, digest_size=6).hexdigest()}.bin"


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    made.append(number)
    return bytes(made)


_SMALL = tuple(map(_varint, range(1 << 12)))


def varint(number: int) -> bytes:
    """Return a number from 0 in LEB128: seven bits a byte, the least significant first."""
    return _SMALL[number] if number < len(_SMALL) else _varint(number)


def varint_lengths(numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return how many bytes each number takes in LEB128."""
    lengths = np.ones(len(numbers), np.int64)
    for bits in (7, 14, 21, 28):
        lengths += numbers >= 1 << bits
    return lengths


def varint_array(numbers: NDArray[np.uint32]) -> tuple[Bytes, NDArray[np.int64]]:
    """Return an array of numbers in LEB128, and where each begins, with the end of the last one."""
    lengths = varint_lengths(numbers)
    starts = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    made = np.zeros(int(starts[-1]), np.uint8)
    rest: NDArray[np.integer[Any]] = numbers
    at, left = starts[:-1], lengths
    while len(rest):
        more = left > 1
        made[at] = (rest & 127 | np.where(more, 128, 0)).astype(np.uint8)
        rest, at, left = rest[more] >> 7, at[more] + 1, left[more] - 1
    return made, starts


def shared_prefix(one: bytes, other: bytes) -> int:
    """Return how many bytes two texts begin with in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
