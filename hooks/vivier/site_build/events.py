"""MkDocs' events, in the order of a build: they wire objects together, whose modules do the work."""

import contextlib
import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from vivier import kept
from vivier.failures import explained
from vivier.intake.gather import ChangedError
from vivier.pages import legal
from vivier.pages.environment import Compiled
from vivier.site_build import (
    assets,
    by_hand,
    preview,
    site_folder,
    theme,
    written_tables,
)
from vivier.site_build.output_tree import set_all_aside
from vivier.site_build.plan import plan_catalogue
from vivier.site_build.publishing import Publication
from vivier.site_build.record_shell import (
    TEMPLATE,
    Shell,
    ShellError,
    alternate_links,
    sentinel_view,
    shell_url,
)
from vivier.site_build.run import Planner, RefusedError, Run, attach, run_of
from vivier.site_build.settings import read_settings
from vivier.site_build.settings_reader import SettingsError
from vivier.site_build.turn import Turn
from vivier.site_build.turn import files_of as turn_files

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.vivier")


def on_startup(*, dirty: bool, **_: Any) -> None:
    """Refuse MkDocs' own way to build only what changed: it judges pages made from records by the date of a file."""
    if dirty:
        raise PluginError(
            "--dirty laisserait des pages en retard sur les fiches. Construire sans cette option : "
            "seul ce qui a changé est refait."
        )


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the settings; MkDocs' own sitemap knows nothing of stamped pages."""
    return start(config, plan_catalogue)


def start(config: MkDocsConfig, planner: Planner) -> MkDocsConfig:
    """Begin a run whose pages come from `planner`."""
    # « make site » builds quietly: what MkDocs tells a developer goes, what an editor must know stays.
    log.setLevel(min(logging.WARNING, logging.getLogger("mkdocs").getEffectiveLevel()))
    around = filter(None, (config.config_file_path, config.docs_dir, config.theme.custom_dir))
    run = Run(planner=planner, preview=preview.is_preview())
    if run.preview:
        from vivier.site_build import waiting

        run.meanwhile = waiting.meanwhile(around)
    attach(config, run)
    if run.preview and (kept_site := preview.kept_site(_root(config) / kept.FOLDER)):
        config.site_dir = kept_site
    config.theme.static_templates.discard("sitemap.xml")
    theme.list_no_icons(config.theme)
    config.markdown_extensions.append(written_tables.NAME)
    try:
        run.settings = read_settings(
            config.extra.get("vivier"), os.environ, _root(config), config.site_name, config.site_url
        )
    except SettingsError as mistakes:
        report = "\n".join(f"erreur : {mistake}" for mistake in mistakes.errors)
        _refuse(run, RefusedError(report, "Les réglages du site sont à corriger (mkdocs.yml)."))
        return config
    # Hand-written pages take theirs from it.
    config.site_url = run.settings.site_url
    made_from = (run.settings.fiches, config.docs_dir, config.theme.custom_dir, Path(__file__).parents[1])
    sources = [*(Path(one) for one in made_from if one), *site_folder.of_the_project(_root(config))]
    if kept_from := site_folder.endangered(Path(config.site_dir), _root(config), sources):
        raise PluginError(
            f"le site ne peut pas être construit dans {config.site_dir} : la construction vide ce dossier, "
            f"et {kept_from} serait perdu. Choisir un autre dossier (site_dir dans mkdocs.yml, ou --site-dir)."
        )
    return config


def on_serve(server: "LiveReloadServer", config: MkDocsConfig, **_: Any) -> "LiveReloadServer":
    """Watch what editors write, show it at once, and let the report answer at every address."""
    # Only here: a server and what hears of files take a tenth of the time of an empty build to import.
    from vivier.site_build import watching

    run = run_of(config)
    if run.settings:
        server.watch(str(run.settings.fiches))
    if config.theme.custom_dir:
        server.watch(config.theme.custom_dir)
    preview.refuse_taken_port(server)
    preview.serve_from(server, Path(config.site_dir))
    watching.watch_natively(server)
    run.meanwhile.serve(server)
    preview.stop_wherever(server)
    return server


def on_pre_build(config: MkDocsConfig) -> None:
    """Do all that can refuse the site before MkDocs empties its folder; put stamped pages out of reach."""
    # Very many small objects, nearly all kept to the end of the build: the collector would go through them again and
    # again, for nothing. Frozen, they are left alone by it, here and in the processes that help to write the pages.
    gc.disable()
    try:
        with _unchanging():
            _prepare(run_of(config), config)
    finally:
        gc.freeze()
        gc.enable()


def _prepare(run: Run, config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    run.turn = Turn(turn_files(_root(config) / kept.FOLDER, site), _wait)
    if run.refusal is None:
        try:
            _plan(run, config)
        except RefusedError as refused:
            _refuse(run, refused)
    if run.refusal is not None:
        # The next good save finds the pages there, and writes none of those that did not change.
        set_all_aside(site)
        config.nav = None
        config.theme.static_templates.clear()


@contextlib.contextmanager
def _unchanging() -> Iterator[None]:
    """Say in one sentence that a record changed while it was being published."""
    try:
        yield
    except ChangedError as error:
        raise PluginError(f"{error} a changé pendant la construction : la relancer.") from error


def _wait() -> None:
    log.warning("Une autre construction de ce site est en cours : celle-ci attend qu’elle se termine.")


def _plan(run: Run, config: MkDocsConfig) -> None:
    # Listed as MkDocs will: what it writes must be known before it empties the site.
    files = [file for file in get_files(config) if _is_published(file)]
    pages = {
        _content_path(config, one): one.abs_src_path or "" for one in files if one.is_documentation_page()
    }
    with by_hand.checked(pages):
        run.plan = run.planner(run.ready(), run.meanwhile)
    run.meanwhile.look()
    sources = {file.dest_uri: _content_path(config, file) for file in files}
    run.publication = Publication(run.plan, Path(config.site_dir), run.ready().cache, run.addresses, sources)
    run.publication.begin()
    for warning in run.plan.warnings:
        log.warning(warning)
    if run.ready().manquants:
        log.warning(
            "Réglages exigés par la loi et encore à compléter dans mkdocs.yml (extra.vivier) : %s.",
            ", ".join(run.ready().manquants),
        )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop the theme's unused files, lighten ours; add one page of the theme for each kind of stamped page."""
    run = run_of(config)
    if run.refusal is not None:
        return Files([])
    for file in list(files):
        if file.src_dir != config.docs_dir:
            if theme.is_unused(file.src_uri):
                files.remove(file)
        elif made := assets.published(file):
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=made))
    theme.silence_shells()
    for number, key in enumerate(run.published().shells()):
        source = f"{shell_url(key, number)}index.md"
        run.shell_keys[source] = key
        files.append(
            File.generated(
                config,
                source,
                content=f"---\ntemplate: {TEMPLATE}\n---\n",
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
        )
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Turn autoescape on, say which values of MkDocs are HTML already, and compile no template twice."""
    env.autoescape = True
    settings = run_of(config).settings
    env.bytecode_cache = Compiled(settings.cache) if settings else None
    for file in files.documentation_pages():
        if file.page is not None:
            theme.escape_once(file.page)
    return env


@event_priority(-100)
def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, **_: Any) -> TemplateContext:
    """Give the templates what they read besides MkDocs' own variables."""
    run = run_of(config)
    run.meanwhile.look()
    extended: dict[str, Any] = context  # type: ignore[assignment]
    extended["vivier_site"] = run.ready().every_page
    key = run.shell_keys.get(page.file.src_uri)
    if key is not None:
        extended["vivier_page"] = sentinel_view(key)
        return context
    try:
        page.content = legal.with_settings(page.content or "", run.ready())
    except legal.UnknownSettingError as error:
        raise PluginError(f"{_content_path(config, page.file)} : {error}") from error
    if run.ready().modification:
        page.edit_url = f"{run.ready().modification}{_content_path(config, page.file)}"
    if run.ready().catalogue_fictif:
        page.meta["noindex"] = True
    if not page.meta.get("noindex"):
        run.listed.append(page.url)
    extended["vivier_alternates"] = alternate_links(page.url, run.plan.heads.get(page.file.src_uri, ()))
    extended["vivier_fragment"] = run.plan.fragments.get(page.file.src_uri, "")
    return context


def on_template_context(context: TemplateContext, config: MkDocsConfig, **_: Any) -> TemplateContext:
    """The same for the 404 page, which is not a page to MkDocs."""
    extended: dict[str, Any] = context  # type: ignore[assignment]
    extended["vivier_site"] = run_of(config).ready().every_page
    return context


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the shells for stamping; MkDocs writes nothing for an empty text."""
    run = run_of(config)
    key = run.shell_keys.get(page.file.src_uri)
    try:
        html = theme.without_leftovers(output)
        if key is None:
            return html
        run.shells[key] = Shell(theme.without_indents(html), key)
    except (ShellError, theme.ThemeChangedError) as error:
        raise PluginError(f"le thème et la construction ne s’accordent plus : {error}") from error
    return ""


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The 404 page has the same leftovers as the others."""
    return theme.without_leftovers(output_content) if template_name.endswith(".html") else output_content


def on_build_error(*, error: Exception, **_: Any) -> None:
    """Say in a sentence what the system refused: a full disk, a folder of somebody else."""
    if said := explained(error, "Le site n’a pas pu être écrit"):
        raise Abort(said) from error


def on_post_build(config: MkDocsConfig) -> None:
    """Write the stamped pages and what lists every page."""
    run = run_of(config)
    site = Path(config.site_dir)
    try:
        if run.refusal is not None:
            preview.show(site, run.refusal)
        else:
            with _unchanging():
                _publish(run)
            preview.clear(site)
            run.meanwhile.built(run)
    finally:
        if run.turn is not None:
            run.turn.over()
        # A build that ends gives all its memory back at once: to look through it first would take a second or two.
        if run.preview:
            gc.unfreeze()
            # What MkDocs made for the build before: thawed for a moment between two builds, it would stay for ever.
            gc.collect()


def _publish(run: Run) -> None:
    published = run.published().end(run.shells, run.listed, run.meanwhile.look)
    total = published.written + published.unchanged
    agreement = "écrit" if published.written < 2 else "écrits"  # in French, zero is singular
    log.info("Fiches, listes et territoires : %d fichiers, dont %d %s.", total, published.written, agreement)


def _refuse(run: Run, refused: RefusedError) -> None:
    """Print the report as `vivier check` does; a preview goes on and shows it, a build stops."""
    run.refusal = refused
    # Without a terminal, click takes the colours off.
    # A preview whose terminal is gone still has a browser.
    with contextlib.suppress(OSError):
        click.echo(refused.terminal, color=False if os.environ.get("NO_COLOR") else None)
        if run.preview:
            click.echo(f"\n{refused.summary}")
    if not run.preview:
        raise Abort(refused.summary) from refused


def _is_published(file: File) -> bool:
    return bool(file.inclusion.value > InclusionLevel.DRAFT.value)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _content_path(config: MkDocsConfig, file: File) -> str:
    return f"{Path(config.docs_dir).name}/{file.src_uri}"
