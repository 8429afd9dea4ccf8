"""The real events, with pages and files read from JSON files instead of records."""

import json

from written import page_of

from vivier.outputs import output
from vivier.site_build import events
from vivier.site_build.events import *  # noqa: F403
from vivier.site_build.run import Plan, RefusedError


def planner(settings, _):
    """A page or a file for each entry; what is not JSON is refused, as a broken record would be."""
    pages, files = [], []
    for path in sorted(settings.fiches.glob("*.json")):
        try:
            entries = json.loads(path.read_text("utf-8"))
        except ValueError:
            report = f"erreur YAML-01 : « {path.read_text('utf-8')} »\n  --> postings/{path.name}:1:1"
            raise RefusedError(report, "1 erreur dans 1 fichier : rien n’est publié.") from None
        files += [output(entry["file"], entry["content"].encode()) for entry in entries if "file" in entry]
        pages += [page_of(**entry) for entry in entries if "file" not in entry]
    return Plan(pages=tuple(pages), files=tuple(files))


def on_config(config):
    """Begin a run with the pages of the JSON files."""
    return events.start(config, planner)
