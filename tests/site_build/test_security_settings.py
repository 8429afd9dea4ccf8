"""The settings of security.txt: each mistake in French, a warning before the file expires, a refusal after."""

from datetime import UTC, date, datetime

import pytest

from vivier.exports.security import Securite
from vivier.site_build.settings import read_settings
from vivier.site_build.settings_reader import SettingsError

from .mini_site import plain

NOW = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # half past midnight in Paris, on the 21st
CONTACTS = ["securite@vivier.example"]


@pytest.fixture
def read(tmp_path):
    (tmp_path / "postings").mkdir()

    def reading(environ=None, **section):
        values = {"securite": section} if section else {}
        return read_settings(
            values, environ or {}, tmp_path, "Vivier", "https://vivier.example/", clock=lambda: NOW
        )

    return reading


def test_without_the_section_there_is_no_file_and_nothing_is_said(read):
    assert read().securite == Securite()
    assert read().avertissements == ()


def test_given_settings_are_kept(read):
    found = read(
        contacts=[*CONTACTS, "mailto:x@y.fr", "https://vivier.example/signaler", "tel:+33102030405"],
        expire=date(2027, 6, 30),
        politique="https://vivier.example/politique",
        langues="fr, en",
    )
    assert found.securite == Securite(
        (
            "mailto:securite@vivier.example",
            "mailto:x@y.fr",
            "https://vivier.example/signaler",
            "tel:+33102030405",
        ),
        date(2027, 6, 30),
        "https://vivier.example/politique",
        ("fr", "en"),
    )
    assert found.avertissements == ()


MISTAKES = [
    ({"contacts": CONTACTS}, "expire : un dernier jour de validité est exigé, le 2027-11-21 au plus tard"),
    ({"contacts": CONTACTS, "expire": "bientôt"}, "n’est pas une date"),
    (
        {"contacts": CONTACTS, "expire": "2026-11-20"},
        "a expiré le 20 novembre 2026 ; vérifier ses contacts, puis écrire un autre jour, le 2027-11-21 au plus tard",
    ),
    ({"contacts": CONTACTS, "expire": "2027-11-22"}, "est à plus d’un an ; écrire le 2027-11-21 au plus tard"),
    ({"expire": "2027-01-01"}, "contacts : donner au moins une adresse à qui écrire"),
    ({"langues": "fr"}, "contacts : donner au moins une adresse"),
    ({"contacts": ["le service"], "expire": "2027-01-01"}, "« le service » : écrire une adresse électronique"),
    ({"contacts": ["a@b.fr\nContact: x"], "expire": "2027-01-01"}, "écrire une adresse électronique"),
    ({"contacts": ["https://x.fr/\nPolicy: x"], "expire": "2027-01-01"}, "écrire une adresse électronique"),
    ({"contacts": CONTACTS, "expire": "2027-01-01", "langues": "fr, le latin"}, "« le latin » : écrire des codes"),
    ({"contacts": CONTACTS, "expire": "2027-01-01", "politique": "http://x.fr"}, "n’est pas une adresse https"),
    ({"contact": "x"}, "réglage inconnu ; vouliez-vous dire « contacts »"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "said"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_said_with_its_remedy(read, section, said):
    with pytest.raises(SettingsError) as refused:
        read(**section)
    assert plain(said) in plain(str(refused.value))
    assert "extra.vivier.securite." in str(refused.value)


@pytest.mark.parametrize(
    ("day", "warned"),
    [("2026-11-21", True), ("2026-12-21", True), ("2026-12-22", False), ("2027-11-21", False)],
)
def test_the_build_warns_during_the_last_thirty_days(read, day, warned):
    found = read(contacts=CONTACTS, expire=day).avertissements
    assert bool(found) == warned
    if warned:
        assert "extra.vivier.securite.expire" in found[0]
        assert "ne se construira plus" in found[0]


def test_as_of_a_day_chosen_in_the_past_what_holds_now_is_not_too_far_away(read):
    found = read({"VIVIER_DATE": "2025-05-02"}, contacts=CONTACTS, expire="2027-06-30")
    assert found.securite.expire == date(2027, 6, 30)
    with pytest.raises(SettingsError):
        read({"VIVIER_DATE": "2027-07-01"}, contacts=CONTACTS, expire="2027-06-30")
