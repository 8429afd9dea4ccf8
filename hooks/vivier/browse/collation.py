"""The order of French words."""

import unicodedata


def collation(text: str) -> tuple[str, str]:
    """Return a key that sorts French words as a dictionary does: Île-de-France after Hauts-de-France."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum() or c == " ")
    return flat, text
