"""Templates with less work at each value and each call, texts rendered once: the same pages, for any value."""

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from vivier.intake.catalogue import Catalogue
from vivier.pages.lean import Lean, written
from vivier.pages.writer import Here
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


def test_a_text_with_a_link_is_never_kept_for_another_use(real: Catalogue) -> None:
    ident = next(iter(real.records["emploi"]))
    here = Here("emplois/autre/", real)
    plain, linked = "Un *texte* & <b>rien</b>.", f"Voir [l’offre](emploi:{ident})."
    for source in (plain, linked, "[parti](emploi:nulle-part)"):
        here.markdown(source)
    assert list(here.texts) == [plain]
    assert here.named == {("emploi", ident): True, ("emploi", "nulle-part"): False}
