import pytest

from vivier.records.numbers import Decimal, Entier, Mesure, OuiNon, Quantite

from .reading import read

INTEGERS = [
    ("0", "0"),
    ("560", "560"),
    (" 560 ", "560"),
    ("007", "7"),
    ("800 000", "800000"),
    ("800\u00a0000", "800000"),
    ("1\u202f800\u202f000", "1800000"),
    ("80 00", "NOMBRE-01"),
    ("8000 000", "NOMBRE-01"),
    ("1.000", "NOMBRE-01"),
    ("1,5", "NOMBRE-01"),
    ("-5", "NOMBRE-01"),
    ("1e3", "NOMBRE-01"),
    ("0x10", "NOMBRE-01"),
    ("1_000", "NOMBRE-01"),
    ("17:00", "NOMBRE-01"),
    ("environ 300", "NOMBRE-01"),
    ("", "NOMBRE-01"),
    ("٣٠٠", "NOMBRE-01"),
    ("9" * 16, "NOMBRE-01"),
    ("1" + " 000" * 2000, "NOMBRE-01"),
    (None, "NOMBRE-01"),
    (True, "NOMBRE-01"),
    (["5"], "NOMBRE-01"),
]


@pytest.mark.parametrize(("typed", "expected"), INTEGERS)
def test_integer(typed: object, expected: str) -> None:
    assert read(Entier, typed) == expected


DECIMALS = [
    ("0.5", "0.5"),
    ("0,5", "0.5"),
    ("-1.55", "-1.55"),
    ("80", "80.0"),
    ("80 %", "NOMBRE-01"),
    (".5", "NOMBRE-01"),
    ("1e3", "NOMBRE-01"),
    ("nan", "NOMBRE-01"),
    ("inf", "NOMBRE-01"),
    ("1.2.3", "NOMBRE-01"),
    ("٠.٥", "NOMBRE-01"),
    (None, "NOMBRE-01"),
]


@pytest.mark.parametrize(("typed", "expected"), DECIMALS)
def test_decimal(typed: object, expected: str) -> None:
    assert read(Decimal, typed) == expected


BOOLEANS = [
    ("oui", "True"),
    ("Oui", "True"),
    ("true", "True"),
    ("vrai", "True"),
    ("non", "False"),
    ("FALSE", "False"),
    ("faux", "False"),
    ("yes", "VOC-01"),
    ("1", "VOC-01"),
    ("peut-être", "VOC-01"),
    (None, "VOC-01"),
]


@pytest.mark.parametrize(("typed", "expected"), BOOLEANS)
def test_yes_or_no(typed: object, expected: str) -> None:
    assert read(OuiNon, typed) == expected


def test_quantity_alone_or_nuanced() -> None:
    assert Quantite.model_validate("560") == Quantite(valeur=560)
    nuanced = Quantite.model_validate({"valeur": "300", "approximatif": "oui", "mention": "environ 300"})
    assert (nuanced.valeur, nuanced.approximatif, nuanced.mention) == (300, True, "environ 300")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("environ 300", "NOMBRE-01"),
        ({"approximatif": "oui"}, "missing"),
        ({"valeur": "3", "unite": "idées"}, "extra_forbidden"),
        ({"valeur": "3", "approximatif": "peu"}, "VOC-01"),
        (["3"], "model_type"),
        (None, "model_type"),
    ],
)
def test_quantity_refused(typed: object, expected: str) -> None:
    assert read(Quantite, typed) == expected


MEASURES = [
    ("560", "valeur=560 approximatif=False"),
    ("4,2", "valeur=4.2 approximatif=False"),
    ("4.2", "valeur=4.2 approximatif=False"),
    ({"valeur": 4.2}, "valeur=4.2 approximatif=False"),
    ("-12,5", "valeur=-12.5 approximatif=False"),
    ("\u22123", "valeur=-3 approximatif=False"),
    ("1 234,5", "valeur=1234.5 approximatif=False"),
    ({"valeur": "0,000001", "approximatif": "oui"}, "valeur=1e-06 approximatif=True"),
    ("12 %", "NOMBRE-01"),
    ("1,234,5", "NOMBRE-01"),
    ("--3", "NOMBRE-01"),
    (".inf", "NOMBRE-01"),
    ({"valeur": float("nan")}, "NOMBRE-01"),
    ({"valeur": True}, "NOMBRE-01"),
    (None, "model_type"),
]


@pytest.mark.parametrize(("typed", "expected"), MEASURES)
def test_measure(typed: object, expected: str) -> None:
    form = f"Mesure({expected.replace(' ', ', ')}, mention=None)" if "=" in expected else expected
    assert read(Mesure, typed) == form
