"""Checks of the table of renamed and withdrawn records: circles, dead ends, ids used again, chains."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from vivier.records.citations import Key

from .document_checks import absent
from .near import Ids
from .problems import MAX_PROBLEMS, Problem, Related, problem
from .reader import Unreadable, read_file
from .reading import Reading
from .redirections import ListeRedirections, Redirection, ends_of, first_moves, key_of
from .scan import Entry
from .tree import Place, locate


def check(
    document: Reading, entries: Sequence[Redirection], records: Mapping[Key, Entry]
) -> Iterator[Problem]:
    """Tell what is wrong with the table, then what is only worth knowing, each within `MAX_PROBLEMS`.

    Args:
        document: the file.
        entries: what it holds.
        records: every file that is a record, valid or not, by kind and id.
    """
    table = _Table(document, entries, records)
    # Apart: however many notices there are, no error is left out.
    for found in (table.errors(), table.notices()):
        told = list(islice(found, MAX_PROBLEMS + 1))
        yield from told[:MAX_PROBLEMS]
        if len(told) > MAX_PROBLEMS and told[0].is_error:
            yield problem(
                "FICHIER-08",
                document.path,
                "d’autres problèmes ne sont pas montrés",
                help="corriger ceux-ci d’abord",
            )


class _Table:
    """One look at the whole table."""

    def __init__(
        self, document: Reading, entries: Sequence[Redirection], records: Mapping[Key, Entry]
    ) -> None:
        self._document = document
        self._entries = entries
        self._records = records
        self._ids = Ids(records)
        self._moves = first_moves(entries)
        self._ends, self._circles = ends_of(self._moves)
        self._numbers: dict[Key, int] = {}
        for number, entry in enumerate(entries):
            self._numbers.setdefault(entry.old, number)

    def errors(self) -> Iterator[Problem]:
        """Yield what forbids publishing."""
        for number, entry in enumerate(self._entries):
            first = self._numbers[entry.old]
            if first != number:
                yield self._tell(
                    "REDIR-03",
                    (number, "ancien"),
                    f"« {entry.ancien} » a déjà une ligne",
                    "ne garder que l’une des deux",
                    (self._second(first, "ancien", "première ligne ici"),),
                )
            if entry.old in self._records:
                yield self._reused(number, entry)
            if entry.new == entry.old:
                yield self._tell(
                    "REDIR-06",
                    (number, "nouveau"),
                    f"« {entry.nouveau} » mène à elle-même",
                    "donner la nouvelle fiche, ou retirer cette ligne",
                    (self._second(number, "ancien", "ancienne fiche ici"),),
                )
            elif entry.new and entry.new not in self._records and entry.new not in self._moves:
                yield self._dead_end(number, entry)
        for circle in self._circles:
            if len(circle) > 1:
                yield self._circle(circle)

    def notices(self) -> Iterator[Problem]:
        """Yield what may be meant."""
        for number, entry in enumerate(self._entries):
            if entry.new is None or entry.new == entry.old:
                continue
            if entry.new[0] != entry.old[0]:
                yield self._tell(
                    "REDIR-08",
                    (number, "nouveau"),
                    f"« {entry.ancien} » et « {entry.nouveau} » ne sont pas du même genre",
                    "vérifier le genre des deux fiches",
                    (self._second(number, "ancien", "ancienne fiche ici"),),
                )
            last = self._ends.get(entry.new)
            if last is not None:
                yield self._chain(number, entry, last)

    def _reused(self, number: int, entry: Redirection) -> Problem:
        record = self._records[entry.old]
        read = read_file(record.file, record.path)
        line = "" if isinstance(read, Unreadable) else read.lines[0]
        return self._tell(
            "REDIR-04",
            (number, "ancien"),
            f"une fiche porte encore l’identifiant « {entry.ancien} » : {record.path}",
            "retirer cette ligne, ou donner un autre nom au fichier de la fiche",
            (Related(record.path, 1, 1, "cette fiche a la même adresse", len(line) + 1, line),),
        )

    def _dead_end(self, number: int, entry: Redirection) -> Problem:
        kind, ident = key_of(entry.nouveau or "")
        near = self._ids.near(kind, ident)
        return self._tell(
            "REDIR-05",
            (number, "nouveau"),
            absent(kind, ident),
            f"écrire {kind}:{near}"
            if near
            else "citer une fiche publiée ; si elle est retirée, donner motif",
        )

    def _circle(self, circle: Sequence[Key]) -> Problem:
        numbers = sorted(self._numbers[key] for key in circle)
        shown = [self._entries[self._numbers[key]].ancien for key in circle[:4]]
        path = " → ".join([*shown, "…" if len(circle) > len(shown) else shown[0]])
        return self._tell(
            "REDIR-07",
            (numbers[0], "nouveau"),
            f"ces lignes tournent en rond : {path}",
            "faire mener l’une d’elles à une fiche publiée, ou la retirer",
            (self._second(numbers[1], "ancien", "le cercle passe ici"),),
        )

    def _chain(self, number: int, entry: Redirection, last: Redirection) -> Problem:
        following = self._numbers[key_of(entry.nouveau or "")]
        if last.new is None:
            return self._tell(
                "REDIR-10",
                (number, "nouveau"),
                f"« {entry.nouveau} » mène à une fiche retirée : l’ancienne adresse le dira",
                "rien à faire, sauf si une autre fiche a pris la suite",
                (self._second(self._numbers[last.old], "motif", "retirée ici"),),
            )
        return self._tell(
            "REDIR-09",
            (number, "nouveau"),
            f"« {entry.nouveau} » a changé de nom à son tour : l’ancienne adresse mène droit à « {last.nouveau} »",
            "rien à faire",
            (self._second(following, "ancien", "nouveau changement ici"),),
        )

    def _tell(
        self,
        code: str,
        field: tuple[int, str],
        message: str,
        remedy: str,
        related: tuple[Related, ...] = (),
    ) -> Problem:
        span = self._place(*field).span
        return problem(code, self._document.path, message, span, help=remedy, related=related)

    def _second(self, number: int, name: str, message: str) -> Related:
        span = self._place(number, name).span
        return Related(self._document.path, span.line, span.column, message, span.end_column)

    def _place(self, number: int, name: str) -> Place:
        return locate(self._document.root, ("redirections", number, name), ListeRedirections)
