"""The preview loads a page again when what it shows has changed, and only then.

Every page is served with the fingerprint of what it shows: its bytes, and those of the files it uses. Its script asks
whether that still holds; the answer comes when it no longer does. Contents are compared, not numbers of builds: a page
opened before the server was started again, a page that was hidden for an hour, the page of errors and the report of
refused records are all judged alike.
"""

import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin

ADDRESS = "/livereload/"
SCRIPT = ADDRESS + "reload.js"
# Seconds before « still the same » is answered: a question must not outlive what browsers wait for.
PATIENCE = 60
# A file named in a page, a style sheet or a script, by an address relative to it.
_USED = re.compile(rb"""["'(]([\w./%-]+\.(?:css|js|svg|png|jpe?g|webp|avif|gif|ico|woff2?))["')]""")
# What the script of a page fetches by itself: the root of the search index names, by their content, all its files.
_SEARCHES = b" data-search"
_INDEX = "index/root.bin"
_SOURCE = Path(__file__).parent / "templates" / "reload.js"

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an application answers."""

    status: str
    headers: Headers
    body: Iterable[bytes]

    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return any(name == "Content-Type" and kind.startswith("text/html") for name, kind in self.headers)

    def content(self) -> bytes:
        """Read the whole of it."""
        try:
            return b"".join(self.body)
        finally:
            getattr(self.body, "close", lambda: None)()


def ask(application: Application, environ: dict[str, Any]) -> Answer:
    """Have an application answer, and keep what it says."""
    said: list[tuple[str, Headers]] = []
    body = application(environ, lambda status, headers, _=None: said.append((status, headers)))
    return Answer(*said[-1], body)


class Reloading:
    """A site where every page reloads itself when it has changed."""

    def __init__(self, site: Application) -> None:
        self._site = site
        self._builds = 0
        self._built = threading.Condition()

    def after(self, build: Callable[[], None]) -> Callable[[], None]:
        """The same build, followed by a look at the pages that browsers show."""

        def followed() -> None:
            build()
            with self._built:
                self._builds += 1
                self._built.notify_all()

        return followed

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a question of the script, or whatever the site answers."""
        path = environ["PATH_INFO"]
        if path == SCRIPT:
            answer = _text(_SOURCE.read_bytes(), "text/javascript")
        elif path.startswith(ADDRESS):
            page = unquote_to_bytes(environ.get("QUERY_STRING", "")).decode("latin-1")
            answer = _text(self._next(page, path.removeprefix(ADDRESS)).encode(), "text/plain")
        else:
            answer = ask(self._site, environ)
            if answer.is_page():
                answer = self._reloading(path, answer)
        # Without it, a browser may show again the files of a page that it kept, not those just built.
        start_response(answer.status, [*answer.headers, ("Cache-Control", "no-cache")])
        return answer.body

    def _reloading(self, path: str, page: Answer) -> Answer:
        content = page.content()
        seen = self.fingerprint(path, content)
        script = f'<script src="{SCRIPT}" data-seen="{seen}" defer></script>'.encode()
        before, end, after = content.rpartition(b"</body>")
        content = before + script + end + after
        headers = [header for header in page.headers if header[0] != "Content-Length"]
        return Answer(page.status, [*headers, ("Content-Length", str(len(content)))], [content])

    def _next(self, page: str, seen: str) -> str:
        """The fingerprint of a page once it is another, or after a while."""
        limit = time.monotonic() + PATIENCE
        while True:
            builds = self._builds  # read before the page is: a build that ends meanwhile is not missed
            found = self.fingerprint(page, self._get(page).content())
            if found != seen:
                return found
            with self._built:
                if not self._built.wait_for(lambda: self._builds != builds, limit - time.monotonic()):  # noqa: B023
                    return found

    def fingerprint(self, path: str, content: bytes) -> str:
        """What stands for a page and all the files that it uses, those that they use included."""
        found = blake2b(digest_size=16)
        seen: set[str] = set()
        # A page is known by its content only: the report is the same at every address.
        todo: list[tuple[str, bytes]] = [(path, content)]
        while todo:
            base, content = todo.pop()
            found.update(blake2b(content).digest())
            for address in _addresses(base, content):
                if address not in seen:
                    seen.add(address)
                    used = self._get(address)
                    if used.status.startswith("200"):
                        todo.append((address, used.content()))
        return found.hexdigest()

    def _get(self, path: str) -> Answer:
        return ask(self._site, {"PATH_INFO": path})


def _addresses(base: str, content: bytes) -> Sequence[str]:
    """The files that a file names, each once, in order."""
    named = {
        unquote_to_bytes(urljoin(base, name.decode("latin-1"))).decode("latin-1")
        for name in _USED.findall(content)
    }
    if _SEARCHES in content:
        named.add(urljoin(base, _INDEX))
    return sorted(named)


def _text(content: bytes, kind: str) -> Answer:
    headers = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(content)))]
    return Answer("200 OK", headers, [content])
