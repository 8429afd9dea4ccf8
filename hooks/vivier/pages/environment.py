"""The templates of record pages: autoescaped, strict about what they name, with French words as filters."""

import re
from functools import lru_cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from . import urls, words

COMPONENTS = ("marks", "blocks", "layout", "facts", "cards", "deadline", "lines", "reference", "carte")
"""Files of ``_components``: each is a name in every template, after those that it uses itself."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment: templates and filters, nothing of a build, so that one serves every build."""
    env = Environment(
        loader=PackageLoader("vivier.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # The templates are part of the installed code, which a running preview never reloads.
        auto_reload=False,
    )
    env.filters |= {
        "date": words.any_date,
        "nombre": words.number,
        "quantite": words.quantity,
        "origine": words.origin,
        "euros": words.euros,
        "et": words.enumerate_fr,
        "mailto": mailto,
        "tel": tel,
    }
    env.globals |= {"accord": words.agree, "urls": urls}
    # Made once, not imported by each page: nothing in them depends on the page.
    for name in COMPONENTS:
        env.globals[name] = env.get_template(f"_components/{name}.html").module
    return env


def mailto(address: str) -> str:
    """Return the link that opens a message."""
    return f"mailto:{quote(address, safe='@')}"


def tel(telephone: str) -> str:
    """Return the link that dials a number."""
    return "tel:" + re.sub(r"[^\d+]", "", telephone)
