"""What a posting asks or tells of persons that it should not: proofs of disability, ways to reach somebody in a text.

Sources: règlement (UE) 2016/679, article 9, for health data, which nobody gives to apply; code général de la fonction
publique, article L352-4, for the one recruitment that rests on them. Texts lose what reaches a person when the posting
is archived (`vivier.candidacy.archive`): the fields made for it say who answers, and are shown as such.
"""

import re
from collections.abc import Iterable, Iterator

from vivier.records import Emploi, Mission
from vivier.records.base import Controle, Modele
from vivier.records.personal import COURRIEL, address, is_mobile, may_call, may_reach, telephones
from vivier.records.shared import Contact
from vivier.records.shown import readable
from vivier.records.vocabulary import folded

_DISABILITY = re.compile(
    "rqth|boeth|travailleu(?:r|se)s?handicap|statutdhandicape|carte(?:d)?invalidite|cartemobiliteinclusion"
    "|taux(?:d)?(?:incapacite|invalidite)"
)
"""What proves a disability, as `folded` writes it."""

# Fields whose purpose is to say where to write or to call, the note that nobody reads on the site, and the names and
# references that are not sentences: most of a record, and no time is spent on them. What a contact says in its other
# fields is read (`_beside`).
_NO_TEXT = frozenset(
    {
        "contacts",
        "courriels",
        "url",
        "adresse_postale",
        "note_interne",
        "id",
        "titre",
        "source",
        "localisations",
        "siret",
    }
    | {"competences", "langues", "metier", "jo", "fondement_juridique", "thematiques", "projets"}
)


def controls(record: Emploi | Mission) -> Iterator[Controle]:
    """Yield what a posting or a mission should neither ask nor tell."""
    yield from _disability(record)
    known: frozenset[str] | None = None
    for path, text in _likely([*_texts(record.__dict__.items()), *_beside(record.contacts)]):
        mails, phones = _said(text)
        if mails or phones:
            known = _own(record) if known is None else known
            remedy = _OWN if path.startswith("contacts.") else _MOVED
            if mails - known:
                yield _told(path, "une adresse électronique", remedy)
            elif strange := phones.keys() - known:
                # A mobile phone is a person's: contacts refuse it (TEL-02).
                mobile = any(is_mobile(phones[one]) for one in strange)
                yield _told(
                    path, f"un numéro de téléphone{' mobile' if mobile else ''}", _GONE if mobile else remedy
                )


def _disability(record: Emploi | Mission) -> Iterator[Controle]:
    how = record.candidature
    basis = record.fondement_juridique if isinstance(record, Emploi) else None
    if how is None or (basis is not None and basis.code == "L352-4"):
        return
    asked = {
        **{f"candidature.pieces.{n}": one.libelle for n, one in enumerate(how.pieces)},
        **{f"candidature.tenir_a_disposition.{n}": one for n, one in enumerate(how.tenir_a_disposition)},
    }
    for field, name in asked.items():
        if _DISABILITY.search(folded(name)):
            yield Controle(
                "AVIS-06",
                (field,),
                f"« {name} » est une donnée de santé : elle n’est pas demandée pour candidater",
                "retirer ce document ; si l’annonce le demande, en parler au service qui recrute",
            )


_MOVED = "le mettre dans contacts, ou dans candidature s’il sert à candidater"
_OWN = "le mettre dans le champ courriel, telephone ou url de ce contact"
_GONE = "le retirer : c’est celui d’une personne ; le numéro du service se donne dans contacts"


def _told(path: str, found: str, remedy: str) -> Controle:
    said = f"ce texte contient {found} : il en sera retiré à l’archivage"
    return Controle("TEXTE-08", (path,), said, remedy)


def _groups(model: type[Modele] = Modele) -> Iterator[type[Modele]]:
    for one in model.__subclasses__():
        yield one
        yield from _groups(one)


_GROUPS = frozenset(_groups())


def _texts(fields: Iterable[tuple[str | int, object]], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts where no address nor number is expected, with their paths.

    By exact type, for a value of a closed list is a text too, and every record comes here.
    """
    for name, value in fields:
        if not value or name in _NO_TEXT:
            continue
        if type(value) is str:
            yield f"{prefix}{name}", value
        elif isinstance(value, tuple):
            yield from _texts(enumerate(value), f"{prefix}{name}.")
        elif type(value) in _GROUPS:
            yield from _texts(value.__dict__.items(), f"{prefix}{name}.")


def _beside(contacts: Iterable[Contact]) -> Iterator[tuple[str, str]]:
    """Yield what contacts say in the fields that are not made to reach them, with their paths."""
    for number, one in enumerate(contacts):
        for name, text in (("fonction", one.fonction), ("service", one.service), ("note", one.note)):
            if text:
                yield f"contacts.{number}.{name}", text


def _likely(found: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the texts that may hold an address or a number."""
    # All at once, then one by one: most records hold nothing of that.
    whole = "\n".join(text for _, text in found)
    reach, call = may_reach(whole), may_call(whole)
    for path, text in found if reach or call else ():
        if (call and may_call(text)) or (reach and may_reach(text)):
            yield path, text


def _said(text: str) -> tuple[set[str], dict[str, str]]:
    """Return the addresses of a text, and its numbers by their last figures."""
    # As it is read with its marks, and without: both are what archiving looks at.
    reads = {readable(text, bare=bare) for bare in (True, False)}
    mails = {address(one).casefold() for read in reads for one in COURRIEL.finditer(read)}
    return mails, {_digits(one[0]): one[0] for read in reads for one in telephones(read)}


def _digits(number: str) -> str:
    """Return the nine figures that tell a number from others, whatever comes before them."""
    return re.sub(r"\D", "", number)[-9:]


def _own(record: Emploi | Mission) -> frozenset[str]:
    """Return the addresses and numbers that the fields of a record give."""
    mails = [one.courriel for one in record.contacts if one.courriel]
    mails += record.candidature.courriels if record.candidature else ()
    numbers = [_digits(one.telephone) for one in record.contacts if one.telephone]
    return frozenset([*(one.casefold() for one in mails), *numbers])
