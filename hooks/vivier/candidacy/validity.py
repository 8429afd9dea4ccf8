"""When what a page says of a record changes: a page that somebody kept, or that was not built again, says it."""

from datetime import date, timedelta

from vivier.records import Emploi, Mission
from vivier.records.dates import fin_reelle

from .deadline import Echeance, debut
from .moment import Moment
from .status import DERNIERS_JOURS


def next_change(record: Emploi | Mission, moment: Moment, limit: Echeance) -> date | None:
    """Return the first day when something else is said of a record; None when no known date will change it.

    Args:
        record: a posting or a mission that is not over.
        moment: the instant or the day.
        limit: its deadline.
    """
    today = moment.day(limit.fuseau)
    return min((day for day in days_of_change(record, limit) if day > today), default=None)


def days_of_change(record: Emploi | Mission, limit: Echeance) -> list[date]:
    """Return the days when something else becomes true of a record, but for its archiving, in no order."""
    days = [debut(record), record.cloture and record.cloture.depuis.debut()]
    last = limit.limite
    if last is not None:
        days += [last - timedelta(days=DERNIERS_JOURS), last, last + timedelta(days=1)]
    # A day that means « never » is followed by none.
    elif isinstance(record, Mission) and (review := fin_reelle(record.revoir_le)):
        days.append(review + timedelta(days=1))
    return [day for day in days if day]
