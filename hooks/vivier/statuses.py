"""What tells, without reading a file, that it is as it was left."""

import os

Status = tuple[int, int, int, int]
"""Size, day of the content and day of the inode in nanoseconds, number of the inode: all of a file but its bytes."""

MARGIN = 2_000_000_000
"""Nanoseconds during which a second change may leave the same days: clocks of disks have ticks, up to two seconds."""


def status_of(found: os.stat_result) -> Status:
    """Return the status of a file."""
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def settled(status: Status, now: int) -> bool:
    """Whether a status proves that a file did not change since.

    Never on Windows, which tells when a file was made and not when its inode changed: a day set by hand goes unseen.

    Args:
        status: what it was.
        now: a moment by the clock of the same disk, in nanoseconds, after which nothing was looked at.
    """
    return os.name != "nt" and max(status[1], status[2]) < now - MARGIN
