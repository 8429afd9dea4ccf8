"""What the document of a record says in each of its states, and what it never says."""

import json
from datetime import date

import pytest

from tests.candidacy.samples import MISSION, NOTICE, OFFER, emploi, mission
from tests.pages.conftest import catalogue_of, real, tree_of  # noqa: F401 - a fixture
from tests.pages.test_hostile import infected
from vivier.exports.api.documents import PRIVATE
from vivier.records import KINDS

from .served import document, files_of, mistakes, texts

OPEN, CLOSED, ARCHIVED = date(2025, 5, 2), date(2025, 5, 30), date(2026, 11, 22)
ETAT_LIN = "/emplois/chef-projets-etat-lin.json"
REACH = {
    "procedure": "email_libre",
    "courriels": ["recrutement@exemple.gouv.fr"],
    "adresse_postale": "1 rue Haute, Dijon",
    "destinataire": "Préfet de région",
    "pieces": ["CV", {"libelle": "Diplômes", "exigence": "facultative"}],
    "tenir_a_disposition": ["Fiche financière"],
    "precisions": "Rappeler la référence au bureau 12.",
    "heure_limite": "12:00",
}
WHO = [
    {"fonction": "Cheffe", "nom": "Camille Martin", "courriel": "c.martin@exemple.gouv.fr"}
    | {"telephone": "03 80 44 64 00", "url": "https://www.exemple.gouv.fr/contact", "note": "Le matin."}
]


def one(record, today, *others):
    """The document of a record."""
    files = files_of(catalogue_of(record, *others), today)
    assert mistakes(files)[0] == []
    return document(files, f"/{KINDS[record.genre].dossier}/{record.id}.json")


def applied(**changes):
    return emploi(OFFER, fin_candidature="2025-05-22", candidature=REACH, contacts=WHO, **changes)


def test_the_offer_of_etat_lin_says_how_to_apply(real):  # noqa: F811
    found = document(files_of(real, OPEN), ETAT_LIN)
    assert (found["genre"], found["id"], found["fin_candidature"]) == (
        "emploi",
        "chef-projets-etat-lin",
        "2025-05-22",
    )
    computed = found["calcule"]
    assert computed["statut"] == {"code": "ouverte", "libelle": "Candidatures ouvertes", "ouverte": True}
    assert computed["jusque"] == "2025-05-14"
    assert computed["echeance"] == {
        "fuseau": "Europe/Paris",
        "origine": {"code": "annoncee", "phrase": "Date annoncée par l’offre."},
        "date": "2025-05-22",
        "instant": "2025-05-22T23:59:59+02:00",
        "precision": "Jour compris, jusqu’à 23\u00a0h\u00a059.",
    }
    how = computed["candidature"]
    assert how["pour_memoire"] is False
    assert how["envoi"]["mode"] == "en_ligne"
    assert how["envoi"]["url"] == "https://choisirleservicepublic.gouv.fr/"
    assert [line["libelle"] for line in how["commun"]["documents"]] == [
        "Curriculum vitae",
        "Lettre de motivation",
    ]
    assert len(how["situations"]) == 8
    rules = {rule["id"] for rule in how["regles"]}
    origins = {line["origine"] for line in lines(how)}
    assert origins == rules | {"annonce"}
    assert all(rule["textes"] and rule["revue_le"] for rule in how["regles"])
    assert computed["organisations"][0]["nom"] == "Direction interministérielle de la transformation publique"
    assert {entry["id"] for entry in computed["cite"]} == {"etat-lin", "incubateur-etat-lin"}


def lines(how):
    """Every line of instructions that has an origin, the admissions included."""
    for part in (how["commun"], *how["situations"]):
        for name in ("documents", "etapes", "avertissements"):
            yield from part[name]
    yield from (part["admission"] for part in how["situations"])


@pytest.mark.parametrize("today", [CLOSED, ARCHIVED], ids=["closed", "archived"])
def test_once_over_it_keeps_deadline_origin_documents_and_channel(real, today):  # noqa: F811
    found = document(files_of(real, today), ETAT_LIN)
    computed = found["calcule"]
    assert computed["statut"]["ouverte"] is False
    assert computed["devenir"] == {"code": "close", "libelle": "Candidatures closes"}
    assert computed["echeance"]["date"] == "2025-05-22"
    assert computed["echeance"]["origine"]["code"] == "annoncee"
    how = computed["candidature"]
    assert how["pour_memoire"] is True
    assert how["envoi"] == {"courriels": [], "mode": "en_ligne"}
    assert [line["libelle"] for line in how["commun"]["documents"]] == [
        "Curriculum vitae",
        "Lettre de motivation",
    ]
    assert (how["situations"], how["regles"]) == ([], [])
    assert "url" not in found["candidature"]
    assert "calendrier" not in found["adresses"]
    assert "conseil" not in computed


def test_an_open_offer_says_whom_to_write_to_and_until_which_instant():
    found = one(applied(), date(2025, 5, 20))
    assert found["contacts"][0]["nom"] == "Camille Martin"
    assert found["candidature"]["heure_limite"] == found["calcule"]["echeance"]["heure"] == "12:00"
    assert found["calcule"]["echeance"]["instant"] == "2025-05-22T12:00:00+02:00"
    envoi = found["calcule"]["candidature"]["envoi"]
    assert envoi["mode"] == "courriel"
    assert envoi["courriels"] == ["recrutement@exemple.gouv.fr"]
    assert envoi["adresse_postale"] == "1 rue Haute, Dijon"


SUSPENDED = {"etat": "suspendue", "depuis": "2025-05-01", "motif": "Budget."}


@pytest.mark.parametrize(
    ("changes", "today", "state"),
    [({}, CLOSED, "close"), ({}, ARCHIVED, "archivee"), ({"cloture": SUSPENDED}, OPEN, "suspendue")],
    ids=["closed", "archived", "suspended"],
)
def test_nobody_can_apply_to_what_is_not_open(changes, today, state):
    found = one(applied(**changes), today)
    assert found["calcule"]["statut"]["code"] == state
    said = " ".join(texts(found))
    for gone in ("recrutement@", "rue Haute", "bureau 12"):
        assert gone not in said
    documents = found["calcule"]["candidature"]["commun"]["documents"]
    assert [(line["libelle"], line["exigence"]) for line in documents] == [
        ("CV", "requise"),
        ("Diplômes", "facultative"),
        ("Fiche financière", "a_tenir_prete"),
    ]
    # Whoever suspended may still answer; nobody answers for what is over.
    over = state != "suspendue"
    assert ("Camille Martin" in said) is not over
    assert ("c.martin@" in said) is not over
    assert ("Préfet de région" in json.dumps(found["calcule"], ensure_ascii=False)) is over
    assert found["contacts"][0]["fonction"] == "Cheffe"
    assert ("note" in found["contacts"][0]) is not over


@pytest.mark.parametrize("state", ["open", "suspended"])
def test_how_files_are_sent_is_said_in_one_order(state):
    more = {"cloture": SUSPENDED} if state == "suspended" else {}
    envoi = one(applied(**more), OPEN)["calcule"]["candidature"]["envoi"]
    assert [key for key in envoi if key in ("mode", "courriels")] == ["mode", "courriels"]


def test_an_end_that_says_that_there_is_none_is_no_day():
    endless = {"fin_candidature": "9999-12-31", "fin_publication": "2099-12-31"}
    found = one(emploi(OFFER, **endless), OPEN)
    assert not {"fin_candidature", "fin_publication"} & found.keys()
    assert found["calcule"]["echeance"]["origine"]["code"] == "non_communiquee"


@pytest.mark.parametrize(
    ("hour", "today", "until"),
    [
        (None, date(2025, 5, 21), "2025-05-21"),
        # Seven days before the end it becomes « derniers jours », and « dernier jour » on the last one.
        (None, date(2025, 5, 2), "2025-05-14"),
        ("12:00", date(2025, 5, 22), "2025-05-21"),
        (None, date(2025, 5, 22), "2025-05-22"),
    ],
)
def test_what_is_computed_holds_to_the_end_of_a_day(hour, today, until):
    how = {"procedure": "email_libre", "courriels": ["a@exemple.fr"], "heure_limite": hour}
    found = one(emploi(OFFER, fin_candidature="2025-05-22", candidature=how), today)["calcule"]
    assert found["jusque"] == until


def test_a_deadline_that_cannot_be_counted_is_said_so():
    found = one(emploi(NOTICE), OPEN)["calcule"]
    assert found["statut"]["code"] == "indeterminee"
    assert found["echeance"]["origine"]["code"] == "non_calculable"
    assert found["echeance"]["jours"] == 30
    assert "date" not in found["echeance"]
    assert "conseil" not in found
    assert "jusque" not in found


def test_a_counted_deadline_shows_its_arithmetic_and_the_advised_date():
    found = one(emploi(NOTICE, jo={"date": "2026-04-03"}), date(2026, 4, 10))["calcule"]
    assert (found["echeance"]["depart"], found["echeance"]["jours"]) == ("2026-04-03", 30)
    assert found["echeance"]["date"] == "2026-05-03"
    assert found["conseil"]["date"] == "2026-04-30"
    assert [day["jour"] for day in found["conseil"]["evites"]] == ["2026-05-03", "2026-05-02", "2026-05-01"]
    assert found["conseil"]["report"] == "2026-05-04"


def test_overseas_the_instant_is_that_of_the_place():
    place = [{"departement": "974"}]
    found = one(emploi(OFFER, fin_candidature="2025-05-22", localisations=place), OPEN)["calcule"]
    assert found["echeance"]["fuseau"] == "Indian/Reunion"
    assert found["echeance"]["instant"] == "2025-05-22T23:59:59+04:00"


def test_records_know_what_links_to_them():
    national = mission(id="nationale")
    local = mission(id="m", departement="95", prefecture="P", fiche_nationale="nationale")
    catalogue = catalogue_of(national, local)
    files = files_of(catalogue, OPEN)
    (named,) = document(files, "/missions/nationale.json")["calcule"]["citee_par"]
    assert (named["genre"], named["id"], named["titre"]) == ("mission", "m", MISSION["titre"])
    assert document(files, "/missions/m.json")["calcule"]["cite"][0]["id"] == "nationale"


def test_no_model_has_a_field_by_the_name_of_what_is_added():
    for kind in KINDS.values():
        assert not {"genre", "adresses", "calcule"} & set(kind.modele.model_fields)
        assert PRIVATE in kind.modele.model_fields


@pytest.mark.parametrize("genre", KINDS)
def test_an_attack_in_every_text_is_only_text(genre, real):  # noqa: F811
    source = max(real.of(genre), key=lambda record: len(str(tree_of(record))))
    tree = tree_of(source) | {"note_interne": "Rappeler Mme Untel"}
    model = KINDS[genre].modele
    assert infected(tree, model, tree) > 10
    record = model.model_validate(tree | {"note_interne": "Rappeler Mme Untel"})
    others = [other for other in real if other.cle != record.cle]
    for today in (OPEN, ARCHIVED):
        files = files_of(catalogue_of(record, *others, lists=real), today)
        assert mistakes(files)[0] == []
        assert not [path for path, content in files.items() if b"Untel" in content]
        assert "<script>" in document(files, f"/{KINDS[genre].dossier}/{record.id}.json")["titre"]
