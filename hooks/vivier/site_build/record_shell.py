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
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from vivier.pages.page import Page
from vivier.pages.urls import relative

SHELL_NAME = "_gabarit"
TEMPLATE = "record_page.html"
# Private-use characters: no record, theme or translation can contain a sentinel by accident.
_OPEN, _CLOSE = "\ue000", "\ue001"


class ShellError(Exception):
    """The theme did not render a shell as it should: its templates changed."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What the theme's templates read as `vivier_page`: the page, and the addresses the settings give it.

    `suite` is the link, from this page, to the one that takes its place.
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
    suite: str | None = None


def view_of(
    page: Page, site_url: str | None, edit_base: str | None, *, noindex_all: bool = False
) -> PageView:
    """The page as the theme sees it."""
    edit_url = f"{edit_base}{quote(page.edit_path)}" if edit_base and page.edit_path else None
    return PageView(
        url=page.url,
        section=page.section,
        title=page.title,
        description=page.description,
        article=page.article,
        edit_path=page.edit_path,
        noindex=page.noindex or noindex_all,
        canonical_url=f"{site_url}{quote(page.suite or page.url)}" if site_url else None,
        edit_url=edit_url,
        suite=relative(page.url, page.suite) if page.suite else None,
    )


class ShellKey(NamedTuple):
    """What must be equal for two pages to share a shell.

    `tree` is the first folder of the address: a link to it is shorter from inside. `address` is the whole
    address where the page may be the very target of a menu entry, at the root of its tree.
    """

    section: str
    tree: str
    depth: int
    described: bool
    located: bool
    editable: bool
    noindex: bool
    moved: bool


def key_of(view: PageView) -> ShellKey:
    """The shell a page needs."""
    return ShellKey(
        section=view.section,
        tree=view.url.partition("/")[0],
        depth=view.url.count("/"),
        described=bool(view.description),
        located=view.canonical_url is not None,
        editable=view.edit_url is not None,
        noindex=view.noindex,
        moved=view.suite is not None,
    )


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
        suite=_sentinel("suite") if key.moved else None,
    )


def _sentinel(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"


class Shell:
    """A rendered page of the theme, split at its sentinels, ready to be filled in."""

    __slots__ = ("_parts", "_slots")

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
        self._parts = [_encode(part) for part in parts]

    def stamp(self, view: PageView) -> bytes:
        """The whole page, as UTF-8."""
        values = {name: _encode(_escape(getattr(view, name))) for name in set(self._slots) - {"article"}}
        values["article"] = _encode(view.article)
        parts = self._parts.copy()
        parts[1::2] = [values[name] for name in self._slots]
        return b"".join(parts)


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


def _encode(text: str) -> bytes:
    # Same treatment as MkDocs gives its own pages when it writes them.
    return text.encode("utf-8", "xmlcharrefreplace")


def trusted(html: str) -> Markup:
    """Mark HTML that Python-Markdown made from hand-written pages, so that autoescape leaves it as it is.

    Hand-written pages are reviewed like code and may hold HTML; nothing from a record passes here.
    """
    return Markup(html)  # noqa: S704
