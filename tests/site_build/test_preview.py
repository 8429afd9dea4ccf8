"""`mkdocs serve`, for real: a broken record shows its report everywhere, and the next good save recovers."""

import html
import re
import shutil
import subprocess
import sys
import urllib.error
from pathlib import Path
from urllib.parse import urljoin

import pytest

from vivier.site_build import preview
from vivier.site_build.run import RefusedError

from .mini_site import REAL_HOOKS, REPOSITORY, SAMPLE, MiniSite, page, plain
from .served import save, serving

BROKEN = '<script>alert("é & co")</script>'


def test_a_broken_record_shows_everywhere_and_the_next_good_save_recovers(mini):
    with serving(mini) as seen:
        status, body = seen.wait_for("/emplois/chef-projets/", "Titre de emplois/chef-projets/")
        assert status == 200
        assert 'src="/livereload/reload.js"' in body
        assert "Content-Security-Policy" in body
        assert "<script>" not in body

        (mini.records / "pages.json").write_text(BROKEN, "utf-8")
        for path in ("/", "/emplois/chef-projets/", "/n-existe/pas/", "/projets/viotte/"):
            status, body = seen.wait_for(path, "erreur YAML-01")
            assert status == 200
            assert html.escape(BROKEN, quote=False) in html.unescape(body).replace(
                BROKEN, html.escape(BROKEN, quote=False)
            )
            assert BROKEN not in body
        assert f"erreur YAML-01 : « {BROKEN} »" in seen.terminal()

        shown = re.search(r'data-seen="(\w+)"', body)[1]
        mini.pages([*SAMPLE, page("emplois/nouveau/", title="Tout neuf")])
        assert seen.get(f"/livereload/{shown}?/projets/viotte/")[1] != shown
        assert "Tout neuf" in seen.get("/emplois/nouveau/")[1]
        assert "YAML-01" not in seen.get("/")[1]
        with pytest.raises(urllib.error.HTTPError, match="404"):
            seen.get("/n-existe/pas/")
    assert "Shutting down..." in seen.terminal()
    assert "Traceback" not in seen.terminal()


def test_a_site_broken_from_the_start_is_previewed_too(mini):
    (mini.records / "pages.json").write_text(BROKEN, "utf-8")
    with serving(mini) as seen:
        assert seen.wait_for("/emplois/", "erreur YAML-01")[0] == 200
        mini.pages(SAMPLE)
        assert seen.wait_for("/emplois/", "Titre de emplois/")[0] == 200
        mini.content("index.md", "# Accueil\n\nPhrase ajoutée.\n")
        seen.wait_for("/", "Phrase ajoutée.")
        mini.pages([*SAMPLE, page("emplois/CHEF-projets/")])
        seen.wait_for("/", "serait à la fois")


def test_the_report_of_a_real_record_is_the_one_of_the_check(tmp_path):
    mini = MiniSite(tmp_path, hooks=REAL_HOOKS)
    mini.real_records()
    record = mini.records / "projets" / "coachs-internes.yml"
    good = record.read_text("utf-8")
    with serving(mini) as seen:
        seen.wait_for("/projets/coachs-internes/", "<h1")
        record.write_text(good.replace("titre:", "titer:", 1), "utf-8")
        body = html.unescape(
            seen.wait_for("/projets/coachs-internes/", "postings/projets/coachs-internes.yml:")[1]
        )
        report = re.search(r"<pre[^>]*>(.*)</pre>", body, re.DOTALL)[1]
        assert report in seen.terminal()
        assert report in check(mini)
        record.write_text(good, "utf-8")
        seen.wait_for("/projets/coachs-internes/", "<h1")


def check(mini):
    done = subprocess.run(
        [Path(sys.executable).parent / "vivier", "check", "postings"],
        cwd=mini.folder,
        env=mini.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return plain(done.stdout)


def test_a_mistake_in_the_settings_is_previewed_too(mini):
    config = mini.folder / "mkdocs.yml"
    good = config.read_text("utf-8")
    config.write_text(good.replace('"modification"', '"modifications"'), "utf-8")
    with serving(mini) as seen:
        seen.wait_for("/emplois/", "vouliez-vous dire « modification »")
        config.write_text(good, "utf-8")
        seen.wait_for("/emplois/", "Titre de emplois/")


def test_each_way_to_change_a_file_shows(tmp_path):
    mini = MiniSite(tmp_path, hooks=REAL_HOOKS)
    mini.real_records()
    record = mini.records / "labos" / "etat-lin.yml"
    good = record.read_text("utf-8")
    with serving(mini) as seen:
        seen.wait_for("/labos/etat-lin/", "<h1")
        save(record, re.sub("^titre: .*$", "titre: Laboratoire renommé", good, flags=re.MULTILINE))
        seen.wait_for("/labos/etat-lin/", "Laboratoire renommé")
        save(mini.folder / "content" / "nouvelle.md", "# Nouvelle page\n")
        seen.wait_for("/nouvelle/", "Nouvelle page")
        (mini.folder / "content" / "nouvelle.md").rename(mini.folder / "content" / "autre.md")
        seen.wait_for("/autre/", "Nouvelle page")
        (mini.folder / "content" / "autre.md").unlink()
        assert seen.wait_until_gone("/autre/") == 404
        for _ in range(2):  # renamed over twice: what is watched is the name, not the first file that had it
            config = mini.folder / "mkdocs.yml"
            save(config, config.read_text("utf-8").replace("Vivier &", "Vivier & &"))
        seen.wait_for("/", "Vivier &amp; &amp; &amp; compagnie")


def test_the_report_page_escapes_everything():
    body = preview.report_page(RefusedError("</pre><script>1</script>", "a < b & c"))
    assert "<script>1" not in body
    assert "a &lt; b &amp; c" in body
    assert '<html lang="fr">' in body


def test_a_saved_record_is_shown_before_the_build_that_publishes_it(tmp_path):
    mini = MiniSite(tmp_path / "projet", hooks="held_real_hooks.py")
    mini.real_records()
    shutil.copytree(REPOSITORY / "content" / "assets", mini.folder / "content" / "assets")
    record = min((mini.records / "labos").glob("*.yml"))
    held, path = mini.folder / "attendre", f"/labos/{record.stem}/"
    site = mini.folder / ".cache/vivier/apercu"
    published, original = site / path[1:] / "index.html", record.read_text("utf-8")
    with serving(mini) as seen:
        before = shown(seen.wait_for(path, "</html>")[1])
        held.touch()
        save(record, re.sub(r"(?m)^titre: ", "titre: Essai. ", original, count=1))
        assert seen.get(f"/livereload/{before}?{path}")[1] != before
        body = seen.get(path)[1]
        assert "Essai." in body
        used = {urljoin(path, name) for name in re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg))"', body)}
        assert used
        for name in used:
            assert seen.get(name)[0] == 200
        assert "Essai." not in published.read_text("utf-8")
        held.unlink()
        # It waits for the build, where the page is the same.
        assert "</html>" in seen.get("/labos/")[1]
        assert shown(seen.get(path)[1]) == shown(body)
        assert "Essai." in published.read_text("utf-8")

        held.touch()
        save(record, original + "inconnu: 1\n")
        held.unlink()
        seen.wait_for(path, "inconnu")
        save(record, original)
        assert "Essai." not in seen.wait_for(path, record.stem)[1]
    assert "Traceback" not in seen.terminal()


def test_a_record_saved_while_a_build_goes_on_does_not_wait_for_its_end(tmp_path):
    mini = MiniSite(tmp_path / "projet", hooks="held_real_hooks.py")
    mini.real_records()
    first, second = sorted((mini.records / "labos").glob("*.yml"))[:2]
    held = [mini.folder / name for name in ("attendre les pages", "attendre la fin")]
    published = mini.folder / ".cache/vivier/apercu/labos" / second.stem / "index.html"
    with serving(mini) as seen:
        seen.wait_for(f"/labos/{second.stem}/", "</html>")
        for file in held:
            file.touch()
        edit(first, "Une. ")
        seen.wait_for(f"/labos/{first.stem}/", "Une.")
        # What is published is set aside once the records are read: this one as it was.
        seen.until(lambda: not published.exists() or None, "une construction en cours")
        edit(second, "Autre. ")
        held[0].unlink()
        seen.wait_for(f"/labos/{second.stem}/", "Autre.")
        assert "Une." in seen.get(f"/labos/{first.stem}/")[1]
        assert not published.exists()
        held[1].unlink()
        # The build that follows publishes it.
        seen.wait_for("/labos/", "Autre.")
        assert "Autre." in published.read_text("utf-8")


def edit(record, words):
    text = record.read_text("utf-8")
    save(record, re.sub("(?m)^titre: ", f"titre: {words}", text, count=1))


def shown(body):
    return re.search(r'data-seen="(\w+)"', body)[1]


def test_ctrl_c_stops_the_preview_even_where_python_drops_it(tmp_path):
    mini = MiniSite(tmp_path, hooks="deaf_hooks.py")
    mini.real_records()
    record = mini.records / "labos" / "etat-lin.yml"
    with serving(mini) as seen:
        seen.wait_for("/labos/etat-lin/", "<h1")
        (mini.folder / "durer").touch()
        save(record, record.read_text("utf-8") + "# relu\n")
        seen.wait_for_words("à interrompre")
    assert "Exception ignored" in seen.terminal()
    assert seen.process.returncode == 0
