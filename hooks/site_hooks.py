"""What MkDocs calls during a build; everything is in `vivier.site_build`."""

from vivier.site_build.events import (
    on_config,
    on_env,
    on_files,
    on_page_context,
    on_post_build,
    on_post_page,
    on_post_template,
    on_pre_build,
    on_serve,
    on_template_context,
)

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_page_context",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_pre_build",
    "on_serve",
    "on_template_context",
]
