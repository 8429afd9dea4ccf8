"""What a command costs with everything it starts.

    python cost.py REPORT COMMAND …

runs the command and writes its cost in the file ``REPORT``, as JSON. A process of its own does it, because it adopts
what the command leaves running (Pagefind's program outlives the script that called it) and waits for it too.
"""

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    Attributes:
        wall: seconds on the clock.
        cpu: seconds of processor, user and system, of all its processes.
        memory: largest resident memory of one of its processes, in bytes.
    """

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command and return its cost; one that fails ends everything, with what it said."""
    with tempfile.TemporaryDirectory() as name:
        report = Path(name, "cost.json")
        done = subprocess.run(
            [sys.executable, __file__, str(report), *command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            check=False,
        )
        if done.returncode:
            said = (done.stdout + done.stderr).decode(errors="replace")
            raise SystemExit(f"{' '.join(command)} :\n{said[-3000:]}")
        return Cost(**json.loads(report.read_text(encoding="utf-8")))


def _main(report: str, *command: str) -> int:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    first = subprocess.Popen(command)
    cpu, memory, code = 0.0, 0, 1
    while True:
        try:
            child, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        cpu += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss)
        if child == first.pid:
            code = first.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts kilobytes, macOS bytes.
    memory *= 1 if sys.platform == "darwin" else 1024
    cost = {"wall": time.perf_counter() - start, "cpu": cpu, "memory": memory}
    Path(report).write_text(json.dumps(cost), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
