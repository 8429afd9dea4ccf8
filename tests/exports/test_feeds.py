"""The feeds: valid for the grammar of RFC 4287, read back by a feed reader's library."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree

from tests.exports import hostile
from tests.exports.hostile import ATTACKS, RECORDS, SECRETS, offer
from tests.exports.published import SITE, files
from tests.pages.conftest import catalogue_of
from tests.records import samples
from vivier.browse import build_index
from vivier.browse.changes import last_change
from vivier.browse.collections import collections
from vivier.candidacy import Moment
from vivier.exports.feeds import MAX_ENTRIES, changed, tag
from vivier.exports.site import Site
from vivier.records import Labo, Projet
from vivier.urls import collection_url

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "atom.rng"))


def feeds(writer, site=SITE):
    return {name: content for name, content in files(writer, site).items() if name.endswith(".atom")}


def assert_valid(content):
    """A feed by the grammar, and by the two rules that the grammar cannot say."""
    root = etree.fromstring(content)
    assert GRAMMAR.validate(root), GRAMMAR.error_log
    links = [link.attrib for link in root.findall(f"{ATOM}link")]
    assert [one["href"] for one in links if one["rel"] == "self"]
    for entry in root.findall(f"{ATOM}entry"):
        assert root.find(f"{ATOM}author") is not None
        assert [one.get("rel") for one in entry.findall(f"{ATOM}link")] == ["alternate"]
    identifiers = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(identifiers) == len(set(identifiers))
    return root


SMALL = """\
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <id>tag:vivier.example,2026-01-01:genre/emploi</id>
  <title>Offres d’emploi\u00a0— Vivier</title>
  <updated>2025-04-18T00:00:00+02:00</updated>
  <link rel="self" type="application/atom+xml" href="https://vivier.example/emplois/flux.atom" />
  <link rel="alternate" type="text/html" hreflang="fr" href="https://vivier.example/emplois/" />
  <link rel="license" href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/" />
  <author>
    <name>Vivier</name>
    <uri>https://vivier.example/</uri>
  </author>
  <rights>Licence Ouverte 2.0 (Etalab)</rights>
<entry>
  <id>tag:vivier.example,2026-01-01:emploi/ouverte</id>
  <title>Chef de projets\u00a0— Nantes (44)\u00a0— jusqu’au 22\u00a0mai\u00a02025</title>
  <updated>2025-04-18T00:00:00+02:00</updated>
  <published>2025-04-18T00:00:00+02:00</published>
  <link rel="alternate" type="text/html" hreflang="fr" href="https://vivier.example/emplois/ouverte/" />
  <author>
    <name>SGAR</name>
  </author>
  <category term="emploi" scheme="tag:vivier.example,2026-01-01:genre" label="Offre d’emploi" />
  <category term="52" scheme="tag:vivier.example,2026-01-01:region" label="Pays de la Loire" />
  <category term="44" scheme="tag:vivier.example,2026-01-01:departement" label="Loire-Atlantique" />
  <summary>m</summary>
</entry>
</feed>
"""


def test_a_feed_of_one_posting():
    found = feeds(hostile.writer(RECORDS[0]))
    assert found["emplois/flux.atom"].decode() == SMALL


def test_every_collection_with_a_page_has_a_valid_feed_that_a_reader_reads():
    writer = hostile.writer()
    found = feeds(writer)
    pages = {collection_url(one.sorte, one.code) for one in collections(writer.index)} - {None}
    assert {name.removesuffix("flux.atom") for name in found} == pages
    for name, content in found.items():
        assert_valid(content)
        read = feedparser.parse(content)
        assert not read.bozo, (name, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert all(entry.id and entry.updated_parsed and entry.link for entry in read.entries)


def test_what_is_over_is_in_no_feed():
    read = feedparser.parse(feeds(hostile.writer(*RECORDS))["flux.atom"])
    ids = {entry.id.rpartition(":")[2] for entry in read.entries}
    assert ids == {
        "emploi/ouverte", "emploi/midi", "emploi/a-venir", "emploi/sans-date", "emploi/suspendue", "mission/mission",
        "mission/nationale", "labo/labo", "projet/projet",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ident", "end"),
    [
        ("emploi/a-venir", "— à venir, jusqu’au 30 juin 2025"),
        ("emploi/sans-date", "— date limite non connue"),
        ("emploi/suspendue", "— recrutement suspendu, jusqu’au 22 mai 2025"),
        ("emploi/midi", "Avis — La Réunion (974) — jusqu’au 25 mai 2025"),
        ("mission/nationale", "Mission — Fiche nationale"),
        ("labo/labo", "Labo & Cie — Loire-Atlantique (44)"),
    ],
)
def test_titles_say_where_and_until_when(ident, end):
    read = feedparser.parse(feeds(hostile.writer(*RECORDS))["flux.atom"])
    (title,) = [entry.title for entry in read.entries if entry.id.endswith(f":{ident}")]
    assert title.replace("\u00a0", " ").endswith(end)


def test_hostile_texts_stay_texts():
    root = assert_valid(feeds(hostile.writer())["emplois/flux.atom"])
    titles = [one.text for one in root.iter(f"{ATOM}title")]
    for attack in ATTACKS:
        kept = "".join(char for char in attack if char in "\t\n\r" or (char >= " " and char != "\ufffe"))
        # A parser of XML reads every line break as one character.
        assert any(one.startswith(kept.replace("\r\n", "\n")) for one in titles), attack
    assert not list(root.iter("script"))


def test_archived_records_leave_no_trace():
    found = feeds(hostile.writer(*RECORDS))
    for secret in SECRETS:
        assert not [name for name, content in found.items() if secret.encode() in content]


def test_a_changed_record_comes_back_first_and_keeps_its_identifier():
    old = offer("vieille", maj="2025-04-20")
    new = offer("neuve", maj="2025-04-30")
    before = feedparser.parse(feeds(hostile.writer(old, new))["flux.atom"]).entries
    assert [one.id.rpartition("/")[2] for one in before] == ["neuve", "vieille"]
    renamed = offer("vieille", titre="Tout autre titre", maj="2025-05-01")
    after = feedparser.parse(feeds(hostile.writer(renamed, new))["flux.atom"]).entries
    assert after[0].id == before[1].id
    assert after[0].updated == "2025-05-01T00:00:00+02:00"


def test_a_feed_is_as_new_as_what_it_holds_or_held_and_an_empty_one_as_the_catalogue():
    found = feeds(hostile.writer(offer("a", maj="2025-04-20"), offer("b", maj="2025-04-30")))
    updated = {name: feedparser.parse(content).feed.updated for name, content in found.items()}
    assert updated["emplois/flux.atom"] == updated["projets/flux.atom"] == "2025-04-30T00:00:00+02:00"
    nothing = feeds(hostile.writer(offer("close", fin_candidature="2025-04-30")))
    # What closed left it that day.
    assert feedparser.parse(nothing["flux.atom"]).feed.updated == "2025-05-01T00:00:00+02:00"
    assert_valid(nothing["flux.atom"])


def test_what_changed_tomorrow_in_the_pacific_changed_today():
    # Seven days before the end, on the 22nd: it is there already.
    there = offer("a", fin_candidature="2025-05-29", localisations=[{"departement": "988"}])
    moment = Moment(date(2025, 5, 21), datetime(2025, 5, 21, 21, tzinfo=UTC))
    (brief,) = build_index(catalogue_of(there), moment).fiches.values()
    assert last_change(brief) == date(2025, 5, 22)
    assert changed(brief, moment.jour) == date(2025, 5, 21)


def test_a_feed_holds_a_hundred_entries_the_newest():
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(MAX_ENTRIES + 5)]
    many = [offer(f"n-{number}", debut_publication="2024-12-01", maj=day) for number, day in enumerate(days)]
    read = feedparser.parse(feeds(hostile.writer(*many, today=date(2025, 5, 2)))["emplois/flux.atom"])
    moments = [datetime.fromisoformat(one.updated).date() for one in read.entries]
    assert moments == days[:4:-1]
    assert len(moments) == 100


def test_what_is_to_come_is_not_said_to_be_published():
    read = feedparser.parse(feeds(hostile.writer(*RECORDS))["emplois/flux.atom"])
    unsaid = {entry.id.rpartition("/")[2] for entry in read.entries if "published" not in entry}
    assert unsaid == {"a-venir"}


def test_an_update_is_no_publication():
    lab = Labo.model_validate(samples.labo(maj="2025-04-20"))
    (entry,) = feedparser.parse(feeds(hostile.writer(lab))["labos/flux.atom"]).entries
    assert ("published" in entry, entry.updated) == (False, "2025-04-20T00:00:00+02:00")


def test_whoever_subscribes_to_invented_records_is_told():
    invented = SITE._replace(fictif=True)
    found = files(hostile.writer(offer("a", fin_candidature="2025-05-22")), invented)
    assert feedparser.parse(found["flux.atom"]).feed.title.endswith("Vivier (catalogue fictif)")
    calendar = Calendar.from_ical(found["emplois/echeances.ics"])
    assert str(calendar["X-WR-CALNAME"]).startswith("Vivier (catalogue fictif)")


def test_no_feed_without_the_address_of_the_site():
    assert feeds(hostile.writer(), Site("Vivier", None)) == {}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Vivier.Example:8443/", "tag:vivier.example,2026-01-01:emploi/x"),
        ("https://forge.example/équipe/vivier/", "tag:forge.example,2026-01-01:%C3%A9quipe/vivier/emploi/x"),
        ("https://été.example/", "tag:xn--t-9fab.example,2026-01-01:emploi/x"),
    ],
)
def test_identifiers_hold_in_ascii_where_the_site_is(url, expected):
    assert tag(Site("Vivier", url), "emploi/x") == expected


def test_a_project_under_another_licence_says_so_in_its_entry():
    licences = ("licence_ouverte_2", "cc_by_sa_4", "inconnue")
    projects = [
        Projet.model_validate(samples.projet(id=one.replace("_", "-"), licence=one)) for one in licences
    ]
    root = assert_valid(feeds(hostile.writer(*projects))["projets/flux.atom"])
    entries = root.findall(f"{ATOM}entry")
    said = {one.findtext(f"{ATOM}id").rpartition("/")[2]: one.findtext(f"{ATOM}rights") for one in entries}
    assert said == {
        "licence-ouverte-2": None,
        "cc-by-sa-4": "Creative Commons Attribution – Partage dans les mêmes conditions 4.0",
        "inconnue": "Licence non précisée",
    }
