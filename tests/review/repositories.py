"""Git repositories for tests: what nobody's settings change."""

import subprocess
from pathlib import Path

from tests.intake.bases import write


def git(folder: Path, *arguments: str, data: bytes | None = None) -> str:
    """Run Git with an author of its own and none of the settings of the machine."""
    settings = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "commit.gpgsign=false")
    settings += (
        "-c",
        "init.defaultBranch=main",
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "core.autocrlf=false",
    )
    command = ["git", *settings, "-C", str(folder), *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode().strip()


def commit(folder: Path, message: str = "Essai") -> str:
    """Commit everything; the number of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """A repository with one commit: a valid ``postings/`` with these files added."""
    folder.mkdir(exist_ok=True, parents=True)
    git(folder, "init", "--quiet")
    (folder / ".gitignore").write_text(".cache/\n")
    postings = write(folder, files)
    commit(folder)
    return postings
