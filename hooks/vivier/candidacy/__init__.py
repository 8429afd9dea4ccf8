"""From a record and a day to what a candidate must know: the deadline, where it comes from, and the state."""

from .deadline import Echeance, OrigineEcheance, deadline
from .status import Statut, status

__all__ = ["Echeance", "OrigineEcheance", "Statut", "deadline", "status"]
