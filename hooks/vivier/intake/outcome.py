"""What one file of ``postings/`` contributes to the whole: found once, and kept while the file does not change."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from vivier.records import Demarche, Emploi, Fiche, Labo, Mission, Projet
from vivier.records.citations import Key, citing_fields
from vivier.records.shared import Organisme
from vivier.records.vocabulary import folded
from vivier.segments import Where

from .problems import Problem, Related, problem
from .scalar import Span

T = TypeVar("T")


class Claims(NamedTuple):
    """What the checks across records need to know of a record. Fields are dotted paths.

    Attributes:
        cited: the records that its fields name: kind and id, and the field.
        listed: the entries of shared lists that it names: list, id, and the field.
        ideas: the ideas that it takes from campaigns: id of the campaign, the field, ids of the ideas.
        propositions: the ideas that it holds, by id.
        folder: the folder where it should be, and the field that says so; or None.
        reference: where it is published, its reference as it is compared, and as it is written; or None.
    """

    cited: tuple[tuple[Key, str], ...] = ()
    listed: tuple[tuple[str, str, str], ...] = ()
    ideas: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    propositions: tuple[str, ...] = ()
    folder: tuple[str, str] | None = None
    reference: tuple[str, str, str] | None = None


class TextLink(NamedTuple):
    """A link of a text that is not an address: ``[libellé](labo:etat-lin)``."""

    span: Span
    kind: str
    ident: str
    line: str


class Outcome(NamedTuple):
    """What one file contributes.

    Attributes:
        digest: what identifies the bytes of the file; empty for one that could not be read from the disk.
        record: bytes of the record, or where they are; None when there is none.
        claims: what the record says of others; if it is refused, what its fields that are right say.
        problems: what is wrong in the file alone, with the lines to show.
        links: links to records in its texts.
        readable: whether the file is a group of fields, right or wrong.
        national: id of the national sheet that it completes, or an empty string.
        sheet: what identifies that sheet as it was, or empty bytes if there was none.
        changes: fields that it changes in that sheet.
    """

    digest: bytes
    record: bytes | Where | None = None
    claims: Claims | None = None
    problems: tuple[Problem, ...] = ()
    links: tuple[TextLink, ...] = ()
    readable: bool = False
    national: str = ""
    sheet: bytes = b""
    changes: tuple[str, ...] = ()


def claims_of(record: Fiche, *, refused: bool = False) -> Claims:
    """Return what a record claims.

    Args:
        record: the record.
        refused: whether it only has the fields that are right: what the others would say is left out, and so are the
            ideas that it holds, for some may be missing.
    """
    read: Callable[[Iterable[T]], tuple[T, ...]] = _there if refused else tuple
    return Claims(
        cited=tuple(
            ((kind, ident), path_text(field))
            for part in citing_fields(record)
            for field, kind, ident in read(part)
        ),
        listed=(*read(_themes(record)), *(one for part in _organisations(record) for one in read(part))),
        ideas=read(_ideas(record)),
        propositions=tuple(record.propositions) if isinstance(record, Demarche) and not refused else (),
        folder=next(iter(read(_folder(record))), None),
        reference=next(iter(read(_reference(record))), None),
    )


def _there(found: Iterable[T]) -> tuple[T, ...]:
    """Return what is found before a field that the record has not."""
    there: list[T] = []
    try:
        # One by one, for what comes before counts.
        for one in found:
            there.append(one)  # noqa: PERF402
    except AttributeError:
        pass
    return tuple(there)


def path_text(field: tuple[str | int, ...]) -> str:
    """Return a path of fields as text: ``missions.0.titre``."""
    return ".".join(map(str, field))


def _themes(record: Fiche) -> Iterator[tuple[str, str, str]]:
    for n, ident in enumerate(record.thematiques):
        yield "themes", ident, f"thematiques.{n}"


def _organisations(record: Fiche) -> Iterator[Iterator[tuple[str, str, str]]]:
    """Yield the organisations of a record, field by field."""
    match record:
        case Emploi() | Demarche():
            yield _organisation(record, "organisation")
        case Labo():
            yield _organisation(record, "hebergeur")
            yield _funders(record)
        case Projet():
            yield _organisation(record, "porteur")
            yield _organisation(record, "commanditaire")
            yield _partners(record)
            yield _funders(record)


def _organisation(record: Fiche, field: str) -> Iterator[tuple[str, str, str]]:
    yield from _entry(getattr(record, field), field)


def _partners(record: Projet) -> Iterator[tuple[str, str, str]]:
    for n, one in enumerate(record.partenaires):
        yield from _entry(one, f"partenaires.{n}")


def _funders(record: Labo | Projet) -> Iterator[tuple[str, str, str]]:
    for n, line in enumerate(record.financements):
        yield from _entry(line.financeur, f"financements.{n}.financeur")


def _entry(one: Organisme | None, field: str) -> Iterator[tuple[str, str, str]]:
    if one and one.organisation:
        yield "organisations", one.organisation, f"{field}.organisation"


def _ideas(record: Fiche) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if isinstance(record, Projet) and record.origine and record.origine.idees:
        yield record.origine.demarche, "origine.idees", record.origine.idees
    elif isinstance(record, Demarche):
        for n, sheet in enumerate(record.fiches_projet):
            if sheet.idees:
                yield record.id, f"fiches_projet.{n}.idees", sheet.idees


def _reference(record: Fiche) -> Iterator[tuple[str, str, str]]:
    if isinstance(record, Emploi) and record.reference is not None:
        yield record.canal_publication.value, folded(record.reference), record.reference


def _folder(record: Fiche) -> Iterator[tuple[str, str]]:
    """Yield the sub-folder of its year or département, and the field that gives it; nothing if it has none."""
    if isinstance(record, Emploi):
        day = record.debut_publication or (record.jo.date if record.jo else None)
        if day:
            yield str(day.year), "debut_publication" if record.debut_publication else "jo.date"
    elif isinstance(record, Mission):
        yield record.departement or "national", "departement" if record.departement else "titre"


def plain(outcome: Outcome) -> tuple[Any, ...]:
    """Return an outcome as values that any format can hold; most have neither problems nor links."""
    problems = tuple(_plain_problem(one) for one in outcome.problems)
    links = tuple((tuple(one.span), *one[1:]) for one in outcome.links)
    claims = None if outcome.claims is None else tuple(outcome.claims)
    return (outcome.digest, outcome.record, claims, problems, links, *outcome[5:])


def from_plain(values: tuple[Any, ...]) -> Outcome:
    """Return the outcome that `plain` made values of."""
    digest, record, claims, problems, links, *others = values
    return Outcome(
        digest,
        record,
        None if claims is None else Claims._make(claims),
        tuple(_problem(one) for one in problems) if problems else (),
        tuple(TextLink(Span._make(span), *rest) for span, *rest in links) if links else (),
        *others,
    )


def _plain_problem(one: Problem) -> tuple[Any, ...]:
    related = tuple(
        (other.path, other.line, other.column, other.message, other.end_column, other.excerpt)
        for other in one.related
    )
    span = (one.line, one.column, one.end_line, one.end_column)
    return (one.code, one.path, one.message, span, one.help, one.excerpt, related, one.fix)


def _problem(values: tuple[Any, ...]) -> Problem:
    code, path, message, span, remedy, excerpt, related, fix = values
    return problem(
        code,
        path,
        message,
        Span._make(span),
        help=remedy,
        related=tuple(Related(*other) for other in related),
        fix=fix,
        excerpt=excerpt,
    )
