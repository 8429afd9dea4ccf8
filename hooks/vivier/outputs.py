"""What a build publishes, made only when it must be."""

from collections.abc import Callable
from typing import NamedTuple


class Output(NamedTuple):
    """A file of the site.

    Attributes:
        name: destination relative to the site: "emplois/chef-projets/echeance.ics".
        key: bytes that differ whenever the content would, for the same code and settings; they cost less to know.
        make: gives the content.
    """

    name: str
    key: bytes
    make: Callable[[], bytes]
