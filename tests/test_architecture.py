"""The shape of the code: imports go one way, MkDocs stays in its adapter, HTML is trusted in few places."""

import ast
from pathlib import Path

import pytest

from vivier.site_build import events

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "hooks" / "vivier"
# What any layer may use: it knows nothing of records.
COMMON = {"failures", "french", "kept", "memo", "outputs", "segments", "spread", "statuses", "typography"}
# Besides itself. The two layers of a pair at the end of the chain do not see each other.
ALLOWED = {
    "failures": set(),
    "french": set(),
    "kept": set(),
    "memo": set(),
    "outputs": set(),
    "segments": set(),
    "spread": set(),
    "statuses": set(),
    "typography": set(),
    "records": set(),
    "urls": {"records"},
    "intake": {"records"},
    "candidacy": {"records", "intake"},
    "browse": {"records", "intake", "candidacy"},
    "pages": {"records", "intake", "candidacy", "browse", "urls"},
    "exports": {"records", "intake", "candidacy", "browse", "urls"},
    "review": {"records", "intake", "candidacy", "browse", "urls"},
    "revisions": set(),
    "site_build": {"records", "intake", "candidacy", "browse", "urls", "pages", "exports"},
    "cli": {
        "records",
        "intake",
        "candidacy",
        "browse",
        "pages",
        "exports",
        "french_click",
        "cli_check",
        "cli_diff",
        "cli_inputs",
        "cli_search",
    },
    "cli_check": {"intake", "candidacy", "urls", "cli_inputs"},
    "cli_diff": {"intake", "candidacy", "review", "revisions", "cli_inputs"},
    "cli_search": {"intake", "candidacy", "browse", "urls", "pages", "exports", "cli_inputs"},
    "cli_inputs": {"intake", "candidacy"},
    "french_click": set(),
}
# Where text becomes trusted HTML, and why.
TRUSTED_HTML = {
    "pages/text.py",  # the sanitiser of records' text fields
    "pages/linked_data.py",  # JSON, in which no character can begin a tag
    "pages/writer.py",  # the output of an autoescaped template
    "pages/legal.py",  # hand-written pages, with settings that a template escapes
    "pages/cards.py",  # the output of an autoescaped macro
    "site_build/record_shell.py",  # titles of hand-written pages rendered by MkDocs, reviewed like code
}
OUTSIDE_WORLD = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("os", "environ"),
    ("os", "getenv"),
}
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted([*PACKAGE.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")])


def layer_of(path):
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path):
    """The absolute name of everything a file imports, wherever in the file."""
    package = path.relative_to(PACKAGE.parent).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            module = ".".join([*base, node.module] if node.module else base)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def names(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_imports_go_one_way(path):
    layer = layer_of(path)
    if layer == "__init__":
        assert not [name for name in imported(path) if name.startswith("vivier")]
        return
    seen = {name.split(".")[1] for name in imported(path) if name.startswith("vivier.")}
    assert seen <= ALLOWED[layer] | {layer} | COMMON


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_only_site_build_knows_mkdocs(path):
    roots = {name.split(".")[0] for name in imported(path)}
    assert layer_of(path) == "site_build" or not roots & {"mkdocs", "material", "markdown"}


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_the_core_reads_no_clock_no_environment_and_no_chance(path):
    if layer_of(path) in ("site_build", "cli", "cli_inputs"):
        return
    used = {
        (node.value.id, node.attr)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert not used & OUTSIDE_WORLD
    assert not {name.split(".")[0] for name in imported(path)} & {"random", "secrets", "time", "uuid"}


def trusts_html(node):
    """Whether a node marks computed text as HTML; a constant is safe, formatting it escapes the values."""
    if not isinstance(node, ast.Call) or getattr(node.func, "id", getattr(node.func, "attr", "")) != "Markup":
        return False
    return not all(isinstance(argument, ast.Constant) for argument in node.args)


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_html_is_trusted_in_few_places(path):
    lines = [node.lineno for node in ast.walk(ast.parse(path.read_text("utf-8"))) if trusts_html(node)]
    assert not lines or path.relative_to(PACKAGE).as_posix() in TRUSTED_HTML


@pytest.mark.parametrize("path", TEMPLATES, ids=names)
def test_templates_never_switch_escaping_off(path):
    text = path.read_text("utf-8").replace(" ", "")
    assert "|safe" not in text
    assert "autoescape" not in text


def test_the_hook_file_only_passes_events_on():
    tree = ast.parse((ROOT / "hooks" / "site_hooks.py").read_text("utf-8"))
    assert {type(node) for node in tree.body} <= {ast.Expr, ast.ImportFrom, ast.Assign}


def test_the_hook_file_passes_every_event_on():
    names = {name for name in vars(events) if name.startswith("on_")}
    tree = ast.parse((ROOT / "hooks" / "site_hooks.py").read_text("utf-8"))
    passed = {one.name for part in tree.body if isinstance(part, ast.ImportFrom) for one in part.names}
    assert names <= passed


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_other_programs_are_run_in_few_places(path):
    runs = "subprocess" in {name.split(".")[0] for name in imported(path)}
    assert not runs or path.relative_to(PACKAGE).as_posix() == "revisions.py"
