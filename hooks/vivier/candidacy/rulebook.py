"""The rules of candidacy as a whole: read from ``rules.yml``, checked together, and looked up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from vivier.intake.agreement import agreement
from vivier.intake.causes import errors_of
from vivier.intake.explain import Explainer
from vivier.intake.problems import Problem, sort_key, with_excerpts
from vivier.intake.reader import Document, Unreadable, read_file
from vivier.intake.tree import without_empty
from vivier.records.base import Controlable, Controle
from vivier.records.fields import champ
from vivier.records.notices import Notice

from .conditions import Conditions, candidats_of
from .facts import Facts, holds
from .rule import Regle, Role

BUILT_IN = Path(__file__).with_name("rules.yml")
"""The rules that come with Vivier."""


class Livre(Controlable):
    """The file ``rules.yml``."""

    regles: tuple[Regle, ...] = champ("Règles", "Les règles, dans l’ordre où elles s’essaient.", "[]")

    def controles(self) -> Iterator[Controle]:
        """Yield what makes a rule useless or two rules contradict each other."""
        yield from _ids(self.regles)
        yield from _bases(self.regles)
        for n, rule in enumerate(self.regles):
            yield from _parts(n, rule)
            yield from _lines(n, rule)
            yield from _documents(n, rule)


def _ids(rules: Iterable[Regle]) -> Iterator[Controle]:
    first: dict[str, int] = {}
    for n, rule in enumerate(rules):
        if (other := first.setdefault(rule.id, n)) != n:
            yield Controle(
                "REGLE-01",
                (f"regles.{n}.id", f"regles.{other}.id"),
                f"deux règles s’appellent {rule.id}",
                "donner un autre identifiant à l’une des deux",
            )


def _bases(rules: Iterable[Regle]) -> Iterator[Controle]:
    """Look for the base rules that none reaches, and for the last one, which must catch everything."""
    seen: list[tuple[int, Regle]] = []
    for n, rule in enumerate(rules):
        if rule.role is not Role.BASE:
            continue
        wider = next((pair for pair in seen if _covers(pair[1].quand, rule.quand)), None)
        if wider is not None:
            yield Controle(
                "REGLE-02",
                (f"regles.{n}.id", f"regles.{wider[0]}.id"),
                f"cette règle de base ne s’appliquera jamais : « {wider[1].id} », qui la précède, prend tous ses cas",
                "la placer avant, ou resserrer les conditions de l’autre",
            )
        seen.append((n, rule))
    if not any(rule.quand.partout for _, rule in seen):
        yield Controle(
            "REGLE-03",
            ("regles",),
            "aucune règle de base ne vaut pour tous les cas : une annonce pourrait n’en avoir aucune",
            "finir par une règle de base sans condition, comme « generique »",
        )


def _covers(wide: Conditions, narrow: Conditions) -> bool:
    """Whether ``wide`` holds wherever ``narrow`` does."""
    for name, wanted in wide:
        if not wanted:
            continue
        other = set(getattr(narrow, name))
        # Values ask for one of them; what is excluded asks for none of them.
        inside = other >= set(wanted) if name.endswith("_sauf") else bool(other) and other <= set(wanted)
        if not inside:
            return False
    return True


def _parts(n: int, rule: Regle) -> Iterator[Controle]:
    """Look for what a rule of its role lacks, or has for nothing."""
    given = {
        "fenetre": rule.fenetre is not None,
        "canal": rule.canal is not None,
        "destinataire": rule.destinataire is not None,
    }
    if rule.role is Role.BASE:
        for name in ("fenetre", "canal"):
            if not given[name]:
                yield Controle(
                    "REGLE-05",
                    (f"regles.{n}.{name}", f"regles.{n}.id"),
                    f"la règle de base « {rule.id} » n’a pas de {name}",
                    "ajouter fenetre (le délai) et canal (quoi faire si l’annonce ne dit pas où envoyer)",
                )
        if rule.quand.candidats:
            yield Controle(
                "REGLE-06",
                (f"regles.{n}.quand.candidats",),
                f"la règle de base « {rule.id} » doit valoir pour toutes les situations",
                "mettre les situations dans « pour », ligne par ligne, ou faire de la règle un complément",
            )
        return
    for name in ("fenetre", "canal", "destinataire"):
        if given[name]:
            yield Controle(
                "REGLE-05",
                (f"regles.{n}.{name}",),
                f"« {name} » n’a pas d’effet dans un complément",
                "le mettre dans une règle de base",
            )


def _lines(n: int, rule: Regle) -> Iterator[Controle]:
    """Look for lines that nobody sees."""
    everybody = candidats_of(rule.quand.candidats)
    for name, lines in rule.lignes:
        for k, line in enumerate(lines):
            place = f"regles.{n}.{name}.{k}"
            if line.pour and not candidats_of(line.pour) <= everybody:
                yield Controle(
                    "REGLE-07",
                    (f"{place}.pour", f"regles.{n}.quand"),
                    "cette ligne nomme des situations que la règle n’a pas : elles ne la verront pas",
                    "corriger « pour », ou les situations de la règle",
                )
            if line.quand.candidats:
                yield Controle(
                    "REGLE-07",
                    (f"{place}.quand.candidats",),
                    "les situations d’une ligne ne se disent pas dans ses conditions",
                    "les écrire dans « pour »",
                )


def _documents(n: int, rule: Regle) -> Iterator[Controle]:
    """Look for a document asked twice of the same person."""
    first: dict[tuple[str, object], int] = {}
    for k, document in enumerate(rule.documents):
        for candidat in sorted(candidats_of(document.pour)):
            other = first.setdefault((document.code, candidat), k)
            if other != k and document.quand.partout and rule.documents[other].quand.partout:
                yield Controle(
                    "REGLE-08",
                    (f"regles.{n}.documents.{k}.code", f"regles.{n}.documents.{other}.code"),
                    f"« {document.code} » est déjà demandé à la même situation",
                    "ne garder qu’une des deux lignes, ou séparer leurs situations dans « pour »",
                )
                break


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """Rules that can be trusted. Compared by identity: a book is read once.

    Attributes:
        regles: the rules, in the order of the file.
        regions: Insee codes of the regions that some rule names.
    """

    regles: tuple[Regle, ...]
    regions: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        named = (code for rule in self.regles for code in _regions(rule))
        object.__setattr__(self, "regions", frozenset(named))

    def base(self, facts: Facts) -> Regle:
        """Return the only base rule that applies: the first whose conditions hold."""
        return next(one for one in self.regles if one.role is Role.BASE and holds(one.quand, facts))

    def complements(self, facts: Facts) -> tuple[Regle, ...]:
        """Return the rules that come on top, in the order of the file."""
        return tuple(one for one in self.regles if one.role is Role.COMPLEMENT and holds(one.quand, facts))

    def regle(self, ident: str) -> Regle:
        """Return a rule by its id; raises KeyError."""
        for one in self.regles:
            if one.id == ident:
                return one
        raise KeyError(ident)


def _regions(rule: Regle) -> Iterator[str]:
    lines = (line.quand for _, lines in rule.lignes for line in lines)
    for conditions in (rule.quand, *lines):
        yield from conditions.regions
        yield from conditions.regions_sauf
    for exception in rule.exceptions:
        yield from exception.regions


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """What reading a file of rules gives.

    Attributes:
        rules: the book, or None when there is any error.
        problems: everything found, in the order of lines.
    """

    rules: Rulebook | None
    problems: tuple[Problem, ...]


def load_rules(path: Path | None = None) -> LoadedRules:
    """Read and check a file of rules, every problem in one run.

    Args:
        path: the file; None for the rules that come with Vivier.
    """
    shown = BUILT_IN.name if path is None else path.as_posix()
    document = read_file(path or BUILT_IN, shown)
    problems = list(document.problems)
    book = None
    if isinstance(document, Document):
        book, found = _validated(document)
        problems += found
    problems = sorted(with_excerpts(problems, document.lines, shown), key=sort_key)
    failed = isinstance(document, Unreadable) or any(one.is_error for one in problems)
    return LoadedRules(None if failed else book, tuple(problems))


def _validated(document: Document) -> tuple[Rulebook | None, list[Problem]]:
    explainer = Explainer(document.path, document.text, document.root, Livre)
    fields = without_empty(document.root) if document.has_empty else document.root
    notices: list[Notice] = []
    try:
        book = Livre.model_validate(fields, context={"notices": notices})
    except ValidationError as error:
        wrong = errors_of(error)
        known = agreement(wrong, fields, Livre)
        return None, explainer.errors([*wrong, *known.errors]) + explainer.notices(notices)
    return Rulebook(book.regles), explainer.notices(notices) + explainer.controls(book.controles())


@cache
def rulebook() -> Rulebook:
    """Return the rules that come with Vivier, read once."""
    loaded = load_rules()
    if loaded.rules is None:
        first = loaded.problems[0]
        raise ValueError(f"{first.path}:{first.line}:{first.column}: {first.code} {first.message}")
    return loaded.rules
