"""A build after any change gives, byte for byte, the site of a cold build in a clean folder, and writes no more."""

import os
import shutil
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.bases import DEMARCHE, LABO, broken
from vivier import kept

from .small_build import RECORDS, SmallBuild, edited, moved_far_on, offer, rebuilt, renamed


def pages(written):
    """The pages among the files that a build wrote."""
    return {one for one in written if one.endswith("/")}


def test_nothing_is_written_when_nothing_changed(small):
    assert rebuilt(small) == set()


def test_the_text_of_a_record_changes_its_page_and_the_search(small):
    small.write("emplois/2025/a.yml", RECORDS["emplois/2025/a.yml"].replace("Animer le réseau", "Relier"))
    assert pages(rebuilt(small)) == {
        "emplois/a/", "emplois/", "emplois/b/", "emplois/c/", "departements/doubs/",
        "regions/bourgogne-franche-comte/", "labos/etat-lin/",
    }  # fmt: skip


def test_what_no_card_shows_changes_only_its_page(small):
    small.write("emplois/2025/a.yml", RECORDS["emplois/2025/a.yml"].replace("Sens du dialogue", "Écoute"))
    written = rebuilt(small)
    assert pages(written) == {"emplois/a/"}
    # Nor do feeds, calendars and tables.
    assert not [one for one in written if one.endswith((".atom", ".ics", "fiches.csv"))]


def campaign_named_by_a_lab(small):
    small.write("labos/etat-lin.yml", broken(LABO, "demarches: [projet]"))


SHEET = """\
fiches_projet:
  - titre: Un accueil commun
    description: Un guichet.
    resultat_attendu: Moins d’attente.
    changements: Des horaires.
    ressources: Un local.
    etapes: [Essai]
    projet: accueil
"""


def project_named_by_a_campaign(small):
    small.write("demarches/projet.yml", DEMARCHE + SHEET)


@pytest.mark.parametrize(
    ("change", "named", "link"),
    [
        (campaign_named_by_a_lab, "demarches/projet/", "../../labos/etat-lin/"),
        (project_named_by_a_campaign, "projets/accueil/", "../../demarches/projet/"),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_a_record_that_is_named_links_back_to_what_names_it(small, change, named, link):
    page = small.site / named / "index.html"
    before = page.read_text("utf-8")
    kept_texts = {path: path.read_bytes() for path in small.records.rglob("*.yml")}
    change(small)
    assert named in rebuilt(small)
    assert page.read_text("utf-8").count(f'href="{link}"') == before.count(f'href="{link}"') + 1
    for path, text in kept_texts.items():
        path.write_bytes(text)
    assert named in rebuilt(small)
    assert page.read_text("utf-8") == before


def test_a_closure_is_shown_from_its_day_though_it_changes_no_state(small):
    for ident, state in (("c", "close"), ("e", "remplacee, remplacee_par: a")):
        closure = f"cloture: {{etat: {state}, depuis: 2025-06-10, motif: Décision.}}"
        small.write(f"emplois/2025/{ident}.yml", offer(ident, "fin_candidature: 2025-04-30", closure))
    successor = small.site / "emplois/a/index.html"
    for day, replaces in ((date(2025, 6, 9), False), (date(2025, 6, 10), True)):
        small.day = day
        rebuilt(small)
        assert ("Cette offre remplace" in successor.read_text("utf-8")) is replaces


def deleted(small):
    (small.records / "emplois/2025/d.yml").unlink()


def added(small):
    small.write("emplois/2025/e.yml", offer("e", "fin_candidature: 2025-05-10", "labo: etat-lin"))


def theme_added(small):
    small.write("vocabulaires/themes.yml", "themes:\n  - {id: accueil, nom: Accueil du public}\n")


def redirected(small):
    text = "redirections:\n  - {ancien: labo:vieux, motif: Fermé., le: 2025-01-01}\n"
    small.write("redirections.yml", text)


def closed(small):
    small.write(
        "emplois/2025/a.yml",
        offer("a", "labo: etat-lin", "cloture: {etat: pourvue, depuis: 2025-05-01, motif: Nomination.}"),
    )


def moved_on(small):
    small.day = date(2025, 5, 16)


def moved_back(small):
    small.day = date(2025, 4, 1)


def shorter_lists(small):
    small.settings = {"fiches_par_page": 5, "archivage_jours": 0}


def another_address(small):
    small.site_url = "https://autre.example/vivier/"


def another_forge(small):
    small.settings = {"modification": "https://forge.example/edit/"}


def fictional(small):
    small.settings = {"catalogue_fictif": True}


def another_theme(small):
    small.shell = "autre coquille"


def page_deleted(small):
    (small.site / "emplois/a/index.html").unlink()


def folder_deleted(small):
    shutil.rmtree(small.site / "emplois")


def site_deleted(small):
    shutil.rmtree(small.site)


def page_truncated(small):
    path = small.site / "emplois/a/index.html"
    path.write_bytes(path.read_bytes()[:100])


def page_edited(small):
    path = small.site / "emplois/a/index.html"
    path.write_bytes(path.read_bytes() + b"<script>")


def page_edited_in_secret(small):
    """Same size, same day: only the inode's own day, which nobody sets, tells."""
    path = small.site / "emplois/a/index.html"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Offre a", b"Offre x"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def page_replaced_by_a_link(small):
    path = small.site / "emplois/a/index.html"
    path.rename(small.folder / "ailleurs.html")
    path.symlink_to(small.folder / "ailleurs.html")


def page_replaced_by_a_folder(small):
    path = small.site / "emplois/a/index.html"
    path.unlink()
    path.mkdir()


def folder_replaced_by_a_page(small):
    shutil.rmtree(small.site / "emplois/a")
    (small.site / "emplois/a").write_text("x")


def strangers(small):
    (small.site / "emplois/intrus").mkdir()
    (small.site / "emplois/vide/vide").mkdir(parents=True)
    (small.site / "emplois/intrus/index.html").write_text("x")


def record_edited_in_secret(small):
    path = small.records / "emplois/2025/a.yml"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Offre a", "Offre x"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def cache_deleted(small):
    shutil.rmtree(small.cache)


def files_kept(small):
    return [path for path in small.cache.rglob("*") if path.is_file()]


def cache_corrupt(small):
    for file in files_kept(small):
        file.write_bytes(file.read_bytes()[:-50] + b"x" * 50)


def cache_of_rubbish(small):
    for file in files_kept(small):
        file.write_bytes(b"x")


def site_copied_elsewhere_and_back(small):
    """As a CI does: every inode is another, every day is that of the copy."""
    shutil.copytree(small.site, small.folder / "copie")
    shutil.rmtree(small.site)
    (small.folder / "copie").rename(small.site)


CHANGES = [
    campaign_named_by_a_lab, project_named_by_a_campaign,
    edited, renamed, deleted, added, theme_added, redirected, closed, moved_on, moved_far_on, moved_back, shorter_lists,
    another_address, another_forge, fictional, another_theme, page_deleted, folder_deleted, site_deleted,
    page_truncated, page_edited, page_edited_in_secret, page_replaced_by_a_link, page_replaced_by_a_folder,
    folder_replaced_by_a_page, strangers, record_edited_in_secret, cache_deleted, cache_corrupt, cache_of_rubbish,
    site_copied_elsewhere_and_back,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_a_build_after_a_change_is_a_cold_one(small, change, colds):
    small.colds = colds
    change(small)
    rebuilt(small)


def test_the_day_changes_the_pages_whose_state_changed_and_the_lists(small):
    small.day = date(2025, 5, 3)
    assert rebuilt(small) == {"api/v1/index.json"}
    # Seven days before the deadline of « a » and « d ».
    small.day = date(2025, 5, 15)
    written = rebuilt(small)
    assert {"emplois/a/", "emplois/d/", "emplois/"} <= written
    assert not {"projets/accueil/", "emplois/closes/", "missions/animer/"} & written


def test_another_theme_stamps_again_and_writes_no_article(small, monkeypatch):
    def never(*_):
        raise AssertionError("an article was written again")

    monkeypatch.setattr("vivier.pages.writer.Writer.render", never)
    monkeypatch.setattr("vivier.site_build.plan.fragments", lambda _: {})
    small.shell = "autre coquille"
    done = small.build()
    assert done.written > 100
    monkeypatch.undo()
    small.assert_as_cold()


def test_a_site_that_was_copied_is_read_but_not_made_again(small, monkeypatch):
    site_copied_elsewhere_and_back(small)

    def never(*_):
        raise AssertionError("an article was written again")

    monkeypatch.setattr("vivier.pages.writer.Writer.article", never)
    small.build()
    monkeypatch.undo()
    small.assert_as_cold()


def test_other_code_makes_everything_again(small, monkeypatch):
    monkeypatch.setattr(kept, "code_key", lambda: b"another version")
    monkeypatch.setattr("vivier.pages.words.NBSP", "\u202f")
    (small.site / "emplois/a/index.html").touch()
    small.build()
    small.assert_as_cold()


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path, at_once):
    small = SmallBuild(tmp_path)
    small.cache.parent.mkdir()
    small.cache.write_text("un fichier, là où il faudrait un dossier")
    small.build()
    small.assert_as_cold()
    edited(small)
    rebuilt(small)


def test_a_full_disk_keeps_nothing_and_stops_nothing(small, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    edited(small)
    monkeypatch.setattr(kept, "write", lambda *_, **__: False)
    monkeypatch.setattr("pathlib.Path.touch", full)
    rebuilt(small)
    monkeypatch.undo()
    rebuilt(small)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["emploi", "retirer", "jour", "lien", "page", "coquille", "reglage"]),
        st.sampled_from("abcde"),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=6,
)


def apply(small, kind, name, number):
    path = small.records / f"emplois/2025/{name}.yml"
    day = date(2025, 4, 20) + timedelta(days=number)
    if kind == "emploi":
        lines = [f"fin_candidature: {day}", *(["labo: etat-lin"] if number % 2 else [])]
        small.write(f"emplois/2025/{name}.yml", offer(name, *lines, titre=f"Offre n° {number}"))
    elif kind == "lien":
        small.write(
            f"emplois/2025/{name}.yml",
            offer(name, "profil: Voir [ceci](labo:etat-lin) et [cela](projet:accueil)."),
        )
    elif kind == "retirer":
        path.unlink(missing_ok=True)
    elif kind == "jour":
        small.day = day
    elif kind == "coquille":
        small.shell = f"coquille {number % 2}"
    elif kind == "reglage":
        small.settings = {"fiches_par_page": 5 + number % 2}
    else:
        page = small.site / f"emplois/{name}/index.html"
        if page.exists():
            page.write_bytes(page.read_bytes()[:number])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_sequence_of_edits_gives_the_site_of_a_cold_build(edits, tmp_path_factory, at_once):
    small = SmallBuild(tmp_path_factory.mktemp("suite"))
    small.build()
    for edit in edits:
        apply(small, *edit)
        small.build()
    small.assert_as_cold()
    shutil.rmtree(small.folder)
