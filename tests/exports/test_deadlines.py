"""The calendars that one subscribes to, read back with the library of the field."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.exports import hostile
from tests.exports.hostile import ATTACKS, RECORDS, SECRETS, closure, offer
from tests.exports.published import SITE, files
from vivier.candidacy import Statut
from vivier.exports.events import revision
from vivier.exports.site import Site
from vivier.records import DEPARTEMENTS, REGIONS


def calendars(writer, site=SITE):
    return {name: content for name, content in files(writer, site).items() if name.endswith("echeances.ics")}


def events(content):
    """The events of a calendar, by identifier; each has one, and its stamp."""
    assert content.isascii() or content.decode()
    found = Calendar.from_ical(content).walk("VEVENT")
    for one in found:
        assert one["UID"]
        assert one["DTSTAMP"].dt.tzinfo is not None
        assert int(one["SEQUENCE"]) >= 0
        assert not one.walk("VALARM")
    ids = [str(one["UID"]) for one in found]
    assert len(ids) == len(set(ids))
    return dict(zip(ids, found, strict=True))


SMALL = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Vivier//Candidatures//FR
METHOD:PUBLISH
NAME:Vivier\\, échéances : Labo & Cie
X-WR-CALNAME:Vivier\\, échéances : Labo & Cie
URL:https://vivier.example/labos/labo/
SOURCE;VALUE=URI:https://vivier.example/labos/labo/echeances.ics
REFRESH-INTERVAL;VALUE=DURATION:P1D
X-PUBLISHED-TTL:P1D
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19970330T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:emploi-ouverte-limite@vivier.example
DTSTART;TZID=Europe/Paris:20250522T235900
SUMMARY:Dernier jour pour candidater : Chef de projets
DTSTAMP:20250418T000000Z
SEQUENCE:0
DESCRIPTION:"""


def test_a_calendar_of_one_posting():
    found = calendars(hostile.writer(RECORDS[0], RECORDS[12]))["labos/labo/echeances.ics"].decode()
    assert found.replace("\r\n", "\n").replace("\u00a0", " ").startswith(SMALL)


def test_which_collections_have_a_calendar():
    found = calendars(hostile.writer())
    folders = {name.removesuffix("echeances.ics") for name in found}
    assert {"", "emplois/", "missions/", "labos/labo/", "regions/bretagne/", "departements/paris/"} <= folders
    assert not {"projets/", "labos/", "demarches/"} & folders
    assert len(folders) == 3 + len(REGIONS) + len(DEPARTEMENTS) + 1


def test_an_empty_calendar_is_one_nonetheless():
    content = calendars(hostile.writer())["departements/paris/echeances.ics"]
    assert events(content) == {}
    assert len(Calendar.from_ical(content).subcomponents) == 1


def test_the_deadlines_of_everything():
    found = events(calendars(hostile.writer(*RECORDS))["echeances.ics"])
    assert {key.partition("@")[0]: str(one.get("STATUS", "")) for key, one in found.items()} == {
        "emploi-ouverte-limite": "",
        "emploi-midi-limite": "",
        "emploi-midi-conseil": "",
        "emploi-a-venir-limite": "",
        "mission-mission-limite": "",
        "mission-mission-conseil": "",
        "emploi-pourvue-limite": "CANCELLED",
        "emploi-retiree-limite": "CANCELLED",
    }
    zones = {
        one["TZID"]
        for one in Calendar.from_ical(calendars(hostile.writer(*RECORDS))["echeances.ics"]).walk("VTIMEZONE")
    }
    assert zones == {"Europe/Paris", "Indian/Reunion"}


def test_every_calendar_is_read_and_agrees_with_the_file_of_each_posting():
    published = files(hostile.writer())
    whole = events(published["echeances.ics"])
    for name, content in published.items():
        if name.endswith("echeances.ics"):
            assert events(content).items() <= whole.items()
        elif name.endswith("echeance.ics"):
            for one in Calendar.from_ical(content).walk("VEVENT"):
                beside = whole.get(str(one["UID"]))
                if beside is None:
                    # A file that was taken loses the advised date of whatever deadline it had.
                    assert (one["STATUS"], "-conseil@" in one["UID"]) == ("CANCELLED", True)
                    continue
                same = ("UID", "DTSTART", "SUMMARY", "SEQUENCE", "DTSTAMP", "STATUS", "URL")
                assert [one.get(key) for key in same] == [beside.get(key) for key in same]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("pourvue", "Pourvue"),
        ("annulee", "Retirée"),
        ("remplacee", "Remplacée"),
        ("close", "Candidatures closes"),
    ],
)
def test_a_withdrawn_deadline_is_cancelled_until_it_is_archived(state, word):
    honest = offer("a")
    withdrawn = offer("a", cloture=closure(state))
    before, after = (events(calendars(hostile.writer(one))["echeances.ics"]) for one in (honest, withdrawn))
    assert before.keys() == after.keys()
    ((key, event),) = after.items()
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == f"{word}\u00a0: Avis"
    assert int(event["SEQUENCE"]) > int(before[key]["SEQUENCE"])
    alone = files(hostile.writer(withdrawn))["emplois/a/echeance.ics"]
    advised, cancelled = Calendar.from_ical(alone).walk("VEVENT")
    assert (cancelled["UID"], cancelled["STATUS"], cancelled.walk("VALARM")) == (key, "CANCELLED", [])
    assert (advised["UID"], advised["STATUS"]) == (key.replace("-limite@", "-conseil@"), "CANCELLED")
    archived = files(hostile.writer(withdrawn, today=date(2025, 7, 1)))
    assert events(archived["echeances.ics"]) == {}
    assert "emplois/a/echeance.ics" not in archived


@pytest.mark.parametrize("since", ["2025-04", "2025-05-02", "2025"])
def test_a_deadline_is_withdrawn_from_the_first_day_that_its_closure_may_be_of(since):
    withdrawn = offer("a", cloture=closure("close", since))
    (event,) = events(calendars(hostile.writer(withdrawn, today=date(2025, 5, 2)))["echeances.ics"]).values()
    assert event["STATUS"] == "CANCELLED"


def test_a_deadline_that_was_met_is_not_withdrawn_by_what_its_editors_say_afterwards():
    late = offer("a", cloture=closure("close", "2025-05-25"))
    assert events(calendars(hostile.writer(late, today=date(2025, 5, 26)))["echeances.ics"]) == {}


def test_a_closure_is_a_revision_on_its_day_once_it_counts():
    record = offer("a", maj="2025-04-20", cloture=closure("pourvue", "2025-04-28"))
    assert revision(record) == date(2025, 4, 20)
    assert revision(record, Statut.POURVUE) == date(2025, 4, 28)


def test_a_moved_date_raises_the_sequence_when_the_editor_says_so():
    first = offer("a", maj="2025-04-20")
    moved = offer("a", maj="2025-04-25", fin_candidature="2025-05-15")
    (before,), (after,) = (
        events(calendars(hostile.writer(one))["echeances.ics"]).values() for one in (first, moved)
    )
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 10
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


def test_the_day_of_the_site_changes_no_event():
    record = offer("a")
    found = {
        calendars(hostile.writer(record, today=date(2025, 5, day)))["emplois/echeances.ics"]
        for day in (2, 16, 22)
    }
    assert len(found) == 1


def test_hostile_titles_stay_in_their_property():
    content = calendars(hostile.writer())["emplois/echeances.ics"]
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    found = events(content)
    assert len([key for key in found if "attaque" in key]) == len(ATTACKS)
    assert not [one for one in found.values() if str(one["SUMMARY"]) == "x"]


def test_archived_records_leave_no_trace():
    found = files(hostile.writer(*RECORDS))
    for secret in SECRETS:
        assert not [
            name for name, content in found.items() if name.endswith(".ics") and secret.encode() in content
        ]


def test_calendars_do_without_the_address_of_the_site():
    found = calendars(hostile.writer(*RECORDS), Site("Vivier", None))
    assert b"\r\nURL:" not in found["echeances.ics"]
    assert {key.rpartition("@")[2] for key in events(found["echeances.ics"])} == {"vivier"}
