"""``security.txt``: whom to tell of a weakness of the site, until when that holds (RFC 9116)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

SECURITY = ".well-known/security.txt"


@dataclass(frozen=True, slots=True)
class Securite:
    """How to tell of a weakness.

    Attributes:
        contacts: addresses to write to, as URIs (``mailto:``, ``https:``, ``tel:``), the preferred one first; none
            where there is no file.
        expire: last day that the file holds; known where there are contacts.
        politique: address of the page that says how weaknesses are dealt with, or None.
        langues: languages understood, as language tags.
    """

    contacts: tuple[str, ...] = ()
    expire: date | None = None
    politique: str | None = None
    langues: tuple[str, ...] = ()


def security_txt(said: Securite, site_url: str | None) -> bytes | None:
    """Return the file; None where there is nobody to write to.

    Args:
        said: how to tell of a weakness.
        site_url: address of the site, ending with a slash; None when it is not known.
    """
    if not said.contacts or said.expire is None:
        return None
    return "".join(f"{name}: {value}\n" for name, value in _fields(said, said.expire, site_url)).encode()


def _fields(said: Securite, expires: date, site_url: str | None) -> Iterator[tuple[str, str]]:
    yield from (("Contact", contact) for contact in said.contacts)
    yield "Expires", f"{expires.isoformat()}T23:59:59Z"
    if said.langues:
        yield "Preferred-Languages", ", ".join(said.langues)
    if said.politique:
        yield "Policy", said.politique
    if site_url:
        yield "Canonical", f"{site_url}{SECURITY}"
