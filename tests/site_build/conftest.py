"""Fixtures of the site tests."""

import shutil

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


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """The folder of the templates that a build compiled: nearly half of what a cold one takes."""
    made = SmallBuild(tmp_path_factory.mktemp("modeles"))
    made.build()
    return made.cache / "templates"


@pytest.fixture
def small(tmp_path, at_once, compiled):
    """A project built once, from nothing but compiled templates; a cold build, which it is compared with, has none."""
    made = SmallBuild(tmp_path)
    shutil.copytree(compiled, made.cache / "templates")
    made.build()
    return made


@pytest.fixture(scope="session")
def colds():
    """What cold builds gave, for `SmallBuild.colds`."""
    return {}
