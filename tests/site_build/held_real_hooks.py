"""The real events, where a build that finds a file beside its settings waits for that file to go."""

import time
from pathlib import Path

from vivier.site_build import events
from vivier.site_build.events import *  # noqa: F403


def on_pre_build(config):
    """Begin the build, later."""
    held = Path(config.config_file_path).with_name("attendre")
    while held.exists():
        time.sleep(0.02)
    events.on_pre_build(config)
