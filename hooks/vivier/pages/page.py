"""What one stamped page is made of: everything the theme's shell needs to know about it, and how to write the rest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from vivier.outputs import Output
from vivier.records.citations import Key


class Alternate(NamedTuple):
    """What a page shows, in a form that programs read.

    Attributes:
        type: media type.
        titre: what it is, in French.
        url: address relative to the site, without leading slash.
    """

    type: str
    titre: str
    url: str


class Article(NamedTuple):
    """Everything inside ``<main>``.

    Attributes:
        html: the article.
        named: the records that its texts name, each with whether it is published: its links depend on that.
    """

    html: Markup
    named: tuple[tuple[Key, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page made from records. Its head is known at once; its article is written when it is asked for.

    Attributes:
        url: address relative to the site, without leading slash, ending with "/": "emplois/chef-projets-etat-lin/".
        section: section of the site that the page belongs to.
        title: plain text.
        description: plain text, empty for none.
        key: bytes that differ whenever the page would, but for the theme and for ``Article.named``.
        make: writes the article.
        edit_path: path of the YAML file of the record, from the root of the repository, or None.
        noindex: whether to keep search engines away.
        alternates: other forms of the page; ``key`` differs whenever they do.
        modified: day of the latest known change of what the page shows, or None; no part of ``key``.
        suite: address that takes the place of this one: the browser goes there at once, and it is the canonical one.
    """

    url: str
    section: str
    title: str
    description: str
    key: bytes
    make: Callable[[], Article] = field(repr=False, compare=False)
    edit_path: str | None = None
    noindex: bool = False
    alternates: tuple[Alternate, ...] = ()
    modified: date | None = None
    suite: str | None = None

    @property
    def article(self) -> Markup:
        """The article, written now."""
        return self.make().html


class Lot(NamedTuple):
    """Pages and files that are looked at together: where nothing touches a lot, none of them is even listed.

    Attributes:
        name: what tells it from the other lots, the same from one build to the next: "region-27".
        key: bytes that differ whenever the lot would hold other pages or files, or one of them would have another key,
            another head, or another day of change.
        pages: lists its pages.
        files: lists its other files.
    """

    name: str
    key: bytes
    pages: Callable[[], Iterable[Page]] = tuple
    files: Callable[[], Iterable[Output]] = tuple
