"""Markdown of records to safe HTML: the only place, with the stamping of pages, where text becomes markup.

The engine escapes raw HTML; then only a short list of elements and attributes is kept, whatever the engine did: by nh3,
but where a look at every mark finds nothing else. Both must fail for an editor's text to become an element it should
not be.
"""

import re
from collections.abc import Callable

import comrak
import nh3
from markupsafe import Markup

from vivier.records import KINDS

Resolver = Callable[[str, str], str | None]
"""From a kind and an id to the link to write in the page being made, or None when there is no such record."""

_TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "a",
    "h3",
    "h4",
    "blockquote",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_SCHEMES = {"https", "http", "mailto", "tel", *KINDS}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
# The number of a list's first item; the last one must still be read as a number (CommonMark 0.31, §5.2).
_RANK = re.compile("[0-9]{1,6}")
# A record's text stands below a section's title (h2): its own titles begin at h3.
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
_HEADING = re.compile(r"<(/?)(h[1-6])>")
_CODE = r"(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)"
# Each part ends at the sign that begins another: a row of them is read once.
_TARGET = r"\([^()]*(?:\([^()]*\)[^()]*)*\)"
# A code span, left as it is, or an opening angle bracket that does not begin an address: turned into an entity, so
# that an HTML block of CommonMark never swallows the Markdown that follows it.
_ANGLE = re.compile(rf"{_CODE}|<(?!(?:https?://|mailto:)[^\s<>]*>)")
_LINK = re.compile(rf"\[([^\[\]]*)\]{_TARGET}")
# An address that stands alone in a text, which CommonMark would leave as words. Code, links, what they refer to and
# angle brackets are read first, and left. It ends before the marks that end a sentence. GitHub has the same rule, but
# takes a no-break space and what follows for the address: in French, « » » and « ! ».
_OUTSIDE_ADDRESS = r"\s<>()\[\]|\\`\"«»“”"
_ADDRESS = re.compile(
    rf"{_CODE}"
    r"|^ {0,3}\[[^\[\]]*\]:[^\n]*"
    rf"|\[[^\[\]]*\](?:{_TARGET}|\[[^\[\]]*\])"
    r"|<[^<>\s]*>"
    r"|(?<!\]\()(?<![\w/])"
    rf"(?P<alone>https?://[^{_OUTSIDE_ADDRESS}]*[^{_OUTSIDE_ADDRESS}.,;:!?*_~'’…])",
    re.MULTILINE,
)

# After a backslash, which goes, and inside a word, one mark is a sign: « \*sic », « prenom_nom », « 2*3 ».
_EMPHASIS = re.compile(r"\\([!-/:-@\[-`{-~])|[`|]+|\*{2,}|(?<!\w)[*_]+|[*_]+(?!\w)")
_MARK = re.compile("<[^>]*>?")
_CODE_ELEMENT = re.compile("(<code>.*?</code>)", re.DOTALL)
_BARE = frozenset(f"<{slash}{tag}>" for tag in _TAGS for slash in ("", "/"))

_TABLE, _TABLE_END = Markup("<table>"), Markup("</table>")
# Those of a table in Markdown are all of its first row.
_HEADER, _COLUMN = Markup("<th>"), Markup('<th scope="col">')
_OPENED = Markup('<div class="v-table" role="group" aria-label="Tableau" tabindex="0"><table>')
_CLOSED = Markup("</table></div>")

_extensions = comrak.ExtensionOptions()
_extensions.table = True
_rendering = comrak.RenderOptions()
_rendering.escape = True


def markdown(text: str, resolve: Resolver) -> Markup:
    """Render a text field.

    Args:
        text: Markdown as the editor wrote it; anything it holds is untrusted.
        resolve: gives the link of a record named by ``emploi:ID``, ``projet:ID``…

    Returns:
        Safe HTML. A link whose scheme is not allowed, or whose record does not exist, keeps its text only.
    """
    source = _ANGLE.sub(lambda found: found[0] if found[1] else "&lt;", text) if "<" in text else text
    if "://" in source:
        source = _ADDRESS.sub(lambda found: f"<{found['alone']}>" if found["alone"] else found[0], source)
    html = comrak.render_markdown(source, extension_options=_extensions, render_options=_rendering)
    if "<h" in html:
        html = _HEADING.sub(lambda found: f"<{found[1]}{_HEADINGS[found[2]]}>", html)
    if _BARE.issuperset(_MARK.findall(html)):
        # Most texts hold nothing but bare elements of the list, and `nh3` would give just this, five times slower.
        bare = html.replace("&quot;", '"').replace("\u00a0", "&nbsp;")
        return Markup(_spaced(bare.strip()))  # noqa: S704 - every mark is a bare element of the list

    def keep(_tag: str, attribute: str, value: str) -> str | None:
        return _target(value, resolve) if attribute == "href" else value if _RANK.fullmatch(value) else None

    clean = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return Markup(_spaced(clean.strip()))  # noqa: S704 - what nh3 lets through is safe by construction


def _spaced(html: str) -> str:
    """Put the no-break spaces of French in a text, but for its code: a line must not begin with « : », nor « % ».

    No mark of an element has a space before such a sign: their attributes are addresses and numbers.
    """
    if "<code>" in html:
        parts = _CODE_ELEMENT.split(html)
        return "".join(part if at % 2 else _spaced(part) for at, part in enumerate(parts))
    # One look for each, in C: many times as fast as one expression that stops at every space.
    for sign in ":;!?»%€":
        html = html.replace(f" {sign}", f"&nbsp;{sign}")
    return html.replace("« ", "«&nbsp;")


def scrolling(html: Markup) -> Markup:
    """Put the tables of a rendered text in what scrolls, by the keyboard too, where they are wider than the page.

    Not a region: a page has one list of these, where tables of texts, which have no title, would all be « Tableau ».
    """
    if _TABLE not in html:
        return html
    return html.replace(_HEADER, _COLUMN).replace(_TABLE, _OPENED).replace(_TABLE_END, _CLOSED)


def _target(value: str, resolve: Resolver) -> str | None:
    scheme, _, rest = value.partition(":")
    scheme = scheme.strip().lower()
    # An address relative to the site would break when the page moves: records are named by their id. One may hold a
    # colon, or begin with the scheme of the page.
    if scheme not in _SCHEMES or (scheme in ("http", "https") and not rest.startswith("//")):
        return None
    if scheme in KINDS:
        return resolve(scheme, rest.strip())
    return value


def plain(text: str, limit: int) -> str:
    """Return the beginning of a text in Markdown without its marks, cut at a word, ``limit`` characters at most."""
    bare = _LINK.sub(r"\1", text)
    bare = re.sub(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s+", "", bare, flags=re.MULTILINE)
    # Runs of spaces become one; a no-break space is meant, and stays.
    return beginning(re.sub(r"[ \t\r\n\f]+", " ", _EMPHASIS.sub(r"\1", bare)), limit)


def beginning(text: str, limit: int = 160) -> str:
    """Return the beginning of a text, cut at a word, ``limit`` characters at most."""
    bare = text.strip()
    if len(bare) <= limit:
        return bare
    return bare[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:\u00a0") + "…"
