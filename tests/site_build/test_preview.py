"""`mkdocs serve`, for real: a broken record shows its report everywhere, and the next good save recovers."""

import html
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from vivier.site_build import preview
from vivier.site_build.run import RefusedError

from .mini_site import REAL_HOOKS, SAMPLE, MiniSite, page, plain

PATIENCE = 30
BROKEN = '<script>alert("é & co")</script>'


@contextmanager
def serving(mini):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    output = (mini.folder / "sortie.txt").open("w+b")
    process = subprocess.Popen(
        mini.command("serve", "--dev-addr", f"127.0.0.1:{port}"),
        cwd=mini.folder,
        env=mini.environment(PYTHONUNBUFFERED="1"),
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    try:
        yield Preview(f"http://127.0.0.1:{port}", mini.folder / "sortie.txt", process)
    finally:
        process.terminate()
        process.wait(PATIENCE)
        output.close()


class Preview:
    def __init__(self, address, output, process):
        self.address, self.output, self.process = address, output, process

    def get(self, path):
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return answer.status, plain(answer.read().decode("utf-8"))

    def wait_for(self, path, text):
        """The page once it holds the text."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            assert self.process.poll() is None, self.output.read_text("utf-8")
            try:
                status, body = self.get(path)
                if text in body:
                    return status, body
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.1)
        pytest.fail(f"« {text} » attendu à {path} : {self.output.read_text('utf-8')}")

    def terminal(self):
        return plain(self.output.read_text("utf-8"))


def test_a_broken_record_shows_everywhere_and_the_next_good_save_recovers(mini):
    with serving(mini) as seen:
        status, body = seen.wait_for("/emplois/chef-projets/", "Titre de emplois/chef-projets/")
        assert status == 200
        assert "livereload(" in body
        assert "Content-Security-Policy" not in body

        (mini.records / "pages.json").write_text(BROKEN, "utf-8")
        for path in ("/", "/emplois/chef-projets/", "/n-existe/pas/", "/projets/viotte/"):
            status, body = seen.wait_for(path, "erreur YAML-01")
            assert status == 200
            assert html.escape(BROKEN, quote=False) in html.unescape(body).replace(
                BROKEN, html.escape(BROKEN, quote=False)
            )
            assert BROKEN not in body
        assert f"erreur YAML-01 : « {BROKEN} »" in seen.terminal()

        epoch = re.search(r"/livereload/(\d+)/", body)[1]
        mini.pages([*SAMPLE, page("emplois/nouveau/", title="Tout neuf")])
        status, built = seen.get(f"/livereload/{epoch}/1")
        assert int(built) > int(epoch)
        assert "Tout neuf" in seen.get("/emplois/nouveau/")[1]
        assert "YAML-01" not in seen.get("/")[1]
        with pytest.raises(urllib.error.HTTPError, match="404"):
            seen.get("/n-existe/pas/")
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


def test_the_report_page_escapes_everything():
    body = preview.report_page(RefusedError("</pre><script>1</script>", "a < b & c"))
    assert "<script>1" not in body
    assert "a &lt; b &amp; c" in body
    assert '<html lang="fr">' in body
