"""From a record and a moment to what a candidate must know: the dates, the state, what to do."""

from .advice import Conseil, JourChome, advice
from .deadline import Echeance, OrigineEcheance, deadline, debut
from .moment import Moment
from .status import ARCHIVAGE, ARCHIVAGE_MAX, Statut, archiving, end, outcome, status

__all__ = [
    "ARCHIVAGE",
    "ARCHIVAGE_MAX",
    "Conseil",
    "Echeance",
    "JourChome",
    "Moment",
    "OrigineEcheance",
    "Statut",
    "advice",
    "archiving",
    "deadline",
    "debut",
    "end",
    "outcome",
    "status",
]
