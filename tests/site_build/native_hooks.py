"""The same pages without stamping: MkDocs renders and writes each of them, as the guard's reference."""

from fake_hooks import *  # noqa: F403
from mkdocs.structure.files import File, InclusionLevel

from vivier.site_build import theme
from vivier.site_build.run import run_of

STAMPED = {}
"""The pages by address, listed once: a native build is one process."""


def on_files(files, config):
    plan = run_of(config).plan
    pages = [*plan.pages, *(page for lot in plan.lots for page in lot.pages())]
    STAMPED.update({page.url: page for page in pages})
    for url in STAMPED:
        content = "---\ntemplate: record_page.html\n---\n"
        files.append(
            File.generated(config, f"{url}index.md", content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        )
    return files


def on_page_context(context, page, config, nav):
    run = run_of(config)
    context["vivier_site"] = run.ready().every_page
    stamped = STAMPED.get(page.url)
    context["vivier_page"] = stamped and run.addresses.view(stamped, stamped.article)
    return context


def on_post_page(output, page, config):
    return theme.without_leftovers(output)


def on_post_build(config):
    pass
