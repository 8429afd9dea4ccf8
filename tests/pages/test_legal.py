"""Legal pages show the settings of the build, and say what is missing."""

from datetime import date
from pathlib import Path

import pytest
from tests.site_pages import ROOT

from vivier.candidacy import Moment
from vivier.pages.legal import UnknownSettingError, with_settings
from vivier.site_build.settings import Accessibilite, Editeur, Hebergeur, Settings

MISSING = '<span class="v-missing">à compléter</span>'
SECTIONS = (
    "Déclaration d’accessibilité",
    "État de conformité",
    "Résultats des tests",
    "Contenus non accessibles",
    "Non-conformités",
    "Dérogations pour charge disproportionnée",
    "Contenus non soumis à l’obligation d’accessibilité",
    "Établissement de cette déclaration d’accessibilité",
    "Technologies utilisées",
    "Environnement de test",
    "Outils pour évaluer l’accessibilité",
    "Pages du site ayant fait l’objet",
    "Retour d’information et contact",
    "Voies de recours",
)


def settings(**given):
    return Settings(moment=Moment(date(2026, 11, 21)), site_name="Vivier", fiches=Path("postings"), **given)


def page(name):
    return (ROOT / "content" / f"{name}.md").read_text(encoding="utf-8")


def test_a_missing_setting_is_seen():
    assert (
        with_settings("<p>Nom : <!-- reglage: editeur.nom --></p>", settings()) == f"<p>Nom : {MISSING}</p>"
    )


def test_values_are_escaped():
    shown = with_settings("<!-- reglage: editeur.nom -->", settings(editeur=Editeur(nom="A & <b>B</b>")))
    assert shown == "A &amp; &lt;b&gt;B&lt;/b&gt;"


def test_addresses_become_links():
    declared = settings(
        accessibilite=Accessibilite(contact="acces@exemple.gouv.fr", plan="https://exemple.gouv.fr/plan")
    )
    assert 'href="mailto:acces@exemple.gouv.fr"' in with_settings(
        "<!-- reglage: accessibilite.contact -->", declared
    )
    assert 'href="https://exemple.gouv.fr/plan"' in with_settings(
        "<!-- reglage: accessibilite.plan -->", declared
    )


@pytest.mark.parametrize("name", ["editeur.age", "__class__", "value", "marks"])
def test_an_unknown_setting_is_refused(name):
    html = f"<!-- reglage: {name} -->"
    with pytest.raises(UnknownSettingError, match="n’est pas un réglage"):
        with_settings(html.replace("__class__", "class"), settings())


@pytest.mark.parametrize("name", ["mentions-legales", "donnees-personnelles", "accessibilite"])
def test_the_legal_pages_name_known_settings_only(name):
    assert "reglage:" not in with_settings(page(name), settings())


def test_nothing_is_missing_once_everything_is_given():
    full = settings(
        editeur=Editeur("Éditeur", "1 rue X", "01 00 00 00 00", "Le directeur"),
        hebergeur=Hebergeur("Hébergeur", "2 rue Y", "02 00 00 00 00"),
        accessibilite=Accessibilite(
            contact="a@b.fr", etablie_le=date(2026, 5, 4), schema="https://b.fr/s", plan="https://b.fr/p"
        ),
    )
    for name in ("mentions-legales", "donnees-personnelles", "accessibilite"):
        assert MISSING not in with_settings(page(name), full)


def test_without_an_audit_the_statement_says_non_conforme():
    shown = with_settings(page("accessibilite"), settings())
    assert "<strong>Accessibilité\u00a0: non conforme</strong>" in shown
    assert "Aucun audit de conformité" in shown


def test_an_audit_is_reported():
    audited = Accessibilite(
        "partiellement conforme", "", date(2026, 5, 4), date(2026, 5, 1), "X", 72.5, ("Accueil",)
    )
    shown = with_settings(page("accessibilite"), settings(accessibilite=audited)).replace("\u00a0", " ")
    assert "en conformité partielle" in shown
    assert "réalisé le 1er mai 2026 par X révèle que 72,5 % des critères" in shown
    assert "<li>Accueil</li>" in shown


def test_the_statement_names_no_exemption_where_none_is_claimed():
    audited = Accessibilite(
        "partiellement conforme", "", date(2026, 5, 4), date(2026, 5, 1), "X", 72.5, ("Accueil",)
    )
    shown = with_settings(page("accessibilite"), settings(accessibilite=audited)).replace("\u00a0", " ")
    assert "en raison des non-conformités énumérées ci-dessous." in shown
    assert "Aucune dérogation n’est invoquée." in shown
    assert shown.count("érogation") == 2


@pytest.mark.parametrize(
    ("audit", "more"),
    [
        (None, " par l’éditeur du site, sans audit."),
        (date(2026, 5, 1), ", à la suite de l’audit du 1er mai 2026."),
    ],
)
def test_the_statement_has_a_date_of_its_own_or_lacks_it_visibly(audit, more):
    for declared, said in ((date(2026, 5, 4), "4 mai 2026"), (None, MISSING)):
        given = settings(accessibilite=Accessibilite(etablie_le=declared, date_audit=audit))
        shown = with_settings("<!-- reglage: etablissement -->", given).replace("\u00a0", " ")
        assert f"Cette déclaration a été établie le {said.replace(chr(160), ' ')}{more}" in shown


def test_the_statement_keeps_the_official_order():
    text = page("accessibilite")
    places = [text.index(f"# {section}") for section in SECTIONS]
    assert places == sorted(places)
