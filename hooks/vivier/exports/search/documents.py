"""What the search reads of a record: five texts, each with its weight.

Whom to ask, how to apply, sources and internal notes are left out: nobody looks a posting up by the name of its
contact. What a text itself says of a person is read as its page shows it, until archiving takes it from both.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from vivier.candidacy.record_texts import Getter, getter, text_fields
from vivier.intake.catalogue import Catalogue
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Demarche, Emploi, Fiche, Labo, Mission, Projet
from vivier.records.emploi_parts import DIPLOMES
from vivier.records.shared import Organisme
from vivier.records.vocabularies import Categorie, Management, Teletravail, TempsTravail
from vivier.records.vocabulary import Vocabulary

from .analysis import JOINED, query_words, rejoined

WEIGHTS = (8.0, 4.0, 6.0, 3.0, 1.0)
"""Weight of a word in the title, the employer, the place, the competences and themes, and all the rest."""

# In any group of fields: names of other records, addresses, codes, and what is not about the subject.
# fmt: off
_SKIPPED = frozenset(
    {
        "id", "contacts", "liens", "source", "manques", "note_interne", "maj", "candidature",
        "cloture", "thematiques", "url", "courriel", "telephone", "siret", "labo", "labos",
        "projets", "projet", "demarche", "demarches", "idees", "fiche_nationale", "localisations",
        "departement", "regions_concernees", "departements_concernes", "code", "code_insee",
        "competences", "metier", "corps", "langues", "reference", "jo", "autorite_recrutement",
        "prefecture", "hebergeur", "porteur", "alias", "derogation_motif",
    }
)
# fmt: on
_PART_OF_TOWN = re.compile(r"(?:Paris|Lyon|Marseille) 0?([0-9]{1,2})")
_HALF = 50
# Where the target of a Markdown link begins and ends.
_TARGET = re.compile(r"\]\([^()\s]*\)|<[a-z]+:[^<>\s]*>")


def texts_of(record: Fiche, catalogue: Catalogue) -> tuple[str, str, str, str, str]:
    """Return the five texts of a record, in the order of `WEIGHTS`."""
    rest: list[str] = []
    _collect(record, catalogue, rest)
    text = "\n".join(rest)
    if "](" in text or "<" in text:
        text = _TARGET.sub(" ", text)
    return (
        _joined(_title(record)),
        _joined(_employer(record, catalogue)),
        _joined(_place(record)),
        _joined(_subject(record, catalogue)),
        text,
    )


def _joined(parts: Iterable[str | None]) -> str:
    return "\n".join(filter(None, parts))


def _title(record: Fiche) -> Iterator[str | None]:
    yield record.titre
    if isinstance(record, Labo):
        yield from record.alias


def _employer(record: Fiche, catalogue: Catalogue) -> Iterator[str | None]:
    if isinstance(record, Emploi | Demarche):
        yield from _organisation(record.organisation, catalogue)
    if isinstance(record, Emploi):
        yield record.autorite_recrutement
    elif isinstance(record, Mission):
        yield record.prefecture
        yield record.structure_porteuse.nom
        for kind in record.structure_porteuse.types:
            yield kind.libelle
    elif isinstance(record, Labo):
        yield from _organisation(record.hebergeur, catalogue)
    elif isinstance(record, Projet) and record.porteur:
        yield from _organisation(record.porteur, catalogue)


def _organisation(found: Organisme, catalogue: Catalogue) -> Iterator[str | None]:
    entry = catalogue.organisations[found.organisation] if found.organisation else None
    yield found.nom
    yield found.sigle
    yield found.direction
    if entry is not None:
        yield entry.nom
        yield entry.sigle
        yield from entry.synonymes


def _place(record: Fiche) -> Iterator[str | None]:
    if isinstance(record, Emploi | Labo):
        for place in record.localisations:
            yield place.commune
            yield place.code_postal
            # « Paris 13 »
            part = _PART_OF_TOWN.match(place.commune or "")
            yield part and part[1]
    for code in record.departements:
        yield DEPARTEMENTS[code].nom
        # Ten years on, « Alsace » is still what people type.
        yield _former(DEPARTEMENTS[code].ancienne_region)
        yield code
        yield "département"
    for code in record.regions:
        yield REGIONS[code].nom
        yield from _usual_names(code)
        yield "région"
    places = (*map(DEPARTEMENTS.__getitem__, record.departements), *map(REGIONS.__getitem__, record.regions))
    zones = {place.zone for place in places}
    if zones - {"metropole"}:
        yield "outre-mer DROM DOM" if "drom" in zones else "outre-mer TOM"
    if isinstance(record, Mission) and record.nationale:
        yield "fiche nationale"


@cache
def _former(region: str | None) -> str | None:
    """Return the name of a region of before 2016 as its words are searched."""
    words = rejoined(query_words(region or ""))
    return words[0] if len(words) == 1 and words[0] in JOINED else region


@cache
def _usual_names(code: str) -> tuple[str, ...]:
    """Return the other names of a region, but for those of the parts that it was made of in 2016."""
    former = {place.ancienne_region for place in DEPARTEMENTS.values() if place.ancienne_region}
    return tuple(name for name in REGIONS[code].alias if not any(part in name for part in former))


def _subject(record: Fiche, catalogue: Catalogue) -> Iterator[str | None]:
    yield KINDS[record.genre].libelle
    for ident in record.thematiques:
        theme = catalogue.themes[ident]
        yield theme.nom
        yield from theme.synonymes
    if isinstance(record, Emploi):
        yield from _posting(record)
    elif isinstance(record, Mission):
        yield record.type_mission.libelle
    elif isinstance(record, Labo | Projet):
        for method in record.methodes:
            yield method.libelle
    if isinstance(record, Labo):
        yield "labo"


def _posting(record: Emploi) -> Iterator[str | None]:
    yield record.reference
    if record.jo:
        yield record.jo.nor
    yield record.corps
    for skill in record.competences:
        yield skill.libelle
    if record.metier:
        yield record.metier.libelle
        yield record.metier.code
    labels: tuple[Vocabulary | None, ...] = (
        record.versant,
        *record.categories,
        record.domaine,
        record.experience,
    )
    for label in labels:
        yield label and label.libelle
    if record.type_contrat:
        yield record.type_contrat.libelle
        yield record.type_contrat.value
    for shown in (record.nature_offre, record.vacance_poste):
        yield shown.libelle
    # « Titulaires », where our label has « fonctionnaires ».
    yield from record.nature_offre.alias
    if Categorie.APLUS in record.categories:
        yield Categorie.APLUS.value
    if record.diplome_niveau:
        yield DIPLOMES[record.diplome_niveau]
    if record.quotite == _HALF:
        yield "mi-temps"
    if record.temps_travail is TempsTravail.TEMPS_PARTIEL:
        yield record.temps_travail.libelle
    if record.teletravail is Teletravail.OUI:
        yield record.teletravail.libelle
    if record.management is Management.AVEC:
        yield record.management.libelle
    for language in record.langues:
        yield language.code.libelle


def _collect(value: Any, catalogue: Catalogue, found: list[str]) -> None:
    """Add the texts of a value that is no text, and of what it holds, in order; a closed list's code is no text."""
    kind: type[object] = type(value)
    if kind is tuple:
        values = value
    elif isinstance(value, Organisme):
        values = tuple(_organisation(value, catalogue))
    else:
        read = _reader(kind)  # type: ignore[arg-type]  # mypy takes the hash of its instances for its own
        values = read(value.__dict__) if read else ()
    # Neither missing nor empty: most fields are one or the other.
    for one in filter(None, values):
        if type(one) is str:
            found.append(one)
        else:
            _collect(one, catalogue, found)


@cache
def _reader(kind: type[object]) -> Getter | None:
    """Return what gives the values to read in a kind of group of fields; nothing for what is none, or has none."""
    fields = text_fields(kind) if issubclass(kind, BaseModel) else ()
    names = [name for name in fields if name not in _SKIPPED]
    return getter(names) if names else None
