"""From the errors of one record to their causes: a mistyped name is one fault, and not also a missing field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from .near import SAME_FIELD, likeness
from .scalar import Group, Items, Scalar
from .tree import key_of, locate, model_at

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Error:
    """An error of pydantic, without its input.

    Attributes:
        path: fields and indexes that lead to what is refused.
        type: pydantic's name of the error, or a code of ours.
        context: its particulars.
    """

    path: Path
    type: str
    context: Mapping[str, Any]

    def holds(self, other: "Error") -> bool:
        """Whether ``other`` is about something inside what this one is about."""
        return len(other.path) > len(self.path) and other.path[: len(self.path)] == self.path


MAX_ERRORS = 200
"""Most errors of one record looked at: beyond, pairing them would cost more than they are worth."""


def errors_of(refusal: ValidationError) -> list[Error]:
    """Return pydantic's errors, the first ones if they are very many, but those that only count the others."""
    found = [
        Error(tuple(one["loc"]), one["type"], one.get("ctx") or {})
        for one in refusal.errors(include_input=False, include_url=False)[:MAX_ERRORS]
    ]
    # A list is found too short when its items are wrong: pydantic counts those that are right.
    return [one for one in found if one.type != "too_short" or not any(one.holds(other) for other in found)]


def mistyped(found: Sequence[Error]) -> dict[Path, Path]:
    """Pair the unknown fields with the missing ones that they resemble, each once."""
    missing = [one.path for one in found if one.type == "missing"]
    pairs: dict[Path, Path] = {}
    for one in found:
        if one.type != "extra_forbidden":
            continue
        rivals = [path for path in missing if path[:-1] == one.path[:-1] and path not in pairs.values()]
        scored = [(likeness(str(one.path[-1]), str(path[-1])), path) for path in rivals]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, ()))
        if best[0] >= SAME_FIELD:
            pairs[one.path] = best[1]
    return pairs


def missing_by_group(found: Sequence[Error], root: Group, model: type[BaseModel]) -> dict[Path, list[str]]:
    """Return the fields that each group lacks; a field that is there and empty is not among them."""
    groups: dict[Path, list[str]] = {}
    for one in found:
        if one.type != "missing":
            continue
        parent = locate(root, one.path[:-1], model)
        if parent.complete and isinstance(parent.node, Group) and key_of(parent.node, one.path[-1]) is None:
            groups.setdefault(one.path[:-1], []).append(str(one.path[-1]))
    return groups


def text_with_colon(root: Group, model: type[BaseModel], path: Path) -> tuple[Path, Scalar] | None:
    """Recognise « Mission 1 : assurer » read as a field called « Mission 1 ».

    Returns:
        The path of what was read as a group, and the words before the colon; or None.
    """
    node: Any = root
    for depth, part in enumerate(path, 1):
        inside_group = isinstance(node, Group) and part in node
        inside_list = isinstance(node, Items) and isinstance(part, int) and part < len(node)
        if not (inside_group or inside_list):
            return None
        node = node[part]
        key = next(iter(node), None) if isinstance(node, Group) else None
        # Where a group belongs, the error must be about its fields: it may be wrong for another reason.
        wrong = depth < len(path) or model_at(model, path) is None
        if wrong and isinstance(key, Scalar) and " " in key.strip():
            return path[:depth], key
    return None
