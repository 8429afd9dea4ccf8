"""How a record's field refuses a value: one error, with a stable code and what an editor should do."""

from collections.abc import Iterable

from pydantic_core import PydanticCustomError

Refus = PydanticCustomError
"""What a validator raises, and a rule yields."""


def refus(
    code: str,
    message: str,
    *,
    aide: str | None = None,
    trouve: str | None = None,
    valeurs: Iterable[str] | None = None,
    champs: Iterable[str] | None = None,
    corrige: str | None = None,
) -> Refus:
    """Build the error that a validator raises.

    Args:
        code: stable code of the catalogue of problems, such as ``DATE-01``.
        message: French sentence saying what was found.
        aide: one concrete remedy, in French.
        trouve: the text that was refused, for the search of a near value.
        valeurs: the values that are allowed, when there is a closed list.
        champs: dotted paths, from the model that raises, of the fields concerned, the faulty one first.
        corrige: text that can safely replace the value.

    Returns:
        The error to raise. Its ``type`` is the code, and its context holds the arguments that were given.
    """
    context: dict[str, object] = {"texte": message}
    if aide is not None:
        context["aide"] = aide
    if trouve is not None:
        context["trouve"] = trouve
    if valeurs is not None:
        context["valeurs"] = tuple(valeurs)
    if champs is not None:
        context["champs"] = tuple(champs)
    if corrige is not None:
        context["corrige"] = corrige
    # The sentence goes through the context: a brace in an editor's text must not be taken for a placeholder.
    return Refus(code, "{texte}", context)
