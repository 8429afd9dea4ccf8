"""The calendar file of a posting, read back with the library of the field."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.candidacy.samples import MISSION, NOTICE, OFFER, emploi, mission
from tests.pages.all_pages import pages
from tests.pages.conftest import catalogue_of
from vivier.browse import build_index
from vivier.candidacy import Moment, Statut, advice, deadline
from vivier.exports.calendar import calendar, calendars
from vivier.exports.events import Deadline
from vivier.exports.site import Site
from vivier.pages.calendar_words import sentences
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import DEPARTEMENTS
from vivier.urls import CALENDAR

PAGE = "https://vivier.example/emplois/avis/"
HOSTILE = 'a, b; c\\d "e" 🙂\u2028\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x\nEND:VCALENDAR é' + "ô" * 60


def site_of(page):
    return Site("Vivier", page and page.removesuffix("emplois/avis/"))


def file_of(record, page=PAGE, withdrawn=None, said=sentences):
    limit, site = deadline(record), site_of(page)
    address = site.absolute("emplois/avis/")
    return calendar(Deadline(record, limit, advice(limit), address, withdrawn), site, said)


def events(content):
    return {str(one["UID"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


def rings(event):
    """The reminders of an event, as instants."""
    return [event["DTSTART"].dt + one["TRIGGER"].dt for one in event.walk("VALARM")]


def at(day, hour, zone="Europe/Paris"):
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZoneInfo(zone))


SAME_DAY = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Vivier//Candidatures//FR
BEGIN:VTIMEZONE
TZID:Indian/Reunion
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0400
TZOFFSETTO:+0400
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:emploi-avis-limite@vivier.example
DTSTART;TZID=Indian/Reunion:20250522T120000
SUMMARY:Dernier jour pour candidater : Avis
DTSTAMP:20250418T000000Z
SEQUENCE:0
DESCRIPTION:Une phrase.\\nhttps://vivier.example/emplois/avis/
TRANSP:TRANSPARENT
URL:https://vivier.example/emplois/avis/
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Dernier jour pour candidater : Avis
TRIGGER:-P3DT3H
END:VALARM
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Dernier jour pour candidater : Avis
TRIGGER:-PT3H
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_one_event_where_the_last_day_is_a_working_day():
    how = {"procedure": "email_libre", "heure_limite": "12:00"}
    place = [{"departement": "974"}]
    record = emploi(
        OFFER, reference=None, canal_publication="JO", localisations=place,
        fin_candidature="2025-05-22", candidature=how,
    )  # fmt: skip
    content = file_of(record, said=lambda *_: ["Une phrase."])
    assert content.decode() == SAME_DAY.replace("\n", "\r\n").replace("candidater :", "candidater\u00a0:")


def test_two_events_where_another_day_is_advised():
    found = events(file_of(emploi(NOTICE, jo={"date": "2026-04-03"}, maj="2026-04-10")))
    assert list(found) == ["emploi-avis-conseil@vivier.example", "emploi-avis-limite@vivier.example"]
    act, limit = found.values()
    assert (act["DTSTART"].dt, limit["DTSTART"].dt) == (at("2026-04-30", "09:00"), at("2026-05-03", "23:59"))
    assert act["SUMMARY"] == "Envoyer ma candidature\u00a0: Avis"
    assert limit["SUMMARY"] == "Date limite de candidature\u00a0: Avis"
    assert rings(act) == [at("2026-04-27", "09:00"), at("2026-04-30", "09:00")]
    assert rings(limit) == []
    for event in found.values():
        assert event["DTSTAMP"].dt.isoformat() == "2026-04-10T00:00:00+00:00"
        assert event["URL"] == PAGE
        said = event["DESCRIPTION"].replace("\u00a0", " ")
        assert "publication au Journal officiel le 3 avril 2026, plus 30 jours" in said
        assert "Date conseillée : 30 avril 2026" in said
        assert "l’annonce officielle fait foi" in said


@pytest.mark.parametrize(
    ("hour", "first", "last"),
    [
        (None, ("2025-05-19", "09:00"), ("2025-05-22", "09:00")),
        ("17:30", ("2025-05-19", "09:00"), ("2025-05-22", "09:00")),
        # Too early to act on the morning itself.
        ("10:00", ("2025-05-19", "09:00"), ("2025-05-21", "09:00")),
        ("00:30", ("2025-05-19", "09:00"), ("2025-05-21", "09:00")),
    ],
)
def test_reminders_leave_time_to_act(hour, first, last):
    how = OFFER["candidature"] | ({"heure_limite": hour} if hour else {})
    (event,) = events(file_of(emploi(OFFER, fin_candidature="2025-05-22", candidature=how))).values()
    assert event["DTSTART"].dt == at("2025-05-22", hour or "23:59")
    assert rings(event) == [at(*first), at(*last)]


@pytest.mark.parametrize(
    "code", sorted({place.fuseau: code for code, place in DEPARTEMENTS.items()}.values())
)
@pytest.mark.parametrize("day", ["2026-01-14", "2026-03-30", "2026-07-14", "2026-10-26", "2026-11-02"])
def test_times_are_those_of_the_territory(code, day):
    zone = DEPARTEMENTS[code].fuseau
    content = file_of(emploi(OFFER, localisations=[{"departement": code}], fin_candidature=day))
    calendar = Calendar.from_ical(content)
    written = calendar.walk("VTIMEZONE")[0]
    assert written["TZID"] == zone
    limit = next(one for key, one in events(content).items() if "-limite@" in key)
    assert limit["DTSTART"].params["TZID"] == zone
    assert limit["DTSTART"].dt == at(day, "23:59", zone)
    for event in events(content).values():
        for moment in (event["DTSTART"].dt, *rings(event)):
            naive = moment.replace(tzinfo=None)
            own = naive.replace(tzinfo=written.to_tz(lookup_tzid=False))
            assert own.utcoffset() == naive.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_a_file_says_how_it_is_meant_only_where_it_cancels():
    record = emploi(OFFER, fin_candidature="2025-05-22")
    cancelling = Calendar.from_ical(file_of(record, withdrawn=Statut.POURVUE))
    assert (cancelling["METHOD"], cancelling.walk("VEVENT")[0]["STATUS"]) == ("PUBLISH", "CANCELLED")
    assert "METHOD" not in Calendar.from_ical(file_of(record))


def test_a_hostile_title_stays_in_its_property():
    honest = emploi(OFFER, reference="x; y, BEGIN:VALARM", fin_candidature="2025-05-22")
    # Stronger than what a record may hold: a line break is refused long before.
    record = honest.model_copy(update={"titre": HOSTILE})
    content = file_of(record)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    (event,) = events(content).values()
    assert event["SUMMARY"] == f"Dernier jour pour candidater\u00a0: {HOSTILE}".replace("\r\n", "\n")
    assert event["DESCRIPTION"].startswith("Référence\u00a0: x; y, BEGIN:VALARM\n")
    assert len(event.walk("VALARM")) == 2


@pytest.mark.parametrize(
    ("page", "host", "url"),
    [
        (None, "vivier", None),
        ("https://Vivier.Example:8443/x/emplois/avis/", "vivier.example/x", "https://Vivier.Example:8443/x/emplois/avis/"),
        ("https://vivier.example/été/emplois/avis/", "vivier.example/%C3%A9t%C3%A9", "https://vivier.example/%C3%A9t%C3%A9/emplois/avis/"),
    ],
)  # fmt: skip
def test_address_of_the_page(page, host, url):
    (key, event), = events(file_of(emploi(OFFER, fin_candidature="2025-05-22"), page)).items()  # fmt: skip
    assert key == f"emploi-avis-limite@{host}"
    assert event.get("URL") == url


@pytest.mark.parametrize(
    ("changes", "stamp"),
    [
        ({"maj": "2025-04-20"}, "20250420"),
        ({}, "20250418"),
        (
            {"source": {"type": "CSP", "titre": "t", "date": "2025-03", "consulte_le": "2025-04-19"}},
            "20250419",
        ),
    ],
)
def test_the_file_is_dated_by_the_record(changes, stamp):
    content = file_of(emploi(OFFER, fin_candidature="2025-05-22", **changes))
    assert f"DTSTAMP:{stamp}T000000Z\r\n".encode() in content


def test_nothing_that_reaches_somebody_is_in_the_file():
    record = emploi(
        OFFER,
        fin_candidature="2025-05-22",
        contacts=[{"fonction": "Accueil", "nom": "Camille Martin", "courriel": "camille@exemple.gouv.fr"}],
    )
    assert b"amille" not in file_of(record)


def offer(ident, end, **changes):
    return emploi(OFFER, id=ident, reference=ident, fin_candidature=end, **changes)


def closed(state):
    return {"etat": state, "depuis": "2025-05-01", "motif": "m"}


RECORDS = [
    offer("ouverte", "2025-05-22"),
    offer("a-venir", "2025-06-30", debut_publication="2025-05-20"),
    offer("indeterminee", None),
    offer("close", "2025-05-01"),
    offer("pourvue", "2025-05-22", cloture=closed("pourvue")),
    offer("suspendue", "2025-05-22", cloture=closed("suspendue")),
    mission(id="mission", fin_candidature="2025-05-31", revoir_le=None),
    mission(**MISSION),
]


SITE = Site("Vivier", "https://vivier.example/")


def test_which_records_have_a_file_and_where():
    index = build_index(catalogue_of(*RECORDS), Moment(date(2025, 5, 2)))
    assert index.statuts["emploi", "suspendue"] is Statut.SUSPENDUE

    found = {one.name: one.make() for one in calendars(index, SITE, sentences, index.fiches.values())}
    assert sorted(found) == [
        "emplois/a-venir/echeance.ics",
        "emplois/ouverte/echeance.ics",
        "emplois/pourvue/echeance.ics",
        "missions/mission/echeance.ics",
    ]
    (event,) = events(found["emplois/ouverte/echeance.ics"]).values()
    assert event["URL"] == "https://vivier.example/emplois/ouverte/"
    # Another day gives the same bytes.
    later = build_index(catalogue_of(*RECORDS), Moment(date(2025, 5, 20)))
    again = {one.name: one.make() for one in calendars(later, SITE, sentences, later.fiches.values())}
    assert again["emplois/ouverte/echeance.ics"] == found["emplois/ouverte/echeance.ics"]


def test_an_earlier_date_of_the_rule_is_advised_and_said():
    how = OFFER["candidature"] | {"delai_jours": "20"}
    found = events(file_of(emploi(OFFER, fin_candidature="2025-05-22", candidature=how)))
    act = found["emploi-avis-conseil@vivier.example"]
    assert act["DTSTART"].dt.date() <= date(2025, 4, 18) + timedelta(days=20)
    assert "Les deux dates diffèrent." in act["DESCRIPTION"]


def test_a_page_links_to_its_file_and_only_if_there_is_one():
    writer = writer_of(catalogue_of(*RECORDS), SiteContext(Moment(date(2025, 5, 2))))
    linked = {f"{page.url}{CALENDAR}" for page in pages(writer) if f'href="{CALENDAR}"' in page.article}
    records = writer.index.fiches.values()
    found = {one.name for one in calendars(writer.index, Site("Vivier", None), sentences, records)}
    # What cancels the events of a filled post answers at the address that an agenda may know; nothing links to it.
    assert found - linked == {"emplois/pourvue/echeance.ics"}
    assert linked < found
