"""What a page is made from: other values, other bytes; what cannot be told apart is refused."""

import dataclasses
from datetime import date

import pytest

from vivier.candidacy import Statut
from vivier.pages.fingerprints import Later, fingerprint
from vivier.records import REGIONS


@dataclasses.dataclass(frozen=True)
class Row:
    name: str
    items: tuple[object, ...] = ()


DIFFERENT = [
    (),
    (None,),
    (0,),
    (False,),
    ("0",),
    ("",),
    ([],),
    ({},),
    ([""],),
    ({"": ""},),
    ("été",),
    (date(2025, 5, 2),),
    ("2025-05-02",),
    (date(2025, 5, 3),),
    (Row("a"),),
    (Row("b"),),
    (Row("a", (Row("b"),)),),
    (Later(b"a", 0, list),),
    (Later(b"b", 0, list),),
    ("61",),
    (REGIONS["27"],),
    (REGIONS["11"],),
    ("a", "b"),
    (["a", "b"],),
    ("ab",),
]


def test_other_values_have_another_fingerprint():
    found = [fingerprint(*values) for values in DIFFERENT]
    assert len(set(found)) == len(DIFFERENT)


def test_the_same_values_have_the_same():
    assert [fingerprint(*values) for values in DIFFERENT] == [fingerprint(*values) for values in DIFFERENT]


def test_a_list_made_later_is_known_by_its_key_and_made_when_it_is_read():
    made = []
    found = Later(b"a", 2, lambda: made.append(1) or ["x", "y"])
    assert fingerprint(found) == fingerprint(Later(b"a", 0, list))
    assert len(found) == 2
    assert not Later(b"a", 0, list)
    assert made == []
    assert list(found) == ["x", "y"]


def test_a_state_is_its_code():
    assert fingerprint(Statut.CLOSE) == fingerprint("close")


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, len, Row, b"x", Statut],
    ids=["object", "set", "function", "class", "bytes", "enum"],
)
def test_what_is_no_plain_data_is_refused(value):
    with pytest.raises(TypeError):
        fingerprint(["a", {"b": value}])
