"""Work shared between processes: all of it, once, whoever does it."""

import os
import threading

import pytest

from vivier.site_build.sharing import WORTH_IT, processes_for, shared

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system: nothing is shared")


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 1000])
def test_every_piece_of_work_is_done_once(count, processes):
    found = list(shared(lambda item: item * 2, range(count), processes))
    assert sorted(found) == [(number, number * 2) for number in range(count)]


def test_several_processes_take_part():
    # The first one waits until another has begun: nobody can have done it all.
    reading, writing = os.pipe()
    here = os.getpid()

    def work(_):
        if os.getpid() == here:
            os.read(reading, 1)
        else:
            os.write(writing, b"x" * 64)
        return os.getpid()

    assert len({pid for _, pid in shared(work, range(64), 2)}) == 2
    os.close(reading)
    os.close(writing)


def test_an_error_of_another_process_is_raised_here():
    here = os.getpid()

    def work(item):
        if os.getpid() != here:
            raise KeyError("fiche")
        threading.Event().wait(0.01)
        return item

    with pytest.raises(KeyError, match="fiche"):
        list(shared(work, range(200), 2))


def test_a_process_that_is_killed_is_told():
    here = os.getpid()

    def work(item):
        if os.getpid() != here:
            os._exit(1)
        threading.Event().wait(0.01)
        return item

    with pytest.raises(ChildProcessError):
        list(shared(work, range(200), 2))


def test_little_work_is_not_shared():
    assert processes_for(WORTH_IT - 1) == 1


def test_nothing_is_forked_beside_other_threads():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert processes_for(10_000) == 1
    done.set()
    thread.join()
