"""The length of a contract as its posting words it, in months."""

import re
from collections.abc import Iterator
from functools import lru_cache

_SMALL = (
    *(
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
    ),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def _spelt_out() -> Iterator[tuple[str, int]]:
    """Yield the numbers from 1 to 79 in words, with hyphens."""
    small = dict(enumerate(_SMALL, 1))
    yield "une", 1
    for number, word in small.items():
        yield word, number
    for ten, word in _TENS.items():
        yield word, ten
        # « soixante-douze »
        for unit in range(1, 20 if ten == 60 else 10):
            yield f"{word}-{'et-' if unit in (1, 11) else ''}{small[unit]}", ten + unit


_NUMBERS = dict(_spelt_out())
_WORDS = "|".join(word.replace("-", "[- ]") for word in sorted(_NUMBERS, key=len, reverse=True))
# The end of a longer number is none: « quatre-vingt-dix », « cent dix-huit ».
_ALONE = "".join(f"(?<!{word}[- ])" for word in ("cent", "mille", *_NUMBERS) if "-" not in word)
_NUMBER = rf"[0-9]{{1,3}}|{_ALONE}(?:{_WORDS})"
_DURATION = re.compile(
    rf"(?<![\w,.])({_NUMBER})\s*"
    rf"(?:(mois)|(?:ans?|années?)(?:\s+et\s+(?:(demie?)|({_NUMBER})\s*mois))?)\b"
)


@lru_cache(maxsize=1024)
def months_of(words: str) -> tuple[int, ...]:
    """Return the lengths that a text announces, in months: 18 for « un an et demi », 6 and 12 for « 6 à 12 mois »."""
    # « 6 à 12 mois » is « 6 mois à 12 mois ».
    words = re.sub(r"\b([\w-]+) (?:à|ou) (?=[\w-]+ (ans?|années?|mois)\b)", r"\1 \2 \g<0>", words.casefold())
    return tuple(
        _count(number) if months else 12 * _count(number) + (6 if half else _count(more) if more else 0)
        for number, months, half, more in _DURATION.findall(words)
    )


def _count(number: str) -> int:
    return _NUMBERS.get(number.replace(" ", "-")) or int(number)
