"""The lists of the API, and what helps to read them."""

from datetime import date

import pytest

from tests.candidacy.samples import OFFER, emploi
from tests.pages.conftest import catalogue_of
from vivier.exports.api import vocabularies
from vivier.exports.api.lists import PAR_PAGE
from vivier.records import DEPARTEMENTS, REGIONS

from .served import SITE, document, files_of, outputs_of

DAY = date(2025, 5, 2)


def offers(count, **changes):
    return [emploi(OFFER, id=f"o{n:03}", titre=f"Offre {n:03}", **changes) for n in range(count)]


@pytest.fixture(scope="module")
def files():
    ended = [emploi(OFFER, id=f"c{n}", fin_candidature=f"2025-04-{20 + n}") for n in range(3)]
    return files_of(catalogue_of(*ended, *offers(2 * PAR_PAGE, fin_candidature="2025-06-30")), DAY)


def test_pages_follow_one_another(files):
    first, second, third = (
        document(files, path) for path in ("/emplois.json", "/emplois/page/2.json", "/emplois/page/3.json")
    )
    root = f"{SITE}api/v1/emplois"
    assert first["pagination"] == {
        "page": 1,
        "pages": 3,
        "par_page": 100,
        "premiere": f"{root}.json",
        "derniere": f"{root}/page/3.json",
        "suivante": f"{root}/page/2.json",
    }
    assert second["pagination"]["precedente"] == f"{root}.json"
    assert third["pagination"]["precedente"] == f"{root}/page/2.json"
    assert "suivante" not in third["pagination"]
    assert [len(one["fiches"]) for one in (first, second, third)] == [100, 100, 3]
    assert {(one["total"], one["en_cours"]) for one in (first, second, third)} == {(203, 200)}
    shown = [one["id"] for page in (first, second, third) for one in page["fiches"]]
    assert len(set(shown)) == 203
    # What is over comes after what is not, the last one that ended first.
    assert shown[200:] == ["c2", "c1", "c0"]
    assert "/emplois/page/4.json" not in files


def test_a_list_without_records_has_a_page(files):
    found = document(files, "/labos.json")
    assert (found["total"], found["fiches"], found["pagination"]["pages"]) == (0, [], 1)
    assert document(files, "/regions/bretagne.json")["fiches"] == []


def test_a_record_in_a_list_says_what_its_card_does(files):
    (place,) = (
        one for one in document(files, "/departements/cote-d-or/page/3.json")["fiches"] if one["id"] == "c2"
    )
    assert place == {
        "genre": "emploi",
        "id": "c2",
        "titre": "Avis",
        "resume": "m",
        "adresses": {"page": f"{SITE}emplois/c2/", "json": f"{SITE}api/v1/emplois/c2.json"},
        "regions": ["27"],
        "departements": ["21"],
        "statut": {"code": "close", "libelle": "Candidatures closes", "ouverte": False},
        "echeance": {"date": "2025-04-22", "fuseau": "Europe/Paris"},
        "lieu": "Côte-d’Or (21)",
    }


def test_one_record_that_changes_touches_its_lists_and_no_other():
    before = {one.name: one.key for one in outputs_of(catalogue_of(*offers(3)), DAY)}
    changed = [*offers(2), emploi(OFFER, id="o002", titre="Offre 002", profil="autre")]
    after = {one.name: one.key for one in outputs_of(catalogue_of(*changed), DAY)}
    assert sorted(name for name in after if after[name] != before[name]) == [
        "api/v1/departements/cote-d-or.json",
        "api/v1/emplois.json",
        "api/v1/emplois/o002.json",
        "api/v1/fiches.json",
        "api/v1/regions/bourgogne-franche-comte.json",
    ]


def test_the_first_file_leads_to_every_list(files):
    found = document(files, "/index.json")
    assert found["version"].startswith("1.")
    assert (found["jour"], found["instantane"], found["fictif"]) == ("2025-05-02", True, False)
    assert (found["total"], found["en_cours"]) == (203, 200)
    listed = {one["adresses"]["json"].removeprefix(f"{SITE}api/v1") for one in found["listes"]}
    assert listed == {path for path in files if "/page/" not in path and "fiches" in document(files, path)}
    assert found["modeles"]["fiche"].format(dossier="emplois", id="c0") == f"{SITE}api/v1/emplois/c0.json"
    forms = {one["code"]: one["adresses"] for one in found["listes"] if one["sorte"] == "genre"}
    assert forms["emploi"]["flux"] == f"{SITE}emplois/flux.atom"
    assert forms["emploi"]["agenda"] == f"{SITE}emplois/echeances.ics"
    assert "agenda" not in forms["projet"]


def test_territories_are_all_there_with_their_lists(files):
    found = document(files, "/territoires.json")
    assert [one["code"] for one in found["regions"]] == list(REGIONS)
    assert [one["code"] for one in found["departements"]] == list(DEPARTEMENTS)
    paths = {one["adresses"]["json"].removeprefix(f"{SITE}api/v1") for part in found.values() for one in part}
    assert paths <= set(files)
    assert {one["code"] for one in found["departements"] if one.get("region") == "53"} == {
        "22",
        "29",
        "35",
        "56",
    }


def test_vocabularies_give_code_label_rank_and_aliases(files):
    listes = document(files, "/vocabulaires.json")["listes"]
    assert listes["versant"][0] == {
        "code": "FPE",
        "libelle": "Fonction publique de l’État",
        "rang": 0,
        "alias": ["Fonction publique d’État", "État"],
    }
    assert [one["rang"] for one in listes["statut"]] == list(range(11))
    assert list(listes) == sorted(listes)
    # A schema tells a list by its values.
    values = [tuple(one["code"] for one in entries) for entries in listes.values()]
    assert len(set(values)) == len(values)


def test_names_of_lists_are_those_of_fields():
    assert vocabularies.list_name("NatureOffre") == "nature_offre"
    assert vocabularies.list_name("Versant") == "versant"
