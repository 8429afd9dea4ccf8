"""The preview loads a page again when what it shows has changed, and only then.

Every page is served with the fingerprint of what it shows: its bytes, and those of the files it uses. Its script asks
whether that still holds; the answer comes when it no longer does. Contents are compared, not numbers of builds: a page
opened before the server was started again, a page that was hidden for an hour, the page of errors and the report of
refused records are all judged alike.
"""

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin

ADDRESS = "/livereload/"
SCRIPT = ADDRESS + "reload.js"
# Seconds before « still the same » is answered: a question must not outlive what browsers wait for.
PATIENCE = 60
_KINDS = "css|js|svg|png|jpe?g|webp|avif|gif|ico|woff2?"
_FILE = re.compile(rf".+\.(?:{_KINDS})")
# Such a file named in a page, a style sheet or a script, by an address relative to it.
_USED = re.compile(rf"""["'(]([\w./%-]+\.(?:{_KINDS}))["')]""".encode())
# What the script of a page fetches by itself: the root of the search index names, by their content, all its files.
_SEARCHES = b" data-search"
_INDEX = "index/root.bin"
_SOURCE = Path(__file__).parent / "templates" / "reload.js"

# Bytes of such files that are kept in memory, and of the largest of them: the theme and its fonts are a third of that.
_MOST, _LARGEST = 8 * 1024 * 1024, 1024 * 1024

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
        return (self.header("Content-Type") or "").startswith("text/html")

    def header(self, name: str) -> str | None:
        """Return the value of a header, if it is there."""
        return next((value for one, value in self.headers if one == name), None)

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


class Files:
    """The last small files that a site answered, for when it does not answer."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._bytes = 0
        self._alone = threading.Lock()

    def kept(self, path: str, answer: Answer) -> Answer:
        """Return an answer, kept if it is small."""
        # MkDocs gives no length for what is not there; a page that names it would wait for it.
        length = int(answer.header("Content-Length") or _LARGEST + 1)
        if length > _LARGEST and answer.status.startswith("200"):
            return answer
        content = answer.content()
        answer = Answer(answer.status, answer.headers, [content])
        with self._alone:
            self._forget(self._answers.pop(path, None))
            self._answers[path] = answer
            self._bytes += len(content)
            while self._bytes > _MOST:
                self._forget(self._answers.popitem(last=False)[1])
        return answer

    def of(self, path: str) -> Answer | None:
        """Return the last answer for a path."""
        return self._answers.get(path)

    def _forget(self, answer: Answer | None) -> None:
        if answer is not None:
            self._bytes -= len(answer.content())


class Reloading:
    """A site where every page reloads itself when it has changed.

    MkDocs answers nothing while it builds. The pages that are made before the site is are answered meanwhile, with the
    files that pages use as they were.
    """

    def __init__(self, site: Application) -> None:
        self._site = site
        self._files = Files()
        self._builds = 0
        self._early: Mapping[str, bytes] = {}
        self._looking = self._building = False
        self._changed = threading.Condition()

    def after(
        self,
        build: Callable[[], None],
        early: Callable[[], Mapping[str, bytes]] = dict,
        again: Callable[[], bool] = lambda: False,
    ) -> Callable[[], None]:
        """The same build, followed by a look at the pages that browsers show.

        Args:
            build: the build.
            early: gives the pages that can be shown before it, by path.
            again: whether another build follows at once.
        """

        def followed() -> None:
            done = False
            try:
                self._building = True
                self.show(early, alone=True)
                build()
                done = True
            finally:
                # Where a build fails the pages of before wait, as MkDocs has them do until one succeeds.
                self._end(done=done, again=again())

        return followed

    def show(self, early: Callable[[], Mapping[str, bytes]], *, alone: bool = False) -> None:
        """Show pages that are not in the site yet, until the end of a build that no other follows.

        Args:
            early: gives them, by path; whoever asks for a page waits for it.
            alone: whether those shown before are forgotten.
        """
        self._looking = True
        pages: Mapping[str, bytes] = {}
        try:
            pages = early()
        finally:
            with self._changed:
                self._early = dict(pages) if alone else {**self._early, **pages}
                self._looking = False
                self._changed.notify_all()

    def _end(self, *, done: bool, again: bool) -> None:
        with self._changed:
            self._building = False
            if not again:
                self._early = {}
            self._builds += done
            self._changed.notify_all()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a question of the script, or whatever the site answers."""
        path = environ["PATH_INFO"]
        if path == SCRIPT:
            answer = _text(_SOURCE.read_bytes(), "text/javascript")
        elif path.startswith(ADDRESS):
            page = unquote_to_bytes(environ.get("QUERY_STRING", "")).decode("latin-1")
            answer = _text(self._next(page, path.removeprefix(ADDRESS)).encode(), "text/plain")
        else:
            answer = self._answer(environ)
            if answer.is_page():
                answer = self._reloading(path, answer)
        # Without it, a browser may show again the files of a page that it kept, not those just built.
        start_response(answer.status, [*answer.headers, ("Cache-Control", "no-cache")])
        return answer.body

    def _answer(self, environ: dict[str, Any]) -> Answer:
        """Return what the site answers, or what is known already where it has one wait for the end of a build."""
        path = environ["PATH_INFO"]
        if _FILE.fullmatch(path):
            known = self._files.of(path) if self._building else None
            return known or self._files.kept(path, ask(self._site, environ))
        with self._changed:
            # Not in the site, which would not answer before the end: the page may be made before that.
            self._changed.wait_for(lambda: not self._looking and (path in self._early or not self._building))
            page = self._early.get(path)
        return ask(self._site, environ) if page is None else _text(page, "text/html")

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
            # Read before the page is: a build that ends meanwhile is not missed.
            version = self._version(page)
            found = self.fingerprint(page, self._get(page).content())
            if found != seen:
                return found
            with self._changed:
                left = limit - time.monotonic()
                if not self._changed.wait_for(lambda: self._version(page) != version, left):  # noqa: B023 - called at once
                    return found

    def _version(self, page: str) -> tuple[int, bytes | None]:
        """Return what changes when a page may have changed: the number of the build, the page made before one."""
        return self._builds, self._early.get(page)

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
        return self._answer({"PATH_INFO": path})


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
