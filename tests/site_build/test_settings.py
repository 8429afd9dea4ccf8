"""The settings: defaults, and every mistake said in French."""

from datetime import UTC, date, datetime

import pytest

from vivier.site_build.settings import NON_CONFORME, PARTIEL, TOTAL, now, read_settings
from vivier.site_build.settings_reader import SettingsError

from .mini_site import plain

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # half past midnight in Paris
AUDIT = {"date_audit": date(2026, 1, 5), "auditeur": "Cabinet", "taux": 78.5, "pages": ["Accueil"]}


@pytest.fixture
def read(tmp_path):
    (tmp_path / "postings").mkdir()

    def reading(values=None, environ=None, site_url="https://vivier.example/a"):
        return read_settings(values, environ or {}, tmp_path, "Vivier", site_url, clock=lambda: NOW)

    return reading


def test_everything_has_a_default(read, tmp_path):
    settings = read()
    assert settings.today == TODAY
    assert settings.fiches == tmp_path / "postings"
    assert settings.site_url == "https://vivier.example/a/"
    assert settings.modification is None
    assert settings.bandeau == ""
    assert settings.accessibilite.etat == NON_CONFORME
    assert "pas un site officiel" in settings.independance


def test_the_date_comes_from_the_environment_and_every_page_says_it(read):
    settings = read(environ={"VIVIER_DATE": "2025-05-02"})
    assert settings.today == date(2025, 5, 2)
    assert settings.instantane
    assert "arrêté au 2\u00a0mai\u00a02025" in settings.bandeau
    assert not read().instantane


def test_each_territory_has_its_own_day(read):
    moment = read().moment
    assert (moment.jour, moment.day("America/Guadeloupe")) == (TODAY, date(2026, 11, 20))
    chosen = read(environ={"VIVIER_DATE": "2025-05-02"}).moment
    assert chosen.day("America/Guadeloupe") == date(2025, 5, 2)
    assert now().tzinfo is not None


def test_given_settings_are_kept(read):
    settings = read(
        {
            "modification": "https://forge.example/edit/main",
            "catalogue_fictif": "oui",
            "fiches_par_page": 50,
            "editeur": {"nom": "  Préfecture\n de région "},
            "accessibilite": {"etat": PARTIEL, **AUDIT},
        }
    )
    assert settings.modification == "https://forge.example/edit/main/"
    assert "fictif" in settings.bandeau
    assert settings.editeur.nom == "Préfecture de région"
    assert settings.accessibilite.taux == 78.5
    assert "editeur.nom" not in settings.manquants
    assert "hebergeur.nom" in settings.manquants


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ("texte", "extra.vivier : une liste de réglages"),
        ({"editeur": ["a"]}, "extra.vivier.editeur : une liste de réglages"),
        ({"editeurs": {}}, "extra.vivier.editeurs : réglage inconnu ; vouliez-vous dire « editeur »"),
        ({"hebergeur": {"xyz": 1}}, "les réglages possibles sont : adresse, nom, telephone"),
        ({"editeur": {"telephone": 3145}}, "entre guillemets"),
        ({"modification": "http://forge.example"}, "https://"),
        ({"modification": "https://a:b@forge.example"}, "https://"),
        ({"modification": "https://[forge"}, "https://"),
        ({"catalogue_fictif": "peut-être"}, "écrire oui ou non"),
        ({"fiches_par_page": 0}, "entre 5 et 200"),
        ({"fiches_par_page": True}, "entre 5 et 200"),
        ({"fiches_par_page": "50"}, "« 50 » entre guillemets est un texte : écrire 50, sans guillemets"),
        ({"fiches_par_page": "500"}, "entre 5 et 200"),
        ({"fiches": "absent"}, "le dossier « absent » n’existe pas"),
        ({"accessibilite": {"etat": "conforme"}}, "écrire « non conforme »"),
        ({"accessibilite": {"etat": TOTAL}}, "il manque « date_audit », « auditeur », « taux », « pages »"),
        ({"accessibilite": {"etat": TOTAL, **AUDIT}}, "78.5 % des critères"),
        ({"accessibilite": {"etat": PARTIEL, **AUDIT, "taux": 40}}, "40 % des critères"),
        ({"accessibilite": {"etat": PARTIEL, **AUDIT, "taux": 140}}, "entre 0 et 100"),
        ({"accessibilite": {"etat": PARTIEL, **AUDIT, "date_audit": "2023-11-21"}}, "trois ans"),
        ({"accessibilite": {"etat": PARTIEL, **AUDIT, "date_audit": "2026-11-22"}}, "dans le futur"),
        ({"accessibilite": {"etablie_le": "2026-11-22"}}, "dans le futur"),
        ({"accessibilite": {"etat": PARTIEL, **AUDIT, "date_audit": "hier"}}, "AAAA-MM-JJ"),
        ({"accessibilite": {"etat": PARTIEL, **AUDIT, "pages": "Accueil"}}, "une liste de textes"),
    ],
)
def test_a_mistake_is_said_in_french(read, values, message):
    with pytest.raises(SettingsError) as caught:
        read(values)
    assert message in plain(str(caught.value))


def test_an_audit_is_valid_until_the_day_before_three_years(read):
    values = {"accessibilite": {"etat": PARTIEL, **AUDIT, "date_audit": "2023-11-22"}}
    assert read(values).accessibilite.etat == PARTIEL


def test_all_mistakes_are_reported_at_once(read):
    with pytest.raises(SettingsError) as caught:
        read({"a": 1, "fiches_par_page": "x", "editeur": {"b": 2}}, {"VIVIER_DATE": "2025-02-30"})
    assert len(caught.value.errors) == 4
