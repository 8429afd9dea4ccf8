"""The theme follows the system until the reader chooses, and the choice is kept."""

BUTTON = "[data-theme-button]"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  return longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01
    || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80)).slice(0, 5)"""

# The dots of the dates of a posting, each sort once, as they are painted.
DOTS = """() => Object.fromEntries([...document.querySelectorAll(".v-timeline li")].map((one) => [
  one.className.replace("v-timeline--", ""), getComputedStyle(one, "::before").backgroundColor,
]))"""


def test_the_system_decides_first(visit):
    assert visit("", color_scheme="light").evaluate(BACKGROUND) != visit("", color_scheme="dark").evaluate(
        BACKGROUND
    )


def test_the_choice_is_kept_on_the_next_page(browser, address, pages):
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    system = page.evaluate(BACKGROUND)
    # Automatic, light, dark, in an order that is the site's own.
    for _ in range(3):
        page.locator(BUTTON).click()
        if page.evaluate(BACKGROUND) != system:
            break
    chosen, label = page.evaluate(BACKGROUND), page.locator(BUTTON).inner_text()
    assert chosen != system
    page.goto(address + pages["candidater"][0])
    assert page.evaluate(BACKGROUND) == chosen
    assert page.locator(BUTTON).inner_text() == label
    context.close()


def test_nothing_moves_for_who_asked_for_calm(visit, urls):
    for url in urls:
        assert visit(url, reduced_motion="reduce").evaluate(MOVING) == [], url


def test_forced_colours_keep_what_shapes_say(visit, pages):
    page = visit(pages["fiche : emplois"][0], forced_colors="active", width=400)
    assert page.locator(".v-tool__bars").evaluate("(one) => getComputedStyle(one).backgroundImage") != "none"
    dots = page.evaluate(DOTS)
    assert dots.keys() >= {"past", "key"}
    assert len(set(dots.values())) == len(dots)
