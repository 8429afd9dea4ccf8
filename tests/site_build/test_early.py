"""The page of a record that was just saved, before the build: the same bytes, or none."""

import dataclasses
import shutil
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.bases import VERSION
from vivier.site_build import early as module
from vivier.site_build.early import FEW, Early

from .small_build import RECORDS, SmallBuild, edited, offer, renamed, stats

VERSION_FILE = "missions/37/version.yml"


class Previewed:
    """A project under preview: built once, then edited."""

    def __init__(self, small):
        self.small = small
        self.around = small.folder / "reglages"
        self.around.mkdir()
        (self.around / "mkdocs.yml").write_text("un", "utf-8")
        self.early = Early([str(self.around), str(small.folder / "absent.yml")])
        small.write(VERSION_FILE, VERSION.replace("fiche-nationale", "animer"))
        # One of each shell, as a catalogue has.
        small.write("missions/national/close.yml", closed(RECORDS["missions/national/animer.yml"]))
        self.build()

    def build(self):
        self.small.build()
        self.early.built(self.small.run)

    def write(self, name, text):
        self.small.write(name, text)

    def shown(self):
        """The addresses of the early pages, which are those that the next build publishes."""
        pages = self.early.pages()
        self.build()
        for url, content in pages.items():
            assert (self.small.site / url / "index.html").read_bytes() == content
        return set(pages)


def closed(text):
    return f"{text}cloture: {{etat: pourvue, depuis: 2025-05-01, motif: Nomination.}}\n"


@pytest.fixture
def previewed(small, monkeypatch):
    monkeypatch.setenv("VIVIER_DATE", "2025-05-02")
    return Previewed(small)


A, NATIONAL = "emplois/2025/a.yml", "missions/national/animer.yml"
EDITS = {
    "title": ({A: offer("a", "labo: etat-lin", titre="Un <b>autre</b> & « titre »")}, {"emplois/a/"}),
    "text": ({A: RECORDS[A].replace("Animer le réseau", "Relier")}, {"emplois/a/"}),
    "deadline": ({A: offer("a", "fin_candidature: 2025-05-03")}, {"emplois/a/"}),
    "closure": ({A: closed(RECORDS[A])}, {"emplois/a/"}),
    "names another": (
        {A: offer("a", "profil: Voir [ceci](labo:etat-lin), [cela](projet:accueil).", titre="Zut")},
        {"emplois/a/"},
    ),
    "is named by others": (
        {"labos/etat-lin.yml": RECORDS["labos/etat-lin.yml"].replace("nom:", "nom: Le", 1) + "\n"},
        {"labos/etat-lin/"},
    ),
    "two records": (
        {A: offer("a", titre="Une"), "emplois/2025/b.yml": offer("b", titre="Autre")},
        {"emplois/a/", "emplois/b/"},
    ),
    "a national sheet": (
        {NATIONAL: RECORDS[NATIONAL].replace("Suivre la qualité", "Autre ligne")},
        {"missions/animer/", "missions/version/"},
    ),
    "a version": (
        {VERSION_FILE: VERSION.replace("fiche-nationale", "animer").replace("Indre", "l’Indre")},
        {"missions/version/"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_record_is_shown_as_it_will_be_published(previewed, name):
    written, pages = EDITS[name]
    for file, text in written.items():
        previewed.write(file, text)
    assert previewed.shown() == pages
    assert previewed.shown() == set()


@pytest.mark.parametrize("name", ["title", "text", "closure", "is named by others", "a version"])
def test_only_the_edited_texts_are_read(name, previewed, monkeypatch):
    written, pages = EDITS[name]
    monkeypatch.setattr(module, "load", lambda *_, **__: pytest.fail("everything was looked at"))
    for file, text in written.items():
        previewed.write(file, text)
    assert previewed.shown() == pages


def test_what_was_only_touched_shows_nothing_early(previewed, monkeypatch):
    monkeypatch.setattr(module, "load", lambda *_, **__: pytest.fail("everything was looked at"))
    previewed.write(A, RECORDS[A])
    assert previewed.shown() == set()


def test_edits_follow_each_other(previewed):
    for n in range(3):
        previewed.write(A, offer("a", titre=f"Titre {n}"))
        assert previewed.shown() == {"emplois/a/"}
    previewed.write(A, RECORDS[A])
    assert previewed.shown() == {"emplois/a/"}


def test_nothing_is_published(previewed):
    small = previewed.small
    before = stats(small), {path: path.stat().st_mtime_ns for path in small.cache.glob("*.bin")}
    edited(small)
    assert previewed.early.pages()
    assert before == (stats(small), {path: path.stat().st_mtime_ns for path in small.cache.glob("*.bin")})


def added(previewed):
    previewed.write("emplois/2025/e.yml", offer("e"))


def deleted(previewed):
    (previewed.small.records / "emplois/2025/d.yml").unlink()


def moved(previewed):
    renamed(previewed.small)


def filed_elsewhere(previewed):
    (previewed.small.records / VERSION_FILE).rename(previewed.small.records / "missions/national/version.yml")


def invalid(previewed):
    previewed.write(A, "titre: [")


def naming_nobody(previewed):
    previewed.write(A, offer("a", "labo: nulle-part"))


def shared_lists(previewed):
    previewed.write("vocabulaires/themes.yml", "themes:\n  - {id: accueil, nom: Accueil du public}\n")


def redirections(previewed):
    previewed.write("redirections.yml", "redirections: []\n")


def settings_changed(previewed):
    (previewed.around / "mkdocs.yml").write_text("autre", "utf-8")


def template_added(previewed):
    (previewed.around / "main.html").write_text("", "utf-8")


def many(previewed):
    for name in range(FEW + 1):
        previewed.write(f"labos/l{name}.yml", RECORDS["labos/etat-lin.yml"])
    previewed.build()
    for name in range(FEW + 1):
        previewed.write(f"labos/l{name}.yml", RECORDS["labos/etat-lin.yml"] + "\n")


DOUBTS = [
    added, deleted, moved, filed_elsewhere, invalid, naming_nobody, shared_lists, redirections, settings_changed,
    template_added, many,
]  # fmt: skip


@pytest.mark.parametrize("change", DOUBTS, ids=lambda one: one.__name__)
def test_at_the_least_doubt_the_build_decides(previewed, change):
    edited(previewed.small)
    change(previewed)
    assert previewed.early.pages() == {}


def test_another_day_decides_nothing_early(previewed, monkeypatch):
    edited(previewed.small)
    monkeypatch.setenv("VIVIER_DATE", "2025-05-03")
    assert previewed.early.pages() == {}


def test_a_build_that_failed_leaves_nothing(previewed):
    edited(previewed.small)
    assert previewed.early.pages()
    # The build that follows fails: nothing is known of what stands in the site any more.
    previewed.write(A, offer("a", titre="Encore un autre"))
    assert previewed.early.pages() == {}


def test_a_refused_build_leaves_nothing(previewed):
    run = dataclasses.replace(previewed.small.run, refusal=Exception("refusé"))
    previewed.early.pages()
    previewed.early.built(run)
    edited(previewed.small)
    assert previewed.early.pages() == {}


def test_a_page_whose_shell_is_new_waits_for_the_build(previewed):
    shells = previewed.small.run.shells
    for key in [key for key in shells if key.noindex]:
        del shells[key]
    previewed.write(A, closed(RECORDS[A]))
    previewed.write("emplois/2025/b.yml", offer("b", titre="Ouverte"))
    assert set(previewed.early.pages()) == {"emplois/b/"}


@pytest.mark.parametrize("error", [RuntimeError, KeyError])
def test_an_error_is_left_to_the_build(previewed, monkeypatch, error, caplog):
    def fail(*_):
        raise error("imprévu")

    monkeypatch.setattr(module, "writer_of", fail)
    edited(previewed.small)
    assert previewed.early.pages() == {}
    assert not [one for one in caplog.records if one.levelname != "DEBUG"]


CHANGES = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.text('Aéœ&<>"’%{}[]', max_size=12),
        st.integers(-12, 60),
        st.sampled_from(["", "labo: etat-lin", "profil: Voir [le projet](projet:accueil)."]),
        st.sampled_from(["", "cloture: {etat: pourvue, depuis: 2025-05-01, motif: Nomination.}"]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_any_edits_are_shown_as_they_will_be_published(changes, tmp_path_factory, at_once, monkeypatch):
    monkeypatch.setenv("VIVIER_DATE", "2025-05-02")
    small = SmallBuild(tmp_path_factory.mktemp("suite"))
    small.build()
    previewed = Previewed(small)
    for name, title, days, *lines in changes:
        end = f"fin_candidature: {date(2025, 5, 2) + timedelta(days=days)}"
        text = offer(name, end, *filter(None, lines))
        title = f"Offre {title}".replace("'", "’")
        small.write(f"emplois/2025/{name}.yml", text.replace(f"titre: Offre {name}", f"titre: '{title}'"))
        previewed.shown()
    shutil.rmtree(small.folder)
