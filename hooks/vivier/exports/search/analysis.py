"""From a French text to the words that the search compares: the one definition.

What stands between two spaces gives its words whatever is around it, and a catalogue has few distinct ones, so they
are remembered: the analysis of a text is one cut at spaces and one look-up a token. The browser reads queries alike, in
``content/assets/js/search/analysis.js``; both run the golden vectors of ``tests/exports/search/analysis_vectors.json``.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain

from Stemmer import Stemmer


def _set(words: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(words.split())


# Marks and invisible characters that may stand between the letters of a word; folding removes them.
_INVISIBLE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_W = rf"[\w{_INVISIBLE}]"
TOKEN = re.compile(rf"{_W}+(?:['’ʼ‘\-‐‑·•‧./]+{_W}+|\({_W}{{1,6}}\){_W}*)*")
"""What is read as one: letters and digits with the apostrophes, hyphens and marks of gender that join them."""

_SEPARATOR = re.compile(r"([\W_]+)")
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ς": "σ", "’": "'", "ʼ": "'", "‘": "'", "‐": "-"}
)
_BOTH_SEXES = re.compile(r"[hfm]([-/.·•‧])[hfm](?:\1[xdn])?")
_PLAIN = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"[0-9]")
_ARTICLE = re.compile(r"^[lrd]\.?(?=[0-9]+-[0-9])")
_OUTSIDE_REFERENCE = re.compile(r"[^\w\-/.]")
_BEFORE_NUMBER = re.compile(r"^(?:[^\W\d_]+[-_/.]){1,2}(?=\d)")
_INITIALS = re.compile(r"[^\W_](?:\.[^\W_])+")
_ELISIONS = _set("l d j n s c m t qu jusqu lorsqu puisqu quoiqu presqu")
PREFIXES = _set(
    "co inter pre re tele auto multi bi tri anti semi extra intra infra ultra micro mini macro e trans retro "
    "mono poly pluri hyper cyber"
)
"""Prefixes that are no words: what follows their hyphen belongs to them."""
# « masculine mark » → feminine: what the space and the letters around it become.
_FEMININES = tuple(
    (re.compile(f"{masculine} {mark}$"), feminine)
    for masculine, mark, feminine in (
        ("teur", "(?:t?r)?ice", "trice"),
        ("eu[rx]", "(?:eu)?se", "euse"),
        ("eur", "(?:eu)?re", "eure"),
        ("er", "i?ere", "ere"),
        ("f", "i?ve", "ve"),
        ("c", "que", "que"),
        ("aux", "a?le", "ale"),
        ("al", "ale", "ale"),
        ("el", "elle", "elle"),
        ("en", "i?enne", "enne"),
        ("e", "(?:e?s)?se", "esse"),
        ("e", "ee", "ee"),
        ("([nltfs])", r"\1e", r"\1\1e"),
        ("c", "he", "che"),
        ("", "e", "e"),
    )
)
_LENGTH = 40

REFERENCE_LABELS = _set("reference ref annonce offre numero no")
"""What is printed before a reference, and copied with it."""

UNITS = _set(
    "an ans annee annees mois semaine semaines jour jours heure heures h km euro euros postes janvier fevrier mars "
    "avril mai juin juillet aout septembre octobre novembre decembre"
)
"""What a number counts, or dates: before one of them, it is the number of no département."""

STOP_WORDS = _set(
    "a ai afin ainsi alors au aussi autour aux avec bonjour car ce ceci cela celle celles celui ces cet cette ceux "
    "chaque cherche chez comme d dans de des donc dont du e elle elles en entre et etc eux f h il ils j je l la le "
    "les leur leurs lors lui m ma mais me merci mes moi mon n ne ni nos notre nous on ont ou par pas pour pres puis "
    "qu que quel quelle quelles quels qui quoi s sa sans se ses soi sont sur t ta te tes toi ton tous tout toute "
    "toutes tu un une vers voudrais vos votre vous y"
)
"""Folded function words, which neither the index nor a query keeps."""


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, ligatures or typographic apostrophes."""
    if text.isascii():
        return text.lower()
    return _DROPPED.sub("", unicodedata.normalize("NFKD", text).lower().translate(_LETTERS))


def _feminine(masculine: str, mark: str) -> str | None:
    """Return the feminine form that ``mark`` makes of a word, if it makes one."""
    pair = f"{masculine} {mark}"
    for pattern, feminine in _FEMININES:
        if pattern.search(pair):
            return pattern.sub(feminine, pair)
    return None


def _marked(word: str, mark: str, following: str) -> tuple[list[str], int]:
    """Return the forms of ``word`` that the marks after it make, and how many marks they took."""
    if len(word) < 2 or not 0 < len(mark) < 7:
        return [word], 0
    if mark in ("s", "x"):
        return [word, word + mark], 1
    both_plural = mark.endswith("s") and mark != "es"
    feminine = _feminine(word.removesuffix("s") if both_plural else word, mark.removesuffix("s"))
    if not feminine:
        return [word], 0
    apart = following == "s" and not mark.endswith("s")
    if not apart and not mark.endswith("s"):
        return [word, feminine], 1
    return [word if word[-1] in "sx" else word + "s", feminine + "s"], 2 if apart else 1


def _reference(joined: str) -> tuple[list[str], list[str]]:
    """Return a reference or a number whole, then its parts; and what a query keeps of it.

    An article of a code is asked without its letter: « L332-8 », « L.332-8 » and « L. 332-8 » then meet.
    """
    whole = _OUTSIDE_REFERENCE.sub("", joined).strip("-_/.")
    number = _ARTICLE.sub("", whole)
    wholes = [whole] if number == whole else [whole[0] + number, number]
    parts = [part for part in _SEPARATOR.split(wholes[0])[::2] if len(part) > 1 and part != whole]
    # « réf.2024-17971 », « offre/2024-17971 »: the number alone, whole, is what is asked for.
    tail = _BEFORE_NUMBER.sub("", wholes[0])
    tails = [tail] if tail not in (*wholes, *parts) else []
    return [*wholes, *tails, *parts], [number]


def _segments(flat: str) -> tuple[list[str], str]:
    """Cut a folded token, elisions dropped and prefixes joined; return its segments, and it without elisions."""
    segments: list[str] = []
    joined: list[str] = []
    held = ""
    cut = [*_SEPARATOR.split(flat), ""]
    for segment, after in zip(cut[::2], cut[1::2], strict=True):
        if after[:1] == "'" and segment in _ELISIONS:
            continue
        held += segment
        if held and after[:1] != "'" and not (after == "-" and segment in PREFIXES):
            segments.append(held)
            joined += held, after
            held = ""
    return [*segments, held] if held else segments, "".join(joined) + held


def _read(token: str) -> tuple[list[str], list[str]]:
    """Return the words of what is read as one: those of a text, then those of a query."""
    flat = fold(token)
    if _PLAIN.fullmatch(flat):
        return [flat], [flat]
    if _BOTH_SEXES.fullmatch(flat):
        return [], []
    segments, joined = _segments(flat)
    if _DIGIT.search(flat):
        return _reference(joined)
    if _INITIALS.fullmatch(joined):
        return ["".join(segments)], ["".join(segments)]
    indexed: list[str] = []
    asked: list[str] = []
    marks = [*segments[1:], "", ""]
    at = 0
    while at < len(segments):
        forms, taken = _marked(segments[at], *marks[at : at + 2])
        indexed += forms
        asked.append(forms[0])
        at += 1 + taken
    return [*indexed, *_apart(flat)], asked


def _apart(flat: str) -> list[str]:
    """Return the words that an apostrophe makes one of, as they are when it is forgotten: « prud hommes »."""
    cut = _SEPARATOR.split(flat)
    pairs = zip(cut[::2], cut[1::2], cut[2::2], strict=False)
    found = [(one, other) for one, mark, other in pairs if mark[0] == "'" and one not in _ELISIONS]
    return [word for pair in found for word in pair]


@cache
def words_of(token: str) -> tuple[str, ...]:
    """Return the folded words that a raw token of a text gives the index."""
    if token.isalpha():
        # Letters alone, which most are: one word, whatever the rules below.
        flat = fold(token)
        if flat.isascii() and flat.isalpha():
            return (flat[:_LENGTH],)
    return tuple(word[:_LENGTH] for one in TOKEN.findall(token) for word in _read(one)[0] if word)


def tokens(text: str) -> list[str]:
    """Return the raw tokens of a text: what stands between spaces."""
    return text.split()


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return list(chain.from_iterable(map(words_of, text.split())))


def query_words(text: str) -> list[str]:
    """Return the folded words of a query: one form of a marked word, a reference without its parts."""
    return [word[:_LENGTH] for one in TOKEN.findall(text) for word in _read(one)[1] if word]


# The regions of before 2016 whose words are in the names of départements: one word each, or « Ardennes » would find
# the Marne, and « Charente » the Vienne. Those of « Rhône-Alpes » are in the name of its region of today.
_JOINTS = re.compile(
    r"\b(?:champagne ardenne|haute normandie|midi pyrenee|nord pas de calais|poitou charente)(?=s?\b)"
)


def rejoined(words: Iterable[str]) -> list[str]:
    """Return words, those of the name of such a region as one."""
    return _JOINTS.sub(lambda found: found[0].replace(" ", ""), " ".join(words)).split()


JOINED = _set("champagneardenne hautenormandie midipyrenees nordpasdecalais poitoucharentes")
"""Words that no text has: they are not proposed."""


_SNOWBALL = Stemmer("french", 0)
_IRREGULAR = {
    "cheffe": "chef",
    "consultante": "consultant",
    "gers": "gers",
    "mars": "mars",
    "nouvel": "nouveau",
    "nouvelle": "nouveau",
    "publique": "public",
    "st": "saint",
    "ste": "saint",
    # « gestionnaire de paye » looks for « paie »; « travaux » not for « travail », « données » not for « donne ».
    "paie": "paie",
    "paye": "paie",
    "travaux": "travaux",
    "donnee": "donnee",
    # Towns, which Snowball would confuse with common words.
    "bourges": "bourges",
    "saintes": "saintes",
    "tours": "tours",
    # Neither « DROM » nor « DOM ».
    "dome": "dome",
    "drome": "drome",
    "vannes": "vannes",
}
# Words that Snowball would confuse with others of the field: « département » with « départ », « data » with « date ».
_KEPT = _set(
    "administrateur assistance batiment commune communication conseiller consultant data departement environnement "
    "equipement etablissement france montant notamment reference reglement"
)
# From plural to singular and from feminine to masculine, where Snowball wants accents or stops short.
_ENDINGS = tuple(
    (re.compile(ending + "$"), form)
    for ending, form in (
        ("(..[^aeis]|.oi)s", r"\1"),
        ("ees?", "e"),
        ("trices?", "teur"),
        ("(j|li|f|vo)eux", r"\1eu"),
        ("(..)eu(?:x|ses?)", r"\1eur"),
        ("(...)eres?", r"\1er"),
        ("([st])ives?", r"\1if"),
        ("([^aeiouy])it", r"\1ite"),
        ("(m|pr|qu|av|dev)is", r"\1ise"),
    )
)
# How the words end that these change: a look at it spares most words nine patterns.
_CHANGED = ("s", "x", "it", "ee", "trice", "euse", "ere", "ive")


def tables() -> dict[str, object]:
    """Return the lists of words that the browser's analysis takes from the index: they are written here alone."""
    return {
        "prefixes": sorted(PREFIXES),
        "etiquettes": sorted(REFERENCE_LABELS),
        "unites": sorted(UNITS),
        "joints": _JOINTS.pattern,
        "irreguliers": _IRREGULAR,
        "gardes": sorted(_KEPT),
        "elisions": sorted(_ELISIONS),
        "lettres": {chr(letter): plain for letter, plain in _LETTERS.items()},
        # One expression for all: the browser needs to know that a mark makes a feminine, not which.
        "feminins": f"(?:{'|'.join(pattern.pattern[:-1] for pattern, _ in _FEMININES)})$",
        # As JavaScript writes them: « \\1 » is « $1 » there.
        "fins": [(ending.pattern, form.replace("\\", "$")) for ending, form in _ENDINGS],
    }


@cache
def stem(word: str) -> str:
    """Return the term of a folded word: what its singular, plural, masculine and feminine have in common."""
    if not _PLAIN.fullmatch(word):
        return word
    known = _IRREGULAR.get(word) or _IRREGULAR.get(word.removesuffix("s"))
    if known:
        return known
    if word.endswith(_CHANGED):
        for ending, form in _ENDINGS:
            word = ending.sub(form, word)
    singular = word.removesuffix("s")
    return singular if singular in _KEPT else str(_SNOWBALL.stemWord(word))


@cache
def terms_of(token: str) -> tuple[str, ...]:
    """Return the terms that a raw token of a text gives the index."""
    return tuple(stem(word) for word in words_of(token) if word not in STOP_WORDS)


def terms(text: str) -> list[str]:
    """Return the terms of a text."""
    return list(chain.from_iterable(map(terms_of, text.split())))
