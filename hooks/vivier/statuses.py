"""What tells, without reading a file, that it is as it was left."""

import os
from pathlib import Path

Status = tuple[int, int, int, int]
"""Size, day of the content and day of the inode in nanoseconds, number of the inode: all of a file but its bytes."""

MARGIN = 2_000_000_000
"""Nanoseconds during which a second change may leave the same days: clocks of disks have ticks, up to two seconds."""


def status_of(found: os.stat_result) -> Status:
    """Return the status of a file."""
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def moment(folder: Path) -> int | None:
    """Return the moment by the clock of a folder's disk, in nanoseconds; None where nothing can be written there."""
    # A file written only to be looked at: the computer's own clock may be another.
    probe = folder / f"moment.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        found = probe.stat().st_mtime_ns
        probe.unlink()
    except OSError:
        return None
    return found


def settled(status: Status, now: int) -> bool:
    """Whether a status proves that a file did not change since.

    Never on Windows, which tells when a file was made and not when its inode changed: a day set by hand goes unseen.

    Args:
        status: what it was.
        now: a moment by the clock of the same disk, in nanoseconds, after which nothing was looked at.
    """
    return os.name != "nt" and max(status[1], status[2]) < now - MARGIN
