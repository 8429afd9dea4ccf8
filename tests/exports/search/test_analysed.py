"""The analyses kept between two builds: used when they are sound, thrown away when in doubt."""

import os
from importlib.resources import files
from pathlib import Path

import pytest

from vivier.exports.search import analysed
from vivier.exports.search.analysed import Analysed

from .samples import files_of, index_of, offer

RECORDS = [offer(f"poste-{n}", f"Géomètre {n}", missions="Animer l’État") for n in range(5)]


@pytest.fixture
def kept(tmp_path):
    """A file of analyses of `RECORDS`."""
    file = tmp_path / "cache" / "search.bin"
    found = Analysed()
    files_of(index_of(*RECORDS), found)
    found.save(file)
    return file


def done(file, records=RECORDS):
    """How many records are analysed again from a file, whose index is then the same as without it."""
    found = Analysed.load(file)
    assert files_of(index_of(*records), found) == files_of(index_of(*records))
    return found.done


def test_what_is_kept_is_not_analysed_again(kept):
    assert done(kept) == 0
    assert done(kept, RECORDS[1:]) == 0
    assert done(kept, [*RECORDS, offer("neuf", "Neuf")]) == 1


def test_the_same_analyses_give_the_same_file(kept, tmp_path):
    again = tmp_path / "again.bin"
    found = Analysed.load(kept)
    files_of(index_of(*RECORDS), found)
    found.save(again)
    assert again.read_bytes() == kept.read_bytes()


def test_words_of_records_that_left_are_forgotten(kept):
    found = Analysed.load(kept)
    files_of(index_of(offer("seul", "Zinzolin")), found)
    found.save(kept)
    assert "géomètre" not in Analysed.load(kept).words.surfaces
    assert done(kept, [offer("seul", "Zinzolin")]) == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:40],
        lambda content: b"vivier search 0\n" + content[16:],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content.replace("géomètre".encode(), b"prefet!"),
    ],
    ids=["empty", "short", "cut", "other version", "one bit", "a word"],
)
def test_a_damaged_file_is_thrown_away(kept, damage):
    kept.write_bytes(damage(kept.read_bytes()))
    assert done(kept) == len(RECORDS)


def test_no_file_and_a_folder_in_its_place(tmp_path):
    assert done(tmp_path / "none.bin") == len(RECORDS)
    assert done(tmp_path) == len(RECORDS)


def test_where_nothing_can_be_written_nothing_breaks(tmp_path, kept):
    (tmp_path / "file").write_text("not a folder")
    Analysed.load(kept).save(tmp_path / "file" / "search.bin")
    Analysed.load(kept).save(tmp_path)
    left = f"*.{os.getpid()}"
    assert not [*tmp_path.rglob(left), *tmp_path.parent.glob(left)]


def test_other_code_reads_everything_again(kept, monkeypatch):
    monkeypatch.setattr(analysed, "_code", lambda: b"other")
    assert done(kept) == len(RECORDS)


def test_what_decides_the_words_is_part_of_the_key():
    names = {file.name for package in analysed._PACKAGES for file in Path(str(files(package))).rglob("*.py")}
    assert {"archive.py", "personal.py", "vocabularies.py", "documents.py", "reader.py"} <= names
