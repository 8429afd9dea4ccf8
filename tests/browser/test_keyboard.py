"""Everything is reachable, visible and usable with a keyboard alone, on the narrowest common screen."""

import pytest

from tests.browser.focus import FOCUSED, walk

MENU = "#menu"
BUTTON = "[data-menu-button]"


def test_the_first_stop_leads_to_the_content(visit, urls):
    for url in urls:
        page = visit(url)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.get_attribute("href") == "#contenu", url
        assert page.evaluate(FOCUSED)["visible"], url
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#contenu"
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('header')"), url


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_is_seen(visit, urls, width):
    """In view, in front of anything else, and outlined."""
    for url in urls:
        stops = walk(visit(url, width=width, reduced_motion="reduce"))
        assert [stop["name"] for stop in stops if not stop["visible"] or not stop["drawn"]] == [], url


def test_the_menu_opens_with_enter_and_closes_with_escape(visit):
    page = visit("", width=360, reduced_motion="reduce")
    button, menu = page.locator(BUTTON), page.locator(MENU)
    assert not menu.is_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-menu-button]')"):
            break
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert menu.is_visible()
    # The menu that was just opened has the focus, or is the next stop.
    if not page.evaluate("!!document.activeElement.closest('#menu')"):
        page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#menu')")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-menu-button]')")


def test_a_closed_menu_is_no_stop(visit):
    page = visit("", width=360, reduced_motion="reduce")
    assert not any(stop["menu"] for stop in walk(page))
