"""Hand-written pages that cannot be published: told as records are, all at once, and nothing is emptied."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site_build.mini_site import MiniSite
from vivier.intake.problems import Problem
from vivier.site_build.by_hand import checked
from vivier.site_build.run import RefusedError

PAGE = "content/guide.md"


def refused(folder: Path, content: bytes) -> list[Problem]:
    """What is told of a page."""
    file = folder / "guide.md"
    file.write_bytes(content)
    try:
        with checked({PAGE: str(file)}):
            return []
    except RefusedError as error:
        return list(error.problems)


GOOD = (
    b"",
    b"# Un titre\n",
    b"---\ntitle: Un titre\nhide: [navigation]\n---\n# Un titre\n",
    # A rule, and a title that is underlined.
    b"---\n\nTexte\n",
    b"Titre\n=======\n",
    b"```\n<<<<<<< HEAD\n```\n",
    "\ufeff# Avec la marque de Windows\r\n".encode(),
)


@pytest.mark.parametrize("content", GOOD)
def test_pages_that_are_published(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content) == []


WRONG = [
    (b"Caf\xe9\n", 1, "UTF-8"),
    (b"---\ntitle: [a\n---\n# Titre\n", 2, "refermé"),
    (b"---\ntitle: A\n titre: B\n---\n# Titre\n", 3, "retrait"),
    (b"---\ntitle: A\n\n# Titre\n", 1, "pas refermé"),
    (b"# Titre\n\n<<<<<<< HEAD\nun\n=======\ndeux\n>>>>>>> autre\n", 3, "conflit"),
]


@pytest.mark.parametrize(("content", "line", "said"), WRONG)
def test_pages_that_are_refused(tmp_path: Path, content: bytes, line: int, said: str) -> None:
    (told,) = refused(tmp_path, content)
    assert (told.path, told.line) == (PAGE, line)
    assert said in told.message
    assert told.help


@pytest.mark.parametrize("make", [os.mkfifo, lambda file: file.symlink_to("nulle-part")])
def test_what_is_no_file_is_told_and_nobody_waits_for_it(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "guide.md")
    with pytest.raises(RefusedError) as error, checked({PAGE: str(tmp_path / "guide.md")}):
        pass
    assert [one.path for one in error.value.problems] == [PAGE]


def test_a_page_that_is_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "ailleurs.md").write_text("# Titre\n")
    (tmp_path / "guide.md").symlink_to("ailleurs.md")
    with checked({PAGE: str(tmp_path / "guide.md")}):
        pass


def test_pages_and_records_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_bytes(b"\xe9")
    with pytest.raises(RefusedError) as first, checked({PAGE: str(tmp_path / "guide.md")}):
        pass
    with pytest.raises(RefusedError) as both, checked({PAGE: str(tmp_path / "guide.md")}):
        raise RefusedError.of(first.value.problems)
    assert both.value.summary.startswith("2 erreurs dans 1 fichier")


def test_a_refused_page_leaves_the_site_as_it_was(mini: MiniSite) -> None:
    assert mini.build().returncode == 0
    before = mini.files()
    mini.content("index.md", "---\ntitle: [Accueil\n---\n# Bienvenue\n")
    done = mini.build()
    assert done.returncode == 1
    assert "content/index.md:2" in done.stdout
    assert "Traceback" not in done.stdout
    assert mini.files() == before
