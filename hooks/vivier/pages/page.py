"""What one stamped page is made of: everything the theme's shell needs to know about it."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Page:
    """A page made from records.

    `url` is relative to the site, without leading slash, and ends with "/": "emplois/chef-projets-etat-lin/".
    `title` and `description` are plain text; `article` is everything inside `<main>`. `suite` is the address
    that takes the place of this one, written as `url` is: the browser goes there at once, and it is the
    canonical one.
    """

    url: str
    section: str
    title: str
    description: str
    article: Markup
    edit_path: str | None = None
    noindex: bool = False
    suite: str | None = None
