"""Old addresses as true 301 and 410, for the hosts that read ``_redirects``: ASCII, the rest is percent-encoded.

The page that stands at an old address works everywhere, but a host answers 200 for it.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

Move = tuple[str, str | None]
"""An old address, and the one that takes its place, None for a withdrawn record."""

NAME = "_redirects"

_HEAD = """\
# Fichier produit par Vivier : ne pas le modifier. Sa place : le dossier racine que sert le site.
# Netlify lit les lignes qui finissent par "!" : sans lui, la page qui existe passe avant.
# Cloudflare Pages ignore ces lignes et lit les autres, 2000 au plus ; il ne dit pas 410 : la page reste.
# GitLab Pages sert d'abord la page qui existe, ne comprend pas "!" et lit 1000 lignes au plus (64 Ko).
"""


def redirects(moves: Iterable[Move]) -> str:
    """Return the file, even when nothing moved; addresses are from the root of the host."""
    return "".join([_HEAD, *_rules(moves)])


def encoded(path: str) -> str:
    """Return a path with nothing that an address, a pattern of ``_redirects`` or a variable of a server could hold."""
    return quote(path, safe="/")


def _rules(moves: Iterable[Move]) -> Iterator[str]:
    for old, new in moves:
        path = encoded(old)
        if new is None:
            # The page itself, with another status.
            yield f"{path} {path} 410!\n"
            continue
        yield f"{path} {encoded(new)} 301!\n"
        for form in (path.rstrip("/"), path):
            yield f"{form} {encoded(new)} 301\n"
