"""Ids of records and of entries of shared lists: lower-case words in ASCII joined by hyphens, as in addresses."""

import re
import unicodedata

PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""What an id looks like."""

LONGEST = 80
"""Most characters of an id."""

_ID = re.compile(PATTERN)
_LETTERS = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " "})


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None


def slug(text: str) -> str:
    """Return the id that a name makes: « État’LIN » gives « etat-lin »; an empty text where no letter is left."""
    flat = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", flat))[:LONGEST].strip("-")
