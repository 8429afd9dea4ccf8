"""What the system refuses to a build: one sentence, with what to do, and no traceback."""

import errno
import os
import resource
import socket
import subprocess
from collections.abc import Callable
from functools import partial

import pytest
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from tests.site_build.mini_site import MiniSite, plain
from vivier.failures import explained
from vivier.site_build.preview import refuse_taken_port

ERRORS = {
    OSError(
        errno.ENOSPC, "No space left on device"
    ): "Le site n’a pas pu être écrit : il n’y a plus de place",
    OSError(errno.EACCES, "Permission denied", "/srv/site"): "/srv/site : le droit d’y accéder manque",
    OSError(errno.EROFS, "Read-only", b"/srv/site"): "/srv/site : ce disque ne peut être que lu",
    OSError(errno.ENOENT, "No such file", "/a", None, "/b"): "/b : ce fichier ou ce dossier a disparu",
}


@pytest.mark.parametrize("error", ERRORS, ids=str)
def test_what_the_system_refuses_is_told(error: OSError) -> None:
    said = explained(error, "Le site n’a pas pu être écrit")
    assert said is not None
    assert plain(said).startswith(ERRORS[error])


@pytest.mark.parametrize("error", [ValueError("x"), OSError("sans numéro"), OSError(errno.EIO, "I/O error")])
def test_what_is_ours_is_left_as_it_is(error: Exception) -> None:
    assert explained(error, "Le site n’a pas pu être écrit") is None


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def a_file(mini: MiniSite) -> None:
    mini.site.write_text("un fichier")


def nothing(_: MiniSite) -> None:
    pass


@pytest.mark.parametrize(
    ("before", "limited", "said"),
    [
        (a_file, None, "un fichier est à la place d’un dossier"),
        (nothing, small_files, "passe la taille permise"),
    ],
)
def test_a_build_that_cannot_write_says_why(
    mini: MiniSite, before: Callable[[MiniSite], None], limited: Callable[[], None] | None, said: str
) -> None:
    before(mini)
    done = subprocess.run(
        mini.command("build", "--quiet"),
        cwd=mini.folder,
        env=mini.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limited,
    )
    shown = plain(done.stdout + done.stderr)
    assert done.returncode == 1
    assert said in shown
    assert "Traceback" not in shown


def server(port: int) -> LiveReloadServer:
    return LiveReloadServer(partial(os.getpid), "127.0.0.1", port, root=".")


def test_a_port_that_is_taken_is_told_with_another_one() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        with pytest.raises(Abort, match=r"déjà pris.*make serve PORT="):
            refuse_taken_port(server(held.getsockname()[1]))


def test_a_number_that_is_no_port_is_told() -> None:
    with pytest.raises(Abort, match="80000 n’est pas un port"):
        refuse_taken_port(server(80000))


def test_a_free_port_is_left_free() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    refuse_taken_port(server(port))
    refuse_taken_port(server(port))
