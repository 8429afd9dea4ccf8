"""What is kept between two builds: used when it is sound, thrown away when in doubt, never visible in the bytes."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.candidacy.samples import mission
from tests.pages.conftest import catalogue_of
from vivier import kept as kept_files
from vivier.browse import Index
from vivier.exports.search import analysed, build
from vivier.exports.search.analysed import Analysed
from vivier.exports.search.build import search_files
from vivier.exports.search.order import documents
from vivier.intake.shared_lists import Sigle, Theme
from vivier.records import Labo

from .samples import TODAY, cards_of, files_of, index_of, offer, read

RECORDS = [offer(f"poste-{n}", f"Géomètre {n}", missions="Animer l’État") for n in range(5)]
CLOSED = [offer("vieux", "Arpenteur", fin_candidature="2025-05-01")]


def lab(titre="Le laboratoire"):
    return Labo.model_validate(
        {
            "id": "lab",
            "titre": titre,
            "resume": "r",
            "source": {"type": "document", "titre": "t"},
            "hebergeur": {"nom": "SGAR"},
            "localisations": [{"departement": "44", "commune": "Nantes"}],
        }
    )


@pytest.fixture
def folder(tmp_path):
    """A folder where the analyses of `RECORDS` and `CLOSED` are kept."""
    found = Analysed(tmp_path / "cache")
    files_of(index_of(*RECORDS, *CLOSED), found)
    found.save()
    return tmp_path / "cache"


def done(folder, records=(*RECORDS, *CLOSED)):
    """How many records are analysed again from a folder, whose index is then the same as without it."""
    found = Analysed(folder)
    assert files_of(index_of(*records), found) == files_of(index_of(*records))
    found.save()
    return found.done


def test_what_is_kept_is_not_analysed_again(folder):
    assert done(folder) == 0
    assert done(folder, RECORDS[1:]) == 0
    assert done(folder, [*RECORDS[1:], offer("neuf", "Neuf")]) == 1
    assert done(folder) == 2


def test_the_same_analyses_give_the_same_files(folder, tmp_path):
    found = Analysed(tmp_path / "again")
    files_of(index_of(*RECORDS, *CLOSED), found)
    found.save()
    assert len(list(folder.iterdir())) == 3
    for file in folder.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


def test_words_of_records_that_left_are_forgotten(folder):
    assert done(folder, [offer("seul", "Zinzolin")]) == 1
    assert not [file for file in folder.iterdir() if "géomètre".encode() in file.read_bytes()]
    assert done(folder, [offer("seul", "Zinzolin")]) == 0


@pytest.mark.parametrize("name", ["head.bin", "segment-0.bin", "segment-1.bin"])
@pytest.mark.parametrize("damage", ["none", "cut", "one bit", "folder", "another"])
def test_a_file_that_is_lost_or_damaged_is_made_again(folder, name, damage, tmp_path):
    file = folder / name
    content = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    elif damage == "another":
        other = Analysed(tmp_path / "other")
        files_of(
            index_of(*RECORDS[1:], offer("neuf", "Neuf"), offer("b", fin_candidature="2025-04-30")), other
        )
        other.save()
        (tmp_path / "other" / name).rename(file)
    elif damage != "none":
        file.write_bytes(content[:-1] if damage == "cut" else content[:-1] + bytes([content[-1] ^ 1]))
    done(folder)
    assert done(folder, [*RECORDS, *CLOSED, offer("neuf", "Neuf")]) >= 1
    assert done(folder, [*RECORDS[1:], offer("neuf", "Neuf")]) >= 0


def test_where_nothing_can_be_written_nothing_breaks(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    assert done(tmp_path / "file" / "cache") == 6
    assert not list(tmp_path.rglob(f"*.{os.getpid()}"))


def test_other_code_reads_everything_again(folder, monkeypatch):
    monkeypatch.setattr(kept_files, "code_key", lambda: b"other")
    assert done(folder) == 6


def test_a_build_left_in_the_middle_says_nothing_of_what_it_made():
    found = Analysed()
    index = index_of(*RECORDS)
    files = search_files(index, cards_of(index), found)
    next(files)
    del files
    assert files_of(index_of(*RECORDS), found) == files_of(index_of(*RECORDS))


def test_records_without_a_digest_are_not_kept(tmp_path):
    index = index_of(*RECORDS)
    without = replace(index, catalogue=replace(index.catalogue, digests={}))
    found = Analysed(tmp_path)
    assert files_of(without, found) == files_of(without, found) == files_of(index)
    assert found.done == 5
    found.save()
    assert not list(tmp_path.iterdir())


class Locked(Mapping):
    """Records, of which only those that are new may be read."""

    def __init__(self, records, allowed):
        self._records, self._allowed = records, allowed

    def __getitem__(self, ident):
        assert ident in self._allowed, f"{ident} is read though it did not change"
        return self._records[ident]

    def __iter__(self):
        return iter(self._records)

    def __len__(self):
        return len(self._records)


def locked(index: Index, *allowed: str) -> Index:
    """An index whose records may not be read, but for some."""
    records = {kind: Locked(some, allowed) for kind, some in index.catalogue.records.items()}
    return replace(index, catalogue=replace(index.catalogue, records=records))


def test_records_that_did_not_change_are_not_read(folder):
    records = [*RECORDS, *CLOSED, lab(), mission(), offer("chercheur", labo="lab")]
    done(folder, records)
    index = index_of(*records)
    assert files_of(locked(index), Analysed(folder)) == files_of(index)
    index = index_of(*records[1:], offer("neuf", "Neuf"))
    assert files_of(locked(index, "neuf"), Analysed(folder)) == files_of(index)


def test_nothing_is_counted_again_where_nothing_changed(folder, monkeypatch):
    index = index_of(*RECORDS, *CLOSED)
    names = [one.name for one in search_files(index, cards_of(index))]

    def refuse(*_args):
        raise AssertionError

    for name in ("lexicon", "facet_files", "dates_file", "chunks", "term_shards"):
        monkeypatch.setattr(build, name, refuse)
    assert [one.name for one in search_files(index, cards_of(index), Analysed(folder))] == names


def test_an_acronym_that_takes_the_number_of_a_word_that_left(tmp_path, monkeypatch):
    """Which numbers an acronym concerns is asked batch after batch, and some of them are free at the first."""
    monkeypatch.setattr(analysed, "BATCH", 1)
    stays = offer("reste", "Reste")
    leaves = offer("part", "Part", missions=" ".join(f"unique{a}{b}" for a in "bcdfghjk" for b in "lmnpqrst"))
    comes = [
        offer("n-1", "Poste", fin_candidature="2025-05-23"),
        offer("n-2", "Formateur", missions="Enseigner à l’IRA", fin_candidature="2025-05-29"),
    ]
    sigles = {"ira": Sigle(id="ira", nom="IRA", sens=("institut régional d’administration",))}
    for records in ([stays, leaves], [stays], [stays, *comes]):
        index = read(replace(catalogue_of(*records), sigles=sigles))
        found = Analysed(tmp_path)
        assert files_of(index, found) == files_of(index)
        found.save()


def test_the_name_of_a_lab_is_a_title_that_may_change(folder):
    done(
        folder, [lab(), *CLOSED, offer("a", labo="lab"), offer("b", fin_candidature="2025-04-30", labo="lab")]
    )
    assert (
        done(
            folder,
            [
                lab("Renommé"),
                *CLOSED,
                offer("a", labo="lab"),
                offer("b", fin_candidature="2025-04-30", labo="lab"),
            ],
        )
        == 1
    )


WORDS = st.sampled_from(
    ["Préfet", "préfets", "Géomètre", "SGAR", "chargé·e", "lac", "2025-7", "l’Ain", "zinzolin"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
CHANGES = st.fixed_dictionaries(
    {"titre": TEXTS, "missions": TEXTS},
    optional={
        "fin_candidature": st.dates(date(2025, 4, 20), date(2025, 5, 25)).map(str),
        "categories": st.sampled_from([["A"], ["APLUS", "A"], ["B"]]),
        "localisations": st.sampled_from(
            [[{"departement": "25"}], [{"departement": "2A"}, {"departement": "25"}]]
        ),
        "labo": st.just("lab"),
        "thematiques": st.just(["t"]),
    },
)
CATALOGUES = st.tuples(
    st.dictionaries(st.sampled_from("abcdefgh"), CHANGES, max_size=8),
    st.sampled_from([None, "Le laboratoire", "Préfet"]),
    st.dates(TODAY, date(2025, 5, 4)),
    st.sampled_from(["Thème", "Lac"]),
)


def built(drawn):
    offers, name, day, theme = drawn
    # A theme or a lab that nobody defines is refused before.
    records = [
        offer(ident, **{key: one for key, one in changes.items() if key != "labo" or name})
        for ident, changes in offers.items()
    ]
    records += [lab(name)] if name else []
    catalogue = replace(catalogue_of(*records), themes={"t": Theme(id="t", nom=theme)})
    return read(catalogue, day)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(CATALOGUES, min_size=2, max_size=5), st.booleans())
def test_whatever_changes_a_warm_build_gives_the_bytes_of_a_cold_one(tmp_path_factory, drawn, on_disk):
    folder = tmp_path_factory.mktemp("kept") if on_disk else None
    found = Analysed(folder)
    for one in drawn:
        index = built(one)
        assert files_of(index, found) == files_of(index)
        found.save()
        found = Analysed(folder) if on_disk else found
        # Nothing changed: everything is known, and can be made again.
        assert files_of(index, found) == files_of(index)
        assert found.done == 0
        assert [len(some.keys) for some in documents(index)] == [len(one.names) for one in found.segments]
