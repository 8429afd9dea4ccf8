"""Two files for nginx: what goes in its ``http`` block, and what goes in the ``server`` block of the site.

nginx forgets every ``add_header`` of a block in the blocks inside it that have one. So no block inside the one of the
site has any, and what differs from one file to another comes from maps, whose empty values send no header.

Maps are ``volatile``: an answer of error is another file, found again from the start, and must not keep what was
known of the first one.
"""

import re
from collections.abc import Iterable, Iterator

from . import headers
from .redirects import Move, encoded

HTTP, SERVER = "nginx-http.conf", "nginx-serveur.conf"

_HTTP_HEAD = """\
# Fichier produit par Vivier : ne pas le modifier. Dans le bloc http de nginx (1.13 ou plus récent) :
#
#     map_hash_bucket_size 256;
#     map_hash_max_size {size};
#     include {folder}nginx-http.conf;
"""

_SERVER_HEAD = """\
# Fichier produit par Vivier : ne pas le modifier. Dans le bloc server de nginx :
#
#     root {root};
#     include {folder}nginx-serveur.conf;
#
# « root » est le dossier où l’adresse {base} est le dossier du site ; un lien symbolique y suffit.
# Une offre renommée ou retirée change ces fichiers : « nginx -s reload » après chaque mise en ligne.
# Strict-Transport-Security engage tout le domaine : il se décide là où est le certificat. Si c’est ici, ajouter :
#
#     set $vivier_hsts "max-age=31536000";
"""

_GZIP = """\
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_comp_level 6;
    gzip_min_length 512;
"""

_SENT = (
    *headers.ALWAYS,
    (headers.RESOURCE_POLICY, "$vivier_partage"),
    (headers.ALLOW_ORIGIN, "$vivier_origine"),
    (headers.CACHE, "$vivier_cache"),
    (headers.ROBOTS, "$vivier_robots"),
    ("Strict-Transport-Security", "$vivier_hsts"),
)

_MAP_SIZE = 2048
"""The default of nginx: lengthened with the number of addresses, as it asks to be."""


def http_file(root: str, moves: Iterable[Move], folder: str) -> str:
    """Return what goes in the ``http`` block.

    Args:
        root: what all addresses begin with, from the root of the host, not encoded.
        moves: old addresses, from the root of the host too.
        folder: where this file is published, relative to the site.
    """
    known = list(moves)
    size = _MAP_SIZE
    while size < 2 * len(known):
        size *= 2
    return "".join(
        [
            _HTTP_HEAD.format(size=size, folder=f"/chemin/du/site/{folder}"),
            *_map("vivier_suite", "", _moved(known)),
            *_map("vivier_retrait", "", _gone(known)),
            *_map("vivier_cache", headers.ASK_FIRST, _caches(root)),
            *_map("vivier_partage", headers.CLOSED, _opened(root, headers.OPEN, everything=False)),
            *_map("vivier_origine", "", _opened(root, headers.ANY_ORIGIN, everything=True)),
            *_map("vivier_robots", "", [(rf"~^{re.escape(root)}.*\.{headers.COPIES}$", headers.NOT_INDEXED)]),
            *_map("vivier_hsts", "", ()),
        ]
    )


def server_file(root: str, folder: str) -> str:
    """Return what goes in the ``server`` block; arguments as for `http_file`."""
    sent = "".join(f"    add_header {name} {_quoted(value)} always;\n" for name, value in _SENT)
    lines = [
        _SERVER_HEAD.format(
            root="/srv/www" if root != "/" else "/chemin/du/site",
            folder=f"/chemin/du/site/{folder}",
            base=root,
        ),
        f"\nlocation ^~ {_quoted(root)} {{\n",
        "    index index.html;\n    absolute_redirect off;\n    charset utf-8;\n",
        f"    charset_types {_names(one for one in headers.TYPES.values() if one.text)};\n",
        f"    default_type {headers.TYPES['bin'].name};\n    types {{\n",
        *(f"        {one.name} {suffix};\n" for suffix, one in headers.TYPES.items()),
        "    }\n",
        _GZIP,
        f"    gzip_types {_names(one for one in headers.TYPES.values() if not one.packed)};\n",
        sent,
        f"    error_page 403 404 =404 {_quoted(root + '404.html')};\n",
        "    error_page 410 $vivier_retrait;\n",
        "    if ($vivier_suite) { return 301 $vivier_suite; }\n",
        "    if ($vivier_retrait) { return 410; }\n",
        # What is for the host, and what a build leaves for the next one.
        f"    location ~ {_quoted('^' + re.escape(root) + headers.HIDDEN)} {{ return 404; }}\n",
        f"    location ~ {_quoted(_dotted(root))} {{ return 404; }}\n",
        "}\n",
    ]
    if root != "/":
        lines += [
            f"\nlocation = {_quoted(root.rstrip('/'))} {{\n    absolute_redirect off;\n",
            sent,
            f"    return 301 {_quoted(encoded(root))};\n}}\n",
        ]
    return "".join(lines)


def _dotted(root: str) -> str:
    public = re.escape(headers.PUBLIC_DOTTED.lstrip("."))
    return rf"^{re.escape(root)}(\.(?!{public})|.*/\.)"


def _moved(moves: Iterable[Move]) -> Iterator[tuple[str, str]]:
    for old, new in moves:
        if new is not None:
            yield from ((form, encoded(new)) for form in _forms(old))


def _gone(moves: Iterable[Move]) -> Iterator[tuple[str, str]]:
    for old, new in moves:
        if new is None:
            yield from ((form, f"{old}index.html") for form in _forms(old))


def _caches(root: str) -> Iterator[tuple[str, str]]:
    for hashed in headers.HASHED:
        yield f"~^{re.escape(root)}{hashed.pattern}$", headers.FOR_EVER
    yield f"~^{re.escape(root + headers.BRIEF_FOLDER)}", headers.BRIEFLY


def _opened(root: str, value: str, *, everything: bool) -> Iterator[tuple[str, str]]:
    yield f"~^{re.escape(root + headers.OPEN_FOLDER)}", value
    suffixes = "|".join(suffix.removeprefix(".") for suffix in headers.OPEN_SUFFIXES)
    if everything:
        yield rf"~^{re.escape(root)}.*\.({suffixes})$", value


def _map(name: str, default: str, entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"\nmap $uri ${name} {{\n    volatile;\n    default {_quoted(default)};\n"
    for key, value in entries:
        yield f"    {_quoted(key)} {_quoted(value)};\n"
    yield "}\n"


def _forms(address: str) -> tuple[str, str]:
    return address.rstrip("/"), address


def _names(types: Iterable[headers.Type]) -> str:
    """Return media types but for HTML, which nginx counts already and warns about when it is told."""
    return " ".join(sorted({one.name for one in types} - {headers.TYPES["html"].name}))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
