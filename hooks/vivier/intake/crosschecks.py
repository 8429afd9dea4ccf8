"""Checks of the records together, once all are known: links, shared lists, references, places of files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vivier.records import KINDS, Demarche, Emploi, Fiche, Labo, Mission, Projet
from vivier.records.citations import Key, citations
from vivier.records.shared import Organisme
from vivier.records.vocabulary import folded

from .document_checks import absent, near_record
from .near import nearest
from .problems import Problem, Related, problem
from .reader import Document, Unreadable, read_file
from .redirections import Suite
from .scalar import Span
from .scan import Entry
from .shared_lists import SHARED_LISTS, Entree, known_as
from .tree import locate

Fields = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link of a text that is not an address: ``[libellé](labo:etat-lin)``."""

    path: str
    span: Span
    kind: str
    ident: str
    line: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks look at.

    Attributes:
        records: the valid records, by kind and id.
        lists: the entries of the shared lists, by list and id.
        entries: every file that is a record, valid or not, by kind and id.
        links: the links to records met in texts.
        moved: what became of the records that were renamed or withdrawn, by kind and old id.
        tell: what to call with the problems of a file.
    """

    records: Mapping[str, Mapping[str, Fiche]]
    lists: Mapping[str, Mapping[str, Entree]]
    entries: Mapping[Key, Entry]
    links: Sequence[TextLink]
    moved: Mapping[Key, Suite]
    tell: Callable[[Iterable[Problem], Document | Unreadable], None]


@dataclass(frozen=True, slots=True)
class _Finding:
    """Something wrong in a valid record, at a field whose place is looked up only now."""

    code: str
    field: Fields
    message: str
    help: str | None
    other: tuple[str, Fiche, Fields] | None = None


def run(checked: Checked) -> None:
    """Make every check. Only the files that have problems are read again, to know where."""
    references: dict[tuple[str, str], Fiche] = {}
    for kind, records in checked.records.items():
        for ident in sorted(records):
            record = records[ident]
            findings = [*_broken_links(record, checked), *_unlisted(record, checked)]
            findings += _misplaced(record, checked.entries[kind, ident])
            if isinstance(record, Emploi):
                findings += _same_reference(record, references)
            if findings:
                _tell(checked.entries[kind, ident], findings, checked)
    _tell_text_links(checked)


def _tell(entry: Entry, findings: Iterable[_Finding], checked: Checked) -> None:
    document = read_file(entry.file, entry.path)
    if isinstance(document, Unreadable):
        return
    problems = []
    for one in findings:
        place = locate(document.root, one.field, KINDS[entry.kind].modele)
        if not place.complete:
            continue  # inherited from the national sheet, which has its own problem
        related = _second_place(one, checked) if one.other else ()
        problems.append(
            problem(one.code, entry.path, one.message, place.span, help=one.help, related=related)
        )
    checked.tell(problems, document)


def _second_place(one: _Finding, checked: Checked) -> tuple[Related, ...]:
    if one.other is None:
        return ()
    message, record, field = one.other
    entry = checked.entries[record.cle]
    document = read_file(entry.file, entry.path)
    if isinstance(document, Unreadable):
        return ()
    span = locate(document.root, field, type(record)).span
    line = document.lines[span.line - 1] if span.line <= len(document.lines) else ""
    return (Related(entry.path, span.line, span.column, message, span.end_column, line),)


def _broken_links(record: Fiche, checked: Checked) -> Iterator[_Finding]:
    """Find links to records that do not exist, and to ideas that their campaign does not hold."""
    for field, kind, ident in citations(record):
        if (kind, ident) not in checked.entries:
            remedy = _now(checked.moved.get((kind, ident)), kind) or near_record(kind, ident, checked.entries)
            yield _Finding("REF-01", field, absent(kind, ident), remedy)
    if isinstance(record, Projet) and record.origine:
        found = checked.records["demarche"].get(record.origine.demarche)
        campaign = found if isinstance(found, Demarche) else None
        yield from _broken_ideas(campaign, record.origine.idees, ("origine", "idees"))
    elif isinstance(record, Demarche):
        for n, sheet in enumerate(record.fiches_projet):
            yield from _broken_ideas(record, sheet.idees, ("fiches_projet", n, "idees"))


def _broken_ideas(campaign: Demarche | None, ideas: Sequence[str], field: Fields) -> Iterator[_Finding]:
    if campaign is None or not ideas:
        return
    known = campaign.propositions
    for n, idea in enumerate(ideas):
        if idea not in known:
            near = nearest(idea, known)
            remedy = (
                f"écrire {near}" if near else "donner cet id à une proposition d’un classement de la démarche"
            )
            yield _Finding(
                "REF-04",
                (*field, n),
                f"aucune proposition de « {campaign.id} » ne s’appelle « {idea} »",
                remedy,
            )


def _organisations(record: Fiche) -> Iterator[tuple[Fields, Organisme]]:
    """Yield the organisations of a record with their paths."""
    match record:
        case Emploi():
            yield ("organisation",), record.organisation
        case Labo():
            yield ("hebergeur",), record.hebergeur
        case Demarche():
            yield ("organisation",), record.organisation
        case Projet():
            for name, one in (("porteur", record.porteur), ("commanditaire", record.commanditaire)):
                if one:
                    yield (name,), one
            yield from ((("partenaires", n), one) for n, one in enumerate(record.partenaires))
    if isinstance(record, Labo | Projet):
        for n, line in enumerate(record.financements):
            if line.financeur:
                yield ("financements", n, "financeur"), line.financeur


def _unlisted(record: Fiche, checked: Checked) -> Iterator[_Finding]:
    """Find themes and organisations that the shared lists do not have."""
    cited: list[tuple[str, Fields, str]] = [
        ("themes", ("thematiques", n), ident) for n, ident in enumerate(record.thematiques)
    ]
    cited += [
        ("organisations", (*field, "organisation"), one.organisation)
        for field, one in _organisations(record)
        if one.organisation
    ]
    for name, field, ident in cited:
        entries = checked.lists[name]
        if ident in entries:
            continue
        shared = SHARED_LISTS[name]
        near = known_as(ident, entries) or nearest(ident, entries)
        remedy = (
            f"écrire {near}"
            if near
            else f"choisir dans postings/vocabulaires/{name}.yml, ou proposer de l’y ajouter"
        )
        yield _Finding(
            shared.code, field, f"« {ident} » n’est pas {shared.libelle} de la liste partagée", remedy
        )


def _misplaced(record: Fiche, entry: Entry) -> Iterator[_Finding]:
    """Find a record whose sub-folder is not that of its year or département."""
    expected: str | None = None
    field: Fields = ()
    if isinstance(record, Emploi):
        day = record.debut_publication or (record.jo.date if record.jo else None)
        expected = str(day.year) if day else None
        field = ("debut_publication",) if record.debut_publication else ("jo", "date")
    elif isinstance(record, Mission):
        expected = record.departement or "national"
        field = ("departement",) if record.departement else ("titre",)
    if expected is not None and entry.folders != (expected,):
        folder = f"{KINDS[entry.kind].dossier}/{expected}/"
        found = "/".join((KINDS[entry.kind].dossier, *entry.folders))
        yield _Finding(
            "FICHIER-11",
            field,
            f"cette fiche est dans {found}/ et sa place est dans {folder}",
            f"déplacer le fichier dans {folder}",
        )


def _same_reference(record: Emploi, seen: dict[tuple[str, str], Fiche]) -> Iterator[_Finding]:
    """Find a reference that another posting of the same publisher already has."""
    if record.reference is None:
        return
    first = seen.setdefault((record.canal_publication.value, folded(record.reference)), record)
    if first is not record:
        yield _Finding(
            "EMPLOI-09",
            ("reference",),
            f"la référence « {record.reference} » est déjà celle de « {first.id} »",
            "vérifier la référence ; si c’est la même offre, ne garder qu’une fiche",
            ("première offre ici", first, ("reference",)),
        )


def _tell_text_links(checked: Checked) -> None:
    """Tell of the links of texts that lead to no record, or to what no link may lead to."""
    for link in checked.links:
        if (link.kind, link.ident) in checked.entries:
            continue
        if link.kind in KINDS:
            code, message = "REF-05", absent(link.kind, link.ident)
            moved = checked.moved.get((link.kind, link.ident))
            remedy = _now(moved, link.kind) or near_record(link.kind, link.ident, checked.entries)
        else:
            code, message = "LIEN-03", f"un lien ne peut pas commencer par « {link.kind}: »"
            remedy = f"écrire une adresse en https://, ou {', '.join(f'{kind}:…' for kind in KINDS)}"
        found = problem(code, link.path, message, link.span, help=remedy)
        checked.tell([found], Unreadable(link.path, "\n" * (link.span.line - 1) + link.line, ()))


def _now(moved: Suite | None, kind: str) -> str | None:
    """Return the remedy of a link to a record that the table of redirections knows, or None."""
    if moved is None:
        return None
    if moved.vers is None:
        return "retirer ce lien : la fiche a été retirée"
    if moved.vers[0] != kind:
        return f"retirer ce lien : la fiche est devenue {':'.join(moved.vers)}"
    return f"écrire {moved.vers[1]} : la fiche a changé de nom"
