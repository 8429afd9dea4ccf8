"""``robots.txt``: what programs that follow links may read (RFC 9309), and where the list of pages is."""

from .sitemap import SITEMAP

ROBOTS = "robots.txt"


def robots(site_url: str | None, *, hidden: bool) -> bytes:
    """Return the file. Programs read it at the root of a host only: under a folder, it is that host's business.

    Args:
        site_url: address of the site, ending with a slash; None when it is not known.
        hidden: whether the whole site is to be left alone.
    """
    # An empty rule lets everything be read.
    lines = ["User-agent: *", "Disallow: /" if hidden else "Disallow:"]
    if site_url and not hidden:
        lines += ["", f"Sitemap: {site_url}{SITEMAP}"]
    return "".join(f"{line}\n" for line in lines).encode()
