"""Old addresses as true 301 and 410, for the hosts that can: ``_redirects`` and a map for nginx.

The page that stands at an old address works everywhere, but a host answers 200 for it. These two files let it
answer as it should. Both are ASCII: what could not be is percent-encoded in an address, as in a browser, and
``$uri``, which nginx has decoded, is the only place where a folder of the site with an accent keeps it.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

Move = tuple[str, str | None]
"""An old address of the site, and the one that takes its place, None for a withdrawn record."""

REDIRECTS = "_redirects"
NGINX = "redirections.nginx.conf"

_REDIRECTS_HEAD = """\
# Fichier produit par Vivier : ne pas le modifier. Sa place : le dossier racine que sert le site.
# Netlify lit les lignes qui finissent par "!" : sans lui, la page qui existe passe avant.
# Cloudflare Pages ignore ces lignes et lit les autres, 2000 au plus ; il ne dit pas 410 : la page reste.
# GitLab Pages sert d'abord la page qui existe, ne comprend pas "!" et lit 1000 lignes au plus (64 Ko).
"""

_NGINX_HEAD = """\
# Fichier produit par Vivier : ne pas le modifier.
#
# Dans le bloc http :
#     map_hash_bucket_size 256;
#     include /chemin/du/site/redirections.nginx.conf;
#
# Dans le bloc server :
#     if ($vivier_suite) { return 301 $vivier_suite; }
#     if ($vivier_retrait) { return 410; }
#
# Facultatif, dans le bloc server, pour que la page qui dit pourquoi accompagne le 410 :
#     error_page 410 @vivier_retrait;
#     location @vivier_retrait { try_files $vivier_retrait =410; }
"""


def host_files(moves: Iterable[Move], site_url: str | None) -> tuple[tuple[str, bytes], ...]:
    """Return the two files, even when nothing moved: a server that includes one must find it.

    Args:
        moves: the addresses, relative to the site and ending with a slash.
        site_url: address of the site, ending with a slash, whose path begins every address; None for a host's root.
    """
    root = unquote(urlsplit(site_url).path) if site_url else "/"
    found = sorted((root + old, root + new if new is not None else None) for old, new in moves)
    return (
        (REDIRECTS, "".join([_REDIRECTS_HEAD, *_redirects(found)]).encode()),
        (NGINX, "".join([_NGINX_HEAD, *_nginx(found)]).encode()),
    )


def _redirects(moves: list[Move]) -> Iterator[str]:
    for old, new in moves:
        path = _encoded(old)
        if new is None:
            # The page itself, with another status.
            yield f"{path} {path} 410!\n"
            continue
        yield f"{path} {_encoded(new)} 301!\n"
        for form in (path.rstrip("/"), path):
            yield f"{form} {_encoded(new)} 301\n"


def _nginx(moves: list[Move]) -> Iterator[str]:
    yield '\nmap $uri $vivier_suite {\n    default "";\n'
    for old, new in moves:
        if new is not None:
            yield from _entries(old, _encoded(new))
    yield '}\n\nmap $uri $vivier_retrait {\n    default "";\n'
    for old, new in moves:
        if new is None:
            yield from _entries(old, f"{_encoded(old)}index.html")
    yield "}\n"


def _entries(old: str, value: str) -> Iterator[str]:
    for form in (old.rstrip("/"), old):
        yield f"    {_quoted(form)} {_quoted(value)};\n"


def _encoded(path: str) -> str:
    """Return a path with nothing that an address, a pattern of ``_redirects`` or a variable of nginx could hold."""
    return quote(path, safe="/")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
