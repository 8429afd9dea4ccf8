"""What lists offer, and what they keep for memory."""

from datetime import date

from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of
from tests.records import samples

from vivier.browse import build_index
from vivier.browse.lists import current, over
from vivier.candidacy import Moment
from vivier.records import Emploi, Fiche, Labo

TODAY = date(2025, 5, 2)


def offer(ident: str, end: str | None, **more: object) -> Emploi:
    return emploi(OFFER, id=ident, reference=ident, titre=ident, fin_candidature=end, **more)


def closed(state: str, since: str) -> dict[str, str]:
    return {"etat": state, "depuis": since, "motif": "m"}


RECORDS = [
    offer("ouverte", "2025-05-22"),
    offer("dernier-jour", "2025-05-02"),
    offer("a-venir", "2025-06-30", debut_publication="2025-05-20"),
    offer("indeterminee", None),
    offer("suspendue", "2025-05-22", cloture=closed("suspendue", "2025-04-30")),
    offer("archivee", "2025-02-01", debut_publication="2025-01-01"),
    offer("close-hier", "2025-05-01"),
    offer("annulee", "2025-05-22", cloture=closed("annulee", "2025-04-20")),
    offer("pourvue-b", "2025-05-22", cloture=closed("pourvue", "2025-04-25")),
    offer("pourvue-a", "2025-05-22", cloture=closed("pourvue", "2025-04-25")),
    mission(),
    Labo.model_validate(samples.labo()),
]


def test_what_is_over_leaves_the_list_the_latest_first() -> None:
    index = build_index(catalogue_of(*RECORDS), Moment(TODAY))
    everything = [record for records in index.listes.values() for record in records]
    assert [one.id for one in current(everything)] == [
        "dernier-jour",
        "ouverte",
        "a-venir",
        "indeterminee",
        "suspendue",
        "labo-fictif",
        "m",
    ]
    assert [one.id for one in over(everything)] == [
        "close-hier",
        "pourvue-a",
        "pourvue-b",
        "annulee",
        "archivee",
    ]


def test_a_national_sheet_comes_before_the_versions_of_the_same_state() -> None:
    sheets = [
        mission(id="a", departement="21", prefecture="Préfecture", titre="A"),
        mission(id="b", titre="B"),
        mission(id="c", departement="21", prefecture="Préfecture", titre="C", fin_candidature="2025-05-22"),
    ]
    index = build_index(catalogue_of(*sheets), Moment(TODAY))
    assert [one.id for one in index.listes["mission"]] == ["c", "b", "a"]


def test_over_says_the_same_of_a_record_as_its_state() -> None:
    index = build_index(catalogue_of(*RECORDS), Moment(TODAY))
    for one in index.fiches.values():
        assert one.terminee is (one.statut is not None and one.statut.terminee)


LAB = Labo.model_validate(samples.labo())


def around(*records: Fiche, day: date = TODAY) -> dict[str, bytes]:
    index = build_index(catalogue_of(*records), Moment(day))
    return {one.id: index.around(one) for one in index.fiches.values()}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {ident for ident in before.keys() & after.keys() if before[ident] != after[ident]}


def test_what_is_around_a_record_is_what_it_names_and_what_names_it() -> None:
    alone = offer("seule", "2025-05-22")
    first = around(LAB, alone, offer("du-labo", "2025-05-22", labo=LAB.id))
    assert first == around(LAB, alone, offer("du-labo", "2025-05-22", labo=LAB.id))
    named = {LAB.id, "du-labo"}
    assert changed(first, around(LAB, alone, offer("du-labo", "2025-05-23", labo=LAB.id))) == named
    assert changed(first, around(LAB, alone, offer("du-labo", "2025-05-22"))) == named
    assert changed(first, around(LAB, alone)) == {LAB.id}
    other = Labo.model_validate(samples.labo() | {"titre": "Un autre titre"})
    assert changed(first, around(other, alone, offer("du-labo", "2025-05-22", labo=LAB.id))) == named
    assert changed(first, around(alone, offer("du-labo", "2025-05-22", labo=LAB.id))) == {"du-labo"}


def test_what_the_day_decides_of_a_record_is_around_it() -> None:
    posting = offer("a", "2025-05-22", maj="2025-05-10")
    assert around(posting, day=TODAY) == around(posting, day=date(2025, 5, 3))
    assert changed(around(posting), around(posting, day=date(2025, 5, 11))) == {"a"}
