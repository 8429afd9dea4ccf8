"""The article of a page as Markdown (CommonMark 0.31, and the tables of GitHub).

What the page says, in its order, is said here: the same facts with the same words, for the same state of the record.
What only helps to move about a page is left out.
"""

from .blocks import Blocks, apart
from .escaping import target
from .tree import parsed


def markdown(article: str, page: str | None) -> str:
    """Return the article of a page as a Markdown document.

    Args:
        article: HTML that our templates wrote.
        page: absolute address of the page; None to leave its links relative.
    """
    # A plain text: of each part of a `Markup`, Python makes another.
    blocks = Blocks(page).of(parsed(str(article)))
    title = next((rank for rank, one in enumerate(blocks) if one.startswith("# ")), 0)
    head, rest = blocks[title : title + 1], [*blocks[:title], *blocks[title + 1 :]]
    where = [f"[Page de la fiche]({target(page)})"] if page else []
    return "\n\n".join(apart([*head, *where, *rest])) + "\n"
