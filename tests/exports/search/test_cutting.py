"""Lists are cut where their content says: a change moves the cuts near it, and no other."""

from hypothesis import given
from hypothesis import strategies as st

from vivier.exports.search.cutting import ranges, target

KEYS = st.lists(st.text("abcdefgh", min_size=1, max_size=6), unique=True, max_size=200).map(sorted)


def words(count, step=1):
    return [f"mot-{number:05}" for number in range(0, count, step)]


@given(KEYS, st.integers(1, 60))
def test_ranges_cover_everything_once_in_order_and_none_is_too_large(keys, target):
    sizes = [len(key) for key in keys]
    found = list(ranges(keys, sizes, target))
    assert [at for start, end in found for at in range(start, end)] == list(range(len(keys)))
    assert all(sum(sizes[start:end]) <= target or end - start == 1 for start, end in found)


def test_one_more_key_changes_few_files():
    keys = words(4000, step=2)
    more = sorted([*keys, "mot-01001"])

    def contents(cut, keys):
        return {tuple(keys[start:end]) for start, end in cut}

    before = contents(ranges(keys, [9] * len(keys), 500), keys)
    after = contents(ranges(more, [9] * len(more), 500), more)
    assert len(before) > 40
    assert len(after - before) <= 3


def test_files_are_of_about_one_size():
    assert list(ranges(words(10), [1] * 10, 100)) == [(0, 10)]
    lengths = [end - start for start, end in ranges(words(3000), [1] * 3000, 32)]
    assert 16 <= sum(lengths) / len(lengths) <= 24
    assert min(lengths) >= 6


def test_the_target_grows_by_steps_of_a_quarter():
    assert [target(total, 10, 4) for total in (0, 24, 25, 38, 99, 9999)] == [4, 4, 5, 7, 18, 1738]
    lengths = [end - start for start, end in ranges(words(3000), [1] * 3000, target(3000, 100, 4))]
    assert 70 <= len(lengths) <= 110
