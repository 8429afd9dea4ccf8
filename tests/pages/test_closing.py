"""What is over: where it leaves, where it stays, and what its page says."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.all_pages import pages
from tests.records import samples

from vivier.candidacy import Moment
from vivier.pages import feed_words
from vivier.pages.page import Page
from vivier.pages.site import fragments, writer_of
from vivier.pages.writer import SiteContext, Writer
from vivier.records import Emploi, Fiche, Labo

from .conftest import catalogue_of, text_of

TODAY = date(2025, 5, 2)
LABO = Labo.model_validate(samples.labo(id="etat-lin"))


def offer(ident: str, left: int | None = 10, place: str = "44", **more: object) -> Emploi:
    """An offer of the Loire-Atlantique that closes ``left`` days from now."""
    end = str(TODAY + timedelta(days=left)) if left is not None else None
    start = "2025-01-01" if left is not None and left < -10 else "2025-04-18"
    fields = {"fin_candidature": end, "debut_publication": start, "localisations": [{"departement": place}]}
    return emploi(OFFER, id=ident, titre=f"Offre {ident}", reference=ident, **{**fields, **more})


def closure(state: str, since: str = "2025-04-28", **more: str) -> dict[str, str]:
    return {"etat": state, "depuis": since, "motif": "Un motif.", **more}


def writer_for(*records: Fiche, page_size: int = 20) -> Writer:
    return writer_of(catalogue_of(*records), SiteContext(Moment(TODAY), page_size))


def written(*records: Fiche, page_size: int = 20) -> dict[str, Page]:
    return {page.url: page for page in pages(writer_for(*records, page_size=page_size))}


RECORDS = [offer("ouverte"), offer("sans-date", None), *(offer(f"close-{n}", -n) for n in range(1, 8))]


def test_the_open_list_counts_what_it_shows_and_leads_to_the_rest() -> None:
    found = written(*RECORDS, page_size=5)
    text = text_of(found["emplois/"].article)
    assert "2 offres d’emploi , dont 1 ouverte." in text
    assert "Gardées pour mémoire : 7 offres closes" in text
    assert "Offre close" not in text
    assert "emplois/page/2/" not in found


def test_closed_ones_have_pages_of_their_own_the_latest_first() -> None:
    found = written(*RECORDS, page_size=5)
    first, second = found["emplois/closes/"], found["emplois/closes/page/2/"]
    order = re.findall(r"Offre close-(\d)", first.article + second.article)
    assert order == list("1234567")
    assert first.noindex
    assert second.noindex
    assert "gardées pour mémoire" in text_of(first.article)
    assert 'href="../../../../emplois/"' in second.article
    assert second.title == "Offres closes, page 2"


def test_the_addresses_that_always_exist() -> None:
    found = written(mission())
    assert "Aucune pour le moment." in found["emplois/closes/"].article
    assert "missions/closes/" not in found
    ended = mission(cloture=closure("close"))
    assert "Mission" in written(ended)["missions/closes/"].article


def test_a_list_where_all_is_closed_does_not_say_that_nothing_was_published() -> None:
    text = text_of(written(offer("x", -1))["emplois/"].article)
    assert "0 offre d’emploi" in text
    assert "Rien à quoi candidater" in text
    assert "1 offre close" in text


@pytest.mark.parametrize("url", ["regions/pays-de-la-loire/", "departements/loire-atlantique/"])
def test_a_territory_counts_and_lists_what_is_not_over(url: str) -> None:
    page = written(*RECORDS)[url]
    text = text_of(page.article)
    assert "2 offres d’emploi" in text
    assert "7 offres closes ne sont plus comptées ici. Toutes les offres closes" in text
    assert "Offre close" not in text
    assert len(page.article) < 6000
    assert page.description.endswith("\u00a0: 2\u00a0offres d’emploi.")


def test_a_territory_where_all_is_closed() -> None:
    text = text_of(written(offer("x", -1))["departements/loire-atlantique/"].article)
    assert "Aucune fiche en cours pour ce territoire." in text
    assert "1 offre close n’est plus comptée ici." in text


def test_the_map_and_the_home_page_count_the_same() -> None:
    writer = writer_for(*RECORDS)
    regions = next(page for page in pages(writer) if page.url == "regions/")
    assert "Pays de la Loire : 2 fiches" in text_of(regions.article)
    assert "Les offres et les missions closes ne sont pas comptées." in text_of(regions.article)
    home = text_of(fragments(writer)["index.md"])
    assert "Pays de la Loire 2 fiches" in home
    assert "2 offres d’emploi" in home
    assert "1 offre ouverte au 2 mai 2025" in home


def test_a_lab_tells_its_offers_from_its_closed_ones() -> None:
    page = written(LABO, offer("ouverte", labo="etat-lin"), offer("close", -1, labo="etat-lin"))[
        "labos/etat-lin/"
    ]
    assert page.article.index("Offre ouverte") < page.article.index("Offres closes du laboratoire")
    assert page.article.index("Offres closes du laboratoire") < page.article.index("Offre close<")


NAMES = {"contacts": [{"fonction": "Cheffe", "nom": "Jeanne Dupré"}]}
ENDINGS: dict[str, tuple[Fiche, list[str]]] = {
    "date": (
        offer("x", -1),
        ["Cette offre est close", "La date limite de candidature, le 1er mai 2025, est passée."],
    ),
    "pourvue": (
        offer("x", cloture=closure("pourvue")),
        ["Cette offre est pourvue", "Situation connue depuis le 28 avril 2025. Un motif."],
    ),
    "pourvue aujourd’hui": (
        offer("x", cloture=closure("pourvue", str(TODAY))),
        ["Cette offre est pourvue", "Situation connue depuis le 2 mai 2025. Un motif."],
    ),
    "un mois": (
        offer("x", cloture=closure("annulee", "2025-04")),
        ["Cette offre a été retirée", "Situation connue depuis avril 2025. Un motif."],
    ),
    "remplacée": (
        offer("x", cloture=closure("remplacee", remplacee_par="suivante")),
        ["Cette offre a été remplacée", "Elle est remplacée par : Offre suivante ."],
    ),
    "suspendue puis close": (
        offer("x", -1, cloture=closure("suspendue")),
        ["Cette offre est close", "La date limite de candidature, le 1er mai 2025, est passée."],
    ),
    "archivée": (
        offer("x", -60, cloture=closure("pourvue", "2025-03"), **NAMES),
        ["Cette offre est pourvue", "Les noms et les coordonnées ont été retirés de cette page."],
    ),
    "mission": (
        mission(id="x", cloture=closure("close")),
        ["Cette mission est close", "Cette mission ne reçoit plus de candidatures."],
    ),
}


@pytest.mark.parametrize("case", ENDINGS)
def test_what_became_of_it(case: str) -> None:
    record, sentences = ENDINGS[case]
    page = written(record, offer("suivante", 20))[f"{record.genre}s/x/"]
    text = text_of(page.article)
    assert [sentence for sentence in sentences if sentence not in text] == []
    assert page.noindex
    assert "ne reçoit plus de candidatures" in text
    assert "Préparer ma candidature" not in text
    assert "Jeanne Dupré" not in text
    assert ("ont été retirés de cette page" in text) is (case == "archivée")


@pytest.mark.parametrize("record", [offer("x"), offer("x", None), offer("x", cloture=closure("suspendue"))])
def test_what_is_not_over_says_nothing_of_an_end(record: Emploi) -> None:
    page = written(record)["emplois/x/"]
    assert not page.noindex
    assert "ne reçoit plus de candidatures" not in page.article


def test_the_successor_is_named_once() -> None:
    record = offer("x", cloture=closure("remplacee", remplacee_par="suivante"))
    page = written(record, offer("suivante", None, "21"))["emplois/x/"]
    assert page.article.count("Offre suivante") == 1


def replacing(state: str, since: str = "2025-04-28") -> dict[str, str]:
    return closure(state, since, remplacee_par="suivante")


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ([offer("x", cloture=replacing("remplacee"))], ["Offre x"]),
        ([offer(one, cloture=replacing("remplacee")) for one in "xy"], ["Offre x", "Offre y"]),
        # To come: until then it receives applications.
        ([offer("x", cloture=replacing("remplacee", "2025-05-03"))], []),
        ([offer("x", -60, cloture=replacing("remplacee", "2025-03-01"))], ["Offre x"]),
        ([offer("x", cloture=closure("pourvue"))], []),
    ],
    ids=["une", "deux", "à venir", "archivée", "aucune"],
)
def test_what_takes_the_place_of_others_leads_to_them(others: list[Emploi], named: list[str]) -> None:
    article = written(offer("suivante", 20), *others)["emplois/suivante/"].article
    section = article.partition("Cette offre remplace</h2>")[2].partition("</section>")[0]
    assert re.findall(r'<a href="../../emplois/\w/">([^<]+)</a>', section) == named
    assert ("Cette offre remplace" in article) is bool(named)


def test_a_mission_leads_to_the_one_it_takes_the_place_of() -> None:
    old = mission(id="x", cloture=replacing("remplacee"))
    article = written(mission(id="suivante"), old)["missions/suivante/"].article
    assert "Cette mission remplace" in article
    assert 'href="../../missions/x/"' in article


@pytest.mark.parametrize("left", [10, -1])
def test_open_offers_near_it_with_why(left: int) -> None:
    others = [
        offer("labo", 5, "21", labo="etat-lin"),
        offer("region-domaine", 5, "49", domaine="NUM"),
        offer("region", 4, "49"),
        offer("close", -1, "44", labo="etat-lin"),
    ]
    record = offer("x", left, domaine="NUM", labo="etat-lin")
    article = written(LABO, record, *others)["emplois/x/"].article
    near = text_of(article.partition('id="proches"')[2].partition("</section>")[0])
    order = ["Même laboratoire", "Même région, même domaine", "Même région"]
    assert [near.index(why) for why in order] == sorted(near.index(why) for why in order)
    assert near.count("Offre ") == 3
    assert (article.index('id="proches"') < article.index("Missions<")) is (left < 0)


def test_overseas_without_region_the_territory_is_the_same() -> None:
    article = written(offer("x", 5, "988"), offer("y", 5, "988"))["emplois/x/"].article
    assert "Même territoire" in article


def test_a_closed_mission_offers_open_postings_of_its_territory() -> None:
    place = {"departement": "49", "prefecture": "Préfecture"}
    ended = written(mission(**place, cloture=closure("close")), offer("a"))["missions/m/"].article
    assert "Offre a" in ended
    assert "Offre a" not in written(mission(**place), offer("a"))["missions/m/"].article


@pytest.mark.parametrize(
    ("left", "ended", "dated"),
    [
        # Closed before its deadline: its date matters no more, and is not said to be past.
        (5, closure("close"), False),
        # Withdrawn from a day to come, or suspended with what is over: the deadline speaks.
        (-1, closure("annulee", "2025-06-01"), True),
        (-1, closure("suspendue", "2025-04-20"), True),
    ],
)
def test_the_card_of_what_is_over(left: int, ended: dict[str, str], dated: bool) -> None:
    listed = written(offer("x", left, "44", cloture=ended))["emplois/closes/"].article
    card = text_of(listed[listed.index("<article") : listed.index("</article>")])
    assert "Candidatures closes" in card
    assert ("Échéance le 1er mai 2025" in card, "chéance" in card) == (dated, dated)


@pytest.mark.parametrize(
    ("hour", "place", "said"),
    [
        (None, "44", "le 12 mai 2025"),
        ("08:00", "44", "le 12 mai 2025 à 8 h 00"),
        ("12:00", "974", "le 12 mai 2025 à 12 h 00 (heure locale)"),
    ],
)
def test_an_announced_hour_stands_wherever_the_deadline_does(hour: str | None, place: str, said: str) -> None:
    how = {"procedure": "email_libre", "courriels": ["a@exemple.fr"], "heure_limite": hour}
    writer = writer_for(offer("x", 10, place, candidature=how))
    (brief,) = writer.index.listes["emploi"]
    title = feed_words.entry(writer, brief)[0]
    listed = next(page for page in pages(writer) if page.url == "emplois/").article
    card = text_of(listed[listed.index("<article") : listed.index("</article>")])
    until = said.replace("le ", "au ", 1)
    assert (text_of(title).endswith(f"jusqu’{until}"), f"Jusqu’{until}" in card) == (True, True)


def test_each_territory_has_its_own_day() -> None:
    # Half past eleven at night in Paris: in La Réunion, the day is over.
    moment = Moment(TODAY, datetime(2025, 5, 2, 21, 30, tzinfo=UTC))
    records = [offer(place, 0, place) for place in ("75", "974", "971")]
    writer = writer_of(catalogue_of(*records), SiteContext(moment))
    opened = next(page for page in pages(writer) if page.url == "emplois/").article
    assert [place for place in ("75", "974", "971") if f"Offre {place}" in opened] == ["75", "971"]
