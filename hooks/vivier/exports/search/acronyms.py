"""Acronyms and what they mean: a text that has one has the other too, for the index alone."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from vivier.french import capital
from vivier.intake.shared_lists import Sigle, names

from .analysis import STOP_WORDS, fold, words

_CASELESS = 4
"""From this length on, no word of the language is taken for an acronym: « IRA » is not « ira »."""


class _Acronym(NamedTuple):
    """An acronym as a text has it, in any of these forms (none: its words are enough), and what it implies."""

    forms: tuple[str, ...]
    implied: tuple[str, ...]


class _Meaning(NamedTuple):
    """A meaning: as it is mostly written, its words, the ways to write it in lower case, the words of its acronym."""

    usual: tuple[str, ...]
    words: frozenset[str]
    forms: tuple[str, ...]
    implied: tuple[str, ...]


class Acronyms:
    """The acronyms of the shared list, ready for many texts."""

    def __init__(self, entries: Iterable[Sigle]) -> None:
        self._acronyms: dict[str, _Acronym] = {}
        self._meanings: dict[str, list[_Meaning]] = {}
        for entry in entries:
            meanings = [_kept(sense) for sense in entry.sens]
            # Of several meanings, only the words they share are certain: CSP gives none, DSI two.
            shared = tuple(
                word for word in dict.fromkeys(meanings[0]) if all(word in one for one in meanings)
            )
            for form in list(names(entry))[1:]:
                forms = () if len(form) >= _CASELESS else (form, ".".join(form))
                self._acronyms[fold(form)] = _Acronym(forms, shared)
            for sense, kept in zip(entry.sens, meanings, strict=True):
                if kept:
                    # Most texts lack the longest word of most meanings, which says so at once.
                    usual = tuple(dict.fromkeys((sense, capital(sense))))
                    one = _Meaning(usual, frozenset(kept), _forms(sense), tuple(_kept(entry.nom)))
                    self._meanings.setdefault(max(kept, key=len), []).append(one)
        self._names = frozenset(self._acronyms)
        concerned: list[Iterable[str]] = [self._names, *(one.implied for one in self._acronyms.values())]
        for one in chain.from_iterable(self._meanings.values()):
            concerned += one.words, one.implied
        self._concerned = frozenset(chain.from_iterable(concerned))

    def concerns(self, word: str) -> bool:
        """Return whether a folded word may change what `implied` says of the text that has it."""
        return word in self._concerned

    def implied(self, known: frozenset[str], text: str) -> dict[str, frozenset[str]]:
        """Return the folded words that a text also means, each with those of its words that say so.

        Args:
            known: its folded words, or those of them that `concerns` says to matter.
            text: the text itself.
        """
        found: dict[str, frozenset[str]] = {}
        for more, sources in chain(self._spelt_out(known, text), self._shortened(known, text)):
            for word in more:
                if word not in known:
                    found.setdefault(word, sources)
        return found

    def _spelt_out(
        self, known: frozenset[str], text: str
    ) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
        """Yield the words of the acronyms that a text has, with each acronym."""
        for name in sorted(self._names & known):
            one = self._acronyms[name]
            if not one.forms or any(_stands(form, text) for form in one.forms):
                yield one.implied, frozenset((name,))

    def _shortened(
        self, known: frozenset[str], text: str
    ) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
        """Yield the acronyms whose meaning a text has, with the words of that meaning."""
        flat = ""
        for meaning in chain.from_iterable(
            map(self._meanings.__getitem__, sorted(known & self._meanings.keys()))
        ):
            if meaning.words <= known:
                # Most have it so, and a text takes long to put in lower case.
                found = any(one in text for one in meaning.usual)
                flat = flat if found or flat else _flat(text)
                if found or any(form in flat for form in meaning.forms):
                    yield meaning.implied, meaning.words


def _stands(form: str, text: str) -> bool:
    """Whether an acronym stands in a text by itself: « AMI », and not the middle of « DYNAMIQUE »."""
    at = text.find(form)
    while at >= 0:
        around = text[at - 1 : at] + text[at + len(form) : at + len(form) + 1]
        if not any(letter.isalnum() or letter == "_" for letter in around):
            return True
        at = text.find(form, at + 1)
    return False


def _kept(text: str) -> list[str]:
    """Return the words of a text that searching looks at."""
    return [word for word in words(text) if word not in STOP_WORDS]


def _flat(text: str) -> str:
    """Return a text in lower case, on one line, with one kind of apostrophe and of space."""
    return text.lower().replace("’", "'").replace("\n", " ").replace("\u00a0", " ")


def _forms(sense: str) -> tuple[str, ...]:
    """Return the ways to write a meaning: with accents, without those of capitals, without any."""
    bare = "".join(fold(letter) if letter.isupper() else letter for letter in sense)
    return tuple(dict.fromkeys(map(_flat, (sense, bare, fold(sense)))))
