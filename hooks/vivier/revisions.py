"""Files as a revision of a Git repository has them, read without touching its working files.

Nothing of a revision is run, and no name of its own is followed: Git gives bytes by number, and they are written in a
folder of ours. A name that an option could be taken for never reaches a place where Git reads options.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from vivier.failures import explained

_LINK = "120000"
_FILES = frozenset({"100644", "100755", "100664"})
_CHUNK = 1 << 20


class RevisionError(Exception):
    """A revision that cannot be read; its text says why, in French."""


class _File(NamedTuple):
    """A file of a revision: its mode, the number of its bytes, its path from the folder that was asked for."""

    mode: str
    blob: str
    path: str


class Repository:
    """The repository of a folder of working files."""

    def __init__(self, folder: Path) -> None:
        """Stand in a folder.

        Args:
            folder: an existing folder.

        Raises:
            RevisionError: if Git is not there, or the folder in no repository.
        """
        found = shutil.which("git")
        if found is None:
            raise RevisionError("Git n’est pas installé : donner deux dossiers de fiches")
        self._git = (found, "--no-optional-locks", "-C", str(folder))
        # A folder may end with a line end: Git adds just one.
        self._prefix = self._ask(
            "rev-parse",
            "--show-prefix",
            otherwise=lambda: f"{folder} n’est pas dans un dépôt Git que Git sache lire",
        )

    def commit(self, revision: str) -> str:
        """Return the number of the commit that a revision names: a branch, a tag, ``HEAD~1``.

        Raises:
            RevisionError: if there is none.
        """
        return self._ask(
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{revision}^{{commit}}",
            otherwise=lambda: (
                f"« {revision} » n’est ni un dossier de fiches ni une révision de ce dépôt{self._cut()}"
            ),
        )

    def _cut(self) -> str:
        """Return what to do where a copy of a repository has only the end of its history, as in a CI."""
        shallow = self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        return ", dont cette copie n’a que la fin : git fetch --unshallow" if shallow else ""

    def write(self, commit: str, target: Path) -> bool:
        """Write the folder as a commit has it in ``target``, which is made; return whether the commit has it.

        Raises:
            RevisionError: if the commit holds what no folder can.
        """
        target.mkdir(parents=True)
        folder = self._prefix.removesuffix("/")
        run = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{folder}")
        if run.returncode != 0:
            return False
        files = list(self._files(run.stdout.decode().strip()))
        with tempfile.TemporaryFile() as asked:
            asked.write("".join(f"{one.blob}\n" for one in files).encode())
            asked.seek(0)
            command = (*self._git, "cat-file", "--batch")
            with subprocess.Popen(command, stdin=asked, stdout=subprocess.PIPE) as giving:  # noqa: S603 - Git itself
                assert giving.stdout is not None  # noqa: S101 - asked for above
                try:
                    for one in files:
                        _write(one, target, giving.stdout)
                except OSError as error:
                    raise RevisionError("cette révision ne peut pas être écrite dans un dossier") from error
        return True

    def _files(self, tree: str) -> Iterator[_File]:
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", tree)
        if listed.returncode != 0:
            raise RevisionError("les fichiers de cette révision ne peuvent pas être lus")
        for line in listed.stdout.split(b"\0"):
            if not line:
                continue
            head, _, name = line.partition(b"\t")
            mode, _, blob = head.decode().split()
            path = os.fsdecode(name)
            # Git itself refuses these names; who writes a commit by hand may not.
            if any(part in ("", ".", "..") or part.lower() == ".git" for part in path.split("/")):
                raise RevisionError("cette révision contient un nom de fichier impossible")
            # What is left is a repository inside the repository.
            if mode in _FILES or mode == _LINK:
                yield _File(mode, blob, path)

    def _ask(self, *arguments: str, otherwise: Callable[[], str]) -> str:
        run = self._run(*arguments)
        # The name of the setting is the same in every language.
        if b"safe.directory" in run.stderr:
            raise RevisionError(
                "ce dépôt est à un autre compte, et Git refuse de le lire : "
                "git config --global --add safe.directory, puis son dossier"
            )
        if run.returncode != 0:
            raise RevisionError(otherwise())
        return os.fsdecode(run.stdout).removesuffix("\n")

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run((*self._git, *arguments), capture_output=True, check=False)  # noqa: S603 - the same
        except ValueError as error:  # a NUL in a name
            raise RevisionError("ce nom de révision contient un caractère impossible") from error
        except OSError as error:
            raise RevisionError(explained(error, "Git") or "Git ne peut pas être lancé") from error


def _write(one: _File, target: Path, stream: IO[bytes]) -> None:
    """Write a file from what ``git cat-file --batch`` gives: a line that ends with the size, the bytes, a line end."""
    head = stream.readline().split()
    if len(head) != 3 or head[1] != b"blob":
        raise RevisionError("les fichiers de cette révision ne sont pas tous dans ce dépôt : git fetch")
    path = target / one.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if one.mode == _LINK:
        # Where it leads is of no interest, and may be anywhere: a link to nothing is refused like any link.
        path.symlink_to("lien-symbolique")
        _copy(stream, int(head[2]), None)
    else:
        with path.open("xb") as file:
            _copy(stream, int(head[2]), file)
    stream.read(1)


def _copy(stream: IO[bytes], size: int, file: IO[bytes] | None) -> None:
    """Pass so many bytes on, or read them for nothing."""
    while size:
        part = stream.read(min(size, _CHUNK))
        if not part:
            raise RevisionError("la lecture de cette révision s’est interrompue")
        if file:
            file.write(part)
        size -= len(part)
