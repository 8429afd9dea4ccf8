"""A page loads itself again when what it shows has changed, and only then."""

import contextlib
import inspect
import re
import threading
from wsgiref.util import FileWrapper

import pytest
from mkdocs.livereload import LiveReloadServer

from vivier.site_build import reloading
from vivier.site_build.early import Early
from vivier.site_build.reloading import SCRIPT, Reloading, ask
from vivier.site_build.waiting import Waiting

PATIENCE = 10
PAGE = '<html><head><link rel="stylesheet" href="../assets/a.css"></head><body>{}</body></html>'
FILES = {
    "/x/": PAGE.format('X <script src="../assets/a.js"></script><a href="../y/">y</a>'),
    "/y/": PAGE.format("Y"),
    "/chercher/": PAGE.format('<div class="v-search" data-search data-tones="">'),
    "/chercher/index/root.bin": "racine",
    "/chercher/index/other.bin": "autre",
    "/assets/a.css": "@font-face{src:url(fonts/f.woff2)}",
    "/assets/fonts/f.woff2": "police",
    "/assets/a.js": 'if(x)import("./b.js")',
    "/assets/b.js": 'import {y} from"./a.js";"nulle/part.js"',
    "/assets/unused.css": "p{}",
}


class Site:
    """Files served as MkDocs does: a page of its own where there is nothing."""

    def __init__(self):
        self.files = dict(FILES)
        self.missing = PAGE.format("Introuvable").replace("../", "/")
        self.closed = None

    def __call__(self, environ, start_response):
        assert self.closed is None or self.closed.wait(PATIENCE)
        path = environ["PATH_INFO"]
        text = self.files.get(path, self.missing)
        page = path.endswith("/") or path not in self.files
        content = text.encode()
        start_response(
            "200 OK" if path in self.files else "404 Not Found",
            [("Content-Type", "text/html" if page else "text/plain"), ("Content-Length", str(len(content)))],
        )
        return [content]


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def served(site):
    return Reloading(site)


def get(served, path, query=""):
    return ask(served, {"PATH_INFO": path, "QUERY_STRING": query})


def seen(served, path):
    """The fingerprint in the page at an address."""
    return re.search(r'data-seen="(\w+)"', get(served, path).content().decode())[1]


def test_every_page_has_the_script(served):
    for path in ("/x/", "/n-existe/pas/"):
        answer = get(served, path)
        content = answer.content()
        assert re.search(
            rb'<script src="/livereload/reload.js" data-seen="\w+" defer></script></body></html>$', content
        )
        assert dict(answer.headers)["Content-Length"] == str(len(content))
        assert len(answer.headers) == len(dict(answer.headers))
    assert get(served, "/n-existe/pas/").status == "404 Not Found"


def test_other_files_are_left_as_they_are(served):
    answer = get(served, "/assets/a.css")
    assert answer.content().decode() == FILES["/assets/a.css"]
    assert dict(answer.headers)["Cache-Control"] == "no-cache"


def test_a_page_cut_before_its_end_has_the_script(site, served):
    site.files["/x/"] = "<p>X"
    assert SCRIPT in get(served, "/x/").content().decode()


def test_the_script_is_served(served):
    answer = get(served, SCRIPT)
    assert ("Content-Type", "text/javascript; charset=utf-8") in answer.headers
    assert b"location.reload()" in answer.content()


def other(site, path, text="changé"):
    site.files[path] = text


CONCERNED = ["/x/", "/assets/a.css", "/assets/fonts/f.woff2", "/assets/a.js", "/assets/b.js"]
UNCONCERNED = ["/y/", "/chercher/index/root.bin", "/assets/unused.css"]


@pytest.mark.parametrize("changed", CONCERNED)
def test_what_a_page_shows_concerns_it(site, served, changed):
    before = seen(served, "/x/")
    site.files[changed] += " changé"
    assert seen(served, "/x/") != before


@pytest.mark.parametrize("changed", UNCONCERNED)
def test_other_files_do_not_concern_it(site, served, changed):
    before = seen(served, "/x/")
    site.files[changed] += " changé"
    assert seen(served, "/x/") == before


def test_the_page_of_the_search_shows_the_index(site, served):
    before = seen(served, "/chercher/")
    site.files["/chercher/index/root.bin"] += " changé"
    assert seen(served, "/chercher/") != before


def test_a_file_that_goes_or_comes_concerns_the_page(site, served):
    before = seen(served, "/x/")
    del site.files["/assets/b.js"]
    gone = seen(served, "/x/")
    assert gone != before
    site.files["/assets/b.js"] = FILES["/assets/b.js"]
    assert seen(served, "/x/") == before


def test_another_server_says_the_same(served, site):
    assert seen(served, "/x/") == seen(Reloading(site), "/x/")


def test_the_404_page_is_known_at_every_address(site, served):
    before = seen(served, "/z/")
    assert seen(served, "/w/") == before
    site.files["/z/"] = PAGE.format("Z")
    assert seen(served, "/z/") != before


class Question:
    """The question of a page, asked aside."""

    def __init__(self, served, path, fingerprint):
        self.answered = threading.Event()
        self.thread = threading.Thread(target=self.run, args=(served, path, fingerprint), daemon=True)
        self.thread.start()

    def run(self, served, path, fingerprint):
        self.answer = get(served, f"/livereload/{fingerprint}", path).content().decode()
        self.answered.set()


def test_a_page_is_told_only_of_the_build_that_changes_it(site, served):
    before = seen(served, "/x/")
    question = Question(served, "/x/", before)
    build = served.after(lambda: other(site, "/y/"))
    build()
    build()
    assert not question.answered.wait(0.1)
    served.after(lambda: other(site, "/x/", PAGE.format("changé")))()
    assert question.answered.wait(PATIENCE)
    assert question.answer == seen(served, "/x/") != before


def test_a_page_that_changed_while_nobody_asked_is_told_at_once(site, served):
    before = seen(served, "/x/")
    other(site, "/x/")
    assert Question(served, "/x/", before).answered.wait(PATIENCE)


def test_a_build_that_fails_tells_nothing(site, served):
    def fail():
        other(site, "/x/")
        raise OSError("disque plein")

    question = Question(served, "/x/", seen(served, "/x/"))
    with pytest.raises(OSError, match="disque"):
        served.after(fail)()
    # The pages are those of before until a build succeeds: MkDocs has them wait.
    assert not question.answered.wait(0.1)


def test_a_question_does_not_last_for_ever(served, monkeypatch):
    monkeypatch.setattr(reloading, "PATIENCE", 0.05)
    before = seen(served, "/x/")
    question = Question(served, "/x/", before)
    assert question.answered.wait(PATIENCE)
    assert question.answer == before


def test_an_address_with_accents(site, served):
    site.files["/Ã©tÃ©/"] = PAGE.format("été")  # as the protocol of Python's servers writes « /été/ »
    before = seen(served, "/Ã©tÃ©/")
    question = Question(served, "/%C3%A9t%C3%A9/", before)
    assert not question.answered.wait(0.1)
    other(site, "/Ã©tÃ©/")
    served.after(lambda: None)()
    assert question.answered.wait(PATIENCE)


def test_files_are_closed(tmp_path):
    (tmp_path / "a.css").write_text("p{}", "utf-8")
    opened = []

    def site(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/css")])
        opened.append((tmp_path / "a.css").open("rb"))
        return FileWrapper(opened[-1])

    assert Reloading(site).fingerprint("/x/", b'"a.css"')
    assert [file.closed for file in opened] == [True]


class Build:
    """A build that lasts until it is told to end; the site answers nothing meanwhile, as MkDocs has it."""

    def __init__(self, site, served, early, again):
        self.site, self.begun, self.ended = site, threading.Event(), threading.Event()
        followed = served.after(self.build, lambda: early, lambda: again)
        self.thread = threading.Thread(target=self.run, args=(followed,))
        self.thread.start()
        assert self.begun.wait(PATIENCE)

    def build(self):
        self.site.closed = self.ended
        self.begun.set()
        assert self.ended.wait(PATIENCE)
        self.site.files |= self.pages
        if self.error:
            raise self.error

    def run(self, followed):
        with contextlib.suppress(OSError):
            followed()

    def end(self, pages=None, error=None):
        """End it, with other pages or with an error."""
        self.pages, self.error = pages or {}, error
        self.ended.set()
        self.thread.join(PATIENCE)


NEW = PAGE.format("nouveau")


@pytest.fixture
def building(site, served):
    """Start a build that has a page to show before it ends."""
    begun = []

    def begin(early, again=False):
        begun.append(Build(site, served, early, again))
        return begun[-1]

    yield begin
    for one in begun:
        one.end()


def test_an_early_page_is_told_and_shown_while_the_site_waits(site, served, building):
    question, other_page = (
        Question(served, "/x/", seen(served, "/x/")),
        Question(served, "/y/", seen(served, "/y/")),
    )
    build = building({"/x/": NEW.encode()})
    assert question.answered.wait(PATIENCE)
    assert question.answer == seen(served, "/x/")
    assert "nouveau" in get(served, "/x/").content().decode()
    for path in ("/assets/a.css", "/assets/b.js", "/assets/fonts/f.woff2"):
        answer = get(served, path)
        assert (answer.status, answer.content().decode()) == ("200 OK", FILES[path])
    assert not other_page.answered.is_set()
    waiting = Question(served, "/y/", "")
    assert not waiting.answered.wait(0.1)
    again = Question(served, "/x/", question.answer)
    build.end({"/x/": NEW})
    assert waiting.answered.wait(PATIENCE)
    # The build published the page that was shown.
    assert not again.answered.wait(0.1)
    assert not other_page.answered.is_set()


def test_a_page_made_while_the_site_waits_is_told_and_shown(site, served, building):
    question = Question(served, "/x/", seen(served, "/x/"))
    build = building({"/y/": NEW.encode()})
    waiting = Question(served, "/x/", "")
    assert not waiting.answered.wait(0.1)
    served.show(lambda: {"/x/": NEW.encode()})
    assert question.answered.wait(PATIENCE)
    assert waiting.answered.wait(PATIENCE)
    assert "nouveau" in get(served, "/x/").content().decode()
    # With those that were shown before.
    assert "nouveau" in get(served, "/y/").content().decode()
    build.end({"/x/": NEW, "/y/": NEW})


@pytest.mark.parametrize("error", [None, OSError("disque plein")])
def test_early_pages_stay_until_the_build_that_follows_at_once(site, served, building, error):
    build = building({"/x/": NEW.encode()}, again=True)
    build.end(error=error)
    assert "nouveau" in get(served, "/x/").content().decode()
    building({}).end()
    assert "nouveau" not in get(served, "/x/").content().decode()


def test_a_build_that_publishes_something_else_is_told(site, served, building):
    before = seen(served, "/x/")
    build = building({"/x/": NEW.encode()})
    early = seen(served, "/x/")
    question = Question(served, "/x/", early)
    build.end({"/x/": PAGE.format("plus nouveau")})
    assert question.answered.wait(PATIENCE)
    assert question.answer == seen(served, "/x/") not in (before, early)


def test_early_pages_go_when_the_build_fails(site, served, building):
    seen(served, "/x/")
    build = building({"/x/": NEW.encode()})
    build.end(error=OSError("disque plein"))
    assert "nouveau" not in get(served, "/x/").content().decode()


def test_files_are_those_of_the_site_when_it_answers(site, served, building):
    seen(served, "/x/")
    building({}).end({"/assets/a.css": "p{}"})
    assert get(served, "/assets/a.css").content() == b"p{}"


def test_a_page_asked_for_while_it_is_being_made_is_shown(site, served):
    looking, go, build = threading.Event(), threading.Event(), threading.Event()

    def early():
        looking.set()
        assert go.wait(PATIENCE)
        return {"/x/": NEW.encode()}

    thread = threading.Thread(target=served.after(lambda: build.wait(PATIENCE), early))
    thread.start()
    assert looking.wait(PATIENCE)
    question = Question(served, "/x/", "")
    assert not question.answered.wait(0.1)
    go.set()
    assert question.answered.wait(PATIENCE)
    assert question.answer == seen(served, "/x/")
    build.set()
    thread.join(PATIENCE)


def answered(length):
    return reloading.Answer("200 OK", [("Content-Length", str(length))], [b"x" * length])


def test_few_bytes_are_kept(monkeypatch):
    monkeypatch.setattr(reloading, "_MOST", 10)
    monkeypatch.setattr(reloading, "_LARGEST", 6)
    files = reloading.Files()
    for path, length in (("/a.css", 4), ("/b.css", 6), ("/a.css", 3), ("/c.png", 7)):
        assert files.kept(path, answered(length)).content() == b"x" * length
    assert [files.of(path) is None for path in ("/a.css", "/b.css", "/c.png")] == [False, False, True]
    files.kept("/d.js", answered(2))
    assert [files.of(path) is None for path in ("/a.css", "/b.css", "/d.js")] == [False, True, False]


def test_a_file_without_length_is_left_as_it_is():
    answer = reloading.Answer("200 OK", [], iter([b"x"]))
    assert reloading.Files().kept("/a.css", answer) is answer


def test_a_file_that_is_not_there_is_known_too():
    files = reloading.Files()
    files.kept("/a.css", reloading.Answer("404 Not Found", [], [b"rien"]))
    assert files.of("/a.css").status == "404 Not Found"


def test_the_server_of_mkdocs_has_what_is_replaced(tmp_path):
    assert list(inspect.signature(LiveReloadServer._inject_js_into_html).parameters) == [
        "self",
        "content",
        "epoch",
    ]
    source = inspect.getsource(LiveReloadServer)
    assert source.count("self._inject_js_into_html(") == 1
    assert source.count("self.builder()") == 1
    (tmp_path / "index.html").write_text("<body></body>", "utf-8")
    built = []
    server = LiveReloadServer(lambda: built.append(1), "127.0.0.1", 0, str(tmp_path))
    server.watch(str(tmp_path))
    Waiting(Early([])).serve(server)
    content = ask(server.get_app(), {"PATH_INFO": "/"}).content().decode()
    assert re.fullmatch(
        r'<body><script src="/livereload/reload.js" data-seen="\w+" defer></script></body>', content
    )
    server.builder()
    assert built == [1]
    server.server_close()
