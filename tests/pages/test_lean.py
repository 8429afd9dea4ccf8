"""Templates with less work at each value and each call: the same text, for any value."""

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from vivier.pages.lean import Lean, written
from vivier.records.vocabularies import Procedure

SOURCE = """
{% macro one(value, more="") %}<b title="{{ more }}">{{ value }}</b>{% endmacro %}
{% macro wrapped() %}{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}
{% macro framed(title) %}<p>{{ title }}{{ caller() }}</p>{% endmacro %}
{% for value in values %}
{% call framed(value) %}{{ loop.index }} {{ one(value, more=value) }} {{ value ~ "<" }}{% endcall %}
{{ values | join(", ") }}{% set kept %}{{ value }}{% endset %}{{ kept }}
{% endfor %}
{{ wrapped() }}{{ function(values, last="&") }}
"""


class Shown:
    """What writes itself, as a card does."""

    def __html__(self) -> str:
        return "<i>&amp;</i>"


class Text(str):
    """A text that is not plain to Python."""

    __slots__ = ()


plain = st.text(alphabet=st.sampled_from("a é\u00a0&<>'\";/{}%")) | st.text()
values = (
    plain
    | plain.map(Markup)
    | plain.map(Text)
    | st.integers()
    | st.none()
    | st.floats()
    | st.booleans()
    | st.sampled_from([*Procedure])
    | st.builds(Shown)
)


@given(values)
def test_a_value_is_written_as_markupsafe_escapes_it(value: object) -> None:
    assert written(value) == str(escape(value))


@given(st.lists(values))
def test_a_template_gives_what_jinja_gives(found: list[object]) -> None:
    def function(items: list[object], last: str) -> str:
        return f"<{len(items)}{last}"

    first, second = (
        kind(autoescape=True).from_string(SOURCE).render(values=found, function=function)
        for kind in (Environment, Lean)
    )
    assert first == second
