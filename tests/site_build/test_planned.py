"""What is listed again, and what is believed without being listed."""

from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from vivier.outputs import output
from vivier.pages.page import Article, Lot, Page
from vivier.site_build import manifest
from vivier.site_build.manifest import Entry, Part
from vivier.site_build.planned import Planned
from vivier.site_build.record_shell import Addresses

from .small_build import RECORDS, SmallBuild, clean, offer

ADDRESSES = Addresses("https://vivier.example/", None)
PAGE = Page("emplois/a/", "emplois", "A", "", b"k", lambda: Article(Markup("a")), modified=date(2025, 5, 2))


def lot(key=b"clef", asked=None):
    """A lot of a page and a file that notes each time it is asked for what it holds."""

    def pages():
        if asked is not None:
            asked.append("pages")
        yield PAGE

    return Lot("essai", key, pages, lambda: [output("emplois/a/echeance.ics", b"BEGIN")])


def left(addresses=ADDRESSES, key=b"clef"):
    """What a build leaves of the lot."""
    made = Planned(lot(key), addresses, None)
    entries = {name: Entry(b"k", b"s", b"c", (1, 2, 3, 4)) for name in made.names()}
    return made.part(dict.fromkeys(made.shells(), b"shell"), entries)


def test_a_lot_that_is_left_for_the_same_key_is_not_listed():
    asked = []
    found = Planned(lot(asked=asked), ADDRESSES, left())
    listed = Planned(lot(), ADDRESSES, None)
    assert asked == []
    assert list(found.names()) == list(listed.names()) == ["emplois/a/index.html", "emplois/a/echeance.ics"]
    assert found.shells() == listed.shells()
    assert list(found.found()) == list(listed.found())
    assert found.part({}, {}) is found.left


@pytest.mark.parametrize(
    ("key", "addresses"),
    [(b"autre", ADDRESSES), (b"clef", Addresses(None, None)), (b"clef", ADDRESSES._replace(hidden=True))],
    ids=["key", "address", "hidden"],
)
def test_another_key_or_another_address_lists_it(key, addresses):
    found = Planned(lot(key), addresses, left())
    assert found.left is None
    assert [page.url for page, _ in found.pages] == ["emplois/a/"]
    assert [file.name for file in found.files] == ["emplois/a/echeance.ics"]


def test_what_is_kept_of_a_lot_is_what_is_read_back(small):
    file = next(small.cache.glob("site-*.bin"))
    parts = manifest.load(file)
    assert all(type(part) is Part for part in parts.values())
    manifest.save(file, parts, {})
    assert manifest.load(file) == parts


def listed_by(small, monkeypatch):
    """The names of the lots that a build lists."""
    names = []
    detail = Planned.detail

    def noted(self):
        names.append(self.lot.name)
        detail(self)

    monkeypatch.setattr(Planned, "detail", noted)
    small.build()
    monkeypatch.undo()
    return [name for name in names if name]


def test_nothing_is_listed_when_nothing_changed(small, monkeypatch):
    assert listed_by(small, monkeypatch) == []
    small.assert_as_cold()


def test_a_text_lists_what_shows_its_record_and_no_other_territory(small, monkeypatch):
    small.write("emplois/2025/d.yml", RECORDS["emplois/2025/d.yml"].replace("Sens du dialogue", "Écoute"))
    assert sorted(listed_by(small, monkeypatch)) == [
        "departement-974", "fiches-emploi-04-0", "liste-emploi", "region-04", "suivi",
    ]  # fmt: skip
    small.assert_as_cold()


def test_a_record_that_comes_lists_no_record_that_it_is_not_near_to(small, monkeypatch):
    small.write("emplois/2025/e.yml", offer("e", "fin_candidature: 2025-05-10", "labo: etat-lin"))
    names = listed_by(small, monkeypatch)
    assert {"liste-emploi", "suivi", "fiches-emploi-27-0"} <= set(names)
    assert not {"liste-mission", "fiches-mission--0", "region-04"} & set(names)
    small.assert_as_cold()


@pytest.mark.parametrize("damage", ["gone", "cut", "touched"])
def test_a_file_that_is_not_as_it_was_left_lists_its_lot_alone(small, monkeypatch, damage):
    page = small.site / "emplois/d/index.html"
    if damage == "gone":
        page.unlink()
    elif damage == "cut":
        page.write_bytes(page.read_bytes()[:-1])
    else:
        page.touch()
    assert listed_by(small, monkeypatch) == ["fiches-emploi-04-0"]
    small.assert_as_cold()


def test_files_too_recent_to_be_believed_are_all_looked_at(tmp_path, monkeypatch):
    small = SmallBuild(tmp_path)
    # The moment when the disk was looked at is that of what was written, however slow the machine.
    monkeypatch.setattr(manifest, "settled", lambda _status, _now: False)
    small.build()
    monkeypatch.undo()
    assert len(listed_by(small, monkeypatch)) > 100
    small.assert_as_cold()


def test_a_text_that_names_a_record_is_looked_at_when_that_record_goes(small, monkeypatch):
    names = []
    publication = small.begin()
    clean(small.site)
    monkeypatch.setattr(Planned, "detail", lambda lot: names.append(lot.lot.name))
    publication.plan = replace(publication.plan, exists=lambda key: key != ("projet", "accueil"))
    small.end(publication)
    # « b » is in it, whose profile names the project.
    assert names == ["fiches-emploi-27-0"]
