"""What is published beside the pages, made as a build makes it."""

from functools import partial

from vivier.browse.collections import collections
from vivier.exports.calendar import calendars
from vivier.exports.exchange.files import exchange
from vivier.exports.site import Site
from vivier.exports.subscriptions import Words, parts_of, subscriptions
from vivier.pages import feed_words
from vivier.pages.calendar_words import sentences, subscribed
from vivier.pages.cards import carte

SITE = Site("Vivier", "https://vivier.example/")


def files(writer, site=SITE):
    """The content of every file, by name."""
    words = Words(subscribed, partial(feed_words.entry, writer))
    known = parts_of(writer.index, writer.memo, site, words, partial(carte, writer))
    made = [
        *calendars(writer.index, site, sentences, writer.index.fiches.values()),
        *subscriptions(list(collections(writer.index)), known, site, writer.index.moment.jour),
        *exchange(writer.index, known, site),
    ]
    return {one.name: one.make() for one in made}
