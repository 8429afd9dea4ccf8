"""Hand-written pages, looked at before MkDocs reads them: some mistakes stop it, in its words; others are published.

A page whose header is wrong loses it, and is published with it as text; so are the marks of a conflict.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import yaml

from vivier.intake import syntax
from vivier.intake.conflicts import conflict
from vivier.intake.guards import decode, read_bytes
from vivier.intake.problems import Problem, problem
from vivier.intake.scalar import Span
from vivier.site_build.run import RefusedError

# As MkDocs cuts it.
_HEADER = re.compile(r"-{3}[ \t]*\n(?P<fields>.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
_OPENED = re.compile(r"-{3}[ \t]*\n[a-z_]+ *:")
_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)", re.DOTALL | re.MULTILINE)


@contextmanager
def checked(pages: Mapping[str, str]) -> Iterator[None]:
    """Refuse the site for what forbids publishing hand-written pages, and for what is refused meanwhile, at once.

    Args:
        pages: the files, by their names as shown to people.

    Raises:
        RefusedError: when there is any.
    """
    wrong = [*_problems(pages)]
    try:
        yield
    except RefusedError as refused:
        if wrong and refused.problems:
            raise RefusedError.of([*refused.problems, *wrong]) from None
        raise
    if wrong:
        raise RefusedError.of(wrong)


def _problems(pages: Mapping[str, str]) -> Iterator[Problem]:
    for path in sorted(pages):
        # A link is followed, as MkDocs does: a guide may be written elsewhere.
        content = read_bytes(os.path.realpath(pages[path]), path)
        if isinstance(content, Problem):
            yield content
            continue
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield from (one for one in decode(content, path)[1] if one.is_error)
        else:
            yield from _told(text.replace("\r\n", "\n"), path)


def _told(text: str, path: str) -> Iterator[Problem]:
    # A guide may show what a conflict looks like.
    if left := conflict(_FENCED.sub(_emptied, text).split("\n"), path):
        yield left
        return
    header = _HEADER.match(text)
    if header is None:
        if _OPENED.match(text):
            yield problem(
                "YAML-01",
                path,
                "l’en-tête ouvert par «\u00a0---\u00a0» n’est pas refermé",
                Span(1, 1, 1, 4),
                help="ajouter une ligne «\u00a0---\u00a0» après son dernier champ",
            )
        return
    # Its lines keep their numbers.
    fields = f"\n{header['fields']}"
    try:
        yaml.load(fields, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        yield syntax.diagnose(fields.split("\n"), error, path)


def _emptied(block: re.Match[str]) -> str:
    return "\n" * block[0].count("\n")
