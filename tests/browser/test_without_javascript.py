"""Nothing that must be read waits for a script."""

import pytest

SECTIONS = ("emplois/", "projets/", "labos/", "demarches/", "missions/", "regions/", "candidater/")


# Less what a script is there to say: how many days are left, which depends on the reader's clock; what a search finds.
WORDS = """() => [...document.querySelectorAll("main :is(p, li, dt, dd, h1, h2, h3, td, th)")]
  .filter((block) => !block.closest("[data-search]")).map((block) => {
  const copy = block.cloneNode(true);
  copy.querySelectorAll("[data-limite]").forEach((counted) => counted.remove());
  return block.matches("[data-limite]") ? "" : copy.textContent.trim().replace(/\\s+/g, " ");
})"""
MENU = """() => [...document.querySelectorAll("nav[aria-label='Menu principal'] a")]
  .filter((entry) => entry.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && entry.getBoundingClientRect().width > 0)
  .map((entry) => new URL(entry.href).pathname)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_title_and_the_menu_are_there(visit, urls, width):
    for url in urls:
        page = visit(url, width=width, java_script_enabled=False)
        assert page.locator("h1").is_visible(), url
        assert {f"/{section}" for section in SECTIONS} <= set(page.evaluate(MENU)), url


def test_no_script_writes_what_is_read(visit, urls):
    """A script may add to the text (a countdown), never be what writes it."""
    for url in urls:
        written = set(visit(url, java_script_enabled=False).evaluate(WORDS))
        assert set(visit(url).evaluate(WORDS)) <= written, url
