"""Pages of a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivier.browse import Slice, slices


@pytest.mark.parametrize(
    ("number", "total", "bar"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (6, 20, [1, None, 4, 5, 6, 7, 8, None, 20]),
        (20, 20, [1, None, 18, 19, 20]),
    ],
)
def test_the_page_bar(number: int, total: int, bar: list[int | None]) -> None:
    assert Slice(number, total, [], 0).neighbours() == bar


@given(st.lists(st.integers(), max_size=200), st.integers(1, 50))
def test_nothing_is_lost_nor_shown_twice(items: list[int], size: int) -> None:
    parts = list(slices(items, size))
    assert [item for part in parts for item in part.items] == items
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(len(part.items) <= size and part.total == len(parts) for part in parts)


def test_the_last_page_holds_what_is_left() -> None:
    assert [part.items for part in slices("abcde", 2)] == ["ab", "cd", "e"]
