"""French as it is shown."""

from datetime import date

import pytest
from tests.candidacy.samples import OFFER, emploi

from vivier.candidacy import Echeance, OrigineEcheance, Statut, deadline
from vivier.pages import words
from vivier.pages.territory_pages import map_limits
from vivier.records.dates import DatePartielle, JourSansAnnee
from vivier.records.numbers import Mesure, Quantite
from vivier.records.shared import Financement


def limit(day: str | None, hour: str | None = None, departement: str = "44") -> Echeance:
    """The deadline of an offer."""
    how = {"procedure": "email_libre", "courriels": ["a@exemple.fr"], "heure_limite": hour}
    place = [{"departement": departement}]
    return deadline(emploi(OFFER, fin_candidature=day, candidature=how, localisations=place))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (words.euros(50000), "50 000 €"),
        (words.quantity(Quantite(valeur=300, approximatif=True)), "environ 300"),
        (words.quantity(Quantite(valeur=400, approximatif=True, mention="plus de 400")), "plus de 400"),
        (words.quantity(Mesure(valeur=-1234.5)), "\u22121 234,5"),
        (words.quantity(Mesure(valeur=0.000001)), "0,000001"),
        (words.measured(Mesure(valeur=4.2, approximatif=True), "jours"), "environ 4,2 jours"),
        (words.euros(Quantite(valeur=50000, approximatif=True)), "environ 50 000 €"),
        (words.euros(Quantite(valeur=50000, mention="environ 50 000 euros")), "environ 50 000 euros"),
        (words.euros(Quantite(valeur=1200000, mention="1,2 million")), "1,2 million d’euros"),
        (words.counted(Quantite(valeur=1), "idée"), "1 idée"),
        (words.counted(Quantite(valeur=300, approximatif=True), "idée"), "environ 300 idées"),
        (
            words.measured(Quantite(valeur=16_000_000, mention="plus de 16 millions"), "demandes"),
            "plus de 16 millions de demandes",
        ),
        (words.measured(Quantite(valeur=2_000_000, mention="2 millions"), "usagers"), "2 millions d’usagers"),
        (words.measured(Quantite(valeur=40), "% des procédures"), "40 % des procédures"),
        (words.measured(Quantite(valeur=40), None), "40"),
        (words.last_moment(limit(None)), ""),
        (words.last_moment(limit("2025-05-22")), "22 mai 2025"),
        (words.last_moment(limit("2025-05-22", "08:00")), "22 mai 2025 à 8 h 00"),
        (words.last_moment(limit("2025-05-22", "12:30", "971")), "22 mai 2025 à 12 h 30 (heure locale)"),
        (words.last_moment(limit("2025-05-22", None, "971")), "22 mai 2025"),
        (words.of("environ 300"), "d’environ 300"),
        (words.of("une demi-journée"), "d’une demi-journée"),
        (words.of("deux heures"), "de deux heures"),
        (words.of("3 heures"), "de 3 heures"),
        (words.of("onze jours"), "de onze jours"),
        (words.between(30000, 45000), "30 000 € à 45 000 €"),
        (words.between(30000, 30000), "30 000 €"),
        (words.between(30000, None), "À partir de 30 000 €"),
        (words.between(None, 45000), "Jusqu’à 45 000 €"),
    ],
)
def test_words(found: str | None, expected: str) -> None:
    assert found is not None
    assert found.replace("\u00a0", " ").replace("\u202f", " ") == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (DatePartielle(2023, 10, 9), DatePartielle(2023, 11, 12), "du 9 octobre 2023 au 12 novembre 2023"),
        (DatePartielle(2022, 4), DatePartielle(2022, 10), "d’avril 2022 à octobre 2022"),
        (DatePartielle(2016, 5), DatePartielle(2016, 6), "de mai 2016 à juin 2016"),
        (DatePartielle(2016), DatePartielle(2018), "de 2016 à 2018"),
        (DatePartielle(2016, 5, 1), DatePartielle(2016), "du 1er mai 2016 à 2016"),
        (JourSansAnnee(5, 23), JourSansAnnee(6, 17), "du 23 mai au 17 juin"),
        (JourSansAnnee(8), JourSansAnnee(9), "d’août à septembre"),
        (DatePartielle(2016, 5), DatePartielle(2016, 5), "mai 2016"),
        (DatePartielle(2023, 10, 9), None, "à partir du 9 octobre 2023"),
        (JourSansAnnee(4), None, "à partir d’avril"),
        (DatePartielle(2022), None, "à partir de 2022"),
        (None, DatePartielle(2023, 10, 9), "jusqu’au 9 octobre 2023"),
        (None, DatePartielle(2016, 4), "jusqu’en avril 2016"),
        (None, DatePartielle(2016), "jusqu’en 2016"),
        (None, None, None),
    ],
)
def test_a_period_is_said_as_far_as_it_is_known(
    start: DatePartielle | JourSansAnnee | None,
    end: DatePartielle | JourSansAnnee | None,
    expected: str | None,
) -> None:
    found = words.period(start, end)
    assert (found and found.replace("\u00a0", " ")) == expected


@pytest.mark.parametrize(
    ("fund", "label", "expected"),
    [
        ("FTAP", None, "Fonds pour la transformation de l’action publique"),
        (
            "FTAP",
            "Appel régional 2023",
            "Appel régional 2023 (Fonds pour la transformation de l’action publique)",
        ),
        (
            "FTAP",
            "Enveloppe régionale du FTAP",
            "Enveloppe régionale du FTAP (Fonds pour la transformation de l’action publique)",
        ),
        (
            "FTAP",
            "Fonds de transformation de l’action publique",
            "Fonds de transformation de l’action publique",
        ),
        ("plan_relance", "Crédits du plan de relance", "Crédits du plan de relance"),
        ("credits_labo", "Crédits propres du laboratoire", "Crédits propres du laboratoire"),
        ("credits_labo", "Enveloppe 2023", "Enveloppe 2023 (Crédits du laboratoire)"),
        ("autre", "Mécénat", "Mécénat"),
    ],
)
def test_a_funding_line_names_the_fund_that_pays_once(fund: str, label: str | None, expected: str) -> None:
    assert words.funding(Financement.model_validate({"dispositif": fund, "libelle": label})) == expected


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


def test_one_day_is_singular() -> None:
    known = Echeance(date(2026, 3, 5), OrigineEcheance.CALCULEE, "Europe/Paris", date(2026, 3, 4), 1)
    unknown = Echeance(None, OrigineEcheance.NON_CALCULABLE, "Europe/Paris", None, 1)
    for limit in (known, unknown):
        assert "1\u00a0jour" in words.origin(limit)
        assert "jours" not in words.origin(limit)
