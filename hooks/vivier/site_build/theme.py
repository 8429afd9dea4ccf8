"""What Material for MkDocs 9.8.1 imposes outside its overridable blocks, and how it is undone."""

import fnmatch
import html
import logging
import os
import re

from jinja2 import Environment, FileSystemLoader
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme

from vivier.site_build.record_shell import trusted
from vivier.typography import typographic

# The site has its own scripts, colours and icon; the sitemap of MkDocs is a template that would be copied as
# it is.
_UNUSED = (
    "assets/javascripts/*",
    "assets/images/favicon.png",
    "assets/stylesheets/palette.*",
    "*.map",
    "sitemap.xml",
)

# Everything from the first marker up to the second: two checkboxes, their overlay, a skip link, an
# announcement. A cut, not an exact text: the theme's skip link holds the address of the first heading.
_CUT_FROM = '<input class="md-toggle" data-md-toggle="drawer"'
_CUT_UP_TO = '<a class="v-skip" href="#contenu">'
_REPLACED = {
    '<div class="md-container" data-md-component="container">': '<div class="v-body">',
    '<main class="md-main" data-md-component="main">': '<main class="v-main" id="contenu" tabindex="-1">',
    '<div class="md-main__inner md-grid">': '<div class="v-wrap">',
    '<div class="md-dialog" data-md-component="dialog">\n'
    '      <div class="md-dialog__inner md-typeset"></div>\n'
    "    </div>": "",
}


class _Loader(FileSystemLoader):
    """The files of a theme, where those of hidden folders are read when asked for, but not listed.

    MkDocs asks for all of them, then drops what is in a hidden folder: fourteen thousand icons, a seventh of a second.
    """

    def list_templates(self) -> list[str]:
        """Return their names, sorted."""
        found = set()
        for root in self.searchpath:
            for folder, below, names in os.walk(root):
                below[:] = [name for name in below if not name.startswith(".")]
                inside = os.path.relpath(folder, root).replace(os.sep, "/")
                found |= {name if inside == "." else f"{inside}/{name}" for name in names}
        return sorted(found)


def list_no_icons(theme: Theme) -> None:
    """Have the environment that MkDocs makes of a theme list only what MkDocs may publish of it."""
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        env.loader = _Loader(theme.dirs)
        return env

    # No event comes between the making of the environment and the listing.
    theme.get_env = get_env  # type: ignore[method-assign]  # of this theme alone


def is_unused(path: str) -> bool:
    """Whether a file of the theme would be published for nothing."""
    return any(fnmatch.fnmatch(path, pattern) for pattern in _UNUSED)


class ThemeChangedError(Exception):
    """The theme no longer writes what is removed here."""


def without_leftovers(output: str) -> str:
    """A page without what the theme leaves outside its blocks; every marker must be found exactly once."""
    for marker in (_CUT_FROM, _CUT_UP_TO, *_REPLACED):
        if output.count(marker) != 1:
            raise ThemeChangedError(
                f"{output.count(marker)} fois « {marker} » dans une page, une seule attendue"
            )
    before, _, rest = output.partition(_CUT_FROM)
    _, kept, after = rest.partition(_CUT_UP_TO)
    output = before + kept + after
    for old, new in _REPLACED.items():
        output = output.replace(old, new)
    return output


def without_indents(shell: str) -> str:
    """A shell without the spaces that begin and end its lines: a kilobyte that each page of a record would repeat.

    A page written by hand keeps its own: its blocks of code may need them.
    """
    for tag in ("<pre", "<textarea"):
        if tag in shell:
            raise ThemeChangedError(f"« {tag}> » dans un gabarit : ses espaces comptent")
    return re.sub(r"\s*\n\s*", "\n", shell.strip())


def escape_once(page: Page) -> None:
    """Prepare a hand-written page for autoescape: title as plain text, table of contents marked as HTML.

    MkDocs takes a title from the rendered heading, where « & » is already « &amp; », unless the front matter
    gives it.
    """
    if "title" not in page.meta and page.title:
        page.title = html.unescape(page.title)
    for entry in page.toc:
        _trust(entry)


def _trust(entry: AnchorLink) -> None:
    # The table of contents of Markdown makes plain spaces of all those of a heading.
    entry.title = trusted(typographic(entry.title))
    for child in entry.children:
        _trust(child)


def silence_shells() -> None:
    """Keep MkDocs from saying, for each shell, that an empty page was skipped."""
    logging.getLogger("mkdocs.commands.build").addFilter(_is_not_about_shells)


def _is_not_about_shells(record: logging.LogRecord) -> bool:
    return not (record.levelno == logging.INFO and "Generated empty output" in str(record.msg))
