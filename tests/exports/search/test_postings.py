"""The lists of records of each term, written in shards and read back."""

import json
import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vivier.exports.search.corpus import UNIT, Rows
from vivier.exports.search.postings import IMPACTS, LARGEST, Terms, gathered, merged, term_shards
from vivier.exports.search.reader import Reader
from vivier.exports.search.wire import packed

WEIGHTS = st.dictionaries(st.integers(0, 5), st.integers(1, 400), max_size=6)


def rows_of(records):
    numbers = [sorted(record) for record in records]
    return Rows(
        np.array([len(one) for one in numbers], np.int64),
        np.array([number for one in numbers for number in one], np.uint32),
        np.array([record[n] for record, one in zip(records, numbers, strict=True) for n in one], np.uint16),
    )


def lists_of(records, stems, cut=2):
    """The lists of records, analysed in batches."""
    known = Terms()
    rows = [(at, rows_of(records[at : at + cut])) for at in range(0, len(records), cut)]
    return gathered([known.inverted(one, stems, at) for at, one in rows], known.names)


def files_of(records, stems, files=1):
    return [one for shard in term_shards(lists_of(records, stems), files) for one in shard.files()]


def read_back(records, ranks, terms, files=1):
    """What a reader finds: for each term, its records and their impacts."""
    found = files_of(records, [terms[rank] for rank in ranks], files)
    files = {name: content for _, name, content in found}
    segment = {"fiches": len(records), "termes": [[first, name] for first, name, _ in found]}
    files["root.bin"] = packed(json.dumps({"segments": [segment]}).encode())
    reader = Reader(files.__getitem__)
    return {term: [column.tolist() for column in reader.posting(0, term)] for term in terms}


def test_words_of_one_term_count_together():
    # « préfet » and « préfets » have the term « prefet », of rank 1.
    assert read_back([{0: UNIT, 1: 3 * UNIT}, {}, {1: 8 * UNIT}], [1, 1], ["doubs", "prefet"]) == {
        "doubs": [[], []],
        "prefet": [[0, 2], [8, 10]],
    }


def test_an_impact_is_between_one_and_fifteen():
    assert read_back([{0: 1}, {0: 65535}], [0], ["mot"]) == {"mot": [[0, 1], [1, IMPACTS]]}


@given(st.lists(WEIGHTS, max_size=40), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_what_is_written_is_what_records_have(records, ranks):
    terms = ["a", "mot", "mots", "é"]
    expected = {term: [] for term in terms}
    for number, record in enumerate(records):
        for rank, term in enumerate(terms):
            weight = sum(units for word, units in record.items() if ranks[word] == rank) / UNIT
            if weight:
                expected[term].append((number, max(1, round(IMPACTS * weight / (weight + 4)))))
    found = read_back(records, ranks, terms)
    assert {term: list(zip(*columns, strict=True)) for term, columns in found.items()} == expected


def test_no_shard_is_too_large():
    chance = random.Random(1)
    terms = [f"terme{number:03}" for number in range(300)]
    records = [{n: chance.randint(1, 999) for n in chance.sample(range(300), 120)} for _ in range(3000)]
    made = files_of(records, terms)
    assert len(made) > 1
    assert max(len(content) for _, _, content in made) <= LARGEST
    assert [first for first, _, _ in made] == sorted(first for first, _, _ in made)


def test_more_than_65536_terms_are_sorted_too():
    count = 70_000
    terms = [f"{number:05}" for number in range(count)]
    found = read_back([{1: UNIT, 0: UNIT}, {1: UNIT}], [count - 1, 0], terms)
    assert found[terms[-1]] == [[0], [3]]
    assert found[terms[0]] == [[0, 1], [3, 3]]


@given(st.lists(st.tuples(WEIGHTS, st.booleans()), max_size=12), st.integers(1, 5))
def test_lists_brought_up_to_date_are_those_of_all_the_records(records, cut):
    stems = ["b", "a", "b", "d", "c", "e"]
    everything = [record for record, _ in records]
    kept = [record for record, fresh in records if not fresh]
    places = [at for at, (_, fresh) in enumerate(records) if fresh]
    # One record more, that left.
    before = lists_of([*kept, {0: 7, 3: 7}], stems)
    moved = np.array([*(at for at, (_, fresh) in enumerate(records) if not fresh), -1])
    known = Terms()
    batches = [
        known.inverted(rows_of([everything[at] for at in places[start : start + cut]]), stems, start)
        for start in range(0, len(places), cut)
    ]
    found = merged(before, moved, batches, known.names, np.array(places, np.int64))
    expected = lists_of(everything, stems)
    assert found.terms == expected.terms
    for one, other in zip(found[1:], expected[1:], strict=True):
        assert one.tolist() == other.tolist()
