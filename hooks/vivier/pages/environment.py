"""The templates of record pages: autoescaped, strict about what they name, with French words as filters."""

import re
from functools import lru_cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from . import words


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
        "euros": words.euros,
        "et": words.enumerate_fr,
        "mailto": mailto,
        "tel": tel,
    }
    env.globals |= {"accord": words.agree}
    return env


def mailto(address: str, reference: str | None = None) -> str:
    """Return the link that opens a message, whose subject has the reference of the posting if there is one."""
    link = f"mailto:{quote(address, safe='@')}"
    return f"{link}?subject={quote(f'Candidature, référence {reference}')}" if reference else link


def tel(telephone: str) -> str:
    """Return the link that dials a number."""
    return "tel:" + re.sub(r"[^\d+]", "", telephone)
