"""Pages whose article is written already."""

from markupsafe import Markup

from vivier.kept import digest
from vivier.pages.page import Article, Page


def page_of(article="", **head):
    """A page to stamp, from its head and its article; its key is made from all of it."""
    key = digest(repr((article, sorted(head.items()))).encode())
    return Page(**{"key": key, **head}, make=lambda: Article(Markup(article)))
