"""One address, one page: MkDocs lets the second of two pages overwrite the first without a word."""

from collections.abc import Iterable, Mapping

from vivier.pages.page import Page
from vivier.site_build.run import RefusedError


def destination(url: str) -> str:
    """The file a page address is served from."""
    return f"{url}index.html"


def refuse_collisions(pages: Iterable[Page], written_by_hand: Mapping[str, str]) -> None:
    """Raise `RefusedError` when two pages would be written to one file, whatever the case of the letters.

    `written_by_hand` gives the source of each file that MkDocs writes, by destination.
    """
    origins = {name.casefold(): f"la page {source}" for name, source in written_by_hand.items()}
    clashes = []
    for page in pages:
        origin = f"la fiche {page.edit_path}" if page.edit_path else f"la page « {page.title} »"
        other = origins.setdefault(destination(page.url).casefold(), origin)
        if other is not origin:
            clashes.append(f"erreur : « /{page.url} » serait à la fois l’adresse de {other} et de {origin}")
    if clashes:
        remedy = "aide : renommer l’un des deux fichiers ; l’adresse d’une fiche est le nom de son fichier."
        count = len(clashes)
        raise RefusedError(
            "\n".join([*clashes, remedy]),
            f"{count} adresse{'s' if count > 1 else ''} en double : rien n’est publié.",
        )


def stamped_trees(pages: Iterable[Page], written_by_hand: Iterable[str]) -> frozenset[str]:
    """The top folders of the site that hold stamped pages only."""
    shared = {name.partition("/")[0] for name in written_by_hand}
    return frozenset(page.url.partition("/")[0] for page in pages if page.url) - shared
