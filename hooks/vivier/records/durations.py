"""The length of a contract as its posting words it, in months."""

import re
from functools import lru_cache

_NUMBERS = {
    word: number
    for number, words in {
        1: "un une",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        10: "dix",
        11: "onze",
        12: "douze",
        18: "dix-huit",
        24: "vingt-quatre",
        36: "trente-six",
    }.items()
    for word in words.split()
}
_DURATION = re.compile(
    rf"(?<![\w,.])([0-9]{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s*(ans?|années?|mois)\b"
)


@lru_cache(maxsize=1024)
def months_of(words: str) -> tuple[int, ...]:
    """Return the lengths that a text announces, in months: 12 for « un an », 6 and 12 for « 6 à 12 mois »."""
    # « 6 à 12 mois » is « 6 mois à 12 mois ».
    words = re.sub(r"\b([\w-]+) (?:à|ou) (?=[\w-]+ (ans?|années?|mois)\b)", r"\1 \2 \g<0>", words.casefold())
    found = []
    for number, unit in _DURATION.findall(words):
        count = _NUMBERS.get(number) or int(number)
        found.append(count if unit == "mois" else 12 * count)
    return tuple(found)
