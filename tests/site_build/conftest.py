"""Fixtures of the site tests."""

import pytest

from .mini_site import MiniSite


@pytest.fixture
def mini(tmp_path):
    """A tiny site ready to build."""
    return MiniSite(tmp_path / "projet")
