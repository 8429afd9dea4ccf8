"""The page of a record that was just saved, before the build: the same bytes, or none."""

import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.bases import VERSION
from vivier.site_build import early as module
from vivier.site_build.early import FEW, Early
from vivier.site_build.run import Meanwhile

from .small_build import RECORDS, SmallBuild, edited, offer, renamed, stats

VERSION_FILE = "missions/37/version.yml"


class Previewed(Meanwhile):
    """A project under preview: built once, then edited."""

    def __init__(self, small):
        self.small = small
        self.around = small.folder / "reglages"
        self.around.mkdir()
        (self.around / "mkdocs.yml").write_text("un", "utf-8")
        self.early = Early([str(self.around), str(small.folder / "absent.yml")])
        self.small.meanwhile = self
        small.write(VERSION_FILE, VERSION.replace("fiche-nationale", "animer"))
        # One of each shell, as a catalogue has.
        small.write("missions/national/close.yml", closed(RECORDS["missions/national/animer.yml"]))
        self.build()

    def build(self):
        self.small.build()
        self.early.built(self.small.run)

    def read(self, fiches, loaded, writer):
        """What the build under way shows as soon as it has read the records."""
        self.in_build = self.early.read(fiches, loaded, writer)

    def write(self, name, text):
        self.small.write(name, text)

    def shown(self):
        """The addresses of the pages made before the build, and of those made in it: all are what it publishes."""
        before = self.early.before()
        self.build()
        for url, content in (*before.items(), *self.in_build.items()):
            assert (self.small.site / url / "index.html").read_bytes() == content
        assert before.keys() <= self.in_build.keys()
        return set(before), set(self.in_build)


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
    "deadline": ({A: offer("a", "labo: etat-lin", "fin_candidature: 2025-05-03")}, {"emplois/a/"}),
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
        {
            A: offer("a", "labo: etat-lin", titre="Une"),
            "emplois/2025/b.yml": RECORDS["emplois/2025/b.yml"].replace("Offre b", "Autre"),
        },
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
    # Who names another one than before, or a sheet that others complete, is for a whole reading to check.
    before = set() if name in ("names another", "a national sheet") else pages
    assert previewed.shown() == (before, pages)
    assert previewed.shown() == (set(), set())


def test_what_was_only_touched_is_not_shown(previewed):
    previewed.write(A, RECORDS[A])
    assert previewed.shown() == (set(), set())


def test_edits_follow_each_other(previewed):
    for n in range(3):
        previewed.write(A, offer("a", "labo: etat-lin", titre=f"Titre {n}"))
        assert previewed.shown() == ({"emplois/a/"}, {"emplois/a/"})
    previewed.write(A, RECORDS[A])
    assert previewed.shown() == ({"emplois/a/"}, {"emplois/a/"})


def test_what_a_build_reads_is_shown_whatever_changed(previewed):
    added(previewed)
    deleted(previewed)
    naming = offer("a", "labo: etat-lin", "profil: Voir [e](emploi:e).")
    previewed.write(A, naming)
    assert previewed.shown() == (set(), {"emplois/a/", "emplois/e/"})


class Saving(Previewed):
    """Something is saved once the build under way has read the records."""

    def read(self, fiches, loaded, writer):
        super().read(fiches, loaded, writer)
        self.save()
        self.saved = self.early.saved()

    def during(self, save):
        """What is shown of what is saved during a build."""
        self.save = save
        self.early.before()
        self.build()
        del self.save
        return self.saved

    def save(self):
        """Nothing, the other times."""


@pytest.fixture
def saving(small, monkeypatch):
    monkeypatch.setenv("VIVIER_DATE", "2025-05-02")
    return Saving(small)


def test_what_is_saved_during_a_build_is_shown_with_what_was_before(saving):
    edited(saving.small)
    text = offer("a", "labo: etat-lin", titre="Enregistrée pendant la construction")
    shown = saving.during(lambda: saving.write(A, text))
    assert shown.keys() == {"emplois/a/", "emplois/b/"}
    saving.build()
    for url, content in shown.items():
        assert (saving.small.site / url / "index.html").read_bytes() == content


@pytest.mark.parametrize("change", ["added", "invalid", "settings_changed", "template_added"])
def test_what_is_saved_during_a_build_waits_where_there_is_a_doubt(saving, change):
    assert saving.during(lambda: (edited(saving.small), globals()[change](saving))) == {}


def test_nothing_is_published(previewed):
    small = previewed.small
    before = stats(small), {path: path.stat().st_mtime_ns for path in small.cache.glob("*.bin")}
    edited(small)
    assert previewed.early.before()
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
    assert previewed.early.before() == {}


def test_another_day_decides_nothing_early(previewed, monkeypatch):
    edited(previewed.small)
    monkeypatch.setenv("VIVIER_DATE", "2025-05-03")
    assert previewed.early.before() == {}


def test_a_build_that_failed_leaves_nothing(previewed):
    edited(previewed.small)
    assert previewed.early.before()
    # The build that follows fails: nothing is known of what stands in the site any more.
    previewed.write(A, offer("a", titre="Encore un autre"))
    assert previewed.early.before() == {}


def test_a_refused_build_leaves_nothing(previewed):
    run = replace(previewed.small.run, refusal=Exception("refusé"))
    previewed.early.before()
    previewed.early.built(run)
    edited(previewed.small)
    assert previewed.early.before() == {}


def test_a_page_whose_shell_is_new_waits_for_the_build(previewed):
    shells = previewed.small.run.shells
    for key in [key for key in shells if key.noindex]:
        del shells[key]
    previewed.write(A, closed(RECORDS[A]))
    previewed.write("emplois/2025/b.yml", offer("b", titre="Ouverte"))
    assert set(previewed.early.before()) == {"emplois/b/"}


@pytest.mark.parametrize("error", [RuntimeError, KeyError])
def test_an_error_is_left_to_the_build(previewed, monkeypatch, error, caplog):
    def fail(*_):
        raise error("imprévu")

    monkeypatch.setattr(module, "writer_of", fail)
    edited(previewed.small)
    assert previewed.early.before() == {}
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
