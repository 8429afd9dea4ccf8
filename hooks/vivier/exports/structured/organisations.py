"""Organisations: those that recruit or host, and labs."""

from collections.abc import Mapping

from vivier.intake.shared_lists import Organisation
from vivier.records import REGIONS, Labo
from vivier.records.shared import Organisme

from .places import address
from .values import Thing, one_or_all, thing


def organisation(known: Mapping[str, Organisation], named: Organisme) -> Thing:
    """Return an organisation, with what the shared list knows of it.

    Args:
        known: the shared list, by id.
        named: the organisation, as a record names it.
    """
    entry = known.get(named.organisation or "")
    return thing(
        "Organization",
        name=named.nom or (entry.nom if entry else None),
        alternateName=named.sigle or (entry.sigle if entry else None),
        url=entry.url if entry else None,
        sameAs=entry.url if entry else None,
        department=thing("Organization", name=named.direction) if named.direction else None,
    )


def lab(known: Mapping[str, Organisation], record: Labo, page: str) -> Thing:
    """Return a lab; ``page`` is the address of its page. Whom to ask is on the page: people's data stay there."""
    return thing(
        "Organization",
        id_=f"{page}#labo",
        name=record.titre,
        alternateName=list(record.alias),
        description=record.resume,
        url=page,
        foundingDate=str(record.ouverture) if record.ouverture else None,
        address=one_or_all([address(where) for where in record.localisations]),
        areaServed=[
            thing("AdministrativeArea", name=REGIONS[code].nom) for code in dict.fromkeys(record.regions)
        ],
        parentOrganization=organisation(known, record.hebergeur),
    )
