"""Checks of the records together, once all are known: links, shared lists, references, places of files.

They work from what each record claims: no record is in memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vivier.records import KINDS
from vivier.records.citations import Key

from .document_checks import absent
from .near import Ids, nearest
from .outcome import Claims, Outcome, TextLink
from .places import Places
from .problems import Problem, Related, problem
from .redirections import Suite
from .scan import Entry
from .shared_lists import SHARED_LISTS, Entree, known_as

_SUCCESSOR = "cloture.remplacee_par"
"""The field that names the record that takes the place of a closed one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks look at.

    Attributes:
        claims: what the valid records say of others, with their files, by kind and id.
        refused: the records that are refused, of which something is known all the same.
        lists: the entries of the shared lists, by list and id; without those that are refused.
        entries: every file that is a record, valid or not, by kind and id.
        links: the links to records met in texts, by path of their files.
        orphans: the departmental missions whose national sheet is not one: their files, and what they cite.
        moved: what became of the records that were renamed or withdrawn, by kind and old id.
        places: where fields stand.
        ids: where what is meant by a link to a record that does not exist is sought.
    """

    claims: Mapping[str, Mapping[str, tuple[Entry, Outcome]]]
    refused: Sequence[tuple[Entry, Outcome]]
    lists: Mapping[str, Mapping[str, Entree]]
    entries: Mapping[Key, Entry]
    links: Sequence[tuple[str, Sequence[TextLink]]]
    orphans: Sequence[tuple[Entry, str]]
    moved: Mapping[Key, Suite]
    places: Places
    ids: Ids

    def remedy(self, kind: str, ident: str, of: Entry | None = None) -> str:
        """Return the remedy of a link to a record that does not exist.

        It never leads to the record ``of`` which the link is, the nearest though it may be.
        """
        near = self.ids.near(kind, ident)
        if near is None or (of is not None and (kind, near) == (of.kind, of.ident)):
            return "vérifier l’identifiant : c’est le nom du fichier, sans « .yml »"
        return f"écrire {near}"


@dataclass(frozen=True, slots=True)
class _Finding:
    """Something wrong in a record, at a field whose place is looked up only now."""

    code: str
    field: str
    message: str
    help: str | None
    other: tuple[str, Entry, str] | None = None


def run(checked: Checked) -> Iterator[Problem]:
    """Make every check and yield what is found."""
    references: dict[tuple[str, str], Entry] = {}
    valid = (records[ident] for records in checked.claims.values() for ident in sorted(records))
    for entry, outcome in [*valid, *checked.refused]:
        findings = _findings(entry, outcome.claims or Claims(), checked, references)
        if findings:
            yield from _placed(entry, findings, checked.places)
    yield from _replaced_in_circles(checked)
    yield from _orphans(checked)
    yield from _text_links(checked)


def _findings(
    entry: Entry, claims: Claims, checked: Checked, references: dict[tuple[str, str], Entry]
) -> list[_Finding]:
    """Return what is wrong with the claims of a record. Nothing is called for what is right: it is nearly everything.

    Args:
        entry: its file.
        claims: what it claims.
        checked: what claims are checked against.
        references: the first posting that has each reference.
    """
    findings = [_broken_link(*one, entry, checked) for one in claims.cited if one[0] not in checked.entries]
    if claims.ideas:
        findings += _broken_ideas(claims, checked)
    for name, ident, field in claims.listed:
        entries = checked.lists.get(name)
        if entries is not None and ident not in entries:
            findings.append(_unlisted(name, ident, field, entries))
    if claims.folder and entry.folders != (claims.folder[0],):
        findings.append(_misplaced(*claims.folder, entry))
    if claims.reference:
        first = references.setdefault(claims.reference[:2], entry)
        if first is not entry:
            findings.append(_same_reference(claims.reference[2], first))
    return findings


def _placed(entry: Entry, findings: Iterable[_Finding], places: Places) -> Iterator[Problem]:
    for one in findings:
        spot = places.find(entry, one.field)
        if spot is None or not spot.complete:
            continue  # inherited from the national sheet, which has its own problem
        yield problem(
            one.code,
            entry.path,
            one.message,
            spot.span,
            help=one.help,
            related=_second_place(one, places),
            excerpt=spot.line,
        )


def _second_place(one: _Finding, places: Places) -> tuple[Related, ...]:
    if one.other is None:
        return ()
    message, entry, field = one.other
    spot = places.find(entry, field)
    if spot is None:
        return ()
    span = spot.span
    return (Related(entry.path, span.line, span.column, message, span.end_column, spot.line),)


def _broken_link(key: Key, field: str, entry: Entry, checked: Checked) -> _Finding:
    """Tell of a link to a record that does not exist."""
    kind, ident = key
    remedy = _now(checked.moved.get(key), kind) or checked.remedy(kind, ident, entry)
    return _Finding("REF-01", field, absent(kind, ident), remedy)


def _broken_ideas(claims: Claims, checked: Checked) -> Iterator[_Finding]:
    """Find the ideas that are not among those of their campaign."""
    for ident, field, ideas in claims.ideas:
        found = checked.claims["demarche"].get(ident)
        known = found[1].claims.propositions if found and found[1].claims else ideas
        for n, idea in enumerate(ideas):
            if idea not in known:
                near = nearest(idea, known)
                remedy = (
                    f"écrire {near}"
                    if near
                    else "donner cet id à une proposition d’un classement de la démarche"
                )
                message = f"aucune proposition de « {ident} » ne s’appelle « {idea} »"
                yield _Finding("REF-04", f"{field}.{n}", message, remedy)


def _unlisted(name: str, ident: str, field: str, entries: Mapping[str, Entree]) -> _Finding:
    """Tell of a theme or an organisation that the shared lists do not have."""
    shared = SHARED_LISTS[name]
    near = known_as(ident, entries) or nearest(ident, entries)
    remedy = (
        f"écrire {near}"
        if near
        else f"choisir dans postings/vocabulaires/{name}.yml, ou proposer de l’y ajouter"
    )
    message = f"« {ident} » n’est pas {shared.libelle} de la liste partagée"
    return _Finding(shared.code, field, message, remedy)


def _misplaced(expected: str, field: str, entry: Entry) -> _Finding:
    """Tell of a record whose sub-folder is not that of its year or département."""
    folder = f"{KINDS[entry.kind].dossier}/{expected}/"
    found = "/".join((KINDS[entry.kind].dossier, *entry.folders))
    message = f"cette fiche est dans {found}/ et sa place est dans {folder}"
    return _Finding("FICHIER-11", field, message, f"déplacer le fichier dans {folder}")


def _same_reference(reference: str, first: Entry) -> _Finding:
    """Tell of a reference that another posting of the same publisher already has."""
    return _Finding(
        "EMPLOI-09",
        "reference",
        f"la référence « {reference} » est déjà celle de « {first.ident} »",
        "vérifier la référence ; si c’est la même offre, ne garder qu’une fiche",
        ("première offre ici", first, "reference"),
    )


def _replaced_in_circles(checked: Checked) -> Iterator[Problem]:
    """Tell of the records that replace one another, once for each circle: their readers would never arrive."""
    following = {
        (kind, ident): cited
        for kind, records in checked.claims.items()
        for ident, (_, outcome) in sorted(records.items())
        for cited, field in (outcome.claims.cited if outcome.claims else ())
        if field == _SUCCESSOR
    }
    known: set[Key] = set()
    for start in following:
        chain: list[Key] = []
        key = start
        while key in following and key not in known:
            known.add(key)
            chain.append(key)
            key = following[key]
        if key in chain:
            circle = chain[chain.index(key) :]
            entries = [checked.claims[kind][ident][0] for kind, ident in circle]
            yield from _placed(entries[0], [_circle(circle, entries)], checked.places)


def _circle(circle: Sequence[Key], entries: Sequence[Entry]) -> _Finding:
    """Tell of a circle of records that replace one another, or of one that replaces itself."""
    if len(circle) == 1:
        return _Finding(
            "CLOTURE-03",
            _SUCCESSOR,
            "cette fiche est dite remplacée par elle-même",
            "donner l’identifiant de la fiche qui prend la suite, ou changer etat",
        )
    shown = [f"«\u00a0{ident}\u00a0»" for _, ident in circle[:4]]
    path = " → ".join([*shown, "…" if len(circle) > len(shown) else shown[0]])
    return _Finding(
        "CLOTURE-03",
        _SUCCESSOR,
        f"ces fiches se remplacent en rond\u00a0: {path}",
        "retirer remplacee_par de celle qui prend la suite",
        ("elle est elle-même dite remplacée ici", entries[1], _SUCCESSOR),
    )


def _orphans(checked: Checked) -> Iterator[Problem]:
    """Tell that a departmental mission starts from no sheet, or from another département’s version."""
    for entry, name in checked.orphans:
        spot = checked.places.find(entry, "fiche_nationale")
        if spot is None:
            continue
        if ("mission", name) in checked.entries:
            code = "MISSION-06"
            message = f"« {name} » est elle-même la version d’une fiche nationale"
            remedy = "citer la fiche nationale dont elle vient"
        else:
            code, message = "REF-01", absent("mission", name)
            remedy = checked.remedy("mission", name)
        yield problem(code, entry.path, message, spot.span, help=remedy, excerpt=spot.line)


def _text_links(checked: Checked) -> Iterator[Problem]:
    """Tell of the links of texts that lead to no record, or to what no link may lead to."""
    for path, links in checked.links:
        for link in links:
            if (link.kind, link.ident) in checked.entries:
                continue
            if link.kind in KINDS:
                code, message = "REF-05", absent(link.kind, link.ident)
                moved = checked.moved.get((link.kind, link.ident))
                remedy = _now(moved, link.kind) or checked.remedy(link.kind, link.ident)
            else:
                code, message = "LIEN-03", f"un lien ne peut pas commencer par « {link.kind}: »"
                remedy = f"écrire une adresse en https://, ou {', '.join(f'{kind}:…' for kind in KINDS)}"
            yield problem(code, path, message, link.span, help=remedy, excerpt=link.line)


def _now(moved: Suite | None, kind: str) -> str | None:
    """Return the remedy of a link to a record that the table of redirections knows, or None."""
    if moved is None:
        return None
    if moved.vers is None:
        return "retirer ce lien : la fiche a été retirée"
    if moved.vers[0] != kind:
        return f"retirer ce lien : la fiche est devenue {':'.join(moved.vers)}"
    return f"écrire {moved.vers[1]} : la fiche a changé de nom"
