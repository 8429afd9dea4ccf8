"""Builds without MkDocs: the real records, pages, files, cache and output folders, under shells of a few lines.

A build takes some hundredths of a second, so that long sequences of edits can each be compared with a cold build.
"""

import shutil
from datetime import date
from pathlib import Path

from tests.intake.bases import DEMARCHE, EMPLOI, LABO, MISSION, PROJET, broken
from vivier.kept import digest
from vivier.site_build.plan import plan_catalogue
from vivier.site_build.publishing import Publication
from vivier.site_build.record_shell import Shell, sentinel_view
from vivier.site_build.run import Meanwhile, Run
from vivier.site_build.settings import read_settings

DAY = date(2025, 5, 2)


def offer(ident, *lines, titre=""):
    """An offer of the given name; lines replace its fields."""
    return broken(EMPLOI, "\n".join((f"titre: {titre or f'Offre {ident}'}", f"reference: {ident}", *lines)))


RECORDS = {
    "emplois/2025/a.yml": offer("a", "labo: etat-lin"),
    "emplois/2025/b.yml": offer(
        "b", "fin_candidature: 2025-05-30", "profil: Voir [le projet](projet:accueil)."
    ),
    "emplois/2025/c.yml": offer("c", "fin_candidature: 2025-04-30"),
    "emplois/2025/d.yml": offer("d", 'localisations: [{departement: "974"}]'),
    "labos/etat-lin.yml": LABO,
    "projets/accueil.yml": broken(PROJET, "labos: [etat-lin]"),
    "demarches/projet.yml": DEMARCHE,
    "missions/national/animer.yml": MISSION,
    "redirections.yml": "redirections:\n  - {ancien: labo:vieux, nouveau: labo:etat-lin, le: 2025-01-01}\n",
}


class SmallBuild:
    """A project in a folder, built as often as one likes."""

    colds = None
    """What cold builds gave, by what they were made from: only for tests that patch no code and end with one site."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.site = self.folder / "site"
        self.cache = self.folder / ".cache" / "vivier"
        self.records = self.folder / "postings"
        for name, text in RECORDS.items():
            self.write(name, text)
        self.day = DAY
        self.settings = {}
        self.site_url = "https://vivier.example/"
        self.shell = "coquille"
        self.meanwhile = Meanwhile()

    def write(self, name, text):
        """Write a record."""
        path = self.records / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self):
        """Build; how many files were written and were not, and how many were removed."""
        publication = self.begin()
        clean(self.site)
        return self.end(publication)

    def begin(self):
        """What happens before MkDocs empties the site."""
        settings = read_settings(
            self.settings, {"VIVIER_DATE": self.day.isoformat()}, self.folder, "Vivier", self.site_url
        )
        self.run = Run(plan_catalogue, settings, plan=plan_catalogue(settings, self.meanwhile))
        publication = Publication(self.run.plan, self.site, settings.cache, self.run.addresses, {})
        publication.begin()
        return publication

    def end(self, publication):
        """What happens after MkDocs has written its own pages."""
        self.run.shells = {key: Shell(self.rendered(sentinel_view(key)), key) for key in publication.shells()}
        return publication.end(self.run.shells, [])

    def rendered(self, view):
        """What a theme of a few lines would write."""
        return (
            f"<title>{view.title}</title><meta content='{view.description}'><i>{self.shell} {view.section}</i>"
            f"<link href='{view.canonical_url}'>{view.alternates}<p>{view.article}</p>"
            f"<a href='{view.edit_url}'>{view.suite}</a>"
        )

    def files(self):
        """Every published file and its bytes."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in self.site.rglob("*")
            if path.is_file()
        }

    def folders(self):
        """Every published folder."""
        return {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_dir()}

    def cold(self):
        """The files, each by its digest, and the folders of the same project built from nothing, elsewhere."""
        if self.colds is None:
            return self._cold()
        texts = sorted((path, path.read_bytes()) for path in self.records.rglob("*") if path.is_file())
        named = tuple((path.relative_to(self.records), text) for path, text in texts)
        made_from = named, self.day, repr(self.settings), self.site_url, self.shell
        if made_from not in self.colds:
            self.colds[made_from] = self._cold()
        return self.colds[made_from]

    def _cold(self):
        other = SmallBuild.__new__(SmallBuild)
        other.__dict__ |= self.__dict__
        other.folder = self.folder / "froid"
        other.site, other.cache = other.folder / "site", other.folder / ".cache" / "vivier"
        shutil.rmtree(other.folder, ignore_errors=True)
        shutil.copytree(self.records, other.folder / "postings")
        other.build()
        found = digests(other.files()), other.folders()
        shutil.rmtree(other.folder)
        return found

    def assert_as_cold(self):
        """The site is, byte for byte, that of a cold build in a clean folder."""
        files, folders = self.cold()
        found = digests(self.files())
        assert sorted(found) == sorted(files)
        assert [name for name, one in found.items() if one != files[name]] == []
        assert self.folders() == folders


def digests(files):
    return {name: digest(content) for name, content in files.items()}


def pages_written(small, before):
    """The pages that a build wrote, without what stands at the root, which MkDocs always removes."""
    after = stats(small)
    return {
        name.removesuffix("index.html") for name in after if after[name] != before.get(name) and "/" in name
    }


def stats(small):
    return {
        path.relative_to(small.site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in small.site.rglob("*")
        if path.is_file()
    }


def rebuilt(small):
    before = stats(small)
    small.build()
    written = pages_written(small, before)
    small.assert_as_cold()
    return written


def edited(small):
    small.write("emplois/2025/b.yml", offer("b", "fin_candidature: 2025-05-20", titre="Autre titre"))


def renamed(small):
    (small.records / "emplois/2025/a.yml").rename(small.records / "emplois/2025/z.yml")


def moved_far_on(small):
    small.day = date(2026, 1, 1)


def clean(site):
    """What MkDocs does between on_pre_build and on_files."""
    site.mkdir(parents=True, exist_ok=True)
    for entry in site.iterdir():
        if not entry.name.startswith("."):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
