"""What is told of one file while it is read, that its model cannot tell: its name, its national sheet, its doubles."""

from collections.abc import Iterator, Sequence, Set

from vivier.records import KINDS
from vivier.records.vocabulary import folded

from .problems import Problem, Related, problem
from .reading import Reading
from .scalar import span_of
from .scan import Entry
from .shared_lists import Entree, SharedList, names
from .tree import dotted, first_place, key_of, locate

_SEVERAL = 3
"""Least number of fields by which a record is more of another kind than of its folder's."""


def repeated(document: Reading, fields: Sequence[str]) -> Iterator[Problem]:
    """Tell of the fields that a departmental mission repeats from its national sheet."""
    for name in fields:
        span = span_of(key_of(document.root, name))
        yield problem(
            "MISSION-07",
            document.path,
            f"« {name} » est identique à la fiche nationale",
            span,
            help="le retirer : il sera repris",
        )


def other_id(document: Reading, entry: Entry) -> Iterator[Problem]:
    """Tell of an id that is not the name of its file."""
    yield problem(
        "ID-02",
        document.path,
        f"cet identifiant n’est pas le nom du fichier, « {entry.ident} »",
        locate(document.root, ("id",)).span,
        help="retirer le champ id, ou renommer le fichier",
        fix=entry.ident,
    )


def misplaced(document: Reading, entry: Entry) -> Problem | None:
    """Tell of a refused record that has the fields of another kind than its folder's; None where it has its own.

    Told field by field, it would have thirty mistakes, and whoever corrected them would have no record left.
    """
    if entry.kind not in KINDS:
        return None
    names = document.root.keys()
    known = {kind: len(names & _fields(kind)) for kind in KINDS}
    kind = max(known, key=known.__getitem__)
    strange, more = len(names) - known[entry.kind], known[kind] - known[entry.kind]
    if more < _SEVERAL or 3 * more < 2 * strange:
        return None
    return problem(
        "FICHIER-10",
        document.path,
        f"cette fiche a les champs d’une fiche « {KINDS[kind].libelle} », et son dossier est "
        f"{KINDS[entry.kind].dossier}/",
        first_place(document.root),
        help=f"la déplacer dans {KINDS[kind].dossier}/",
    )


def _fields(kind: str) -> Set[str]:
    model = KINDS[kind].modele
    return model.model_fields.keys() | getattr(model, "ANCIENS_NOMS", {}).keys()


def list_entries(document: Reading, shared: SharedList, found: Sequence[Entree]) -> Iterator[Problem]:
    """Tell of the names that two entries of a shared list have."""
    seen: dict[str, tuple[int, Entree]] = {}
    for n, entry in enumerate(found):
        for form in dict.fromkeys(folded(form) for form in names(entry)):
            k, first = seen.setdefault(form, (n, entry))
            if first is entry:
                continue
            here = locate(document.root, dotted(f"{shared.nom}.{n}.id")).span
            there = locate(document.root, dotted(f"{shared.nom}.{k}.id")).span
            yield problem(
                "LISTE-02",
                document.path,
                f"« {entry.id} » et « {first.id} » ont un nom ou un synonyme commun",
                here,
                help="réunir les deux entrées, ou retirer le synonyme de l’une",
                related=(
                    Related(document.path, there.line, there.column, "première entrée ici", there.end_column),
                ),
            )
            break


def absent(kind: str, ident: str) -> str:
    """Say that no record has this id."""
    return f"aucune fiche « {ident} » dans {KINDS[kind].dossier}/"
