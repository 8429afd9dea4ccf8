"""The settings of ``security.txt``: whom to write to, and a day after which nobody should trust that any more."""

import re
from datetime import date, timedelta

from vivier.candidacy import Moment
from vivier.exports.security import Securite
from vivier.pages.words import day
from vivier.site_build.settings_reader import Reader

WARNING_DAYS = 30
"""How many days before the file expires the build says so."""

_LONGEST = timedelta(days=365)
"""RFC 9116, 2.5.5: less than a year, so that nobody writes to whom left long ago."""

_EMAIL = re.compile(r"(?:mailto:)?([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_OTHER = re.compile(r"https://[^\s/@]+(?:/\S*)?|tel:\+?[\d-]+", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


def read_security(reader: Reader, moment: Moment) -> Securite:
    """Read the section, noting its mistakes; without it there is no file."""
    said = Securite(
        contacts=tuple(_contact(reader, one) for one in reader.texts("contacts")),
        expire=reader.day("expire"),
        politique=reader.address("politique"),
        langues=_languages(reader),
    )
    if said.contacts:
        _check_expiry(reader, said.expire, moment)
        return said
    if said != Securite():
        reader.refuse("contacts", "donner au moins une adresse à qui écrire, ou retirer « securite »")
    return Securite()


def _check_expiry(reader: Reader, expires: date | None, moment: Moment) -> None:
    latest = moment.jour + _LONGEST
    if expires is None:
        reader.refuse("expire", f"un dernier jour de validité est exigé, le {latest} au plus tard")
    elif expires < moment.jour:
        reader.refuse(
            "expire",
            f"security.txt a expiré le {day(expires)} ; vérifier ses contacts, puis écrire un autre jour, "
            f"le {latest} au plus tard",
        )
    # As of a day chosen in the past, what holds today would be too far away.
    elif expires > latest and moment.instant is not None:
        reader.refuse("expire", f"le {day(expires)} est à plus d’un an ; écrire le {latest} au plus tard")


def expiring(said: Securite, today: date) -> str | None:
    """Return the sentence that warns that the file is about to expire, or None."""
    if said.expire is None or (said.expire - today).days > WARNING_DAYS:
        return None
    return (
        f"security.txt expire le {day(said.expire)} : vérifier ses contacts, puis repousser "
        "extra.vivier.securite.expire dans mkdocs.yml. Passé ce jour, le site ne se construira plus."
    )


def _contact(reader: Reader, text: str) -> str:
    if found := _EMAIL.fullmatch(text):
        return f"mailto:{found[1]}"
    if not text.isascii() or not _OTHER.fullmatch(text):
        reader.refuse("contacts", f"« {text} » : écrire une adresse électronique, https:// ou tel:")
    return text


def _languages(reader: Reader) -> tuple[str, ...]:
    found = tuple(one.strip() for one in reader.text("langues").split(",") if one.strip())
    for one in found:
        if not _LANGUAGE.fullmatch(one):
            reader.refuse("langues", f"« {one} » : écrire des codes de langue, comme « fr, en »")
    return found
