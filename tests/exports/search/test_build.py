"""The whole index: its files, their names, and what one change moves."""

import gzip
import json
from dataclasses import replace
from datetime import date

from tests.candidacy.samples import mission
from vivier.browse import build_index
from vivier.candidacy import Moment
from vivier.exports.search.analysed import Analysed
from vivier.exports.search.cards import MOST, chunks
from vivier.exports.search.order import documents
from vivier.exports.search.reader import Reader
from vivier.exports.search.wire import ROOT
from vivier.intake.shared_lists import Theme

from .samples import TODAY, files_of, index_of, offer, read, reader_of


def numbered(n, missions):
    return offer(f"poste-{n:03}", f"Poste {n}", resume="Animer.", missions=missions)


OPEN = [numbered(n, f"Animer le réseau numéro{n}") for n in range(200)]


def root_of(files):
    return json.loads(gzip.decompress(files[ROOT]))


def test_open_records_come_by_deadline_and_closed_ones_the_latest_first():
    index = index_of(
        offer("tard", fin_candidature="2025-06-30"),
        mission(),
        offer("tot", fin_candidature="2025-05-03"),
        offer("vieux", fin_candidature="2025-01-01", debut_publication="2024-12-01"),
        offer("hier", fin_candidature="2025-05-01"),
        offer("pourvu", fin_candidature=None, cloture={"etat": "pourvue", "depuis": "2025-04", "motif": "m"}),
    )
    opened, closed = documents(index)
    assert [ident for _, ident in opened.keys] == ["tot", "tard", "m"]
    assert [ident for _, ident in closed.keys] == ["hier", "vieux", "pourvu"]


def test_every_file_is_named_by_the_root_and_nothing_else_is_written():
    files = files_of(index_of(*OPEN, offer("vieux", fin_candidature="2025-05-01")))
    root = root_of(files)
    named = {name for _, name in root["mots"]}
    for segment in root["segments"]:
        named |= {segment["facettes"], segment["dates"]}
        named |= {name for _, name in [*segment["cartes"], *segment["termes"]]}
    assert named | {ROOT} == set(files)
    assert [segment["fiches"] for segment in root["segments"]] == [200, 1]
    assert root["dossiers"]["emploi"] == "emplois"


def test_two_builds_give_the_same_bytes_in_any_order_of_records():
    assert files_of(index_of(*OPEN)) == files_of(index_of(*reversed(OPEN)))


def test_a_catalogue_may_be_empty():
    files = files_of(index_of())
    assert root_of(files)["segments"][0]["fiches"] == 0
    assert Reader(files.__getitem__).posting(0, "mot").documents.tolist() == []


def test_one_record_changed_moves_the_files_of_its_words_and_no_other():
    before = files_of(index_of(*OPEN))
    after = files_of(index_of(*OPEN[:-1], numbered(199, "Animer le réseau zinzolin")))
    new = {name for name in after if name not in before}
    # Words: « numéro199 » left, « zinzolin » came. Cards, columns and days are as they were.
    assert {name[0] for name in new} == {"t", "w"}
    assert len(new) <= 4 < len(after) / 5


def test_only_what_changed_is_analysed():
    kept = Analysed()
    cold = files_of(index_of(*OPEN), kept)
    assert kept.done == 200
    assert files_of(index_of(*OPEN), kept) == cold
    assert kept.done == 0
    other = [*OPEN[1:], offer("neuf", "Poste neuf")]
    assert files_of(index_of(*other), kept) == files_of(index_of(*other))
    assert kept.done == 1


def test_a_record_that_closes_is_analysed_again_without_what_it_must_lose():
    kept = Analysed()
    record = offer("a", missions="Écrire à camille@exemple.fr pour candidater")
    files_of(read(index_of(record).catalogue), kept)
    later = read(index_of(record).catalogue, date(2025, 5, 23))
    files = files_of(later, kept)
    assert kept.done == 1
    assert files == files_of(read(index_of(record).catalogue, date(2025, 5, 23)))
    words = [one.word for one in Reader(files.__getitem__).beginning("c")]
    assert "camille" not in words


def test_a_shared_list_that_changes_is_read_again():
    kept = Analysed()
    index = index_of(*OPEN[:3])
    files_of(index, kept)
    catalogue = replace(index.catalogue, themes={"t": Theme(id="t", nom="Thème")})
    files_of(read(catalogue), kept)
    assert kept.done == 3


def test_records_without_a_digest_are_always_analysed():
    kept = Analysed()
    index = build_index(replace(index_of(*OPEN[:3]).catalogue, digests={}), Moment(TODAY))
    assert files_of(index, kept) == files_of(index, kept)
    assert kept.done == 3


def test_cards_say_what_results_show():
    reader = reader_of([offer("a", "Cheffe de projet", resume="Un résumé.")])
    assert reader.card(0, 0) == {
        "id": "a",
        "titre": "Cheffe de projet",
        "resume": "Un résumé.",
        "lieu": "Côte-d’Or (21)",
        "faits": "Catégorie A",
        "etat": "",
    }


def test_cards_are_cut_so_that_no_file_is_large():
    for count in (1, 40, 4_000, 100_000):
        lengths = [end - start for start, end in chunks([f"poste-{n}" for n in range(count)], 40)]
        assert sum(lengths) == count
        assert max(lengths) <= MOST
        assert len(lengths) <= max(60, count / 200)
