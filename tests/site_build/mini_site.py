"""Tiny sites built for real: the repository's theme, a few hand-written pages, pages given as JSON."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

REAL_HOOKS = "../../hooks/site_hooks.py"
HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
NASTY = 'L’« été » : <b>R&D</b> "prime" d\'œuvre > 3 & < 4 {{ x }} \\ \u2028 fin'

CONFIG = """
site_name: Vivier & compagnie
site_url: https://vivier.example/
docs_dir: content
theme: {{name: material, custom_dir: {overrides}, language: fr, font: false}}
plugins: []
hooks: [{hooks}]
nav: [index.md]
not_in_nav: "*"
extra:
  vivier: {settings}
"""

SETTINGS = {"modification": "https://forge.example/vivier/edit/main"}


def page(url, **values):
    """One page as JSON."""
    default = {"section": "emplois", "title": f"Titre de {url}", "description": f"À propos de {url}"}
    return {"url": url, **default, "article": f"<h1>{url}</h1>", **values}


def file(name, content=""):
    """One published file as JSON."""
    return {"file": name, "content": content}


SAMPLE = [
    page("emplois/"),
    page("emplois/page/2/", noindex=True),
    page("emplois/chef-projets/", edit_path="postings/emplois/2025/chef-projets.yml"),
    page("emplois/sans-lien/", title=NASTY, description=NASTY, article="<p>R&amp;D <b>\ue000</b> élu·e</p>"),
    page("emplois/sans-index/", noindex=True, edit_path="postings/emplois/2025/a b&c.yml"),
    page("emplois/sans-description/", description=""),
    page("projets/viotte/", section="projets", edit_path="postings/projets/viotte.yml", title="A & B < C"),
    page("emplois/ancien-nom/", suite="emplois/chef-projets/"),
    page("regions/bretagne/", section="territoires"),
    page("departements/35/", section="territoires"),
    page("contribuer/codes/", section="contribuer"),
]


def plain(text):
    """A French text with ordinary spaces, to compare."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


class MiniSite:
    """A project in a folder: change its files, build it, read what came out."""

    def __init__(self, folder, hooks="fake_hooks.py", settings=None):
        self.folder = Path(folder)
        self.site = self.folder / "site"
        self.records = self.folder / "postings"
        self.records.mkdir(parents=True)
        (self.folder / "content" / "contribuer").mkdir(parents=True)
        self.content("index.md", "---\ntitle: Accueil\n---\n# Bienvenue à R&D\n\nTexte & « suite ».\n")
        self.content(
            "contribuer/index.md", "---\nsection: contribuer\n---\n# Guide <abbr>R&D</abbr>\n\n## A & B\n"
        )
        (self.folder / "mkdocs.yml").write_text(
            CONFIG.format(
                overrides=REPOSITORY / "overrides",
                hooks=HERE / hooks,
                settings=json.dumps({**SETTINGS, **(settings or {})}),
            ),
            "utf-8",
        )
        self.pages(SAMPLE)

    def content(self, name, text):
        """Write a hand-written page."""
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def real_records(self):
        """Take the records of this repository instead of the JSON pages."""
        shutil.rmtree(self.records)
        shutil.copytree(REPOSITORY / "postings", self.records)

    def pages(self, pages):
        """Give the pages to stamp."""
        (self.records / "pages.json").write_text(json.dumps(pages), "utf-8")

    def command(self, *arguments):
        """The mkdocs command line."""
        return [sys.executable, "-m", "mkdocs", *arguments]

    def environment(self, **extra):
        """An environment without surprise."""
        return {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "VIVIER_DATE": "2025-05-02",
            # The code beside these tests, wherever the installed one is.
            "PYTHONPATH": os.pathsep.join((str(HERE), str(REPOSITORY / "hooks"))),
            **extra,
        }

    def build(self, *arguments, **extra):
        """Run `mkdocs build` as an editor would; no-break spaces come back as spaces."""
        done = subprocess.run(
            self.command("build", *arguments),
            cwd=self.folder,
            env=self.environment(**extra),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        done.stdout, done.stderr = plain(done.stdout), plain(done.stderr)
        return done

    def files(self):
        """Every published file and its bytes."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }
