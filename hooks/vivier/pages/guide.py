"""The editor's reference: fields, closed lists and messages, generated from what the checks themselves run."""

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from vivier.browse.collation import collation
from vivier.intake.codes import CODES, Code, Severity
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Kind, vocabularies
from vivier.records.legal_basis import ARTICLES
from vivier.records.vocabulary import Vocabulary, closed_lists
from vivier.typography import typographic
from vivier.urls import CHAMPS_URL, CONTRIBUER_URL, ERREURS_URL, LISTES_URL, champs_url

from . import reference
from .guide_words import FAMILLES, TITRES_LISTES
from .page import Page
from .writer import Here, Links, Writer

SECTION = "contribuer"

DANS_UN_DOSSIER = {"emploi": "/<année ou sans-date>", "mission": "/<département ou national>"}
"""What stands between a kind's folder and its files."""

_LIST_TITLES = {
    **{reference.kebab(name): title for name, title in TITRES_LISTES.items()},
    "regions": "Régions",
    "departements": "Départements et collectivités d’outre-mer",
}

_DISPLAYED = {"\n", " "}


def guide_pages(writer: Writer) -> Iterator[Page]:
    """Yield the reference pages of the editor's guide."""
    yield _fields_index(writer)
    for kind in KINDS.values():
        yield _fields(writer, kind)
    yield _lists(writer)
    yield _problems(writer)


def _trail(here: Here, *steps: tuple[str, str]) -> Links:
    """Return the breadcrumb; a step is a label and an address of the site."""
    return [(label, here.to(url)) for label, url in (("Accueil", ""), ("Contribuer", CONTRIBUER_URL), *steps)]


def _fields_index(writer: Writer) -> Page:
    here = writer.here(CHAMPS_URL)

    def values() -> dict[str, object]:
        entries = []
        for kind in KINDS.values():
            fields = reference.groups(kind.modele)[0].champs
            required = [field.nom for field in fields if _asked_for(field)]
            entries.append((kind, here.to(champs_url(kind.nom)), len(fields), required))
        return {"trail": _trail(here, ("Champs", CHAMPS_URL)), "entries": entries}

    return writer.page_of_code(
        "guide_champs_index.html",
        here,
        values,
        section=SECTION,
        title="Les champs des fiches",
        description="Tous les champs de chaque genre de fiche, avec leur description, leurs limites et un exemple.",
    )


def _fields(writer: Writer, kind: Kind) -> Page:
    here = writer.here(champs_url(kind.nom))
    return writer.page_of_code(
        "guide_champs.html",
        here,
        partial(_fields_values, here, kind),
        section=SECTION,
        title=typographic(f"Champs d’une fiche « {kind.libelle} »"),
        description=typographic(
            f"Les champs d’une fiche « {kind.libelle} » : ce qu’ils contiennent, leurs limites et un exemple."
        ),
    )


def _fields_values(here: Here, kind: Kind) -> dict[str, object]:
    groups = reference.groups(kind.modele)
    return {
        "trail": _trail(here, ("Champs", CHAMPS_URL), (kind.titre, here.url)),
        "kind": kind,
        "folder": f"postings/{kind.dossier}{DANS_UN_DOSSIER.get(kind.nom, '')}/",
        "root": groups[0],
        "groups": groups[1:],
        "asked_for": _asked_for,
        "group_titles": {group.ancre: group.titre for group in groups},
        "list_titles": _LIST_TITLES,
        "lists": here.to(LISTES_URL),
        "problems": here.to(ERREURS_URL),
    }


def _asked_for(field: reference.Champ) -> bool:
    """Whether an editor must write the field: the file's name gives the id."""
    return field.requis and field.nom != "id"


def _lists(writer: Writer) -> Page:
    here = writer.here(LISTES_URL)
    return writer.page(
        "guide_listes.html",
        here,
        section=SECTION,
        title="Les listes de valeurs",
        description="Les valeurs que les fiches acceptent\u00a0: listes fixes, thématiques, organismes, territoires.",
        trail=_trail(here, ("Listes", LISTES_URL)),
        lists=[
            (reference.kebab(one.__name__), TITRES_LISTES[one.__name__], _values(one)) for one in _closed()
        ],
        articles=[(article.code, article.nom, article.sens) for article in ARTICLES.values()],
        themes=[(key, entry.nom) for key, entry in writer.catalogue.themes.items()],
        organisations=[(key, entry.nom) for key, entry in writer.catalogue.organisations.items()],
        sigles=[(entry.nom, "\u00a0; ".join(entry.sens)) for entry in writer.catalogue.sigles.values()],
        territories=(
            ("regions", _LIST_TITLES["regions"], [(place.code, place.nom) for place in REGIONS.values()]),
            (
                "departements",
                _LIST_TITLES["departements"],
                [(place.code, place.nom) for place in DEPARTEMENTS.values()],
            ),
        ),
    )


def _closed() -> list[type[Vocabulary]]:
    return sorted(closed_lists(vocabularies), key=lambda one: collation(TITRES_LISTES[one.__name__]))


def _values(one: type[Vocabulary]) -> list[tuple[str, str]]:
    return [(str(member.value), member.libelle) for member in one]


def _problems(writer: Writer) -> Page:
    here = writer.here(ERREURS_URL)
    return writer.page_of_code(
        "guide_erreurs.html",
        here,
        partial(_problems_values, here),
        section=SECTION,
        title="Les messages de la vérification",
        description="Chaque code de message\u00a0: ce qu’il veut dire, un exemple faux et le même corrigé.",
    )


def _problems_values(here: Here) -> dict[str, object]:
    return {
        "trail": _trail(here, ("Messages", ERREURS_URL)),
        "families": _families(),
        "fr": typographic,
        "tones": {
            Severity.ERREUR: "closed",
            Severity.AVERTISSEMENT: "soon",
            Severity.INFORMATION: "neutral",
        },
        "shown": shown,
    }


def _families() -> list[tuple[str, str, list[Code]]]:
    """Return the codes by family: its anchor, its title, its codes in order."""
    order = {name: rank for rank, name in enumerate(FAMILLES)}
    codes = sorted(CODES.values(), key=lambda code: (order[_family(code)], code.code))
    return [(name.lower(), FAMILLES[name], list(found)) for name, found in groupby(codes, key=_family)]


def _family(code: Code) -> str:
    return code.code.partition("-")[0]


def shown(example: str) -> str:
    """Return an example with what does not show in it written out: ⟨U+200B⟩."""

    def named(char: str) -> str:
        hidden = char not in _DISPLAYED and unicodedata.category(char)[0] in "CZ"
        return f"⟨U+{ord(char):04X}⟩" if hidden else char

    # A no-break space is French typography, except where YAML counts the spaces: at the head of a line.
    head = re.compile(r"^[ \u00a0\u202f]*", re.MULTILINE)
    spaces = str.maketrans({"\u00a0": " ", "\u202f": " "})
    indented = head.sub(
        lambda found: found[0].replace("\u00a0", "⟨U+00A0⟩").replace("\u202f", "⟨U+202F⟩"), example
    )
    return "".join(named(char) for char in indented.translate(spaces))
