"""The spaces of French, in sentences that are written with plain ones."""

import pytest

from vivier.typography import typographic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De 1 à 8 ; 7 pour « master » : voir", "De 1 à 8\u202f; 7 pour «\u00a0master\u00a0»\u00a0: voir"),
        ("Quand ? Vite !", "Quand\u202f? Vite\u202f!"),
        ("« oui », ou (« non »).", "«\u00a0oui\u00a0», ou («\u00a0non\u00a0»)."),
        ("a: b, 12:00, --option :valeur", "a: b, 12:00, --option :valeur"),
    ],
)
def test_sentences_get_french_spaces(text, expected):
    assert typographic(text) == expected
