"""What wakes the preview up: the system's own notice of changed files where it can be had, polling elsewhere.

MkDocs reads the date of every watched file twice a second: a fifth of a processor at ten thousand files, for nothing.
Its library, watchdog, also hears from the system (inotify on Linux, FSEvents on macOS), within a millisecond and
without a single wake-up in between. MkDocs does not use that because nothing is heard of a folder shared with another
machine: such a folder is recognised here, and read over and over as before.
"""

import contextlib
import errno
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from vivier.intake.scan import TEMPORARY

log = logging.getLogger("mkdocs.plugins.vivier")

POLLING_INTERVAL = 1.0
# Silence that ends a save: an editor's several events come within a few milliseconds.
SETTLING = 0.05
# Neither opening a file, nor reading it, nor its rights: a build reads every file. What was in a folder that left has
# no events on Linux. One list for all that is watched: a folder that is watched twice, for itself and for a file or a
# folder that it holds, is only told of what was asked last.
_EVENTS: list[type[FileSystemEvent]] = [
    FileClosedEvent,  # after writing
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
]
# Hidden names (.git, .cache, vim's .x.swp, Emacs' .#x), what editors leave beside a file, what Python does.
_NO_CONTENT = re.compile(rf"\..*|{TEMPORARY.pattern}|__pycache__")
# Folders of another machine, or of the one that hosts this one: the system is not told of what is written there.
_SHARED = re.compile(
    r"9p|afs|ceph|cifs|drvfs|fakeowner|fuse\..+|glusterfs|nfs\d?|prl_fs|smb.*|v9fs|vboxsf|virtiofs|vmhgfs"
)
# Not Windows: watchdog asks it for the files that are read, too, and a build would call for the next without end.
_NATIVE = ("linux", "darwin")
_MOUNTS = Path("/proc/self/mounts")


def is_content(path: str, root: str) -> bool:
    """Whether a file under a watched folder can matter; where that folder lies does not count."""
    inside = os.path.relpath(path, root)
    return inside == "." or not any(_NO_CONTENT.fullmatch(name) for name in Path(inside).parts)


class Changes(FileSystemEventHandler):
    """Tells MkDocs that something changed, once it is sure that something did."""

    def __init__(self, tell: FileSystemEventHandler, root: str) -> None:
        self._tell = tell
        self._root = root

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A file renamed counts under either name: that is how many editors save."""
        # What is in a new folder has events of its own.
        if isinstance(event, DirCreatedEvent):
            return
        names = [os.fsdecode(name) for name in (event.src_path, event.dest_path) if name]
        for name in names:
            if is_content(name, self._root):
                # MkDocs leaves events of folders out, even that of a folder that is gone.
                self._tell.dispatch(FileModifiedEvent(name))
                return


@dataclass(frozen=True, slots=True, eq=False)
class Watch:
    """A file or a folder to watch."""

    tell: FileSystemEventHandler
    path: str
    recursive: bool


class Returns(FileSystemEventHandler):
    """Hears that a folder was removed, replaced or put back, of which its own watch tells nothing any more.

    What the system watches is no name: the folder that holds this one is told of it.
    """

    def __init__(self, path: str, again: Callable[[], None]) -> None:
        self._path = path
        self._again = again

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Only what has the very name of the folder counts, and not what is in it."""
        if self._path in map(os.fsdecode, (event.src_path, event.dest_path)):
            self._again()


class Watcher:
    """What MkDocs' server takes for its observer. It decides how to watch when it starts, knowing what."""

    def __init__(self, native: Callable[[], BaseObserver] = Observer) -> None:
        self._native = native
        self._watches: list[Watch] = []
        self._observer: BaseObserver | None = None
        self._watched: dict[Watch, ObservedWatch] = {}

    def schedule(self, tell: FileSystemEventHandler, path: str, recursive: bool = False) -> Watch:
        """Watch a path once started."""
        # The path behind a link: the system tells of a link itself, not of what it leads to.
        watch = Watch(tell, os.path.realpath(path), recursive)
        self._watches.append(watch)
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Forget a path, before the start."""
        self._watches.remove(watch)

    def start(self) -> None:
        """Watch, natively if possible; otherwise say why not."""
        reason = why_polling(watch.path for watch in self._watches)
        if not reason:
            try:
                self._observer = self._started(self._native())
            except OSError as error:
                reason = _reason(error)
        if reason:
            log.warning(
                "Le système ne signale pas ici les fichiers modifiés (%s) : ils sont relus toutes les secondes, "
                "ce qui occupe le processeur.",
                reason,
            )
            self._observer = self._started(PollingObserver(timeout=POLLING_INTERVAL))

    def _started(self, observer: BaseObserver) -> BaseObserver:
        try:
            for watch in self._watches:
                self._watch(observer, watch)
                if os.path.isdir(watch.path):  # noqa: PTH112 - a path as text, here and below
                    returns = Returns(watch.path, partial(self._watch_again, observer, watch))
                    above = os.path.dirname(watch.path)  # noqa: PTH120
                    observer.schedule(returns, above, recursive=False, event_filter=_EVENTS)
            observer.start()
        except OSError:
            observer.unschedule_all()
            raise
        return observer

    def _watch(self, observer: BaseObserver, watch: Watch) -> None:
        changes = Changes(watch.tell, watch.path)
        self._watched[watch] = observer.schedule(
            changes, watch.path, recursive=watch.recursive, event_filter=_EVENTS
        )

    def _watch_again(self, observer: BaseObserver, watch: Watch) -> None:
        """Watch what has the name of a folder now, if anything has, and tell that it is another."""
        before = self._watched.pop(watch, None)
        if before is not None:
            observer.unschedule(before)
        # Gone, or gone again: it is watched when it comes back.
        with contextlib.suppress(FileNotFoundError):
            self._watch(observer, watch)
        watch.tell.dispatch(FileModifiedEvent(watch.path))

    def stop(self) -> None:
        """Stop watching, if ever started."""
        if self._observer is not None:
            self._observer.stop()

    def join(self) -> None:
        """Wait for the threads to end."""
        if self._observer is not None:
            self._observer.join()


def why_polling(paths: Iterable[str]) -> str:
    """Why the system would not tell of changes under one of these paths, in French; empty when it would."""
    if sys.platform not in _NATIVE:
        return "système non pris en charge"
    mounts = _MOUNTS.read_text("utf-8", "surrogateescape") if _MOUNTS.exists() else ""
    for path in paths:
        kind = file_system(path, mounts)
        if _SHARED.fullmatch(kind):
            return f"dossier partagé, de type {kind}"
    return ""


def file_system(path: str, mounts: str) -> str:
    """The type of the file system that holds a path, from Linux's table of mounts; empty when unknown."""
    found = longest = ""
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split(" ")
        # The table writes a space as « \040 ».
        point = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), point).rstrip("/")
        # The last of two file systems mounted at one place hides the first.
        if (path == point or path.startswith(f"{point}/")) and len(point) >= len(longest):
            found, longest = kind, point
    return found


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EMFILE):
        return "limite d’inotify atteinte"
    return f"erreur {errno.errorcode.get(error.errno or 0, type(error).__name__)}"


def watch_natively(server: LiveReloadServer) -> None:
    """Give MkDocs' server another observer, before it serves.

    Its observer is an attribute that it only schedules, starts, stops and joins: replacing it leaves the server's loop
    as it is, where a subclass would have to copy the server that MkDocs has made.
    """
    # Each path and how many asked for it: the one thing that it does not tell, and that a test watches over.
    watched = dict(server._watched_paths)  # noqa: SLF001
    for path, times in watched.items():
        for _ in range(times):
            server.unwatch(path)
    server.observer = Watcher()  # type: ignore[assignment]  # declared of the class that it is made of
    server.build_delay = SETTLING
    for path, times in watched.items():
        for _ in range(times):
            server.watch(path)
