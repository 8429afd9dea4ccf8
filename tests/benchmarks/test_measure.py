"""What the measures rest on: changes that change something, files seen when written, goals, pages read as they are."""

import json
import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks import project
from tests.benchmarks.generate import write
from tests.benchmarks.goals import Goal, goals
from tests.benchmarks.measure import inserted
from tests.benchmarks.outcome import Key, Outcome, decimal, output, state, visit
from tests.benchmarks.peers import eleventy, hugo, install, pages
from tests.benchmarks.search.cost import Cost
from tests.benchmarks.tools import BODY, COLD, EMPTY, HUGO, VIVIER
from tests.conftest import Site
from tests.site_pages import ROOT

TODAY = date(2026, 11, 21)


def test_each_change_changes_one_file_and_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(20, 1, TODAY, tmp_path)
    monkeypatch.setattr(project, "COPIED", ("mkdocs.yml", "overrides"))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)
    copy = project.Project(tmp_path, TODAY)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    for change in (copy.change_body, copy.change_title, copy.change_shell):
        change()
        changed = [file for file, content in before.items() if file.read_bytes() != content]
        assert changed == [copy.target if change != copy.change_shell else changed[0]]
        copy.restore()
    assert {file: file.read_bytes() for file in before} == before


def test_a_written_file_is_seen_whatever_its_content(tmp_path: Path) -> None:
    for name in ("same", "rewritten", "replaced"):
        (tmp_path / name).write_text("texte", encoding="utf-8")
    before = state(tmp_path)
    os.utime(tmp_path / "rewritten", (1, 1))
    (tmp_path / "replaced").rename(tmp_path / "old")
    (tmp_path / "replaced").write_text("texte", encoding="utf-8")
    found = output(before, state(tmp_path))
    assert (found.size, found.files, found.written) == (20, 4, 3)
    assert state(tmp_path / "absent") == {}


def test_goals_are_ratios_and_differences_of_medians() -> None:
    outcome = Outcome()
    for seconds in (9.0, 10.0, 30.0):
        outcome.add(Key(10_000, VIVIER, COLD), Cost(seconds, seconds, 0), None)
    outcome.add(Key(10_000, HUGO, COLD), Cost(40.0, 16.0, 0), None)
    outcome.add(Key(10_000, VIVIER, BODY), Cost(1.5, 1.0, 0), None)
    outcome.add(Key(10_000, EMPTY, COLD), Cost(1.0, 1.0, 0), None)
    found = {goal.label: goal for goal in goals(outcome)}
    assert found["10 000 fiches à froid, processeur, sur celle de « Hugo »"].row()[1:] == (
        "0,62",
        "0,50",
        "manqué de 0,12",
    )
    assert found["10 000 fiches à froid, durée, sur celle de « Hugo »"].row()[3] == "atteint"
    assert found["10 000 fiches, un texte changé, durée au-delà d’un site vide"].found == 0.5
    assert found["Mémoire à 100 000 fiches"].row()[1:] == ("non mesuré", "600,00 Mo", "")
    assert Goal("x", 1.0, 1.0).row()[3] == "atteint"


def test_numbers_are_written_in_french() -> None:
    assert (decimal(1234.5, 1), decimal(10_000, 0), decimal(None)) == ("1\u202f234,5", "10\u202f000", "")


def test_our_pages_are_read_as_they_are(site: Site, tmp_path: Path) -> None:
    found = pages.read(site.folder, ROOT / "postings")
    assert found.described > 3 * found.given
    assert sum(len(page["markdown"]) for page in found.pages) > 20
    assert len({page["url"] for page in found.pages}) == len(found.pages)
    hugo.write(found, tmp_path / "hugo", None)
    eleventy.write(found, tmp_path / "eleventy", tmp_path, None)
    given = json.loads((tmp_path / "hugo/assets/pages.json").read_text(encoding="utf-8"))
    assert len(given) == len(found.pages)
    layouts = [file.read_text(encoding="utf-8") for file in (tmp_path / "hugo/layouts").iterdir()]
    assert len(layouts) == len(found.shells)
    assert not any(re.search("[\ue000-\ue003]", layout) for layout in layouts)


def test_a_shell_has_no_value_of_its_page() -> None:
    url = "https://site.example/emplois/x/"
    page = (
        f'<title>Un &amp; deux · Site</title><meta name="description" content="D"><link rel="canonical" href="{url}">'
        f'<meta property="og:title" content="Un &amp; deux"><main><nav class="v-breadcrumb">…</nav><p>Un</p>\n'
        f'<p class="v-edit"><a href="https://depot/postings/x.yml" rel="edit">M</a></p></div></main>{url}'
    )
    (before, after), article, values = pages.split(page)
    assert article == '<nav class="v-breadcrumb">…</nav><p>Un</p>'
    assert values == {
        "title": "Un &amp; deux",
        "description": "D",
        "canonical": url,
        "edit": "https://depot/postings/x.yml",
    }
    filled = before + article + after
    for name, value in values.items():
        assert value not in before + after
        filled = filled.replace(pages.SLOT.format(name), value)
    assert filled == page


def test_pages_are_alike_but_for_spaces_and_entities() -> None:
    assert pages.alike("<p>a&nbsp;: b</p>\n <p>c</p>") == pages.alike("<p>a\u00a0: b</p><p>c</p>")
    assert pages.alike("<p>a b</p>") != pages.alike("<p>ab</p>")
    assert pages.alike("<p>a\u00a0b</p>") != pages.alike("<p>a b</p>")


def test_tables_go_between_the_marks_of_the_page() -> None:
    page = (ROOT / "content/projet/performances.md").read_text(encoding="utf-8")
    changed = inserted(page, "| a |")
    assert "\n<!-- mesures -->\n\n| a |\n\n<!-- fin des mesures -->\n" in changed
    assert inserted(changed, "| b |") == inserted(page, "| b |")


def test_a_visit_counts_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("a {}" * 100, encoding="utf-8")
    for name in ("un.html", "deux.html"):
        (tmp_path / name).write_text('<link rel="stylesheet" href="style.css">', encoding="utf-8")
    assert visit([tmp_path / "un.html", tmp_path / "deux.html"])[1] == 3


def test_the_other_generators_are_locked_without_an_address() -> None:
    pins = (install.HERE / "requirements.txt").read_text(encoding="utf-8")
    assert re.findall(r"^\S+==", pins, re.MULTILINE) == ["hugo=="]
    assert pins.count("--hash=sha256:") > 1
    lock = (install.HERE / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in pins + lock
    packages = {path: package for path, package in json.loads(lock)["packages"].items() if path}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
