"""The repository as a newcomer finds it: pins that follow pyproject.toml, and a set-up that says what it lacks."""

import json
import re
import shutil
import subprocess
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.site_pages import ROOT

PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+)((?:.*\\\n)(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
LOCK = ROOT / "tests" / "tools" / "package-lock.json"


def pins(name):
    """Every pinned package of a requirements file with its versions, one for each range of Pythons."""
    found = {}
    for package, version, _ in PIN.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(package), []).append(Version(version))
    return found


def declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    site = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    return {
        "requirements.txt": site,
        "requirements-dev.txt": [*site, *project["project"]["optional-dependencies"]["test"]],
    }


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_pins_follow_pyproject(name):
    pinned = pins(name)
    for requirement in map(Requirement, declared()[name]):
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not pinned: make requirements"
        assert all(version in requirement.specifier for version in versions), (
            f"{requirement}: make requirements"
        )


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_its_hashes_and_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(PIN.findall(text)) == len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE))
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)


def test_the_tests_run_what_builds_the_site():
    development = pins("requirements-dev.txt")
    for package, versions in pins("requirements.txt").items():
        assert development[package] == versions, package


def test_the_test_tools_are_locked_without_an_address():
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    packages = {path: package for path, package in json.loads(text)["packages"].items() if path}
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


@pytest.fixture
def bare(tmp_path):
    """A clone whose folder has a space in its name, without its environment."""
    clone = tmp_path / "mon dossier"
    shutil.copytree(ROOT / ".ci", clone / ".ci")
    return clone


def setup(clone, python):
    return subprocess.run(
        ["sh", ".ci/setup.sh", "site"], cwd=clone, env={"PATH": "/usr/bin:/bin", "PYTHON": str(python)},
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_setup_says_that_python_is_missing(bare):
    ran = setup(bare, "python-absent")
    assert ran.returncode == 1
    assert "« python-absent » est introuvable" in ran.stderr


def test_setup_refuses_an_old_python(bare):
    old = bare / "python3.9"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo "Python 3.9.2" && exit\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    ran = setup(bare, old)
    assert ran.returncode == 1
    assert "Il faut Python 3.11 ou plus récent" in ran.stderr
    assert "Python 3.9.2" in ran.stderr


def test_setup_says_that_the_venv_module_is_missing(bare):
    stripped = bare / "python3"
    stripped.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n', encoding="utf-8")
    stripped.chmod(0o755)
    ran = setup(bare, stripped)
    assert ran.returncode == 1
    assert "python3-venv" in ran.stderr
