"""Files kept from one run to the next: checked as a whole, thrown away at the least doubt, never fatal.

Whatever is kept is a cache: what it holds can be made again from the records. A file says what it was made from (its
key) and what it holds (its checksum); a file that is missing, damaged, cut, of another key or unreadable is no file.

A checksum is no signature: whoever can write in the folder is trusted as much as the code is, which is kept there too,
compiled (`vivier.pages.environment`).
"""

import contextlib
import hashlib
import os
import re
import struct
import sys
import sysconfig
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(".cache") / "vivier"
"""Where everything is kept, from the folder that holds ``postings/``."""

DIGEST = 16
"""Bytes of a digest."""

_MAGIC = b"vivier 1\n"
HEAD = len(_MAGIC) + 2 * DIGEST
"""Bytes of a file before what it keeps."""

PREVIEW = "apercu"
"""Folder of the site of the preview, in `FOLDER`."""

_WAITING = re.compile(r".+\.\d+")
_HOUR = 3600 * 10**9

_CODE = Path(__file__).parent
_SUFFIXES = (".py", ".yml", ".json", ".html")


def digest(*parts: bytes) -> bytes:
    """Return 16 bytes that other parts would not have: « ab » and « c » are not « a » and « bc »."""
    lengths = struct.pack(f"<{len(parts) + 1}Q", len(parts), *map(len, parts))
    return hashlib.blake2b(b"".join((lengths, *parts)), digest_size=DIGEST).digest()


@cache
def code_key() -> bytes:
    """Return what identifies all that decides a result besides its inputs: our code and data, Python, every library.

    Whatever the module: a list of those that matter would one day forget one, and serve what no code says any more.
    """
    # What is compressed depends on the zlib of the system.
    found = hashlib.blake2b(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode(), digest_size=DIGEST)
    # The name of such a folder holds the version of its library: cheaper than asking each of them.
    folders = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    for name in sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info")):
        found.update(name.encode() + b"\0")
    for name in sorted(_code_files()):
        # Strings, not Path: every command begins with this.
        with open(os.path.join(_CODE, name), "rb") as file:  # noqa: PTH118, PTH123
            found.update(name.encode() + b"\0" + file.read() + b"\0")
    return found.digest()


def _code_files() -> Iterator[str]:
    """Yield the files of our code and data, from its folder."""
    for folder, _, names in os.walk(_CODE):
        for name in names:
            if name.endswith(_SUFFIXES):
                yield os.path.relpath(os.path.join(folder, name), _CODE)  # noqa: PTH118


def read(file: Path, key: bytes = b"") -> bytes | None:
    """Return what a file keeps for a key, or None."""
    try:
        with file.open("rb") as stream:
            head, body = stream.read(HEAD), stream.read()
    except OSError:
        return None
    return body if head == _head(key, _checksum(body)) else None


def write(file: Path, parts: Iterable[bytes | memoryview], key: bytes = b"") -> bool:
    """Keep bytes for a key; return whether they could be: a full disk or a folder that is read-only stops nothing."""
    # Under another name until it is whole: a run that is killed leaves the file as it was, two at once never mix.
    waiting = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with waiting.open("wb") as stream:
            # The head says what follows: its place is left, so that the parts are never all together in memory.
            stream.write(bytes(HEAD))
            found = hashlib.blake2b(digest_size=DIGEST)
            for part in parts:
                found.update(part)
                stream.write(part)
            stream.seek(0)
            stream.write(_head(key, found.digest()))
        waiting.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            waiting.unlink()
        return False
    return True


def sweep(folder: Path, now: int) -> None:
    """Remove what runs that were killed while they wrote left in a folder and in those inside.

    Args:
        folder: the folder of what is kept.
        now: the present, in nanoseconds, by the clock of its disk.
    """
    with contextlib.suppress(OSError):
        folders = [folder, *(one for one in folder.iterdir() if one.name != PREVIEW and one.is_dir())]
        for file in (file for one in folders for file in one.iterdir() if _WAITING.fullmatch(file.name)):
            # Another build may be writing: none of them takes an hour for one file.
            if file.stat().st_mtime_ns < now - _HOUR:
                file.unlink()


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=DIGEST).digest()


def _head(key: bytes, checksum: bytes) -> bytes:
    return b"".join((_MAGIC, digest(code_key(), key), checksum))
