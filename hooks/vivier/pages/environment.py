"""The templates of record pages: autoescaped, strict about what they name, with French words as filters."""

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from vivier import kept, urls
from vivier.records import KINDS

from . import words
from .lean import Lean

COMPONENTS = (
    "marks",
    "blocks",
    "layout",
    "facts",
    "cards",
    "deadline",
    "lines",
    "reference",
    "carte",
    "parts",
)
"""Files of ``_components``: each is a name in every template, after those that it uses itself."""


class Compiled(BytecodeCache):
    """Templates compiled by an earlier run: compiling ours takes half a second, and those of the theme a fifth."""

    def __init__(self, cache: Path) -> None:
        """Keep them in the folder of what is kept from one run to the next."""
        self._folder = cache / "templates"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was kept for its text."""
        found = kept.read(self._folder / f"{bucket.key}.bin")
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        kept.write(self._folder / f"{bucket.key}.bin", (bucket.bytecode_to_string(),))


@lru_cache(maxsize=2)
def environment(cache: Path | None = None) -> Environment:
    """Return the environment: templates and filters, nothing of a build, so that one serves every build.

    Args:
        cache: folder of what is kept from one run to the next; None to compile every template.
    """
    env = Lean(
        loader=PackageLoader("vivier.pages", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(cache) if cache else None,
        # The templates are part of the installed code, which a running preview never reloads.
        auto_reload=False,
    )
    env.filters |= {
        "date": words.any_date,
        "nombre": words.number,
        "quantite": words.quantity,
        "mesure": words.measured,
        "origine": words.origin,
        "euros": words.euros,
        "financement": words.funding,
        "mailto": mailto,
        "tel": tel,
    }
    env.globals |= {"accord": words.agree, "urls": urls, "kinds": KINDS}
    # Made once, not imported by each page: nothing in them depends on the page.
    for name in COMPONENTS:
        env.globals[name] = env.get_template(f"_components/{name}.html").module
    # All now: one that is read later, by a preview that runs while its file changes, would be of another version than
    # what is kept of this one says.
    for name in env.list_templates():
        env.get_template(name)
    return env


def mailto(address: str) -> str:
    """Return the link that opens a message."""
    return f"mailto:{quote(address, safe='@')}"


def tel(telephone: str) -> str:
    """Return the link that dials a number."""
    return "tel:" + re.sub(r"[^\d+]", "", telephone)
