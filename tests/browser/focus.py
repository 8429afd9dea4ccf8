"""A walk through a page with the Tab key, and what a person would see at each stop."""

from typing import Any

from playwright.sync_api import Page

FOCUSED = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body || stop === document.documentElement) return null;
  // A hidden radio or checkbox is seen through its label.
  const seen = stop.matches("input") && stop.labels?.length && stop.getBoundingClientRect().width < 4
    ? stop.labels[0] : stop;
  const box = seen.getBoundingClientRect();
  // A link over two lines has two boxes, and nothing of it in the middle of the whole.
  const points = [...seen.getClientRects()].flatMap(({ left, top, width, height }) =>
    [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) =>
      document.elementFromPoint(left + x * width, top + y * height)));
  // A card whose whole surface is the link draws the focus around itself.
  const outlined = (element, part) => {
    const style = getComputedStyle(element, part);
    return parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
  };
  const card = seen.closest("li, article");
  const drawn = outlined(seen) || outlined(seen, "::after") || outlined(seen, "::before") || card && outlined(card);
  return {
    name: stop.outerHTML.slice(0, 120),
    menu: !!stop.closest("#menu"),
    visible: seen.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && box.width > 3 && box.height > 3 && box.left >= -1 && box.right <= innerWidth + 1
      // Something else in front of every point of it (a sticky header) hides it as well.
      && points.some((found) => seen.contains(found) || found?.contains(seen) && found.matches("a, label, summary")),
    drawn: !!drawn,
  };
}"""


def walk(page: Page, longest: int = 400) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of the page until it leaves the document."""
    stops = []
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    for _ in range(longest):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"more than {longest} stops: the focus is caught on {stops[-1]['name']}")
