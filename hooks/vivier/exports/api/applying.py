"""How to apply, as the API says it: in full while one may, for memory once nobody may send anything."""

from vivier.candidacy import Echeance
from vivier.candidacy.engine import prepare
from vivier.candidacy.preparation import Commun, Document, Dossier, Envoi, Origine, Preparation
from vivier.candidacy.rule import Regle, TexteDeBase
from vivier.candidacy.rulebook import rulebook
from vivier.candidacy.vocabulary import Exigence, ModeEnvoi
from vivier.records import Emploi, Mission
from vivier.records.candidature import Candidature
from vivier.records.vocabularies import ExigencePiece, Procedure

from . import shapes
from .writing import compact

SAID = "annonce"
"""Origin of what the posting itself says; any other origin is the id of a rule."""

_MODES = {
    Procedure.CSP_EN_LIGNE: ModeEnvoi.EN_LIGNE,
    Procedure.LIEN_EXTERNE: ModeEnvoi.EN_LIGNE,
    Procedure.EMAIL_LIBRE: ModeEnvoi.COURRIEL,
}
"""The channel that a procedure implies: what is left of it once the addresses are gone."""

_EXIGENCES = {one: Exigence[one.name] for one in ExigencePiece}
"""How far a document was asked for: a posting has fewer words for it than the rules."""


class Applications:
    """How to apply to each posting, as JSON. What many postings share is written once."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        # By identity: the engine gives the same object for the same instructions, and comparing them takes longer than
        # writing them. The object is kept, so that no other takes its place in memory.
        self._written: dict[tuple[int, tuple[str, ...]], tuple[object, bytes]] = {}

    def full(self, record: Emploi | Mission, limit: Echeance) -> bytes:
        """Return how to apply to a record that one may apply to, now or later (`shapes.CandidatureCalculee`)."""
        found = prepare(record, limit=limit)
        key = (id(found.dossiers), found.regles)
        known = self._written.get(key)
        if known is None:
            known = self._written[key] = (found.dossiers, compact(_instructions(found)))
        return b'{"pour_memoire":false,"envoi":%b,%b' % (compact(_envoi(found.envoi)), known[1][1:])


def memory(how: Candidature | None, *, suspended: bool) -> shapes.CandidatureCalculee:
    """Return what is kept of how one applied: what the page says, and no address.

    Args:
        how: what is published of it.
        suspended: whether the recruitment may resume: the page then says nothing of the addressee.
    """
    mode = _MODES.get(how.procedure) if how is not None else None
    envoi: shapes.EnvoiCalcule = {"mode": mode, "courriels": []} if mode else {"courriels": []}
    documents: list[shapes.DocumentDemande] = []
    if how is not None:
        if how.destinataire and not suspended:
            envoi["destinataire"] = how.destinataire
        documents += [_asked(one.libelle, _EXIGENCES[one.exigence]) for one in how.pieces]
        documents += [_asked(one, Exigence.A_TENIR_PRETE) for one in how.tenir_a_disposition]
    return {
        "pour_memoire": True,
        "envoi": envoi,
        "commun": {"documents": documents, "etapes": [], "avertissements": []},
        "situations": [],
        "regles": [],
    }


def _asked(label: str, exigence: Exigence) -> shapes.DocumentDemande:
    return {"libelle": label, "exigence": exigence, "origine": SAID}


def _instructions(found: Preparation) -> dict[str, object]:
    """Return what postings with the same instructions share."""
    book = rulebook()
    return {
        "commun": _lines(found.commun),
        "situations": [_situation(one) for one in found.dossiers],
        "regles": [_rule(book.regle(one)) for one in found.regles],
    }


def _situation(one: Dossier) -> shapes.Situation:
    answer = one.admission
    return {
        "code": one.candidat,
        "libelle": one.candidat.libelle,
        "admission": {
            "reponse": answer.reponse,
            "motif": answer.motif,
            "origine": _origin(answer.origine),
        },
        **_lines(one),
    }


def _lines(lines: Commun | Dossier) -> shapes.Consignes:
    return {
        "documents": [_document(one) for one in lines.documents],
        "etapes": [
            {"rang": one.rang, "texte": one.texte, "origine": _origin(one.origine)} for one in lines.etapes
        ],
        "avertissements": [
            {"gravite": one.gravite, "texte": one.texte, "origine": _origin(one.origine)}
            for one in lines.avertissements
        ],
    }


def _document(one: Document) -> shapes.DocumentDemande:
    found: shapes.DocumentDemande = {
        "libelle": one.libelle,
        "exigence": one.exigence,
        "origine": _origin(one.origine),
    }
    if one.condition:
        found["condition"] = one.condition
    return found


def _envoi(one: Envoi) -> shapes.EnvoiCalcule:
    found: shapes.EnvoiCalcule = {
        "mode": one.mode,
        "origine": _origin(one.origine),
        "courriels": [*one.courriels],
    }
    if one.destinataire:
        found["destinataire"] = one.destinataire
        found["origine_destinataire"] = _origin(one.origine_destinataire)
    if one.url:
        found["url"] = one.url
    if one.adresse_postale:
        found["adresse_postale"] = one.adresse_postale
    return found


def _rule(rule: Regle) -> shapes.RegleCitee:
    found: shapes.RegleCitee = {
        "id": rule.id,
        "titre": rule.titre,
        "textes": [_text(one) for one in rule.base],
        "certain": rule.verification.certain,
        "sources": [*rule.sources],
        "revue_le": rule.revue_le.isoformat(),
    }
    if rule.verification.usage:
        found["usage"] = rule.verification.usage
    return found


def _text(cited: TexteDeBase) -> shapes.TexteCite:
    found: shapes.TexteCite = {"texte": cited.texte}
    if cited.article:
        found["article"] = cited.article
    if cited.url:
        found["url"] = cited.url
    return found


def _origin(origin: Origine) -> str:
    return origin.regle or SAID
