"""What is known of a record without its text: as long as it holds, and no longer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of
from tests.records import samples

from vivier.browse import build_index
from vivier.browse.briefs import Brief, briefs
from vivier.candidacy import Moment
from vivier.memo import Memo
from vivier.records import Labo, Projet

TODAY = date(2025, 5, 2)
CLOSURE = {"etat": "pourvue", "depuis": "2025-05-10", "motif": "Nomination"}
RECORDS = [
    emploi(OFFER, id="ouverte", fin_candidature="2025-05-22"),
    emploi(OFFER, id="a-venir", debut_publication="2025-06-01", fin_candidature="2025-06-22"),
    emploi(OFFER, id="sans-date"),
    emploi(OFFER, id="pourvue", fin_candidature="2025-05-22", cloture=CLOSURE),
    emploi(OFFER, id="suspendue", fin_candidature="2025-05-22", cloture=CLOSURE | {"etat": "suspendue"}),
    emploi(
        OFFER,
        id="midi",
        fin_candidature="2025-05-22",
        candidature=OFFER["candidature"] | {"heure_limite": "12:00"},
    ),
    mission(),
    mission(id="a-revoir", revoir_le="2025-05-20"),
    Labo.model_validate(samples.labo()),
    Projet.model_validate(samples.projet()),
]


class Untouchable(dict):
    """Records that nobody may look at."""

    def __getitem__(self, key):
        raise AssertionError(f"{key} was read")


def catalogue(records=RECORDS, shelf=dict):
    made = catalogue_of(*records)
    digests = {record.cle: repr(record).encode() for record in records}
    shelves = {kind: shelf(found) for kind, found in made.records.items()}
    return type(made)(
        **{
            **{name: getattr(made, name) for name in made.__dataclass_fields__},
            "digests": digests,
            "records": shelves,
        }
    )


def known_on(day, file, archivage=30, records=RECORDS):
    memo = Memo(file)
    found = briefs(catalogue(records), Moment(day), archivage, memo)
    memo.save()
    return found


def test_what_is_known_is_not_read_again(tmp_path):
    first = known_on(TODAY, tmp_path / "m.bin")
    again = briefs(catalogue(shelf=Untouchable), Moment(TODAY), 30, Memo(tmp_path / "m.bin"))
    assert again == first
    assert all(type(one) is Brief for one in again.values())


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({"titre": "Autre"}, "ouverte"),
        ({"id": "autre"}, "autre"),
    ],
)
def test_what_changed_is_read(tmp_path, change, read):
    known_on(TODAY, tmp_path / "m.bin")
    changed = [emploi(OFFER, **({"id": "ouverte", "fin_candidature": "2025-05-22"} | change)), *RECORDS[1:]]
    with pytest.raises(AssertionError, match=read):
        briefs(catalogue(changed, Untouchable), Moment(TODAY), 30, Memo(tmp_path / "m.bin"))


@given(st.integers(-60, 120), st.integers(-60, 120), st.sampled_from([0, 5, 30]))
def test_what_is_known_is_what_the_day_says(tmp_path_factory, before, after, archivage):
    file = tmp_path_factory.mktemp("memo") / "m.bin"
    known_on(TODAY + timedelta(days=before), file, archivage)
    day = TODAY + timedelta(days=after)
    assert known_on(day, file, archivage) == briefs(catalogue(), Moment(day), archivage, Memo())


@given(st.integers(-60, 120))
def test_a_brief_holds_from_its_first_day_to_its_last(offset):
    day = TODAY + timedelta(days=offset)
    for key, one in briefs(catalogue(), Moment(day), 30, Memo()).items():
        assert one.depuis <= day <= one.jusque
        for other in {max(one.depuis, date(2020, 1, 1)), min(one.jusque, date(2030, 1, 1))}:
            assert briefs(catalogue(), Moment(other), 30, Memo())[key] == one


def test_the_hour_of_the_last_day_is_looked_at_each_time(tmp_path):
    morning, evening = (datetime(2025, 5, 22, hour, tzinfo=UTC) for hour in (6, 20))
    memo = Memo(tmp_path / "m.bin")
    key = ("emploi", "midi")
    opened = briefs(catalogue(), Moment(date(2025, 5, 22), morning), 30, memo)[key]
    memo.save()
    closed = briefs(catalogue(), Moment(date(2025, 5, 22), evening), 30, Memo(tmp_path / "m.bin"))[key]
    assert (opened.statut.value, closed.statut.value) == ("dernier_jour", "close")
    # A chosen day has no hour: all of it is open.
    chosen = briefs(catalogue(), Moment(date(2025, 5, 22)), 30, Memo(tmp_path / "m.bin"))[key]
    assert chosen.statut.value == "dernier_jour"


def test_a_chosen_day_after_the_hour_of_the_last_one(tmp_path):
    memo = Memo(tmp_path / "m.bin")
    briefs(catalogue(), Moment(date(2025, 5, 22), datetime(2025, 5, 22, 20, tzinfo=UTC)), 30, memo)
    memo.save()
    warm = briefs(catalogue(), Moment(date(2025, 5, 22)), 30, Memo(tmp_path / "m.bin"))
    assert warm == briefs(catalogue(), Moment(date(2025, 5, 22)), 30, Memo())


def test_another_delay_before_archiving_is_another_memory(tmp_path):
    known_on(date(2025, 6, 1), tmp_path / "m.bin", 30)
    assert known_on(date(2025, 6, 1), tmp_path / "m.bin", 0)["emploi", "ouverte"].statut.value == "archivee"


def test_an_index_of_the_same_records_reads_none_of_them():
    before = build_index(catalogue(), Moment(TODAY))
    assert build_index(catalogue(shelf=Untouchable), Moment(TODAY), before=before).fiches == before.fiches


@given(st.integers(-60, 120), st.integers(-60, 120))
def test_an_index_made_from_another_is_the_one_made_alone(before, after):
    known = build_index(catalogue(), Moment(TODAY + timedelta(days=before)))
    now = Moment(TODAY + timedelta(days=after))
    # One is edited, one leaves, one comes.
    edited = [emploi(OFFER, id="ouverte", fin_candidature="2025-05-23"), *RECORDS[2:]]
    edited.append(emploi(OFFER, id="nouvelle", fin_candidature="2025-05-22"))
    made, alone = (build_index(catalogue(edited), now, before=one) for one in (known, None))
    for name in ("fiches", "statuts", "listes", "par_region", "en_cours_departement", "liens"):
        assert getattr(made, name) == getattr(alone, name), name


def test_two_records_with_one_text_have_two_faces():
    found = briefs(
        catalogue([RECORDS[0], emploi(OFFER, id="jumelle", fin_candidature="2025-05-22")]),
        Moment(TODAY),
        30,
        Memo(),
    )
    assert len({one.face for one in found.values()}) == 2
