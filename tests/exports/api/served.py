"""The files of the API of a catalogue, and how they are checked against what describes them."""

import json
import re
from functools import partial

from jsonschema import Draft202012Validator, FormatChecker

from vivier.browse.collections import collections
from vivier.candidacy import Moment
from vivier.exports.api.build import api_files
from vivier.exports.api.documents import Documents
from vivier.exports.exchange.files import exchange
from vivier.exports.site import Site
from vivier.exports.subscriptions import Words, parts_of
from vivier.pages import feed_words, words
from vivier.pages.calendar_words import subscribed
from vivier.pages.cards import carte
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext

ROOT = "api/v1"
SITE = "https://vivier.example/"


def outputs_of(catalogue, today, site_url=SITE):
    writer = writer_of(catalogue, SiteContext(Moment(today), site_url=site_url))
    site, found = Site("Vivier", site_url), list(collections(writer.index))
    index = writer.index
    made = Documents(index, site_url, words).of(index.fiches.values())
    return [*made, *api_files(index, site, partial(carte, writer), found)]


def exchange_files(catalogue, today):
    """The files that stand among those of the API in another form: that of the portal's exchange API."""
    writer = writer_of(catalogue, SiteContext(Moment(today), site_url=SITE))
    site, said = Site("Vivier", SITE), Words(subscribed, partial(feed_words.entry, writer))
    made = exchange(writer.index, parts_of(writer.index, writer.memo, site, said, id), site)
    return {one.name.removeprefix(ROOT): one.make() for one in made if one.name.startswith(ROOT)}


def files_of(catalogue, today, site_url=SITE):
    """Every file of the API and its bytes, by address from its root: ``/emplois/x.json``."""
    made = outputs_of(catalogue, today, site_url)
    assert len({one.name for one in made}) == len(made)
    return {one.name.removeprefix(ROOT): one.make() for one in made}


def document(files, path):
    return json.loads(files[path])


def patterns(described):
    """A pattern of addresses for each path of an OpenAPI document."""
    parameters = described["components"]["parameters"]
    return {path: re.compile(_pattern(path, parameters)) for path in described["paths"]}


def _pattern(path, parameters):
    parts = re.split(r"\{(\w+)\}", path)
    return "".join(
        _values(parameters[one]["schema"]) if n % 2 else re.escape(one) for n, one in enumerate(parts)
    )


def _values(schema):
    if "enum" in schema:
        return f"(?:{'|'.join(map(re.escape, schema['enum']))})"
    return r"(?:[2-9]|[1-9]\d+)" if schema["type"] == "integer" else schema["pattern"].strip("^$")


def validators(described):
    """What checks the files of each path: nothing more is allowed in a group of keys than what is described."""
    schemas = {"schemas": shut(described["components"]["schemas"])}
    made = {}
    for path, item in described["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": schemas, **schema}
        made[path] = Draft202012Validator(whole, format_checker=FormatChecker())
    return made


def shut(node):
    """A schema that refuses the keys it does not describe; what is served allows them, so that it may gain some."""
    if isinstance(node, list):
        return [shut(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {key: shut(one) for key, one in node.items()}
    return found | {"additionalProperties": False} if isinstance(node.get("properties"), dict) else found


def mistakes(files):
    """What the files are that their description does not say, or says otherwise; what it says that no file is."""
    described = document(files, "/openapi.json")
    forms, checks = patterns(described), validators(described)
    found, seen = [], set()
    for path, content in files.items():
        paths = [one for one, form in forms.items() if form.fullmatch(path)]
        if len(paths) != 1:
            found.append(f"{path}: {len(paths)} descriptions")
            continue
        seen.update(paths)
        errors = checks[paths[0]].iter_errors(json.loads(content))
        found += [f"{path}: {'/'.join(map(str, one.path))}: {one.message[:200]}" for one in errors]
    return found, sorted(set(forms) - seen)


def texts(node):
    """Every text of a document, keys included."""
    if isinstance(node, dict):
        for key, one in node.items():
            yield key
            yield from texts(one)
    elif isinstance(node, list):
        for one in node:
            yield from texts(one)
    elif isinstance(node, str):
        yield node


def holes(node, path=""):
    """Where a document has a null."""
    if node is None:
        yield path
    for key, one in (
        node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    ):
        yield from holes(one, f"{path}/{key}")
