"""What the rules say to each situation, before the posting's own documents: computed once for equal facts.

Facts that differ often let the same lines hold: what these say is computed once for them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import NamedTuple, TypeVar

from .admission import said, strictest
from .conditions import candidats_of
from .facts import Facts, holds
from .preparation import ANNONCE, Admission, Avertissement, Etape, Origine
from .rule import (
    DocumentRegle,
    ExceptionTerritoriale,
    Ligne,
    Regle,
)
from .rulebook import Rulebook
from .vocabulary import Candidat, Gravite, Reponse

Line = TypeVar("Line", bound=Ligne)
T = TypeVar("T")

For = tuple[tuple[frozenset[Candidat], T], ...]
"""Lines, each with the situations it is for."""

Holds = tuple[bool, ...]
"""Whether each line of a list holds."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What the rules say to a situation.

    Attributes:
        candidat: the situation.
        admission: whether they may apply, the posting's own answer included.
        documents: documents that the rules ask for, each with its rule, those of the base rule first.
        etapes: steps, in no order.
        avertissements: warnings, in no order.
    """

    candidat: Candidat
    admission: Admission
    documents: tuple[tuple[DocumentRegle, Regle], ...]
    etapes: tuple[Etape, ...]
    avertissements: tuple[Avertissement, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """The rules that apply to a record. Compared by identity: made once for those to whom they say the same.

    Attributes:
        base: the base rule.
        exception: what that rule says otherwise in the region, or None.
        dossiers: what they say to each situation, in the order of `Candidat`.
    """

    base: Regle
    exception: ExceptionTerritoriale | None
    dossiers: tuple[Ready, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A rule that applies, with those of its lines whose conditions hold: each with the situations it is for."""

    regle: Regle
    documents: For[DocumentRegle]
    admissions: For[tuple[bool, Admission]]
    etapes: For[Etape]
    avertissements: For[Avertissement]
    exceptions: tuple[ExceptionTerritoriale, ...]

    @classmethod
    def of(cls, rule: Regle, held: "_Holding") -> "_Held":
        """Make the lines once for all the situations: they say the same to each."""
        origin = Origine(rule.id)
        exceptions = tuple(compress(rule.exceptions, held.exceptions))
        special = [Avertissement(Gravite.INFORMATION, one.texte, origin) for one in exceptions]
        return cls(
            rule,
            _held(rule.documents, held.documents, lambda one: one),
            _held(
                rule.eligibilite,
                held.eligibilite,
                lambda one: (one.par_defaut, Admission(one.reponse, one.motif, origin)),
            ),
            _held(rule.etapes, held.etapes, lambda one: Etape(one.rang, one.texte, origin)),
            (
                *_held(
                    rule.avertissements,
                    held.avertissements,
                    lambda one: Avertissement(one.gravite, one.texte, origin),
                ),
                *((candidats_of(()), one) for one in special),
            ),
            exceptions,
        )


def _held(lines: tuple[Line, ...], held: Holds, make: Callable[[Line], T]) -> For[T]:
    return tuple((candidats_of(one.pour), make(one)) for one in compress(lines, held))


class _Holding(NamedTuple):
    """All that facts decide of a rule that applies: which of its lines hold, list by list. Small: a key of a memo.

    Attributes:
        regle: id of the rule.
        documents, eligibilite, etapes, avertissements, exceptions: whether each line of that list holds.
    """

    regle: str
    documents: Holds
    eligibilite: Holds
    etapes: Holds
    avertissements: Holds
    exceptions: Holds

    @classmethod
    def of(cls, rule: Regle, facts: Facts) -> "_Holding":
        """Try the conditions of each line."""

        def hold(lines: tuple[Ligne, ...]) -> Holds:
            return tuple([holds(one.quand, facts) for one in lines])

        return cls(
            rule.id,
            hold(rule.documents),
            hold(rule.eligibilite),
            hold(rule.etapes),
            hold(rule.avertissements),
            tuple([not facts.regions.isdisjoint(one.regions) for one in rule.exceptions]),
        )


@lru_cache(maxsize=2048)
def applied(facts: Facts, book: Rulebook) -> Applied:
    """Return the rules that apply to a record, and what they say to each situation."""
    rules = (book.base(facts), *book.complements(facts))
    return _applied(
        book,
        tuple([_Holding.of(rule, facts) for rule in rules]),
        tuple([said(facts, candidat) for candidat in Candidat]),
    )


@lru_cache(maxsize=2048)
def _applied(book: Rulebook, holding: tuple[_Holding, ...], own: tuple[Admission | None, ...]) -> Applied:
    """Return them from the lines that hold and from what the record itself says to each situation."""
    rules = tuple(_Held.of(book.regle(one.regle), one) for one in holding)
    return Applied(
        rules[0].regle,
        next(iter(rules[0].exceptions), None),
        tuple(_ready(candidat, rules, answer) for candidat, answer in zip(Candidat, own, strict=True)),
    )


def _ready(candidat: Candidat, rules: Iterable[_Held], own: Admission | None) -> Ready:
    mine = [rule for rule in rules if candidat in candidats_of(rule.regle.quand.candidats)]
    return Ready(
        candidat,
        _admission(candidat, mine, own),
        tuple((one, rule.regle) for rule in mine for whom, one in rule.documents if candidat in whom),
        tuple(one for rule in mine for whom, one in rule.etapes if candidat in whom),
        tuple(one for rule in mine for whom, one in rule.avertissements if candidat in whom),
    )


def _admission(candidat: Candidat, rules: Iterable[_Held], own: Admission | None) -> Admission:
    """Return the most restrictive answer; those by default count only where there is no other."""
    firm = [own] if own else []
    default: list[Admission] = []
    for rule in rules:
        for whom, (by_default, answer) in rule.admissions:
            if candidat in whom:
                (default if by_default else firm).append(answer)
    return (
        strictest(firm)
        or strictest(default)
        or Admission(
            Reponse.INDETERMINE,
            "L’annonce ne dit rien de votre situation\u00a0: demandez au contact.",
            ANNONCE,
        )
    )
