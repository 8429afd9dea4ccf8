"""What tests of several folders share: the published site, built once, and tiny sites built on demand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import settings as hypothesis_settings

from tests.site_pages import ROOT

# No test asserts on wall time: a machine may be busy, and the first example pays for imports.
hypothesis_settings.register_profile("vivier", deadline=None)
hypothesis_settings.load_profile("vivier")

# The day the posting of État’LIN was open: the site then shows an open posting beside closed ones.
OPEN_DAY = "2025-05-02"

# A renamed record and a withdrawn one: their pages are checked like any other.
REDIRECTIONS = """\
redirections:
  - {ancien: labo:etat-lin-pays-de-la-loire, nouveau: labo:etat-lin, le: 2025-03-01}
  - {ancien: emploi:offre-retiree, motif: Offre retirée à la demande de l’employeur., le: 2025-04-01}
"""

# A text with a table wider than a phone, and than its column on a large screen.
WITH_A_TABLE = "projets/accueil-prefecture-territoire-de-belfort.yml"
TABLE = """\
description: |
  | Indicateur | Établissement public | Anticonstitutionnellement | Fonctionnement | Investissement | Partenaires |
  | --- | --- | --- | --- | --- | --- |
  | Bénéficiaires | 1 234 567 | Expérimentation | 12 | 14 | Intercommunalités |

"""


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and what the build printed."""

    folder: Path
    output: str


def write_project(folder: Path, settings: Mapping[str, object], **paths: Path) -> Path:
    """Write in ``folder`` the configuration of this repository with other settings or folders; its path.

    ``settings`` goes under ``extra.vivier``; ``paths`` may give ``docs_dir``. Folders that nobody gives are this
    repository's.
    """
    configuration = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(paths.get("docs_dir", ROOT / "content")),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks" / "site_hooks.py")],
        "extra": {"vivier": dict(settings)},
    }
    target = folder / "mkdocs.yml"
    target.write_text(yaml.safe_dump(configuration, allow_unicode=True), encoding="utf-8")
    return target


def build(
    configuration: Path, destination: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the build as « make site » does; what it printed is in ``stdout``, both streams together."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", configuration, "--site-dir", destination],
        # A setting of whoever runs the tests is not a setting of the site they build.
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("VIVIER_")},
            **environment,
        },
        cwd=configuration.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This repository's own site on `OPEN_DAY`, its lists cut short enough to have further pages."""
    folder = tmp_path_factory.mktemp("published")
    # A copy: the build is given a folder of its own, and nothing that another run left there.
    shutil.copytree(ROOT / "postings", folder / "postings")
    (folder / "postings" / "redirections.yml").write_text(REDIRECTIONS, encoding="utf-8")
    tabled = folder / "postings" / WITH_A_TABLE
    tabled.write_text(tabled.read_text("utf-8").replace("description: |\n", TABLE, 1), encoding="utf-8")
    configuration = write_project(folder, {"fiches_par_page": 5})
    built = build(configuration, folder / "site", {"VIVIER_DATE": OPEN_DAY})
    if built.returncode != 0:
        pytest.fail(f"the site does not build:\n{built.stdout}", pytrace=False)
    return Site(folder / "site", built.stdout)


@pytest.fixture
def site_factory(tmp_path: Path) -> Callable[..., Site]:
    """``site_factory(records, content, settings, today)``: the site built from these files, and what the build said.

    ``records`` and ``content`` map a path (``emplois/2025/x.yml``, ``index.md``) to its text; without content, this
    repository's. The build may fail: ``Site.output`` then says why and ``Site.folder`` does not exist.
    """

    def make(
        records: Mapping[str, str],
        content: Mapping[str, str] | None = None,
        settings: Mapping[str, object] | None = None,
        today: str = OPEN_DAY,
    ) -> Site:
        write_files(tmp_path / "postings", records)
        paths = {}
        if content is not None:
            write_files(tmp_path / "content", content)
            shutil.copytree(ROOT / "content" / "assets", tmp_path / "content" / "assets", dirs_exist_ok=True)
            paths["docs_dir"] = tmp_path / "content"
        configuration = write_project(tmp_path, settings or {}, **paths)
        built = build(configuration, tmp_path / "site", {"VIVIER_DATE": today})
        return Site(tmp_path / "site", built.stdout)

    return make


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write every file of ``files`` (path → text) under ``folder``, which exists afterwards even when empty."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
