"""Work shared among processes, where there is much of it and the system lets a process be doubled safely."""

import gc
import multiprocessing
import os
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

FEW = 300
"""Pieces of work under which a second process costs more than it saves."""

_PART = 32
_MOST = 4
_SAMPLES = 16
"""Pieces done before any process is doubled, from one end to the other: modules, models, templates and public holidays
that the first of a kind loads are then there for all, and not loaded by each."""

Result = TypeVar("Result")


def spread(count: int, work: Callable[[int], Result]) -> Iterator[tuple[int, Result]]:
    """Yield ``work(0)``, ``work(1)``… with their numbers, in any order.

    Args:
        count: how many there are.
        work: gives a result that can be pickled; it may be called in another process, twice if
            that one is killed, and changes nothing in memory.
    """
    processes = min(_processors(), _MOST)
    if count < FEW or processes < 2 or not _can_fork():
        yield from ((n, work(n)) for n in range(count))
        return
    done = set(range(0, count, count // _SAMPLES))
    for n in done:
        yield n, work(n)
    for n, result in _from_children([n for n in range(count) if n not in done], work, processes):
        done.add(n)
        yield n, result
    # A process that was killed or could not be started, for want of memory for instance, leaves its part to this one.
    yield from ((n, work(n)) for n in range(count) if n not in done)


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _can_fork() -> bool:
    """Whether the process can be doubled: a lock that another thread holds would never be released in the copy."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _from_children(
    todo: Sequence[int], work: Callable[[int], Result], processes: int
) -> Iterator[tuple[int, Result]]:
    """Yield results as they come from the children, each of which has every so many parts of the numbers."""
    system = multiprocessing.get_context("fork")
    readers: list[Connection[Any, Any]] = []
    children = []
    try:
        for child in range(processes):
            reader, writer = system.Pipe(duplex=False)
            numbers = [n for place, n in enumerate(todo) if place // _PART % processes == child]
            given = (numbers, work, writer, (*readers, reader))
            one = system.Process(target=_child, args=given, daemon=True)
            with writer:
                try:
                    _start(one)
                except OSError:
                    # No memory, or no process, to be had: asking for more of them would be for nothing.
                    reader.close()
                    break
            readers.append(reader)
            children.append(one)
        yield from _received(readers)
    finally:
        for one in children:
            one.terminate()
        for one in children:
            one.join()


def _start(child: BaseProcess) -> None:
    """Start a process, whatever threads libraries have.

    Of Python's own there are none (`_can_fork`). From 3.12 on it tells of the system's too: those of the minifier,
    which is in Go, wait for calls that no child makes.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*use of fork", DeprecationWarning)
        child.start()


def _received(readers: Sequence["Connection[Any, Any]"]) -> Iterator[tuple[int, Any]]:
    waiting = list(readers)
    while waiting:
        for reader in wait(waiting):
            assert isinstance(reader, Connection)  # noqa: S101  # nothing else is waited for
            try:
                results = reader.recv()
            except (EOFError, OSError):
                waiting.remove(reader)
                continue
            yield from results


def _child(
    numbers: Sequence[int],
    work: Callable[[int], Any],
    writer: "Connection[Any, Any]",
    readers: Sequence["Connection[Any, Any]"],
) -> None:
    # Who started the work stops it: an interruption is told once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    for reader in readers:
        reader.close()  # or it would never be known here that nobody reads any more
    # What fails is left to the first process: there it is told as anything that fails.
    with suppress(Exception), writer:
        for start in range(0, len(numbers), _PART):
            writer.send([(n, work(n)) for n in numbers[start : start + _PART]])
