"""Open postings near a record: golden cases, then what holds of any catalogue."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of

from vivier.browse import build_index
from vivier.browse.related import Openings, near, openings
from vivier.candidacy import Moment
from vivier.records import Emploi, Fiche

TODAY = date(2025, 5, 2)
NANTES, ANGERS, DIJON, NOUMEA, SAINT_PIERRE = "44", "49", "21", "988", "975"


def offer(
    ident: str, place: str = NANTES, domain: str | None = None, lab: str | None = None, left: int = 10
) -> Emploi:
    """An offer that closes ``left`` days from now."""
    return emploi(
        OFFER,
        id=ident,
        reference=ident,
        localisations=[{"departement": code} for code in place.split()],
        domaine=domain,
        labo=lab,
        fin_candidature=str(TODAY + timedelta(days=left)),
    )


def found(record: Fiche, *others: Fiche, limit: int = 3) -> list[tuple[str, str]]:
    index = build_index(catalogue_of(record, *others), Moment(TODAY))
    nearest = near(index.fiches[record.cle], openings(index), limit)
    return [(one.emploi.id, one.raison.value) for one in nearest]


BEST_FIRST = [
    offer("domaine-seul", DIJON, "NUM", left=1),
    offer("region-seule", ANGERS, "DIR", left=2),
    offer("region-et-domaine", ANGERS, "NUM", left=3),
    offer("labo", DIJON, "DIR", "etat-lin", left=4),
    offer("rien-de-commun", DIJON, "DIR", left=1),
]


def test_the_best_first_whatever_the_dates() -> None:
    assert found(offer("x", NANTES, "NUM", "etat-lin"), *BEST_FIRST, limit=9) == [
        ("labo", "labo"),
        ("region-et-domaine", "territoire_et_domaine"),
        ("region-seule", "territoire"),
        ("domaine-seul", "domaine"),
    ]


@pytest.mark.parametrize(
    ("record", "others", "expected"),
    [
        # The earliest deadline first, then the id.
        (offer("x"), [offer("b", left=5), offer("c", left=4), offer("a", left=5)], ["c", "a", "b"]),
        # Both regions of a posting count, each posting once.
        (
            offer("x", "44 21"),
            [offer("n", left=3), offer("d", DIJON, left=2), offer("nd", "44 21")],
            ["d", "n", "nd"],
        ),
        # Over, to come, suspended or without deadline: never offered.
        (
            offer("x"),
            [
                offer("close", left=-1),
                emploi(OFFER, id="a-venir", reference="1", debut_publication="2025-06-01"),
                emploi(OFFER, id="sans-date", reference="2", localisations=[{"departement": NANTES}]),
            ],
            [],
        ),
        # A closed posting, a mission: what is near them.
        (offer("x", left=-9), [offer("a")], ["a"]),
        (mission(departement=NANTES, prefecture="Préfecture"), [offer("a"), offer("b", DIJON)], ["a"]),
        # Overseas, a collectivity without region is the territory.
        (offer("x", NOUMEA), [offer("a", NOUMEA), offer("b", SAINT_PIERRE), offer("c", DIJON)], ["a"]),
        # A domain is not needed.
        (offer("x", domain=None), [offer("a", DIJON, None)], []),
    ],
)
def test_cases(record: Fiche, others: list[Emploi], expected: list[str]) -> None:
    assert [ident for ident, _ in found(record, *others)] == expected


@st.composite
def catalogues(draw: st.DrawFn) -> list[Emploi]:
    places = st.sampled_from([NANTES, ANGERS, DIJON, NOUMEA, "44 21", "974 44"])
    domains = st.sampled_from([None, "NUM", "DIR"])
    labs = st.sampled_from([None, "etat-lin", "pressoir"])
    rows = draw(st.lists(st.tuples(places, domains, labs, st.integers(-3, 3)), min_size=1, max_size=12))
    return [
        offer(f"o{number}", place, domain, lab, left)
        for number, (place, domain, lab, left) in enumerate(rows)
    ]


@given(catalogues(), st.integers(0, 5), st.randoms())
def test_what_holds_of_any_catalogue(records: list[Emploi], limit: int, chance: object) -> None:
    index = build_index(catalogue_of(*records), Moment(TODAY))
    table = openings(index)
    mixed = list(records)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    again = openings(build_index(catalogue_of(*mixed), Moment(TODAY)))
    order = ["labo", "territoire_et_domaine", "territoire", "domaine"]
    for record in index.listes["emploi"]:
        nearest = near(record, table, limit)
        keys = [one.emploi.cle for one in nearest]
        assert record.cle not in keys
        assert len(keys) == len(set(keys)) <= limit
        assert all(index.statuts[key].ouverte for key in keys)
        ranks = [order.index(one.raison) for one in nearest]
        assert ranks == sorted(ranks)
        assert nearest == near(record, again, limit) == near(record, table, limit + 4)[:limit]


def test_the_cost_does_not_grow_with_the_postings() -> None:
    class Counted(tuple):  # type: ignore[type-arg]
        seen = 0

        def __getitem__(self, key):  # type: ignore[no-untyped-def]
            Counted.seen += 1
            return tuple.__getitem__(self, key)

    records = [offer(f"o{number}", "44 21", "NUM", "etat-lin", number % 9) for number in range(300)]
    index = build_index(catalogue_of(*records), Moment(TODAY))
    table = openings(index)
    table = Openings(Counted(table.postings), table.by_lab, table.by_place, table.by_domain)
    # All of them have as much in common with others: found once.
    for record in index.listes["emploi"]:
        near(record, table)
    assert Counted.seen < 10
