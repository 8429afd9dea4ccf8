"""Two builds of one site at once: one after the other, whatever becomes of the first."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from vivier.site_build.turn import Turn, files_of

HOLD = """
import sys
from pathlib import Path
from vivier.site_build.turn import Turn, files_of
turn = Turn([Path(sys.argv[1])], lambda: None)
print("pris", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "tour")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "pris\n"
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


@pytest.mark.parametrize("end", ["close", "kill"])
def test_the_second_build_waits_for_the_first_to_end_or_be_killed(holder, end, tmp_path):
    said = []

    def waiting():
        said.append("attend")
        holder.communicate("\n") if end == "close" else holder.kill()

    turn = Turn([tmp_path / "tour"], waiting)
    assert said == ["attend"]
    with (tmp_path / "tour").open("rb") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    turn.over()


def test_nobody_waits_for_a_turn_that_was_left(tmp_path):
    Turn([tmp_path / "tour"], pytest.fail).over()
    Turn([tmp_path / "tour"], pytest.fail).over()


def test_nobody_waits_for_oneself(tmp_path):
    failed = Turn([tmp_path / "tour"], pytest.fail)
    Turn([tmp_path / "tour"], pytest.fail).over()
    failed.over()


def test_one_that_went_on_without_waiting_leaves_the_turn_to_who_has_it(tmp_path):
    failed = Turn([tmp_path / "tour"], pytest.fail)
    Turn([tmp_path / "tour"], pytest.fail).over()
    Turn([tmp_path / "tour"], pytest.fail).over()
    failed.over()


def test_who_left_waits_for_one_that_has_not_written_its_name_yet(tmp_path):
    Turn([tmp_path / "tour"], pytest.fail).over()
    said = []
    with (tmp_path / "tour").open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        def waiting():
            said.append("attend")
            fcntl.flock(other, fcntl.LOCK_UN)

        Turn([tmp_path / "tour"], waiting).over()
    assert said == ["attend"]


def test_where_nothing_can_be_written_nobody_waits(tmp_path):
    (tmp_path / "cache").write_text("un fichier")
    Turn([tmp_path / "cache" / "tour"], pytest.fail).over()


def test_where_the_cache_cannot_be_written_another_file_stands_for_the_turn(holder, tmp_path):
    (tmp_path / "cache").write_text("un fichier")
    said = []

    def waiting():
        said.append("attend")
        holder.communicate("\n")

    Turn([tmp_path / "cache" / "tour", tmp_path / "tour"], waiting).over()
    assert said == ["attend"]


def test_a_link_is_not_written_through(tmp_path):
    (tmp_path / "autre").write_text("texte")
    (tmp_path / "tour").symlink_to("autre")
    Turn([tmp_path / "tour"], pytest.fail).over()
    assert (tmp_path / "autre").read_text() == "texte"


def test_a_site_has_one_turn_by_whichever_of_its_names(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "autre-nom").symlink_to("site")
    both = [files_of(tmp_path / ".cache", tmp_path / name) for name in ("site", "autre-nom")]
    assert both[0] == both[1]
    assert files_of(tmp_path / ".cache", tmp_path / "apercu")[1] != both[0][1]


def test_nothing_stays_open_where_the_turn_cannot_be_written(tmp_path, monkeypatch):
    def full(*_):
        raise OSError

    before = len(list(Path("/proc/self/fd").iterdir()))
    monkeypatch.setattr(fcntl, "flock", full)
    Turn([tmp_path / "tour"], pytest.fail)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
