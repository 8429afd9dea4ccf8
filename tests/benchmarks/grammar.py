"""A seeded draw, and sentences made from alternatives: ``{verbe} {sujet|de}``, with French contractions."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

_SLOT = re.compile(r"\{(\w+)(?:\|(\w+))?\}")
_CONTRACTED = {"de": (("le ", "du "), ("les ", "des ")), "a": (("le ", "au "), ("les ", "aux "))}


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


def de(phrase: str) -> str:
    """Put « de » before a noun phrase: le budget → du budget."""
    return _with("de", phrase, "de ")


def a(phrase: str) -> str:
    """Put « à » before a noun phrase: les élus → aux élus."""
    return _with("a", phrase, "à ")


def _with(word: str, phrase: str, plain: str) -> str:
    for article, contracted in _CONTRACTED[word]:
        if phrase.startswith(article):
            return contracted + phrase[len(article) :]
    return plain + phrase


def bare(phrase: str) -> str:
    """Take the article off a noun phrase."""
    for article in ("les ", "le ", "la ", "l’"):
        if phrase.startswith(article):
            return phrase[len(article) :]
    return phrase


def capital(phrase: str) -> str:
    """Write the first letter as a capital."""
    return phrase[:1].upper() + phrase[1:]


_FILTERS: dict[str, Callable[[str], str]] = {"de": de, "a": a, "nu": bare, "cap": capital}

_Part = str | tuple[str, Callable[[str], str] | None]


def _compiled(text: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    end = 0
    for match in _SLOT.finditer(text):
        if match.start() > end:
            parts.append(text[end : match.start()])
        parts.append((match[1], _FILTERS[match[2]] if match[2] else None))
        end = match.end()
    if end < len(text):
        parts.append(text[end:])
    return tuple(parts)


class Grammar:
    """Rules by name, each a text of alternatives set apart by « | » or a list of them."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        self.rules = {
            # The bar of a slot's filter has no blank around it.
            name: tuple(_compiled(" ".join(item.split())) for item in re.split(r"\s\|\s|\s\|$", text.strip()))
            for name, text in rules.items()
        }

    def expand(self, name: str, draw: "Draw", words: Mapping[str, str | Sequence[str]]) -> str:
        """Write one sentence; ``words`` are what this record says: one text, or texts to choose from."""
        own = words.get(name)
        if own is not None:
            return own if isinstance(own, str) else draw.pick(own)
        return self._written(draw.pick(self.rules[name]), draw, words)

    def several(
        self, name: str, count: int, draw: "Draw", words: Mapping[str, str | Sequence[str]]
    ) -> Iterator[str]:
        """Write sentences of one rule, each alternative in its turn."""
        alternatives = self.rules[name]
        start = draw.between(0, len(alternatives) - 1)
        for n in range(count):
            yield self._written(alternatives[(start + n) % len(alternatives)], draw, words)

    def _written(
        self, parts: tuple[_Part, ...], draw: "Draw", words: Mapping[str, str | Sequence[str]]
    ) -> str:
        out = []
        for part in parts:
            if isinstance(part, str):
                out.append(part)
            else:
                text = self.expand(part[0], draw, words)
                out.append(part[1](text) if part[1] else text)
        return "".join(out)


class Draw:
    """Chance for one record: the same for the same seed, whatever was drawn for the others."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)
        self.unit = self._random.random

    def pick(self, items: Sequence[T]) -> T:
        """Return one item."""
        return items[int(self.unit() * len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Return ``count`` different items."""
        return self._random.sample(items, min(count, len(items)))

    def between(self, low: int, high: int) -> int:
        """Return a whole number, bounds included."""
        return low + int(self.unit() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Return True in that share of cases."""
        return self.unit() < share


def different(count: int, make: Callable[[], str]) -> list[str]:
    """Return ``count`` different texts; the maker is asked again when it repeats itself."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    return list(found)
