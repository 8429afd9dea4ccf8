"""Work shared between processes, where it is long enough to be worth starting one."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 300
"""How many pieces of work pay for another process."""

_TICKET = 4
_ROOM = 65536 // _TICKET
"""How many tickets a pipe holds at least, on any system, before anybody reads it."""


def shared(work: Callable[[T], R], items: Sequence[T], processes: int) -> Iterator[tuple[int, R]]:
    """Yield the number of each item and what ``work`` gives for it, in no order.

    The other processes see everything that this one has computed so far: they are forks, and only results travel.

    Args:
        work: what to do with an item. What it remembers in memory stays in the process that did it.
        items: what to do it with.
        processes: how many processes in all.

    Raises:
        ChildProcessError: another process did not end its work: it was killed.
    """
    if processes < 2:
        yield from ((number, work(item)) for number, item in enumerate(items))
        return
    size = max(16, -(-len(items) // _ROOM))
    tickets = _tickets(-(-len(items) // size))

    def part() -> Iterator[tuple[int, R]]:
        """Take tickets one by one: who is faster does more."""
        while ticket := os.read(tickets, _TICKET):
            start = int.from_bytes(ticket, "little") * size
            yield from (
                (number, work(items[number])) for number in range(start, min(start + size, len(items)))
            )

    context = get_context("fork")
    helpers = []
    for _ in range(processes - 1):
        receiver, sender = context.Pipe(duplex=False)
        helper = context.Process(target=_send, args=(part, sender), daemon=True)
        helper.start()
        sender.close()
        helpers.append((helper, receiver))
    try:
        yield from part()
        for helper, receiver in helpers:
            yield from _received(receiver)
            helper.join()
    finally:
        os.close(tickets)


def processes_for(count: int) -> int:
    """Return how many processes to share some pieces of work between.

    One where there is no fork, or other threads: one of them might hold a lock that a fork would wait for.
    """
    if count < WORTH_IT or threading.active_count() > 1 or "fork" not in get_all_start_methods():
        return 1
    return min(os.cpu_count() or 1, 4)


def _tickets(count: int) -> int:
    """Return a pipe from which each read takes a number, from 0, then nothing."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_TICKET, "little") for number in range(count)))
    os.close(writing)
    return reading


def _send(part: Callable[[], Iterator[tuple[int, R]]], sender: Connection) -> None:
    with closing(sender):
        try:
            sender.send(list(part()))
        except Exception as error:  # raised again by the process that waits
            sender.send(error)


def _received(receiver: Connection) -> list[tuple[int, R]]:
    with closing(receiver):
        try:
            found: list[tuple[int, R]] | Exception = receiver.recv()
        except EOFError:
            raise ChildProcessError("a process that was making pages was killed") from None
    if isinstance(found, Exception):
        raise found
    return found
