"""« Préparer ma candidature » in a browser: one situation, boxes, a message, one sheet; whole without any of it."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.focus import walk
from tests.browser.loopback import serve
from tests.browser.test_accessibility import violations
from tests.conftest import build, write_project
from tests.site_pages import ROOT

OFFER = "emplois/chef-projets-etat-lin/"
SGAR = "emplois/charge-mission-pressoir-a-idees/"
MISSION = "missions/animateur-departemental-france-services-95/"
KITS = (OFFER, SGAR, MISSION)
# The notices of the prefecture, opened again: one with its day of publication and two addresses, as a notice has.
DAY = "2025-05-02"
SGAR_FILE = "emplois/sans-date/charge-mission-pressoir-a-idees.yml"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } });"""
NO_PRINTER = "window.print = () => {};"
SHOWN = """(list) => [...document.querySelectorAll(`.v-kit > ${list} > li`)]
  .filter((line) => line.checkVisibility()).map((line) => line.textContent.replace(/\\s+/g, " ").trim())"""


@pytest.fixture(scope="module")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with an open notice of the Journal officiel, answered by e-mail, beside the other records."""
    folder = tmp_path_factory.mktemp("open")
    shutil.copytree(ROOT / "postings", folder / "postings")
    file = folder / "postings" / SGAR_FILE
    text = re.sub(r"\ncloture:\n(?:  .*\n)+", "\n", file.read_text(encoding="utf-8"))
    text = re.sub(r"\ndebut_vacance_poste: .*", "", text)
    text = text.replace(
        "  delai_jours: 30\n", "  delai_jours: 30\n  courriels: [a@exemple.fr, b@exemple.fr]\n"
    )
    file.write_text(f"{text}reference: SGAR-1\njo:\n  date: 2025-04-18\n", encoding="utf-8")
    built = build(write_project(folder, {}), folder / "site", {"VIVIER_DATE": DAY})
    assert built.returncode == 0, built.stdout
    with serve(folder / "site") as address:
        yield address


@pytest.fixture
def window(browser, open_site: str) -> Iterator[Callable[..., Page]]:
    """``window(url, script=None, **context options)``: a page in a browser that remembers nothing of the others."""
    opened = []

    def open_page(url: str, script: str | None = None, **options: object) -> Page:
        context = browser.new_context(locale="fr-FR", reduced_motion="reduce", **options)
        opened.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(open_site + url)
        if options.get("java_script_enabled", True):
            page.wait_for_selector(".v-kit__tools")
        return page

    yield open_page
    for context in opened:
        context.close()


def shown(page: Page, kind: str) -> list[str]:
    return page.evaluate(SHOWN, kind)


# One situation ----------------------------------------------------------------------------------------------------


def test_the_lines_of_the_situation_join_the_common_ones_in_order(window):
    page = window(OFFER)
    before = shown(page, ".v-steps")
    page.get_by_label("Votre situation").select_option("militaire")
    steps = shown(page, ".v-steps")
    assert set(before) < set(steps)
    ranks = page.evaluate(
        "[...document.querySelectorAll('.v-kit > .v-steps > li')].map((li) => +li.dataset.rang)"
    )
    assert ranks == sorted(ranks)
    assert any("Demandez l’agrément" in step for step in steps)
    assert not any("service des ressources humaines" in step for step in steps)
    assert not page.locator("[data-situations]").is_visible()
    assert "sous condition" in page.locator(".v-kit__answer").inner_text()
    # Whoever hears the page is told the answer, and whoever may not apply too.
    assert page.get_by_role("status").filter(has_text="sous condition").count() == 1
    page.get_by_label("Votre situation").select_option("")
    assert page.get_by_role("status").filter(has_text="Peut candidater").count() == 0
    page.get_by_label("Votre situation").select_option("militaire")
    weights = [
        line.split(" :")[0] for line in (text.replace("\u00a0", " ") for text in shown(page, ".v-alerts"))
    ]
    assert weights == sorted(weights, key=["Bloquant", "Attention", "À savoir"].index)


def test_every_situation_gives_its_lines_back(window):
    page = window(OFFER)
    first = page.locator("#candidater").inner_html()
    for code in page.evaluate("[...document.querySelectorAll('#situation option')].map((one) => one.value)"):
        page.get_by_label("Votre situation").select_option(code)
    page.get_by_label("Votre situation").select_option("")
    assert page.locator("#candidater").inner_html() == first


def test_the_situation_is_remembered_here_and_on_other_pages(window, open_site):
    page = window(OFFER)
    page.get_by_label("Votre situation").select_option("magistrat")
    page.reload()
    page.wait_for_selector(".v-kit__tools")
    assert page.get_by_label("Votre situation").input_value() == "magistrat"
    assert any("nomination" in line for line in shown(page, ".v-checklist"))
    page.goto(open_site + SGAR)
    page.wait_for_selector(".v-kit__tools")
    assert page.get_by_label("Votre situation").input_value() == "magistrat"


def test_a_situation_that_a_page_does_not_propose_is_left_alone(window):
    page = window(MISSION, 'localStorage.setItem("vivier.situation", "astronaute");')
    assert page.get_by_label("Votre situation").input_value() == ""
    assert page.locator("[data-situations]").is_visible()


REFUSED = "#candidater details[data-non]"


# A notice refuses nobody for certain: its first situation is made to, before the scripts of the page run.
REFUSE = """document.addEventListener("readystatechange", () => {
  document.querySelector("[data-pour]").dataset.non = ""; }, { once: true });"""


@pytest.mark.parametrize(("url", "script"), [(MISSION, None), (SGAR, REFUSE)])
def test_who_may_not_apply_is_told_why_and_nothing_to_send(window, url, script):
    page = window(url, script)
    first = page.locator("#candidater").inner_html()
    fold = page.locator(REFUSED).first
    own = fold.locator("li").all_text_contents()
    reason = fold.locator("summary + p").text_content()
    code = fold.get_attribute("data-pour").split(" ")[0]
    page.get_by_label("Votre situation").select_option(code)
    answer = page.locator(".v-kit__answer")
    assert answer.inner_text().startswith("Peut candidater\u00a0:")
    assert page.get_by_role("status").filter(has_text="Peut candidater").all_inner_texts() == [
        answer.locator("strong").inner_text()
    ]
    assert reason in answer.text_content()
    assert answer.locator("li").all_text_contents() == own
    assert all(line.is_visible() for line in answer.locator("li").all())
    left = page.evaluate(
        "[...document.querySelectorAll('.v-kit > *')].filter((one) => one.checkVisibility()).map("
        "(one) => one.className || one.textContent)"
    )
    assert left[:-1] == ["Préparer ma candidature", "v-kit__choice", "Règles appliquées", "v-rules"]
    assert left[-1].startswith("En cas d’écart")
    if script is None:
        assert violations(page) == []
    page.get_by_label("Votre situation").select_option("")
    assert page.locator("#candidater").inner_html() == first
    assert page.locator(".v-kit > .v-steps").is_visible()
    page.get_by_label("Votre situation").select_option(code)
    page.reload()
    page.wait_for_selector(".v-kit__answer")
    assert not page.locator(".v-kit__tools").is_visible()
    page.get_by_label("Votre situation").select_option("agent_structure_fs" if url == MISSION else "externe")
    assert page.locator(".v-kit__tools").is_visible()


# Boxes ------------------------------------------------------------------------------------------------------------


def test_ticks_stay_with_their_record_and_are_forgotten_on_demand(window, open_site):
    page = window(OFFER)
    page.get_by_label("Curriculum vitae").check()
    assert page.locator("[role=status].v-kit__count").inner_text() == "1 prêt sur 2"
    page.reload()
    page.wait_for_selector(".v-kit__tools")
    assert page.get_by_label("Curriculum vitae").is_checked()
    assert "sur cet appareil seulement" in page.locator(".v-kit__note").inner_text()
    page.goto(open_site + SGAR)
    page.wait_for_selector(".v-kit__tools")
    assert not page.get_by_label("Curriculum vitae").first.is_checked()
    page.goto(open_site + OFFER)
    page.wait_for_selector(".v-kit__tools")
    page.get_by_role("button", name="Effacer").click()
    assert not page.get_by_label("Curriculum vitae").is_checked()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key !== 'vivier.theme')") == []


@pytest.mark.parametrize("found", ["{", '"texte"', "[1, null]", json.dumps({"a": 1})])
def test_what_is_stored_may_be_anything(window, found):
    script = f"localStorage.setItem('vivier.dossier.emploi/chef-projets-etat-lin', {json.dumps(found)});"
    page = window(OFFER, script)
    assert page.locator("[role=status].v-kit__count").inner_text() == "0 prêt sur 2"


def test_storage_refused(window):
    page = window(OFFER, NO_STORAGE)
    page.get_by_label("Votre situation").select_option("militaire")
    page.get_by_label("Curriculum vitae").check()
    assert page.locator("[role=status].v-kit__count").inner_text().startswith("1 prêt")
    assert "oubliés" in page.locator(".v-kit__note").inner_text()
    page.reload()
    page.wait_for_selector(".v-kit__tools")
    assert page.get_by_label("Votre situation").input_value() == ""


# Message ----------------------------------------------------------------------------------------------------------


def test_the_message_follows_the_situation(window):
    page = window(SGAR)
    link = page.get_by_role("link", name="Écrire le courriel")

    def body() -> str:
        found = urlsplit(link.get_attribute("href"))
        assert found.path == "a@exemple.fr,b@exemple.fr"
        fields = parse_qs(found.query, strict_parsing=True)
        assert set(fields) == {"subject", "body"}
        assert "SGAR-1" in fields["subject"][0]
        return fields["body"][0].replace("\r\n", "\n")

    page.get_by_label("Votre situation").select_option("externe")
    common = body()
    page.get_by_label("Votre situation").select_option("fonctionnaire_etat")
    assert "- Dernier arrêté de situation administrative\n" in body()
    assert "- Dernier arrêté" not in common
    assert "iche financière" not in body()
    page.get_by_text("Le message à copier").click()
    assert page.locator(".v-kit pre").text_content().strip() == body().strip()


def test_the_message_is_copied(browser, open_site):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(open_site + SGAR)
    page.get_by_text("Le message à copier").click()
    page.get_by_role("button", name="Copier le message").click()
    page.get_by_role("button", name="Message copié").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Madame, Monsieur,")
    context.close()


def test_a_refused_copy_is_said_until_the_message_changes(window):
    page = window(SGAR, "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));")
    page.get_by_text("Le message à copier").click()
    page.get_by_role("button", name="Copier le message").click()
    page.get_by_role("button", name="Copie refusée\u00a0: sélectionner le texte").wait_for()
    page.get_by_label("Votre situation").select_option("fonctionnaire_etat")
    page.get_by_role("button", name="Copier le message").wait_for()


# Everybody --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", KITS)
def test_without_scripts_every_line_is_there(window, url):
    page = window(url, java_script_enabled=False)
    assert page.locator(".v-kit details").count() >= 1
    for fold in page.locator(".v-kit details").all():
        fold.locator("summary").click()
    lines = page.locator(".v-kit :is(.v-alerts, .v-checklist, .v-steps) > li")
    assert lines.count() > 5
    assert all(line.is_visible() for line in lines.all())
    assert page.locator(".v-kit :is(select, button, input)").count() == 0
    assert not page.get_by_role("link", name="Imprimer la liste").is_visible()


@pytest.mark.parametrize("url", KITS)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(window, url, width, theme):
    page = window(url, color_scheme=theme, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('.v-kit details').forEach((fold) => { fold.open = true; })")
    assert violations(page) == []
    page.get_by_label("Votre situation").select_option(index=1)
    page.locator(".v-kit > .v-checklist input").first.check()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_with_a_keyboard_alone(window):
    page = window(OFFER, viewport={"width": 360, "height": 800})
    stops = walk(page)
    assert [stop["name"] for stop in stops if not stop["visible"] or not stop["drawn"]] == []
    page.get_by_label("Votre situation").focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Votre situation").input_value() != ""
    page.get_by_label("Curriculum vitae").focus()
    page.keyboard.press("Space")
    assert page.get_by_label("Curriculum vitae").is_checked()


# Paper ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", KITS)
def test_the_list_of_each_situation_is_one_sheet(window, url):
    page = window(url, NO_PRINTER)
    # Who may not apply has no list.
    folds = page.locator(".v-kit details:not([data-non])[data-pour]").all()
    for code in [code for fold in folds for code in fold.get_attribute("data-pour").split(" ")]:
        page.get_by_label("Votre situation").select_option(code)
        page.get_by_role("button", name="Imprimer ma liste").click()
        page.emulate_media(media="print")
        assert page.locator("h1").is_visible()
        assert page.locator(".v-owner").is_visible()
        assert page.locator(".v-kit > .v-checklist input").first.is_visible()
        assert not page.locator("#details, #conventions").first.is_visible()
        # Printing gives the page its usual paper back: « afterprint » follows.
        document = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1, f"{url} {code}"
        page.emulate_media(media="screen")
        assert page.locator("#contenu .v-section").nth(1).is_visible()


def test_the_link_of_the_box_prints_the_list(window):
    page = window(OFFER, NO_PRINTER)
    page.get_by_role("link", name="Imprimer la liste").click()
    assert page.evaluate("document.documentElement.classList.contains('v-print-kit')")
    page.emulate_media(media="print")
    assert OFFER in page.locator(".v-print-head").inner_text()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "imprimé le" in page.locator(".v-print-head").inner_text()


# Hours ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "open_"),
    [("2025-05-22T07:59:00Z", True), ("2025-05-22T08:00:30Z", True), ("2025-05-22T08:01:00Z", False)],
)
def test_an_announced_hour_closes_in_its_own_zone(browser, open_site, now, open_):
    """Noon in La Réunion is eight o'clock in universal time."""
    context = browser.new_context(timezone_id="America/Cayenne")
    page = context.new_page()
    page.clock.set_fixed_time(now)

    def at_noon(route):
        answer = route.fetch()
        html = re.sub(r'<meta name="vivier-jour"[^>]*>', "", answer.text())
        noon = 'data-limite="2025-05-22T12:00" data-fuseau="Indian/Reunion"'
        html = re.sub(r'data-limite="[^"]*"', noon, html)
        route.fulfill(response=answer, body=html)

    page.route(f"**/{OFFER}", at_noon)
    page.goto(open_site + OFFER)
    phrase = page.locator(".v-deadline__phrase").inner_text()
    assert phrase == ("Dernier jour pour candidater" if open_ else "Échéance passée")
    assert page.get_by_role("link", name="Préparer ma candidature").is_visible() is open_
    assert page.get_by_role("link", name="Candidater en ligne").is_visible() is open_
    assert page.get_by_role("link", name="Ajouter à mon agenda").is_visible() is open_
    assert page.get_by_role("link", name="Imprimer la liste").is_visible() is open_
    if not open_:
        page.wait_for_load_state("networkidle")
        assert page.locator(".v-kit").inner_text().split("\n\n") == [
            "Préparer ma candidature",
            "Échéance passée\u00a0: les candidatures ne sont plus reçues.",
        ]
    context.close()
