"""What the events of a calendar say, once they are far from the page they come from."""

from collections.abc import Iterator

from vivier.candidacy import Conseil, Echeance

from . import words


def sentences(limit: Echeance, advised: Conseil, genre: str) -> Iterator[str]:
    """Yield what a file to add once says of a known deadline and of its advised date, a sentence or two each."""
    yield from _facts(limit, advised, genre)
    yield "Ce rappel ne suit pas les changements de l’annonce. Relire la page avant d’envoyer."


def subscribed(limit: Echeance, advised: Conseil, genre: str) -> Iterator[str]:
    """Yield the same for a calendar that one subscribes to."""
    yield from _facts(limit, advised, genre)
    yield "Relire la page avant d’envoyer."


def _facts(limit: Echeance, advised: Conseil, genre: str) -> Iterator[str]:
    if limit.limite is None:
        return
    yield f"Date limite{words.NBSP}: {words.day(limit.limite)}. {words.until(limit)}"
    yield words.origin(limit, genre)
    if limit.autre is not None:
        yield words.clash(limit.autre)
    if advised.date is not None and advised.date != limit.limite:
        yield f"Date conseillée{words.NBSP}: {words.day(advised.date)}. {words.advised(advised)}"
    yield "En cas d’écart, l’annonce officielle fait foi."
