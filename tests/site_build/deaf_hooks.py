"""The real events, where a build that finds a file beside its settings ends in a destructor that lasts."""

import time
from pathlib import Path

from vivier.site_build import events
from vivier.site_build.events import *  # noqa: F403


class Long:
    """Takes its time to go: what Ctrl-C raises here, Python prints and drops."""

    def __del__(self):
        print("à interrompre", flush=True)
        time.sleep(60)


def on_post_build(config):
    """End the build, then drop one."""
    events.on_post_build(config)
    if Path(config.config_file_path).with_name("durer").exists():
        Long()
