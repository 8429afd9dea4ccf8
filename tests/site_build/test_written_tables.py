"""Tables of hand-written pages, as Markdown gives them: each in a region with a name of its own."""

from textwrap import indent
from xml.etree import ElementTree

import markdown
import pytest

from vivier.site_build.written_tables import NAME

TABLE = "| a | b |\n| - | - |\n| 1 | 2 |\n"


def regions(text):
    """The attributes of the regions of a page, in order; each holds a table, and no table is outside."""
    html = markdown.markdown(text, extensions=["admonition", "tables", "toc", NAME])
    page = ElementTree.fromstring(f"<main>{html}</main>")
    found = [one for one in page.iter("div") if one.get("class") == "v-table"]
    assert [[child.tag for child in one] for one in found] == [["table"]] * html.count("<table>")
    assert all((one.attrib.pop("role"), one.attrib.pop("tabindex")) == ("region", "0") for one in found)
    return [{name: value for name, value in one.items() if name != "class"} for one in found]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (f"# Tarifs\n\n{TABLE}", {"aria-labelledby": "tarifs"}),
        (f"# Tarifs\n\n## En `2026`\n\n{TABLE}", {"aria-labelledby": "en-2026"}),
        (f"## « A & B »\n\n{TABLE}", {"aria-labelledby": "a-b"}),
        (f"# Tarifs\n\n!!! note\n{indent(TABLE, '    ')}", {"aria-labelledby": "tarifs"}),
        (TABLE, {"aria-label": "Tableau 1"}),
    ],
    ids=["heading", "nearest heading", "marks", "in a note", "no heading"],
)
def test_a_table_is_in_a_region_named_by_its_heading(text, attributes):
    assert regions(text) == [attributes]


def test_the_columns_are_named():
    html = markdown.markdown(TABLE, extensions=["tables", NAME])
    assert [one.get("scope") for one in ElementTree.fromstring(html).iter("th")] == ["col", "col"]


def test_two_tables_of_one_part_have_two_names():
    assert regions(f"# Tarifs\n\n{TABLE}\nPuis :\n\n{TABLE}\n## Suite\n\n{TABLE}") == [
        {"aria-labelledby": "tarifs"},
        {"aria-label": "Tableau 2", "aria-labelledby": "tarifs v-tableau-2", "id": "v-tableau-2"},
        {"aria-labelledby": "suite"},
    ]


def test_what_follows_a_table_follows_its_region():
    assert markdown.markdown(f"{TABLE}\nSuite.", extensions=["tables", NAME]).endswith(
        "</table></div>\n<p>Suite.</p>"
    )
