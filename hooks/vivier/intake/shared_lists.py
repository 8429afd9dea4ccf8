"""The lists that editors may extend by a reviewed change: themes, organisations and acronyms.

Each is a file of ``postings/vocabulaires/``; an entry has an id, which records cite (no record cites an acronym:
the search reads them all), a name, and the other names that people write.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from vivier.records.base import Modele
from vivier.records.fields import champ
from vivier.records.texts import Adresse, Identifiant, Phrase, TexteCourt
from vivier.records.vocabularies import TypeOrganisation
from vivier.records.vocabulary import folded


class Entree(Modele):
    """An entry of a shared list."""

    id: Identifiant = champ("Identifiant", "Ce que les fiches citent ; ne change plus.", "simplification")
    nom: TexteCourt = champ("Nom", "Nom montré sur le site.", "Simplification")
    synonymes: tuple[TexteCourt, ...] = champ(
        "Synonymes", "Autres façons de l’écrire, pour proposer cette entrée.", "[simplifier]", ()
    )
    description: Phrase | None = champ(
        "Description", "Ce que l’entrée recouvre, en une phrase.", "Des démarches plus simples.", None
    )


class Theme(Entree):
    """A theme."""


class Organisation(Entree):
    """An organisation."""

    sigle: TexteCourt | None = champ("Sigle", "Forme abrégée.", "DITP", None)
    type: TypeOrganisation | None = champ("Type", "Nature de l’organisme.", "etat_central", None)
    url: Adresse | None = champ("Site", "Site officiel.", "https://www.exemple.gouv.fr", None)


class Sigle(Entree):
    """An acronym: its name is the acronym as it is written."""

    nom: TexteCourt = champ("Sigle", "Le sigle, comme il s’écrit.", "SGAR")
    synonymes: tuple[TexteCourt, ...] = champ(
        "Autres formes", "Autres façons d’écrire le sigle.", "[SGARE]", ()
    )
    sens: Annotated[tuple[TexteCourt, ...], Field(min_length=1)] = champ(
        "Sens",
        "Ce que le sigle veut dire, en entier ; plusieurs s’il a plusieurs sens.",
        "[secrétariat général pour les affaires régionales]",
    )


class ListeThemes(Modele):
    """The file ``themes.yml``."""

    themes: tuple[Theme, ...] = champ(
        "Thématiques", "Une entrée par thématique.", "[{id: sante, nom: Santé}]"
    )


class ListeOrganisations(Modele):
    """The file ``organisations.yml``."""

    organisations: tuple[Organisation, ...] = champ(
        "Organisations", "Une entrée par organisme.", "[{id: ditp, nom: Direction interministérielle}]"
    )


class ListeSigles(Modele):
    """The file ``sigles.yml``."""

    sigles: tuple[Sigle, ...] = champ(
        "Sigles", "Une entrée par sigle.", "[{id: rh, nom: RH, sens: [ressources humaines]}]"
    )


@dataclass(frozen=True, slots=True)
class SharedList:
    """A shared list.

    Attributes:
        nom: its name: the file's, and that of its only field.
        modele: the model of its file.
        code: problem of a record that cites an entry it does not have; empty where no record cites any.
        libelle: French name of an entry.
    """

    nom: str
    modele: type[Modele]
    code: str
    libelle: str


SHARED_LISTS = MappingProxyType(
    {
        "themes": SharedList("themes", ListeThemes, "REF-02", "une thématique"),
        "organisations": SharedList("organisations", ListeOrganisations, "REF-03", "un organisme"),
        "sigles": SharedList("sigles", ListeSigles, "", "un sigle"),
    }
)
"""The shared lists, by name."""

FOLDER = "vocabulaires"
"""Their folder in ``postings/``."""


def names(entry: Entree) -> Iterator[str]:
    """Yield the forms that name one entry only, its id first: several organisations may have one acronym."""
    yield entry.id
    yield entry.nom
    yield from entry.synonymes


def known_as(text: str, entries: Mapping[str, Entree]) -> str | None:
    """Return the id of the entry that ``text`` names by any of its forms, whatever the case and accents."""
    wanted = folded(text)
    return next((e.id for e in entries.values() if any(folded(form) == wanted for form in names(e))), None)
