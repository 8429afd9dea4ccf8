"""French for what pydantic says by itself: lengths, limits, forms."""

import re
from collections.abc import Mapping
from typing import Any

from . import bullets
from .scalar import Group, Items, Node, Scalar

_GLUED = re.compile(r"([a-z_]{2,40}):\S")

_SIMPLE = re.compile(r"[\w+-]+(?:, *[\w+-]+)*")
"""Text that can be put between brackets as it is."""

_LIMITS = {
    "greater_than": ("gt", "plus grand que"),
    "greater_than_equal": ("ge", "au moins égal à"),
    "less_than": ("lt", "plus petit que"),
    "less_than_equal": ("le", "au plus égal à"),
}
"""Pydantic's names of errors: the name of the limit, and the words for it."""

_GROUP = "écrire les champs du groupe sur les lignes suivantes, en retrait"
_LIST = "écrire un élément par ligne, chacun après un tiret"


def glued(text: str) -> str | None:
    """Return the name of the field in « nom:valeur », written without a space, or None."""
    match = _GLUED.match(text)
    return match[1] if match and not text.startswith(f"{match[1]}://") else None


def short(text: str, size: int = 60) -> str:
    """Return a text cut to ``size`` characters."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= size and line == text else line[: size - 1].rstrip() + "…"


def described(node: Node) -> str:
    """Say what a node is: its text, or « une liste », « un groupe de champs », « rien »."""
    if isinstance(node, Group):
        return "un groupe de champs"
    if isinstance(node, Items):
        return "une liste"
    return f"« {short(node)} »" if isinstance(node, Scalar) else "rien"


def _number(value: object) -> str:
    """Write a limit as French does."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}".replace(",", " ") if isinstance(value, int) else str(value).replace(".", ",")


def builtin(type_: str, context: Mapping[str, Any], node: Node, example: str | None) -> tuple[str, str, str]:
    """Explain one of pydantic's own errors.

    Args:
        type_: pydantic's name of the error.
        context: its numbers.
        node: what stands in the file.
        example: a right value, as typed in YAML, or None.

    Returns:
        Code, message and remedy.
    """
    shown = described(node)
    for_example = f"écrire par exemple « {example} »" if example else None
    match type_:
        # Where a type reads the text first, its length is judged as that of any sequence.
        case "string_too_long" | "too_long" if isinstance(node, Scalar):
            most, length = _number(context["max_length"]), _number(len(node.strip()))
            return "TEXTE-01", f"ce texte a {length} caractères, pour {most} au plus", "le raccourcir"
        case "string_too_short":
            return "TEXTE-02", "ce texte est trop court", for_example or "le compléter"
        case "string_pattern_mismatch":
            return "TEXTE-07", f"{shown} n’a pas la forme attendue", for_example or "vérifier dans la source"
        case "too_short":
            least, has = context["min_length"], context.get("actual_length", 0)
            said = f"a {_items(has)}, il en faut au moins {least}" if has else "est vide"
            return "LISTE-01", f"cette liste {said}", for_example or "la compléter"
        case "too_long":
            most = context["max_length"]
            has = len(node) if isinstance(node, Items) else context.get("actual_length") or f"plus de {most}"
            return "LISTE-01", f"cette liste a {_items(has)}, pour {most} au plus", "la raccourcir"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            name, word = _LIMITS[type_]
            limit = f"{word} {_number(context[name])}"
            return "NOMBRE-02", f"{shown} devrait être {limit}", for_example or "vérifier le nombre"
        case "model_type" | "model_attributes_type" | "dict_type" | "dataclass_type" | "mapping_type":
            return "CHAMP-03", f"un groupe de champs est attendu ici, pas {shown}", for_example or _GROUP
        case "tuple_type" | "list_type" | "set_type" | "frozen_set_type" | "iterable_type":
            if isinstance(node, Scalar) and (sign := bullets.sign_of(node)):
                return bullets.CODE, bullets.message(sign), bullets.REMEDY
            as_list = f"écrire « [{node}] »" if isinstance(node, Scalar) and _SIMPLE.fullmatch(node) else None
            return "CHAMP-03", f"une liste est attendue ici, pas {shown}", as_list or for_example or _LIST
        case "string_type" | "string_sub_type" | "string_unicode":
            return "CHAMP-03", f"un texte est attendu ici, pas {shown}", for_example or "écrire un texte"
        case "literal_error" | "enum":
            found = f"{shown} n’est pas dans la liste des valeurs permises"
            return "VOC-01", found, for_example or "choisir une valeur de la liste"
        case _ if type_.startswith(("int_", "float_", "decimal_", "finite_number")):
            return "NOMBRE-01", f"{shown} n’est pas un nombre", for_example or "écrire un nombre"
        case _ if type_.startswith(("date_", "datetime_", "time_")):
            found = f"{shown} n’est pas une date AAAA-MM-JJ"
            return "DATE-01", found, for_example or "écrire une date AAAA-MM-JJ"
        case _ if type_.startswith("bool_"):
            return "VOC-01", f"{shown} n’est ni oui ni non", "écrire oui ou non"
        case _:
            found = f"ce champ ne peut pas recevoir {shown}"
            return "CHAMP-06", found, for_example or "regarder l’exemple de ce champ dans le guide"


def _items(count: object) -> str:
    return "un seul élément" if count == 1 else f"{count} éléments"
