"""What a version takes from its national sheet, and what it repeats of it."""

import pytest

from vivier.intake.overlay import changes, merged, repeats


@pytest.mark.parametrize(
    "name",
    [
        "cloture",
        "debut_publication",
        "fin_candidature",
        "maj",
        "manques",
        "note_interne",
        "revoir_le",
        "source",
    ],
)
def test_a_version_never_takes_what_is_the_sheet_s_own(name: str) -> None:
    assert merged({name: "x", "titre": "t"}, {"id": "v"}) == {"id": "v", "titre": "t"}


def test_a_field_left_empty_repeats_nothing() -> None:
    assert repeats({"titre": "t"}, {"titre": "t", "permis": None}) == ("titre",)


def test_an_empty_list_takes_nothing_away_from_a_sheet_that_has_none() -> None:
    version = {"contacts": [], "prerequis": [], "liens": ["a"]}
    assert changes({"prerequis": ["Permis B"]}, version) == ("prerequis", "liens")
