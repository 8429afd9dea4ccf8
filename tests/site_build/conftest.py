"""Fixtures of the site tests."""

import pytest

from vivier import statuses

from .mini_site import MiniSite
from .small_build import SmallBuild


@pytest.fixture
def mini(tmp_path):
    """A tiny site ready to build."""
    return MiniSite(tmp_path / "projet")


@pytest.fixture
def at_once(monkeypatch):
    """Files are believed at once: in life, those of a test would be too recent to be."""
    monkeypatch.setattr(statuses, "MARGIN", -(10**12))


@pytest.fixture
def small(tmp_path, at_once):
    """A project built once."""
    made = SmallBuild(tmp_path)
    made.build()
    return made
