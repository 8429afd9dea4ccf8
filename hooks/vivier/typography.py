"""French typography of the sentences that the code holds, which are written in it with plain spaces."""

import re


def typographic(text: str) -> str:
    """Return a sentence with its no-break spaces: before « : » and inside quotes, narrow before « ; ! ? »."""
    text = re.sub(r"« | (?=»)| (?=:(?:\s|$))", lambda found: found[0].replace(" ", "\u00a0"), text)
    return re.sub(r" (?=[;!?](?:\s|$))", "\u202f", text)
