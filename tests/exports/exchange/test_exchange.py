"""The exchange with Choisir le service public: one table for both forms, complete, and what it writes."""

import csv
import io
import json

import pytest

from tests.exports import hostile
from tests.exports.hostile import ATTACKS, RECORDS, SECRETS, closure, offer
from tests.exports.published import SITE, files
from tests.pages.conftest import tree_of
from vivier.exports.exchange import values
from vivier.exports.exchange.mapping import COLUMNS, EMPTY_COLUMNS, EMPTY_KEYS, KEYS, LINES, NOWHERE
from vivier.exports.site import Site
from vivier.records import DEPARTEMENTS, Emploi
from vivier.records.candidature import Candidature
from vivier.records.vocabularies import NatureOffre, VacancePoste, Versant
from vivier.urls import EXCHANGE_TABLE, exchange_url

FULL = offer(
    "pleine",
    titre="Chef ou cheffe de projets",
    titre_long="Chef ou cheffe de projets d’innovation",
    categories=["APLUS", "A"],
    type_contrat="CDD",
    duree_contrat="3 ans",
    fondement_juridique={"code": "L332-2-2", "texte": "Article L332-2 2° du CGFP"},
    debut_vacance_poste="2025-06-01",
    organisation={"nom": "DITP", "direction": "Service Innovation", "siret": "13002526500013"},
    localisations=[
        {"departement": "44", "commune": "Nantes", "code_postal": "44000", "adresse": "6 quai Ceineray"},
        {"departement": "974", "latitude": "-20.88", "longitude": "55.45"},
    ],
    temps_travail="TEMPS_PLEIN",
    teletravail="oui",
    management="SANS",
    domaine="DIR",
    metier={"code": "ERDIR001", "libelle": "Conseillère experte / Conseiller expert"},
    competences=[
        {"type": "CONNAISSANCE", "libelle": "Audit"},
        {"type": "SAVOIR_ETRE", "libelle": "Esprit de synthèse"},
    ],
    diplome_niveau="7",
    experience="CONFIRME",
    langues=[{"code": "en", "niveau": "B2"}],
    ouvert_aux_militaires="oui",
    employeur="Un service.",
    contexte="Un pôle.",
    positionnement="Sous l’autorité du SGAR.",
    missions="- Animer",
    profil="Autonomie",
    conditions_exercice="Déplacements.",
    complements="Cadre.",
    candidature={
        "procedure": "csp_en_ligne",
        "url": "https://postuler.example/a",
        "pieces": ["Curriculum vitae", "Lettre de motivation"],
    },
    contacts=[{"fonction": "Accueil", "courriel": "accueil@exemple.gouv.fr", "nom": "Camille Martin"}],
)


def table(writer):
    text = files(writer)[EXCHANGE_TABLE].decode("utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    assert tuple(header) == COLUMNS
    return [dict(zip(header, line, strict=True)) for line in lines]


def document(writer, ident):
    return json.loads(files(writer)[exchange_url(ident)])


def test_every_field_of_a_posting_is_mapped_or_said_to_go_nowhere():
    mapped = {line.champ.partition(".")[0] for line in LINES}
    nowhere = {name for name in NOWHERE if "." not in name}
    assert mapped | nowhere | {"candidature"} == set(Emploi.model_fields)
    assert not mapped & nowhere
    parts = {
        name.partition(".")[2]
        for name in [*(line.champ for line in LINES), *NOWHERE]
        if name.startswith("candidature.")
    }
    assert parts == set(Candidature.model_fields)


def test_every_column_and_every_key_is_filled_by_a_field_or_said_to_stay_empty():
    assert len(COLUMNS) == len(set(COLUMNS)) == 30
    filled = [line.colonne for line in LINES if line.colonne]
    assert len(filled) == len(set(filled))
    assert {*filled, *EMPTY_COLUMNS} == set(COLUMNS)
    assert not set(filled) & set(EMPTY_COLUMNS)
    keys = {line.cle for line in LINES if line.cle}
    assert keys | set(EMPTY_KEYS) == set(KEYS)
    assert not keys & set(EMPTY_KEYS)


def test_a_line_of_the_table():
    (row,) = table(hostile.writer(FULL))
    assert row == {
        "Référence": "pleine",
        "Intitulé du poste": "Chef ou cheffe de projets",
        "Organisme de rattachement": "DITP",
        "Versant": "Fonction Publique de l'Etat",
        "Métier": "Conseillère experte / Conseiller expert",
        "Statut du poste": "Vacant",
        "Nature de l'emploi": "Emploi ouvert aux titulaires et aux contractuels",
        "Nature de contrat": "CDD",
        "Durée du contrat": "3 ans",
        "Durée du poste": "",
        "Catégorie": "Catégorie A+ (encadrement supérieur), Catégorie A (cadre)",
        "Localisation du poste": "Loire-Atlantique (44)\nLa Réunion (974)",
        "Lieu d'affectation": "La Réunion (974)",
        "Lieu d'affectation (sans géolocalisation)": "6 quai Ceineray, 44000 Nantes",
        "Niveau d'études": "Niveau 7 Master/diplômes équivalents",
        "Niveau d'expérience min. requis": "Confirmé",
        "Niveaux": "",
        "Spécialisation": "",
        "Langues": "anglais (B2)",
        "Compétences attendues": "CONNAISSANCES - Audit\nSAVOIR-ÊTRE - Esprit de synthèse",
        "Documents à transmettre": "Curriculum vitae, Lettre de motivation",
        "Avis de vacances au JO": "",
        "Date de vacance de l'emploi": "01/06/2025",
        "Date de première publication": "18/04/2025",
        "Date de début de publication par défaut": "18/04/2025",
        "Date de fin de publication par défaut": "22/05/2025",
        "Temps Plein": "Oui",
        "Télétravail": "Oui",
        "Management": "Non",
        "Employeur": "DITP, Service Innovation",
    }


def test_a_posting_of_the_api():
    assert document(hostile.writer(FULL), "pleine") == {
        "identification": {"reference": "pleine", "versant": "FPE"},
        "titre": "Chef ou cheffe de projets",
        "titre_long": "Chef ou cheffe de projets d’innovation",
        "organisation": {"nom": "DITP, Service Innovation", "siret": "13002526500013"},
        "url_offre": "https://vivier.example/emplois/pleine/",
        "url_candidature": "https://postuler.example/a",
        "profession": {
            "referentiel": "RMFPv2", "domaine": "DIR", "metier": "ERDIR001", "code_emploi_local": None,
        },
        "categories": ["APLUS", "A"],
        "nature_offre": "TITULAIRE_CONTRACTUEL",
        "type_contrat": "CDD",
        "vacance_poste": "OUI",
        "description": {
            "mission": "- Animer",
            "profil": "Autonomie",
            "employeur": "Un service.",
            "complements": "Cadre.",
            "conditions_exercice": "Déplacements.",
            "descriptif_service": "Un pôle.\n\nSous l’autorité du SGAR.",
        },
        "localisation": [
            {
                "zone_geographique": "EU", "pays": "FRA", "region": "52", "departement": "44",
                "localisation_label": "6 quai Ceineray, 44000 Nantes", "latitude": None, "longitude": None,
            },
            {
                "zone_geographique": "AF", "pays": "FRA", "region": "04", "departement": "974",
                "localisation_label": "La Réunion (974)", "latitude": -20.88, "longitude": 55.45,
            },
        ],
        "criteres": {
            "diplome_niveau": 7,
            "experience": "CONFIRME",
            "specialisations": None,
            "diplome": None,
            "documents_requis": ["Curriculum vitae", "Lettre de motivation"],
            "competences_requises": ["CONNAISSANCES - Audit", "SAVOIR-ÊTRE - Esprit de synthèse"],
            "langues": [{"iso_code": "en", "niveau": "B2"}],
        },
        "conditions": {
            "salaire_titulaire": None,
            "salaire_contractuel": None,
            "debut_contrat": None,
            "fin_contrat": None,
            "duree_contrat": "3 ans",
            "temps_travail": "TEMPS_PLEIN",
            "ouvert_aux_militaires": "OUI",
            "lieu_de_travail": "TELETRAVAIL",
            "management": "SANS",
            "complements": None,
            "bases_legales": "Article L332-2 2° du CGFP",
            "note_ouverture_poste_url": None,
        },
        "contacts": [{"email": "accueil@exemple.gouv.fr"}],
        "publication": {
            "debut_publication": "2025-04-18T00:00:00+02:00",
            "fin_publication": "2025-05-22T23:59:59+02:00",
            "fin_candidature": "2025-05-22T23:59:59+02:00",
            "debut_vacance_poste": "2025-06-01T00:00:00+02:00",
        },
    }  # fmt: skip


def test_labels_are_those_that_records_understand():
    for labels in (
        values.VERSANTS,
        values.NATURES,
        values.VACANCES,
        values.CONTRATS,
        values.CATEGORIES,
        values.EXPERIENCES,
    ):
        for member, label in labels.items():
            if label != "Payés à l'acte":
                assert type(member).resolve(label) is member, label
    assert set(values.VERSANTS) == set(Versant)
    assert set(values.NATURES) == set(NatureOffre)
    assert set(values.VACANCES) | {VacancePoste.CREATION} == set(VacancePoste)


def test_a_posting_that_says_little_invents_nothing():
    record = offer(
        "a",
        fin_candidature=None,
        debut_vacance_poste="2025-06",
        vacance_poste="CREATION",
        nature_offre="TITULAIRE",
    )
    (row,) = table(hostile.writer(record))
    for column in ("Statut du poste", "Date de vacance de l'emploi", "Date de fin de publication par défaut",
                   "Temps Plein", "Télétravail", "Management", "Niveau d'études", "Employeur"):  # fmt: skip
        assert row[column] == ("SGAR" if column == "Employeur" else "")
    found = document(hostile.writer(record), "a")
    assert (found["nature_offre"], found["vacance_poste"], found["profession"]["metier"]) == (
        None,
        None,
        None,
    )
    assert set(found["publication"].values()) == {"2025-04-18T00:00:00+02:00", None}
    assert found["conditions"]["lieu_de_travail"] == "NON_DEFINI"
    assert found["titre_long"] == "Avis"


def test_a_computed_deadline_and_its_hour():
    notice = offer(
        "a", canal_publication="JO", jo={"date": "2025-04-20", "nor": "IOMA2500001V"}, fin_candidature=None,
        localisations=[{"departement": "972"}],
        candidature={"procedure": "jo_sgar_2009_587", "courriels": ["a@exemple.gouv.fr"], "heure_limite": "12:00"},
    )  # fmt: skip
    found = document(hostile.writer(notice), "a")
    assert found["publication"]["fin_candidature"] == "2025-05-20T12:00:00-04:00"
    # Shown until the end of that day where applications are received: in Paris it ends hours before.
    assert found["publication"]["fin_publication"] == "2025-05-20T23:59:59-04:00"
    (row,) = table(hostile.writer(notice))
    assert row["Avis de vacances au JO"] == row["Date de première publication"] == "20/04/2025"


def test_an_end_of_publication_is_no_deadline():
    found = document(hostile.writer(offer("a", fin_candidature=None, fin_publication="2025-05-30")), "a")
    assert found["publication"]["fin_publication"] == "2025-05-30T23:59:59+02:00"
    assert found["publication"]["fin_candidature"] is None


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        ({"minimum_eur": "2500"}, "à partir de 2500 €"),
        ({"maximum_eur": "45000"}, "jusqu’à 45000 €"),
        ({"minimum_eur": "38000", "maximum_eur": "38000"}, "38000 €"),
        ({"maximum_eur": "45000", "texte": "Selon expérience"}, "jusqu’à 45000 € ; Selon expérience"),
        ({"texte": "Selon expérience"}, "Selon expérience"),
    ],
)
def test_one_bound_of_a_pay_is_no_exact_pay(pay, said):
    basis = {"code": "L332-2-1", "texte": "t"}
    one = offer("a", remuneration=pay, nature_offre="CONTRACTUEL", fondement_juridique=basis)
    assert document(hostile.writer(one), "a")["conditions"]["salaire_contractuel"] == said


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ({"code": "L332-2-1", "texte": "art. L. 332-2"}, "art. L. 332-2"),
        ({"code": "L332-2-2"}, "Article L332-2 2° du CGFP"),
        ({"code": "inconnu"}, None),
    ],
)
def test_the_basis_of_a_contract_is_told_in_the_words_of_the_notice_or_by_its_article(basis, said):
    found = document(hostile.writer(offer("a", fondement_juridique=basis)), "a")
    assert found["conditions"]["bases_legales"] == said


def test_a_place_known_by_its_region_is_on_its_continent():
    (place,) = document(hostile.writer(offer("a", localisations=[{"region": "04"}])), "a")["localisation"]
    assert (place["zone_geographique"], place["region"], place["departement"]) == ("AF", "04", None)


def test_pay_is_that_of_the_only_ones_who_may_apply():
    pay = {"minimum_eur": "38000", "maximum_eur": "45000"}
    basis = {"code": "L332-2-1", "texte": "t"}
    alone = offer("a", remuneration=pay, nature_offre="CONTRACTUEL", fondement_juridique=basis)
    both = offer("b", remuneration=pay)
    writer = hostile.writer(alone, both)
    assert document(writer, "a")["conditions"]["salaire_contractuel"] == "38000 € à 45000 €"
    assert document(writer, "b")["conditions"]["salaire_contractuel"] is None


@pytest.mark.parametrize(
    ("code", "zone", "sent"),
    [("75", "EU", "75"), ("2A", "EU", "2A"), ("971", "AM", "971"), ("973", "AM", "973"), ("976", "AF", "976"),
     ("975", "AM", "SPM"), ("986", "OC", "WLF"), ("988", "OC", "988"), ("984", "AN", "984"), ("989", "AM", "989")],
)  # fmt: skip
def test_territories_have_their_continent_and_their_code(code, zone, sent):
    (place,) = document(hostile.writer(offer("a", localisations=[{"departement": code}])), "a")[
        "localisation"
    ]
    assert (place["zone_geographique"], place["departement"]) == (zone, sent)
    assert code in DEPARTEMENTS


def test_only_open_postings_are_exchanged():
    writer = hostile.writer(*RECORDS)
    assert [row["Référence"] for row in table(writer)] == ["ouverte", "midi", "sans-date"]
    published = [name for name in files(writer) if "/echange/" in name]
    assert sorted(published) == [exchange_url(ident) for ident in ("midi", "ouverte", "sans-date")]
    gone = hostile.writer(offer("ouverte", cloture=closure("pourvue")))
    assert table(gone) == []


def test_archived_records_leave_no_trace():
    found = files(hostile.writer(*RECORDS))
    for secret in SECRETS:
        assert not [name for name in found if secret.encode() in found[name]], secret


def test_hostile_texts_are_cells_and_strings():
    writer = hostile.writer()
    rows = {row["Intitulé du poste"] for row in table(writer)}
    assert {"'" + ATTACKS[0], "'" + ATTACKS[1]} <= rows
    assert document(writer, "attaque-5")["titre"] == ATTACKS[5]
    for row in table(writer):
        assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t"))]


def test_without_the_address_of_the_site():
    found = files(hostile.writer(FULL), Site("Vivier", None))
    assert json.loads(found[exchange_url("pleine")])["url_offre"] is None


def test_columns_give_back_the_fields_they_come_from():
    """What an import of the file would read is what the record says, for what has a column of its own."""
    (row,) = table(hostile.writer(FULL))
    again = Emploi.model_validate(
        tree_of(FULL)
        | {
            "reference": row["Référence"],
            "titre": row["Intitulé du poste"],
            "versant": row["Versant"],
            "nature_offre": row["Nature de l'emploi"],
            "type_contrat": row["Nature de contrat"],
            "duree_contrat": row["Durée du contrat"],
            "vacance_poste": row["Statut du poste"],
            "categories": row["Catégorie"].split(", "),
            "experience": row["Niveau d'expérience min. requis"],
            "id": FULL.id,
        }
    )
    assert again == FULL
    assert SITE.url is not None
