"""What is kept from one loading to the next: whatever happens in between, loading gives what it gives from nothing."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.bases import BASES, EMPLOI, OTHERS, write
from tests.intake.edits import EDITS, OFFER, SHEET_FILE, VERSION_FILE, apply, put, shown
from vivier import kept, segments, statuses
from vivier.candidacy import checking
from vivier.intake import examine, gather, store
from vivier.intake.load import load
from vivier.records.base import Controle

OLD = 1_000_000_000_000_000_000


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A small folder that was loaded twice, and whose files are old enough to be trusted."""
    monkeypatch.setattr(statuses, "MARGIN", -(10**12))
    write(tmp_path)
    warm(tmp_path)
    warm(tmp_path)
    return tmp_path


@pytest.fixture
def examined(monkeypatch):
    """The files that are read."""
    found = []
    real = examine.read_bytes

    def read_bytes(file, path):
        found.append(path.removeprefix("postings/"))
        return real(file, path)

    monkeypatch.setattr(examine, "read_bytes", read_bytes)
    return found


def warm(folder):
    return shown(load(folder / "postings", cache=folder / "cache"))


def cold(folder):
    return shown(load(folder / "postings"))


def test_nothing_changed_nothing_read(folder, examined):
    index = folder / "cache" / store.FOLDER / "index"
    before = index.stat().st_mtime_ns
    loaded = load(folder / "postings", cache=folder / "cache")
    assert not examined
    assert index.stat().st_mtime_ns == before
    assert shown(loaded) == cold(folder)


def test_one_file_changed_one_file_read(folder, examined):
    put(folder, OFFER, EMPLOI.replace("cheffe de projets", "cheffe de mission"))
    after = warm(folder)
    assert examined == [OFFER]
    assert after == cold(folder)
    assert after[1][0]["emploi"]["exemple"].titre == "Chef ou cheffe de mission"


def test_a_file_is_not_trusted_when_it_has_just_changed(tmp_path, examined):
    write(tmp_path)
    for _ in range(2):
        examined.clear()
        warm(tmp_path)
        assert OFFER in examined


def test_an_older_file_is_trusted(tmp_path, examined, monkeypatch):
    write(tmp_path)
    monkeypatch.setattr(statuses, "MARGIN", -(10**12))
    warm(tmp_path)
    examined.clear()
    warm(tmp_path)
    assert not examined


def test_same_size_and_same_time_but_other_content(folder):
    path = folder / "postings" / OFFER
    status = path.stat()
    path.write_text(EMPLOI.replace("projets", "travaux"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert warm(folder) == cold(folder)


def test_same_size_same_time_in_another_file_put_in_its_place(folder):
    path = folder / "postings" / OFFER
    status = path.stat()
    other = path.with_suffix(".new")
    other.write_text(EMPLOI.replace("projets", "travaux"), "utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)
    assert warm(folder) == cold(folder)


def test_times_that_prove_nothing(folder, examined):
    """A fresh clone with the cache of another: files are read, and not parsed."""
    for file in (folder / "postings").rglob("*.yml"):
        os.utime(file, ns=(OLD, OLD))
    before = warm(folder)
    assert OFFER in examined
    assert before == cold(folder)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit(edit, folder):
    EDITS[edit](folder)
    expected = cold(folder)
    assert warm(folder) == expected
    assert warm(folder) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3), max_size=5))
def test_any_edits(tmp_path_factory, rounds):
    """After any edits, again and again, what is loaded with a cache is what is loaded from nothing."""
    folder = tmp_path_factory.mktemp("edits")
    margin, statuses.MARGIN = statuses.MARGIN, -(10**12)
    try:
        write(folder)
        for edits in [[], *rounds]:
            for edit in edits:
                apply(edit, folder)
            assert warm(folder) == cold(folder)
    finally:
        statuses.MARGIN = margin
        shutil.rmtree(folder)


def files(folder):
    return sorted((folder / "cache" / store.FOLDER).iterdir())


@pytest.mark.parametrize("damage", [b"", b"x", b"cut", b"turned"])
@pytest.mark.parametrize("part", ["index", "segment"])
def test_a_damaged_cache(part, damage, folder):
    for file in files(folder):
        if (file.name == "index") == (part == "index"):
            content = file.read_bytes()
            changed = {
                b"cut": content[: len(content) // 2],
                b"turned": content[:60] + bytes(255 - byte for byte in content[60:]),
            }
            file.write_bytes(changed.get(damage, damage))
    expected = cold(folder)
    assert warm(folder) == expected
    assert warm(folder) == expected


def test_a_segment_that_is_missing(folder):
    for file in files(folder):
        if file.name != "index":
            file.unlink()
    assert warm(folder) == cold(folder)
    assert warm(folder) == cold(folder)


def test_a_cache_of_other_code_and_of_other_controls(folder, monkeypatch, examined):
    monkeypatch.setattr(kept, "code_key", lambda: b"another version")
    assert warm(folder) == cold(folder)
    assert OFFER in examined


def more(record):
    yield Controle("EMPLOI-04", ("titre",), "un message", "un remède")


def test_other_controls(folder):
    def shown_with(controls, cache):
        return shown(load(folder / "postings", controls, cache=cache))

    for controls in (more, checking.controls, more):
        assert shown_with(controls, folder / "cache") == shown_with(controls, None)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights")
@pytest.mark.parametrize("refuse", [os.unlink, Path.open])
def test_a_cache_that_cannot_be_written(folder, refuse, monkeypatch):
    """Read-only folder, full disk: the same loading."""
    put(folder, OFFER, EMPLOI + "permis: B\n")

    def fail(*_, **__):
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(Path, refuse.__name__, fail)
    expected = cold(folder)
    assert warm(folder) == expected
    assert warm(folder) == expected


def test_a_cache_whose_place_is_taken(tmp_path):
    write(tmp_path)
    (tmp_path / "cache").write_text("a file", "utf-8")
    assert warm(tmp_path) == cold(tmp_path)


def test_another_run_removes_the_segments(folder):
    """A catalogue goes on giving its records while another run writes the cache again."""
    loaded = load(folder / "postings", cache=folder / "cache")
    expected = cold(folder)
    shutil.rmtree(folder / "cache")
    assert shown(loaded) == expected


def test_a_record_damaged_after_loading(folder):
    loaded = load(folder / "postings", cache=folder / "cache")
    for file in files(folder):
        with file.open("r+b") as stream:  # in place: the file that is open
            stream.seek(60)
            stream.write(b"\0" * 200)
    assert shown(loaded) == cold(folder)
    put(folder, OFFER, EMPLOI + "permis: B\n")
    changed = load(folder / "postings", cache=folder / "cache")
    assert shown(changed) == cold(folder)


def test_a_record_damaged_and_a_file_changed_after_loading(folder):
    loaded = load(folder / "postings", cache=folder / "cache")
    for file in files(folder):
        with file.open("r+b") as stream:
            stream.write(b"\0" * file.stat().st_size)
    put(folder, OFFER, EMPLOI + "permis: B\n")
    with pytest.raises(gather.ChangedError):
        loaded.catalogue.get("emploi", "exemple")


def test_what_killed_runs_left_is_removed(folder):
    left = folder / "cache" / store.FOLDER / "0123.77"
    left.write_bytes(b"x")
    put(folder, OFFER, EMPLOI + "permis: B\n")
    warm(folder)
    assert not left.exists()


def test_segments_do_not_pile_up(folder, monkeypatch):
    """One edit is one more segment; many are written again as one, and what is of no use goes away."""
    monkeypatch.setattr(segments, "_MANY", 3)
    for n in range(12):
        put(folder, OFFER, EMPLOI + f"permis: B{n}\n")
        put(folder, f"labos/lab-{n}.yml", BASES["labo"][1])
        assert warm(folder) == cold(folder)
    kept_files = [file for file in files(folder) if file.name != "index"]
    assert len(kept_files) <= 5
    size = sum(file.stat().st_size for file in kept_files)
    for file in (folder / "postings").rglob("*.yml"):
        if file.stem != "lab-1":
            file.unlink()
    assert warm(folder) == cold(folder) == warm(folder)
    assert sum(file.stat().st_size for file in files(folder) if file.name != "index") < size


def test_full_segments_are_written_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(segments, "FULL", 500)
    write(tmp_path)
    assert warm(tmp_path) == cold(tmp_path)
    assert len(files(tmp_path)) > 5
    assert warm(tmp_path) == cold(tmp_path)


def test_records_are_made_when_they_are_asked_for(folder, monkeypatch):
    loaded = load(folder / "postings", cache=folder / "cache")
    made = []
    real = gather.decoded
    monkeypatch.setattr(gather, "decoded", lambda content: made.append(1) or real(content))
    records = loaded.catalogue.records["emploi"]
    assert (list(records), len(records), "exemple" in records) == (["ancienne", "exemple"], 2, True)
    assert not made
    assert records["exemple"].titre.startswith("Chef")
    assert records["exemple"] == records["exemple"]
    assert len(made) == 1
    with pytest.raises(KeyError):
        records["absente"]
    assert records.get("absente") is None


def test_problems_of_the_whole_do_not_read_files_again(folder, examined, monkeypatch):
    put(folder, "emplois/2025/double.yml", EMPLOI + "labo: absent\n")
    warm(folder)
    expected = warm(folder)
    from vivier.intake import places

    monkeypatch.setattr(places, "read_bytes", None)
    assert warm(folder) == expected == warm(folder)
    assert {one.code for one in expected[0]} == {"EMPLOI-09", "REF-01"}


assert set(OTHERS) >= {VERSION_FILE, SHEET_FILE}


def test_lines_are_written_as_they_were_read_until_their_segment_moves(folder, monkeypatch):
    """The segment of an edited record leaves: those after it take its number, and their lines follow."""
    written = []
    real = store.plain

    def plain(outcome):
        written.append(outcome)
        return real(outcome)

    monkeypatch.setattr(store, "plain", plain)
    monkeypatch.setattr(segments, "_SMALL", 0)
    others = [name for name, _ in BASES.values() if name != OFFER][:2]
    for name in (OFFER, *others):
        put(folder, name, (folder / "postings" / name).read_text("utf-8") + "# une remarque\n")
        warm(folder)
    written.clear()
    put(folder, others[1], (folder / "postings" / others[1]).read_text("utf-8") + "# une autre\n")
    warm(folder)
    assert len(written) == 1
    written.clear()
    put(folder, OFFER, (folder / "postings" / OFFER).read_text("utf-8") + "# une autre\n")
    assert warm(folder) == cold(folder)
    assert len(written) == 3
    assert warm(folder) == cold(folder)
