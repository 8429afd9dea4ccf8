"""How a field of a record is declared: never without a French title, a description and an example."""

from typing import Any

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
