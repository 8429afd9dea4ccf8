"""Compiled templates kept from one run to the next: the same pages, whatever became of what was kept."""

from pathlib import Path

import pytest

from vivier.pages.environment import environment


def shown(cache: Path | None) -> str:
    environment.cache_clear()
    try:
        lines = environment(cache).globals["marks"]
        return str(lines.tokens(["a & b", ("c", "d?e&f")], "Mots"))  # type: ignore[attr-defined]
    finally:
        environment.cache_clear()


def test_what_is_kept_gives_the_same(tmp_path: Path) -> None:
    assert [shown(None), shown(tmp_path), shown(tmp_path)] == [shown(None)] * 3
    assert "a &amp; b" in shown(tmp_path)
    assert list((tmp_path / "templates").iterdir())


@pytest.mark.parametrize("damage", [b"", b"x" * 400, None])
def test_what_is_damaged_is_thrown_away(tmp_path: Path, damage: bytes | None) -> None:
    expected = shown(tmp_path)
    for file in (tmp_path / "templates").iterdir():
        whole = file.read_bytes()
        file.write_bytes(whole[:-1] + b"!" if damage is None else damage)
    assert shown(tmp_path) == expected


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert shown(file) == shown(None)
