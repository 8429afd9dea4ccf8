"""« Préparer ma candidature »: lines with their origin, a message that nothing bends, no way left once it is over."""

import re
from dataclasses import replace
from datetime import date, time
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.pages.all_pages import pages

from vivier.candidacy import Conseil, Echeance, Moment, OrigineEcheance, advice
from vivier.candidacy.deadline import Periode
from vivier.candidacy.preparation import ANNONCE, Admission, Dossier, Envoi, Preparation
from vivier.candidacy.rulebook import Rulebook
from vivier.candidacy.vocabulary import Candidat, Exigence, ModeEnvoi, Reponse
from vivier.intake.catalogue import Catalogue
from vivier.pages.message import SENT, message
from vivier.pages.preparation import dates, groups, kit, lines
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext, Writer

from . import preparations as made
from .conftest import catalogue_of, tree_of

OPEN = date(2025, 5, 2)
BOOK = Rulebook(tuple(made.REGLES.values()))
ATTACK = "\"'><script>alert(1)</script>\r\nBcc: x@y.fr&cc=x@y.fr?subject=z#é{{ 7*7 }}"
PARIS = "Europe/Paris"


class Read(HTMLParser):
    """Elements, addresses and text of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.text += " " if tag in ("dd", "dt", "li", "h3", "p") else ""
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def links(self) -> list[str]:
        return [value for name, value in self.attributes if name == "href"]


@pytest.fixture(scope="module")
def opened(real: Catalogue) -> Writer:
    return writer_of(real, SiteContext(Moment(OPEN)))


def section(writer: Writer, preparation: Preparation, identifier: str = "chef-projets-etat-lin") -> str:
    record = writer.catalogue.records["emploi"][identifier]
    here = writer.here(f"emplois/{identifier}/")
    values = kit(writer, here, record, preparation, BOOK)
    return str(writer.render("_preparation.html", here, record=record, kit=values))


def plain(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", text).strip()


def flat(html: str) -> str:
    return plain(html).replace("> <", "><")


# Lines ------------------------------------------------------------------------------------------------------------


def test_what_everybody_needs(opened: Writer) -> None:
    html = flat(section(opened, made.online()))
    assert '<ul class="v-checklist"><li><b>Curriculum vitae</b><small>annonce</small></li></ul>' in html
    assert '<li data-rang="10">Lisez l’annonce officielle. <a href="#r1">règle 1</a></li>' in html
    assert '<li id="r1">Candidature en ligne : <a href="https://exemple.gouv.fr/l1">' in html


def test_what_one_situation_needs(opened: Writer) -> None:
    html = section(opened, made.online())
    block = html[html.index('data-pour="fonctionnaire_etat"') : html.index('data-pour="externe"')]
    expected = """
<summary><span>Fonctionnaire de l’État</span> <em>Peut candidater : oui</em></summary>
<p>Le poste vous est ouvert. <small>annonce</small></p>
<ul class="v-alerts">
<li data-rang="2"><b>À savoir :</b> Demandez la fiche tôt. <a href="#r2">règle 2</a></li></ul>
<h4>Documents en plus</h4><ul class="v-checklist">
<li data-rang="1"><b>Dernier arrêté de situation administrative</b> le cas échéant (si vous êtes fonctionnaire)
<a href="#r2">règle 2</a></li>
<li data-rang="3"><b>Fiche financière</b> à tenir à disposition, sans l’envoyer <a href="#r2">règle 2</a></li></ul>
<h4>Étapes en plus</h4><ol class="v-steps v-steps--more">
<li data-rang="30">Prévenez votre service. <a href="#r2">règle 2</a></li></ol>
"""
    assert flat(expected) in flat(block)


def test_situations_with_the_same_instructions_share_a_block(opened: Writer) -> None:
    base = made.online()
    twin = replace(base.dossiers[0], candidat=Candidat.FONCTIONNAIRE_TERRITORIAL)
    several = replace(base, dossiers=(base.dossiers[0], twin, base.dossiers[1]))
    first, second = groups(several)
    assert first.candidats == (Candidat.FONCTIONNAIRE_ETAT, Candidat.FONCTIONNAIRE_TERRITORIAL)
    assert (first.admission, first.lignes) == (twin.admission, several.propres(twin))
    assert second.candidats == (Candidat.EXTERNE,)
    html = section(opened, several)
    assert 'data-pour="fonctionnaire_etat fonctionnaire_territorial"' in html
    assert html.count(made.ARRETE.libelle) == html.count(made.PREVENIR.texte) == 1


def test_who_may_not_apply_has_lines_of_their_own(opened: Writer) -> None:
    base = made.online()
    # Everybody's lines hold only for those who may apply: what is said to the others is not taken from them.
    no = Dossier(
        Candidat.EXTERNE, Admission(Reponse.NON, "Réservé.", ANNONCE), (), (made.LIRE,), (made.PRIORITE,)
    )
    html = section(opened, replace(base, dossiers=(base.dossiers[0], no)))
    expected = """
<details class="v-fold" data-pour="externe" data-non>
<summary><span>Personne extérieure à l’administration</span> <em>Peut candidater : non</em></summary>
<p>Réservé. <small>annonce</small></p>
<ul class="v-alerts">
<li data-rang="1"><b>Attention :</b> Les fonctionnaires passent d’abord. <a href="#r2">règle 2</a></li></ul>
<ol class="v-steps v-steps--more">
<li data-rang="10">Lisez l’annonce officielle. <a href="#r1">règle 1</a></li></ol>
</details>
"""
    assert flat(expected).strip() in flat(html)


def test_equal_instructions_are_written_once_whatever_their_addresses(opened: Writer) -> None:
    here = opened.here("emplois/a/")
    first = lines(opened, here, made.online(), BOOK)
    assert lines(opened, here, made.by_mail("a@exemple.fr"), BOOK) is first
    other = replace(made.online(), dossiers=())
    assert lines(opened, here, other, BOOK) is not first


def test_warnings_come_first_and_say_how_much_they_matter(opened: Writer) -> None:
    base = made.online()
    common = replace(base.commun, avertissements=(made.PRIORITE, made.LENT))
    html = section(opened, replace(base, commun=common))
    said = plain(Read(html).text)
    assert "Attention : Les fonctionnaires passent d’abord." in said
    assert said.index("Attention :") < said.index("À savoir :") < said.index("Dates")


# Dates ------------------------------------------------------------------------------------------------------------


def told(limit: Echeance, conseil: Conseil | None = None) -> str:
    conseil = conseil or advice(limit)
    return plain(
        " | ".join(f"{term} {value} {' '.join(said)}" for term, value, said in dates(limit, conseil))
    )


def computed(published: date, limit: date) -> Echeance:
    return Echeance(limit, OrigineEcheance.CALCULEE, PARIS, published, 30, True)


SUNDAY = """
Date limite 3 mai 2026 Date calculée : publication au Journal officiel le 3 avril 2026, plus 30 jours, jour de
publication exclu. Jour compris, jusqu’à 23 h 59. Ce jour n’est pas ouvré : un report au 4 mai 2026 n’est pas garanti. |
Date conseillée 30 avril 2026 Dernier jour ouvré avant la date limite, qui évite le 1er mai (Fête du Travail), le 2 mai
(samedi) et le 3 mai (dimanche).
"""
THURSDAY = """
Date limite 22 mai 2025 Date annoncée par l’offre. Jour compris, jusqu’à 23 h 59. |
Date conseillée 22 mai 2025 Au plus tard ce jour-là, qui est ouvré.
"""
NOON = """
Date limite 22 mai 2025 Date annoncée par l’offre. Jour compris, jusqu’à 12 h 00, heure locale (La Réunion). |
Date conseillée 22 mai 2025 Au plus tard ce jour-là, qui est ouvré.
"""
SATURDAY = """
Date limite 24 mai 2025 Date annoncée par l’offre. Jour compris, jusqu’à 23 h 59. Ce jour n’est pas ouvré : un report au
26 mai 2025 n’est pas garanti.
"""
GOOD_FRIDAY = """
Date limite 3 avril 2026 Date annoncée par l’offre. Jour compris, jusqu’à 23 h 59. Ce jour est chômé dans certaines
communes ou par usage local : un report au 7 avril 2026 n’est pas garanti. |
Date conseillée 2 avril 2026 Dernier jour ouvré avant la date limite, qui évite le 3 avril (Vendredi saint, chômé dans
certaines communes ou par usage local).
"""
MID_LENT = """
Date limite 12 mars 2026 Date annoncée par l’offre. Jour compris, jusqu’à 23 h 59, heure locale (Guadeloupe). Ce jour
est chômé par usage local : un report au 13 mars 2026 n’est pas garanti. |
Date conseillée 11 mars 2026 Dernier jour ouvré avant la date limite, qui évite le 12 mars (Mi-Carême, chômé par usage
local).
"""
UNCOUNTED = """
Date limite Non calculable 30 jours après la publication au Journal officiel, dont la date n’est pas connue : la date
limite ne peut pas être calculée.
"""
UNSAID = """
Date limite Non communiquée La source n’annonce pas de date limite : se renseigner auprès du service avant de
candidater.
"""
THAT_DAY = date(2025, 5, 22)
SATURDAY_24 = date(2025, 5, 24)


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (computed(date(2026, 4, 3), date(2026, 5, 3)), SUNDAY),
        (Echeance(THAT_DAY, OrigineEcheance.ANNONCEE), THURSDAY),
        (Echeance(THAT_DAY, OrigineEcheance.ANNONCEE, "Indian/Reunion", heure=time(12)), NOON),
        (Echeance(date(2026, 4, 3), OrigineEcheance.ANNONCEE, feries="6AE"), GOOD_FRIDAY),
        (Echeance(date(2026, 3, 12), OrigineEcheance.ANNONCEE, "America/Guadeloupe", feries="971"), MID_LENT),
        # Nothing is advised before one can apply.
        (Echeance(SATURDAY_24, OrigineEcheance.ANNONCEE, ouverture=SATURDAY_24), SATURDAY),
        (Echeance(None, OrigineEcheance.NON_CALCULABLE, PARIS, None, 30, True), UNCOUNTED),
        (Echeance(None, OrigineEcheance.NON_COMMUNIQUEE), UNSAID),
    ],
    ids=[
        "dimanche",
        "annoncée",
        "La Réunion, midi",
        "Vendredi saint",
        "Mi-Carême",
        "ouvre un samedi",
        "non calculable",
        "non communiquée",
    ],
)
def test_dates_and_their_arithmetic(limit: Echeance, expected: str) -> None:
    assert told(limit) == plain(expected)


def test_a_conflict_of_dates_is_shown_and_the_earlier_one_advised() -> None:
    announced = date(2026, 5, 12)
    limit = Echeance(announced, OrigineEcheance.ANNONCEE, autre=Periode(date(2026, 4, 8), 30, journal=True))
    said = told(limit)
    assert (
        "Attention : un autre calcul donne le 8 mai 2026 (8 avril 2026 plus 30 jours). Les deux dates" in said
    )
    assert (
        "Date conseillée 7 mai 2026 Dernier jour ouvré avant la plus proche des deux dates, qui évite le 8 mai"
        in said
    )


# Message ----------------------------------------------------------------------------------------------------------


def parsed(link: str) -> tuple[list[str], str, str]:
    """Addresses, subject and text of a mailto link, as a mail program reads them."""
    url = urlsplit(link)
    fields = parse_qs(url.query, strict_parsing=True)
    assert url.scheme == "mailto"
    assert set(fields) == {"subject", "body"}
    assert not url.fragment
    return unquote(url.path).split(","), fields["subject"][0], fields["body"][0]


def test_the_message_is_ready() -> None:
    found = message(
        ("a@exemple.fr", "b+c@exemple.fr"), "Chef (H/F)", "2024-1", (made.CV, made.ARRETE, made.FICHE)
    )
    to, subject, body = parsed(found.lien)
    assert to == ["a@exemple.fr", "b+c@exemple.fr"]
    assert subject == "Candidature\u00a0: Chef (H/F) (référence\u00a02024-1)"
    assert body.replace("\r\n", "\n") == found.texte
    assert "\n" not in body.replace("\r\n", "")
    # What is kept ready is not sent.
    assert "\n- Curriculum vitae\n- Dernier arrêté de situation administrative\n\n" in found.texte


@pytest.mark.parametrize(
    "attack", [ATTACK, "a\nBcc: b@c.fr", "a&bcc=b@c.fr", "100 % à l’essai + un", "\u2028x"]
)
def test_nothing_bends_the_message(attack: str) -> None:
    found = message(("a@exemple.fr",), attack, attack, (replace(made.CV, libelle=attack),))
    to, subject, body = parsed(found.lien)
    assert to == ["a@exemple.fr"]
    assert not re.search(r"[\r\n\u2028]", subject)
    assert " ".join(attack.split()) in " ".join(subject.split())
    assert len([line for line in body.split("\r\n") if line.startswith("- ")]) == 1
    assert "\n" not in body.replace("\r\n", "")


# Channels ---------------------------------------------------------------------------------------------------------


def test_online_only_offers_no_other_way(opened: Writer) -> None:
    html = section(opened, made.online())
    assert "https://exemple.gouv.fr/postuler" in Read(html).links
    assert "mailto:" not in html
    assert "crire" not in Read(html).text


def test_the_page_says_that_contacts_are_for_questions(opened: Writer) -> None:
    page = next(page for page in pages(opened) if page.url == "emplois/chef-projets-etat-lin/")
    said = plain(Read(str(page.article)).text)
    assert "Contacts (questions seulement)" in said
    assert "Attention : La candidature passe par le site" in said
    assert "Copie des diplômes" in said


def test_by_mail(opened: Writer) -> None:
    html = section(opened, made.by_mail("a@exemple.fr", "b@exemple.fr"))
    (link,) = [link for link in Read(html).links if link.startswith("mailto:")]
    to, subject, body = parsed(link)
    assert to == ["a@exemple.fr", "b@exemple.fr"]
    assert "2024-17971" in subject
    assert body.replace("\r\n", "\n") in Read(html).text


def test_by_mail_or_on_line(opened: Writer) -> None:
    sent = replace(made.by_mail("a@exemple.fr").envoi, url="https://exemple.gouv.fr/postuler")
    html = section(opened, made.preparation(sent))
    said = plain(Read(html).text)
    assert said.index("Écrire le courriel") < said.index("Ou en ligne : Candidater en ligne")
    assert "https://exemple.gouv.fr/postuler" in Read(html).links


def test_the_message_and_the_browser_agree_on_what_is_sent(opened: Writer) -> None:
    html = section(opened, made.by_mail("a@exemple.fr"))
    assert f'<span data-pieces="{len(SENT)}">' in html
    assert {one.rang for one in SENT} == set(range(len(SENT)))


def test_by_post_and_nowhere(opened: Writer) -> None:
    post = section(
        opened, made.preparation(Envoi(ModeEnvoi.COURRIER, ANNONCE, adresse_postale="1 rue du Port"))
    )
    assert "1 rue du Port" in post
    nowhere = Read(section(opened, made.preparation(Envoi(ModeEnvoi.NON_PRECISE, made.CANAL))))
    assert "la demander au contact" in plain(nowhere.text)
    assert "#contacts" in nowhere.links
    assert not [link for html in (Read(post), nowhere) for link in html.links if "mailto" in link]


# Attacks ----------------------------------------------------------------------------------------------------------


def test_an_attack_in_every_line_is_only_shown(opened: Writer) -> None:
    base = made.by_mail("a@exemple.fr")
    document = replace(made.CV, libelle=ATTACK, condition=ATTACK, exigence=Exigence.LE_CAS_ECHEANT)
    step, warning = replace(made.LIRE, texte=ATTACK), replace(made.LENT, texte=ATTACK)
    common = replace(base.commun, documents=(document,), etapes=(step,), avertissements=(warning,))
    situation = made.dossier(
        Candidat.EXTERNE,
        Admission(Reponse.NON, ATTACK, ANNONCE),
        (replace(document, condition=f"{ATTACK}."),),
        (replace(step, rang=11),),
        (replace(warning, origine=ANNONCE),),
        commun=common,
    )
    sent = replace(base.envoi, destinataire=ATTACK, adresse_postale=ATTACK)
    html = section(opened, Preparation(common, (situation,), sent, base.regles))
    read = Read(html)
    assert not set(read.tags) & {"script", "img", "style", "iframe"}
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "style"]
    assert not [link for link in read.links if not re.match(r"#|\.\./|https://|mailto:", link)]
    assert read.text.count("<script>alert(1)</script>") >= 10
    assert [parsed(link)[0] for link in read.links if link.startswith("mailto:")] == [["a@exemple.fr"]]


# States -----------------------------------------------------------------------------------------------------------


def with_fields(real: Catalogue, **fields: object) -> Catalogue:
    source = real.records["emploi"]["chef-projets-etat-lin"]
    tree = tree_of(source) | fields
    record = type(source).model_validate({name: value for name, value in tree.items() if value is not None})
    return catalogue_of(record, *(one for one in real if one.cle != record.cle), lists=real)


BY_MAIL = {
    "procedure": "email_libre",
    "courriels": ["rh@exemple.gouv.fr"],
    "adresse_postale": "1 rue du Port, Nantes",
    "precisions": "Écrire à [nous](mailto:rh@exemple.gouv.fr).",
}


@pytest.mark.parametrize(
    ("today", "open_"), [(date(2025, 5, 2), True), (date(2025, 5, 22), True), (date(2025, 5, 23), False)]
)
def test_once_over_no_way_to_apply_is_left(real: Catalogue, today: date, open_: bool) -> None:
    writer = writer_of(with_fields(real, candidature=BY_MAIL), SiteContext(Moment(today)))
    page = next(page for page in pages(writer) if page.url == "emplois/chef-projets-etat-lin/")
    html = str(page.article)
    assert ('href="#candidater"' in html) is open_
    assert ('href="echeance.ics"' in html) is open_
    assert ("rh@exemple.gouv.fr" in html) is open_
    assert ("1 rue du Port" in html) is open_
    assert ("n’envoyez rien" in html) is not open_
    assert 'id="candidater"' in html


SUSPENDED = """
Candidater Recrutement suspendu : n’envoyez rien, attendez la reprise
Suspendu depuis le 1er mai 2025. Réorganisation <img src=x> du service.
Documents demandés, pour mémoire Un curriculum vitae Une lettre (facultatif) Comprendre le recrutement public
"""


def test_a_suspended_recruitment_is_not_applied_to(real: Catalogue) -> None:
    closure = {"etat": "suspendue", "depuis": "2025-05-01", "motif": "Réorganisation <img src=x> du service."}
    asked = [{"libelle": "Un curriculum vitae"}, {"libelle": "Une lettre", "exigence": "facultative"}]
    who = [{"fonction": "Cheffe de projet", "courriel": "cheffe@exemple.gouv.fr"}]
    how = BY_MAIL | {"destinataire": "Préfet", "pieces": asked}
    catalogue = with_fields(real, candidature=how, cloture=closure, contacts=who)
    writer = writer_of(catalogue, SiteContext(Moment(OPEN)))
    html = str(next(page for page in pages(writer) if page.url == "emplois/chef-projets-etat-lin/").article)
    start = html.index('<section class="v-section" id="candidater">')
    assert plain(Read(html[start : html.index("</section>", start)]).text) == plain(SUSPENDED)
    assert "img" not in Read(html).tags
    said = plain(Read(html).text)
    assert "Contacts (questions seulement) Cheffe de projet" in said
    assert [link for link in Read(html).links if link.startswith("mailto:")] == [
        "mailto:cheffe@exemple.gouv.fr"
    ]
    for left in (
        "v-button",
        "data-kit",
        "Envoi",
        "Étapes",
        "1 rue du Port",
        "Date conseillée",
        "Imprimer la liste",
    ):
        assert left not in html


def test_without_a_deadline_one_may_still_prepare(real: Catalogue) -> None:
    writer = writer_of(with_fields(real, fin_candidature=None), SiteContext(Moment(OPEN)))
    html = str(next(page for page in pages(writer) if page.url == "emplois/chef-projets-etat-lin/").article)
    assert '<a class="v-button" href="#candidater">' in html
    assert "echeance.ics" not in html


def test_the_advised_date_has_its_own_step(real: Catalogue) -> None:
    writer = writer_of(with_fields(real, fin_candidature="2025-05-25"), SiteContext(Moment(OPEN)))
    html = str(next(page for page in pages(writer) if page.url == "emplois/chef-projets-etat-lin/").article)
    steps = re.findall(r"<span>([^<]+)</span>\s*<time datetime=\"([^\"]+)\"", html)
    assert ("Date conseillée", "2025-05-23") in steps
    assert ("Date limite", "2025-05-25") in steps


def test_an_announced_hour_is_told_to_the_browser(real: Catalogue) -> None:
    how = {"procedure": "email_libre", "courriels": ["rh@exemple.gouv.fr"], "heure_limite": "12:00"}
    writer = writer_of(with_fields(real, candidature=how), SiteContext(Moment(OPEN)))
    html = str(next(page for page in pages(writer) if page.url == "emplois/chef-projets-etat-lin/").article)
    assert set(re.findall(r'data-limite="([^"]+)"', html)) == {"2025-05-22T12:00"}


def test_a_mission_starts_with_the_employer(opened: Writer) -> None:
    page = next(
        page for page in pages(opened) if page.url == "missions/animateur-departemental-france-services-95/"
    )
    said = plain(Read(str(page.article)).text)
    kit_text = said[said.index("Préparer ma candidature Bloquant") :]
    assert kit_text.index("accord préalable de votre employeur") < kit_text.index("Permis de conduire")
    assert "Convention tripartite entre : Agence nationale" in kit_text
    assert "Versé à : Structure porteuse" in kit_text
    assert "Date limite Non communiquée" in kit_text
    assert "Date conseillée" not in kit_text
