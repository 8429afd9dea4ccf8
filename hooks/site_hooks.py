"""What MkDocs calls during a build; everything is in `vivier.site_build`."""

from gc import disable, enable, freeze

from vivier import kept

# Before the code is read: if it changes meanwhile, what is kept has the key of what is not there any more.
kept.code_key()
# Importing makes many objects, which all stay: the collector would look through them a dozen times, for nothing.
disable()

from vivier.site_build.events import (  # noqa: E402 - see above
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_page_context,
    on_post_build,
    on_post_page,
    on_post_template,
    on_pre_build,
    on_serve,
    on_startup,
    on_template_context,
)

freeze()
enable()

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_page_context",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_pre_build",
    "on_serve",
    "on_startup",
    "on_template_context",
]
