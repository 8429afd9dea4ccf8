"""From pages and files to what the output tree publishes: each with what it is made from."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from vivier.exports.markdown.article import markdown
from vivier.kept import digest
from vivier.outputs import Output
from vivier.pages.page import Article, Page
from vivier.site_build.destinations import destination
from vivier.site_build.output_tree import Made, Wanted
from vivier.site_build.record_shell import Addresses, Shell, ShellKey, encoded
from vivier.urls import MARKDOWN_TYPE


def wanted_pages(
    pages: Iterable[tuple[Page, ShellKey]], shells: Mapping[ShellKey, Shell], addresses: Addresses
) -> Iterator[Wanted]:
    """Yield the pages, given each with the shell it needs; they are stamped when they are made.

    The Markdown of a page, where it has one, comes right after it: the article is written once for both.
    """
    # Another address of the site, or of the forge, is another head of each page: as if the theme had changed.
    settings = repr(tuple(addresses)).encode()
    found = {key: digest(shell.digest, settings) for key, shell in shells.items()}
    for page, key in pages:
        stamp = partial(_stamped, page, shells[key], addresses)
        twin = next((one.url for one in page.alternates if one.type == MARKDOWN_TYPE), None)
        written = _Written(page, shared=twin is not None)
        yield Wanted(
            destination(page.url),
            page.key,
            make=partial(_made, written, stamp),
            shell=found[key],
            stamp=stamp,
            page=page.url,
        )
        if twin is not None:
            address = f"{addresses.site_url}{page.url}" if addresses.site_url else None
            twin_key = digest(page.key, (address or "").encode())
            yield Wanted(twin, twin_key, make=partial(_markdown, written, address), page=page.url)


def wanted_files(files: Iterable[Output]) -> Iterator[Wanted]:
    """Yield the files that are not pages."""
    for file in files:
        yield Wanted(file.name, file.key, make=partial(_file, file), page=file.page)


class _Written:
    """The article of a page, kept from the page to its Markdown when both are written."""

    __slots__ = ("_article", "_page", "_shared")

    def __init__(self, page: Page, *, shared: bool) -> None:
        self._page = page
        self._shared = shared
        self._article: Article | None = None

    def for_page(self) -> Article:
        """The article, written now."""
        article = self._page.make()
        self._article = article if self._shared else None
        return article

    def for_markdown(self) -> Article:
        """The article; it is not kept any longer."""
        article, self._article = self._article, None
        return article or self._page.make()


def _markdown(written: _Written, address: str | None) -> Made:
    article = written.for_markdown()
    return Made(markdown(article.html, address).encode(), named=article.named)


def _made(written: _Written, stamp: "partial[Made]") -> Made:
    article = written.for_page()
    return stamp(encoded(article.html))._replace(named=article.named)


def _stamped(page: Page, shell: Shell, addresses: Addresses, article: bytes) -> Made:
    content, start = shell.stamp(addresses.view(page), article)
    return Made(content, start, len(article))


def _file(file: Output) -> Made:
    return Made(file.make())
