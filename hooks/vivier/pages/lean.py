"""Jinja without what our templates never ask for: a page writes three hundred values and calls sixty macros.

Of a value, Jinja makes a `Markup` that is only joined to the others; of a call, it asks whether the function wants the
context. Neither changes a byte of a page, and both together were a seventh of the time of an article.
"""

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context
from markupsafe import (  # type: ignore[attr-defined]  # `_escape_inner`: what `escape` does to a plain text, in C
    Markup,
    _escape_inner,
    escape,
)


def written(value: Any) -> str:
    """Return what a page says of a value: the text of `markupsafe.escape`, which says besides that it is safe."""
    kind = type(value)
    if kind is str:
        text: str = _escape_inner(value)
        return text
    if kind is Markup:
        markup: str = value
        return markup
    return escape(value)


class _Context(Context):
    """Calls what templates call. No function of ours is marked with ``pass_context`` and its like: see `Lean`."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        # Jinja's, for the functions that it passes the context to.
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class _Template(Template):
    """A template whose values are written by `written`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        # The names that the code of a template imports: it writes each value by this one.
        template.root_render_func.__globals__["escape"] = written
        return template


class Lean(Environment):
    """An environment that always escapes, and whose functions never ask for the context: they take what they read.

    Templates have the names of the environment and no others: none is loaded with ``globals``.
    """

    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "autoescape": True})

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give templates the very names of the environment: each page copies them, slowly through Jinja's chain."""
        return super().make_globals(d) if d else self.globals
