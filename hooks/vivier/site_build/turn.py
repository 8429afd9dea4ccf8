"""One build at a time in a site folder: the second one waits for the first to end, however it ends."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:
    # Windows: two builds at once of one folder are left to whoever starts them.
    fcntl = None  # type: ignore[assignment]  # mypy has no word for a module that may be missing


class Turn:
    """The right to write in a site folder. The system takes it back when the process ends, even killed."""

    def __init__(self, file: Path, waiting: Callable[[], None]) -> None:
        """Take the turn that a file stands for.

        Args:
            file: the file, made where it is missing. Where it cannot be, nobody waits.
            waiting: called once when another build has the turn.
        """
        self._file: IO[bytes] | None = None
        if fcntl is None:
            return
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            opened = file.open("r+b" if file.exists() else "w+b")
            if _take(opened, waiting):
                self._file = opened
            else:
                opened.close()

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
