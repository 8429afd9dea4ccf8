"""Every text that an editor may write is on the page of its record, or there is a reason for its absence.

One word at a time, in each text field of each kind, however deep: the fields are those of the models, so that one
that is added is looked for too.
"""

import html
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
import yaml
from pydantic import BaseModel, BeforeValidator
from tests.records import samples

from vivier.candidacy import Moment
from vivier.pages.record_pages import pages_of
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import KINDS, Fiche
from vivier.records.candidature import Candidature
from vivier.records.emploi_parts import Metier
from vivier.records.numbers import Quantite
from vivier.records.projet import Indicateur
from vivier.records.shared import Cloture, Organisme
from vivier.records.territories import Localisation
from vivier.records.texts import Adresse, Courriel, Phrase, Texte

from .conftest import catalogue_of

Path = tuple[str | int, ...]
"""Path of a field from the root of a record: names, and 0 for the item of a list."""

WORD = "zyxwvut"
TODAY = date(2026, 3, 10)
"""While the posting of `samples` can be applied to."""


def _reader(annotation: Any) -> object:
    """What reads a text of this type."""
    return next(one.func for one in get_args(annotation) if isinstance(one, BeforeValidator))


WRITTEN = {
    _reader(Phrase): WORD,
    _reader(Texte): WORD,
    _reader(Adresse): f"https://{WORD}.fr/",
    _reader(Courriel): f"{WORD}@exemple.fr",
}
"""What is written in a text field, by what reads it."""

ABSENT = {
    "note_interne": "La note de la rédaction n’est jamais publiée.",
    "derogation_motif": "Ce n’est que pour la vérification.",
    "metier.code": "Il n’est que pour les échanges de données ; la page dit le nom du métier.",
}
"""Fields that the page does not show, and why, by their path."""

BESIDE: dict[type[BaseModel], dict[str, object]] = {
    Candidature: {"procedure": "email_libre"},
    Cloture: {"depuis": "2026-03-09"},
    Indicateur: {"cible": "40"},
    Localisation: {"departement": "44"},
    Metier: {"referentiel": "RIME"},
    Organisme: {"nom": "Un organisme"},
    Quantite: {"approximatif": "oui"},
}
"""What a group must say besides a text to be valid, where its required fields are not enough."""

OTHERS = {"conventions.parties": ["Une autre partie"]}
"""What a list must hold besides a text, by its path."""


def texts(annotation: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield the text fields in a type, each with what to write in it."""
    for one in get_args(annotation):
        if isinstance(one, BeforeValidator) and one.func in WRITTEN:
            yield path, WRITTEN[one.func]
            return
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        hints = get_type_hints(annotation, include_extras=True)
        for name in annotation.model_fields:
            yield from texts(hints[name], (*path, name))
        return
    deeper = (*path, 0) if get_origin(annotation) is tuple else path
    inside = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    for one in inside:
        yield from texts(one, deeper)


def group(annotation: Any) -> type[BaseModel] | None:
    """The group of fields that a type holds, maybe in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(group, get_args(annotation))), None)


def example(model: type[BaseModel], name: str) -> Any:
    """What an editor would write in a field: a tree of texts."""
    (shown,) = model.model_fields[name].examples or ()
    return yaml.load(str(shown), yaml.BaseLoader)


def dotted(path: Path) -> str:
    return ".".join(str(one) for one in path if one != 0)


def least(model: type[BaseModel]) -> dict[str, Any]:
    """The least that a group of fields must say; nothing for a record, which `samples` makes whole."""
    if issubclass(model, Fiche):
        return {}
    found = {name: example(model, name) for name, info in model.model_fields.items() if info.is_required()}
    for kind, fields in BESIDE.items():
        found |= fields if issubclass(model, kind) else {}
    return found


def filled(model: type[BaseModel], path: Path, word: str, at: Path = ()) -> dict[str, Any]:
    """A group of fields in which ``word`` is written at ``path``, with the least besides it."""
    name, rest = str(path[0]), path[1:]
    items = rest[:1] == (0,)
    rest = rest[1:] if items else rest
    inner = group(get_type_hints(model, include_extras=True)[name])
    value: Any = filled(inner, rest, word, (*at, name)) if inner and rest else word
    others = OTHERS.get(dotted((*at, name)), [])
    return least(model) | {name: [value, *others] if items else value}


FIELDS = [
    pytest.param(kind, path, written, id=f"{kind}.{dotted(path)}")
    for kind in KINDS
    for path, written in texts(KINDS[kind].modele)
]


def page(kind: str, fields: Mapping[str, object]) -> str:
    """The page of a record, as one reads it and its links."""
    record = KINDS[kind].modele.model_validate(fields)
    writer = writer_of(catalogue_of(record), SiteContext(Moment(TODAY)))
    (found,) = pages_of(writer, [writer.index.fiches[record.cle]])
    return html.unescape(str(found.make().html))


@pytest.mark.parametrize(("kind", "path", "written"), FIELDS)
def test_a_text_is_on_the_page_of_its_record(kind: str, path: Path, written: str) -> None:
    name = dotted(path)
    shown = page(kind, getattr(samples, kind)(**filled(KINDS[kind].modele, path, written)))
    assert (WORD in shown) is (name not in ABSENT), ABSENT.get(name)


def test_every_exception_is_a_field() -> None:
    names = {dotted(one.values[1]) for one in FIELDS}
    assert {*ABSENT, *OTHERS} <= names
