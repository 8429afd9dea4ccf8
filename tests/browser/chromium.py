"""The browser the tests drive: the system's own Chromium or Chrome, never a downloaded copy.

Run as a program (``make test`` does), it makes sure there is one: as root on Debian or Ubuntu it installs the package,
elsewhere it says how.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
HELP = (
    "Aucun navigateur Chromium ou Chrome sur cette machine : les tests du site ne peuvent pas passer.\n"
    "Installez-en un (Debian, Ubuntu : sudo apt install chromium ; Fedora : sudo dnf install chromium ; macOS : brew "
    "install --cask chromium)\nou donnez son adresse : CHROMIUM=/chemin/vers/chromium make test"
)


def find() -> Path | None:
    """The browser's program: what ``CHROMIUM`` says, else the first known one; None when there is none."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        found = shutil.which(chosen)
        return Path(found) if found else None
    for command in COMMANDS:
        if found := shutil.which(command):
            return Path(found)
    return next((application for application in APPLICATIONS if application.is_file()), None)


def installable() -> bool:
    """Whether installing it ourselves disturbs nobody: root on a Debian system, as in a container."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> None:
    """Install Debian's package, its list of packages refreshed first: a fresh container has none."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "--quiet=2", *arguments], env=quiet, check=True, stdin=subprocess.DEVNULL)


def main() -> int:
    """Make sure there is a browser; 1 and how to get one when there is none."""
    if find() is None and not os.environ.get("CHROMIUM") and installable():
        print("Installation de Chromium (apt-get) …", flush=True)
        try:
            install()
        except subprocess.CalledProcessError as failure:
            print(failure, file=sys.stderr)
    browser = find()
    if browser is None:
        if chosen := os.environ.get("CHROMIUM"):
            print(f"CHROMIUM={chosen} : ce programme est introuvable.", file=sys.stderr)
        print(HELP, file=sys.stderr)
        return 1
    print(f"Navigateur des tests : {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
