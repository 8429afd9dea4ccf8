"""The known word that is suggested for one that is not: a wrong suggestion is worse than none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivier.intake.near import SOUGHT, Ids, nearest, suggestion


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


IDS = st.lists(st.text("aeilnrst-", min_size=1, max_size=12), min_size=1, max_size=30, unique=True)


@given(IDS, st.text("aeilnrst-", min_size=1, max_size=12))
def test_what_is_not_compared_was_not_near(idents: list[str], ident: str) -> None:
    assert Ids([("labo", name) for name in idents]).near("labo", ident) == nearest(ident, idents)


def test_an_id_is_sought_among_those_of_its_kind() -> None:
    ids = Ids([("labo", "exemple"), ("projet", "accueil")])
    assert (ids.near("labo", "exempel"), ids.near("labo", "acceuil")) == ("exemple", None)


def test_a_folder_that_is_gone_is_not_sought_without_end() -> None:
    ids = Ids([("labo", f"laboratoire-{n:03}") for n in range(300)])
    found = [ids.near("labo", f"laboratoire-{n:03}x") for n in range(2 * SOUGHT)]
    assert found[SOUGHT:] == [None] * SOUGHT
    assert ids.near("labo", "laboratoire-000x") == found[0]


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
