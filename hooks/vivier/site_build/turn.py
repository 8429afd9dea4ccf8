"""One build at a time in a site folder: the second one waits for the first to end, however it ends."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from vivier.site_build import manifest

try:
    import fcntl
except ImportError:
    # Windows: two builds at once of one folder are left to whoever starts them.
    fcntl = None  # type: ignore[assignment]  # mypy has no word for a module that may be missing


def files_of(cache: Path, site: Path) -> tuple[Path, ...]:
    """Return the files that stand for the turn to build a site, in order: in its cache, else in the system's folder.

    Args:
        cache: the folder of what is kept, which may be missing or not to be written in.
        site: the folder of the site, by whichever of its names.
    """
    first = manifest.file_of(cache, site).with_suffix(".tour")
    return first, Path(tempfile.gettempdir()) / f"vivier-{first.name}"


class Turn:
    """The right to write in a site folder. The system takes it back when the process ends, even killed."""

    def __init__(self, files: Iterable[Path], waiting: Callable[[], None]) -> None:
        """Take the turn that a file stands for: the first that can be written, or nobody waits.

        Args:
            files: the files, in the order that every build of the folder tries them in; made where they are missing.
            waiting: called once when another build has the turn.
        """
        self._file: IO[bytes] | None = None
        if fcntl is None:
            return
        for file in files:
            with contextlib.suppress(OSError), contextlib.ExitStack() as opened:
                file.parent.mkdir(parents=True, exist_ok=True)
                # Through no link: in a folder that everybody writes in, one may lead anywhere.
                number = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
                held = opened.enter_context(os.fdopen(number, "r+b"))
                if _take(held, waiting):
                    opened.pop_all()
                    self._file = held
                return

    def over(self) -> None:
        """Leave the turn to the next one."""
        if self._file is not None:
            # Who takes it next writes its name a little after: until then ours would be read, as if we still had it.
            with self._file, contextlib.suppress(OSError):
                self._file.truncate(0)
            self._file = None


def _take(file: IO[bytes], waiting: Callable[[], None]) -> bool:
    """Take the turn, and write whose it is; return False where this process has it already."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        # A preview whose last build failed may not have let go of it: waiting for oneself would last for ever.
        if file.read() == _NAME:
            return False
        waiting()
        fcntl.flock(file, fcntl.LOCK_EX)
    file.seek(0)
    file.truncate()
    file.write(_NAME)
    file.flush()
    return True


# A number of process is not enough: two containers that share the folder often have the same.
_NAME = f"{os.getpid()} {secrets.token_hex(8)}".encode()
