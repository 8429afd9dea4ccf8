"""What is kept of each record: given back, and forgotten once nobody asks for it."""

from functools import partial

import pytest

from vivier.memo import Memo

VALUES = [0, 1.5, "été", b"\0", (), ("a", (1, None), b"x")]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_given_back(tmp_path, value):
    memo = Memo(tmp_path / "m.bin")
    assert memo.of(b"k", lambda: value) == value
    memo.save()
    assert Memo(tmp_path / "m.bin").of(b"k", pytest.fail) == value


def test_what_a_build_did_not_ask_for_is_forgotten(tmp_path):
    memo = Memo(tmp_path / "m.bin")
    memo.use(b"a", 1)
    memo.use(b"b", 2)
    memo.save()
    memo = Memo(tmp_path / "m.bin")
    memo.use(b"a", 1)
    memo.save()
    assert [Memo(tmp_path / "m.bin").find(key) for key in (b"a", b"b")] == [1, None]


def test_what_is_kept_without_being_asked_for_is_not_forgotten(tmp_path):
    memo = Memo(tmp_path / "m.bin")
    memo.use(b"a", 0)
    memo.save()
    memo = Memo(tmp_path / "m.bin")
    memo.keep([b"a", b"unknown"])
    memo.use(b"b", 2)
    memo.save()
    assert [Memo(tmp_path / "m.bin").find(key) for key in (b"a", b"b", b"unknown")] == [0, 2, None]


def test_nothing_is_written_where_nothing_changed(tmp_path):
    memo = Memo(tmp_path / "m.bin")
    memo.use(b"a", 1)
    memo.save()
    before = (tmp_path / "m.bin").stat().st_mtime_ns
    memo = Memo(tmp_path / "m.bin")
    memo.of(b"a", pytest.fail)
    memo.save()
    assert (tmp_path / "m.bin").stat().st_mtime_ns == before


def test_a_damaged_file_is_an_empty_memory(tmp_path):
    (tmp_path / "m.bin").write_bytes(b"x" * 99)
    assert Memo(tmp_path / "m.bin").find(b"a") is None


def test_without_a_file_nothing_is_kept():
    memo = Memo()
    memo.use(b"a", 1)
    memo.save()
    assert memo.find(b"a") == 1


def given(memo, number):
    return memo.of(b"a%d" % number, lambda: number), memo.of(b"b%d" % number, lambda: str(number))


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_each_item_gives_what_it_would_alone(tmp_path, count):
    memo = Memo(tmp_path / "m.bin")
    expected = [(number, str(number)) for number in range(count)]
    assert memo.each(range(count), partial(given, memo)) == expected
    memo.save()
    again = Memo(tmp_path / "m.bin")
    # Half of what an item asks for may be known.
    assert again.each(range(count), lambda number: again.of(b"b%d" % number, pytest.fail)) == [
        str(number) for number in range(count)
    ]
    assert again.each(range(count + 1), partial(given, again)) == [*expected, (count, str(count))]


def test_what_fails_for_one_item_is_told():
    memo = Memo()

    def give(number):
        return memo.of(b"%d" % number, lambda: 1 // (number - 400))

    with pytest.raises(ZeroDivisionError):
        memo.each(range(500), give)
    assert memo.of(b"later", lambda: 1) == 1


def test_what_fails_before_it_asks_leaves_the_memory_usable():
    memo = Memo()
    with pytest.raises(KeyError):
        memo.each([0], {}.__getitem__)
    assert memo.of(b"later", lambda: 1) == 1


def test_what_items_share_is_made_once_here():
    made = []
    memo = Memo()
    memo.each(range(10), lambda _: memo.of(b"shared", lambda: made.append(1) or 1))
    assert made == [1]


def test_what_is_put_aside_is_given_back(tmp_path):
    memo = Memo(tmp_path / "m.bin")
    contents = {b"a": b"1" * 99, b"b": b"", b"c": b"3"}
    reads = {key: memo.aside(key, lambda content=content: content) for key, content in contents.items()}
    assert {key: one.read() for key, one in reads.items()} == contents
    memo.save()
    assert {key: one.read() for key, one in reads.items()} == contents
    again = Memo(tmp_path / "m.bin")
    assert {key: again.aside(key, pytest.fail).read() for key in contents} == contents


def test_what_is_put_aside_is_told_apart_without_reading_it(tmp_path):
    memo = Memo(tmp_path / "m.bin")
    found = [
        memo.aside(key, lambda content=content: content).digest
        for key, content in ((b"a", b"1"), (b"b", b"2"))
    ]
    assert found[0] != found[1]
    assert memo.aside(b"c", lambda: b"1").digest == found[0]
    memo.save()
    assert Memo(tmp_path / "m.bin").aside(b"a", pytest.fail).digest == found[0]


@pytest.mark.parametrize("damage", ["removed", "cut", "changed"])
def test_what_was_put_aside_and_is_damaged_is_made_again(tmp_path, damage):
    memo = Memo(tmp_path / "m.bin")
    memo.aside(b"a", lambda: b"text")
    memo.save()
    (segment,) = (tmp_path / "m").iterdir()
    content = segment.read_bytes()
    match damage:
        case "removed":
            segment.unlink()
        case "cut":
            segment.write_bytes(content[:-1])
        case "changed":
            segment.write_bytes(content.replace(b"text", b"tent"))
    for _ in range(2):
        again = Memo(tmp_path / "m.bin")
        assert again.aside(b"a", lambda: b"text").read() == b"text"
        again.save()
    # It was told to be damaged when it was read: the next run made it anew, and this one finds it.
    last = Memo(tmp_path / "m.bin")
    assert last.aside(b"a", pytest.fail).read() == b"text"


def test_what_is_put_aside_and_is_of_no_use_any_more_goes(tmp_path):
    def kept_for(keys):
        memo = Memo(tmp_path / "m.bin")
        found = {key: memo.aside(b"%d" % key, lambda key=key: b"%d" % key * 999).read() for key in keys}
        memo.save()
        assert all(content == b"%d" % key * 999 for key, content in found.items())
        return sum(file.stat().st_size for file in (tmp_path / "m").iterdir())

    size = kept_for(range(10))
    for more in range(1, 30):
        assert kept_for(range(more, 10 + more)) < 3 * size


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_each_item_puts_aside_what_it_would_alone(tmp_path, count):
    expected = [b"%d" % number for number in range(count)]
    memo = Memo(tmp_path / "m.bin")
    found = memo.each(range(count), lambda n: memo.aside(b"k%d" % n, lambda: b"%d" % n))
    assert [one.read() for one in found] == expected
    memo.save()
    again = Memo(tmp_path / "m.bin")
    assert [
        one.read() for one in again.each(range(count), lambda n: again.aside(b"k%d" % n, pytest.fail))
    ] == expected
