"""Who is behind a record, by name: what the shared list of organisations says is in its entry only."""

import re

from vivier.intake.catalogue import Catalogue
from vivier.kept import digest
from vivier.records import Demarche, Emploi, Fiche, Labo, Mission, Projet
from vivier.records.shared import Organisme


def name_of(catalogue: Catalogue, organisme: Organisme) -> str:
    """Return the name of an organisation, its own or that of the shared list, with its acronym and its department.

    The acronym is that of the record, « SGAR » after « Secrétariat général… »; a name may hold it already.
    """
    name = whole_name(catalogue, organisme)
    if organisme.sigle and not re.search(rf"(?<!\w){re.escape(organisme.sigle)}(?!\w)", name):
        name += f" ({organisme.sigle})"
    return f"{name}, {organisme.direction}" if organisme.direction else name


def whole_name(catalogue: Catalogue, organisme: Organisme) -> str:
    """Return the name of an organisation without its acronym and its department."""
    return organisme.nom or catalogue.organisations[organisme.organisation or ""].nom


def owner(catalogue: Catalogue, record: Fiche) -> str | None:
    """Return the name of who employs, carries, hosts or leads what a record describes.

    None where the record does not say.
    """
    match record:
        case Emploi() | Demarche():
            return name_of(catalogue, record.organisation)
        case Projet():
            return name_of(catalogue, record.porteur) if record.porteur else None
        case Labo():
            return name_of(catalogue, record.hebergeur)
        case Mission():
            return record.structure_porteuse.nom or record.prefecture
    return None


def lists_key(catalogue: Catalogue) -> bytes:
    """Return bytes that differ whenever a shared list would be shown otherwise: its names stand anywhere."""
    return digest(repr((catalogue.themes, catalogue.organisations)).encode())
