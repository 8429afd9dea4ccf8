"""What candidacy asks of a valid record, told to whoever edits it, and the loading that tells it.

The records know nothing of deadlines, nor the loading of rules: what is told here comes besides their own controls.
"""

from collections.abc import Iterator
from pathlib import Path

from vivier.french import agree
from vivier.intake import again as edits
from vivier.intake import load as intake
from vivier.intake.again import Edited
from vivier.records import Emploi, Fiche, Mission
from vivier.records.base import Controle
from vivier.records.vocabularies import Procedure

from . import privacy
from .completeness import Completude, completeness
from .deadline import Echeance, deadline
from .status import final_closure

ECART = 1
"""Days that an announced deadline may differ from the computed one before an editor is told."""


def load(
    postings: Path,
    *,
    cache: Path | None = None,
    progress: intake.Progress | None = None,
) -> intake.Loaded:
    """Read, validate and cross-check a ``postings/`` folder, rules of candidacy included.

    Args:
        postings: the folder.
        cache: folder of what is kept from one loading to the next; without it, every file is read.
        progress: what to call as files are examined.
    """
    return intake.load(postings, controls, cache=cache, progress=progress)


def again(before: intake.Loaded, postings: Path, most: int) -> Edited | None:
    """Return the records of a folder of which a few were edited since it was loaded; None where that is not sure.

    Args:
        before: what `load` gave.
        postings: the folder.
        most: how many files may have changed.
    """
    return edits.again(before, postings, controls, most)


def controls(record: Fiche) -> Iterator[Controle]:
    """Yield what deserves a look in a posting or a mission; only a posting is a vacancy notice."""
    if isinstance(record, Emploi):
        yield from _notice(record)
    if isinstance(record, Emploi | Mission):
        yield from privacy.controls(record)


def _notice(record: Emploi) -> Iterator[Controle]:
    limit = deadline(record)
    yield from _two_deadlines(limit)
    # Who reads a closed posting is not helped by what its notice lacks.
    if final_closure(record) is None:
        found = completeness(record, limit)
        yield from _items(record, found)
        yield from _publicity(record, found)
        yield from _endless(record, limit)


def _items(record: Emploi, found: Completude) -> Iterator[Controle]:
    if not found.absentes:
        return
    names = ", ".join(one.manque for one in found.absentes)
    if record.avis_legal:
        yield Controle(
            "AVIS-02",
            ("avis_legal",),
            f"cette fiche tient lieu d’avis légal, et il y manque : {names}",
            f"ajouter {_first_fields(found)}, ou retirer avis_legal",
        )
        return
    yield Controle(
        "AVIS-01",
        ("titre",),
        f"l’annonce donne {found.donnees} des {len(found.mentions)} mentions d’un avis de vacance ; "
        f"il manque : {names}",
        f"ajouter {_first_fields(found)}, si l’annonce le dit",
    )


def _first_fields(found: Completude) -> str:
    return ", ".join(one.champs[0] for one in found.absentes)


def _publicity(record: Emploi, found: Completude) -> Iterator[Controle]:
    if found.publicite.suffisante is not False:
        return
    days = found.publicite.jours
    remedy = "vérifier les dates, ou donner le motif d’urgence dans derogation_motif"
    if record.avis_legal:
        message = (
            f"cette fiche tient lieu d’avis légal, et sa publicité dure {agree(days or 0, 'jour')} : "
            "il faut un mois (CGFP, article D311-2)"
        )
        yield Controle(
            "AVIS-03", ("fin_candidature", "fin_publication", "debut_publication"), message, remedy
        )
    elif found.obligatoire:
        # A need of a few months is published too, without any length that a text sets.
        fields = ("fin_candidature", "candidature.delai_jours", "fin_publication", "debut_publication")
        message = f"la publicité dure {agree(days or 0, 'jour')}, moins d’un mois (CGFP, article D311-2)"
        yield Controle("EMPLOI-04", fields, message, remedy)


def _two_deadlines(limit: Echeance) -> Iterator[Controle]:
    other = limit.autre
    if other is None or other.fin is None or limit.limite is None:
        return
    days = abs((other.fin - limit.limite).days)
    if days > ECART:
        start, source = (
            ("jo.date", "du Journal officiel")
            if other.journal
            else ("debut_publication", "de la publication")
        )
        yield Controle(
            "AVIS-04",
            ("fin_candidature", "candidature.delai_jours", start),
            f"la date limite ({limit.limite}) et celle d’un délai de {agree(other.jours, 'jour')} à compter {source} "
            f"({other.fin}) diffèrent de {agree(days, 'jour')}",
            "vérifier les dates dans l’annonce ; sinon la page montre l’écart, et conseille la plus proche",
        )


def _endless(record: Emploi, limit: Echeance) -> Iterator[Controle]:
    # The records' own control already asks for the date of the Journal officiel (EMPLOI-07).
    told = record.candidature.procedure is Procedure.JO_SGAR_2009_587
    if limit.limite is None and record.revoir_le is None and not told:
        yield Controle(
            "AVIS-05",
            ("fin_candidature", "fin_publication"),
            "sans date limite ni date de vérification, cette offre restera affichée sans que personne la relise",
            "ajouter fin_candidature si l’annonce la donne, sinon revoir_le",
        )
