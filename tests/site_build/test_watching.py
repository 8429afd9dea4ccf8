"""The preview is woken by changes, by nothing else, and without looking for them."""

import ast
import errno
import inspect
import logging
import shutil
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.polling import PollingEmitter, PollingObserver

from vivier.site_build import watching
from vivier.site_build.watching import Watcher, file_system, is_content, watch_natively, why_polling

from .mini_site import plain
from .served import save

PATIENCE = 60
# Longer than what ends a save, and than any event takes: nothing heard by then is nothing.
QUIET = 0.3


class Heard(FileSystemEventHandler):
    """Remembers the files it was told of."""

    def __init__(self):
        self.names = []
        self.told = threading.Event()

    def on_any_event(self, event):
        self.names.append(Path(event.src_path).name)
        self.told.set()


@contextmanager
def watched(folder, **options):
    heard, watcher = Heard(), Watcher(**options)
    watcher.schedule(heard, str(folder), recursive=True)
    watcher.start()
    try:
        yield heard
    finally:
        watcher.stop()
        watcher.join()


@pytest.fixture
def folder(tmp_path):
    """A folder with a record in it, inside a hidden one: what counts is below what is watched."""
    made = tmp_path / ".cache" / "fiches"
    (made / "labos").mkdir(parents=True)
    (made / "labos" / "a.yml").write_text("nom: a", "utf-8")
    return made


def write(folder):
    (folder / "labos" / "a.yml").write_text("nom: b", "utf-8")


def write_beside_and_rename(folder):
    save(folder / "labos" / "a.yml", "nom: b")


def write_elsewhere_and_move(folder):
    other = folder.parent / "a.yml"
    other.write_text("nom: b", "utf-8")
    other.replace(folder / "labos" / "a.yml")


def rename_and_write_again(folder):
    record = folder / "labos" / "a.yml"
    record.rename(folder / "labos" / "a.yml~")
    record.write_text("nom: b", "utf-8")
    (folder / "labos" / "a.yml~").unlink()


def add(folder):
    (folder / "labos" / "b.yml").write_text("nom: b", "utf-8")


def add_a_folder(folder):
    (folder / "projets" / "2025").mkdir(parents=True)
    (folder / "projets" / "2025" / "b.yml").write_text("nom: b", "utf-8")


def rename(folder):
    (folder / "labos" / "a.yml").rename(folder / "labos" / "b.yml")


def delete(folder):
    (folder / "labos" / "a.yml").unlink()


def take_a_folder_away(folder):
    (folder / "labos").rename(folder.parent / "labos")


def bring_a_folder(folder):
    other = folder.parent / "projets"
    other.mkdir()
    (other / "b.yml").write_text("nom: b", "utf-8")
    other.rename(folder / "projets")


CHANGES = [
    write, write_beside_and_rename, write_elsewhere_and_move, rename_and_write_again, add, add_a_folder, rename, delete,
    take_a_folder_away, bring_a_folder,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_told(folder, change):
    with watched(folder) as heard:
        change(folder)
        assert heard.told.wait(PATIENCE)


def replace_everything(folder):
    shutil.copytree(folder, folder.parent / "copie")
    shutil.rmtree(folder)
    (folder.parent / "copie").rename(folder)


def remove_and_copy(folder):
    folder.rename(folder.parent / "ailleurs")
    shutil.copytree(folder.parent / "ailleurs", folder)


def remove_for_a_while(folder):
    shutil.rmtree(folder)
    time.sleep(QUIET)
    (folder / "labos").mkdir(parents=True)


@pytest.mark.parametrize(
    "observer", [Observer, lambda: PollingObserver(timeout=0.05)], ids=["native", "polling"]
)
@pytest.mark.parametrize("away", [replace_everything, remove_and_copy, remove_for_a_while])
def test_a_folder_that_was_taken_away_is_heard_of_again(folder, away, observer):
    with watched(folder, native=observer) as heard:
        away(folder)
        assert heard.told.wait(PATIENCE)
        limit = time.monotonic() + PATIENCE
        # The folder that came back is watched a moment after it is there.
        while "b.yml" not in heard.names and time.monotonic() < limit:
            add(folder)
            time.sleep(0.05)
            (folder / "labos" / "b.yml").unlink()
        assert "b.yml" in heard.names


def test_a_file_beside_a_watched_folder_is_heard_of(tmp_path):
    """As mkdocs.yml beside content/: both are told to the folder that holds them."""
    (tmp_path / "content").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: a", "utf-8")
    for paths in ([tmp_path / "content", config], [config, tmp_path / "content"]):
        heard, watcher = Heard(), Watcher()
        for path in paths:
            watcher.schedule(heard, str(path), recursive=True)
        watcher.start()
        try:
            config.write_text("site_name: b", "utf-8")
            assert heard.told.wait(PATIENCE)
            assert set(heard.names) == {"mkdocs.yml"}
        finally:
            watcher.stop()
            watcher.join()


def read(folder):
    (folder / "labos" / "a.yml").read_text("utf-8")
    list(folder.rglob("*"))


def change_the_rights(folder):
    (folder / "labos" / "a.yml").chmod(0o600)


def write_temporary_files(folder):
    for name in (
        ".a.yml.swp",
        ".#a.yml",
        "#a.yml#",
        "a.yml~",
        "4913",
        ".goutputstream-A1B2C3",
        "a.yml.tmp",
        "~$a.yml",
    ):
        (folder / "labos" / name).write_text("nom: b", "utf-8")
        (folder / "labos" / name).unlink()
    for name in (".git", "__pycache__", ".cache"):
        (folder / name).mkdir()
        (folder / name / "x").write_text("x", "utf-8")


def write_outside(folder):
    (folder.parent / "b.yml").write_text("nom: b", "utf-8")


@pytest.mark.parametrize("nothing", [read, change_the_rights, write_temporary_files, write_outside])
def test_what_is_not_a_change_is_not_told(folder, nothing):
    with watched(folder) as heard:
        nothing(folder)
        assert not heard.told.wait(QUIET), heard.names


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("", True), ("labos/a.yml", True), ("index.md", True), ("assets/4913.svg", True), ("a.swf.txt", True),
        (".git/index", False), ("labos/.a.yml.swp", False), ("labos/a.yml~", False), ("labos/4913", False),
        ("__pycache__/a.pyc", False), ("labos/a.yml___jb_tmp___", False), ("#a.yml#", False), (".DS_Store", False),
    ],
)  # fmt: skip
def test_files_that_matter(name, matters):
    assert is_content(str(Path("/x/.cache/demo", name)), "/x/.cache/demo") is matters


MOUNTS = """\
overlay / overlay rw 0 0
/dev/sda1 /home ext4 rw 0 0
hote /home/moi/mes\\040fiches vboxsf rw 0 0
serveur:/x /mnt/reseau nfs4 rw 0 0
C:\\134 /mnt/c 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/x", "overlay"), ("/home/moi/fiches", "ext4"), ("/home/moi/mes fiches/labos", "vboxsf"),
        ("/mnt/reseau", "nfs4"), ("/mnt/reseaux", "overlay"), ("/mnt/c/vivier", "9p"),
    ],
)  # fmt: skip
def test_the_file_system_of_a_folder(path, kind):
    assert file_system(path, MOUNTS) == kind


SENTENCE = (
    "Le système ne signale pas ici les fichiers modifiés ({}) : ils sont relus toutes les secondes, "
    "ce qui occupe le processeur."
)


def no_more_watches():
    raise OSError(errno.ENOSPC, "inotify watch limit reached")


def start_refused():
    """An observer that fails once it has begun to watch."""

    class Refused(InotifyEmitter):
        def on_thread_start(self):
            super().on_thread_start()
            raise OSError(errno.EACCES, "no")

    return BaseObserver(Refused)


@pytest.mark.skipif(sys.platform != "linux", reason="inotify")
@pytest.mark.parametrize(
    ("native", "reason"),
    [(no_more_watches, "limite d’inotify atteinte"), (start_refused, "erreur EACCES")],
)
def test_without_the_system_files_are_read_again(folder, native, reason, caplog, monkeypatch):
    monkeypatch.setattr(watching, "POLLING_INTERVAL", 0.05)
    with caplog.at_level(logging.WARNING), watched(folder, native=native) as heard:
        write(folder)
        assert heard.told.wait(PATIENCE)
        assert any(isinstance(thread, PollingEmitter) for thread in threading.enumerate())
    said = [plain(record.getMessage()) for record in caplog.records]
    assert said == [SENTENCE.format(reason)]


@pytest.mark.skipif(sys.platform != "linux", reason="the table of mounts")
def test_a_shared_folder_is_read_again(folder, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"hote {tmp_path} vboxsf rw 0 0\n", "utf-8")
    assert why_polling([str(folder)]) == ""
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    assert why_polling([str(folder)]) == "dossier partagé, de type vboxsf"


def test_another_system_is_polled(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert why_polling([]) == "système non pris en charge"


@pytest.mark.skipif(sys.platform != "linux", reason="counts wake-ups in /proc")
def test_nothing_wakes_up_while_nothing_changes(folder):
    with watched(folder):
        threads = [
            thread for thread in threading.enumerate() if type(thread).__module__.startswith("watchdog")
        ]
        assert not any(isinstance(thread, PollingEmitter) for thread in threads)
        time.sleep(QUIET)
        before = [wake_ups(thread) for thread in threads]
        assert threads
        time.sleep(1)
        assert [wake_ups(thread) for thread in threads] == before


def wake_ups(thread):
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text("utf-8")
    return next(line for line in status.splitlines() if line.startswith("voluntary_ctxt_switches"))


class Builds:
    """A server whose build only counts, and lasts as long as it is told to."""

    def __init__(self, folder):
        self.count, self.begun, self.may_end = 0, threading.Event(), threading.Event()
        self.may_end.set()
        self.server = LiveReloadServer(self.build, "127.0.0.1", 0, str(folder.parent / "site"))
        self.server.watch(str(folder))
        watch_natively(self.server)

    def build(self):
        self.count += 1
        self.begun.set()
        assert self.may_end.wait(PATIENCE)

    def wait(self):
        """Wait for a build to begin, then for silence."""
        assert self.begun.wait(PATIENCE)
        self.begun.clear()
        time.sleep(QUIET)


@pytest.fixture
def builds(folder):
    made = Builds(folder)
    thread = threading.Thread(target=made.server.serve)
    thread.start()
    limit = time.monotonic() + PATIENCE
    while not made.server.serve_thread.is_alive() and time.monotonic() < limit:
        time.sleep(0.01)
    yield made
    made.may_end.set()
    made.server.shutdown(wait=True)
    thread.join(PATIENCE)


@pytest.mark.parametrize("change", [write, write_beside_and_rename, rename_and_write_again])
def test_a_save_builds_once(builds, folder, change):
    change(folder)
    builds.wait()
    assert builds.count == 1


def test_five_quick_saves_build_once_or_twice(builds, folder):
    for _ in range(5):
        write_beside_and_rename(folder)
        time.sleep(watching.SETTLING / 5)
    builds.wait()
    assert builds.count in (1, 2)


def test_changes_during_a_build_build_once_more(builds, folder):
    builds.may_end.clear()
    write(folder)
    assert builds.begun.wait(PATIENCE)
    builds.begun.clear()
    write(folder)
    add(folder)
    time.sleep(QUIET)
    builds.may_end.set()
    builds.wait()
    assert builds.count == 2


def test_reading_everything_builds_nothing(builds, folder):
    read(folder)
    time.sleep(QUIET)
    assert builds.count == 0


def test_the_server_of_mkdocs_uses_its_observer_as_expected():
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(LiveReloadServer)))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self.observer"
    }
    assert used == {"schedule", "unschedule", "start", "stop", "join"}


def test_the_server_of_mkdocs_is_given_the_watcher(folder):
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder.parent / "site"))
    server.watch(str(folder))
    server.watch(str(folder))
    first = server.observer
    assert server.build_delay > watching.SETTLING
    watch_natively(server)
    server.watch(str(folder.parent))
    assert isinstance(server.observer, Watcher)
    assert [watch.path for watch in server.observer._watches] == [str(folder), str(folder.parent)]
    assert not first.emitters
    for _ in range(2):  # as many times as it was asked for
        server.unwatch(str(folder))
    assert [watch.path for watch in server.observer._watches] == [str(folder.parent)]
    server.server_close()
