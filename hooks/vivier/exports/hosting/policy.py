"""The content security policy (W3C, Content Security Policy Level 3): the only place where it is written.

It is said twice: in a ``meta`` of every page, which works on any host, and in a header where the host can send one.
Nothing inline, nothing from elsewhere: no fingerprint is needed, but for the style of a page that stands alone.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

SELF, NONE = "'self'", "'none'"
DIRECTIVES = (
    ("default-src", (NONE,)),
    ("script-src", (SELF,)),
    ("style-src", (SELF,)),
    ("img-src", (SELF, "data:")),  # the icons that the theme's style sheet holds
    ("font-src", (SELF,)),
    ("connect-src", (SELF,)),  # the index of the search
    ("manifest-src", (SELF,)),
    ("form-action", (SELF,)),
    ("base-uri", (NONE,)),
    ("object-src", (NONE,)),
    ("frame-ancestors", (NONE,)),
    ("require-trusted-types-for", ("'script'",)),
)
"""Each directive with its values, in the order they are written."""
ONLY_IN_HEADERS = frozenset({"frame-ancestors"})
"""What browsers ignore in a ``meta``, and say in their console that they do (CSP Level 3, § 3.3)."""


def header_policy() -> str:
    """Return the policy as the value of the header ``Content-Security-Policy``."""
    return _written(DIRECTIVES)


def meta_policy(inline_style: str = "") -> str:
    """Return the policy as the content of a ``meta``.

    Args:
        inline_style: the text of the one ``style`` element that the page may have; empty: none.
    """
    allowed = {"style-src": (_fingerprint(inline_style),)} if inline_style else {}
    return _written(
        (name, allowed.get(name, values)) for name, values in DIRECTIVES if name not in ONLY_IN_HEADERS
    )


def _written(directives: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return "; ".join(" ".join((name, *values)) for name, values in directives)


def _fingerprint(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
