"""Revisions are read as they are, and nothing of them is followed nor run."""

import errno
import os
import subprocess

import pytest

from tests.review.repositories import commit, git, repository
from vivier.revisions import Repository, RevisionError


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def test_a_revision_is_written_as_it_was(tmp_path):
    files = {
        "labos/a.yml": b"a: \xff\r\n\x00",
        "labos/b c.yml": "",
        "labos/é\nè.yml": "x",
        "labos/gros.yml": "x" * 3_000_000,
    }
    # What Git does to files on their way out does nothing here: these are not what was written.
    (tmp_path / ".gitattributes").write_text("*.yml text eol=crlf ident export-ignore\n")
    postings = repository(tmp_path, files)
    before = git(tmp_path, "ls-files", "--eol", "postings/labos/exemple.yml")
    expected = tree(postings)
    (postings / "labos" / "exemple.yml").write_text("autre")
    status = git(tmp_path, "status", "--porcelain")
    reader = Repository(postings)
    reader.write(reader.commit("HEAD"), tmp_path / "copie")
    found = tree(tmp_path / "copie")
    assert found.keys() == expected.keys()
    assert found["labos/b c.yml"] == b""
    assert found["labos/gros.yml"] == expected["labos/gros.yml"]
    assert found["labos/exemple.yml"] == expected["labos/exemple.yml"]
    assert "i/lf" in before
    assert git(tmp_path, "status", "--porcelain").replace("?? copie/", "").strip() == status


def test_a_folder_that_the_revision_does_not_have_is_empty(tmp_path):
    git_folder = tmp_path / "depot"
    git_folder.mkdir()
    git(git_folder, "init", "--quiet")
    first = commit(git_folder)
    postings = git_folder / "postings"
    postings.mkdir()
    reader = Repository(postings)
    assert not reader.write(reader.commit(first), tmp_path / "copie")
    assert list((tmp_path / "copie").iterdir()) == []


@pytest.mark.parametrize("folder", ["postings", "sous/dossier", "-x", "é à"])
def test_the_folder_may_be_anywhere(folder, tmp_path):
    postings = repository(tmp_path / "depot" / folder)
    (tmp_path / "depot" / folder / ".git").rename(tmp_path / "depot" / ".git")
    commit(tmp_path / "depot")
    reader = Repository(postings)
    reader.write(reader.commit("HEAD"), tmp_path / "copie")
    assert tree(tmp_path / "copie") == tree(postings)


def test_links_and_repositories_inside_are_not_followed(tmp_path):
    postings = repository(tmp_path / "depot")
    (postings / "labos" / "lien.yml").symlink_to("/etc/passwd")
    (postings / "dehors").symlink_to(tmp_path)
    repository(postings / "labos" / "module")
    commit(tmp_path / "depot")
    reader = Repository(postings)
    reader.write(reader.commit("HEAD"), tmp_path / "copie")
    link = tmp_path / "copie" / "labos" / "lien.yml"
    assert link.is_symlink()
    assert not link.exists()
    assert not (tmp_path / "copie" / "labos" / "module").exists()


@pytest.mark.parametrize("name", ["..", ".git", "."])
def test_a_name_that_leads_elsewhere_is_refused(name, tmp_path):
    """Such a commit cannot be made with Git's own commands: its tree is written byte by byte."""
    postings = repository(tmp_path / "depot")
    blob = git(tmp_path / "depot", "hash-object", "-w", "--stdin", data=b"x")
    inner = _tree(tmp_path / "depot", f"100644 {name}x", blob)
    inner = _tree(tmp_path / "depot", f"40000 {name}", inner)
    top = _tree(tmp_path / "depot", "40000 postings", inner)
    made = git(tmp_path / "depot", "commit-tree", top, "-m", "x")
    reader = Repository(postings)
    with pytest.raises(RevisionError, match="nom de fichier impossible"):
        reader.write(reader.commit(made), tmp_path / "copie")
    assert not (tmp_path / f"{name}x").exists()


def _tree(folder, entry, number):
    content = entry.encode() + b"\0" + bytes.fromhex(number)
    return git(folder, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=content)


@pytest.mark.parametrize(
    "revision", ["--output=/x", "-h", "absente", "HEAD:postings", "HEAD~9", "", "a b", "a\0b", "HEAD --all"]
)
def test_what_is_no_revision(revision, tmp_path):
    postings = repository(tmp_path)
    with pytest.raises(RevisionError):
        Repository(postings).commit(revision)


def test_a_branch_whose_name_looks_like_an_option(tmp_path):
    postings = repository(tmp_path)
    number = git(tmp_path, "rev-parse", "HEAD")
    git(tmp_path, "update-ref", "refs/heads/--output=x", number)
    assert Repository(postings).commit("--output=x") == number


def test_a_copy_without_its_history_says_how_to_get_it(tmp_path):
    postings = repository(tmp_path / "depot")
    commit(postings.parent)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/depot", "copie")
    with pytest.raises(RevisionError, match="git fetch --unshallow"):
        Repository(tmp_path / "copie").commit("HEAD~1")
    git(tmp_path / "copie", "fetch", "--quiet", "--unshallow")
    assert Repository(tmp_path / "copie").commit("HEAD~1")


def test_a_git_that_cannot_be_started_is_told(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "run", refused)
    with pytest.raises(RevisionError, match="plus de processus"):
        Repository(tmp_path)


def test_without_a_repository_and_without_git(tmp_path, monkeypatch):
    with pytest.raises(RevisionError, match="n’est pas dans un dépôt Git"):
        Repository(tmp_path)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(RevisionError, match="Git n’est pas installé"):
        Repository(tmp_path)


def test_a_repository_of_somebody_else(tmp_path, monkeypatch):
    postings = repository(tmp_path)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RevisionError, match=r"safe\.directory"):
        Repository(postings)
