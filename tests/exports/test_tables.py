"""The tables: what a spreadsheet reads back, and never runs."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.candidacy.samples import NOTICE, emploi
from tests.exports import hostile
from tests.exports.hostile import ATTACKS, RECORDS, SECRETS, offer
from tests.exports.published import SITE, files
from vivier.exports import spreadsheet
from vivier.exports.site import Site
from vivier.exports.tables import COLUMNS
from vivier.records import Emploi

FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")


def read(content):
    """The cells of a file, as Python's own reader gives them."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def read_by_hand(content):
    """The cells of a file, read as RFC 4180 says, by no library: every cell is between quotes."""
    text = content.decode("utf-8-sig")
    lines, cells, at = [], [], 0
    while at < len(text):
        assert text[at] == '"', text[at : at + 20]
        end = at + 1
        while text[end] != '"' or text[end : end + 2] == '""':
            end += 2 if text[end : end + 2] == '""' else 1
        cells.append(text[at + 1 : end].replace('""', '"'))
        if text[end + 1] == ";":
            at = end + 2
            continue
        assert text[end + 1 : end + 3] == "\r\n"
        lines.append(cells)
        cells, at = [], end + 3
    return lines


def tables(writer, site=SITE):
    return {name: content for name, content in files(writer, site).items() if name.endswith("fiches.csv")}


def rows(content):
    header, *lines = read(content)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_a_table_of_one_posting():
    record = offer(
        "a", titre="Chef « de » projets ; A", maj="2025-04-20", categories=["APLUS", "A"], fin_candidature="2025-05-25",
        localisations=[{"departement": "01", "commune": "Bourg"}, {"departement": "2A"}],
        debut_vacance_poste="2025-06",
    )  # fmt: skip
    (row,) = rows(tables(hostile.writer(record))["emplois/fiches.csv"])
    assert {key: value for key, value in row.items() if value} == {
        "genre": "emploi",
        "id": "a",
        "titre": "Chef « de » projets ; A",
        "statut": "ouverte",
        "echeance": "2025-05-25",
        "echeance_fuseau": "Europe/Paris",
        "echeance_origine": "annoncee",
        "date_conseillee": "2025-05-23",
        "reference": "a",
        "canal_publication": "CSP",
        "versant": "FPE",
        "categories": "APLUS | A",
        "nature_offre": "TITULAIRE_CONTRACTUEL",
        "organisation": "SGAR",
        "localisations": "Bourg (01) | Corse-du-Sud (2A)",
        "regions": "Auvergne-Rhône-Alpes | Corse",
        "departements": "Ain (01) | Corse-du-Sud (2A)",
        "publication": "2025-04-18",
        "debut_vacance_poste": "2025-06",
        "temps_travail": "NON_DEFINI",
        "teletravail": "non_defini",
        "adresse": "https://vivier.example/emplois/a/",
        "source": "Avis",
        "maj": "2025-04-20",
    }


def test_columns_that_are_fields_have_their_names():
    computed = {"genre", "statut", "regions", "departements", "publication", "adresse"}
    assert {
        name for name in COLUMNS if not name.startswith(("echeance", "date_conseillee"))
    } <= computed | set(Emploi.model_fields)


def test_tables_hold_what_is_not_over_in_the_order_of_the_pages():
    writer = hostile.writer(*RECORDS)
    found = tables(writer)
    assert [row["id"] for row in rows(found["emplois/fiches.csv"])] == [
        "ouverte", "midi", "a-venir", "sans-date", "suspendue",
    ]  # fmt: skip
    assert [row["id"] for row in rows(found["regions/pays-de-la-loire/fiches.csv"])] == ["ouverte", "labo"]
    assert [row["id"] for row in rows(found["labos/labo/fiches.csv"])] == ["ouverte", "projet"]
    assert rows(found["departements/paris/fiches.csv"]) == []


def test_nobody_is_advised_to_write_to_what_is_suspended():
    found = {row["id"]: row for row in rows(tables(hostile.writer(*RECORDS))["emplois/fiches.csv"])}
    assert (found["suspendue"]["echeance"], found["suspendue"]["date_conseillee"]) == ("2025-05-22", "")
    assert found["ouverte"]["date_conseillee"]


def test_the_day_of_a_notice_is_that_of_the_journal_officiel():
    notice = emploi(NOTICE, jo={"date": "2025-04-20"})
    (row,) = rows(tables(hostile.writer(notice))["emplois/fiches.csv"])
    assert row["publication"] == "2025-04-20"


def test_every_table_is_read_the_same_by_two_readers():
    for content in tables(hostile.writer()).values():
        assert read(content) == read_by_hand(content)
        assert {len(line) for line in read(content)} == {len(COLUMNS)}


def test_no_cell_is_a_formula():
    found = rows(tables(hostile.writer())["emplois/fiches.csv"])
    for row in found:
        for value in row.values():
            assert not value.lstrip(" \u00a0").startswith(FORMULA), value
    titles = {row["id"]: row["titre"] for row in found}
    assert titles["attaque-0"] == "'" + ATTACKS[0]
    assert titles["attaque-1"] == "'" + ATTACKS[1]
    assert len([key for key in titles if key.startswith("attaque")]) == len(ATTACKS)


def test_archived_records_leave_no_trace():
    for content in tables(hostile.writer(*RECORDS)).values():
        assert not [secret for secret in SECRETS if secret.encode() in content]


def test_tables_do_without_the_address_of_the_site():
    (row,) = rows(tables(hostile.writer(RECORDS[0]), Site("Vivier", None))["emplois/fiches.csv"])
    assert row["adresse"] == ""


def test_a_table_says_the_state_of_the_day():
    content = tables(hostile.writer(RECORDS[0], today=date(2025, 5, 22)))["emplois/fiches.csv"]
    assert rows(content)[0]["statut"] == "dernier_jour"


CELLS = st.text(st.characters(codec="utf-8"), max_size=30) | st.text(
    "=+-@'\t\r\n ;,\"\u00a0\ufeff\u200bax", max_size=8
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_cells_are_read_back(lines):
    content = spreadsheet.document(["un", "deux"], (spreadsheet.line(cells) for cells in lines))
    assert (
        read(content)
        == read_by_hand(content)
        == [["un", "deux"], *([spreadsheet.cell(one) for one in cells] for cells in lines)]
    )


@settings(deadline=None)
@given(CELLS)
def test_a_guarded_text_is_no_formula_and_gives_the_text_back(text):
    cell = spreadsheet.cell(text)
    assert not cell.lstrip(" \u00a0\u200b\ufeff").startswith(FORMULA)
    controls = {chr(code) for code in [*range(9), 11, 12, *range(14, 32), *range(127, 160)]}
    plain = "".join(char for char in text if char not in controls).replace("\r\n", "\n").replace("\r", "\n")
    assert cell.removeprefix("'") == plain


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  \u200b\u00a0=1+1", "'  \u200b\u00a0=1+1"),
        ("＝1", "'＝1"),
        ("-", "'-"),
        ("'abc", "''abc"),
        ("\rx", "'\nx"),
        ("a=1", "a=1"),
        ("« -5 »", "« -5 »"),
        ("", ""),
    ],
)
def test_what_is_guarded(text, cell):
    assert spreadsheet.cell(text) == cell
