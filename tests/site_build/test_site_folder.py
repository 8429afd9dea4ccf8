"""A site is never built where what it is made from would be lost."""

import pytest

from vivier.site_build.site_folder import endangered, of_the_project

from .mini_site import MiniSite


@pytest.mark.parametrize(
    ("site", "lost"),
    [
        ("site", None),
        ("../ailleurs", None),
        (".", "."),
        ("..", "."),
        ("postings", "postings"),
        ("postings/emplois", "postings"),
        ("fiches/../postings", "postings"),
        ("lien", "postings"),
        ("content", "content"),
        (".git", ".git"),
        (".git/objets", ".git"),
        (".cache/vivier/apercu", None),
    ],
)
def test_what_would_be_lost(tmp_path, site, lost):
    root = tmp_path / "projet"
    for name in ("postings/emplois", "content", "fiches"):
        (root / name).mkdir(parents=True)
    (root / "lien").symlink_to(root / "postings")
    found = endangered(root / site, root, [root / "content", root / "postings", *of_the_project(root)])
    assert found == (lost and root / lost)


@pytest.mark.parametrize("name", ["postings", "postings/emplois", "content", ".", ".git"])
def test_a_build_refuses_such_a_folder_and_touches_nothing(tmp_path, name):
    mini = MiniSite(tmp_path)
    mini.records.joinpath("emplois").mkdir()
    mini.records.joinpath("emplois", "a.yml").write_text("titre: A", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = mini.build("--site-dir", name)
    assert done.returncode == 1
    assert "la construction vide ce dossier" in done.stderr or "docs_dir" in done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_mkdocs_own_partial_build_is_refused(tmp_path):
    mini = MiniSite(tmp_path)
    done = mini.build("--dirty")
    assert done.returncode == 1
    assert "seul ce qui a changé est refait" in done.stderr
    assert not mini.site.exists()
