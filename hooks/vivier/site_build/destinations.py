"""One address, one page: MkDocs lets the second of two pages overwrite the first without a word."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from vivier.pages.page import Page
from vivier.site_build.run import RefusedError

WELL_KNOWN = ".well-known"


def destination(url: str) -> str:
    """The file a page address is served from."""
    return f"{url}index.html"


def refuse_collisions(
    pages: Iterable[Page], written_by_hand: Mapping[str, str], files: Iterable[str] = ()
) -> None:
    """Raise `RefusedError` when two pages or files would be written to one place, whatever the letters' case.

    `written_by_hand` gives the source of each file that MkDocs writes, by destination; `files` are the
    destinations of what Vivier publishes besides pages.
    """
    # Where a file comes from is put into words for those that clash alone.
    taken: dict[str, Page | str | _ByHand] = {
        name.casefold(): _ByHand(source) for name, source in written_by_hand.items()
    }
    clashes = []
    wanted: Iterator[Page | str] = chain(pages, files)
    for one in wanted:
        url, path = (one, one) if isinstance(one, str) else (one.url, destination(one.url))
        place = path.casefold()
        other = taken.get(place)
        if other is None:
            taken[place] = one
        else:
            clashes.append(
                f"erreur : « /{url} » serait à la fois l’adresse de {_origin(other)} et de {_origin(one)}"
            )
    if clashes:
        remedy = "aide : renommer l’un des deux fichiers ; l’adresse d’une fiche est le nom de son fichier."
        count = len(clashes)
        raise RefusedError(
            "\n".join([*clashes, remedy]),
            f"{count} adresse{'s' if count > 1 else ''} en double : rien n’est publié.",
        )


class _ByHand(NamedTuple):
    """A file that MkDocs writes, by its source."""

    source: str


def _origin(one: Page | str | _ByHand) -> str:
    match one:
        case _ByHand(source):
            return f"la page {source}"
        case str(name):
            return f"un fichier produit à la construction ({name})"
        case page:
            return f"la fiche {page.edit_path}" if page.edit_path else f"la page « {page.title} »"


def stamped_trees(
    pages: Iterable[Page], written_by_hand: Iterable[str], files: Iterable[str] = ()
) -> frozenset[str]:
    """The folders of the site, none inside another, that hold only stamped pages and files of `Plan.files`.

    With the folder of well-known files whatever is in it: MkDocs leaves what begins with a dot, so that nobody else
    would take away a file that is published no more.
    """
    shared = {folder for name in written_by_hand for folder in _folders(name)}
    found = {WELL_KNOWN}
    for name in chain((page.url for page in pages), files):
        if name.partition("/")[0] in found:  # nearly all of them
            continue
        alone = next((folder for folder in _folders(name) if folder not in shared), None)
        if alone is not None:
            found.add(alone)
    return frozenset(found)


def _folders(name: str) -> Iterator[str]:
    """Yield the folders that a file is in, the widest first."""
    end = name.find("/")
    while end >= 0:
        yield name[:end]
        end = name.find("/", end + 1)
