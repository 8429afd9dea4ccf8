"""The one Markdown renderer: what an editor may write, and what nobody may make of it."""

from time import process_time

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from tests.records import samples

from vivier.pages import text
from vivier.pages.cards import description
from vivier.pages.text import markdown, plain, scrolling
from vivier.records import Emploi


def resolve(genre: str, identifier: str) -> str | None:
    return f"../../{genre}s/{identifier}/" if identifier == "connu" else None


def html(source: str) -> str:
    return str(markdown(source, resolve))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("un\n\ndeux", "<p>un</p>\n<p>deux</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("999999999. a", "<ol>\n<li>a</li>\n</ol>"),
        ("**a** et *b*", "<p><strong>a</strong> et <em>b</em></p>"),
        ("[Insee](https://www.insee.fr/)", '<p><a href="https://www.insee.fr/">Insee</a></p>'),
        ("<https://www.insee.fr/>", '<p><a href="https://www.insee.fr/">https://www.insee.fr/</a></p>'),
        ("# Titre", "<h3>Titre</h3>"),
        ("#### Titre", "<h4>Titre</h4>"),
        ("[le projet](projet:connu)", '<p><a href="../../projets/connu/">le projet</a></p>'),
        ("[le projet](projet:perdu)", "<p><a>le projet</a></p>"),
        ("« l’agent » : 5 < 6 & 7 > 6", "<p>«&nbsp;l’agent&nbsp;»&nbsp;: 5 &lt; 6 &amp; 7 &gt; 6</p>"),
        ("`a < b` et < c", "<p><code>a &lt; b</code> et &lt; c</p>"),
    ],
)
def test_what_an_editor_may_write(source: str, expected: str) -> None:
    assert html(source) == expected


@pytest.mark.parametrize(
    ("source", "before", "address", "after"),
    [
        ("Voir https://a.example/b.", "Voir ", "https://a.example/b", "."),
        ("(https://a.example/b_c_d/?e=f&g)", "(", "https://a.example/b_c_d/?e=f&amp;g", ")"),
        ("«\u00a0https://a.example\u00a0»", "«\u00a0", "https://a.example", "\u00a0»"),
        ("la [note]: https://a.example/b", "la [note]: ", "https://a.example/b", ""),
        ("Lire http://a.example/\u202f!", "Lire ", "http://a.example/", "\u202f!"),
        ("2 < 3\u00a0: https://a.example/b, puis", "2 &lt; 3\u00a0: ", "https://a.example/b", ", puis"),
    ],
)
def test_an_address_alone_is_a_link(source: str, before: str, address: str, after: str) -> None:
    found = html(source).replace("&nbsp;", "\u00a0")
    assert found == f'<p>{before}<a href="{address}">{address}</a>{after}</p>'


@pytest.mark.parametrize(
    "source",
    [
        "[a](https://a.example/)",
        '[a](https://a.example/ "https://b.example/")',
        "[a https://b.example/ c](https://a.example/)",
        "[a][b]\n\n[b]: https://a.example/",
        "[a [b]](https://a.example/)",
        "<https://a.example/>",
        "**<https://a.example/>**",
    ],
)
def test_an_address_that_is_a_link_already_is_left(source: str) -> None:
    assert [element for element in elements(html(source)) if element[0] == "a"] == [
        ("a", {"href": "https://a.example/"})
    ]


@pytest.mark.parametrize(
    "source", ["`https://a.example/`", "xhttps://a.example/", "https://", "https://.", "a://b"]
)
def test_what_is_no_address_is_left(source: str) -> None:
    assert "<a" not in html(source)


def test_an_address_may_stand_in_a_table_and_in_emphasis() -> None:
    assert '<td><a href="https://a.example/">https://a.example/</a></td>' in html(
        "| a |\n| - |\n|https://a.example/|"
    )
    assert html("**https://a.example/**") == (
        '<p><strong><a href="https://a.example/">https://a.example/</a></strong></p>'
    )


def test_a_table() -> None:
    found = html("| a | b |\n| - | - |\n| 1 | 2 |")
    assert "<th>a</th>" in found
    assert "<td>2</td>" in found


def test_a_table_scrolls_in_what_the_keyboard_reaches() -> None:
    around = '<div class="v-table" role="group" aria-label="Tableau" tabindex="0">'
    found = scrolling(markdown("| a | b |\n| - | - |\n| `<table>` | 2 |\n\n<table>", resolve))
    assert found.startswith(f"{around}<table>\n<thead>")
    assert found.endswith("</table></div>\n<p>&lt;table&gt;</p>")
    assert found.count(around) == 1
    assert scrolling(Markup("<p>Tableau</p>")) == "<p>Tableau</p>"


def test_html_is_shown_and_the_markdown_after_it_still_counts() -> None:
    found = html("<div onclick=x>\n**gras**\n</div>")
    assert found == "<p>&lt;div onclick=x&gt;\n<strong>gras</strong>\n&lt;/div&gt;</p>"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://ailleurs.example/x.png)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html,<script>1</script>)",
    "[x](vbscript:x)",
    "[x](//ailleurs.example/)",
    "[](![x](https://ailleurs.example/x.png))",
    "[x](https:chemin)",
    "[x](/\\ailleurs.example/)",
    "[x](../../../)",
    '[x](https://a.example/ "onmouseover=alert(1)")',
    "<a href='javascript:1'>x</a>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<!-- --><iframe src=//x>",
    "`<script>`",
    "``` html\n<script>alert(1)</script>\n```",
    '<https://a.example/"onmouseover=alert(1)>',
    "[x](&#106;avascript:alert(1))",
    '[a](projet:"><script>1</script>)',
    "</p></div></main><h1>x",
    "<base href=//x><form action=//x><input>",
]
ALLOWED = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "code"} | {
    "table", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip


def elements(found: str) -> list[tuple[str, dict[str, str | None]]]:
    from html.parser import HTMLParser

    seen: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, dict(attrs)))

    Reader().feed(found)
    return seen


def assert_harmless(found: str) -> None:
    for tag, attributes in elements(found):
        assert tag in ALLOWED, found
        assert set(attributes) <= {"a": {"href"}, "ol": {"start"}}.get(tag, set()), found
        assert attributes.get("start", "1").isdecimal(), found
        target = attributes.get("href") or ""
        assert target == "" or target.startswith(
            ("https://", "http://", "mailto:", "tel:", "../../projets/connu")
        ), found


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_becomes_nothing_but_text(source: str) -> None:
    assert_harmless(html(source))


_pieces = st.sampled_from(
    [
        "<",
        ">",
        "[",
        "](",
        ")",
        "javascript:",
        "https://a.example",
        "]: ",
        '"',
        "'",
        "`",
        "\n\n",
        "- ",
        "|",
        "&lt;",
        "a",
        "*",
        "#",
        "!",
    ]
)


@given(st.lists(_pieces | st.sampled_from(HOSTILE), max_size=12).map("".join))
def test_any_mixture_is_harmless(source: str) -> None:
    assert_harmless(html(source))


_marks = st.sampled_from(
    ["# ", "1. ", "3) ", "\n", "> ", "_", "```\n", "| a |\n|---|\n", "\u00a0", "&quot;", "  \n", "é"]
)


@given(st.lists(_pieces | _marks, max_size=12).map("".join))
def test_what_skips_the_cleaner_is_what_it_would_give(source: str) -> None:
    found = html(source)
    cleaned = nh3.clean(
        found, tags=text._TAGS, attributes=text._ATTRIBUTES, url_schemes=text._SCHEMES, link_rel=None
    )
    # An address written from the page is what the cleaner of this test would refuse.
    assert found == cleaned or 'href="../' in found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- **un** [lien](https://a.example/)\n- deux", "un lien deux"),
        ("mot " * 60, "mot " * 38 + "mot…"),
        ("a" * 160, "a" * 160),
        ("a" * 161, "a" * 159 + "…"),
        ("", ""),
        ("[un](https://a.example/(b)c), [deux](x)", "un, deux"),
        # Inside a word, a mark is a sign.
        ("Écrire à prenom_nom@exemple.fr, 2*3 fois", "Écrire à prenom_nom@exemple.fr, 2*3 fois"),
        (
            r"prenom\_nom@exemple.fr, 2\*3, \*sic\*, C:\dossier",
            r"prenom_nom@exemple.fr, 2*3, *sic*, C:\dossier",
        ),
        ("_un_ **deux**s ***trois*** `__init__` l’**idée**", "un deuxs trois init l’idée"),
    ],
)
def test_plain(source: str, expected: str) -> None:
    assert plain(source, 160) == expected
    assert len(plain(source, 160)) <= 160


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Deux axes : un ; deux !", "<p>Deux axes&nbsp;: un&nbsp;; deux&nbsp;!</p>"),
        ("Dits « empêchés » à 70 % pour 3 €", "<p>Dits «&nbsp;empêchés&nbsp;» à 70&nbsp;% pour 3&nbsp;€</p>"),
        ("Écrire `a : b` : *ici* ?", "<p>Écrire <code>a : b</code>&nbsp;: <em>ici</em>&nbsp;?</p>"),
        (
            "À 12:30, voir [a ; b](https://a.fr/b%20;c)",
            '<p>À 12:30, voir <a href="https://a.fr/b%20;c">a&nbsp;; b</a></p>',
        ),
    ],
)
def test_no_line_of_a_text_begins_with_a_sign(source: str, expected: str) -> None:
    assert str(markdown(source, lambda *_: None)) == expected


def test_the_columns_of_a_table_are_named() -> None:
    table = scrolling(markdown("| a | b |\n|---|---|\n| c | d |", lambda *_: None))
    assert table.count('<th scope="col">') == 2
    assert "<th>" not in table


def test_a_summary_is_no_markdown() -> None:
    record = Emploi.model_validate(
        samples.emploi(resume="Outil data_viz (R*) : 2*3 ateliers, labo_inno@exemple.fr.")
    )
    assert description(record) == record.resume


@pytest.mark.parametrize("row", ["[", "[a", "[a](", "[](", "(", "[a](("])
def test_the_beginning_of_a_long_text_takes_no_time(row: str) -> None:
    # Quadratic, it takes half a second; the slowest machine reads it in a hundredth.
    start = process_time()
    plain((row * 10_000)[:10_000], 160)
    assert process_time() - start < 0.2
