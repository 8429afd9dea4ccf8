"""Somebody waits: what the preview shows of what is saved, before a build and while it goes on."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import click
from mkdocs.livereload import LiveReloadServer

from vivier.intake.load import Loaded
from vivier.pages.writer import Writer
from vivier.site_build.early import Early
from vivier.site_build.preview import answering, is_preview
from vivier.site_build.reloading import Reloading
from vivier.site_build.run import Meanwhile, Run

_WAITING = f"{__name__}.waiting"


class Waiting(Meanwhile):
    """Shows the pages of what is saved, before a build and while it goes on.

    Args:
        early: makes them.
    """

    def __init__(self, early: Early) -> None:
        self._early = early
        self._pages: Reloading | None = None
        self._mount = "/"
        self._saved: Callable[[], bool] = lambda: False

    def serve(self, server: LiveReloadServer) -> None:
        """Show them in MkDocs' server, whose pages reload where they changed: it reloads them all at every build."""
        self._pages = Reloading(answering(server))
        # The server may serve the site under a path, as its host will.
        self._mount = server.mount_path
        saves = Saves(server)
        self._saved = saves.taken
        # Its script is written in the page, which the site's policy forbids, and knows nothing but the number of the
        # build.
        server._inject_js_into_html = lambda content, _epoch: content  # type: ignore[method-assign]
        before = partial(self._at_paths, self._early.before)
        server.builder = self._pages.after(server.builder, before, saves.give_back)
        server.set_app(self._pages)

    def read(self, fiches: Path, loaded: Loaded, writer: Writer) -> None:
        """Show all that changed."""
        made = self._early.read(fiches, loaded, writer)
        if self._pages:
            self._pages.show(partial(self._at_paths, lambda: made))

    def look(self) -> None:
        """Show what was saved since the last look; the build after this one publishes it."""
        if self._pages and self._saved():
            self._pages.show(partial(self._at_paths, self._early.saved))

    def built(self, run: Run) -> None:
        """Keep what the next pages need, and nothing of that build elsewhere."""
        self._early.built(run)
        run.let_go()

    def _at_paths(self, pages: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
        return {f"{self._mount}{url}": page for url, page in pages().items()}


class Saves:
    """What is saved while a server builds.

    MkDocs looks at it once, when the build is over. It is asked for here in between, and given back at the end.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._taken = False

    def taken(self) -> bool:
        """Whether something was saved since the build began or since this was asked; wait for the end of a save."""
        server = self._server
        # Looked at between any two files: without the lock, most of the time.
        if not server._want_rebuild:
            return False
        with server._rebuild_cond:
            while server._rebuild_cond.wait(timeout=server.build_delay):
                pass
            server._want_rebuild = False
        self._taken = True
        return True

    def give_back(self) -> bool:
        """Have the server build again if something was saved meanwhile; return whether it will."""
        server = self._server
        with server._rebuild_cond:
            server._want_rebuild |= self._taken
            self._taken = False
            return server._want_rebuild


def meanwhile(around: Iterable[str]) -> Meanwhile:
    """Return what builds of this command do meanwhile: the same from the first build of a preview to its last.

    Args:
        around: what pages depend on besides the records: see `Early`.
    """
    context = click.get_current_context(silent=True)
    if context is None or not is_preview():
        return Meanwhile()
    # MkDocs makes everything anew at each build: what lives as long as the preview is its command.
    if _WAITING not in context.meta:
        context.meta[_WAITING] = Waiting(Early(around))
    found: Waiting = context.meta[_WAITING]
    return found
