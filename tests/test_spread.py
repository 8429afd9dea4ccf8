"""Work shared among processes: the same results, whatever happens to a process."""

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest

from tests.intake.bases import EMPLOI, broken, write
from tests.intake.edits import shown
from vivier import spread as module
from vivier.intake.load import load
from vivier.spread import spread

COUNT = 1000
HERE = os.getpid()
TASKS = Path("/proc/self/task")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be doubled here")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    monkeypatch.setattr(module, "_processors", lambda: 2)
    # The browser of other tests leaves threads behind, which are not ours to wait for.
    monkeypatch.setattr(module.threading, "active_count", lambda: 1)


def places(n):
    return n * n, os.getpid()


def test_every_result_once():
    found = dict(spread(COUNT, places))
    assert {n: value for n, (value, _) in found.items()} == {n: n * n for n in range(COUNT)}
    assert len({process for _, process in found.values()} - {HERE}) == 2


def test_little_work_stays_here():
    assert {process for _, (_, process) in spread(module.FEW - 1, places)} == {HERE}


# numpy as each program has it.
BUILD = "import vivier.site_build, numpy"
COMMAND = "import contextlib, vivier.cli\nwith contextlib.suppress(SystemExit): vivier.cli.main()"


@pytest.mark.skipif(not TASKS.exists(), reason="the system does not list threads here")
@pytest.mark.parametrize("program", [BUILD, COMMAND], ids=["build", "command"])
def test_numpy_starts_no_thread(program, tmp_path):
    write(tmp_path)
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    script = f"{program}\nimport os, sys\nprint('numpy' in sys.modules, len(os.listdir('{TASKS}')))"
    done = subprocess.run(
        [sys.executable, "-c", script, "search", "chef", tmp_path / "postings"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("True 1\n")


def test_threads_of_libraries_are_not_spoken_of():
    stop = threading.Event()
    # To Python, from 3.12 on, like those of a library, since they are not counted here.
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert len(dict(spread(COUNT, places))) == COUNT
    finally:
        stop.set()
        thread.join()


def test_no_process_is_doubled_beside_a_thread(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(module, "_processors", lambda: 2)
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert {process for _, (_, process) in spread(COUNT, places)} == {HERE}
    finally:
        stop.set()
        thread.join()


def test_a_process_that_is_killed():
    def work(n):
        if n == 500 and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    assert sorted(spread(COUNT, work)) == [(n, n) for n in range(COUNT)]


@pytest.mark.parametrize("started", [0, 1])
def test_a_process_that_cannot_be_started(started, monkeypatch):
    start, tried = module._start, []

    def refused(child):
        tried.append(child)
        if len(tried) > started:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        start(child)

    monkeypatch.setattr(module, "_start", refused)
    found = dict(spread(COUNT, places))
    assert {n: value for n, (value, _) in found.items()} == {n: n * n for n in range(COUNT)}
    assert len({process for _, process in found.values()} - {HERE}) == started
    # The others would be refused too, and the pipe of this one is of no use.
    assert len(tried) == started + 1
    assert tried[-1]._args[2].closed
    assert tried[-1]._args[3][-1].closed


def test_a_fault_is_told_here():
    def work(n):
        return 1 // (500 - n)

    with pytest.raises(ZeroDivisionError):
        dict(spread(COUNT, work))


def test_who_stops_listening_stops_the_work():
    for _ in spread(100 * COUNT, places):
        break
    # Ours alone: the browser of other tests is a child of this process too.
    assert multiprocessing.active_children() == []


def test_the_same_loading(tmp_path, monkeypatch):
    for n in range(module.FEW + 10):
        name = f"emplois/2025/x{n:04}.yml"
        text = broken(EMPLOI, f"reference: r-{n % 300}") if n % 7 else "titre: ["
        (tmp_path / "postings" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "postings" / name).write_text(text, "utf-8")
    postings = write(tmp_path)
    shared = shown(load(postings)), shown(load(postings, cache=tmp_path / "cache"))
    monkeypatch.setattr(module, "_processors", lambda: 1)
    alone = shown(load(postings))
    assert shared == (alone, alone)
    assert shown(load(postings, cache=tmp_path / "cache")) == alone
