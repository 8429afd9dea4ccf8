"""Whole sites where records were renamed or withdrawn: old addresses, sitemap, files for hosts."""

import re
from pathlib import Path

import pytest

from .mini_site import REAL_HOOKS, MiniSite, plain

TARGET = "chef-projets-etat-lin"
TABLE = f"""\
redirections:
  - {{ancien: emploi:tout-premier-nom, nouveau: emploi:premier-nom, le: 2026-01-10}}
  - {{ancien: emploi:premier-nom, nouveau: emploi:{TARGET}, le: 2026-05-02}}
  - ancien: labo:ferme
    motif: '</p><script>alert("1")</script> « l’employeur » & ''moi'''
    le: 2026-06-01
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    mini = MiniSite(tmp_path_factory.mktemp("redirections"), hooks=REAL_HOOKS)
    mini.real_records()
    (mini.records / "redirections.yml").write_text(TABLE, "utf-8")
    config = Path(mini.folder / "mkdocs.yml")
    text = config.read_text("utf-8")
    config.write_text(text.replace("vivier.example/", "vivier.example/dossier/"), "utf-8")
    done = mini.build()
    assert done.returncode == 0, done.stdout
    return mini


@pytest.fixture(scope="module")
def files(site):
    return site.files()


@pytest.mark.parametrize("old", ["premier-nom", "tout-premier-nom"])
def test_an_old_address_leads_straight_to_the_last_name(files, old):
    head, _, body = files[f"emplois/{old}/index.html"].decode().partition("</head>")
    assert f'<meta http-equiv="refresh" content="0; url=../../emplois/{TARGET}/">' in head
    assert f'<link rel="canonical" href="https://vivier.example/dossier/emplois/{TARGET}/">' in head
    assert "noindex" not in head
    assert f'<a href="../../emplois/{TARGET}/">' in body
    assert f"emplois/{TARGET}/index.html" in files


def test_a_withdrawn_record_says_why_and_does_not_move(files):
    head, _, body = plain(files["labos/ferme/index.html"].decode()).partition("</head>")
    assert 'http-equiv="refresh"' not in head
    assert '<meta name="robots" content="noindex">' in head
    assert "depuis le 1er juin 2026" in body
    assert (
        "&lt;/p&gt;&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; « l’employeur » &amp; &#39;moi&#39;"
        in body
    )
    assert 'alert("1")' not in head + body


def test_old_addresses_are_in_no_list_nor_in_the_sitemap(files):
    for name, content in files.items():
        if (
            not name.startswith(("_hebergement/", "_redirects"))
            and "-nom/" not in name
            and "ferme/" not in name
        ):
            assert not re.search(rb"premier-nom|labos/ferme", content), name


def test_hosts_are_told(files):
    assert f"/dossier/emplois/premier-nom/ /dossier/emplois/{TARGET}/ 301!\n" in files["_redirects"].decode()
    assert "/dossier/labos/ferme/ /dossier/labos/ferme/ 410!\n" in files["_redirects"].decode()
    assert (
        f'    "/dossier/emplois/tout-premier-nom" "/dossier/emplois/{TARGET}/";\n'
        in files["_hebergement/nginx-http.conf"].decode()
    )


def test_an_address_given_back_disappears(tmp_path):
    mini = MiniSite(tmp_path, hooks=REAL_HOOKS)
    mini.real_records()
    table = mini.records / "redirections.yml"
    text = "".join(
        f"  - {{ancien: labo:a{n}, nouveau: labo:a{n + 1}, le: 2026-01-01}}\n" for n in range(1000)
    )
    table.write_text(
        f"redirections:\n{text}  - {{ancien: labo:a1000, motif: Fermé., le: 2026-01-01}}\n", "utf-8"
    )
    assert mini.build().returncode == 0
    assert len(list((mini.site / "labos").glob("a*/index.html"))) == 1001
    table.unlink()
    assert mini.build().returncode == 0
    assert not list((mini.site / "labos").glob("a*"))
    assert b"labos/a" not in (mini.site / "_redirects").read_bytes()


def test_a_table_with_an_error_publishes_nothing(tmp_path):
    mini = MiniSite(tmp_path, hooks=REAL_HOOKS)
    mini.real_records()
    table = mini.records / "redirections.yml"
    table.write_text(f"redirections:\n  - {{ancien: emploi:{TARGET}, motif: x, le: 2026-01-01}}\n", "utf-8")
    done = mini.build()
    assert done.returncode == 1
    assert "erreur REDIR-04" in done.stdout
    assert not mini.site.exists()
