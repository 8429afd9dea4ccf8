"""What one build knows, attached to MkDocs' configuration object.

`mkdocs serve` makes a new configuration for each rebuild but never reloads this code: whatever a build must
remember lives here, and goes away with its configuration.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from mkdocs.config.defaults import MkDocsConfig

from vivier.intake import report
from vivier.intake.load import Loaded
from vivier.intake.problems import Problem
from vivier.outputs import Output
from vivier.pages.page import Alternate, Lot, Page
from vivier.pages.writer import Writer
from vivier.records.citations import Key
from vivier.site_build.record_shell import Addresses, Shell, ShellKey
from vivier.site_build.settings import Settings
from vivier.site_build.turn import Turn

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from vivier.site_build.publishing import Publication


class RefusedError(Exception):
    """The site cannot be built as things are: what to show, in French, and a one-line summary.

    `terminal` is the same report with colours, and `problems` what it reports, where it is about files.
    """

    def __init__(
        self, report: str, summary: str, terminal: str = "", problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(summary)
        self.report = report
        self.summary = summary
        self.terminal = terminal or report
        self.problems = problems

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> Self:
        """Return the refusal of files that have problems."""
        summary = f"{report.summary(problems)} : rien n’est publié."
        return cls(report.text(problems), summary, report.text(problems, colour=True), problems)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a build makes from records.

    `lots` are pages to be stamped and other published files; `pages` and `files` are those that are in no lot;
    `fragments` are the passages shown in hand-written pages, by path under content/, and `heads` the other forms of
    these pages; `warnings` are sentences for the terminal; `exists` says whether a record is published; `keep` is
    called once the lots that must be are listed, and keeps for the next build what that computed.
    """

    lots: tuple[Lot, ...] = ()
    pages: tuple[Page, ...] = ()
    fragments: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    heads: Mapping[str, tuple[Alternate, ...]] = field(default_factory=dict)
    files: tuple[Output, ...] = ()
    exists: Callable[[Key], bool] = lambda _: True
    keep: Callable[[], None] = lambda: None


class Meanwhile:
    """What a build does for somebody who waits for one page of it: nothing, but in a preview."""

    def serve(self, server: "LiveReloadServer") -> None:
        """Called once, after the first build, with what serves the site."""

    def read(self, fiches: Path, loaded: Loaded, writer: Writer) -> None:
        """Called once the records of a folder are read and found valid, with what makes their pages."""

    def look(self) -> None:
        """Called between two steps, the more often the better: something more may have been saved."""

    def built(self, run: "Run") -> None:
        """Called once the site is published."""


Planner = Callable[[Settings, Meanwhile], Plan]


@dataclass(slots=True)
class Run:
    """The state of one build. `refusal` is set when a preview goes on only to show what is wrong."""

    planner: Planner
    settings: Settings | None = None
    refusal: RefusedError | None = None
    plan: Plan = field(default_factory=Plan)
    publication: "Publication | None" = None
    preview: bool = False
    meanwhile: Meanwhile = field(default_factory=Meanwhile)
    turn: Turn | None = None
    shell_keys: dict[str, ShellKey] = field(default_factory=dict)
    shells: dict[ShellKey, Shell] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)

    def ready(self) -> Settings:
        """The settings, once they have been read: every event after `on_config` has them, unless refused."""
        if self.settings is None:
            raise RuntimeError("settings are read in on_config, which has not run")
        return self.settings

    def published(self) -> "Publication":
        """The publication, once the pages are planned: every event after `on_pre_build` has it, unless refused."""
        if self.publication is None:
            raise RuntimeError("pages are planned in on_pre_build, which has not run")
        return self.publication

    def let_go(self) -> None:
        """Keep none of what was published: the server keeps its first configuration, and this run, to the end."""
        self.plan = Plan()
        self.publication = None
        self.shells = {}

    @property
    def addresses(self) -> Addresses:
        """What the settings give to every page."""
        settings = self.ready()
        return Addresses(settings.site_url, settings.modification, settings.catalogue_fictif)


def attach(config: MkDocsConfig, run: Run) -> None:
    """Give a configuration its run."""
    config.vivier_run = run  # type: ignore[attr-defined]


def run_of(config: MkDocsConfig) -> Run:
    """The run of a configuration."""
    run = config.vivier_run  # type: ignore[attr-defined]
    if not isinstance(run, Run):
        raise TypeError("no run attached: on_config has not been called")
    return run
