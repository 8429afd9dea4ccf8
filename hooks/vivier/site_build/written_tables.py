"""Tables of hand-written pages: each in a region that scrolls where the screen is narrower than its words."""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

NAME = f"{__name__}:WrittenTables"
"""What Markdown knows the extension by."""

_HEADINGS = {f"h{level}" for level in range(1, 7)}
# The identifiers of headings are given at 5: a region is named by its heading.
_PRIORITY = 4


class WrittenTables(Extension):
    """Puts each table of a page in a region that the keyboard reaches, as the tables made from records are."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Register what does it."""
        md.treeprocessors.register(_Regions(md), "vivier-tables", _PRIORITY)


class _Regions(Treeprocessor):
    def run(self, root: Element) -> None:
        """Enclose the tables, wherever they are."""
        self._number = 0
        self._named: set[str] = set()
        self._heading = ""
        self._visit(root)

    def _visit(self, parent: Element) -> None:
        for place, child in enumerate(parent):
            if child.tag in _HEADINGS:
                self._heading = child.get("id", "")
            elif child.tag == "table":
                parent[place] = self._region(child)
            else:
                self._visit(child)

    def _region(self, table: Element) -> Element:
        """Return a table in its region, named by the heading before it; by its number too where that is not enough."""
        self._number += 1
        region = Element("div", {"class": "v-table", "role": "region", "tabindex": "0"})
        own = f"Tableau {self._number}"
        if not self._heading:
            region.set("aria-label", own)
        elif self._heading in self._named:
            name = f"v-tableau-{self._number}"  # no heading of the page has such an identifier
            region.attrib |= {"id": name, "aria-label": own, "aria-labelledby": f"{self._heading} {name}"}
        else:
            self._named.add(self._heading)
            region.set("aria-labelledby", self._heading)
        for cell in table.iterfind("./thead//th"):
            cell.set("scope", "col")
        region.append(table)
        region.tail, table.tail = table.tail, None
        return region
