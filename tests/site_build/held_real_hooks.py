"""The real events, where a build that finds a file beside its settings waits for that file to go."""

import time
from pathlib import Path

from vivier.site_build import events
from vivier.site_build.events import *  # noqa: F403


def wait(config, name):
    held = Path(config.config_file_path).with_name(name)
    while held.exists():
        time.sleep(0.02)


def on_pre_build(config):
    """Begin the build, later."""
    wait(config, "attendre")
    events.on_pre_build(config)


def on_env(env, config, files):
    """Make the hand-written pages, later."""
    wait(config, "attendre les pages")
    return events.on_env(env, config, files)


def on_post_build(config):
    """Publish, later."""
    wait(config, "attendre la fin")
    events.on_post_build(config)
