"""What the editor's guide says of a field, read from the models themselves: it cannot differ from what is checked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from vivier.records import texts
from vivier.records.dates import DatePartielle, DateSource, Jour
from vivier.records.numbers import Decimal, Entier, Mesure, OuiNon, Quantite
from vivier.records.territories import CodeDepartement, CodeRegion
from vivier.records.vocabulary import Vocabulary
from vivier.typography import typographic

_TYPES: tuple[tuple[Any, str], ...] = (
    (texts.TexteCourt, "texte court, sur une ligne"),
    (texts.Titre, "titre, sur une ligne"),
    (texts.Resume, "texte court, sur une ligne"),
    (texts.Phrase, "une ou deux phrases, sur une ligne"),
    (texts.Texte, "texte long, en Markdown"),
    (texts.Texte5000, "texte long, en Markdown"),
    (texts.Texte3000, "texte long, en Markdown"),
    (texts.Identifiant, "identifiant : minuscules sans accent, chiffres et traits d’union"),
    (texts.Courriel, "adresse électronique"),
    (texts.Adresse, "adresse de page web, en https"),
    (texts.Telephone, "numéro de téléphone fixe"),
    (texts.Siret, "numéro SIRET, 14 chiffres"),
    (Entier, "nombre entier"),
    (Decimal, "nombre"),
    (OuiNon, "oui ou non"),
    (Jour, "date complète, AAAA-MM-JJ"),
    (DateSource, "date, complète, partielle ou sans année (--MM-JJ)"),
    (CodeRegion, "code Insee d’une région, entre guillemets"),
    (CodeDepartement, "code Insee d’un département, entre guillemets"),
)
_LONG = (texts.Texte, texts.Texte5000, texts.Texte3000)
_SHORT_LIST = 12
"""Beyond so many values, a field refers to the page of lists."""

_TERRITORIES: tuple[tuple[Any, str], ...] = ((CodeRegion, "regions"), (CodeDepartement, "departements"))
"""Territories: where the page of lists shows their codes."""


@dataclass(frozen=True, slots=True)
class Champ:
    """A field, in French words.

    Attributes:
        nom: name in YAML.
        titre: French title.
        description: French sentence.
        exemple: the line, or lines, to write in YAML.
        requis: whether it must be given.
        type: what it holds.
        liste: whether it holds several values.
        limites: its limits.
        valeurs: values of a closed list, with their labels, when the list is short.
        ancre: anchor of the closed list in the page of lists, or None.
        groupe: anchor of the group of fields that it holds, or None.
    """

    nom: str
    titre: str
    description: str
    exemple: str
    requis: bool
    type: str
    liste: bool
    limites: tuple[str, ...]
    valeurs: tuple[tuple[str, str], ...]
    ancre: str | None
    groupe: str | None


@dataclass(frozen=True, slots=True)
class Groupe:
    """A group of fields.

    Attributes:
        ancre: anchor in its page; empty for the record itself.
        titre: title of the first field that holds it.
        emplois: names of the fields that hold it.
        champs: its fields.
        texte_seul: whether a text alone may stand for the group.
    """

    ancre: str
    titre: str
    emplois: tuple[str, ...]
    champs: tuple[Champ, ...]
    texte_seul: bool


def kebab(name: str) -> str:
    """Return ``TypeOrganisation`` as ``type-organisation``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def group_anchor(model: type[BaseModel]) -> str:
    """Return the anchor of a group of fields, which no field's own anchor can equal."""
    return f"groupe-{kebab(model.__name__)}"


@cache
def groups(model: type[BaseModel]) -> tuple[Groupe, ...]:
    """Return the fields of a record, then each group of fields that it holds, in order of first use."""
    schema = model.model_json_schema()
    uses: dict[type[BaseModel], list[str]] = {model: []}
    titles = {model: ""}
    queue = [model]
    for current in queue:
        for name, annotation in _annotations(current):
            inner = _Shape.of(annotation).group
            if inner is None:
                continue
            if inner not in uses:
                titles[inner] = typographic(current.model_fields[name].title or name)
                uses[inner] = []
                queue.append(inner)
            uses[inner].append(name)
    return tuple(
        Groupe(
            ancre="" if one is model else group_anchor(one),
            titre=titles[one],
            emplois=tuple(dict.fromkeys(uses[one])),
            champs=tuple(_fields(one, schema if one is model else schema["$defs"][one.__name__])),
            texte_seul=one is not model and _accepts_text(one),
        )
        for one in queue
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """What an annotation comes down to, once « or nothing » and « several » are taken off."""

    inner: Any
    metadata: tuple[Any, ...]
    several: bool

    @classmethod
    def of(cls, annotation: Any, several: bool = False) -> "_Shape":  # any annotation
        metadata: tuple[Any, ...] = ()
        if get_origin(annotation) is Annotated:
            annotation, *rest = get_args(annotation)
            metadata = tuple(rest)
        arguments = [argument for argument in get_args(annotation) if argument is not NoneType]
        if get_origin(annotation) in (Union, UnionType) and len(arguments) == 1:
            return cls.of(arguments[0], several)
        if get_origin(annotation) is tuple:
            return cls.of(arguments[0], several=True)
        return cls(annotation, metadata, several)

    def is_a(self, alias: Any) -> bool:  # any annotation
        """Whether the annotation was written with this alias, maybe with further limits."""
        return bool(self.metadata) and self.metadata[0] is alias.__metadata__[0]

    @property
    def group(self) -> type[BaseModel] | None:
        model = self.inner if isinstance(self.inner, type) and issubclass(self.inner, BaseModel) else None
        return None if model in (Quantite, Mesure) else model

    @property
    def vocabulary(self) -> type[Vocabulary] | None:
        return self.inner if isinstance(self.inner, type) and issubclass(self.inner, Vocabulary) else None


def _annotations(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(model, include_extras=True)
    return ((name, hints[name]) for name in model.model_fields)


def _fields(model: type[BaseModel], schema: Mapping[str, Any]) -> Iterator[Champ]:
    for name, annotation in _annotations(model):
        yield _field(name, model.model_fields[name], _Shape.of(annotation), schema["properties"][name])


def _field(name: str, info: FieldInfo, shape: _Shape, schema: Mapping[str, Any]) -> Champ:
    values = shape.vocabulary
    return Champ(
        nom=name,
        titre=typographic(info.title or name),
        description=typographic(info.description or ""),
        exemple=_example(name, str((info.examples or [""])[0]), any(shape.is_a(long) for long in _LONG)),
        requis=info.default is PydanticUndefined and info.default_factory is None,
        type=typographic(_type(shape)),
        liste=shape.several,
        limites=tuple(_limits(schema)),
        valeurs=tuple((str(m.value), typographic(m.libelle)) for m in values)
        if values and len(values) <= _SHORT_LIST
        else (),
        ancre=_list_anchor(shape),
        groupe=group_anchor(shape.group) if shape.group else None,
    )


def _type(shape: _Shape) -> str:
    if shape.vocabulary:
        return "code"
    if shape.group:
        return "groupe de champs"
    if shape.inner is Quantite:
        return "nombre entier, exact ou approximatif"
    if shape.inner is Mesure:
        return "nombre, exact ou approximatif"
    if shape.inner is DatePartielle:
        return "date, complète ou partielle : AAAA-MM-JJ, AAAA-MM ou AAAA"
    return next((words for alias, words in _TYPES if shape.is_a(alias)), "texte court, sur une ligne")


def _list_anchor(shape: _Shape) -> str | None:
    if shape.vocabulary:
        return kebab(shape.vocabulary.__name__)
    return next((anchor for alias, anchor in _TERRITORIES if shape.is_a(alias)), None)


def _limits(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the limits that a JSON Schema sets."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    if len(choices) == 1:
        schema = choices[0]
    if least := schema.get("minItems"):
        yield f"{least} élément{'s' if least > 1 else ''} au moins"
    if most := schema.get("maxItems"):
        yield f"{most} éléments au plus"
    if isinstance(items := schema.get("items"), dict):
        yield from (f"chacun\u00a0: {limit}" for limit in _limits(items))
    if longest := schema.get("maxLength"):
        yield f"{_figures(longest)} caractères au plus"
    # Pydantic leaves the bounds of a number under its own names when a validator of ours comes first.
    if low := schema.get("minimum", schema.get("ge")):
        yield f"{_figures(low)} au moins"
    if (above := schema.get("exclusiveMinimum", schema.get("gt"))) is not None:
        yield f"plus que {_figures(above)}"
    if (high := schema.get("maximum", schema.get("le"))) is not None:
        yield f"{_figures(high)} au plus"


def _figures(value: float) -> str:
    return f"{value:,g}".replace(",", "\u202f").replace(".", ",")


def _example(name: str, value: str, long: bool) -> str:
    if not long:
        return f"{name}: {value}"
    return f"{name}: |\n" + "\n".join(f"  {line}" for line in value.split("\n"))


def _accepts_text(model: type[BaseModel]) -> bool:
    """Whether the model takes a text alone: asked of the model itself, since only its validators know."""
    try:
        model.model_validate("1")
    except ValidationError:
        return False
    return True
