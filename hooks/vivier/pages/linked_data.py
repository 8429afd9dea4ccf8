"""What a page says to programs, written at the end of its article: JSON-LD, in a block that no browser executes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from markupsafe import Markup
from pydantic_core import to_json

from vivier.browse import Index
from vivier.records import Fiche

_CONTEXT = "https://schema.org"
# Whatever the texts hold, nothing in the block can end it nor begin a comment: both need « < » (HTML, « Restrictions
# for contents of script elements »). The other two end a line in older JavaScript.
_ESCAPES = [(char, f"\\u{ord(char):04x}") for char in "<\u2028\u2029"]


class Describe(Protocol):
    """Gives what a page describes, as things of schema.org, each with its ``@type``."""

    @property
    def key(self) -> bytes:
        """Bytes that differ whenever the same page and the same records would be described otherwise."""

    def __call__(
        self,
        index: Index,
        url: str,
        trail: Sequence[tuple[str, str]],
        record: Fiche | None = None,
        html: Callable[[str], str] | None = None,
    ) -> Sequence[Mapping[str, Any]]:
        """Describe a page: see `vivier.exports.structured.page`."""


def script(things: Sequence[Mapping[str, Any]]) -> Markup:
    """Return the block that describes things; nothing when there is none."""
    if not things:
        return Markup()
    graph = (
        {"@context": _CONTEXT, "@graph": things} if len(things) > 1 else {"@context": _CONTEXT, **things[0]}
    )
    text = to_json(graph).decode()
    # Several times as fast as a table of characters, on texts that are not ASCII.
    for char, written in _ESCAPES:
        text = text.replace(char, written)
    return Markup(f'\n<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped above
