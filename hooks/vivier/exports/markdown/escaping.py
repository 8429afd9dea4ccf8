"""Texts as Markdown shows them: whatever they hold, no mark of it (CommonMark 0.31, §2.4)."""

import re

# What may begin or end a mark anywhere, the mark of a table and of a struck text (GitHub) included.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>~|])")
# A reference to a character: « &lt; » must stay five characters.
_REFERENCE = re.compile(r"&(?=#?\w+;)")
# What makes a block at the beginning of a line: title, quote, list, rule, underline, fence (a tilde is escaped above).
_AT_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)])(?=\s|$))")
_BLANKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
# A text with none of these is written as it is: one search, where replacing each of its spaces takes ten times as long
# (and twice as long where two spaces are searched for with it).
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|&\t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]")
_OUTSIDE_LINK = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'*+,;=%]")


def escaped(text: str) -> str:
    """Return a text on one line, that may stand at the beginning of a block."""
    return at_start(inline(text).strip(" "))


def inline(text: str) -> str:
    """Return a text for the middle of a line; runs of blanks become one space, no-break spaces stay."""
    if not _SPECIAL.search(text) and "  " not in text:
        return text
    flat = _BLANKS.sub(" ", text)
    if _ANYWHERE.search(flat):
        flat = _ANYWHERE.sub(r"\\\1", flat)
    return _REFERENCE.sub(r"\\&", flat) if "&" in flat else flat


def at_start(written: str) -> str:
    """Return a written line that begins no other block than a paragraph."""
    if written[:1].isalpha():
        return written
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", written)


def target(url: str) -> str:
    """Return an address for between the parentheses of a link: what could end it is percent-encoded."""
    encoded = _OUTSIDE_LINK.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
    return _REFERENCE.sub(r"\\&", encoded)


def code(text: str) -> str:
    """Return a span of code, whose fence is longer than any in the text."""
    flat = _BLANKS.sub(" ", text).strip()
    if not flat:
        return ""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", flat)), default=0))
    pad = " " if "`" in flat else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def fenced(text: str) -> str:
    """Return a block of code."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"{fence}\n{lines}\n{fence}"
