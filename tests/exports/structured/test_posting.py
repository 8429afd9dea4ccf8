"""A posting for job search engines: what the record says, and nothing else."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.candidacy.samples import NOTICE, OFFER, emploi
from vivier.candidacy import Moment, Statut, deadline, status
from vivier.exports.structured.places import COUNTRIES, place
from vivier.exports.structured.posting import job_name, job_posting
from vivier.intake.shared_lists import Organisation
from vivier.records import DEPARTEMENTS, REGIONS
from vivier.records.territories import Localisation

PAGE = "https://vivier.example/emplois/avis/"
OPEN = {"fin_candidature": "2025-05-22"}
DITP = Organisation(id="ditp", nom="DITP", url="https://www.modernisation.gouv.fr/")


def posting(record, day=date(2025, 5, 2)):
    limit = deadline(record)
    return job_posting(
        record,
        status(record, Moment(day)),
        limit,
        organisations={"ditp": DITP},
        page=PAGE,
        html=lambda text: f"<p>{text}</p>",
    )


def test_a_whole_posting():
    record = emploi(
        OFFER,
        titre="Chef ou cheffe de projets (F/H)",
        organisation={"organisation": "ditp", "direction": "Service Innovation"},
        localisations=[
            {"departement": "44", "commune": "Nantes", "code_postal": "44000", "adresse": "6 quai Ceineray"},
            {"departement": "974", "latitude": "-20.88", "longitude": "55.45"},
        ],
        nature_offre="CONTRACTUEL",
        fondement_juridique={"code": "L332-2-2"},
        type_contrat="CDD",
        temps_travail="TEMPS_PLEIN",
        debut_vacance_poste="2025-06-01",
        contexte="Un pôle.",
        competences=[{"type": "SAVOIR_FAIRE", "libelle": "Animer <un> réseau"}],
        metier={"code": "M1402", "libelle": "Conseil", "referentiel": "ROME"},
        remuneration={"minimum_eur": "38000", "maximum_eur": "45000"},
        experience="DEBUTANT",
        diplome_niveau="7",
        teletravail="oui",
        **OPEN,
    )
    assert posting(record) == {
        "@type": "JobPosting",
        "title": "Chef ou cheffe de projets",
        "description": "<h2>Contexte</h2><p>Un pôle.</p><h2>Missions</h2><p>m</p><h2>Profil recherché</h2><p>p</p>"
        "<h2>Compétences</h2><ul><li>Animer &lt;un&gt; réseau</li></ul>",
        "datePosted": "2025-04-18",
        "validThrough": "2025-05-22T23:59:59+02:00",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "DITP",
            "url": "https://www.modernisation.gouv.fr/",
            "sameAs": "https://www.modernisation.gouv.fr/",
            "department": {"@type": "Organization", "name": "Service Innovation"},
        },
        "jobLocation": [
            {
                "@type": "Place",
                "name": "Nantes (44)",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "6 quai Ceineray",
                    "postalCode": "44000",
                    "addressLocality": "Nantes",
                    "addressRegion": "Pays de la Loire",
                    "addressCountry": "FR",
                },
            },
            {
                "@type": "Place",
                "name": "La Réunion (974)",
                "address": {
                    "@type": "PostalAddress",
                    "addressRegion": "La Réunion",
                    "addressCountry": "RE",
                },
                "geo": {"@type": "GeoCoordinates", "latitude": -20.88, "longitude": 55.45},
            },
        ],
        "employmentType": ["FULL_TIME", "TEMPORARY"],
        "identifier": {"@type": "PropertyValue", "name": "DITP", "value": "2024-17971"},
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 38000,
                "maxValue": 45000,
                "unitText": "YEAR",
            },
        },
        "directApply": False,
        "jobStartDate": "2025-06-01",
        "occupationalCategory": {
            "@type": "CategoryCode",
            "codeValue": "M1402",
            "name": "Conseil",
            "inCodeSet": {
                "@type": "CategoryCodeSet",
                "name": "Répertoire opérationnel des métiers et des emplois",
            },
        },
        "experienceRequirements": "no requirements",
        "url": PAGE,
    }


def test_what_the_record_does_not_say_is_not_said():
    assert set(posting(emploi(OFFER, **OPEN))) == {
        "@type", "title", "description", "datePosted", "validThrough", "hiringOrganization", "jobLocation",
        "identifier", "directApply", "url",
    }  # fmt: skip


UNCERTAIN = {
    "a contract that only some would have": {"type_contrat": "CDD"},
    "a level of diploma, which is wished for": {"diplome_niveau": "7"},
    "an experience without a length": {"experience": "CONFIRME"},
    "a pay in words": {"remuneration": {"texte": "Selon profil"}},
    "some work from home": {"teletravail": "oui"},
    "a month": {"debut_vacance_poste": "2025-06"},
    "a post that may not fall vacant": {"debut_vacance_poste": "2025-06-01", "vacance_poste": "NON"},
    "an occupation without a code": {"metier": {"libelle": "Conseil"}},
    "an open end": {"fin_publication": "9999-12-31"},
}


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_is_not_certain_is_not_said(name):
    assert posting(emploi(OFFER, **OPEN, **UNCERTAIN[name])) == posting(emploi(OFFER, **OPEN))


def test_one_bound_of_pay_is_said_alone_and_two_equal_ones_are_a_value():
    def pay(**amounts):
        return posting(emploi(OFFER, **OPEN, remuneration=amounts))["baseSalary"]["value"]

    assert pay(minimum_eur="38000") == {
        "@type": "QuantitativeValue",
        "minValue": 38000,
        "unitText": "YEAR",
    }
    assert pay(minimum_eur="38000", maximum_eur="38000")["value"] == 38000


@pytest.mark.parametrize("state", [one for one in Statut if not one.ouverte], ids=str)
def test_only_an_open_posting_has_one(state):
    record = emploi(OFFER, **OPEN)
    limit = deadline(record)
    assert (
        job_posting(record, state, limit, organisations={}, page=PAGE, html=lambda text: text or "x") is None
    )


@pytest.mark.parametrize(
    ("day", "there"),
    [("2025-04-17", False), ("2025-04-18", True), ("2025-05-22", True), ("2025-05-23", False)],
)
def test_it_comes_with_the_publication_and_leaves_with_the_deadline(day, there):
    assert (posting(emploi(OFFER, **OPEN), date.fromisoformat(day)) is not None) == there


def test_a_day_of_publication_is_never_made_up():
    unknown = emploi(NOTICE, **OPEN)
    assert status(unknown, Moment(date(2025, 5, 2))).ouverte
    assert posting(unknown) is None
    known = emploi(NOTICE, **OPEN, jo={"date": "2025-04-30", "nor": "IOMA2500001V"})
    assert posting(known)["datePosted"] == "2025-04-30"
    assert posting(known)["identifier"]["value"] == "IOMA2500001V"


@pytest.mark.parametrize(
    ("code", "hour", "expected"),
    [
        ("75", None, "2025-05-22T23:59:59+02:00"),
        ("974", None, "2025-05-22T23:59:59+04:00"),
        ("971", "12:00", "2025-05-22T12:00:00-04:00"),
        ("987", None, "2025-05-22T23:59:59-10:00"),
    ],
)
def test_the_last_instant_is_that_of_the_place(code, hour, expected):
    how = OFFER["candidature"] | ({"heure_limite": hour} if hour else {})
    limit = deadline(emploi(OFFER, **OPEN, localisations=[{"departement": code}], candidature=how))
    assert limit.instant.isoformat() == expected


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from(sorted(DEPARTEMENTS)))
def test_the_last_instant_is_on_the_last_day(day, code):
    limit = deadline(
        emploi(
            OFFER | {"debut_publication": "2019-01-01"},
            fin_candidature=day.isoformat(),
            localisations=[{"departement": code}],
        )
    )
    zone = ZoneInfo(limit.fuseau)
    assert limit.instant == datetime.combine(day, time(23, 59, 59), zone)


TITLES = {
    "Chef de projets H/F": "Chef de projets",
    "Chef de projets F/H": "Chef de projets",
    "Chef de projets (H/F)": "Chef de projets",
    "Chef de projets - F / H": "Chef de projets",
    "Chef de projets – (f/h), Nantes": "Chef de projets, Nantes",
    "Chargé de mission H/F/X": "Chargé de mission",
    "Ingénieur F-H études": "Ingénieur F-H études",
    "H/F": "H/F",
    "Chef ou cheffe de projets": "Chef ou cheffe de projets",
    "Médecin PH/FPH": "Médecin PH/FPH",
}


@pytest.mark.parametrize("title", TITLES)
def test_the_title_is_the_name_of_the_job_only(title):
    assert job_name(title) == TITLES[title]


def test_each_territory_is_in_its_country():
    found = {code: place(Localisation(departement=code))["address"] for code in DEPARTEMENTS}
    assert {code: one["addressCountry"] for code, one in found.items() if one["addressCountry"] != "FR"} == (
        COUNTRIES
    )
    assert found["25"] == {
        "@type": "PostalAddress",
        "addressRegion": "Bourgogne-Franche-Comté",
        "addressCountry": "FR",
    }
    assert "addressRegion" not in found["987"]
    overseas = {"01": "GP", "02": "MQ", "03": "GF", "04": "RE", "06": "YT"}
    for code in REGIONS:
        assert place(Localisation(region=code))["address"]["addressCountry"] == overseas.get(code, "FR")
