"""`make serve` in a real browser: the page shown loads itself again when it has changed, and only then."""

import re

import pytest

from tests.site_build.mini_site import REAL_HOOKS, MiniSite
from tests.site_build.served import free_port, save, serving

SHOWN = "/projets/coachs-internes/"
PATIENCE = 120_000


@pytest.fixture
def mini(tmp_path):
    made = MiniSite(tmp_path, hooks=REAL_HOOKS)
    made.real_records()
    return made


@pytest.fixture
def window(browser):
    """A window that remembers the pages it asked for."""
    page = browser.new_page()
    page.asked = []
    page.on("request", lambda request: request.is_navigation_request() and page.asked.append(request.url))
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def retitle(record, title):
    save(record, re.sub("^titre: .*$", f"titre: {title}", record.read_text("utf-8"), flags=re.MULTILINE))


def wait_for_title(window, text):
    window.wait_for_function("text => document.title.includes(text)", arg=text)


def test_a_page_loads_again_when_its_record_changes_and_not_for_another(mini, window):
    shown, other = mini.records / "projets/coachs-internes.yml", mini.records / "labos/etat-lin.yml"
    with serving(mini) as seen:
        seen.wait_for(SHOWN, "<h1")
        window.goto(seen.address + SHOWN)
        retitle(other, "Un autre laboratoire")
        seen.wait_for("/labos/etat-lin/", "Un autre laboratoire")
        retitle(shown, "Des coachs")
        wait_for_title(window, "Des coachs")
        assert len(window.asked) == 2

        good = shown.read_text("utf-8")
        save(shown, good.replace("titre:", "titer:", 1))
        wait_for_title(window, "À corriger")
        assert "titer" in window.locator("pre").inner_text()
        # Its policy lets its style in, which is not in a file.
        assert window.evaluate("getComputedStyle(document.querySelector('pre')).borderTopStyle") == "solid"
        save(shown, good)
        wait_for_title(window, "Des coachs")
        assert len(window.asked) == 4
        assert "Traceback" not in seen.terminal()


def test_a_page_that_does_not_exist_appears_when_it_is_written(mini, window):
    with serving(mini) as seen:
        seen.wait_for(SHOWN, "<h1")
        window.goto(seen.address + "/nouvelle/")
        save(mini.folder / "content" / "nouvelle.md", "# Page toute neuve\n")
        wait_for_title(window, "Page toute neuve")
        assert len(window.asked) == 2


def test_a_hidden_page_asks_when_it_is_shown(mini, window):
    hide = """hidden => {
      Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }"""
    with serving(mini) as seen:
        seen.wait_for(SHOWN, "<h1")
        window.goto(seen.address + SHOWN)
        window.evaluate(hide, True)
        retitle(mini.records / "projets/coachs-internes.yml", "Des coachs")
        seen.wait_for(SHOWN, "Des coachs")
        assert len(window.asked) == 1
        window.evaluate(hide, False)
        wait_for_title(window, "Des coachs")


def test_a_page_outlives_the_server(mini, window):
    port = free_port()
    with serving(mini, port) as seen:
        seen.wait_for(SHOWN, "<h1")
        window.goto(seen.address + SHOWN)
    with serving(mini, port) as seen:
        seen.wait_for(SHOWN, "<h1")
        # The page as it was is not loaded again, and is told of the next change.
        retitle(mini.records / "projets/coachs-internes.yml", "Des coachs")
        wait_for_title(window, "Des coachs")
        assert len(window.asked) == 2
