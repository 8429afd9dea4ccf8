"""What the documents that the catalogue was conceived from must show, on their pages."""

import html
import re
from datetime import date
from types import MappingProxyType

import pytest
from tests.pages.all_pages import pages

from vivier.candidacy import Moment
from vivier.intake.catalogue import Catalogue
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import Emploi

from .conftest import catalogue_of, tree_of

OFFER = "chef-projets-etat-lin"
SGAR = ("charge-mission-pressoir-a-idees", "prefigurateur-csp-viotte")
MISSION = "animateur-departemental-france-services-95"


def article(catalogue: Catalogue, url: str, day: str) -> str:
    writer = writer_of(catalogue, SiteContext(Moment(date.fromisoformat(day))))
    return next(str(page.article) for page in pages(writer) if page.url == url)


def text(fragment: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", fragment)))


def section(fragment: str) -> str:
    """The part of a page that says how to apply."""
    return fragment[fragment.index('id="candidater"') :].partition("<h2>L’offre en détail")[0]


def reopened(real: Catalogue, ident: str, **changes: object) -> Catalogue:
    """The real catalogue, with a posting that nobody closed."""
    found = real.get("emploi", ident)
    assert found is not None
    tree = {**tree_of(found), **changes}
    tree.pop("cloture")
    record = Emploi.model_validate(tree)
    others = [real.get(kind, name) for kind, name in (("labo", record.labo or ""),)]
    alone = catalogue_of(record, *[one for one in others if one], lists=real)
    records = {kind: {**real.records[kind], **alone.records[kind]} for kind in real.records}
    return Catalogue(
        MappingProxyType(records),
        {**real.paths, **alone.paths},
        real.themes,
        real.organisations,
        real.changes,
    )


def test_the_offer_says_online_only_with_its_date(real: Catalogue) -> None:
    page = article(real, f"emplois/{OFFER}/", "2025-05-02")
    how = section(page)
    said = text(how)
    assert "22 mai 2025" in said
    assert "Date annoncée par l’offre" in said
    assert "Curriculum vitae" in said
    assert "Lettre de motivation" in said
    assert 'href="https://choisirleservicepublic.gouv.fr/"' in how
    assert "mailto:" not in how
    assert "Les contacts de l’annonce servent aux questions" in said
    assert "Les fonctionnaires passent avant" in said
    assert "article L332-2, 2°" in said


@pytest.mark.parametrize("ident", SGAR)
def test_the_notices_have_four_documents_and_no_date(real: Catalogue, ident: str) -> None:
    said = text(section(article(reopened(real, ident), f"emplois/{ident}/", "2026-11-21")))
    for document in (
        "Curriculum vitae",
        "Lettre de motivation",
        "arrêté de situation administrative",
        "tat des services",
    ):
        assert document in said
    assert re.search(r"Fiche financière.{0,80}sans l’envoyer", said)
    assert "Non calculable" in said
    assert "30 jours après la publication au Journal officiel, dont la date n’est pas connue" in said


@pytest.mark.parametrize("ident", SGAR)
def test_with_its_date_a_notice_has_two_dates(real: Catalogue, ident: str) -> None:
    catalogue = reopened(real, ident, jo={"date": "2026-04-03"})
    said = text(section(article(catalogue, f"emplois/{ident}/", "2026-04-10")))
    assert "3 mai 2026" in said
    assert "publication au Journal officiel le 3 avril 2026, plus 30 jours, jour de publication exclu" in said
    assert re.search(r"Date conseillée 30 avril 2026", said)
    assert "Fête du Travail" in said
    assert re.search(r"report au 4 mai 2026 n’est pas garanti", said)


@pytest.mark.parametrize("ident", SGAR)
def test_closed_a_notice_says_why_its_date_is_not_known(real: Catalogue, ident: str) -> None:
    page = article(real, f"emplois/{ident}/", "2026-11-21")
    said = text(page)
    assert "la date limite ne peut pas être calculée" in said
    assert "n’envoyez rien" in said
    assert "mailto:" not in page


def test_the_mission_asks_for_the_employer_s_agreement_before_anything_is_sent(real: Catalogue) -> None:
    page = article(real, f"missions/{MISSION}/", "2026-11-21")
    how = section(page)
    said = text(how)
    assert re.search(r"Bloquant : L’accord préalable de votre employeur est requis", said)
    steps = said.partition("Étapes")[2]
    asked, obtained = steps.index("Demandez par écrit l’accord"), steps.index("Obtenez l’accord préalable")
    assert asked < obtained < steps.index("à qui et comment adresser votre candidature")
    assert "Non communiquée" in said
    assert not re.search(r"Date limite \d", said)
    for party in ("Agence nationale de la cohésion des territoires", "Préfet de département"):
        assert party in said
    assert re.search(r"50 000 € par an", said)
    assert "Ce n’est pas un salaire" in said
