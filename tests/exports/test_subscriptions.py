"""What records give to the files of their collections: made once, and known again by the next build."""

import marshal
from functools import partial

import pytest

from tests.exports import hostile
from tests.exports.hostile import RECORDS, offer
from tests.exports.published import SITE
from vivier.exports.exchange.files import exchange
from vivier.exports.parts import ENTREE, EVENEMENTS, LIGNE, Given
from vivier.exports.site import Site
from vivier.exports.subscriptions import Words, parts_of, subscriptions
from vivier.memo import Memo
from vivier.pages import feed_words
from vivier.pages.calendar_words import subscribed
from vivier.urls import exchange_url


def known(writer, memo, site=SITE, words=None):
    words = words or Words(subscribed, partial(feed_words.entry, writer))
    return parts_of(writer.index, memo, site, words, id)


def given(writer, site=SITE):
    """What each record gives, by its face."""
    return {
        face: Given(*marshal.loads(one.given.read())) for face, one in known(writer, Memo(), site).items()
    }


def read(parts):
    """What each record gives, packed, and its key."""
    return {
        face: (one.key, one.given.read(), one.echange and one.echange.read()) for face, one in parts.items()
    }


def never(*_):
    pytest.fail("made again")


def test_a_record_that_did_not_change_is_not_read_again(tmp_path):
    writer, memo = hostile.writer(*RECORDS), Memo(tmp_path / "m.bin")
    found = {
        face: (one.key, one.given.read(), one.echange and one.echange.read())
        for face, one in known(writer, memo).items()
    }
    memo.save()
    again = known(writer, Memo(tmp_path / "m.bin"), words=Words(never, never))
    assert {
        face: (one.key, one.given.read(), one.echange and one.echange.read()) for face, one in again.items()
    } == found


def test_what_is_over_or_without_deadline_gives_less():
    writer = hostile.writer(*RECORDS)
    found, parts = given(writer), known(writer, Memo())
    for brief in writer.index.fiches.values():
        one = found[brief.face]
        over = brief.statut is not None and brief.statut.terminee
        assert (one.entree is None, one.ligne is None) == (over, over)
        assert parts[brief.face].echange is None or (brief.genre == "emploi" and not over)
        assert one.evenements is None or brief.limite is not None
    assert not any(one.entree for one in given(writer, Site("Vivier", None)).values())


def test_parts_have_other_keys_when_they_may_differ():
    def keys(record, site=SITE):
        return {one.key for one in known(hostile.writer(record), Memo(), site).values()}

    record = offer("a", titre="Un titre")
    assert keys(record) == keys(record)
    assert not keys(record) & keys(offer("a", titre="Un autre titre"))
    assert not keys(record) & keys(record, Site("Vivier", "https://ailleurs.example/"))


def collected(record, site=SITE):
    """The keys of the files of collections, by name; and that of the document of the exchange."""
    writer = hostile.writer(record)
    found = known(writer, Memo(), site)
    files = {
        one.name: one.key for one in subscriptions(writer.collections, found, site, writer.context.today)
    }
    return files, {one.name: one.key for one in exchange(writer.index, found, site)}


def test_a_text_that_no_collection_shows_changes_none_of_their_files():
    record = offer("a", resume="R", missions="Un texte.")
    before, after = collected(record), collected(offer("a", resume="R", missions="Un autre texte."))
    assert before[0] == after[0]
    assert {name for name, key in before[1].items() if after[1][name] != key} == {exchange_url("a")}
    other = collected(offer("a", resume="R", missions="Un texte.", titre="Un autre titre"))[0]
    assert {name for name, key in before[0].items() if other[name] != key} >= {
        "echeances.ics",
        "fiches.csv",
        "flux.atom",
    }


def test_what_one_sort_of_file_shows_changes_no_other():
    """The beginning of a text is the summary of a feed, where the record has none of its own."""
    before, after = (collected(offer("a", missions=text))[0] for text in ("Un texte.", "Un autre texte."))
    changed = {name for name, key in before.items() if after[name] != key}
    assert "flux.atom" in changed
    assert not [name for name in changed if not name.endswith(".atom")]


@pytest.mark.parametrize("part", [None, b"", b"x"])
def test_a_part_that_is_missing_is_not_one_that_is_empty(part):
    whole = Given(part, b"entry", None)
    assert whole.digests()[ENTREE] == Given(None, b"entry", b"line").digests()[ENTREE]
    others = {Given(one).digests()[EVENEMENTS] for one in (None, b"", b"x") if one != part}
    assert whole.digests()[EVENEMENTS] not in others
    assert whole.digests()[LIGNE] != Given(part, b"entry", b"").digests()[LIGNE]
