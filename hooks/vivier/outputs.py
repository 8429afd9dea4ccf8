"""What a build publishes, made only when it must be."""

from collections.abc import Callable
from typing import NamedTuple

from vivier.kept import digest


class Output(NamedTuple):
    """A file of the site.

    Attributes:
        name: destination relative to the site: "emplois/chef-projets/echeance.ics".
        key: bytes that differ whenever the content would, for the same code; they cost less to know.
        make: gives the content.
        page: address of the page that shows the record that it is made from; empty when there is no such page.
    """

    name: str
    key: bytes
    make: Callable[[], bytes]
    page: str = ""


def output(name: str, content: bytes) -> Output:
    """Return a file whose content is known already."""
    return Output(name, digest(content), lambda: content)
