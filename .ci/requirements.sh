#!/bin/sh
# requirements.sh UV [OPTION…]: writes requirements.txt (what builds the site) and requirements-dev.txt (that, and what
# the tests call) from pyproject.toml. Pins still allowed are kept unless --upgrade is given.
set -eu
cd "$(dirname "$0")/.."

uv=$1
shift
home=.cache/uv
[ -x $home/bin/uv ] || "${PYTHON:-python3}" -m venv $home
$home/bin/python -m pip install --quiet --disable-pip-version-check "$uv"

# The build tool is pinned with the rest, so that installing Vivier itself fetches nothing more.
build_tool() {
  $home/bin/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"])'
}

# --universal: one file for every system and every Python from 3.11 on.
compile() {
  output=$1
  shift
  build_tool | $home/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make requirements' \
    pyproject.toml - --output-file "$output" "$@"
}

compile requirements.txt "$@"
compile requirements-dev.txt --extra test --constraint requirements.txt "$@"
