"""What reaches or names a person in a text: e-mail addresses, telephone numbers, names after a title.

Texts are written by people: a number may be cut by dots, spaces or dashes of any width, an address may hide its @.
Every pattern reads a text once: what repeats is bounded, or cannot match what follows it.
"""

import re

_SPACE = r"[\s\u00a0\u202f]"
_DASH = r"\-\u2010-\u2015"

_LOCAL = r"[^\s<>()\[\],;:«»\"’'*@]"
_AT = (
    rf"{_SPACE}?[@＠]{_SPACE}?|%40|&\#64;|&\#x40;|&commat;|\(a\)"
    rf"|{_SPACE}?[\[(]{_SPACE}?(?:at|arobase?){_SPACE}?[\])]{_SPACE}?|{_SPACE}arobase{_SPACE}"
)
COURRIEL = re.compile(
    rf"(?<!{_LOCAL}){_LOCAL}{{1,255}}?(?:{_AT})[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}", re.IGNORECASE
)
"""An e-mail address, its @ written in any way."""

_CUT = rf"[\s\u00a0\u202f.{_DASH}·/()]{{0,3}}"
_DATE = r"\d\d[/.\-]\d\d[/.\-]\d{4}"
TELEPHONE = re.compile(
    rf"(?<!\d)(?!{_DATE})(?:"
    rf"(?:\(?\+|\b00){_CUT}(?:33|262|5[09]\d|68[1-9]){_CUT}(?:\(?0\)?{_CUT})?\d(?:{_CUT}\d){{5,8}}"
    rf"|0{_CUT}[1-9](?:{_CUT}\d){{8}})(?!\d)"
)
"""A French telephone number, national or international, however its figures are cut; a date is none."""

CIVILITE = r"(?:M\.|MM\.|Mr|Mmes?|Mlle|Madame|Monsieur|Dr|Docteur|Maître)"
"""A title that stands before a name."""

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ]\.(?:-?[A-ZÀ-ÖØ-Þ]\.)?|[A-ZÀ-ÖØ-Þ][\w’'\-]{1,40})"
_ROLE = rf"l[ae]{_SPACE}\w{{1,40}}{_SPACE}(?={_CAPITAL}(?:[\s,.;:)]|$))"
PERSONNE = re.compile(
    rf"(?<![\w\-]){CIVILITE}{_SPACE}{{1,3}}(?:{_ROLE})?[*_]{{0,3}}(?!{CIVILITE}\b){_CAPITAL}"
    rf"(?:{_SPACE}{{1,3}}[*_]{{0,3}}(?:d[eu]s?{_SPACE}|l[ea]{_SPACE})?{_CAPITAL}){{0,3}}"
)
"""A title and a name: « Mme Aurélie Quintrec », « Madame la cheffe Quintrec », but not « Madame la préfète »."""
