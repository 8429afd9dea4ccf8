"""The preview (`mkdocs serve`) when a record is refused: the report takes the place of every page.

The build then succeeds with a site reduced to the report, so that MkDocs reloads the browser, goes on watching, and
the next good save brings the site back. Nothing here outlives a build but the site folder and the marker in it.
"""

import errno
import signal
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.exceptions import Abort

from vivier import kept
from vivier.exports.hosting.policy import meta_policy
from vivier.site_build.run import RefusedError

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from vivier.site_build.reloading import Application

MARKER = ".vivier-rapport"  # a dotted name: MkDocs leaves it when it empties the site folder
_TEMPLATES = Path(__file__).parent / "templates"


def is_preview() -> bool:
    """Whether `mkdocs serve` is running; nothing in the configuration of a build says so."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def report_page(refused: RefusedError) -> str:
    """The report as a page of its own."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    style = (_TEMPLATES / "rapport.css").read_text("utf-8")
    return environment.get_template("rapport.html").render(
        summary=refused.summary, report=refused.report, style=style, policy=meta_policy(inline_style=style)
    )


def show(site: Path, refused: RefusedError) -> None:
    """Make the report the only page of the site: MkDocs serves 404.html at every address it does not know."""
    site.mkdir(parents=True, exist_ok=True)
    (site / "404.html").write_text(report_page(refused), encoding="utf-8")
    (site / MARKER).touch()


def kept_site(cache: Path) -> str | None:
    """Return the folder of the preview, kept from one to the next: MkDocs' own is another each time, and empty."""
    site = cache / kept.PREVIEW
    try:
        site.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return str(site)


def refuse_taken_port(server: "LiveReloadServer") -> None:
    """Stop at once, with what to do, where the server could not listen.

    Raises:
        Abort: when the port is taken, is none, or may not be used.
    """
    port = server.server_address[1]
    try:
        with socket.socket(server.address_family, server.socket_type) as tried:
            if server.allow_reuse_address:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(server.server_address)
    except OverflowError:
        raise Abort(f"{port} n’est pas un port : ils vont de 1 à 65535.") from None
    except OSError as error:
        why = "est déjà pris" if error.errno == errno.EADDRINUSE else "ne peut pas servir"
        raise Abort(f"Le port {port} {why}. En choisir un autre : make serve PORT=8001.") from error


def serve_from(server: "LiveReloadServer", site: Path) -> None:
    """Have MkDocs' server serve a folder, its pages for errors included."""

    def error_page(code: int) -> bytes | None:
        page = site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    server.root = str(site)
    server.error_handler = error_page


def stop_wherever(server: "LiveReloadServer") -> None:
    """Have Ctrl-C stop the server wherever in a build it falls.

    Python raises the interruption in whatever runs. In a destructor, or in a function that a library in C or in Rust
    calls, it goes no further: the build goes on and the server after it, until somebody insists.
    """
    interrupt = signal.getsignal(signal.SIGINT)
    # A job that a shell started in the background is deaf on purpose.
    if not callable(interrupt):
        return

    def stop(number: int, frame: FrameType | None) -> None:
        # The server looks at it between two builds; its own method waits for threads, which a signal must not.
        server._shutdown = True  # noqa: SLF001
        interrupt(number, frame)

    signal.signal(signal.SIGINT, stop)


def clear(site: Path) -> None:
    """Forget the last report."""
    (site / MARKER).unlink(missing_ok=True)


def answering(server: "LiveReloadServer") -> "Application":
    """The server's own answers, where the report is a normal page instead of an error."""
    marker = Path(server.root) / MARKER

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def respond(status: str, headers: list[tuple[str, str]]) -> Any:
            return start_response(
                "200 OK" if status.startswith("404") and marker.exists() else status, headers
            )

        return server.serve_request(environ, respond)

    return application
