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
    pages: Iterable[Page],
    written_by_hand: Mapping[str, str],
    files: Iterable[str] = (),
    trees: Iterable[str] = (),
) -> None:
    """Raise `RefusedError` when two pages or files would be written to one place, whatever the letters' case.

    One of them would take the other away without a word: a file too, where the other is in a folder of its name.

    Args:
        pages: the pages that Vivier stamps.
        written_by_hand: the source of each file that MkDocs writes, by destination.
        files: destinations of what Vivier publishes besides pages.
        trees: the folders that hold nothing else (`stamped_trees`).
    """
    # Where a file comes from is put into words for those that clash alone.
    by_hand = {name.casefold(): _ByHand(source) for name, source in written_by_hand.items()}
    taken: dict[str, Page | str | _ByHand] = {
        place: source for name, source in by_hand.items() for place in (name, *folders(name))
    }
    clashes = [
        _clash(tree, by_hand[place], f"d’un dossier produit à la construction ({tree}/)")
        for tree in sorted(trees)
        if (place := tree.casefold()) in by_hand
    ]
    wanted: Iterator[Page | str] = chain(pages, files)
    for one in wanted:
        url, path = (one, one) if isinstance(one, str) else (one.url, destination(one.url))
        place = path.casefold()
        other = taken.get(place)
        if other is None:
            taken[place] = one
        else:
            clashes.append(_clash(url, other, _origin(one)))
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


def _clash(url: str, one: Page | str | _ByHand, other: str) -> str:
    return f"erreur : « /{url} » serait à la fois l’adresse {_origin(one)} et {other}"


def _origin(one: Page | str | _ByHand) -> str:
    """Say what is published at an address, after « l’adresse »."""
    match one:
        case _ByHand(source):
            return f"de la page {source}"
        case str(name):
            return f"d’un fichier produit à la construction ({name})"
        case page:
            return f"de la fiche {page.edit_path}" if page.edit_path else f"de la page « {page.title} »"


def stamped_trees(
    pages: Iterable[Page], written_by_hand: Iterable[str], files: Iterable[str] = ()
) -> frozenset[str]:
    """The folders of the site, none inside another, that hold only stamped pages and files of `Plan.files`.

    With the folder of well-known files whatever is in it: MkDocs leaves what begins with a dot, so that nobody else
    would take away a file that is published no more.
    """
    shared = {folder for name in written_by_hand for folder in folders(name)}
    found = {WELL_KNOWN}
    for name in chain((page.url for page in pages), files):
        if name.partition("/")[0] in found:  # nearly all of them
            continue
        alone = next((folder for folder in folders(name) if folder not in shared), None)
        if alone is not None:
            found.add(alone)
    return frozenset(found)


def folders(name: str) -> Iterator[str]:
    """Yield the folders that a file is in, the widest first."""
    end = name.find("/")
    while end >= 0:
        yield name[:end]
        end = name.find("/", end + 1)
