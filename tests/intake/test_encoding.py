"""Records to bytes and back; bytes of a cache that others could write."""

import marshal
import os
import pickle
from pathlib import Path

import pytest

from tests.intake.bases import write
from vivier.intake import examine
from vivier.intake.encoding import decoded, encoded
from vivier.intake.load import load
from vivier.records import KINDS, Emploi
from vivier.records.dates import DatePartielle

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def records():
    """Every real record, as validation gives it."""
    found = []
    real = examine.encoded
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(examine, "encoded", lambda value: found.append(value) or real(value))
        assert load(ROOT / "postings").catalogue
    return found


def test_there_and_back(records):
    for record in records:
        again = decoded(encoded(record))
        assert again == record
        assert repr(again) == repr(record)
        if isinstance(record, tuple(kind.modele for kind in KINDS.values())):
            assert again.model_dump(exclude_unset=True) == record.model_dump(exclude_unset=True)
            assert again.model_fields_set == record.model_fields_set
            assert again.model_copy() == record


def test_two_vocabularies_may_have_the_same_words(records):
    posting = next(record for record in records if isinstance(record, Emploi))
    for name, value in decoded(encoded(posting)):
        assert type(value) is type(getattr(posting, name))


class Hostile:
    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call[0], self.call[1:]


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(Hostile(os.system, "true")),
        pickle.dumps(Hostile(eval, "1")),
        pickle.dumps(Hostile(getattr, 1, "real")),
        pickle.dumps(Path("x")),
        pickle.dumps(DatePartielle(2026)),
        b"\x80\x04\x8c\x16vivier.intake.encoding\x8c\x0cpickle.loads\x93.",
        b"",
        b"x",
    ],
)
def test_bytes_that_are_not_ours(content):
    with pytest.raises((pickle.UnpicklingError, EOFError)):
        decoded(content)


def test_an_index_that_asks_for_a_call(tmp_path):
    """Right checksum, right key, and a content made by somebody else: it is thrown away."""
    from vivier import kept
    from vivier.intake import store

    postings = write(tmp_path)
    expected = load(postings).problems
    index = tmp_path / "cache" / store.FOLDER / "index"
    for content in (pickle.dumps(Hostile(os.mkdir, str(tmp_path / "mark"))), marshal.dumps((1, 2, 3)), b"x"):
        assert kept.write(index, (content,), b"")
        assert load(postings, cache=tmp_path / "cache").problems == expected
    assert not (tmp_path / "mark").exists()
