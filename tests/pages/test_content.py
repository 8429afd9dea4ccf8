"""Hand-written pages: what their front matter, their French and their examples must keep."""

import re

import pytest
import yaml
from tests.site_pages import ROOT

from vivier.records import KINDS

CONTENT = ROOT / "content"
PAGES = sorted(CONTENT.rglob("*.md"))
SECTIONS = {
    "donnees",
    "accueil",
    "emplois",
    "projets",
    "labos",
    "demarches",
    "missions",
    "territoires",
    "candidater",
    "contribuer",
}
# What is not French prose: code, link addresses, comments.
NOT_PROSE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)]*\)|<!--.*?-->|https?://\S+", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)")
EXAMPLE = re.compile(r"```yaml\n# (postings/(\S+?)/(?:\S+/)?(\S+)\.yml)\n(.*?)```", re.DOTALL)


def name(page):
    return page.relative_to(CONTENT).as_posix()


def parts(page):
    """The front matter and the text of a page."""
    _, head, text = page.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), text


def examples():
    text = (CONTENT / "contribuer" / "exemples.md").read_text(encoding="utf-8")
    return [match.groups() for match in EXAMPLE.finditer(text)]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_front_matter(page):
    head, _ = parts(page)
    assert head["title"]
    assert 0 < len(head["description"]) <= 160
    assert head["section"] in SECTIONS


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_french_typography(page):
    head, text = parts(page)
    prose = NOT_PROSE.sub("x", text)
    for written in (prose, head["title"], head["description"]):
        assert not re.findall(r".*[^\s|:-] [:;!?»](?:\s|$).*", written)
        assert not re.findall(r".*«[ \w].*", written)
        assert not re.findall(r".*\w'\w.*", written)
        assert "·" not in written


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_between_hand_written_pages_name_a_file(page):
    _, text = parts(page)
    for link in LINK.findall(text):
        assert (page.parent / link).resolve().is_file(), link


def test_hand_written_pages_link_to_one_another():
    assert any(LINK.search(parts(page)[1]) for page in PAGES)


def test_there_is_an_example_of_each_kind():
    assert {folder for _, folder, _, _ in examples()} == {kind.dossier for kind in KINDS.values()}


@pytest.mark.parametrize(
    ("path", "folder", "ident", "text"), examples(), ids=[ident for _, _, ident, _ in examples()]
)
def test_an_example_is_accepted_without_a_word(path, folder, ident, text, real):
    kind = next(kind for kind in KINDS.values() if kind.dossier == folder)
    tree = yaml.load(text, Loader=yaml.BaseLoader) | {"id": ident}
    context = {"notices": []}
    record = kind.modele.model_validate(tree, context=context)
    assert context["notices"] == []
    assert list(record.controles()) == []
    assert set(record.thematiques) <= set(real.themes)


def test_decisions_are_short_dated_and_listed():
    decisions = sorted((CONTENT / "projet" / "decisions").glob("*.md"))
    index = (CONTENT / "projet" / "index.md").read_text(encoding="utf-8")
    assert decisions
    for decision in decisions:
        lines = decision.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 40
        assert any(line.startswith("Décidée le ") for line in lines)
        assert f"decisions/{decision.name}" in index
