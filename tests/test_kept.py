"""What is kept from one run to the next: given back as it was, or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vivier import kept

BODY = [b"une ", b"fiche"]


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "cache" / "fiches.bin"
    assert kept.write(file, BODY, b"cle")
    return file


def test_what_is_kept_is_given_back(file):
    assert kept.read(file, b"cle") == b"une fiche"


def test_nothing_is_given_for_another_key(file):
    assert kept.read(file, b"autre") is None


def test_nothing_is_given_for_other_code(file, monkeypatch):
    monkeypatch.setattr(kept, "code_key", lambda: b"autre code")
    assert kept.read(file, b"cle") is None


def test_a_file_cut_anywhere_or_longer_is_no_file(file):
    whole = file.read_bytes()
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        assert kept.read(file, b"cle") is None, size
    file.write_bytes(whole + b" ")
    assert kept.read(file, b"cle") is None


def test_a_file_with_any_byte_changed_is_no_file(file):
    whole = file.read_bytes()
    for at, byte in enumerate(whole):
        file.write_bytes(whole[:at] + bytes([byte ^ 1]) + whole[at + 1 :])
        assert kept.read(file, b"cle") is None, at


def test_a_missing_file_or_a_folder_is_no_file(tmp_path):
    assert kept.read(tmp_path / "rien.bin") is None
    assert kept.read(tmp_path) is None


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "cache").write_text("un fichier, là où il faudrait un dossier")
    assert not kept.write(tmp_path / "cache" / "fiches.bin", BODY)
    assert [one.name for one in tmp_path.iterdir()] == ["cache"]


def test_a_write_that_fails_leaves_what_was_kept(file, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert not kept.write(file, [b"autre"], b"cle")
    assert kept.read(file, b"cle") == b"une fiche"
    assert [one.name for one in file.parent.iterdir()] == ["fiches.bin"]


def test_what_a_killed_run_left_is_removed_once_nobody_can_be_writing_it(tmp_path):
    hour = 3600 * 10**9
    now = 1_800_000_000 * 10**9
    for folder in ("", "search", "apercu"):
        (tmp_path / folder).mkdir(exist_ok=True)
        for name, age in (("a.bin", 2), ("a.bin.12", 2), ("moment.34", 2), ("a.bin.56", 0)):
            (tmp_path / folder / name).touch()
            os.utime(tmp_path / folder / name, ns=(now - age * hour,) * 2)
    kept.sweep(tmp_path, now)
    left = {
        folder: {one.name for one in (tmp_path / folder).iterdir() if one.is_file()}
        for folder in ("", "search")
    }
    assert left == {"": {"a.bin", "a.bin.56"}, "search": {"a.bin", "a.bin.56"}}
    # The site of the preview is not ours to clean.
    assert (tmp_path / "apercu" / "a.bin.12").exists()
    kept.sweep(tmp_path / "absent", now)


@pytest.mark.parametrize(
    ("one", "other"), [((b"ab", b"c"), (b"a", b"bc")), ((b"",), ()), ((b"a",), (b"a", b""))]
)
def test_other_parts_have_another_digest(one, other):
    assert kept.digest(*one) != kept.digest(*other)


def code_key_of(monkeypatch, folder):
    monkeypatch.setattr(kept, "_CODE", folder / "code")
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(folder / "libraries"))
    return kept.code_key.__wrapped__()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("code/records/emploi.py", None),
        ("code/pages/templates/emploi.html", None),
        ("code/candidacy/rules.yml", None),
        ("libraries/nh3-0.3.1.dist-info/METADATA", "libraries/nh3-0.3.2.dist-info/METADATA"),
    ],
)
def test_other_code_templates_rules_and_libraries_have_another_key(tmp_path, monkeypatch, before, after):
    for name in ("code", "libraries", Path(before).parent):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    (tmp_path / before).write_text("un")
    first = code_key_of(monkeypatch, tmp_path)
    assert code_key_of(monkeypatch, tmp_path) == first
    if after:
        (tmp_path / before).parent.rename((tmp_path / after).parent)
    else:
        (tmp_path / before).write_text("deux")
    assert code_key_of(monkeypatch, tmp_path) != first


@pytest.mark.parametrize(
    "begun", ["import site_hooks", "from vivier.cli import vivier; vivier(['check', 'postings'])"]
)
def test_the_key_of_the_code_is_known_before_the_code_that_makes_what_is_kept(begun, tmp_path):
    (tmp_path / "postings").mkdir()
    # Otherwise « git pull » while a build begins would leave what the old code made under the key of the new one.
    noted = (
        "import sys, vivier.kept as kept\n"
        "class Noted:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name.startswith(('vivier.intake', 'vivier.site_build')):\n"
        "            print(name, kept.code_key.cache_info().currsize)\n"
        "sys.meta_path.insert(0, Noted())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", noted + begun], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(kept.__file__).parents[1])}, check=False,
    )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if line.startswith("vivier.")]
    assert len(lines) > 5, done
    assert {line.rpartition(" ")[2] for line in lines} == {"1"}
