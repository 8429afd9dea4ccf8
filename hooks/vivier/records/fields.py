"""How a field of a record is declared: never without a French title, a description and an example."""

from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Field
from pydantic_core import PydanticUndefined


def champ(
    titre: str,
    description: str,
    exemple: str,
    defaut: Any = PydanticUndefined,  # whatever the field's type is
    **contraintes: Any,  # passed to pydantic's Field as they are
) -> Any:  # like pydantic's Field
    """Declare a field.

    Args:
        titre: French title, shown in forms, in the guide and in editors' tools.
        description: French sentence: what the field holds, its unit or format.
        exemple: the value as one would type it in YAML.
        defaut: value of an absent field; without it the field is required.
        **contraintes: limits, passed to pydantic's ``Field``.
    """
    return Field(default=defaut, title=titre, description=description, examples=[exemple], **contraintes)


def held(annotation: Any) -> Any:  # any type expression
    """Return the type that a field holds when it is given: without ``Annotated`` nor ``| None``."""
    if get_origin(annotation) is Annotated:
        return held(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        given = [one for one in get_args(annotation) if one is not NoneType]
        return held(given[0]) if len(given) == 1 else annotation
    return annotation
