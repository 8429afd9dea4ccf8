"""From pages and files to what the output tree publishes: each with what it is made from."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from vivier.kept import digest
from vivier.outputs import Output
from vivier.pages.page import Page
from vivier.site_build.destinations import destination
from vivier.site_build.output_tree import Made, Wanted
from vivier.site_build.record_shell import Addresses, Shell, ShellKey, encoded


def wanted_pages(
    pages: Iterable[tuple[Page, ShellKey]], shells: Mapping[ShellKey, Shell], addresses: Addresses
) -> Iterator[Wanted]:
    """Yield the pages, given each with the shell it needs; they are stamped when they are made."""
    # Another address of the site, or of the forge, is another head of each page: as if the theme had changed.
    settings = repr(tuple(addresses)).encode()
    found = {key: digest(shell.digest, settings) for key, shell in shells.items()}
    for page, key in pages:
        stamp = partial(_stamped, page, shells[key], addresses)
        yield Wanted(
            destination(page.url),
            page.key,
            make=partial(_made, page, stamp),
            shell=found[key],
            stamp=stamp,
        )


def wanted_files(files: Iterable[Output]) -> Iterator[Wanted]:
    """Yield the files that are not pages."""
    for file in files:
        yield Wanted(file.name, file.key, make=partial(_file, file))


def _made(page: Page, stamp: "partial[Made]") -> Made:
    article = page.make()
    return stamp(encoded(article.html))._replace(named=article.named)


def _stamped(page: Page, shell: Shell, addresses: Addresses, article: bytes) -> Made:
    content, start = shell.stamp(addresses.view(page), article)
    return Made(content, start, len(article))


def _file(file: Output) -> Made:
    return Made(file.make())
