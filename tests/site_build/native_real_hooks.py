"""Every page of the real catalogue without stamping."""

from native_hooks import *  # noqa: F403

from vivier.site_build.events import on_config  # noqa: F401 - the real records, in place of the JSON files
