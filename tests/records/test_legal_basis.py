import re

import pytest

from vivier.records.legal_basis import ARTICLES, FondementJuridique, normalise

from .reading import codes, read

FORMS = [
    ("L332-2-2", "L332-2-2"),
    ("inconnu", "inconnu"),
    ("Article L332-2 2° du CGFP", "L332-2-2"),
    ("Art L332-2 °2 du CGFP", "L332-2-2"),
    ("L. 332-2, 2°", "L332-2-2"),
    ("L.332-2 2º", "L332-2-2"),
    ("l 332 - 2 2 °", "L332-2-2"),
    ("article L. 332-2-2 du code général de la fonction publique", "L332-2-2"),
    ("Articles L332-2 (2°) et L332-4", "L332-2-2"),
    ("L332-1 1°", "L332-1-1"),
    ("L. 332-1, 1er", "L332-1-1"),
    ("L332-2 3o", "L332-2-3"),
    ("art. L. 332-3", "L332-3"),
    ("L332-8 2° du CGFP", "L332-8"),
    ("L.332-13", "L332-13"),
    ("L332-22", "L332-22"),
    ("contrat de projet, L. 332-24 du CGFP", "L332-24"),
    ("L352-4", "L352-4"),
    ("L. 311-1", "L311-1"),
    ("art. 4 2° loi 84-16", "L332-2-2"),
    ("article 4, 2° de la loi n° 84-16 du 11 janvier 1984", "L332-2-2"),
    ("loi 84-16, article 4 2°", "L332-2-2"),
    ("3-3 2° loi 84-53", "L332-8"),
    ("article 3-3 de la loi n° 84-53 du 26 janvier 1984", "L332-8"),
    ("article 14 2° de la loi 84-16", "inconnu"),
    ("article 13-3 de la loi 84-53", "inconnu"),
    ("article 4 1° de la loi 84-16", "inconnu"),
    ("L332-2", "inconnu"),
    ("L332-99", "inconnu"),
    ("L332-200", "inconnu"),
    ("L332-20", "L332-20"),
    ("L. 332\u20112 2°", "L332-2-2"),
    ("L.\u00a0332\u20132, 2°", "L332-2-2"),
    ("art. 4 2° loi 84\u201116", "L332-2-2"),
    ("L1242-2 du code du travail", "inconnu"),
    ("décret n° 2009-587 du 25 mai 2009", "inconnu"),
    ("oui", "inconnu"),
]


@pytest.mark.parametrize(("words", "code"), FORMS)
def test_normalise(words: str, code: str) -> None:
    assert normalise(words) == code


def test_every_code_stands_for_itself_and_for_its_name() -> None:
    for code, article in ARTICLES.items():
        assert article.code == code
        assert re.fullmatch(r"L\d{3}-\d{1,2}(-\d)?", code)
        assert normalise(code) == normalise(article.nom) == code
        assert FondementJuridique(code=code).article is article
    assert FondementJuridique(code="inconnu").article is None


@pytest.mark.parametrize(
    ("typed", "found", "notices"),
    [
        ("L332-2-2", ("L332-2-2", "L332-2-2"), set()),
        ("Art L332-2 °2 du CGFP", ("L332-2-2", "Art L332-2 °2 du CGFP"), {"DROIT-02"}),
        ({"code": "L332-24"}, ("L332-24", None), set()),
        ({"code": "L332-2-2", "texte": "L332-2 2°"}, ("L332-2-2", "L332-2 2°"), set()),
        ({"texte": "L332-24"}, ("L332-24", "L332-24"), set()),
        ({"code": "inconnu", "texte": "loi de 1903"}, ("inconnu", "loi de 1903"), set()),
        ("loi de 1903", ("inconnu", "loi de 1903"), {"DROIT-01"}),
    ],
)
def test_words_alone_or_both_fields(typed: object, found: tuple[str, str | None], notices: set[str]) -> None:
    basis = FondementJuridique.model_validate(typed)
    assert (basis.code, basis.texte) == found
    assert codes(FondementJuridique, typed) == notices  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({}, "missing"),
        ({"code": ["L332-2-2"]}, "CHAMP-03"),
        ({"code": None}, "CHAMP-03"),
        ({"article": "L332-2-2"}, "missing"),
        (None, "model_type"),
        ("", "TEXTE-02"),
    ],
)
def test_refused(typed: object, code: str) -> None:
    assert read(FondementJuridique, typed) == code
