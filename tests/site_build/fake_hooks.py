"""The real events, with pages read from JSON files instead of records."""

import json

from markupsafe import Markup

from vivier.pages import page as record_page
from vivier.site_build import events
from vivier.site_build.events import *  # noqa: F403
from vivier.site_build.run import Plan, RefusedError


def planner(settings):
    """A page for each entry of each file; what is not JSON is refused, as a broken record would be."""
    pages = []
    for path in sorted(settings.fiches.glob("*.json")):
        try:
            entries = json.loads(path.read_text("utf-8"))
        except ValueError:
            report = f"erreur YAML-01 : « {path.read_text('utf-8')} »\n  --> postings/{path.name}:1:1"
            raise RefusedError(report, "1 erreur dans 1 fichier : rien n’est publié.") from None
        pages += [record_page.Page(**{**entry, "article": Markup(entry["article"])}) for entry in entries]
    return Plan(pages=tuple(pages))


def on_config(config):
    """Begin a run with the pages of the JSON files."""
    return events.start(config, planner)
