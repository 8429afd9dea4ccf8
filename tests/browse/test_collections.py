"""The sets of records that one may follow."""

from tests.browse.test_lists import RECORDS, TODAY
from tests.pages.conftest import catalogue_of

from vivier.browse import build_index
from vivier.browse.collections import Collection, collections
from vivier.candidacy import Moment
from vivier.records import DEPARTEMENTS, REGIONS
from vivier.urls import collection_url


def found(records=RECORDS) -> list[Collection]:
    return list(collections(build_index(catalogue_of(*records), Moment(TODAY))))


def one(sorte: str, code: str = "") -> Collection:
    return next(each for each in found() if (each.sorte, each.code) == (sorte, code))


def test_everything_and_the_part_of_it_that_is_not_over():
    everything = one("tout")
    assert sorted(each.id for each in everything.fiches) == sorted(record.id for record in RECORDS)
    assert [each.id for each in everything.actuelles][:2] == ["dernier-jour", "ouverte"]
    assert "close-hier" not in {each.id for each in everything.actuelles}


def test_every_territory_even_without_records():
    empty = found(())
    assert {each.code for each in empty if each.sorte == "region"} == set(REGIONS)
    assert {each.code for each in empty if each.sorte == "departement"} == set(DEPARTEMENTS)
    assert not any(each.fiches for each in empty)


def test_a_lab_comes_with_what_names_it_and_without_itself():
    lab = next(each for each in found() if each.sorte == "labo")
    assert lab.code not in {each.id for each in lab.fiches}


def test_kinds_and_territories_are_those_of_the_lists():
    postings = one("genre", "emploi")
    assert postings.nom == "Offres d’emploi"
    assert {each.genre for each in postings.fiches} == {"emploi"}
    for collection in found():
        if collection.sorte == "region":
            assert all(collection.code in each.regions for each in collection.fiches)


def test_no_two_have_one_address():
    urls = [url for each in found() if (url := collection_url(each.sorte, each.code)) is not None]
    assert len(set(urls)) == len(urls)
    assert collection_url("theme", "numerique") is None
