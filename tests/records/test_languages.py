import pytest
from babel import Locale

from vivier.records.languages import CodeLangue
from vivier.records.vocabulary import folded

from .reading import read

WITHDRAWN = "sh"
"""Serbo-Croatian, withdrawn from ISO 639-1 in 2000; CLDR names it still."""


def test_the_languages_are_those_of_the_standard_under_the_names_of_cldr() -> None:
    names = {code: name for code, name in Locale("fr").languages.items() if len(code) == 2}
    del names[WITHDRAWN]
    assert {one.value: one.libelle for one in CodeLangue} == {
        code: name[0].upper() + name[1:] for code, name in names.items()
    }


def test_the_languages_are_in_the_order_of_their_names() -> None:
    names = [folded(one.libelle) for one in CodeLangue]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("en", "en"),
        ("EN", ("en", "VOC-02")),
        ("allemand", ("de", "VOC-02")),
        ("Néerlandais", ("nl", "VOC-02")),
        ("english", "VOC-01"),
        ("gb", "VOC-01"),
        (WITHDRAWN, "VOC-01"),
        (False, "CHAMP-03"),
    ],
)
def test_a_language_is_named_by_its_code_or_by_its_name(
    written: object, read_as: str | tuple[str, ...]
) -> None:
    assert read(CodeLangue, written) == read_as
