"""The eight records that the catalogue was conceived from: each page states its facts."""

import re
from datetime import date

import pytest
from tests.pages.all_pages import pages

from vivier.candidacy import Moment
from vivier.intake.catalogue import Catalogue
from vivier.pages.page import Page
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext, Writer

from .conftest import text_of


@pytest.fixture(scope="module")
def published(writer: Writer) -> dict[str, Page]:
    return {page.url: page for page in pages(writer)}


FACTS = {
    "emplois/prefigurateur-csp-viotte/": [
        "Échéance passée|Candidatures closes|ne reçoit plus de candidatures",
        r"Besançon \(25\)",
        "A\\+",
        "1 an",
        "800 agents",
        "40 %",
        "10 à 15",
        "trente jours|30 jours",
        "Fiche financière|fiche financière",
        "[Pp]réfet de région",
        "Ce que la source ne dit pas",
        "Journal officiel",
    ],
    "emplois/charge-mission-pressoir-a-idees/": [
        "ne reçoit plus de candidatures",
        r"Dijon \(21\)",
        "1er janvier 2024",
        "800 000",
        "2000-815",
        "70 agents",
        "30 jours",
        "Ce que la source ne dit pas",
    ],
    "emplois/chef-projets-etat-lin/": [
        "Échéance passée",
        "22 mai 2025",
        "18 avril 2025",
        "1er juin 2025",
        "2024-17971",
        r"Nantes \(44\)",
        "Pays de la Loire",
        "L332-2 2°",
        "Niveau 7",
        "Confirmé",
        "Cotation 3",
        "Conduire le changement",
        "Esprit de synthèse",
        "Télétravail possible",
    ],
    "labos/pressoir-a-idees/": ["2022", "800 000", "2023", "CNFPT|Centre national", "Dijon"],
    "labos/etat-lin/": ["2024-2027", "Designers|designers", "Nantes"],
    "demarches/projet-administration-bourgogne-franche-comte/": [
        "37 contributions",
        "560 idées = 70 \\+ 90 \\+ 400",
        "environ 300",
        "10 de 15 personnes, soit 150",
        "13 mai",
        "23 mai",
        "17 juin",
        "La source ne donne pas l’année",
        "[Rr]essources",
    ],
    "missions/animateur-departemental-france-services/": [
        "50 000 €",
        "ANCT|Agence nationale de la cohésion des territoires",
        "tripartite",
        "Accord préalable de l’employeur requis",
        "Ce n’est pas une offre d’emploi",
        "2 600",
        "deux jours",
        "Permis B|permis B",
        "Sans date limite annoncée",
        "en octobre 2023, date de la fiche, elles réunissent 9 partenaires",
        "plus de 16 millions de demandes juillet 2023",
    ],
    "missions/animateur-departemental-france-services-95/": [
        "Version départementale de la fiche nationale",
        "Val-d’Oise",
        "Ce que le département précise ou change",
        "9 octobre 2023",
    ],
}


@pytest.mark.parametrize("url", FACTS)
def test_a_page_states_its_facts(url: str, published: dict[str, Page]) -> None:
    said = text_of(published[url].article)
    missing = [fact for fact in FACTS[url] if not re.search(fact, said)]
    assert missing == []


def test_no_item_of_a_list_holds_another(published: dict[str, Page]) -> None:
    items = [
        (page.url, one) for page in published.values() for one in re.findall(r"<li>([^<]*)", page.article)
    ]
    assert [one for one in items if re.search(r"[;.]\s+- ", one[1])] == []


def test_what_holds_for_officers_only_is_no_plain_yes(published: dict[str, Page]) -> None:
    said = text_of(published["emplois/prefigurateur-csp-viotte/"].article)
    assert "magistrats, officiers" in said
    assert "Ouvert aux militaires" not in said


PERSONAL = re.compile(
    r"0[67](?:[ .-]?\d\d){4}|PRILLARD|MAZOYER|PENTEC|VURPILLOT|Mangin|julie\.garde|\[email", re.IGNORECASE
)


def test_nobody_is_named(published: dict[str, Page]) -> None:
    records = [page for page in published.values() if page.edit_path]
    assert len(records) > 10
    assert [page.url for page in records if PERSONAL.search(page.article)] == []


def test_every_record_links_to_its_own_file(published: dict[str, Page], real: Catalogue) -> None:
    found = {page.edit_path for page in published.values() if page.edit_path}
    assert found == {real.path_of(record) for record in real}


def test_the_offer_was_open_in_may_2025(real: Catalogue) -> None:
    writer = writer_of(real, SiteContext(Moment(date(2025, 5, 2))))
    page = next(page for page in pages(writer) if page.url == "emplois/chef-projets-etat-lin/")
    said = text_of(page.article)
    assert "Candidatures ouvertes" in said
    assert "Préparer ma candidature" in said
    assert "ne reçoit plus" not in said


def test_every_territory_is_there_and_says_when_it_has_nothing(published: dict[str, Page]) -> None:
    assert sum(url.startswith("regions/") for url in published) == 1 + 18
    assert sum(url.startswith("departements/") for url in published) == 1 + 109
    assert "Aucune fiche publiée" in text_of(published["departements/wallis-et-futuna/"].article)
    assert "aucune région" in text_of(published["departements/nouvelle-caledonie/"].article)
    assert "Corse" in text_of(published["departements/haute-corse/"].article)
    assert "Côte-d’Or" in text_of(published["regions/bourgogne-franche-comte/"].article).replace("'", "’")


def test_descriptions_fit_and_titles_are_there(published: dict[str, Page]) -> None:
    for page in published.values():
        assert page.title
        assert 0 < len(page.description) <= 160, page.url
