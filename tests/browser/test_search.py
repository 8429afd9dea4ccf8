"""The search in a browser: typed, filtered, shared, gone back to; slow, broken, attacked, or without script."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.focus import walk
from tests.browser.loopback import serve
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import CUT_WORDS, OVERFLOWING, SMALL_TARGETS
from tests.conftest import build, write_files, write_project
from tests.intake.bases import EMPLOI, LABO, broken
from tests.site_pages import ROOT

DAY = "2026-11-21"
COUNT = 90
ATTACK = "<img src=x onerror='window.ran=1'><script>window.ran=1</script> apprivoiseur"
HOSTILE = {
    "emplois/2026/hostile.yml": broken(
        EMPLOI.replace("candidature:\n", 'candidature:\n  heure_limite: "08:30"\n'),
        f'titre: "{ATTACK}"\nreference: "2026-66666"\nfin_candidature: 2026-12-24',
    )
}
BEFORE = "(one) => getComputedStyle(one, '::before').content"
# The deadline of each card, by the address of its record.
LIMITS = """() => Object.fromEntries([...document.querySelectorAll(".v-card:has(.v-i-deadline)")].map((card) =>
  [card.querySelector("a").href, card.querySelector(".v-i-deadline").textContent]))"""
TITLES = "[...document.querySelectorAll('[data-cards] h3')].map((title) => title.textContent)"


def published(folder: Path, day: str, records: dict[str, str], count: int = 0) -> Path:
    """The site of these records and of generated ones; without a day, as of now."""
    if count:
        subprocess.run(
            [
                sys.executable,
                ROOT / "tests/benchmarks/generate.py",
                "--count",
                str(count),
                "--seed",
                "1",
                "--date",
                day,
                "--out",
                folder,
            ],
            check=True,
            capture_output=True,
        )
    else:
        (folder / "postings").mkdir()
        shutil.copytree(ROOT / "postings" / "vocabulaires", folder / "postings" / "vocabulaires")
    write_files(folder / "postings", records)
    built = build(write_project(folder, {}), folder / "site", {"VIVIER_DATE": day} if day else {})
    assert built.returncode == 0, built.stdout
    return folder / "site"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("search"), DAY, HOSTILE, COUNT)


@pytest.fixture(scope="module")
def home(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


@pytest.fixture
def window(browser, home: str) -> Iterator[Callable[..., Page]]:
    """``window(url, **context options)``: a page in a browser of its own, the search answered."""
    opened = []

    def open_page(
        url: str = "recherche/", answered: bool = True, width: int = 1280, **options: object
    ) -> Page:
        context = browser.new_context(
            locale="fr-FR", reduced_motion="reduce", viewport={"width": width, "height": 900}, **options
        )
        opened.append(context)
        page = context.new_page()
        if answered:
            page.goto(home + url)
            wait(page)
        return page

    yield open_page
    for context in opened:
        context.close()


def wait(page: Page) -> None:
    page.wait_for_selector("[data-results][aria-busy=false]")


def total(page: Page) -> int:
    wait(page)
    said = page.locator("[data-count]").inner_text()
    return 0 if said.startswith("Aucune") else int("".join(filter(str.isdigit, said)))


def titles(page: Page) -> list[str]:
    wait(page)
    return page.evaluate(TITLES)


def query(page: Page) -> str:
    return page.evaluate("location.search")


def box(page: Page, name: str, at: int = 0):
    """A choice of a filter: its box and how many records it announces."""
    label = page.locator(f"[data-name={name}] li:visible label").nth(at)
    return label.locator("input"), int(label.locator("b").inner_text())


def type_words(page: Page, words: str) -> None:
    """Type, and wait for the answer to the last letter."""
    page.locator("#mots").press_sequentially(words, delay=10)
    page.wait_for_function(
        "(words) => new URLSearchParams(location.search).get('mots') === words", arg=words.strip()
    )
    wait(page)


# Asking -----------------------------------------------------------------------------------------------------------


def test_everything_is_there_before_a_word_is_typed(window):
    page = window()
    assert 0 < total(page) <= COUNT + 1
    assert len(titles(page)) == 10
    kinds = page.locator("[data-name=genre] li:visible b").all_inner_texts()
    assert sum(map(int, kinds)) == total(page)


def test_results_follow_what_is_typed_in_one_step_of_the_history(window):
    page = window()
    before = page.evaluate("history.length")
    everything = total(page)
    type_words(page, "laboratoire")
    assert 0 < total(page) < everything
    assert query(page) == "?mots=laboratoire"
    assert page.evaluate("history.length") == before + 1
    marked = page.locator("[data-cards] mark").all_inner_texts()
    assert any(word.lower().startswith("laboratoire") for word in marked)


def test_back_leads_through_what_was_searched(window):
    page = window("recherche/?mots=projet")
    for words in ("agent", "laboratoire"):
        page.locator("#mots").fill("")
        type_words(page, words)
        page.keyboard.press("Enter")
        wait(page)
    for expected in ("agent", "projet"):
        page.go_back()
        page.wait_for_function("(words) => location.search === `?mots=${words}`", arg=expected)
        wait(page)
        assert page.locator("#mots").input_value() == expected


@pytest.mark.parametrize("words", ["char", "form"])
def test_a_count_holds_while_the_last_word_is_unfinished(window, words):
    page = window()
    type_words(page, words)
    choice, announced = box(page, "region")
    choice.check()
    assert total(page) == announced


def test_the_count_is_announced_once_typing_stops(window):
    page = window()
    type_words(page, "laboratoire")
    expect(page.get_by_role("status")).to_have_text(f"{total(page)}\u00a0fiches.")


def test_a_filter_finds_what_it_announces_and_back_undoes_it(window):
    page = window()
    everything = total(page)
    choice, announced = box(page, "genre")
    choice.check()
    assert total(page) == announced
    assert query(page) == "?genre=emploi"
    region, fewer = box(page, "region")
    region.check()
    assert total(page) == fewer
    assert page.locator("[data-chips] li").count() == 2
    page.go_back()
    assert total(page) == announced
    assert query(page) == "?genre=emploi"
    page.go_back()
    assert total(page) == everything
    assert not page.locator("[data-name=genre] input").first.is_checked()
    page.go_forward()
    assert total(page) == announced


def test_two_values_of_a_filter_add_up(window):
    page = window()
    (one, first), (other, second) = box(page, "genre", 0), box(page, "genre", 1)
    one.check()
    wait(page)
    other.check()
    assert total(page) == first + second


def test_a_shared_address_shows_the_same_page(window, home):
    page = window("recherche/?mots=mission&genre=emploi&genre=mission&tri=publication&closes=oui")
    found = titles(page)
    assert page.locator("#mots").input_value() == "mission"
    assert page.locator("#tri").input_value() == "publication"
    assert page.get_by_label("Chercher aussi parmi les fiches closes").is_checked()
    assert page.locator("[data-chips] li").count() == 3
    other = window("recherche/")
    type_words(other, "mission")
    for choice in ("Offre d’emploi", "Mission France services", "Chercher aussi parmi les fiches closes"):
        other.get_by_label(choice).check()
        wait(other)
    other.locator("#tri").select_option("publication")
    assert titles(other) == found


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("?couleur=bleu", ""),
        ("?tri=prix&mots=", ""),
        ("?closes=non", ""),
        ("?mots=%F0%9F%A6%84", ""),
        ("?region=27&region=27", "?region=27"),
        ("?departement=&region=27", "?region=27"),
    ],
)
def test_what_an_address_says_in_vain_changes_nothing(window, asked, meant):
    page = window(f"recherche/{asked}")
    assert not page.locator("[role=alert]").is_visible()
    assert total(page) == total(window(f"recherche/{meant}")) > 0


def test_an_unknown_value_finds_nothing_and_can_be_taken_away(window):
    page = window("recherche/?genre=licorne")
    assert total(page) == 0
    page.locator("[data-chips] button").click()
    assert total(page) > 0


def test_chips_and_one_button_take_filters_away(window):
    page = window("recherche/?genre=emploi&genre=projet&closes=oui")
    page.get_by_role("button", name="Retirer le filtre Projet").click()
    wait(page)
    assert query(page) == "?genre=emploi&closes=oui"
    assert page.evaluate("document.activeElement.matches('[data-count]')")
    page.get_by_role("button", name="Effacer les filtres").click()
    wait(page)
    assert query(page) == ""
    assert page.locator("[data-chips] li").count() == 0


def test_a_long_filter_is_narrowed_by_typing(window):
    page = window()
    page.locator("[data-name=departement] summary").click()
    narrow = page.get_by_label("Chercher dans la liste\u00a0: Département")
    everything = page.locator("[data-name=departement] li:visible").count()
    name = page.locator("[data-name=departement] li span").first.inner_text().split(" (")[0]
    narrow.fill(name.upper())
    assert 0 < page.locator("[data-name=departement] li:visible").count() < everything
    values = page.locator("[data-name=departement] ul")
    assert values.evaluate(BEFORE) == "none"
    narrow.fill("zzz")
    assert values.evaluate(BEFORE) == '"Rien dans cette liste"'
    assert query(page) == ""


def test_ten_more_and_the_focus_on_the_first_of_them(window):
    page = window()
    first = titles(page)
    page.get_by_role("button", name="Afficher la suite").click()
    page.wait_for_function("() => document.querySelectorAll('[data-cards] > li').length === 20")
    assert titles(page)[:10] == first
    assert page.evaluate("document.activeElement.textContent") == titles(page)[10]
    page.reload()
    assert len(titles(page)) == 20


def test_two_clicks_at_once_give_ten_more(window):
    page = window()
    page.evaluate("() => { const more = document.querySelector('[data-more]'); more.click(); more.click(); }")
    page.wait_for_function("() => document.querySelectorAll('[data-cards] > li').length > 10")
    page.wait_for_timeout(200)
    shown = titles(page)
    assert len(shown) == 20
    page.reload()
    assert titles(page) == shown


def test_more_of_an_answer_that_fails_late_says_nothing_of_the_next_one(window):
    page = window()
    held = []
    page.route("**/c-*.bin", lambda route: route.continue_() if held else held.append(route))
    # Cards come by files of some tens.
    for _ in range(10):
        if not held:
            page.get_by_role("button", name="Afficher la suite").click()
            page.wait_for_timeout(100)
    assert held
    type_words(page, "laboratoire")
    held[0].abort()
    page.wait_for_timeout(200)
    expect(page.get_by_role("alert")).to_be_hidden()
    assert titles(page)


def test_a_box_emptied_while_filters_go_away_is_no_mistake(window):
    page = window("recherche/?region=27")
    said = []
    page.on("pageerror", lambda error: said.append(error))
    page.evaluate("""() => {
      const chosen = document.querySelector("[data-name=region] input:checked");
      document.querySelector("[data-clear]").click();
      chosen.click();
    }""")
    page.wait_for_function("() => location.search === ''")
    assert total(page) > 0
    assert said == []
    assert page.locator("[data-name=region] input:checked").count() == 0


def test_a_word_that_is_marked_is_not_set_apart_in_a_place(window):
    place = window().locator("[data-cards] .v-i-place").first.inner_text()
    number = place.partition("(")[2].partition(")")[0]
    mark = window(f"recherche/?mots={number}").locator(".v-i-place mark").first
    gaps = mark.evaluate(
        """(mark) => {
          const range = document.createRange();
          range.selectNodeContents(mark.previousSibling);
          const before = range.getBoundingClientRect();
          return mark.getBoundingClientRect().left - before.right;
        }"""
    )
    assert mark.inner_text() == number
    assert abs(gaps) < 1


def test_a_card_says_the_deadline_as_the_lists_do(window, home):
    page = window("recherche/?genre=emploi&tri=echeance")
    found = page.evaluate(LIMITS)
    page.goto(home + "emplois/")
    listed = page.evaluate(LIMITS)
    both = found.keys() & listed.keys()
    assert {one: found[one] for one in both} == {one: listed[one] for one in both}
    page = window("recherche/?mots=apprivoiseur")
    assert "Jusqu’au 24\u00a0décembre\u00a02026 à\u00a08\u00a0h\u00a030" in page.evaluate(LIMITS).values()


def test_a_card_leads_to_the_record(window, home):
    page = window("recherche/?genre=emploi")
    title = titles(page)[0]
    page.locator("[data-cards] a").first.click()
    assert page.locator("h1").inner_text() == title
    page.go_back()
    assert titles(page)[0] == title


# Helping ----------------------------------------------------------------------------------------------------------


def test_a_typing_mistake_is_corrected_aloud(window):
    page = window("recherche/?mots=laboratiore")
    assert total(page) > 0
    said = page.locator("[data-said]").inner_text().replace("\u00a0", " ")
    assert said.startswith("Aucune fiche pour « laboratiore ». Résultats pour « laboratoire")


def test_nothing_found_says_what_to_loosen_and_how_much_it_gives(window):
    page = window("recherche/?mots=laboratoire&genre=labo&versant=FPE")
    assert total(page) == 0
    way = page.locator("[data-offers] button", has_text="Sans le filtre").first
    promised = int("".join(filter(str.isdigit, way.inner_text())))
    way.click()
    assert total(page) == promised
    assert page.evaluate("document.activeElement.matches('[data-count]')")


def test_words_that_nothing_has_lead_to_the_lists(window):
    page = window("recherche/?mots=zzyzx")
    assert (
        page.locator("[data-empty]")
        .inner_text()
        .replace("\u00a0", " ")
        .startswith("Rien ne correspond à « zzyzx ».")
    )
    page.get_by_role("link", name="Voir toutes les listes").click()
    assert page.locator("#listes").is_visible()


def test_closed_records_are_one_click_away(window):
    page = window("recherche/?versant=FPH&genre=emploi&region=11")
    offer = page.locator("[data-offers] button", has_text="close")
    promised = int("".join(filter(str.isdigit, offer.inner_text())))
    before = total(page)
    offer.click()
    assert total(page) == before + promised
    assert "closes=oui" in query(page)


def test_a_place_in_the_words_is_offered_as_a_filter(window):
    # « Rhône » is also in Auvergne-Rhône-Alpes: choosing the département leaves the rest out.
    page = window("recherche/?mots=rhone&closes=oui")
    offer = page.locator("[data-said] button", has_text="Rhône (69) seulement")
    promised = int("".join(filter(str.isdigit, offer.inner_text().split(":")[-1])))
    assert promised < total(page)
    offer.click()
    assert total(page) == promised
    assert "departement=69" in query(page)


def test_completions_are_a_combobox(window):
    page = window()
    field = page.locator("#mots")
    field.press_sequentially("labo", delay=10)
    options = page.locator("#mots-choix li")
    expect(options.first).to_be_visible()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert options.count() == 0
    assert field.input_value() == "labo"
    field.press_sequentially("r", delay=10)
    expect(options.first).to_be_visible()
    chosen = options.first.inner_text()
    options.first.click()
    assert field.input_value() == f"{chosen} "
    assert field.get_attribute("aria-expanded") == "false"
    page.wait_for_function(
        "(words) => new URLSearchParams(location.search).get('mots') === words", arg=chosen
    )


def test_the_header_searches_from_any_page_and_loads_nothing_before(window, home):
    page = window(answered=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + "emplois/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or "/index/" in url]
    field = page.get_by_role("combobox", name="Mots-clés", expanded=False)
    assert field.get_attribute("id") == "v-mots"
    field.press_sequentially("labor", delay=10)
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?mots=labor")
    assert total(page) > 0


def test_the_form_of_the_header_moves_nothing(window, home):
    page = window(answered=False)
    page.add_init_script("""
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });""")
    page.goto(home + "emplois/")
    page.locator("#v-mots").press_sequentially("labor", delay=10)
    expect(page.locator("[role=option]").first).to_be_visible()
    assert page.evaluate("window.moved") < 0.01


def test_records_and_lists_lead_to_a_filtered_search(window, home):
    page = window(answered=False)
    page.goto(home + "emplois/")
    page.get_by_role("link", name="Chercher et filtrer").click()
    assert query(page) == "?genre=emploi"
    wait(page)
    page.locator("[data-cards] a").first.click()
    region = page.locator(".v-searches a[href*='region=']").first
    code = region.get_attribute("href").split("=")[1]
    region.click()
    wait(page)
    assert query(page) == f"?region={code}"
    assert page.locator(f"[data-name=region] input[value='{code}']").is_checked()


# Phone, keyboard, readers of screens --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_filters_are_folded_and_everything_fits(window, width):
    page = window("recherche/?mots=mission&genre=emploi", width=width)
    assert not page.locator("#filtres").is_visible()
    toggle = page.get_by_role("button", name="Filtres")
    assert "1" in toggle.inner_text()
    toggle.click()
    assert page.locator("#filtres").is_visible()
    page.evaluate("document.querySelectorAll('.v-facet').forEach((fold) => { fold.open = true; })")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.evaluate(OVERFLOWING)
    assert page.evaluate(SMALL_TARGETS) == []
    assert not page.locator("#v-mots").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_count_of_a_filter_is_cut(window, width):
    page = window(width=width)
    page.evaluate("document.querySelectorAll('.v-facet').forEach((fold) => { fold.open = true; })")
    page.evaluate(
        "document.querySelectorAll('.v-check b').forEach((count) => { count.textContent = '1234'; })"
    )
    assert page.evaluate(CUT_WORDS) == []


def test_on_a_phone_the_icon_of_the_header_opens_the_search(window, home):
    page = window("emplois/", answered=False, width=390)
    page.goto(home + "emplois/")
    page.locator("header").get_by_role("button", name="Rechercher").click()
    page.wait_for_url("**/recherche/?mots=")
    wait(page)
    assert page.evaluate("document.activeElement.id") == "mots"


def test_with_the_keyboard_alone(window):
    page = window()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id === 'mots'"):
            break
    page.keyboard.type("mission", delay=10)
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    wait(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'genre'"):
            break
    before = total(page)
    page.keyboard.press("Space")
    assert total(page) <= before
    assert "genre=" in query(page)
    # A choice leaves the focus where it is.
    assert page.evaluate("document.activeElement.name") == "genre"


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_is_seen(window, width):
    page = window("recherche/?mots=mission&genre=emploi", width=width)
    stops = walk(page)
    assert [stop["name"] for stop in stops if not stop["visible"] or not stop["drawn"]] == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(window, theme, width):
    page = window("recherche/?mots=mission&genre=emploi&closes=oui", width=width, color_scheme=theme)
    page.evaluate("document.querySelectorAll('.v-facet').forEach((fold) => { fold.open = true; })")
    if width < 960:
        page.get_by_role("button", name="Filtres").click()
    assert violations(page) == []
    page.locator("#mots").fill("zzyz")
    page.locator("#mots").press_sequentially("x")
    page.wait_for_selector(".v-empty:visible")
    assert violations(page) == []
    page.locator("#mots").fill("lab")
    page.locator("#mots").press_sequentially("o")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    wait(page)
    assert violations(page) == []


# When things go wrong ---------------------------------------------------------------------------------------------


def test_without_script_the_page_says_so_and_gives_every_list(window, home):
    page = window(answered=False, java_script_enabled=False)
    page.goto(home + "emplois/")
    page.locator("#v-mots").fill("mission")
    page.locator("#v-mots").press("Enter")
    page.wait_for_url("**/recherche/?mots=mission")
    assert page.get_by_text("La recherche demande JavaScript").is_visible()
    assert not page.locator("form[aria-label='Recherche de fiches']").is_visible()
    links = page.locator("#listes a").all()
    assert len(links) >= 5 + 18 + 109
    assert all(link.is_visible() for link in links)


def test_a_browser_that_cannot_run_the_modules_gets_the_lists(window, home):
    page = window(answered=False)
    page.route("**/search/query.js", lambda route: route.abort())
    page.goto(home + "recherche/")
    expect(page.get_by_text("La recherche demande JavaScript")).to_be_visible()


def test_a_slow_network_is_said_and_what_is_typed_meanwhile_counts(window, home):
    page = window(answered=False)
    held = []
    page.route("**/root.bin", lambda route: held.append(route))
    page.goto(home + "recherche/")
    expect(page.locator("[data-count]")).to_have_text("Chargement de la recherche…")
    page.wait_for_selector("#mots")
    page.locator("#mots").fill("laboratoire")
    assert page.locator("#listes").is_visible()
    expect(page.locator("#mots-choix")).to_be_attached()
    assert held
    for route in held:
        route.continue_()
    wait(page)
    assert query(page) == "?mots=laboratoire"
    assert total(page) > 0


def test_a_file_that_fails_is_said_and_can_be_asked_again(window, home):
    page = window()
    assert titles(page)
    broken_files = page.context
    broken_files.route("**/t-*.bin", lambda route: route.abort())
    type_words(page, "laboratoire")
    alert = page.get_by_role("alert")
    assert "n’a pas pu être lu" in alert.inner_text()
    # Other words found these.
    assert titles(page) == []
    expect(page.get_by_role("heading", name="Recherche indisponible")).to_be_visible()
    expect(page.get_by_role("button", name="Afficher la suite")).to_be_hidden()
    broken_files.unroute("**/t-*.bin")
    page.get_by_role("button", name="Réessayer").click()
    expect(alert).to_be_hidden()
    assert total(page) > 0
    assert page.locator("[data-cards] mark").count() > 0


def test_a_search_already_read_works_offline(window):
    page = window("recherche/?mots=laboratoire")
    every = titles(page)
    choice, _ = box(page, "region")
    choice.check()
    some = titles(page)
    page.context.set_offline(True)
    choice.uncheck()
    assert titles(page) == every
    choice.check()
    assert titles(page) == some


def test_it_works_in_a_folder(folder, browser):
    with serve(folder, prefix="/dossier/") as address:
        page = browser.new_page(locale="fr-FR")
        page.goto(address + "recherche/?genre=projet")
        assert total(page) > 0
        page.locator("[data-cards] a").first.click()
        assert page.url.startswith(f"{address}projets/")
        page.close()


def test_a_hostile_record_is_only_shown(window):
    page = window("recherche/?mots=apprivoiseur")
    assert titles(page) == [ATTACK]
    assert page.locator("[data-cards] :is(img, script)").count() == 0
    assert page.evaluate("window.ran") is None
    for asked in (ATTACK, '"><svg onload=window.ran=1>', "javascript:window.ran=1"):
        page.locator("#mots").fill(asked)
        page.locator("#mots").press("Enter")
        wait(page)
        assert page.evaluate("window.ran") is None
    assert page.locator("[data-search] :is(img, script, svg)").count() == 0


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of no chosen day: two postings, that end in two and in forty days, and more labs than a filter names."""
    day = datetime.now(UTC).date()
    records = {
        f"emplois/2026/{name}.yml": broken(
            EMPLOI,
            f'titre: Fiche {name}\nreference: "2026-{at:05}"\nfin_candidature: {day + timedelta(days)}',
        )
        for at, (name, days) in enumerate({"proche": 2, "lointaine": 40}.items(), 70000)
    }
    labs = {f"labos/labo-{at}.yml": broken(LABO, f"titre: Labo {at:03}") for at in range(130)}
    with serve(published(tmp_path_factory.mktemp("living"), "", records | labs)) as address:
        yield address


def test_a_page_that_aged_counts_what_ended_since_as_closed(living, browser):
    page = browser.new_page(locale="fr-FR")
    page.goto(living + "recherche/?genre=emploi")
    assert sorted(titles(page)) == ["Fiche lointaine", "Fiche proche"]
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(10))
    page.reload()
    assert titles(page) == ["Fiche lointaine"]
    page.get_by_role("button", name="Afficher aussi 1\u00a0fiche close").click()
    assert titles(page) == ["Fiche lointaine", "Fiche proche"]
    late = page.locator("[data-cards] li").nth(1)
    assert late.locator(".v-status--closed").inner_text() == "Candidatures closes"
    assert "Échéance le" in late.inner_text()
    assert box(page, "genre")[1] == 2
    states = page.locator("[data-name=statut]")
    states.locator("summary").click()
    assert [one.inner_text().split("\n") for one in states.locator("li:not([hidden])").all()] == [
        ["Candidatures ouvertes", "1"],
        ["Candidatures closes", "1"],
    ]
    states.get_by_label("Candidatures ouvertes").check()
    assert titles(page) == ["Fiche lointaine"]
    states.get_by_label("Candidatures ouvertes").uncheck()
    states.get_by_label("Candidatures closes").check()
    assert titles(page) == ["Fiche proche"]
    page.close()


def test_a_filter_of_many_values_names_them_once_it_is_open(living, browser):
    page = browser.new_page(locale="fr-FR")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(living + "recherche/")
    wait(page)
    assert not [name for name in asked if name.startswith("n-")]
    page.locator("[data-name=labo] summary").click()
    page.locator("[data-name=labo]").get_by_label("Labo 042").check()
    assert total(page) == 1
    assert query(page) == "?labo=labo-42"
    assert [name[0] for name in asked if name.startswith("n-")] == ["n"]
    page.close()


def test_what_the_last_word_begins_is_said(window):
    page = window("recherche/?mots=apprivois")
    assert titles(page) == [ATTACK]
    assert "qui commencent par «\u00a0apprivois\u00a0»" in page.locator("[data-said]").inner_text()


def test_words_that_are_not_searched_are_said(window):
    page = window("recherche/?mots=avec%20le")
    assert "«\u00a0avec le\u00a0» ne se cherche pas" in page.locator("[data-said]").inner_text()
    page.locator("#mots").fill("")
    # Nor are they gone when they are the beginning of something.
    for begun in ("c", "zz"):
        page.locator("#mots").fill("")
        type_words(page, begun)
        assert page.locator("[data-said]").inner_text() == ""
        assert page.locator("[data-count]").inner_text() != "Aucune fiche"


def test_unticking_a_value_that_finds_nothing_keeps_the_focus(window):
    page = window("recherche/?mots=apprivoiseur&genre=labo")
    ticked = page.locator("[data-name=genre] input[value=labo]")
    ticked.focus()
    page.keyboard.press("Space")
    assert total(page) == 1
    assert page.evaluate("document.activeElement.value") == "labo"


def test_words_typed_just_before_a_choice_count(window):
    page = window("recherche/")
    page.locator("#mots").fill("apprivoiseur")
    page.evaluate("document.querySelector('[data-name=genre] input[value=emploi]').click()")
    assert total(page) == 1
    assert query(page) == "?mots=apprivoiseur&genre=emploi"
