"""The writing of calendar files, against the reader of the field and the IANA database."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Timezone
from icalendar.prop import vDuration, vText

from vivier.exports import ical
from vivier.records import DEPARTEMENTS

DAY = timedelta(days=1)


def test_every_territory_has_its_time_zone():
    assert set(ical.ZONES) == {place.fuseau for place in DEPARTEMENTS.values()}


@pytest.mark.parametrize("zone", ical.ZONES)
def test_offsets_are_those_of_the_iana_database(zone):
    written = Timezone.from_ical(ical.timezone(zone)).to_tz(lookup_tzid=False)
    expected = ZoneInfo(zone)
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    while moment.year < 2036:
        # Noon and a minute to midnight: what a deadline may be.
        for hour, minute in ((0, 30), (9, 0), (12, 0), (23, 59)):
            there = moment.replace(hour=hour, minute=minute, tzinfo=None)
            assert there.replace(tzinfo=written).utcoffset() == there.replace(tzinfo=expected).utcoffset(), (
                there
            )
        moment += DAY


def test_a_zone_that_changes_says_when():
    assert [
        line
        for line in ical.timezone("America/Miquelon").decode().split("\r\n")
        if line.startswith(("BEGIN", "RRULE"))
    ] == [
        "BEGIN:VTIMEZONE",
        "BEGIN:DAYLIGHT",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "BEGIN:STANDARD",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Chef, cheffe", "Chef\\, cheffe"),
        ("a;b\\c", "a\\;b\\\\c"),
        ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"),
        ("deux-points : « oui »", "deux-points : « oui »"),
        ('"guillemets"', '"guillemets"'),
        ("a\x00b\x1bc\x7fd\x85e\tf", "abcde\tf"),
        ("x\nEND:VEVENT\nBEGIN:VEVENT", "x\\nEND:VEVENT\\nBEGIN:VEVENT"),
    ],
)
def test_texts(value, written):
    assert ical.text(value) == written


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(), "PT0S"),
        (timedelta(days=-3), "-P3D"),
        (-timedelta(days=3, hours=14, minutes=59), "-P3DT14H59M"),
        (-timedelta(hours=2), "-PT2H"),
        (-timedelta(minutes=5), "-PT5M"),
        (timedelta(hours=9), "PT9H"),
    ],
)
def test_durations(length, written):
    assert ical.duration(length) == written
    assert vDuration.from_ical(written) == length


def test_a_line_is_cut_between_characters():
    lines = ical.document(["SUMMARY:" + "é" * 50 + "🙂" * 30, "X:" + "a" * 72 + "🙂", "Y:1"])
    assert lines.endswith(b"\r\nY:1\r\n")
    for line in lines.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert lines.replace(b"\r\n ", b"").decode().split("\r\n")[1] == "X:" + "a" * 72 + "🙂"


@given(st.text(max_size=400))
def test_any_text_is_read_back_and_nothing_else(value):
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"SUMMARY:{ical.text(value)}", "END:VEVENT", "END:VCALENDAR"]
    content = ical.document(lines)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    kept = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in kept if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160))
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert list(event) == ["SUMMARY"]
    assert event["SUMMARY"] == vText(kept)


def test_days_and_times():
    assert ical.compact(date(2026, 5, 3)) == "20260503"
    assert ical.compact(datetime.combine(date(2026, 5, 3), time(9))) == "20260503T090000"
