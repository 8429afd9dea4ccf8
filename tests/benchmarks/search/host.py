"""A folder served on this machine as a good static host would: compressed, cacheable, and counted byte by byte."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

CODE = frozenset({".html", ".js", ".mjs", ".wasm"})
"""What an engine is, apart from what it searches; Pagefind's compiled programs are named otherwise."""


@dataclass(slots=True)
class Traffic:
    """What was served since the last reset.

    Attributes:
        requests: number of answers.
        code: bytes of pages and programs, as sent.
        data: bytes of everything else, as sent.
    """

    requests: int = 0
    code: int = 0
    data: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def total(self) -> int:
        """All the bytes sent."""
        return self.code + self.data

    def reset(self) -> None:
        """Start counting again."""
        with self.lock:
            self.requests = self.code = self.data = 0

    def add(self, name: str, size: int) -> None:
        """Count one answer."""
        with self.lock:
            self.requests += 1
            if Path(name).suffix in CODE or Path(name).name.startswith("wasm."):
                self.code += size
            else:
                self.data += size


@cache
def _body(file: Path) -> tuple[bytes, bool]:
    """Return what is sent of a file, and whether it is compressed; a host does it once."""
    raw = file.read_bytes()
    packed = gzip.compress(raw, 6, mtime=0)
    return (packed, True) if len(packed) < len(raw) else (raw, False)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path, traffic: Traffic) -> None:
        self.folder, self.traffic = folder, traffic
        super().__init__(("127.0.0.1", 0), _Host)

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent: a browser drops connections as it closes pages."""


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        path = unquote(urlsplit(self.path).path)
        file = (server.folder / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if server.folder not in file.parents or not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body, packed = _body(file)
        server.traffic.add(file.name, len(body))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Silent: the traffic is counted, not told."""


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, Traffic]]:
    """Serve a folder; yield its address and the count of what is served."""
    traffic = Traffic()
    with _Server(folder.resolve(), traffic) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", traffic
        finally:
            server.shutdown()
            thread.join()
            _body.cache_clear()
