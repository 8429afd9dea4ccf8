"""The site calls nobody: every request stays on its own host, under its content security policy, without an error."""

from urllib.parse import urlsplit

import pytest

from tests.browser.loopback import serve
from tests.site_pages import file_of
from tests.site_pages import urls as all_urls
from vivier.exports.hosting.headers import ALWAYS

POLICY = "meta[http-equiv='Content-Security-Policy']"


# The browser tells the page of all that its policy refuses, even where nothing is said in the console.
LISTEN = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


class Journal:
    """What a page asked for and complained about, from now until `close`."""

    def __init__(self, page, address):
        self.page, self.host, self.faults = page, urlsplit(address)[:2], []
        self.listeners = {
            "request": lambda request: self.note(self.foreign(request.url), f"elsewhere: {request.url}"),
            # Not what the next page interrupts; what the policy refuses fails for another reason.
            "requestfailed": lambda request: self.note(
                request.failure != "net::ERR_ABORTED", f"failed: {request.url} {request.failure}"
            ),
            "response": lambda response: self.note(
                response.status >= 400, f"{response.status}: {response.url}"
            ),
            "pageerror": lambda error: self.note(True, f"script: {error}"),
            "console": lambda said: self.note(said.type in ("error", "warning"), f"console: {said.text}"),
        }
        for event, listener in self.listeners.items():
            page.on(event, listener)

    def note(self, wrong, fault):
        if wrong:
            self.faults.append(fault)

    def foreign(self, url):
        return urlsplit(url)[:2] != self.host and not url.startswith("data:")

    def close(self):
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        return self.faults


@pytest.fixture(scope="module")
def window(browser):
    context = browser.new_context(locale="fr-FR", color_scheme="light")
    yield context.new_page()
    context.close()


def faults(page, address, urls):
    """What went wrong on each of these pages, in both themes, from the first byte to the foot of the page."""
    found = {}
    for url in urls:
        journal = Journal(page, address)
        page.emulate_media(color_scheme="light")
        page.goto(address + url)
        # What is fetched only when it is needed: by the dark theme, by the foot of the page, by a late script.
        page.emulate_media(color_scheme="dark")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        if journal.close():
            found[url] = journal.faults
    return found


def test_nothing_is_asked_elsewhere_and_nothing_fails(window, address, urls):
    assert faults(window, address, urls) == {}


def test_the_site_works_in_a_folder(window, site, urls):
    inside = [url for url in urls if url != "404.html"]  # the one page that may be shown at any depth
    with serve(site.folder, prefix="/dossier/") as address:
        assert faults(window, address, inside) == {}


def test_a_reader_moves_about_in_a_folder(browser, site):
    with serve(site.folder, prefix="/dossier/") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Projets").click()
        page.wait_for_url(address + "projets/")
        page.locator("main .v-grid a").first.click()
        assert page.url.startswith(address + "projets/")
        assert page.url != address + "projets/"
        title = page.locator("h1").inner_text()
        page.get_by_role("link", name="Accueil").first.click()
        page.wait_for_url(address)
        assert page.locator("h1").inner_text() != title
        page.close()


def test_every_page_has_the_policy(visit, urls):
    for url in urls:
        policy = visit(url).locator(POLICY).get_attribute("content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_the_policy_is_in_force(visit):
    page = visit("")
    page.evaluate("""() => {
      const script = document.createElement("script");
      try { script.textContent = "window.ran = true"; } catch { return; }
      document.head.append(script);
    }""")
    assert page.evaluate("window.ran") is None


def test_the_whole_site_works_under_the_headers(browser, site):
    """Every page once, with the headers of a host that sends them all beside the policy of the page."""
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(LISTEN)
    page, found, seen = context.new_page(), {}, 0
    with serve(site.folder, sent=ALWAYS) as address:
        for url in all_urls(site.folder):
            if b'http-equiv="refresh"' in file_of(site.folder, url).read_bytes():
                continue  # gone before it can be asked; where it leads is another page
            journal = Journal(page, address)
            answer = page.goto(address + url)
            refused = page.evaluate("window.refused")
            if journal.close() or refused:
                found[url] = [*journal.faults, *refused]
            assert answer.headers["content-security-policy"] == dict(ALWAYS)["Content-Security-Policy"]
            seen += 1
        assert found == {}
        assert seen > 130
        # The ear hears: what both policies refuse is told twice.
        page.evaluate(
            "document.body.append(Object.assign(new Image(), { src: 'https://ailleurs.example/a.png' }))"
        )
        page.wait_for_function("window.refused.length === 2")
        assert page.evaluate("window.refused") == ["img-src https://ailleurs.example/a.png"] * 2
    context.close()


def test_an_unknown_address_shows_the_404_page_with_its_styles(visit):
    page = visit("nulle/part/")
    assert page.locator("h1").inner_text() == "Cette page n’existe pas, ou plus"
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
