"""What fits on a small screen: no sideways scrolling at 320 px, no target too small for a finger."""

import pytest

from tests.browser.conftest import media
from tests.conftest import WITH_A_TABLE

OVERFLOWING = """() => [...document.querySelectorAll("body *")].reverse()
  .filter((element) => Math.max(element.getBoundingClientRect().right, element.scrollWidth) > innerWidth)
  .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)"""

SMALL_TARGETS = """() => {
  // A link in a sentence may be as high as its line: some text of its paragraph is outside links.
  const inline = (link) => {
    if (!link.matches("a") || getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const text = block.cloneNode(true);
    text.querySelectorAll("a, button").forEach((other) => other.remove());
    return text.textContent.trim() !== "";
  };
  const size = (target) => [target, ...(target.labels ?? [])].map((part) => part.getBoundingClientRect())
    .reduce((one, other) => other.height > one.height ? other : one);
  const large = ({ width, height }) => width >= 24 && height >= 24;
  const seen = (target) => target.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && size(target).width > 1 && size(target).bottom + scrollY > 0 && size(target).right > 0;
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(seen);
  // A small region of the map has its equal in the table beside it.
  const elsewhere = new Set(targets.filter((target) => large(size(target))).map((target) => target.href));
  const equalled = (target) => target.closest("svg") && elsewhere.has(new URL(target.href.baseVal, location).href);
  return targets.filter((target) => !large(size(target)) && !inline(target) && !equalled(target))
    .map((target) => {
      const { width, height } = size(target);
      return `${Math.round(width)}×${Math.round(height)} ${target.outerHTML.slice(0, 120)}`;
    });
}"""

# The words and the numbers that stand on more than one line; addresses may be cut, and what is longer than any word.
CUT_WORDS = r"""() => {
  const cut = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest("script, code, .v-hidden") || !text.parentElement.checkVisibility()) continue;
    for (const word of text.data.matchAll(/[^\s-]{2,25}(?=[\s-]|$)/g)) {
      if (/[@/._]/.test(word[0]) || /[^\s-]/.test(text.data[word.index - 1] ?? " ")) continue;
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1) cut.push(word[0]);
    }
  }
  return cut;
}"""


# A word as long as the addresses of real services, at the end of every text that an editor may write: where a line of
# the preparation comes from (« règle 1 », « annonce ») is ours.
LONG_WORDS = """() => {
  const ours = "script, button, select, small, a[href^='#r']";
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.data.trim() && !text.parentElement.closest(ours)) text.data += " " + "long".repeat(20);
  }
}"""


def test_no_word_is_too_long_for_a_small_screen(visit, urls):
    for url in urls:
        page = visit(url, width=320)
        page.evaluate(LONG_WORDS)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, f"/{url}: {page.evaluate(OVERFLOWING)}"


@pytest.mark.parametrize(("width", "name"), [(320, None), (768, None), (1280, None), (680, "print")])
def test_words_and_numbers_are_not_cut(visit, urls, width, name):
    for url in urls:
        page = visit(url, width=width)
        with media(page, name):
            assert page.evaluate(CUT_WORDS) == [], url


def test_nothing_scrolls_sideways_at_320_px(visit, urls):
    for url in urls:
        page = visit(url, width=320)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, f"/{url}: {page.evaluate(OVERFLOWING)}"


@pytest.mark.parametrize("width", [360, 1280])
def test_every_target_is_24_px_or_more(visit, urls, width):
    for url in urls:
        assert visit(url, width=width).evaluate(SMALL_TARGETS) == [], url


@pytest.mark.parametrize("width", [320, 600, 960, 1280])
def test_tables_of_records_stay_in_their_column(visit, width):
    page = visit(WITH_A_TABLE.replace(".yml", "/"), width=width)
    table = page.locator(".v-prose .v-table")
    assert page.evaluate(CUT_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert table.evaluate("(one) => one.scrollWidth > one.clientWidth")
    assert table.evaluate("(one) => one.clientWidth <= one.parentElement.clientWidth")


@pytest.mark.parametrize("width", [320, 600, 960, 1280])
def test_tables_cut_no_word(visit, width):
    page = visit("projet/performances/", width=width)
    assert page.locator("table:not([class]) td").count() > 100
    assert page.evaluate(CUT_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_table_too_wide_for_the_screen_scrolls_with_the_keyboard(visit):
    page = visit("projet/performances/", width=320)
    wide = page.get_by_role("region", name="Buts")
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(one) => one.scrollLeft > 0", arg=wide.element_handle())
