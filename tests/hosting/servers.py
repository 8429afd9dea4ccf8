"""The web servers that the tests start: the system's own, or Debian's package unpacked in ``.cache/``.

Run as a program (``make test`` does), it makes sure there is one of each. Nothing is installed: a package put on the
machine would start its server there. Where there is no ``apt-get``, it says that their tests are skipped; with
``CI=true`` it fails, since a skipped check looks like a passed one.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site_pages import ROOT

FOLDER = ROOT / ".cache" / "serveurs"
NAMES = ("nginx", "caddy")
SECONDS = 15


def find(name: str) -> Path | None:
    """The program of a server: what the variable of its name says, the system's, the one unpacked here, or None."""
    if chosen := os.environ.get(name.upper()):
        found = shutil.which(chosen)
        return Path(found) if found else None
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", *map(str, FOLDER.glob("usr/*bin"))])
    found = shutil.which(name, path=places)
    return Path(found) if found else None


def unpack(name: str) -> None:
    """Get Debian's package and unpack it in `FOLDER`: lists of packages of our own, so that root is not needed."""
    lists, waiting = FOLDER / "listes", FOLDER / "paquets"
    for folder in (lists / "partial", waiting / "archives" / "partial"):
        folder.mkdir(parents=True, exist_ok=True)
    options = {"Dir::State::lists": lists, "Dir::Cache": waiting, "APT::Sandbox::User": "root"}
    command = ["apt-get", "--quiet=2", *(f"--option={key}={value}" for key, value in options.items())]
    for arguments in (["update"], ["download", name]):
        subprocess.run([*command, *arguments], cwd=waiting, stdin=subprocess.DEVNULL, check=True)
    for package in waiting.glob(f"{name}_*.deb"):
        subprocess.run(["dpkg-deb", "--extract", package, FOLDER], check=True)
    shutil.rmtree(lists)
    shutil.rmtree(waiting)


def main() -> int:
    """Make sure there is each server; 1 when one is missing where nothing may be skipped."""
    missing = []
    for name in NAMES:
        if find(name) is None and not os.environ.get(name.upper()) and shutil.which("apt-get"):
            print(f"Téléchargement de {name} dans .cache/serveurs/ (apt-get download) …", flush=True)
            try:
                unpack(name)
            except (OSError, subprocess.CalledProcessError) as failure:
                print(failure, file=sys.stderr)
        if found := find(name):
            print(f"Serveur des tests : {found}")
        else:
            missing.append(name)
            print(absent(name), file=sys.stderr)
    return 1 if missing and required() else 0


def required() -> bool:
    """Whether a missing server fails the tests instead of skipping them."""
    return os.environ.get("CI") == "true"


def absent(name: str) -> str:
    """What to say when a server is missing."""
    return (
        f"{name} est introuvable : ses tests sont passés sans être faits. Installez-le, ou donnez son adresse : "
        f"{name.upper()}=/chemin/vers/{name} make test"
    )


@contextmanager
def started(command: list[str | Path], port: int, folder: Path) -> Iterator[str]:
    """Run a server until the end of the block; its address, once it answers."""
    with (folder / "sortie.txt").open("wb") as output:
        environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        }
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            _wait(process, port, folder / "sortie.txt")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(SECONDS)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, output: Path) -> None:
    for _ in range(SECONDS * 20):
        if process.poll() is not None:
            break
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(output.read_text("utf-8", errors="replace"))


NGINX = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/corps;
    proxy_temp_path {folder}/relais;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map_hash_bucket_size 256;
    map_hash_max_size {size};
    include {site}/_hebergement/nginx-http.conf;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        set $vivier_hsts "{hsts}";
        include {site}/_hebergement/nginx-serveur.conf;
    }}
}}
"""

CADDY = """\
{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    root * {root}
    header Strict-Transport-Security "{hsts}"
    import {site}/_hebergement/Caddyfile
}}
"""
HSTS = "max-age=31536000"


@contextmanager
def serving(name: str, site: Path, prefix: str, folder: Path, size: int = 2048) -> Iterator[str]:
    """The address of ``site`` served under ``prefix`` by a server, configured as the files of the site say.

    ``folder`` is for what it writes.
    """
    program = find(name)
    assert program is not None
    root = site
    if prefix != "/":
        root = folder / "www"
        place = root / prefix.strip("/")
        place.parent.mkdir(parents=True)
        place.symlink_to(site, target_is_directory=True)
    port = free_port()
    text = {"nginx": NGINX, "caddy": CADDY}[name]
    configuration = folder / "configuration"
    configuration.write_text(
        text.format(folder=folder, site=site, root=root, port=port, size=size, hsts=HSTS), "utf-8"
    )
    if name == "nginx":
        command: list[str | Path] = [program, "-p", folder, "-e", "stderr", "-c", configuration]
    else:
        command = [program, "run", "--config", configuration, "--adapter", "caddyfile"]
    with started(command, port, folder) as address:
        yield address + prefix


if __name__ == "__main__":
    sys.exit(main())
