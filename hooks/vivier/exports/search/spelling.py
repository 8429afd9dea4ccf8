"""What else a word of a query may stand for: the words that it begins, and those that it misspells."""

from collections.abc import Iterable, Mapping

from .analysis import stem
from .reader import Entry, Reader

Variants = Mapping[str, int]
"""Terms that answer a word, each with its penalty in sixteenths."""

PREFIX_PENALTY = 2
_BEGINNINGS = 40
_SPELLINGS = 8
_PENALTIES = {1: 4, 2: 7}
_LONG = 7
_DIGITS = frozenset("0123456789")


def commonest(entries: Iterable[Entry], limit: int) -> list[Entry]:
    """Return the first word of each stem, the most common among open records first, then among closed ones."""
    kept: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda one: (-one.rank, one.word)):
        if len(kept) < limit:
            kept.setdefault(entry.stem, entry)
    return list(kept.values())


def widened(variants: Variants, entries: Iterable[Entry], penalty: int) -> Variants:
    """Return variants with the stems of words; a penalty that is known stays, as later ones are never lighter."""
    return {**{entry.stem: penalty for entry in entries}, **variants}


def begun(reader: Reader, word: str) -> list[Entry]:
    """Return the words that an unfinished word of three characters or more may become."""
    return commonest(reader.beginning(word), _BEGINNINGS) if len(word) > 2 else []


def known(reader: Reader, word: str) -> bool:
    """Whether the lexicon has a word."""
    return any(entry.word == word for entry in reader.beginning(word))


def respelled(reader: Reader, word: str, *, typing: bool = False) -> tuple[list[Entry], int]:
    """Return the nearest words, with their penalty, when a word is unknown.

    One that has been found, in this form or in another of its stem, is not doubted, however rare: « Bourges » is not
    « bourg ».

    Args:
        reader: the index.
        word: a word, folded.
        typing: whether it may be unfinished: its first letter is then believed, since to doubt it reads more files.
    """
    if len(word) < 4 or not _DIGITS.isdisjoint(word) or known(reader, word):
        return [], 0
    most = 1 if len(word) < _LONG else 2
    starts = dict.fromkeys((word[0], word[0] if word[0] == word[1] else word[1] + word[0]))
    entries = [entry for start in starts for entry in reader.beginning(start)]
    if stem(word) in {entry.stem for entry in entries}:
        return [], 0
    near = [
        (length, entry)
        for entry in entries
        if (length := distance(word, entry.word, most))
        <= (most if sorted(entry.word[:2]) == sorted(word[:2]) else 1)
    ]
    if not near and not typing:
        near = [(1, entry) for entry in _other_beginnings(reader, word)]
    least = min((length for length, _ in near), default=1)
    return commonest((entry for length, entry in near if length == least), _SPELLINGS), _PENALTIES[least]


def _other_beginnings(reader: Reader, word: str) -> list[Entry]:
    """Return the words that differ by their first letter alone: another one, one too many, one that is missing."""
    rest = word[1:]
    return [one for one in reader.beginning("") if one.word == rest or one.word[1:] in (rest, word)]


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are added, left out, replaced or exchanged with the next; most + 1 beyond ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, above = [0], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            least = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return min(above[-1], most + 1)
