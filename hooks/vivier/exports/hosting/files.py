"""The files that a build writes for the hosts of the site.

They are published with it: they hold nothing that the site does not say, and the servers that they configure do not
serve them.
"""

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from . import caddy, nginx, pages_hosts, redirects
from .redirects import Move

FOLDER = "_hebergement/"


def host_files(moves: Iterable[Move], site_url: str | None) -> tuple[tuple[str, bytes], ...]:
    """Return each file with its destination, even when nothing moved: a server that includes one must find it.

    Args:
        moves: old addresses, relative to the site and ending with a slash.
        site_url: address of the site, ending with a slash, whose path begins every address; None for a host's root.
    """
    root = unquote(urlsplit(site_url).path) if site_url else "/"
    found = sorted((root + old, root + new if new is not None else None) for old, new in moves)
    texts = (
        (redirects.NAME, redirects.redirects(found)),
        (pages_hosts.NAME, pages_hosts.headers_file(root)),
        (FOLDER + nginx.HTTP, nginx.http_file(root, found, FOLDER)),
        (FOLDER + nginx.SERVER, nginx.server_file(root, FOLDER)),
        (FOLDER + caddy.NAME, caddy.caddyfile(root, found, FOLDER)),
    )
    return tuple((name, text.encode()) for name, text in texts)
