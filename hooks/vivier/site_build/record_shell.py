"""Stamping: a page of the theme is rendered once with sentinels, then filled in for each record by one join.

The theme costs milliseconds a page and records come by thousands; between two records of one kind at one
depth, only a few values differ. So the theme renders a *shell* whose values are sentinels, the shell is split
there once, and a page is its segments joined with the values, escaped exactly as the theme's autoescape would
have. A test renders pages both ways and requires the same bytes.

What the theme decides by a condition (is there an edit link?) or by the address (relative links, the current
entry of the menu) cannot be a sentinel: those make the key of the shell, and there is one shell for each key
in use.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from vivier.kept import digest
from vivier.pages.page import Alternate, Page
from vivier.urls import relative

SHELL_NAME = "_gabarit"
TEMPLATE = "record_page.html"
# Private-use characters: no record, theme or translation can contain a sentinel by accident.
_OPEN, _CLOSE = "\ue000", "\ue001"


class ShellError(Exception):
    """The theme did not render a shell as it should: its templates changed."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What the theme's templates read as `vivier_page`: the page, and the addresses the settings give it.

    `alternates` are whole lines of the head. `suite` is the link, from this page, to the one that takes its place.
    """

    url: str
    section: str
    title: str
    description: str
    article: str
    edit_path: str | None
    noindex: bool
    canonical_url: str | None
    edit_url: str | None
    alternates: str = ""
    suite: str | None = None


class Addresses(NamedTuple):
    """What the settings give to every page.

    `site_url` and `edit_base` end with a slash; `hidden` keeps search engines away from the whole site.
    """

    site_url: str | None
    edit_base: str | None
    hidden: bool = False

    def view(self, page: Page, article: str = "") -> PageView:
        """The page as the theme sees it."""
        edit_url = f"{self.edit_base}{quote(page.edit_path)}" if self.edit_base and page.edit_path else None
        return PageView(
            url=page.url,
            section=page.section,
            title=page.title,
            description=page.description,
            article=article,
            edit_path=page.edit_path,
            noindex=page.noindex or self.hidden,
            canonical_url=f"{self.site_url}{quote(page.suite or page.url)}" if self.site_url else None,
            edit_url=edit_url,
            alternates=alternate_links(page.url, page.alternates),
            suite=relative(page.url, page.suite) if page.suite else None,
        )

    def key(self, page: Page) -> "ShellKey":
        """The shell a page needs."""
        return ShellKey(
            section=page.section,
            tree=page.url.partition("/")[0],
            depth=page.url.count("/"),
            described=bool(page.description),
            located=self.site_url is not None,
            editable=bool(self.edit_base and page.edit_path),
            noindex=page.noindex or self.hidden,
            moved=page.suite is not None,
        )


class ShellKey(NamedTuple):
    """What must be equal for two pages to share a shell.

    `tree` is the first folder of the address: a link to it is shorter from inside.
    """

    section: str
    tree: str
    depth: int
    described: bool
    located: bool
    editable: bool
    noindex: bool
    moved: bool


def alternate_links(here: str, alternates: Iterable[Alternate]) -> Markup:
    """The lines of the head of a page that name its other forms."""
    line = Markup('    <link rel="alternate" type="{}" title="{}" href="{}">\n')
    return Markup().join(line.format(one.type, one.titre, relative(here, one.url)) for one in alternates)


def shell_url(key: ShellKey, number: int) -> str:
    """An address at the depth of the key, inside its tree, that no page can have."""
    if key.depth < 2:
        return f"{key.tree}/" if key.depth else ""
    return f"{key.tree}/{SHELL_NAME}-{number}/" + f"{SHELL_NAME}/" * (key.depth - 2)


# How often each value may appear in a shell: (at least, at most).
_EXPECTED = {
    "url": (0, 4),
    "title": (1, 4),
    "description": (1, 4),
    "article": (1, 1),
    "edit_path": (0, 4),
    "canonical_url": (1, 4),
    "edit_url": (1, 2),
    "alternates": (1, 1),
    "suite": (1, 1),
}


def sentinel_view(key: ShellKey) -> PageView:
    """The values the theme renders a shell with."""
    return PageView(
        url=_sentinel("url") if key.depth > 1 else shell_url(key, 0),
        section=key.section,
        title=_sentinel("title"),
        description=_sentinel("description") if key.described else "",
        article=_sentinel("article"),
        edit_path=_sentinel("edit_path") if key.editable else None,
        noindex=key.noindex,
        canonical_url=_sentinel("canonical_url") if key.located else None,
        edit_url=_sentinel("edit_url") if key.editable else None,
        alternates=_sentinel("alternates"),
        suite=_sentinel("suite") if key.moved else None,
    )


def _sentinel(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"


class Shell:
    """A rendered page of the theme, split at its sentinels, ready to be filled in."""

    __slots__ = ("_parts", "_slots", "digest")

    def __init__(self, html: str, key: ShellKey) -> None:
        """Split the page rendered with `sentinel_view(key)`, or raise `ShellError`."""
        first, *rest = html.split(_OPEN)
        parts, slots = [first], []
        for chunk in rest:
            name, closed, text = chunk.partition(_CLOSE)
            if not closed or name not in _EXPECTED:
                raise ShellError(f"le thème a transformé un repère du gabarit : « {chunk[:40]!r} »")
            slots.append(name)
            parts += ["", text]
        _check(Counter(slots), key)
        self._slots = slots
        self._parts = [encoded(part) for part in parts]
        self.digest = digest(html.encode("utf-8", "surrogatepass"))

    def stamp(self, view: PageView, article: bytes) -> tuple[bytes, int]:
        """The whole page, as UTF-8, and where its article begins."""
        values = {name: encoded(_escape(getattr(view, name))) for name in set(self._slots) - {"article"}}
        values["article"] = article
        parts = self._parts.copy()
        parts[1::2] = [values[name] for name in self._slots]
        before = 2 * self._slots.index("article") + 1
        return b"".join(parts), sum(map(len, parts[:before]))


def _check(found: Counter[str], key: ShellKey) -> None:
    expected = dict(_EXPECTED)
    if not key.described:
        expected["description"] = (0, 0)
    if not key.located:
        expected["canonical_url"] = (0, 0)
    if not key.editable:
        expected["edit_url"] = expected["edit_path"] = (0, 0)
    if not key.moved:
        expected["suite"] = (0, 0)
    for name, (least, most) in expected.items():
        if not least <= found[name] <= most:
            raise ShellError(
                f"le gabarit « {TEMPLATE} » (rubrique « {key.section} ») contient {found[name]} fois "
                f"« {name} », il en faut de {least} à {most}"
            )


def _escape(value: str | None) -> str:
    return escape(value or "")


def encoded(text: str) -> bytes:
    """The bytes of a text in a page."""
    # Same treatment as MkDocs gives its own pages when it writes them.
    return text.encode("utf-8", "xmlcharrefreplace")


def trusted(html: str) -> Markup:
    """Mark HTML that Python-Markdown made from hand-written pages, so that autoescape leaves it as it is.

    Hand-written pages are reviewed like code and may hold HTML; nothing from a record passes here.
    """
    return Markup(html)  # noqa: S704 - see above
