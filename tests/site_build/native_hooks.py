"""The same pages without stamping: MkDocs renders and writes each of them, as the guard's reference."""

from fake_hooks import *  # noqa: F403
from mkdocs.structure.files import File, InclusionLevel

from vivier.site_build import theme
from vivier.site_build.events import _site_context
from vivier.site_build.run import run_of


def pages_of(plan):
    return [*plan.pages, *(page for lot in plan.lots for page in lot.pages())]


def on_files(files, config):
    run = run_of(config)
    for page in pages_of(run.plan):
        source = f"{page.url}index.md"
        content = "---\ntemplate: record_page.html\n---\n"
        files.append(File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_context(context, page, config, nav):
    run = run_of(config)
    context.update(_site_context(run))
    stamped = {p.url: p for p in pages_of(run.plan)}.get(page.url)
    context["vivier_page"] = stamped and run.addresses.view(stamped, stamped.article)
    return context


def on_post_page(output, page, config):
    return theme.without_leftovers(output)


def on_post_build(config):
    pass
