"""Texts of a record: one line or Markdown, e-mail, web and phone addresses.

What an editor pasted by accident is refused.
"""

import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, ValidationInfo

from .errors import Refus, refus
from .identifiers import LONGEST, PATTERN, is_id, slug
from .notices import signaler
from .personal import is_mobile
from .shown import REFERENCE, referenced

# Control characters, soft hyphen, zero-width and bidirectional marks, variation selectors, byte-order mark,
# tags: none is visible, and several make a text read otherwise than it is written. No-break spaces are French
# typography.
_HIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef\ud800-\udfff]"
)
_INVISIBLE = re.compile(_HIDDEN)
# Markdown makes one of a reference too, unless its first sign is escaped.
_REFERENCED = re.compile(rf"{_HIDDEN}|\\[\\&]|{REFERENCE}")
# A tag, and not an address between angle brackets, which is Markdown.
HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]{0,30}(?:[\s/][^<>]{0,200})?>")
IMAGE = re.compile(r"!\[[^\]]{0,200}\]\(")
_EMAIL = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
# Most addresses; what is not of this form is looked at part by part.
_PLAIN_URL = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}[a-z][a-z0-9-]{1,23}(?:/[A-Za-z0-9/._~%+=&?-]{0,500})?"
)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,23}", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9](?:[ .\u00a0\u202f]?[0-9]){2,14}")
# Ten digits from 01 to 09; short numbers (3939, 116 006); an international one of France, or of any other country.
_CALLED = re.compile(
    r"0[1-9][0-9]{8}|[13][0-9]{2,3}|11[0-9]{4}|(?:\+|00)33[1-9][0-9]{8}|\+(?!33|0)[0-9]{6,15}|00(?!33|0)[0-9]{9,15}"
)
_MASKED = re.compile(r"\[e-?mail|protected\]|^e-?mail\W?protected$", re.IGNORECASE)
_MASKED_INSIDE = re.compile(r"\[e-?mail\W?protected\]", re.IGNORECASE)

SHORT = 200
"""Longest one-line text, in characters, where a field sets no limit of its own."""


_NAMES = {
    "\u00ad": "trait d’union conditionnel",
    "\u200b": "espace sans chasse",
    "\u200c": "antiliant sans chasse",
    "\u200d": "liant sans chasse",
    "\u200e": "marque gauche-à-droite",
    "\u200f": "marque droite-à-gauche",
    "\u2060": "gluon de mots",
    "\ufe0f": "sélecteur de variante 16",
    "\ufeff": "indicateur d’ordre des octets",
}
"""French names of the invisible characters that word processors and web pages leave in what is copied."""


def character_name(char: str) -> str:
    """Return the name of a character that must not be shown as it is, and its number: « liant sans chasse, U+200D »."""
    name = _NAMES.get(char) or unicodedata.name(char, "caractère de commande").lower()
    return f"{name}, U+{ord(char):04X}"


def _refused(char: str, remedy: str) -> Refus:
    return refus(
        "TEXTE-03", f"ce texte contient un caractère invisible ({character_name(char)})", aide=remedy
    )


def invisible(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the first invisible character of a Markdown text, as it is or by reference."""
    return next((one for one in _REFERENCED.finditer(text, start) if _unseen(one[0])), None)


def _unseen(written: str) -> str | None:
    """Return the invisible character that is written, or None."""
    if written[0] != "&":
        return written if len(written) == 1 else None
    # A reference may name what no file can hold, such as U+FFFE.
    return next(
        (
            one
            for one in referenced(written)
            if _INVISIBLE.match(one) or not (one.isprintable() or one.isspace())
        ),
        None,
    )


def _clean(value: object) -> str:
    """Return composed text (NFC) without blanks at its ends; raises CHAMP-03, TEXTE-02 or TEXTE-03."""
    if not isinstance(value, str):
        raise refus("CHAMP-03", "un texte est attendu ici, pas une liste ni un groupe de champs")
    if value.isascii() and value.isprintable():  # most texts: nothing to look for, nothing to compose
        text = value.strip()
    elif found := _INVISIBLE.search(value):
        raise _refused(found[0], "retaper le passage au clavier, sans copier-coller")
    else:
        text = unicodedata.normalize("NFC", value).strip()
    if "]" in text and (found := _MASKED_INSIDE.search(text)):
        raise _masked(found[0], "retirer le passage")
    if not text:
        raise refus("TEXTE-02", "ce texte est vide", aide="écrire le texte, ou retirer le champ")
    return text


def _masked(written: str, otherwise: str) -> Refus:
    return refus(
        "COURRIEL-02",
        f"« {written} » est une adresse masquée par le site où elle a été copiée",
        aide=f"retrouver l’adresse dans la publication d’origine, ou {otherwise}",
    )


def _one_line(value: object) -> str:
    text = _clean(value)
    if "\n" in text:
        raise refus("TEXTE-04", "ce texte tient sur plusieurs lignes", aide="l’écrire sur une seule ligne")
    return text.replace("\t", " ")


def _markdown(value: object, info: ValidationInfo) -> str:
    text = _clean(value)
    if "&" in text and (found := invisible(text)) and (char := _unseen(found[0])):
        raise _refused(char, f"retirer {found[0]}")
    if found := HTML.search(text):
        signaler(
            info,
            value,
            "TEXTE-05",
            f"la balise {found[0]} sera montrée telle quelle : ce texte accepte le Markdown, pas le HTML",
            aide="retirer la balise",
        )
    if IMAGE.search(text):
        signaler(
            info,
            value,
            "TEXTE-06",
            "une image ne peut pas être placée dans une fiche : seul son texte sera montré",
            aide="retirer l’image, ou faire un lien vers sa page",
        )
    return text


def _meant(text: str) -> str:
    """Return the id that a text, a reference (``labo:etat-lin``), a file or an address means, or an empty string."""
    words = text.rstrip("/").removesuffix(".yml")
    if " " not in words:
        words = re.split("[:/]", words)[-1]
    return slug(words)


def _identifier(value: object) -> str:
    text = _one_line(value)
    if not is_id(text):
        near = _meant(text)
        raise refus(
            "ID-01",
            f"« {text} » n’est pas un identifiant : "
            f"minuscules sans accent, chiffres et traits d’union, {LONGEST} au plus",
            aide=f"écrire {near}" if near else "choisir un identifiant",
        )
    return text


def _email(value: object) -> str:
    # Unquoted, [email protected] is a list of one text.
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        value = f"[{value[0]}]" if _MASKED.search(value[0]) else value
    if isinstance(value, str) and _MASKED.search(value.strip()):
        raise _masked(value.strip(), "retirer ce champ")
    text = _one_line(value)
    if not _EMAIL.fullmatch(text) or ".." in text or len(text) > 254:
        raise refus(
            "COURRIEL-01",
            f"« {text} » n’est pas une adresse électronique",
            aide="écrire une seule adresse, sans accent ni espace, comme service@exemple.gouv.fr",
        )
    return text


def _url(value: object) -> str:
    text = _one_line(value)
    if _PLAIN_URL.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("", "https"):
        raise refus(
            "LIEN-02",
            f"« {text} » ne commence pas par https://",
            aide="écrire l’adresse sécurisée, qui commence par https://",
        )
    host = parts.hostname or ""
    plain = (
        parts.scheme == "https"
        and "@" not in parts.netloc
        and port is None
        and _HOST.fullmatch(host) is not None
    )
    if not plain or re.search(r"[\s<>\"'`\\^{|}]", text) or len(text) > 2000:
        raise refus(
            "LIEN-01",
            f"« {text} » n’est pas une adresse de page web",
            aide="copier l’adresse complète depuis le navigateur, en commençant par https://",
        )
    return text


def _phone(value: object) -> str:
    # « +33 (0)3 » is dialled without its zero.
    text = re.sub(r"^((?:\+|00)[0-9 ]{1,5}?) ?\(0\) ?", r"\1 ", _one_line(value))
    if not _PHONE.fullmatch(text):
        raise refus(
            "TEL-01",
            f"« {text} » n’est pas un numéro de téléphone",
            aide="écrire des chiffres, comme 03 80 44 64 00",
        )
    digits = re.sub(r"\D", "", text)
    if is_mobile(text):
        raise refus(
            "TEL-02",
            f"« {text} » est un numéro de téléphone mobile, donc d’une personne",
            aide="donner le numéro fixe du service, ou retirer ce champ",
        )
    if not _CALLED.fullmatch("+" * text.startswith("+") + digits):
        raise refus(
            "TEL-01",
            f"«\u00a0{text}\u00a0» n’est pas un numéro de téléphone\u00a0: il en faut dix chiffres, de 01 à 09",
            aide="vérifier le numéro dans la source, comme 03 80 44 64 00\u00a0; "
            "hors de France et des départements d’outre-mer, commencer par l’indicatif, comme +687",
        )
    return text


def _siret(value: object) -> str:
    text = re.sub(r"\s", "", _one_line(value))
    digits = [int(c) for c in text] if text.isascii() and text.isdigit() else []
    # Luhn's key, except La Poste, whose establishments are numbered so that the plain sum is a multiple of 5.
    luhn = sum(d if i % 2 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)) % 10 == 0
    la_poste = text.startswith("356000000") and sum(digits) % 5 == 0
    if len(digits) != 14 or not (luhn or la_poste):
        raise refus(
            "SIRET-01",
            f"« {text} » n’est pas un numéro SIRET",
            aide="vérifier les 14 chiffres dans la source",
        )
    return text


# Limits come first: pydantic applies itself those that stand on the text, and by a call those that stand on a function.
TexteCourt = Annotated[str, Field(max_length=SHORT), BeforeValidator(_one_line)]
"""One line of plain text, 200 characters at most."""

Titre = Annotated[str, Field(max_length=150), BeforeValidator(_one_line)]
"""A title: one line, 150 characters at most (limit of the exchange API of Choisir le service public)."""

Resume = Annotated[str, Field(max_length=300), BeforeValidator(_one_line)]
"""A summary: one line, 300 characters at most."""

Texte = Annotated[str, Field(max_length=10_000), BeforeValidator(_markdown)]
"""Markdown (paragraphs, lists, emphasis, links, tables), 10,000 characters at most."""

Texte5000 = Annotated[str, Field(max_length=5_000), BeforeValidator(_markdown)]
"""Markdown, 5,000 characters at most."""

Texte3000 = Annotated[str, Field(max_length=3_000), BeforeValidator(_markdown)]
"""Markdown, 3,000 characters at most."""

Phrase = Annotated[str, Field(max_length=600), BeforeValidator(_one_line)]
"""One sentence or two on one line, plain text, 600 characters at most."""

Identifiant = Annotated[
    str,
    Field(max_length=LONGEST, json_schema_extra={"pattern": f"^{PATTERN}$"}),
    BeforeValidator(_identifier),
]
"""Id of a record or of a list's entry: lower-case ASCII words joined by hyphens, at most 80 characters."""

Courriel = Annotated[str, BeforeValidator(_email), Field(json_schema_extra={"format": "email"})]
"""One e-mail address, ASCII. Raises COURRIEL-01, and COURRIEL-02 for a masked one."""

Adresse = Annotated[str, BeforeValidator(_url), Field(json_schema_extra={"format": "uri"})]
"""A web address in https, with a host name, no port and no credentials. Raises LIEN-01 or LIEN-02."""

Telephone = Annotated[str, BeforeValidator(_phone)]
"""A phone number of a service; TEL-02 refuses a mobile, which is a person's."""

Siret = Annotated[str, BeforeValidator(_siret), Field(json_schema_extra={"pattern": r"^\d{14}$"})]
"""An establishment's number in the SIRENE directory: 14 digits with their key."""
