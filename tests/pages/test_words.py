"""French as it is shown."""

from datetime import date

import pytest

from vivier.candidacy import Echeance, OrigineEcheance, Statut
from vivier.pages import words
from vivier.pages.territory_pages import map_limits
from vivier.records.dates import DatePartielle, JourSansAnnee
from vivier.records.numbers import Quantite


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (words.day(date(2025, 6, 1)), "1er juin 2025"),
        (words.day(date(2025, 5, 22)), "22 mai 2025"),
        (words.day(date(2025, 11, 11)), "11 novembre 2025"),
        (words.day(date(2021, 1, 1)), "1er janvier 2021"),
        (words.partial_date(DatePartielle(2020, 9)), "septembre 2020"),
        (words.partial_date(DatePartielle(2020)), "2020"),
        (words.partial_date(JourSansAnnee(5, 13)), "13 mai"),
        (words.partial_date(JourSansAnnee(2, 29)), "29 février"),
        (words.partial_date(JourSansAnnee(9)), "septembre"),
        (words.number(800000), "800 000"),
        (words.number(0.5), "0,5"),
        (words.euros(50000), "50 000 €"),
        (words.quantity(Quantite(valeur=300, approximatif=True)), "environ 300"),
        (words.quantity(Quantite(valeur=400, approximatif=True, mention="plus de 400")), "plus de 400"),
        (words.agree(0, "fiche"), "0 fiche"),
        (words.agree(1, "fiche"), "1 fiche"),
        (words.agree(1000, "offre d’emploi", "offres d’emploi"), "1 000 offres d’emploi"),
        (words.enumerate_fr([]), ""),
        (words.enumerate_fr(["a"]), "a"),
        (words.enumerate_fr(["a", "b", "c"]), "a, b et c"),
    ],
)
def test_words(found: str, expected: str) -> None:
    assert found.replace("\u00a0", " ").replace("\u202f", " ") == expected


def test_every_state_and_origin_has_its_words() -> None:
    assert set(words.STATUTS) == set(Statut)
    said = {words.origin(Echeance(None, origin, "Europe/Paris", None, 30)) for origin in OrigineEcheance}
    # A computed deadline without its day cannot exist: it falls back on « not announced ».
    assert len(said) == len(OrigineEcheance) - 1


def test_the_arithmetic_is_shown() -> None:
    start = date(2026, 1, 21)
    limit = Echeance(date(2026, 2, 20), OrigineEcheance.CALCULEE, "Europe/Paris", start, 30, True)
    assert words.origin(limit).replace("\u00a0", " ") == (
        "Date calculée : publication au Journal officiel le 21 janvier 2026, plus 30 jours, "
        "jour de publication exclu."
    )


@pytest.mark.parametrize(
    ("counts", "limits"),
    [
        ([], (2, 5)),
        ([0, 0, 1], (2, 5)),
        ([11, 3, 1, 0], (3, 11)),
        (list(range(1, 19)), (7, 13)),
        ([5] * 18, (5, 8)),
    ],
)
def test_the_colours_of_the_map_share_the_regions_out(counts: list[int], limits: tuple[int, int]) -> None:
    assert map_limits(counts) == limits
