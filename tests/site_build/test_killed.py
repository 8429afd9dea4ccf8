"""Builds that were killed, at any point, and builds at once: the next one gives the site of a cold build."""

import os
import subprocess
from pathlib import Path

import pytest

from vivier.site_build import manifest
from vivier.site_build.output_tree import ASIDE

from .mini_site import REAL_HOOKS, MiniSite
from .small_build import clean, edited, moved_far_on, rebuilt, renamed


class KilledError(BaseException):
    pass


def killed_before_mkdocs(small, monkeypatch):
    small.begin()


def killed_by_mkdocs(small, monkeypatch):
    small.begin()
    clean(small.site)


def killed_while_writing(small, monkeypatch):
    publication = small.begin()
    clean(small.site)
    writes = iter(range(3))

    def write(self, path, content):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        if next(writes, None) is None:
            Path(path).write_bytes(content[: len(content) // 2])
            raise KilledError
        Path(path).write_bytes(content)

    monkeypatch.setattr("vivier.site_build.output_tree.OutputTree._write", write)
    with pytest.raises(KilledError):
        small.end(publication)
    monkeypatch.undo()


def killed_while_putting_back(small, monkeypatch):
    publication = small.begin()
    clean(small.site)
    rename, left = os.rename, iter(range(2))

    def some(source, target):
        if next(left, None) is None:
            raise KilledError
        rename(source, target)

    monkeypatch.setattr(os, "rename", some)
    with pytest.raises(KilledError):
        small.end(publication)
    monkeypatch.undo()


def killed_before_remembering(small, monkeypatch):
    def killed(*_):
        raise KilledError

    monkeypatch.setattr(manifest, "save", killed)
    with pytest.raises(KilledError):
        small.build()
    monkeypatch.undo()


@pytest.mark.parametrize(
    "kill",
    [
        killed_before_mkdocs,
        killed_by_mkdocs,
        killed_while_writing,
        killed_while_putting_back,
        killed_before_remembering,
    ],
    ids=lambda one: one.__name__,
)
@pytest.mark.parametrize(
    "then", [lambda small: None, renamed, moved_far_on], ids=["same", "renamed", "later"]
)
def test_a_build_after_a_killed_one_is_a_cold_one(small, kill, then, monkeypatch, colds):
    small.colds = colds
    edited(small)
    kill(small, monkeypatch)
    then(small)
    rebuilt(small)
    assert not (small.site / ASIDE).exists()


def test_two_builds_at_once_give_the_site_of_one(tmp_path):
    mini, cold = (MiniSite(tmp_path / name, hooks=REAL_HOOKS) for name in ("ensemble", "seul"))
    for one in (mini, cold):
        one.real_records()
    assert cold.build().returncode == 0
    both = [
        subprocess.Popen(
            mini.command("build", "--quiet"),
            cwd=mini.folder,
            env=mini.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [one.wait() for one in both] == [0, 0]
    assert mini.files() == cold.files()
