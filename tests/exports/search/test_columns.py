"""Facets, deadlines and days of publication, written and read back."""

import gzip
import json

import numpy as np
import pytest

from tests.candidacy.samples import mission
from vivier.browse.collation import collation
from vivier.exports.search.columns import EMPTY, Labels, Sorting, dates_file, facet_files, updated
from vivier.records import DEPARTEMENTS, REGIONS

from .samples import index_of, offer, reader_of


def facets(*records, segment=0):
    """Values of each record by facet, as codes."""
    reader = reader_of(records)
    columns = reader.columns(segment)
    return [
        {
            column.nom: [column.valeurs[value][0] for value in column.of(document)]
            for column in columns
            if len(column.of(document))
        }
        for document in range(reader.size(segment))
    ]


def test_all_that_sorts_a_posting_out():
    (found,) = facets(
        offer(
            "a",
            categories=["APLUS", "A"],
            domaine="NUM",
            type_contrat="CDD",
            teletravail="oui",
            management="AVEC",
            experience="EXPERT",
            localisations=[{"departement": "25"}, {"departement": "2A"}, {"region": "53"}],
        )
    )
    assert found == {
        "genre": ["emploi"],
        "region": ["27", "53", "94"],
        "departement": ["25", "2A"],
        "statut": ["ouverte"],
        "versant": ["FPE"],
        "categorie": ["APLUS", "A"],
        "domaine": ["NUM"],
        "contrat": ["CDD"],
        "teletravail": ["oui"],
        "management": ["AVEC"],
        "experience": ["EXPERT"],
    }


def test_two_departements_of_one_region_are_one_region():
    (found,) = facets(offer("a", localisations=[{"departement": "25"}, {"departement": "21"}]))
    assert (found["region"], found["departement"]) == (["27"], ["21", "25"])


def test_overseas_and_what_has_no_region():
    found = facets(
        offer("a", localisations=[{"departement": "971"}]),
        offer("b", localisations=[{"departement": "987"}]),
    )
    assert [(one.get("region"), one["departement"]) for one in found] == [(["01"], ["971"]), (None, ["987"])]


def test_a_mission_that_says_little():
    (found,) = facets(mission())
    assert found == {"genre": ["mission"], "statut": ["indeterminee"]}


def columns_of(records, index):
    """The columns of records that are read for the first time."""
    sorting = Sorting()
    for record in records:
        sorting.add(index.fiches[record.cle])
    return updated(EMPTY, np.full(len(records), -1), sorting.columns())


def files_of(records):
    """Names and contents of the files of facets."""
    index = index_of(*records)
    briefs = [index.fiches[record.cle] for record in records]
    made = facet_files(columns_of(records, index), briefs, index, Labels({}))
    return [(name, make()) for name, make in made]


def header_and_rest(records):
    *_, (_, content) = files_of(records)
    plain = gzip.decompress(content)
    size = 4 + int.from_bytes(plain[:4], "little")
    return json.loads(plain[4:size]), plain[size:]


def test_deadlines_come_in_order_with_their_zones():
    records = [
        offer("a", fin_candidature="2025-05-22", localisations=[{"departement": "974"}]),
        offer("b", fin_candidature="2025-05-22"),
        offer("c", fin_candidature="2025-06-01"),
        mission(),
    ]
    header, rest = header_and_rest(records)
    assert (header["datees"], header["fuseaux"]) == (
        3,
        [["Europe/Paris", "23:59"], ["Indian/Reunion", "23:59"]],
    )
    # 2025-05-22 is day 20230: zigzag 40460 in three bytes; then 0, then ten days; then the zones.
    assert rest[-8:].hex(" ") == "8c bc 02 00 14 01 00 00"


def test_labels_are_for_people_and_in_their_order():
    header, _ = header_and_rest([offer("a", localisations=[{"departement": "2A"}]), offer("b")])
    labels = {one["nom"]: [label for _, label in one["valeurs"]] for one in header["facettes"]}
    # All the places, in use or not: a query that names one must not be read as a part of its name.
    assert labels["region"] == sorted((region.nom for region in REGIONS.values()), key=collation)
    assert labels["departement"][:2] == ["Ain (01)", "Aisne (02)"]
    assert len(labels["departement"]) == len(DEPARTEMENTS)
    # What an open posting becomes in a browser that reads the index after its deadline.
    assert labels["statut"] == ["Candidatures ouvertes", "Candidatures closes"]


def published(record):
    return gzip.decompress(dates_file(columns_of([record], index_of(record)))[1]())


@pytest.mark.parametrize(
    ("changes", "day"), [({"debut_publication": "2025-04-18"}, 20196), ({"maj": "2025-05-01"}, 20196)]
)
def test_the_day_of_publication(changes, day):
    content = published(offer("a", **changes))
    assert content[0] + 256 * content[1] == day


def test_nothing_known_is_zero():
    assert published(mission()) == b"\0\0"


def labs(count):
    return [
        offer(f"a{number:03}", fin_candidature=None, titre=f"t{number:03}", labo=f"labo-{number:03}")
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [1, 127, 128, 129, 254, 255, 256, 300])
def test_any_number_of_values_is_read_back(count):
    found = facets(*labs(count))
    assert [one["labo"] for one in found] == [[f"labo-{number:03}"] for number in range(count)]
    assert {tuple(one["categorie"]) for one in found} == {("A",)}


def test_long_facets_have_their_names_apart():
    (name, names), (_, content) = files_of(labs(129))
    assert json.loads(gzip.decompress(names))[128] == ["labo-128", "labo-128"]
    assert f'"noms":"{name}","nombre":129'.encode() in gzip.decompress(content)
    assert len(files_of(labs(128))) == 1


def test_small_columns_share_their_bytes():
    records = [offer(f"a{n}", categories=["B"] if n % 2 else ["A"], teletravail="oui") for n in range(6)]
    _, rest = header_and_rest(records)
    # Nature has one value, département 109: 1 + 2 × 20. État and the category have two, versant and remote work one.
    assert rest[:12].hex(" ") == "29 29 29 29 29 29 1c 22 1c 22 1c 22"
