"""What the forges run, run here: a proposal in a small repository, from its check to the archive that is published."""

import json
import os
import re
import shutil
import subprocess
import tarfile

import pytest

from tests.site_pages import ROOT

TAKEN = ("Makefile", ".ci", "content", "hooks", "mkdocs.yml", "overrides", "postings", "pyproject.toml")
RECORD = "postings/labos/etat-lin.yml"
NAME = "Laboratoire de la proposition"


class Proposal:
    """A repository with a branch that receives, and a proposal of one changed record."""

    def __init__(self, folder):
        self.folder = folder
        for name in TAKEN:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(
                    source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
                )
            else:
                shutil.copy(source, folder / name)
        (folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
        (folder / ".gitignore").write_text(".venv\n.cache/\nsite/\n", "utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Base")
        self.good = (folder / RECORD).read_text("utf-8")

    @property
    def report(self):
        return self.folder / ".cache" / "rapport"

    def git(self, *arguments):
        identity = ("-c", "user.name=Essai", "-c", "user.email=essai@vivier.example")
        subprocess.run(["git", *identity, *arguments], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def record(self, text):
        (self.folder / RECORD).write_text(text, "utf-8")

    def make(self, target, **variables):
        """Run a target as a forge does: what it takes is in the environment. The set-up has tests of its own."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("VIVIER_", "GITHUB_", "MAKE", "MFLAGS"))
        }
        return subprocess.run(
            ["make", "--old-file=ready", target],
            cwd=self.folder,
            env={**kept, "VIVIER_DATE": "2025-05-02", **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def proposal(tmp_path_factory):
    made = Proposal(tmp_path_factory.mktemp("proposition"))
    made.record(re.sub("^titre: .*$", f"titre: {NAME}", made.good, flags=re.MULTILINE))
    made.commit("Proposition")
    return made


def test_a_good_proposal_is_checked_summed_up_built_and_archived(proposal):
    ran = proposal.make("check-proposal", FORMAT="github")
    assert ran.returncode == 0, ran.stderr
    assert (proposal.report / "verification.md").read_text("utf-8").strip()

    shown = proposal.folder / ".cache" / "etape.md"
    shown.write_text("Avant.\n", "utf-8")
    ran = proposal.make("summary", BASE="HEAD^", GITHUB_STEP_SUMMARY=str(shown))
    assert ran.returncode == 0, ran.stderr
    summary = (proposal.report / "resume.md").read_text("utf-8")
    assert NAME in summary
    assert shown.read_text("utf-8") == f"Avant.\n{summary}"

    ran = proposal.make("check-dates", BASE="HEAD^")
    assert ran.returncode == 0, ran.stderr
    assert NAME in ran.stdout

    ran = proposal.make("site", VIVIER_SITE_URL="https://essai.example/depot")
    assert ran.returncode == 0, ran.stderr
    page = (proposal.folder / "site" / "labos" / "etat-lin" / "index.html").read_text("utf-8")
    assert NAME in page
    assert '<link rel="canonical" href="https://essai.example/depot/labos/etat-lin/">' in page
    assert (proposal.folder / "site" / "_redirects").is_file()

    (proposal.folder / "site" / ".well-known").mkdir(exist_ok=True)
    (proposal.folder / "site" / ".well-known" / "security.txt").write_text("Contact:", "utf-8")
    assert proposal.make("archive").returncode == 0
    with tarfile.open(proposal.report / "artifact.tar") as archive:
        found = {member.name.removeprefix("./"): member for member in archive}
    assert {"index.html", "404.html", ".well-known/security.txt"} <= found.keys()
    assert all(member.isfile() or member.isdir() for member in found.values())
    assert found["index.html"].mode & 0o444 == 0o444


@pytest.mark.parametrize("form", ["github", "gitlab"])
def test_a_refused_proposal_fails_says_where_and_is_still_summed_up(proposal, form):
    proposal.record(proposal.good.replace("titre:", "titer:", 1))
    proposal.commit("Faute")
    try:
        ran = proposal.make("check-proposal", FORMAT=form)
        assert ran.returncode != 0
        if form == "github":
            assert re.search(rf"^::error .*file={re.escape(RECORD)}", ran.stdout, re.MULTILINE)
        else:
            found = json.loads((proposal.report / "qualite.json").read_text("utf-8"))
            assert RECORD in {entry["location"]["path"] for entry in found}
        ran = proposal.make("summary", BASE="HEAD^^")
        assert ran.returncode == 0, ran.stderr
        assert "titer" in (proposal.report / "resume.md").read_text("utf-8")
    finally:
        proposal.git("reset", "--quiet", "--hard", "HEAD^")


def test_a_long_summary_is_cut_where_the_forge_cuts_and_whole_in_its_file(proposal):
    verification = proposal.report / "verification.md"
    proposal.report.mkdir(parents=True, exist_ok=True)
    verification.write_text("é" * 99 + "\n" + ("x" * 999 + "\n") * 2000, "utf-8")
    shown = proposal.folder / ".cache" / "longue.md"
    assert proposal.make("summary", BASE="HEAD^", GITHUB_STEP_SUMMARY=str(shown)).returncode == 0
    assert (proposal.report / "resume.md").stat().st_size > 1_000_000
    assert shown.stat().st_size < 1_000_000
    assert "resume.md" in shown.read_text("utf-8")
    verification.unlink()
