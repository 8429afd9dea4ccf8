"""The page of the rules of candidacy: when each applies, what it says, its texts and what is not certain."""

from collections.abc import Iterable, Iterator
from functools import partial

from vivier.candidacy.conditions import Conditions
from vivier.candidacy.rule import Ligne, Regle, Role
from vivier.candidacy.rulebook import rulebook
from vivier.candidacy.vocabulary import Exigence
from vivier.french import lowered
from vivier.records import REGIONS
from vivier.records.legal_basis import ARTICLES
from vivier.records.vocabulary import Vocabulary
from vivier.urls import CANDIDATER_URL, REGLES_URL

from . import words
from .page import Page
from .writer import Here, Writer

ROLES = (
    (Role.BASE, "La règle de base", "Une seule s’applique à une annonce\u00a0: la première qui convient."),
    (
        Role.COMPLEMENT,
        "Ce qui s’y ajoute",
        "Chacune s’ajoute à la règle de base quand ses conditions sont remplies.",
    ),
)


def rules_page(writer: Writer) -> Page:
    """Return the page that lists the rules, base rules first, in the order in which they are tried."""
    here = writer.here(REGLES_URL)
    return writer.page_of_code(
        "regles.html",
        here,
        partial(_values, here),
        section="candidater",
        title="Les règles appliquées",
        description="Les règles dont viennent les consignes des fiches, leurs textes, et ce qui reste à vérifier.",
    )


def _values(here: Here) -> dict[str, object]:
    rules = rulebook().regles
    return {
        "trail": [("Accueil", here.to("")), ("Candidater", here.to(CANDIDATER_URL)), ("Règles", "")],
        "count": words.agree(len(rules), "règle"),
        "groups": [(title, lead, [one for one in rules if one.role is role]) for role, title, lead in ROLES],
        "said": facts,
    }


def facts(rule: Regle) -> list[tuple[str, list[str]]]:
    """Return what a rule says: term and sentences. What it says nothing of is left out."""
    window = rule.fenetre
    said: list[tuple[str, Iterable[str]]] = [
        ("S’applique", _conditions(rule.quand)),
        (
            "Qui peut candidater",
            (_line(one, f"{one.reponse.libelle}. {one.motif}") for one in rule.eligibilite),
        ),
        (
            "Documents",
            (_line(one, f"{one.libelle} ({_asked(one.exigence, one.condition)})") for one in rule.documents),
        ),
        (
            "Délai",
            [
                f"{words.agree(window.jours, 'jour')} à compter de la publication au Journal officiel, jour exclu."
            ]
            if window and window.jours
            else [],
        ),
        ("Destinataire", [rule.destinataire] if rule.destinataire else []),
        (
            "Exceptions",
            (
                one.texte if one.article in one.texte else f"{one.texte} ({one.article})"
                for one in rule.exceptions
            ),
        ),
        ("Étapes", (_line(one, one.texte) for one in sorted(rule.etapes, key=lambda one: one.rang))),
        ("À savoir", (_line(one, one.texte) for one in rule.avertissements)),
        ("Textes", (one.cite for one in rule.base)),
        ("Ce qui est certain", [rule.verification.certain]),
        ("Ce qui est d’usage", [rule.verification.usage] if rule.verification.usage else []),
        ("Sources", rule.sources),
        ("Relue le", [words.day(rule.revue_le)]),
    ]
    return [(term, found) for term, sentences in said if (found := list(sentences))]


def _asked(exigence: Exigence, condition: str | None) -> str:
    asked = lowered(exigence.libelle)
    return f"{asked}{words.NBSP}: {condition}" if condition else asked


def _line(line: Ligne, text: str) -> str:
    """Return a line with the situations and the conditions that it is for."""
    only = [one.libelle for one in line.pour]
    lead = f"{words.enumerated(only)}{words.NBSP}: " if only else ""
    when = "; ".join(_conditions(line.quand, always=()))
    return f"{lead}{text}{f' [{when}]' if when else ''}"


def _conditions(conditions: Conditions, always: Iterable[str] = ("toujours",)) -> Iterator[str]:
    """Yield each condition in words: « Procédure : Candidature en ligne ou Candidature par courriel »."""
    told = False
    for name, field in Conditions.model_fields.items():
        values = getattr(conditions, name)
        if values:
            told = True
            yield f"{field.title}{words.NBSP}: {words.enumerated([_value(name, one) for one in values], 'ou')}"
    if not told:
        yield from always


def _value(name: str, value: str) -> str:
    if isinstance(value, Vocabulary):
        return value.libelle
    return REGIONS[value].nom if name.startswith("regions") else f"article {ARTICLES[value].nom}"
