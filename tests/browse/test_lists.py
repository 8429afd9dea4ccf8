"""What lists offer, and what they keep for memory."""

from datetime import date

from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of
from tests.records import samples

from vivier.browse import build_index
from vivier.browse.lists import current, over
from vivier.candidacy import Moment
from vivier.records import Emploi, Labo

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
