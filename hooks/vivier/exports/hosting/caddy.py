"""A Caddyfile to import in the block of a site: the same answers as from nginx.

In a ``route``, directives are run as they are written: a header that is set again replaces the first. What an error
has set before stays, so its page sets what differs once more.
"""

import re
from collections.abc import Iterable, Iterator

from . import headers
from .redirects import Move, encoded

NAME = "Caddyfile"

_HEAD = """\
# Fichier produit par Vivier : ne pas le modifier. Dans un Caddyfile (Caddy 2.6 ou plus récent) :
#
#     vivier.example {{
#         root * {root}
#         import /chemin/du/site/{folder}Caddyfile
#     }}
#
# « root » est le dossier où l’adresse {base} est le dossier du site ; un lien symbolique y suffit.
# Une offre renommée ou retirée change ce fichier : « caddy reload » après chaque mise en ligne.
# Strict-Transport-Security engage tout le domaine : il s’ajoute, si on le veut, au bloc ci-dessus.
"""


def caddyfile(root: str, moves: Iterable[Move], folder: str) -> str:
    """Return the directives of a site.

    Args:
        root: what all addresses begin with, from the root of the host, not encoded.
        moves: old addresses, from the root of the host too.
        folder: where this file is published, relative to the site.
    """
    inside = [
        *_block("encode", ["gzip\n", *_block("match", _compressed())]),
        *_block("map {path} {vivier_suite} {vivier_retrait}", _moved(moves)),
        *(_header("", name, value) for name, value in headers.ALWAYS),
        _header("", headers.RESOURCE_POLICY, headers.CLOSED),
        _header("", headers.CACHE, headers.ASK_FIRST),
        *_differing(root),
        "@vivier_methode not method GET HEAD\n",
        "respond @vivier_methode 405\n",
        '@vivier_suite expression `{vivier_suite} != ""`\n',
        "redir @vivier_suite {vivier_suite} 301\n",
        '@vivier_retrait expression `{vivier_retrait} != ""`\n',
        "error @vivier_retrait 410\n",
        f"@vivier_cache path_regexp {_quoted('^' + re.escape(root) + headers.HIDDEN)}\n",
        "error @vivier_cache 404\n",
        *_block("@vivier_pointes", _dotted(root)),
        "error @vivier_pointes 404\n",
        "file_server\n",
    ]
    on_error = [
        _header("", "Content-Type", headers.TYPES["html"].value),
        _header("", headers.CACHE, headers.ASK_FIRST),
        "@vivier_parti expression `{err.status_code} == 410`\n",
        "rewrite @vivier_parti {vivier_retrait}\n",
        "@vivier_absent expression `{err.status_code} != 410`\n",
        f"rewrite @vivier_absent {_quoted(root + '404.html')}\n",
        "file_server\n",
    ]
    place = "/srv/www" if root != "/" else "/chemin/du/site"
    bare = f"redir {_quoted(root.rstrip('/'))} {_quoted(encoded(root))} 301\n" if root != "/" else ""
    return "".join(
        [
            _HEAD.format(root=place, folder=folder, base=root),
            bare,
            *_block(f"handle {_quoted(root + '*')}", _block("route", inside)),
            *_block("handle_errors", _block(f"handle {_quoted(root + '*')}", _block("route", on_error))),
        ]
    )


def _compressed() -> Iterator[str]:
    for name in sorted({one.name for one in headers.TYPES.values() if not one.packed}):
        yield f"header Content-Type {name}*\n"


def _moved(moves: Iterable[Move]) -> Iterator[str]:
    for old, new in moves:
        values = (encoded(new), "") if new is not None else ("", f"{encoded(old)}index.html")
        for form in (old.rstrip("/"), old):
            yield f"{_quoted(form)} {' '.join(map(_quoted, values))}\n"
    yield 'default "" ""\n'


def _differing(root: str) -> Iterator[str]:
    base = re.escape(root)
    yield _named("vivier_bref", f"^{base}{headers.BRIEF_FOLDER}")
    yield _header("@vivier_bref", headers.CACHE, headers.BRIEFLY)
    for number, hashed in enumerate(headers.HASHED):
        yield _named(f"vivier_empreinte_{number}", f"^{base}{hashed.pattern}$")
        yield _header(f"@vivier_empreinte_{number}", headers.CACHE, headers.FOR_EVER)
    yield _named("vivier_ouvert", f"^{base}{headers.OPEN_FOLDER}")
    yield _header("@vivier_ouvert", headers.RESOURCE_POLICY, headers.OPEN)
    yield _header("@vivier_ouvert", headers.ALLOW_ORIGIN, headers.ANY_ORIGIN)
    suffixes = "|".join(suffix.removeprefix(".") for suffix in headers.OPEN_SUFFIXES)
    yield _named("vivier_donnees", rf"^{base}.*\.({suffixes})$")
    yield _header("@vivier_donnees", headers.ALLOW_ORIGIN, headers.ANY_ORIGIN)
    for suffix, kind in headers.TYPES.items():
        yield _named(f"vivier_{suffix}", rf"\.{suffix}$")
        yield _header(f"@vivier_{suffix}", "Content-Type", kind.value)
    yield _header(f"@vivier_{headers.COPIES}", headers.ROBOTS, headers.NOT_INDEXED)


def _dotted(root: str) -> Iterator[str]:
    yield "path_regexp /\\.\n"
    yield f"not path {_quoted(root + headers.PUBLIC_DOTTED + '*')}\n"


def _named(name: str, pattern: str) -> str:
    return f"@{name} path_regexp {_quoted(pattern)}\n"


def _header(matcher: str, name: str, value: str) -> str:
    return f"header {matcher} {name} {_quoted(value)}\n".replace("  ", " ")


def _block(opening: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{opening} {{\n"
    yield from (f"\t{line}" for line in lines)
    yield "}\n"


def _quoted(text: str) -> str:
    """Return a token; in one, a backslash stands for itself, except before a quotation mark."""
    return '"' + text.replace('"', '\\"') + '"'
