"""A real browser on the built site, served on this machine only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.loopback import serve
from tests.conftest import Site
from tests.site_pages import TYPES, by_type, examples

HERE = Path(__file__).resolve().parent
# Chromium's own errands (updates, synchronisation, field trials) have no business in a test.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that « pytest -m 'not browser' » leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; the tests fail without one, since a skipped check looks like a passed one."""
    program = chromium.find()
    if program is None:
        pytest.fail(chromium.HELP, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Where the site is served, at the root of its host."""
    with serve(site.folder) as served:
        yield served


@pytest.fixture(scope="session")
def pages(site: Site) -> dict[str, list[str]]:
    """The addresses of each type of page, the longest first."""
    return by_type(site.folder)


@pytest.fixture(scope="session", params=TYPES)
def urls(request: pytest.FixtureRequest, pages: dict[str, list[str]]) -> list[str]:
    """The pages that stand for one type: a test that asks for them runs once for each type."""
    found = examples(pages, request.param)
    if not found and request.param != "autre":
        pytest.fail(f"the site has no page of this type: {request.param}", pytrace=False)
    return found


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Callable[..., Page]]:
    """One window for each set of context options: opening one costs more than the page that is looked at in it."""
    opened: dict[tuple[tuple[str, Any], ...], Page] = {}

    def window(**options: Any) -> Page:
        key = tuple(sorted(options.items()))
        if key not in opened:
            opened[key] = browser.new_context(locale="fr-FR", **options).new_page()
        return opened[key]

    yield window
    for page in opened.values():
        page.context.close()


@contextmanager
def media(page: Page, name: str | None) -> Iterator[None]:
    """A page as « print » or « screen » shows it, then as it came: its window is shared."""
    page.emulate_media(media=name or "null")
    try:
        yield
    finally:
        page.emulate_media(media="null")


@pytest.fixture
def visit(windows: Callable[..., Page], address: str) -> Callable[..., Page]:
    """``visit(url, width=…, **context options)``: the page of the site at ``url``, freshly loaded.

    Windows are shared: a test that stores something in the browser, or looks at two pages at once, opens its own.
    """

    def open_page(url: str, width: int = 1280, height: int = 900, **options: Any) -> Page:
        page = windows(**options)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address + url)
        if options.get("java_script_enabled", True):
            # The page of the search moves once, when its results come.
            page.wait_for_function("() => document.querySelector('[data-results]')?.ariaBusy !== 'true'")
        return page

    return open_page
