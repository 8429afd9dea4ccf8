"""The folders of stamped pages, whatever happens between two builds."""

import os
import shutil

import pytest

from vivier.site_build.output_tree import ASIDE, Made, OutputTree, Wanted, set_all_aside

TREES = {"emplois", "projets"}
PAGES = {"emplois/a/index.html": b"A", "emplois/b/index.html": b"B", "projets/p/index.html": b"P"}


def clean(site):
    """What MkDocs does between on_pre_build and on_files."""
    for entry in site.iterdir():
        if not entry.name.startswith("."):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def wanted(pages):
    return [
        Wanted(name, content, make=lambda content=content: Made(content)) for name, content in pages.items()
    ]


def build(site, pages, trees=TREES, known=None):
    tree = OutputTree(site, trees, known or ())
    tree.set_aside()
    if site.exists():
        clean(site)
    site.mkdir(exist_ok=True)
    (site / "index.html").write_bytes(b"accueil")
    return tree.publish(wanted(pages), known or {})


def content(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def test_a_first_build_writes_everything(site):
    done = build(site, PAGES)
    assert (done.written, done.unchanged, done.removed) == (3, 0, 0)
    assert content(site) == {**PAGES, "index.html": b"accueil"}


def test_nothing_is_written_when_nothing_changed(site):
    build(site, PAGES)
    before = {
        path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file() and path.name != "x"
    }
    done = build(site, PAGES)
    assert (done.written, done.unchanged, done.removed) == (0, 3, 0)
    del before[site / "index.html"]
    assert all(path.stat().st_mtime_ns == when for path, when in before.items())


def test_changed_pages_are_written_and_gone_ones_removed(site):
    build(site, PAGES)
    done = build(site, {"emplois/a/index.html": b"AA", "emplois/c/d/index.html": b"C"}, {"emplois"})
    assert (done.written, done.unchanged, done.removed) == (2, 0, 1)
    assert content(site) == {
        "emplois/a/index.html": b"AA",
        "emplois/c/d/index.html": b"C",
        "index.html": b"accueil",
    }
    assert sorted(path.name for path in (site / "emplois").iterdir()) == ["a", "c"]


def test_a_folder_shared_with_hand_written_pages_is_left_to_mkdocs(site):
    build(site, PAGES, {"emplois"})
    assert content(site) == {**PAGES, "index.html": b"accueil"}
    assert build(site, PAGES, {"emplois"}).written == 1


SHARED = {**PAGES, "fiches.csv": b"T", "aide/liste/index.html": b"L"}


def test_a_file_among_hand_written_pages_is_not_made_again(site):
    known = build(site, SHARED).entries
    done = build(site, SHARED, known=known)
    assert (done.written, done.unchanged, done.removed) == (0, 5, 0)
    assert content(site) == {**SHARED, "index.html": b"accueil"}
    assert not (site / ASIDE).exists()


def test_a_file_among_hand_written_pages_is_repaired_and_goes(site):
    known = build(site, SHARED).entries
    (site / "fiches.csv").write_bytes(b"x")
    (site / "aide/liste/index.html").unlink()
    known = build(site, SHARED, known=known).entries
    assert content(site) == {**SHARED, "index.html": b"accueil"}
    assert build(site, PAGES, known=known).removed == 2
    assert content(site) == {**PAGES, "index.html": b"accueil"}


def test_a_link_in_the_place_of_a_file_is_replaced_and_what_it_points_to_stays(site, tmp_path):
    known = build(site, SHARED).entries
    other = tmp_path / "autre.csv"
    other.write_bytes(b"T")
    (site / "fiches.csv").unlink()
    (site / "fiches.csv").symlink_to(other)
    build(site, SHARED, known=known)
    assert not (site / "fiches.csv").is_symlink()
    assert content(site) == {**SHARED, "index.html": b"accueil"}
    assert other.read_bytes() == b"T"


def test_a_link_in_the_place_of_a_page_is_replaced_and_what_it_points_to_stays(site, tmp_path):
    known = build(site, PAGES).entries
    other = tmp_path / "autre.html"
    other.write_bytes(b"T")
    page = site / "emplois/a/index.html"
    page.unlink()
    page.symlink_to(other)
    build(site, PAGES, known=known)
    assert not page.is_symlink()
    assert content(site) == {**PAGES, "index.html": b"accueil"}
    assert other.read_bytes() == b"T"


def test_folders_within_folders_go_when_nothing_is_left_in_them(site):
    known = build(site, {**PAGES, "emplois/c/d/index.html": b"C"}).entries
    build(site, PAGES, known=known)
    assert sorted(path.name for path in (site / "emplois").iterdir()) == ["a", "b"]


def test_a_file_left_aside_by_a_killed_build_is_taken_back(site):
    known = build(site, SHARED).entries
    OutputTree(site, TREES, known).set_aside()
    clean(site)
    assert (site / ASIDE / "fiches.csv").exists()
    assert build(site, SHARED, known=known).written == 0
    assert content(site) == {**SHARED, "index.html": b"accueil"}


def test_what_was_damaged_by_hand_is_repaired(site):
    build(site, PAGES)
    (site / "emplois/a/index.html").write_bytes(b"")
    (site / "emplois/intrus.html").write_bytes(b"x")
    (site / "emplois/vide").mkdir()
    build(site, PAGES)
    assert content(site) == {**PAGES, "index.html": b"accueil"}
    assert not (site / "emplois/vide").exists()


class KilledError(Exception):
    pass


def killed_while_stamping(site, pages):
    def killed():
        raise KilledError

    first, *others = wanted(pages)
    tree = OutputTree(site, TREES)
    tree.set_aside()
    clean(site)
    (site / "emplois").mkdir()  # as if MkDocs had begun something under the same name
    with pytest.raises(KilledError):
        tree.publish([first, *(one._replace(make=killed) for one in others)], {})


def killed_after_setting_aside(site, pages):
    OutputTree(site, TREES).set_aside()


def killed_while_putting_back(site, pages):
    tree = OutputTree(site, TREES)
    tree.set_aside()
    clean(site)
    (site / ASIDE / "emplois").rename(site / "emplois")


def killed_with_a_truncated_page(site, pages):
    killed_after_setting_aside(site, pages)
    (site / ASIDE / "emplois/a/index.html").write_bytes(b"")
    (site / ASIDE / "emplois/z").mkdir()
    (site / ASIDE / "emplois/z/index.html").write_bytes(b"Z")


@pytest.mark.parametrize(
    "kill",
    [
        killed_while_stamping,
        killed_after_setting_aside,
        killed_while_putting_back,
        killed_with_a_truncated_page,
    ],
)
def test_the_build_after_a_killed_one_gives_the_site_of_a_fresh_one(site, kill):
    build(site, PAGES)
    kill(site, PAGES)
    pages = {**PAGES, "emplois/b/index.html": b"BB", "labos/l/index.html": b"L"}
    build(site, pages, {*TREES, "labos"})
    assert content(site) == {**pages, "index.html": b"accueil"}
    assert not (site / ASIDE).exists()


def test_a_killed_build_never_shows_an_incomplete_folder(site):
    build(site, PAGES)
    killed_while_stamping(site, PAGES)
    assert content(site / "emplois") == {}
    assert not (site / "projets").exists()


def test_what_a_killed_build_left_of_a_vanished_folder_goes(site):
    build(site, PAGES)
    killed_after_setting_aside(site, PAGES)
    build(site, {"projets/p/index.html": b"P"}, {"projets"})
    assert content(site) == {"projets/p/index.html": b"P", "index.html": b"accueil"}


def test_what_one_record_gives_is_made_together(site):
    order = []

    def one(name, page=""):
        def make():
            order.append(name)
            return Made(name.encode())

        return Wanted(name, b"", make, page=page)

    tree = OutputTree(site, TREES)
    tree.publish(
        [
            one("emplois/a/index.html", "emplois/a/"),
            one("emplois/b/index.html", "emplois/b/"),
            one("emplois/flux.atom"),
            one("api/b.json", "emplois/b/"),
            one("emplois/a/echeance.ics", "emplois/a/"),
        ],
        {},
    )
    assert order == [
        "emplois/a/index.html",
        "emplois/a/echeance.ics",
        "emplois/b/index.html",
        "api/b.json",
        "emplois/flux.atom",
    ]


def test_folders_set_aside_within_others_go_in_any_order(site):
    """Those of hand-written pages, when a report takes the place of the site and the next good save brings it back."""
    build(site, PAGES)
    for number in range(20):
        for name in ("a.css", "sous/a.css", "sous/sous/a.css"):
            file = site / f"assets-{number}" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("p{}")
    set_all_aside(site)
    build(site, PAGES)
    assert set(content(site)) == {*PAGES, "index.html"}
    assert sorted(path.name for path in site.iterdir()) == ["emplois", "index.html", "projets"]


def test_a_copy_made_of_hard_links_keeps_what_it_has(site, tmp_path):
    known = build(site, PAGES).entries
    copy = tmp_path / "copie"
    shutil.copytree(site, copy, copy_function=os.link)
    build(site, {**PAGES, "emplois/a/index.html": b"AA"}, known=known)
    assert (site / "emplois/a/index.html").read_bytes() == b"AA"
    assert (copy / "emplois/a/index.html").read_bytes() == b"A"
    assert (copy / "emplois/b/index.html").samefile(site / "emplois/b/index.html")


@pytest.mark.parametrize("name", ["contribuer", "emplois", "robots.txt"])
def test_a_link_at_the_top_of_the_site_goes_and_what_it_leads_to_stays(site, tmp_path, name):
    other = tmp_path / "ailleurs"
    other.mkdir()
    (other / "note.txt").write_text("à garder")
    site.mkdir()
    (site / name).symlink_to(other)
    (site / ".git").symlink_to(other)
    build(site, PAGES)
    assert not (site / name).is_symlink()
    assert (site / ".git").is_symlink()
    assert [(one.name, one.read_text()) for one in other.iterdir()] == [("note.txt", "à garder")]
