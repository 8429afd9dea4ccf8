"""The known word that is suggested for one that is not: a wrong suggestion is worse than none."""

import pytest

from vivier.intake.near import nearest, suggestion


@pytest.mark.parametrize(
    ("word", "known", "suggested"),
    [
        ("offres", ["mission", "offre"], "offre"),
        # Another word, near as it is.
        ("offert", ["mission", "offre"], None),
        # Two words as near, or almost.
        ("laboratoir", ["laboratoire", "laboratoira"], None),
        ("laboratoires", ["laboratoire", "laboratoir"], None),
        # Among words that are near, the word itself.
        ("laboratoire", ["laboratoire", "laboratoires"], "laboratoire"),
        ("mission", [], None),
    ],
)
def test_a_word_is_suggested_only_where_it_is_near_and_alone(
    word: str, known: list[str], suggested: str | None
) -> None:
    assert nearest(word, known) == suggested


@pytest.mark.parametrize(
    ("word", "known", "remedy"),
    [
        # Nearer to « non ».
        ("on", ["oui", "non", "non_defini"], "écrire oui"),
        ("Yes", ["oui", "non"], "écrire oui"),
        ("off", ["oui", "non"], "écrire non"),
        ("on", ["ouverte", "close"], "choisir parmi : ouverte, close"),
    ],
)
def test_a_yes_of_another_language_is_a_yes(word: str, known: list[str], remedy: str) -> None:
    assert suggestion(word, known) == remedy
