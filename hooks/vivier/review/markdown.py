"""What a change does, as a comment of its review: Markdown in which no text of a record is anything but a text."""

from collections.abc import Iterator

from vivier.french import capital
from vivier.intake.markdown import Block, escaped, joined

from .change import Changement, Revue
from .report import conclusion, headline, lines, others, territories

LIMIT = 60_000
"""Longest comment, in bytes: GitHub takes 65,536 characters of one."""

_RECORDS = "### Ce que verront les lecteurs"


def as_markdown(revue: Revue, base: str, head: str) -> str:
    """Return the whole in Markdown, records first, cut with a sentence where it is too long for a comment.

    Args:
        revue: what a change does.
        base: name of what is compared, before.
        head: name of what is compared, after.
    """
    where = territories(revue.portee)
    top = ["## Ce que change cette proposition\n", f"\n**{escaped(conclusion(revue))}**\n"]
    if where:
        top.append(f"\n{escaped(capital(where))}.\n")
    top.append(f"\nComparaison : {escaped(base)} → {escaped(head)}.\n")
    rest = "Le résumé est trop long ; éléments qu’il ne montre pas : {}. `vivier diff` les montre tous."
    return joined("".join(top), _blocks(revue), LIMIT, rest)


def _blocks(revue: Revue) -> Iterator[Block]:
    for change in revue.changements:
        yield Block(_RECORDS, _record(change))
    for title, said in others(revue):
        for one in said:
            yield Block(f"### {title}", f"- {escaped(one)}\n")


def _record(change: Changement) -> str:
    what, title = headline(change)
    said = [f"- **{what} : {escaped(title)}**<br>{escaped(change.fichier)}\n"]
    said += [f"  - {escaped(one)}\n" for one in lines(change)]
    said += [f"  - ⚠️ **{escaped(capital(one.texte))}**\n" for one in change.alertes]
    return "".join(said)
