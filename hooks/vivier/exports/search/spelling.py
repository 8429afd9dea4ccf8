"""What else a word of a query may stand for: the words that it begins, and those that it misspells."""

from collections.abc import Iterable, Mapping

from .reader import Entry, Reader

Variants = Mapping[str, int]
"""Terms that answer a word, each with its penalty in sixteenths."""

PREFIX_PENALTY = 2
_BEGINNINGS = 40
_SPELLINGS = 8
_PENALTIES = {1: 4, 2: 7}
_RARE = 2
_LONG = 7
_MORE_COMMON = 4
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


def known(reader: Reader, word: str) -> int:
    """Return how common a word is; 0 where the lexicon has it not."""
    return next((entry.frequency for entry in reader.beginning(word) if entry.word == word), 0)


def respelled(reader: Reader, word: str, *, typing: bool = False) -> tuple[list[Entry], int]:
    """Return the nearest words, with their penalty, when a word is unknown or rare beside them.

    Args:
        reader: the index.
        word: a word, folded.
        typing: whether it may be unfinished: its first letter is then believed, since to doubt it reads more files.
    """
    if len(word) < 4 or not _DIGITS.isdisjoint(word):
        return [], 0
    own = known(reader, word)
    if own > _RARE:
        return [], 0
    most = 1 if own or len(word) < _LONG else 2
    near = [
        (length, entry)
        for start in dict.fromkeys((word[0], word[0] if word[0] == word[1] else word[1] + word[0]))
        for entry in reader.beginning(start)
        if entry.word != word
        and (not own or entry.frequency >= own + _MORE_COMMON)
        and (length := distance(word, entry.word, most))
        <= (most if sorted(entry.word[:2]) == sorted(word[:2]) else 1)
    ]
    if not near and not own and not typing:
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
