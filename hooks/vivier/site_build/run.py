"""What one build knows, attached to MkDocs' configuration object.

`mkdocs serve` makes a new configuration for each rebuild but never reloads this code: whatever a build must
remember lives here, and goes away with its configuration.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from vivier.pages.page import Page
from vivier.site_build.output_tree import OutputTree
from vivier.site_build.record_shell import PageView, Shell, ShellKey, view_of
from vivier.site_build.settings import Settings


class RefusedError(Exception):
    """The site cannot be built as things are: what to show, in French, and a one-line summary.

    `terminal` is the same report with colours.
    """

    def __init__(self, report: str, summary: str, terminal: str = "") -> None:
        super().__init__(summary)
        self.report = report
        self.summary = summary
        self.terminal = terminal or report


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a build makes from records.

    `pages` are to be stamped; `fragments` are the passages shown in hand-written pages, by path under
    content/; `warnings` are sentences for the terminal; `files` are the other published files, each with its
    content, by destination relative to the site: "emplois/chef-projets/echeance.ics", "_redirects".
    """

    pages: tuple[Page, ...] = ()
    fragments: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()


Planner = Callable[[Settings], Plan]


@dataclass(slots=True)
class Run:
    """The state of one build. `refusal` is set when a preview goes on only to show what is wrong."""

    planner: Planner
    settings: Settings | None = None
    refusal: RefusedError | None = None
    plan: Plan = field(default_factory=Plan)
    tree: OutputTree | None = None
    preview: bool = False
    views: tuple[PageView, ...] = ()
    shell_keys: dict[str, ShellKey] = field(default_factory=dict)
    shells: dict[ShellKey, Shell] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)

    def ready(self) -> Settings:
        """The settings, once they have been read: every event after `on_config` has them, unless refused."""
        if self.settings is None:
            raise RuntimeError("settings are read in on_config, which has not run")
        return self.settings

    def view(self, page: Page) -> PageView:
        """A page to stamp, as the theme sees it."""
        settings = self.ready()
        return view_of(page, settings.site_url, settings.modification, noindex_all=settings.catalogue_fictif)


def attach(config: MkDocsConfig, run: Run) -> None:
    """Give a configuration its run."""
    config.vivier_run = run  # type: ignore[attr-defined]


def run_of(config: MkDocsConfig) -> Run:
    """The run of a configuration."""
    run = config.vivier_run  # type: ignore[attr-defined]
    if not isinstance(run, Run):
        raise TypeError("no run attached: on_config has not been called")
    return run
