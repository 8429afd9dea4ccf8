"""axe-core on one page of each type, in both themes, on a phone and on a desk."""

from functools import cache

import pytest
from playwright.sync_api import Page

from tests.site_pages import ROOT

AXE = ROOT / "tests" / "tools" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) => [
    `${id}: ${help}`, ...nodes.map((node) => `  ${node.target.join(" ")}: ${node.failureSummary}`),
  ].join("\\n"));
}"""


@cache
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    page.evaluate(axe_source())
    return page.evaluate(RUN)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(visit, urls, theme, width):
    found = {
        # A colour halfway through a transition is nobody's colour.
        url: violations(visit(url, width=width, color_scheme=theme, reduced_motion="reduce"))
        for url in urls
    }
    assert not report(found), report(found)


def test_axe_finds_nothing_in_the_open_menu(visit):
    page = visit("", width=360, reduced_motion="reduce")
    page.locator("[data-menu-button]").click()
    assert violations(page) == []


def test_axe_does_find_faults(visit):
    """The checks above would pass as well on a tool that finds nothing."""
    page = visit("")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert "button-name" in "\n".join(violations(page))


def report(found: dict[str, list[str]]) -> str:
    return "\n\n".join(f"/{url}\n" + "\n".join(faults) for url, faults in found.items() if faults)
