"""What the rules say to each situation, before the posting's own documents: computed once for equal facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

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
    """The rules that apply to a record. Compared by identity: made once for equal facts.

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
    def of(cls, rule: Regle, facts: Facts) -> "_Held":
        """Make the lines once for all the situations: they say the same to each."""
        origin = Origine(rule.id)
        exceptions = tuple(one for one in rule.exceptions if not facts.regions.isdisjoint(one.regions))
        special = [Avertissement(Gravite.INFORMATION, one.texte, origin) for one in exceptions]
        return cls(
            rule,
            _held(rule.documents, facts, lambda one: one),
            _held(
                rule.eligibilite,
                facts,
                lambda one: (one.par_defaut, Admission(one.reponse, one.motif, origin)),
            ),
            _held(rule.etapes, facts, lambda one: Etape(one.rang, one.texte, origin)),
            (
                *_held(rule.avertissements, facts, lambda one: Avertissement(one.gravite, one.texte, origin)),
                *((candidats_of(()), one) for one in special),
            ),
            exceptions,
        )


def _held(lines: tuple[Line, ...], facts: Facts, make: Callable[[Line], T]) -> For[T]:
    return tuple((candidats_of(one.pour), make(one)) for one in lines if holds(one.quand, facts))


@lru_cache(maxsize=2048)
def applied(facts: Facts, book: Rulebook) -> Applied:
    """Return the rules that apply to a record, and what they say to each situation."""
    base = book.base(facts)
    rules = tuple(_Held.of(rule, facts) for rule in (base, *book.complements(facts)))
    return Applied(
        base,
        next(iter(rules[0].exceptions), None),
        tuple(_ready(candidat, rules, facts) for candidat in Candidat),
    )


def _ready(candidat: Candidat, rules: Iterable[_Held], facts: Facts) -> Ready:
    mine = [rule for rule in rules if candidat in candidats_of(rule.regle.quand.candidats)]
    return Ready(
        candidat,
        _admission(candidat, mine, facts),
        tuple((one, rule.regle) for rule in mine for whom, one in rule.documents if candidat in whom),
        tuple(one for rule in mine for whom, one in rule.etapes if candidat in whom),
        tuple(one for rule in mine for whom, one in rule.avertissements if candidat in whom),
    )


def _admission(candidat: Candidat, rules: Iterable[_Held], facts: Facts) -> Admission:
    """Return the most restrictive answer; those by default count only where there is no other."""
    own = said(facts, candidat)
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
