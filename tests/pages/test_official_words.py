"""What a page says of the notice, of the sheet and of where to send, in words that hold for the record it shows."""

import html
import re
from datetime import date

import pytest
from tests.records import samples

from vivier.candidacy import Moment
from vivier.pages.emploi_page import emploi_page
from vivier.pages.mission_page import mission_page
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext, Writer
from vivier.records import Emploi, Mission

from .conftest import catalogue_of

NOTICE = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT1?a=1&b=2"
TODAY = date(2026, 2, 2)


def alone(record: Emploi | Mission) -> Writer:
    return writer_of(catalogue_of(record), SiteContext(Moment(TODAY)))


def posting(**fields: object) -> str:
    record = Emploi.model_validate(samples.jo(**fields))
    return str(emploi_page(alone(record), record).html)


def mission(**fields: object) -> str:
    record = Mission.model_validate(samples.mission(**fields))
    return str(mission_page(alone(record), record).html)


def text(article: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", html.unescape(re.sub(r"<[^>]+>", " ", article)))


def test_the_official_notice_is_linked_where_one_applies_and_in_the_details() -> None:
    article = posting(jo={"date": "2026-01-21", "nor": "IOMA2600001V", "numero": "0017", "url": NOTICE})
    link = f'<a href="{html.escape(NOTICE)}">Lire l’avis publié au Journal officiel</a>'
    assert article.count(link) == 2
    assert article.index('id="candidater"') < article.index(link) < article.index('id="details"')
    assert "Numéro NOR IOMA2600001V Numéro du Journal officiel 0017 Avis officiel Lire l’avis" in text(
        article
    )


def test_no_notice_is_linked_without_its_address() -> None:
    assert "Lire l’avis" not in posting()


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, "au service qui recrute"),
        ({"contacts": [{"fonction": "Accueil", "service": "Préfecture"}]}, "au contact"),
    ],
)
def test_an_address_that_the_record_lacks_is_not_said_to_be_absent_from_the_notice(
    fields: dict[str, object], asked: str
) -> None:
    said = text(posting(**fields))
    assert f"La fiche ne donne pas d’adresse où envoyer : la demander {asked}" in said
    assert "L’annonce ne dit pas" not in said


def test_a_mission_is_not_told_as_a_posting() -> None:
    said = text(
        mission(fin_candidature="2026-03-02", candidature={"procedure": "fs_animateur", "precisions": "X."})
    )
    assert "Date annoncée par la fiche." in said
    assert "La fiche précise X." in said
    assert "La fiche ne donne pas d’adresse où envoyer : la demander à la préfecture." in said
    assert "l’offre." not in said


def box(article: str) -> str:
    """What the card of the deadline says."""
    return text(article[article.index('class="v-deadline ') : article.index("</section>")])


def test_the_card_of_the_deadline_names_no_other_day_that_could_be_taken_for_it() -> None:
    said = box(posting())
    assert "20 février 2026" in said
    assert said.endswith("Cette page sera mise à jour le 13 février 2026. ")
    assert "valable" not in said


CLOSED = {"etat": "close", "depuis": "2026-02-01", "motif": "Décision du service."}


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"cloture": CLOSED, "jo": {}}, "Offre close"),
        ({"cloture": CLOSED}, "Offre close"),
        # Closed by its editors, it is no less so once its date is over.
        ({"cloture": CLOSED, "jo": {"date": "2025-12-01"}}, "Offre close"),
        ({"jo": {"date": "2025-12-01"}}, "Échéance passée"),
    ],
    ids=["sans date", "avant la date", "après la date", "par sa seule date"],
)
def test_what_the_editors_closed_is_not_said_to_be_over_by_its_date(
    fields: dict[str, object], state: str
) -> None:
    said = box(posting(**fields))
    assert [one for one in ("Offre close", "Échéance passée") if one in said] == [state]


def test_a_mission_that_was_closed_is_a_closed_mission() -> None:
    assert "Mission close" in box(mission(cloture=CLOSED))
