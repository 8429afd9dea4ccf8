"""How one applies, before and after: what a candidate has to send, to whom, and who may apply."""

from collections import defaultdict
from collections.abc import Iterator

from vivier.candidacy.engine import prepare
from vivier.candidacy.preparation import Document, Dossier, Preparation
from vivier.candidacy.vocabulary import Candidat, Exigence, Reponse
from vivier.french import lowered
from vivier.records import Emploi, Mission

from .change import Detail
from .words import listed, quoted

TOLD = (
    "candidature.pieces",
    "candidature.tenir_a_disposition",
    "candidature.destinataire",
    "candidature.courriels",
    "candidature.url",
    "candidature.adresse_postale",
)
"""Fields of a record of which `changed_candidacy` says what they do."""


def changed_candidacy(before: Emploi | Mission, after: Emploi | Mission) -> Iterator[Detail]:
    """Yield what changes in how to apply, for everybody and for each situation."""
    old, new = prepare(before), prepare(after)
    yield from _documents(old, new)
    yield from _admissions(old, new)
    yield from _sending(old, new)


def _documents(old: Preparation, new: Preparation) -> Iterator[Detail]:
    """Yield the documents, each once with the situations for which the same changes."""
    found: defaultdict[tuple[str, str, str], list[Candidat]] = defaultdict(list)
    allowed = []
    for one, other in zip(old.dossiers, new.dossiers, strict=True):
        # Who may not apply has no document: what changes for them is the answer.
        if Reponse.NON in (one.admission.reponse, other.admission.reponse):
            continue
        allowed.append(other.candidat)
        for change in _of_situation(one, other):
            found[change].append(other.candidat)
    for (text, name, brief), candidats in found.items():
        whom = _whom(candidats, allowed)
        yield Detail("document", f"{text} : {name}{whom}", brief)


def _whom(candidats: list[Candidat], allowed: list[Candidat]) -> str:
    """Return for which situations something changes: the shorter of those it does and those it does not change for."""
    others = [one for one in allowed if one not in candidats]
    if not others:
        return ""
    few, word = (others, "sauf pour") if len(others) < len(candidats) else (candidats, "pour")
    # A situation, in the middle of a sentence, has no capital.
    return f", {word} {listed(lowered(one.libelle) for one in few)}"


def _of_situation(one: Dossier, other: Dossier) -> Iterator[tuple[str, str, str]]:
    """Yield what changes for a situation: the change, the document, and the change in brief."""
    before, after = _by_name(one), _by_name(other)
    for name, document in before.items():
        if name not in after:
            yield (
                "document retiré",
                f"{quoted(name)} ({lowered(document.exigence.libelle)})",
                "document retiré",
            )
    for name, document in after.items():
        was = before.get(name)
        if was is None:
            yield (
                "document ajouté",
                f"{quoted(name)} ({lowered(document.exigence.libelle)})",
                "document ajouté",
            )
        elif was.exigence is not document.exigence:
            now = document.exigence is Exigence.REQUISE
            change = "document désormais exigé" if now else "document dont l’exigence change"
            said = f"{quoted(name)} ({lowered(document.exigence.libelle)} ; avant, {lowered(was.exigence.libelle)})"
            yield change, said, "document exigé" if now else ""


def _by_name(one: Dossier) -> dict[str, Document]:
    # Two lines of one name: the first one is the more demanding.
    found: dict[str, Document] = {}
    for document in one.documents:
        found.setdefault(document.libelle, document)
    return found


def _admissions(old: Preparation, new: Preparation) -> Iterator[Detail]:
    found: defaultdict[tuple[Reponse, Reponse], list[Candidat]] = defaultdict(list)
    for one, other in zip(old.dossiers, new.dossiers, strict=True):
        a, b = one.admission.reponse, other.admission.reponse
        if a is not b:
            found[a, b].append(other.candidat)
    for (a, b), candidats in found.items():
        whom = listed(lowered(one.libelle) for one in candidats)
        yield Detail("admission", f"peut candidater, {whom} : « {a.libelle} » devient « {b.libelle} »")


def _sending(old: Preparation, new: Preparation) -> Iterator[Detail]:
    a, b = old.envoi, new.envoi
    if a.mode is not b.mode:
        yield Detail("canal", f"canal : « {a.mode.libelle} » devient « {b.mode.libelle} »", "canal changé")
    if a.url != b.url:
        if a.url and b.url:
            said = f"page de candidature : {quoted(a.url)} devient {quoted(b.url)}"
        else:
            said = f"page de candidature {'ajoutée' if b.url else 'retirée'} : {quoted(b.url or a.url or '')}"
        yield Detail("canal", said)
    for label, one, other in (
        ("adresse électronique de candidature", a.courriels, b.courriels),
        ("adresse postale de candidature", a.adresse_postale, b.adresse_postale),
    ):
        if one != other:
            way = "modifiée" if one and other else "ajoutée" if other else "retirée"
            yield Detail("canal", f"{label} {way}")
    if a.destinataire != b.destinataire:
        if a.destinataire and b.destinataire:
            said = f"{quoted(a.destinataire)} devient {quoted(b.destinataire)}"
            said = said if quoted(a.destinataire) != quoted(b.destinataire) else "modifié"
        else:
            said = quoted(b.destinataire) if b.destinataire else "retiré"
        yield Detail("destinataire", f"destinataire : {said}", "destinataire changé")
