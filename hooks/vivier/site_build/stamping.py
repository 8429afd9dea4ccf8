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


def shell_digests(shells: Mapping[ShellKey, Shell], addresses: Addresses) -> dict[ShellKey, bytes]:
    """Return what each shell is made from."""
    # Another address of the site, or of the forge, is another head of each page: as if the theme had changed.
    settings = repr(tuple(addresses)).encode()
    return {key: digest(shell.digest, settings) for key, shell in shells.items()}


def names_of(page: Page) -> Iterator[str]:
    """Yield the destination of a page, then that of its Markdown, where it has one."""
    yield destination(page.url)
    yield from (one.url for one in page.alternates if one.type == MARKDOWN_TYPE)


def wanted_pages(
    pages: Iterable[tuple[Page, ShellKey]], shells: Mapping[ShellKey, Shell], addresses: Addresses
) -> Iterator[Wanted]:
    """Yield the pages, given each with the shell it needs; they are stamped when they are made.

    The Markdown of a page, where it has one, comes right after it: the article is written once for both.
    """
    found = shell_digests(shells, addresses)
    place = digest((addresses.site_url or "").encode())
    for page, key in pages:
        name, *twins = names_of(page)
        stamped = _Stamped(page, shells[key], addresses, shared=bool(twins))
        yield Wanted(name, page.key, stamped.made, found[key], stamped.again, page.url)
        for twin in twins:
            yield Wanted(twin, page.key + place, stamped.markdown, page=page.url)


def wanted_files(files: Iterable[Output]) -> Iterator[Wanted]:
    """Yield the files that are not pages."""
    for file in files:
        yield Wanted(file.name, file.key, make=partial(_file, file), page=file.page)


class _Stamped:
    """A page in its shell; its article is kept from the page to its Markdown when both are written."""

    __slots__ = ("_addresses", "_article", "_page", "_shared", "_shell")

    def __init__(self, page: Page, shell: Shell, addresses: Addresses, *, shared: bool) -> None:
        self._page, self._shell, self._addresses = page, shell, addresses
        self._shared = shared
        self._article: Article | None = None

    def made(self) -> Made:
        """The page, its article written now."""
        article = self._page.make()
        self._article = article if self._shared else None
        return self.again(encoded(article.html))._replace(named=article.named)

    def again(self, article: bytes) -> Made:
        """The page, given the article that it has."""
        content, start = self._shell.stamp(self._addresses.view(self._page), article)
        return Made(content, start, len(article))

    def markdown(self) -> Made:
        """The Markdown of the article, which is not kept any longer."""
        kept, self._article = self._article, None
        article = kept or self._page.make()
        address = f"{self._addresses.site_url}{self._page.url}" if self._addresses.site_url else None
        return Made(markdown(article.html, address).encode(), named=article.named)


def _file(file: Output) -> Made:
    return Made(file.make())
