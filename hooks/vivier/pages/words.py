"""French as it is shown: dates, numbers, agreements, sentences about deadlines and states."""

import re
from datetime import date, time
from typing import Protocol

from vivier import french
from vivier.candidacy import Conseil, Echeance, JourChome, OrigineEcheance, Statut
from vivier.candidacy.amounts import counts_by_noun
from vivier.candidacy.amounts import euros as euros
from vivier.candidacy.amounts import quantity as quantity
from vivier.candidacy.deadline import Periode
from vivier.candidacy.moment import LAST_MINUTE, PARIS
from vivier.french import NBSP as NBSP
from vivier.french import agree as agree
from vivier.french import day as day
from vivier.french import enumerated as enumerated
from vivier.french import hour as hour
from vivier.french import number as number
from vivier.records import DEPARTEMENTS
from vivier.records.dates import DatePartielle, JourSansAnnee
from vivier.records.numbers import Mesure, Quantite
from vivier.records.shared import Financement
from vivier.records.vocabularies import Dispositif
from vivier.records.vocabulary import folded

_VOWEL = re.compile("[aàâeéèêëiîïoôuùûœ]", re.IGNORECASE)

_TONES = {
    Statut.OUVERTE: "open",
    Statut.DERNIERS_JOURS: "soon",
    Statut.DERNIER_JOUR: "soon",
    Statut.A_VENIR: "neutral",
    Statut.INDETERMINEE: "unknown",
    Statut.SUSPENDUE: "neutral",
}
STATUTS = {statut: (statut.libelle, _TONES.get(statut, "closed")) for statut in Statut}
"""State in words, and the tone of its mark."""


class Dated(Protocol):
    """What has a deadline, known or not, and perhaps an hour."""

    @property
    def limite(self) -> date | None:
        """The last day."""

    @property
    def heure(self) -> time | None:
        """The last hour of that day."""

    @property
    def fuseau(self) -> str:
        """The time zone of that hour."""


def partial_date(value: DatePartielle | JourSansAnnee) -> str:
    """Return « 9 octobre 2023 », « octobre 2023 », « 2023 », or « 13 mai » where the year is unknown."""
    return french.partial_date(*value.parties)


def since(value: DatePartielle) -> str:
    """Return « le 3 mars 2026 », « mars 2026 » or « 2026 », to follow « depuis »."""
    return f"le {partial_date(value)}" if value.jour else partial_date(value)


def period(
    start: DatePartielle | JourSansAnnee | None, end: DatePartielle | JourSansAnnee | None
) -> str | None:
    """Return « du 23 mai au 17 juin », « d’avril 2022 à juin 2022 », « à partir de 2022 » or « jusqu’au 13 mai »."""
    if start and end:
        return (
            partial_date(start)
            if start == end
            else f"{_from(start)} {'au' if end.jour else 'à'} {partial_date(end)}"
        )
    if start:
        return f"à partir {_from(start)}"
    if end:
        return f"{'jusqu’au' if end.jour else 'jusqu’en'} {partial_date(end)}"
    return None


def _from(value: DatePartielle | JourSansAnnee) -> str:
    return f"du {partial_date(value)}" if value.jour else of(partial_date(value))


def any_date(value: date | DatePartielle | JourSansAnnee) -> str:
    """Return a date in words, whatever is known of it."""
    return day(value) if isinstance(value, date) else partial_date(value)


def between(low: int | None, high: int | None) -> str | None:
    """Return « 30 000 € à 45 000 € », « À partir de 30 000 € » or « Jusqu’à 45 000 € »: one bound is no exact sum."""
    if low is not None and high is not None:
        return euros(low) if low == high else f"{euros(low)} à {euros(high)}"
    if low is not None:
        return f"À partir de {euros(low)}"
    return f"Jusqu’à {euros(high)}" if high is not None else None


def counted(value: Quantite, singular: str) -> str:
    """Return a count with what it counts: « 1 idée », « environ 300 idées », « plus de 16 millions d’idées »."""
    return measured(value, singular if value.valeur < 2 else f"{singular}s")


def measured(value: Quantite | Mesure, unit: str | None) -> str:
    """Return a count or a measure with its unit, in the source's words: « 40 % », « 16 millions de demandes »."""
    said = quantity(value)
    if not unit:
        return said
    return f"{said} {of(unit)}" if counts_by_noun(said) and unit[0].isalpha() else f"{said}{NBSP}{unit}"


def of(words: str) -> str:
    """Return « de mai 2016 », « d’avril 2016 »: no « h » is elided, nor are the number eleven and « y »."""
    elided = _VOWEL.match(words) and not words.lower().startswith(("onze", "oui"))
    return f"d’{words}" if elided else f"de {words}"


def funding(line: Financement) -> str:
    """Return the name of a funding line, with that of the fund that pays where it does not say it."""
    fund = line.dispositif
    if line.libelle is None:
        return fund.libelle
    said = _bag(line.libelle)
    known = any(_bag(form) <= said for form in (fund.libelle, *fund.alias))
    return line.libelle if known or fund is Dispositif.AUTRE else f"{line.libelle} ({fund.libelle})"


def _bag(text: str) -> set[str]:
    return {folded(word) for word in re.split(r"\W+", text)}


def origin(limit: Echeance, genre: str = "emploi") -> str:
    """Return the sentence that says where the deadline of a record of this kind comes from, with its arithmetic."""
    source = "la fiche" if genre == "mission" else "l’offre"
    if limit.origine is OrigineEcheance.ANNONCEE:
        return f"Date annoncée par {source}."
    published = "publication au Journal officiel" if limit.journal else f"publication de {source}"
    if limit.origine is OrigineEcheance.CALCULEE and limit.depart:
        return (
            f"Date calculée{NBSP}: {published} le {day(limit.depart)}, "
            f"plus {agree(limit.jours or 0, 'jour')}, jour de publication exclu."
        )
    if limit.origine is OrigineEcheance.FIN_PUBLICATION:
        return f"Fin de publication de {source}, qui n’annonce pas d’autre date limite."
    if limit.origine is OrigineEcheance.NON_CALCULABLE:
        return (
            f"{agree(limit.jours or 0, 'jour')} après la {published}, "
            f"dont la date n’est pas connue{NBSP}: la date limite ne peut pas être calculée."
        )
    return (
        f"La source n’annonce pas de date limite{NBSP}: se renseigner auprès du service avant de candidater."
    )


def iso(limit: Dated) -> str | None:
    """Return « 2025-05-22 », with its announced hour « 2025-05-22T12:00 »; None without deadline."""
    if limit.limite is None:
        return None
    return f"{limit.limite.isoformat()}T{limit.heure:%H:%M}" if limit.heure else limit.limite.isoformat()


def last_moment(limit: Dated) -> str:
    """Return a deadline in a few words: « 22 mai 2025 », « 22 mai 2025 à 12 h 00 », « … à 12 h 00 (heure locale) ».

    The hour is that of the announcement: without one, the whole day is open. Empty without a deadline.
    """
    if limit.limite is None:
        return ""
    if limit.heure is None:
        return day(limit.limite)
    where = "" if limit.fuseau == PARIS else f" (heure{NBSP}locale)"
    return f"{day(limit.limite)} à{NBSP}{hour(limit.heure)}{where}"


def until(limit: Echeance) -> str:
    """Return the sentence that says until when the last day is open, and where that hour is counted."""
    where = "" if limit.fuseau == PARIS else f", heure locale{_place(limit.fuseau)}"
    return f"Jour compris, jusqu’à {hour(limit.heure or LAST_MINUTE)}{where}."


def _place(zone: str) -> str:
    names = [place.nom for place in DEPARTEMENTS.values() if place.fuseau == zone]
    return f" ({names[0]})" if len(names) == 1 else ""


def clash(other: Periode) -> str:
    """Return the sentence that says that a period gives another date than the deadline."""
    if other.depart is None or other.fin is None:
        return ""
    count = f"{day(other.depart)} plus {agree(other.jours, 'jour')}"
    return f"Attention{NBSP}: un autre calcul donne le {day(other.fin)} ({count}). Les deux dates diffèrent."


def advised(conseil: Conseil) -> str:
    """Return the sentence that says why a date is advised."""
    if not conseil.chomes:
        same = "Au plus tard ce jour-là, qui est ouvré."
        return f"La plus proche des deux dates{NBSP}: la plus sûre." if conseil.ecart else same
    avoided = enumerated(
        [f"le {day_and_month(one.jour)} ({_reason(one)})" for one in reversed(conseil.chomes)]
    )
    before = "avant la plus proche des deux dates" if conseil.ecart else "avant la date limite"
    return f"Dernier jour ouvré {before}, qui évite {avoided}."


def carried_over(limit: date, conseil: Conseil) -> str | None:
    """Return the sentence that says that a deadline is no working day, perhaps, and that nothing moves it; or None."""
    if conseil.report is None:
        return None
    doubt = next(
        (_USAGES[one.nom] for one in conseil.chomes if one.jour == limit and one.nom in _USAGES), None
    )
    off = f"Ce jour est {doubt}" if doubt else "Ce jour n’est pas ouvré"
    return f"{off}{NBSP}: un report au {day(conseil.report)} n’est pas garanti."


def _reason(one: JourChome) -> str:
    return f"{one.nom}, {_USAGES[one.nom]}" if one.nom in _USAGES else one.nom


_LOCAL = "chômé par usage local"
_USAGES = {
    "Vendredi saint": "chômé dans certaines communes ou par usage local",
    "Mi-Carême": _LOCAL,
    "Fête de Victor Schoelcher": _LOCAL,
}
"""Days that are not holidays for certain: in Alsace and Moselle, Good Friday is one in some communes only, and no text
was read that makes holidays of the others overseas. To avoid them only brings the advised date forward."""


def day_and_month(value: date) -> str:
    """Return « 1er mai »."""
    return day(value).rpartition(NBSP)[0]
