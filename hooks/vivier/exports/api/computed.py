"""What the document of a record says that is computed: names, links, state, dates, how to apply."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.candidacy import Conseil, Echeance, outcome
from vivier.candidacy.deadline import Periode
from vivier.intake.shared_lists import Organisation
from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Fiche, Mission, Territoire
from vivier.urls import api_list_url, collection_url

from . import shapes
from .applying import Applications, memory
from .links import named
from .organisations import organisations
from .writing import compact


class Words(Protocol):
    """The sentences that pages say of dates."""

    def origin(self, limit: Echeance, genre: str, /) -> str:
        """Return where the deadline of a record of this kind comes from, with its arithmetic."""

    def until(self, limit: Echeance, /) -> str:
        """Return until when the last day is open."""

    def clash(self, other: Periode, /) -> str:
        """Return that a period gives another date."""

    def advised(self, conseil: Conseil, /) -> str:
        """Return why a date is advised."""


_PLACES: Mapping[str, Mapping[str, Territoire]] = {"region": REGIONS, "departement": DEPARTEMENTS}


def common(index: Index, brief: Brief, record: Fiche, links: str) -> shapes.Calcule:
    """Return what is computed of any record.

    Args:
        index: the records at a moment.
        brief: the record in brief.
        record: the record as it may be published.
        links: what makes a link of an address.
    """
    themes, known = index.catalogue.themes, index.catalogue.organisations
    cited = dict.fromkeys(organisations(record))
    return {
        "regions": [_place("region", code, links) for code in brief.regions],
        "departements": [_place("departement", code, links) for code in brief.departements],
        "thematiques": [
            {"id": one, "nom": themes[one].nom, "json": links + api_list_url("theme", one)}
            for one in record.thematiques
            if one in themes
        ],
        "organisations": [_organisation(known[one]) for one in cited if one in known],
        "cite": [named(index.fiches[one], links) for one in brief.nommees if one in index.fiches],
        "citee_par": [named(one, links) for one in index.liens.get(brief.cle, ())],
    }


def candidacy(
    index: Index, brief: Brief, record: Emploi | Mission, words: Words, applications: Applications
) -> bytes:
    """Return what is computed of a posting or a mission besides, as JSON (`shapes.CalculeCandidature`)."""
    state = brief.statut
    if state is None:
        raise ValueError(f"{brief.id} has no state")
    limit = index.echeances[brief.cle]
    found: dict[str, object] = {
        "statut": {"code": state, "libelle": state.libelle, "ouverte": state.ouverte},
    }
    if state.terminee:
        became = outcome(record, index.moment, limit)
        found["devenir"] = {"code": became, "libelle": became.libelle}
    if brief.jusque < date.max:
        found["jusque"] = _last_whole_day(brief, limit).isoformat()
    found["echeance"] = deadline(limit, brief.genre, words)
    if state.arretee:
        found["candidature"] = memory(record.candidature, suspended=not state.terminee)
        return compact(found)
    advised = index.conseils[brief.cle]
    if advised.date is not None:
        found["conseil"] = _advised(advised, advised.date, words)
    return b'%b,"candidature":%b}' % (compact(found)[:-1], applications.full(record, limit))


def _last_whole_day(brief: Brief, limit: Echeance) -> date:
    """Return the last day to the end of which what is said of a record holds, where its deadline is counted."""
    ends_with_an_hour = not brief.terminee and limit.heure is not None and brief.jusque == limit.limite
    return brief.jusque - timedelta(days=1) if ends_with_an_hour else brief.jusque


def deadline(limit: Echeance, genre: str, words: Words) -> shapes.EcheanceCalculee:
    """Return the deadline of a record of this kind, its arithmetic included."""
    found: shapes.EcheanceCalculee = {
        "fuseau": limit.fuseau,
        "origine": {"code": limit.origine, "phrase": words.origin(limit, genre)},
    }
    end = limit.instant
    if limit.limite is not None and end is not None:
        found["date"] = limit.limite.isoformat()
        found["instant"] = end.isoformat()
        found["precision"] = words.until(limit)
    if limit.heure is not None:
        found["heure"] = limit.heure.isoformat("minutes")
    if limit.depart is not None:
        found["depart"] = limit.depart.isoformat()
    if limit.jours is not None:
        found["jours"] = limit.jours
    other = limit.autre
    if other is not None and other.depart is not None and other.fin is not None:
        found["autre"] = {
            "date": other.fin.isoformat(),
            "depart": other.depart.isoformat(),
            "jours": other.jours,
            "phrase": words.clash(other),
        }
    return found


def _advised(advised: Conseil, day: date, words: Words) -> shapes.ConseilCalcule:
    found: shapes.ConseilCalcule = {
        "date": day.isoformat(),
        "phrase": words.advised(advised),
        "evites": [{"jour": one.jour.isoformat(), "nom": one.nom} for one in advised.chomes],
    }
    if advised.report is not None:
        found["report"] = advised.report.isoformat()
    return found


def _place(sorte: str, code: str, links: str) -> shapes.Lieu:
    page = collection_url(sorte, code) or ""
    adresses: shapes.Renvoi = {"page": links + page, "json": links + api_list_url(sorte, code)}
    return {"code": code, "nom": _PLACES[sorte][code].nom, "adresses": adresses}


def _organisation(one: Organisation) -> shapes.OrganisationCitee:
    found: shapes.OrganisationCitee = {"id": one.id, "nom": one.nom}
    if one.sigle:
        found["sigle"] = one.sigle
    if one.type:
        found["type"] = one.type
    if one.url:
        found["url"] = one.url
    return found
