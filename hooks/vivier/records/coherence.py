"""What the fields of a group must say together: every rule is looked at, and all that is refused is told at once."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Self, TypeVar

from pydantic import ValidationError, model_validator
from pydantic_core import InitErrorDetails

from .base import Modele
from .errors import Refus

Rule = Callable[[Any], Iterator[Refus]]
R = TypeVar("R", bound=Rule)

_MARK = "__vivier_rule__"


def rule(check: R) -> R:
    """Mark a method as a rule of its group: it yields why the fields do not agree, and looks at nothing else."""
    setattr(check, _MARK, True)
    return check


class Coherent(Modele):
    """A group whose fields must agree."""

    RULES: ClassVar[tuple[Rule, ...]] = ()
    """Its methods marked with `rule`, in the order in which they are written."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Gather the rules, those of the groups that it extends first."""
        super().__init_subclass__(**kwargs)
        inherited = [one for base in cls.__bases__ for one in getattr(base, "RULES", ())]
        own = [one for one in vars(cls).values() if getattr(one, _MARK, False)]
        cls.RULES = tuple(dict.fromkeys([*inherited, *own]))

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        refused = [one for check in self.RULES for one in check(self)]
        if len(refused) == 1:
            raise refused[0]
        if refused:
            lines = [InitErrorDetails(type=one, input=None) for one in refused]
            raise ValidationError.from_exception_data(type(self).__name__, lines)
        return self

    def refused(self) -> Iterator[Refus]:
        """Yield what its rules refuse, but those that need a field which it has not.

        For a group made of the fields that are right while others are wrong: a rule is left out when it reads one of
        these, which are not there.
        """
        for check in self.RULES:
            try:
                yield from check(self)
            except AttributeError:
                continue
