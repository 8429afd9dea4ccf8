"""Tables that a spreadsheet opens as they are: CSV in UTF-8 with its mark, « ; », whole lines (RFC 4180).

A cell is text that anybody may have written, and a spreadsheet runs what looks like a formula. So a text that would
be read as one gets an apostrophe before it (OWASP, « CSV Injection »): where its first character, spaces aside, is
« = », « + », « - », « @ » or one of their full-width forms, and where it begins with a tab or a line break. A text that
begins with an apostrophe gets one too: removing the first apostrophe of a cell always gives the text back.

Every cell is between quotes: one that holds « ,= » would otherwise begin a formula where a comma cuts cells.
"""

import csv
import io
import re
from collections.abc import Iterable

BOM = "\ufeff".encode()
"""What tells Excel that the file is in UTF-8: accents are wrong without it."""

# Spaces that are seen, and those that are not.
_SPACES = " \u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\u00ad\u061c\u115f\u180e"
_FORMULA = re.compile(rf"[{_SPACES}]*[=+\-@＝＋－＠−﹢﹣﹦﹫\t\n']")
# Few texts hold one: looking for them is quicker than translating all.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def cell(text: str) -> str:
    """Return a text as a cell holds it: never a formula, its line breaks alike, without control characters."""
    plain = _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if _FORMULA.match(plain) else plain


def line(texts: Iterable[str]) -> bytes:
    """Return a line of a table, with its end."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(
        map(cell, texts)
    )
    # A lone surrogate is no character: no file in UTF-8 holds one.
    return written.getvalue().encode("utf-8", "replace")


def document(columns: Iterable[str], lines: Iterable[bytes]) -> bytes:
    """Return a whole file from the names of its columns and from its lines."""
    return b"".join([BOM, line(columns), *lines])
