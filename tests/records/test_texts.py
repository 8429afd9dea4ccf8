import pytest

from vivier.records.texts import (
    Adresse,
    Courriel,
    Identifiant,
    Phrase,
    Resume,
    Siret,
    Telephone,
    Texte,
    TexteCourt,
    Titre,
)

from .reading import read, refusal

LINES = [
    ("Préfecture du Doubs", "Préfecture du Doubs"),
    ("  Préfecture  ", "Préfecture"),
    ("Pre\u0301fecture", "Préfecture"),
    ("Objectif\u00a0: 30\u202f%", "Objectif\u00a0: 30\u202f%"),
    ("«\u00a0Vivier\u00a0»", "«\u00a0Vivier\u00a0»"),
    ("l’œuvre de l'État", "l’œuvre de l'État"),
    ("un\tdeux", "un deux"),
    ("{accolade} 100 %", "{accolade} 100 %"),
    ("", "TEXTE-02"),
    ("\u00a0\u202f ", "TEXTE-02"),
    ("deux\nlignes", "TEXTE-04"),
    ("droite\u202eà gauche", "TEXTE-03"),
    ("isolé\u2066", "TEXTE-03"),
    ("zéro\u200blargeur", "TEXTE-03"),
    ("jointif\u200d", "TEXTE-03"),
    ("césure\u00adcachée", "TEXTE-03"),
    ("\ufefforganisme", "TEXTE-03"),
    ("cœur\ufe0f", "TEXTE-03"),
    ("variante\U000e0100", "TEXTE-03"),
    ("balise\U000e0041", "TEXTE-03"),
    ("nul\x00", "TEXTE-03"),
    ("retour\rchariot", "TEXTE-03"),
    ("paragraphe\u2029", "TEXTE-03"),
    (None, "CHAMP-03"),
    (["liste"], "CHAMP-03"),
    ({"groupe": "de champs"}, "CHAMP-03"),
]


@pytest.mark.parametrize(("typed", "expected"), LINES)
def test_line(typed: object, expected: str) -> None:
    assert read(TexteCourt, typed) == expected


def test_an_invisible_character_is_named() -> None:
    assert read(TexteCourt, "a\u202eb") == "TEXTE-03"
    assert "right-to-left override, U+202E" in refusal(TexteCourt, "a\u202eb")["texte"]


@pytest.mark.parametrize(
    ("kind", "limit"), [(TexteCourt, 200), (Titre, 150), (Resume, 300), (Phrase, 600), (Texte, 10_000)]
)
def test_longest_text(kind: object, limit: int) -> None:
    assert read(kind, "é" * limit) == "é" * limit
    assert read(kind, "é" * (limit + 1)) == "string_too_long"


REFERENCES = [
    "&#x202e;",
    "&#1;",
    "&#8203;",
    "&#x7f;",
    "&#x80;",
    "&#xfffe;",
    "&#xE0041;",
    "&#x2028;",
    "&shy;",
    "&cups;",
]


@pytest.mark.parametrize("written", REFERENCES)
def test_an_invisible_character_by_reference_is_one(written: str) -> None:
    assert read(Texte, f"a\\\\{written}b") == "TEXTE-03"
    # Escaped, or where there is no Markdown, it is the sign that is read.
    assert read(Texte, f"a\\{written}b") == f"a\\{written}b"
    assert read(TexteCourt, f"a{written}b") == f"a{written}b"
    assert refusal(Texte, f"a{written}b")["aide"] == f"retirer {written}"


def test_a_reference_to_what_is_seen_stays() -> None:
    text = "a&nbsp;&#8239;&eacute;&#10;&amp;&inconnu;&NotEqualTilde;"
    assert read(Texte, text) == text


MARKDOWN = [
    ("- un\n- deux", ()),
    ("**gras** et [lien](https://exemple.example/)", ()),
    ("1 < 2 et 3 > 2", ()),
    ("un <b et c> dans le texte", ("TEXTE-05",)),
    ("<https://www.exemple.gouv.fr/>", ()),
    ("<sgar@exemple.example>", ()),
    ("| a | b |\n| - | - |", ()),
    ("un <b>mot</b>", ("TEXTE-05",)),
    ("<script>alert(1)</script>", ("TEXTE-05",)),
    ("ligne<br/>", ("TEXTE-05",)),
    ('<img src=x onerror="alert(1)">', ("TEXTE-05",)),
    ("![logo](https://exemple.example/logo.png)", ("TEXTE-06",)),
    ("<b>![x](y)", ("TEXTE-05", "TEXTE-06")),
]


@pytest.mark.parametrize(("typed", "notices"), MARKDOWN)
def test_markdown_is_kept_and_html_noticed(typed: str, notices: tuple[str, ...]) -> None:
    assert read(Texte, typed) == ((typed, *notices) if notices else typed)


IDENTIFIERS = [
    ("etat-lin", "etat-lin"),
    ("a1", "a1"),
    ("2025", "2025"),
    ("a" * 80, "a" * 80),
    ("a" * 81, "ID-01"),
    ("État-LIN", "ID-01"),
    ("etat_lin", "ID-01"),
    ("-etat", "ID-01"),
    ("etat-", "ID-01"),
    ("etat--lin", "ID-01"),
    ("etat lin", "ID-01"),
    ("../etat", "ID-01"),
    ("", "TEXTE-02"),
]


@pytest.mark.parametrize(("typed", "expected"), IDENTIFIERS)
def test_identifier(typed: str, expected: str) -> None:
    assert read(Identifiant, typed) == expected


def test_a_near_identifier_is_proposed() -> None:
    assert refusal(Identifiant, "État’LIN, le labo")["aide"] == "écrire etat-lin-le-labo"
    assert refusal(Identifiant, "Service : innovation")["aide"] == "écrire service-innovation"
    assert refusal(Identifiant, "東京")["aide"] == "choisir un identifiant"


EMAILS = [
    ("sgar@exemple.gouv.fr", "sgar@exemple.gouv.fr"),
    ("Prenom.Nom+offre@sous.exemple.example", "Prenom.Nom+offre@sous.exemple.example"),
    ("[email protected]", "COURRIEL-02"),
    ("[email\u00a0protected]", "COURRIEL-02"),
    (["email protected"], "COURRIEL-02"),
    (["email\u00a0protected"], "COURRIEL-02"),
    ("email protected", "COURRIEL-02"),
    (["sgar@exemple.gouv.fr"], "CHAMP-03"),
    ("protected@exemple.gouv.fr", "protected@exemple.gouv.fr"),
    ("prénom.nom@exemple.gouv.fr", "COURRIEL-01"),
    ("nom@préfecture.fr", "COURRIEL-01"),
    ("nom@exemple", "COURRIEL-01"),
    ("nom@.fr", "COURRIEL-01"),
    ("nom..prenom@exemple.fr", "COURRIEL-01"),
    ("mailto:nom@exemple.fr", "COURRIEL-01"),
    ("a@exemple.fr, b@exemple.fr", "COURRIEL-01"),
    ("Nom <nom@exemple.fr>", "COURRIEL-01"),
    ("nom arobase exemple.fr", "COURRIEL-01"),
    ("nom@exe\u200bmple.fr", "TEXTE-03"),
    (("a" * 60 + ".") * 4 + "a@" + "b." * 20 + "fr", "COURRIEL-01"),
    ("a" * 64 + "@" + ("b" * 60 + ".") * 3 + "c" * 20 + ".fr", "COURRIEL-01"),
]


@pytest.mark.parametrize(("typed", "expected"), EMAILS)
def test_email(typed: object, expected: str) -> None:
    assert read(Courriel, typed) == expected


URLS = [
    ("https://www.exemple.gouv.fr/avis?id=1#haut", "https://www.exemple.gouv.fr/avis?id=1#haut"),
    ("https://exemple.example", "https://exemple.example"),
    ("https://xn--prfecture-b1a.fr/", "https://xn--prfecture-b1a.fr/"),
    ("http://exemple.fr/", "LIEN-02"),
    ("ftp://exemple.fr/", "LIEN-02"),
    ("javascript:alert(1)", "LIEN-02"),
    ("JaVaScRiPt:alert(1)", "LIEN-02"),
    ("data:text/html,x", "LIEN-02"),
    ("file:///etc/passwd", "LIEN-02"),
    ("mailto:a@exemple.fr", "LIEN-02"),
    ("//exemple.fr/", "LIEN-01"),
    ("/avis", "LIEN-01"),
    ("www.exemple.fr", "LIEN-01"),
    ("https://", "LIEN-01"),
    ("https:exemple.fr", "LIEN-01"),
    ("https://exemple", "LIEN-01"),
    ("https://localhost/", "LIEN-01"),
    ("https://192.168.0.1/", "LIEN-01"),
    ("https://2130706433/", "LIEN-01"),
    ("https://[::1]/", "LIEN-01"),
    ("https://[::1", "LIEN-01"),
    ("https://exemple.fr:8443/", "LIEN-01"),
    ("https://exemple.fr:443/", "LIEN-01"),
    ("https://exemple.fr:port/", "LIEN-01"),
    ("https://nom:secret@exemple.fr/", "LIEN-01"),
    ("https://nom@exemple.fr/", "LIEN-01"),
    ("https://exemple.fr\\@autre.fr/", "LIEN-01"),
    ("https://exemple.fr/deux mots", "LIEN-01"),
    ("https://exemple.fr/<b>", "LIEN-01"),
    ('https://exemple.fr/"', "LIEN-01"),
    ("https://préfecture.fr/", "LIEN-01"),
    ("https://-exemple.fr/", "LIEN-01"),
    ("https://exemple.fr/" + "a" * 2000, "LIEN-01"),
    ("https://exemple.fr/\u202e", "TEXTE-03"),
    ("https://exemple.fr/\navis", "TEXTE-04"),
]


@pytest.mark.parametrize(("typed", "expected"), URLS)
def test_url(typed: str, expected: str) -> None:
    assert read(Adresse, typed) == expected


PHONES = [
    ("03 80 44 64 00", "03 80 44 64 00"),
    ("0380446400", "0380446400"),
    ("03.80.44.64.00", "03.80.44.64.00"),
    ("+33 3 80 44 64 00", "+33 3 80 44 64 00"),
    ("0262 40 77 77", "0262 40 77 77"),
    ("0590 99 39 00", "0590 99 39 00"),
    ("+262 262 40 77 77", "+262 262 40 77 77"),
    ("01 99 00 12 34", "01 99 00 12 34"),
    ("3939", "3939"),
    ("115", "115"),
    ("116 006", "116 006"),
    ("+33 (0)3 80 44 64 00", "+33 3 80 44 64 00"),
    ("0033 3 80 44 64 00", "0033 3 80 44 64 00"),
    ("+32 2 555 12 12", "+32 2 555 12 12"),
    ("03 80 44 64 0", "TEL-01"),
    ("03 80 44 64 000", "TEL-01"),
    ("380446400", "TEL-01"),
    ("99 99 99 99 99", "TEL-01"),
    ("00 80 44 64 00", "TEL-01"),
    ("+33 03 80 44 64 00", "TEL-01"),
    ("26 63 00", "TEL-01"),
    ("+33 (0)6 12 34 56 78", "TEL-02"),
    ("+33(0)612345678", "TEL-02"),
    ("+687 26 63 00", "+687 26 63 00"),
    ("06 12 34 56 78", "TEL-02"),
    ("07.12.34.56.78", "TEL-02"),
    ("+33 6 12 34 56 78", "TEL-02"),
    ("0033 7 12 34 56 78", "TEL-02"),
    ("0690 12 34 56", "TEL-02"),
    ("0691 12 34 56", "TEL-02"),
    ("0692 12 34 56", "TEL-02"),
    ("0693 12 34 56", "TEL-02"),
    ("0694 12 34 56", "TEL-02"),
    ("0696 12 34 56", "TEL-02"),
    ("0639 12 34 56", "TEL-02"),
    ("+590 690 12 34 56", "TEL-02"),
    ("+594 694 12 34 56", "TEL-02"),
    ("+596 696 12 34 56", "TEL-02"),
    ("+262 692 12 34 56", "TEL-02"),
    ("+262 639 12 34 56", "TEL-02"),
    ("00 262 692 12 34 56", "TEL-02"),
    ("00590 690 12 34 56", "TEL-02"),
    ("standard", "TEL-01"),
    ("03 80 44 64 00 poste 12", "TEL-01"),
    ("17", "TEL-01"),
    ("03 80 44 64 00 / 01", "TEL-01"),
    ("٠٣٨٠٤٤٦٤٠٠", "TEL-01"),
]


@pytest.mark.parametrize(("typed", "expected"), PHONES)
def test_phone(typed: str, expected: str) -> None:
    assert read(Telephone, typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "labo:etat-lin",
        "etat-lin.yml",
        "labos/etat-lin",
        "postings/labos/etat-lin.yml",
        "https://exemple.gouv.fr/labos/etat-lin/",
    ],
)
def test_a_reference_a_file_or_an_address_gives_its_identifier(typed: str) -> None:
    assert refusal(Identifiant, typed)["aide"] == "écrire etat-lin"


SIRETS = [
    ("13002526500013", "13002526500013"),
    ("130 025 265 00013", "13002526500013"),
    ("130\u00a0025\u00a0265\u202f00013", "13002526500013"),
    ("35600000000048", "35600000000048"),
    ("35600000049837", "35600000049837"),
    ("13002526500014", "SIRET-01"),
    ("35600000000046", "SIRET-01"),
    ("1300252650001", "SIRET-01"),
    ("130025265", "SIRET-01"),
    ("1300252650001A", "SIRET-01"),
    ("١٣٠٠٢٥٢٦٥٠٠٠١٣", "SIRET-01"),
]


@pytest.mark.parametrize(("typed", "expected"), SIRETS)
def test_siret(typed: str, expected: str) -> None:
    assert read(Siret, typed) == expected
