"""A YAML file to a tree of text, groups and lists that know their places."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from . import syntax
from .builder import Builder, StopError
from .guards import decode, read_bytes
from .problems import Problem, problem
from .scalar import Group


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read.

    Attributes:
        path: its name as shown to people.
        text: what it holds.
        root: its fields.
        problems: what was found on the way; the root is whole only when none of them is an error.
        has_empty: whether some value is empty, ``~`` or ``null``.
    """

    path: str
    text: str
    root: Group
    problems: tuple[Problem, ...] = field(default=())
    has_empty: bool = False

    @property
    def lines(self) -> list[str]:
        """Its lines, without their ends. Cut only when asked for: most files have nothing to show."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read.

    Attributes:
        path: its name as shown to people.
        text: what it holds, as far as it is known.
        problems: why, at least one error.
    """

    path: str
    text: str
    problems: tuple[Problem, ...]

    @property
    def lines(self) -> list[str]:
        """Its lines, without their ends."""
        return self.text.split("\n")


def read_file(file: Path | str, path: str) -> Document | Unreadable:
    """Read a file of the disk; see `read`."""
    content = read_bytes(file, path)
    return Unreadable(path, "", (content,)) if isinstance(content, Problem) else read(content, path)


def read(content: bytes, path: str) -> Document | Unreadable:
    """Read the bytes of a record or of a shared list. Nothing that they may hold raises, hangs or fills the memory.

    Args:
        content: the bytes of the file.
        path: its name as shown to people.

    Returns:
        The document with its warnings, or what makes it unreadable.
    """
    text, problems = decode(content, path)
    if any(one.is_error for one in problems):
        return Unreadable(path, text, tuple(problems))
    builder = Builder(text, path)
    try:
        root = builder.document()
    except StopError:
        root = None
    except yaml.YAMLError as error:
        builder.problems.append(syntax.diagnose(text.split("\n"), error, path))
        root = None
    except (ValueError, RecursionError):
        # Only the pure Python parser raises these, on text that the C one reports properly.
        builder.problems.append(problem("YAML-01", path, "ce fichier n’est pas du YAML lisible"))
        root = None
    problems += builder.problems
    if root is None:
        return Unreadable(path, text, tuple(problems))
    return Document(path, text, root, tuple(problems), builder.has_empty)
