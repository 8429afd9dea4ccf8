"""What a query found, for people and for other programs."""

import json
from collections.abc import Iterable, Iterator

from vivier.browse.facets import FACETS
from vivier.intake.report import visible

from .query import Answer, Index

LONGEST = 100
"""Longest line shown of a record's text."""
_VALUES = 5
_STEPS = {"": "tout", "all": "mots", "prefix": "debut", "typos": "fautes", "fewer": "moins"}


def as_text(index: Index, answer: Answer, limit: int, typed: str = "") -> str:
    """Return the results of what was typed, open records first, what was understood, and the counts of the facets."""
    lines = [_total(answer), *_said(answer, typed.strip())]
    for segment, document in answer.results[:limit]:
        card = index.card(segment, document)
        facts = ", ".join(filter(None, (card["sorte"], card["etat"], card["lieu"], card["faits"])))
        lines += ["", _cut(card["titre"]), f"  {_cut(facts)}", f"  {visible(card['adresse'])}"]
    left = len(answer.results) - limit
    if left > 0:
        lines += ["", f"{_count(left, 'autre fiche')} : --limite {len(answer.results)}"]
    facets = list(_facets(answer))
    return "\n".join([*lines, *([""] if facets else []), *facets])


def as_json(index: Index, answer: Answer, limit: int) -> str:
    """Return the results for programs.

    An object: ``version`` (1 as long as the names below keep their meaning), ``etape`` (« tout » without words,
    « mots » when all were found, else « debut », « fautes » or « moins » for what had to be loosened), ``total``,
    ``ouvertes``, ``closes`` (null when they were not counted), ``resultats`` (as many as the limit: ``genre``, ``id``,
    ``titre``, ``resume``, ``lieu``, ``faits``, ``sorte``, ``etat``, ``close`` and ``adresse`` from the root of the
    site), ``corrections`` (``mot`` and ``formes``), ``lieux`` and ``facettes``: values with ``code``, ``nom`` and
    ``nombre``.
    The output is ASCII: a character that must not be shown is escaped.
    """
    results = [{**index.card(*one), "close": one[0] > 0} for one in answer.results[:limit]]
    return json.dumps(
        {
            "version": 1,
            "etape": _STEPS[answer.step],
            "total": len(answer.results),
            "ouvertes": _open(answer),
            "closes": answer.closed,
            "resultats": results,
            "corrections": [{"mot": one.word, "formes": one.shown} for one in answer.corrections],
            "lieux": [
                {"facette": one.facet, "code": one.code, "nom": one.label, "nombre": one.count}
                for one in answer.places
            ],
            "facettes": {
                name: [
                    {"code": code, "nom": label, "nombre": count} for code, label, count in values if count
                ]
                for name, values in answer.facets.items()
            },
        },
        indent=2,
    )


def _open(answer: Answer) -> int:
    return sum(segment == 0 for segment, _ in answer.results)


def _total(answer: Answer) -> str:
    said = _count(_open(answer), "fiche ouverte")
    if answer.closed:
        said += f", {_count(answer.closed, 'fiche close')}"
    return f"{said}."


def _said(answer: Answer, typed: str) -> Iterator[str]:
    """Yield what had to be loosened, and what could be made narrower."""
    if not answer.results:
        return
    if typed and not answer.step:
        yield f"{_quoted([typed])} ne se cherche pas."
    if answer.corrections:
        meant = _quoted(dict.fromkeys(shown for one in answer.corrections for shown in one.shown[:2]))
        unknown = _quoted(one.word for one in answer.corrections)
        yield (
            f"Résultats élargis à {meant}."
            if answer.exact
            else f"Rien pour {unknown} ; résultats pour {meant}."
        )
    if answer.step == "prefix":
        yield "Résultats élargis aux mots qui commencent par le dernier."
    if answer.step == "fewer":
        yield "Aucune fiche n’a tous ces mots ; voici celles qui en ont une partie."
    for place in answer.places:
        if not place.count:
            continue
        yield f"{place.label} : {_count(place.count, 'fiche')} (--facette {place.facet}={place.code})."


def _facets(answer: Answer) -> Iterator[str]:
    """Yield a line for each facet that has values, its largest ones first."""
    for facet in FACETS:
        values = [one for one in answer.facets.get(facet.nom, ()) if one[2]]
        # One more is as short as « 1 autre valeur ».
        shown = _VALUES if len(values) > _VALUES + 1 else len(values)
        largest = sorted(values, key=lambda one: -one[2])[:shown]
        said = [f"{_cut(label)}, {count}" for _, label, count in largest]
        if len(values) > shown:
            said.append(f"{len(values) - shown} autres valeurs")
        if said:
            yield f"{facet.titre} : {' ; '.join(said)}"


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"« {visible(text)} »" for text in texts)


def _count(number: int, noun: str) -> str:
    if not number:
        return f"Aucune {noun}"
    return f"{number} {noun if number == 1 else ' '.join(f'{word}s' for word in noun.split())}"


def _cut(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1].rstrip()}…"
