"""Every feed, calendar and table of the site itself, through readers that are not ours."""

import csv
import io
import json

import feedparser
import pytest
from icalendar import Calendar

from tests.exports.test_feeds import assert_valid
from tests.exports.test_tables import read_by_hand


def files(site, pattern):
    found = sorted(site.folder.rglob(pattern))
    assert found
    return found


def test_feeds(site):
    found = files(site, "*.atom")
    assert len(found) > 130
    for path in found:
        assert_valid(path.read_bytes())
        assert not feedparser.parse(path.read_bytes()).bozo


def test_calendars(site):
    for path in files(site, "*.ics"):
        (calendar,) = Calendar.from_ical(path.read_bytes(), multiple=True)
        events = calendar.walk("VEVENT")
        assert calendar.subcomponents
        assert all(one["UID"] and one["DTSTAMP"] and "SEQUENCE" in one for one in events)
        assert len({str(one["UID"]) for one in events}) == len(events)


def test_tables(site):
    for path in files(site, "*.csv"):
        content = path.read_bytes()
        rows = list(
            csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
        )
        assert rows == read_by_hand(content)
        assert len({len(row) for row in rows}) == 1


def test_exchanged_postings(site):
    for path in files(site, "api/v1/echange/emplois/*.json"):
        assert json.loads(path.read_bytes())["identification"]["versant"]


@pytest.mark.parametrize("name", ["flux.atom", "echeances.ics", "fiches.csv", "fiches.json"])
def test_what_one_follows_a_renamed_laboratory_with_stays_where_it_was(site, name):
    folder = site.folder / ("api/v1/labos" if name.endswith(".json") else "labos")
    assert (folder / "etat-lin-pays-de-la-loire" / name).read_bytes() == (
        folder / "etat-lin" / name
    ).read_bytes()
