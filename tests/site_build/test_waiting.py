"""What is saved while a server builds is seen at once, and built afterwards."""

import threading

import click
import pytest
from mkdocs.livereload import LiveReloadServer

from vivier.site_build.early import Early
from vivier.site_build.run import Meanwhile
from vivier.site_build.waiting import Saves, Waiting, meanwhile


@pytest.fixture
def server(tmp_path):
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), mount_path="/sous/")
    made.build_delay = 0.01
    yield made
    made.server_close()


def save(server):
    """What MkDocs' server does when a file changes."""
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()


def test_a_save_is_seen_once_and_given_back(server):
    saves = Saves(server)
    assert not saves.taken()
    assert not saves.give_back()
    save(server)
    assert saves.taken()
    assert not saves.taken()
    assert saves.give_back()
    assert server._want_rebuild


def test_a_save_that_nobody_looked_at_is_built_too(server):
    save(server)
    assert Saves(server).give_back()
    assert server._want_rebuild


def test_what_was_given_back_is_not_given_again(server):
    saves = Saves(server)
    save(server)
    assert saves.taken()
    assert saves.give_back()
    server._want_rebuild = False
    assert not saves.give_back()


def test_the_end_of_a_save_is_waited_for(server):
    server.build_delay = 0.3
    save(server)
    seen = []
    looking = threading.Thread(target=lambda: seen.append(Saves(server).taken()))
    looking.start()
    save(server)
    looking.join(10)
    assert seen == [True]
    assert not server._want_rebuild


class Shown(Early):
    """Pages without records."""

    def __init__(self):
        super().__init__([])
        self.looks = 0

    def before(self):
        return {"a/": b"avant</body>"}

    def saved(self):
        self.looks += 1
        return {"b/": b"pendant</body>"}


def answer(server, path):
    said = []
    body = server.get_app()({"PATH_INFO": path}, lambda status, headers: said.append(status))
    return b"".join(body)


def test_pages_are_shown_where_the_server_has_the_site(server):
    early, found = Shown(), {}
    waiting = Waiting(early)

    def build():
        waiting.look()
        assert early.looks == 0
        save(server)
        waiting.look()
        waiting.look()
        assert early.looks == 1
        for name in ("a", "b"):
            found[name] = answer(server, f"/sous/{name}/")

    server.builder = build
    waiting.serve(server)
    server.builder()
    assert b"avant" in found["a"]
    assert b"pendant" in found["b"]
    assert server._want_rebuild


def test_a_preview_has_one_for_all_its_builds_and_a_build_has_none():
    with click.Context(click.Command("serve"), info_name="serve"):
        assert isinstance(meanwhile([]), Waiting)
        assert meanwhile([]) is meanwhile([])
    with click.Context(click.Command("build"), info_name="build"):
        assert type(meanwhile([])) is Meanwhile
    assert type(meanwhile([])) is Meanwhile
