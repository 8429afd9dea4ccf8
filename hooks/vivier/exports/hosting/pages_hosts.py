"""``_headers``, which Netlify and Cloudflare Pages read: what both understand in the same way.

Cloudflare Pages joins the values of two rules that give one header, and Netlify does not say which one wins: no address
here gets one header from two rules. Both know ``*``, once in an address. Cloudflare Pages reads a hundred rules, and
lines of two thousand characters at most.
"""

from collections.abc import Iterable, Iterator

from vivier.urls import RECHERCHE_URL

from . import headers
from .redirects import encoded

NAME = "_headers"

_HEAD = """\
# Fichier produit par Vivier : ne pas le modifier. Sa place : le dossier racine que sert le site.
# Netlify et Cloudflare Pages le lisent ; GitHub Pages et GitLab Pages ne le lisent pas.
# Sans regle de cache, ces deux hebergeurs font revalider chaque fichier : c'est ce qu'il faut.
"""

# What other suffixes get is what is wanted already.
_TYPED = ("atom", "csv", "ics", "md")


def headers_file(root: str) -> str:
    """Return the file for a site whose addresses all begin with ``root``, from the root of the host."""
    base = encoded(root)
    return "".join([_HEAD, *(_block(base + path, sent) for path, sent in _rules())])


def _rules() -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    yield "*", headers.ALWAYS
    open_to_all = (headers.ALLOW_ORIGIN, headers.ANY_ORIGIN)
    yield f"{headers.OPEN_FOLDER}*.json", ((headers.RESOURCE_POLICY, headers.OPEN), open_to_all)
    # What could be embedded elsewhere; not « * », which the folder above is in.
    for folder in (headers.BRIEF_FOLDER, RECHERCHE_URL):
        yield f"{folder}*", ((headers.RESOURCE_POLICY, headers.CLOSED),)
    for suffix in _TYPED:
        more = [open_to_all] if f".{suffix}" in headers.OPEN_SUFFIXES else []
        more += [(headers.ROBOTS, headers.NOT_INDEXED)] if suffix == headers.COPIES else []
        yield f"*.{suffix}", (("Content-Type", headers.TYPES[suffix].value), *more)
    for hashed in headers.HASHED:
        for glob in hashed.globs:
            yield glob, ((headers.CACHE, headers.FOR_EVER),)


def _block(path: str, sent: Iterable[tuple[str, str]]) -> str:
    return "".join([f"\n{path}\n", *(f"  {name}: {value}\n" for name, value in sent)])
