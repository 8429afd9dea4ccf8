"""How numbers and files are written."""

import gzip
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivier.exports.search.wire import (
    file_name,
    packed,
    shared_prefix,
    varint,
    varint_array,
)

NUMBERS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "00"),
        (1, "01"),
        (127, "7f"),
        (128, "8001"),
        (300, "ac02"),
        (16384, "808001"),
        (2**32 - 1, "ffffffff0f"),
    ],
)
def test_seven_bits_a_byte_the_least_first(number, written):
    assert varint(number).hex() == written


@given(st.lists(NUMBERS, max_size=50))
def test_an_array_is_written_as_its_numbers_are(numbers):
    coded, starts = varint_array(np.array(numbers, np.uint32))
    assert coded.tobytes() == b"".join(map(varint, numbers))
    assert [len(varint(one)) for one in numbers] == np.diff(starts).tolist()


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=5))
def test_any_program_unpacks_a_file_whatever_its_parts(parts):
    made = packed(*parts)
    assert gzip.decompress(made) == b"".join(parts)
    assert gzip.GzipFile(fileobj=io.BytesIO(made)).read() == b"".join(parts)


def test_a_file_says_neither_its_day_nor_its_machine():
    assert packed(b"x")[:10].hex() == "1f8b08000000000000ff"


def test_a_name_comes_from_the_content_alone():
    assert file_name("t", b"abc") != file_name("t", b"abd")
    assert file_name("t", b"abc") == "t-13c9497c2425.bin"


@pytest.mark.parametrize(("one", "other", "count"), [(b"", b"a", 0), (b"abc", b"abd", 2), (b"ab", b"abc", 2)])
def test_what_two_words_begin_with(one, other, count):
    assert shared_prefix(one, other) == count
