"""A built site served on this machine only, at the root or in a folder, as a static host would."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


class StaticHost(SimpleHTTPRequestHandler):
    """Files of a folder under a prefix; anything else is the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *args: object, prefix: str, sent: Sequence[tuple[str, str]] = (), **kwargs: object
    ) -> None:
        self.prefix = prefix
        self.sent = sent
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        requested = urlsplit(path).path
        if not requested.startswith(self.prefix):
            return str(Path(self.directory) / "absent")
        return super().translate_path("/" + requested.removeprefix(self.prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self.sent:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Silent: the tests look at what the browser saw."""


class Server(ThreadingHTTPServer):
    """The browser drops connections as it closes pages; that is no error of the tests."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent, for the reason above."""


@contextmanager
def serve(folder: Path, prefix: str = "/", sent: Sequence[tuple[str, str]] = ()) -> Iterator[str]:
    """The address of ``folder`` served under ``prefix`` (which starts and ends with a slash), with these headers."""
    handler = partial(StaticHost, directory=str(folder), prefix=prefix, sent=sent)
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()
