"""Every way of breaking a record that editors were seen to use, and what they are told.

A case is a file of ``cases/``: some fields of a record, a line of « = », and the report, as it is printed. The
fields take the place of those of the smallest valid record. ``python -m tests.intake.test_breakages`` writes the
reports anew: read the difference before keeping it.
"""

import tempfile
from pathlib import Path

import pytest

from tests.intake.bases import BASES, broken, write
from vivier.intake import report
from vivier.intake.load import load

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
RULE = "=" * 60 + "\n"


def reported(case, fields, folder):
    """The report on the smallest record with these fields; a case is « kind.name.txt »."""
    kind, name = case.name.split(".")[:2]
    path, base = BASES[kind]
    # A mistyped field takes the place of the field that the case is called after.
    without = set(name.split("=")[1].split("+")) if "=" in name else ()
    loaded = load(write(folder, {path: broken(base, fields, without)}))
    return report.text([one for one in loaded.problems if one.path == f"postings/{path}"]) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case, tmp_path):
    fields, _, expected = case.read_text("utf-8").partition(RULE)
    assert reported(case, fields, tmp_path) == expected


def rewrite():
    for case in CASES:
        fields = case.read_text("utf-8").partition(RULE)[0]
        with tempfile.TemporaryDirectory() as folder:
            case.write_text(fields + RULE + reported(case, fields, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
