"""`mkdocs build`, for real, on tiny sites."""

import os
import shutil
from xml.etree import ElementTree

import pytest

from .mini_site import NASTY, SAMPLE, MiniSite, file, page, plain


def test_a_site_is_built(mini):
    done = mini.build()
    assert done.returncode == 0, done.stderr
    files = mini.files()
    for entry in SAMPLE:
        assert entry["article"] in files[f"{entry['url']}index.html"].decode()
    assert not [name for name in files if "_gabarit" in name or "/." in name or name.startswith(".")]
    assert "Generated empty output" not in done.stderr


def test_nothing_unused_nor_third_party_is_published(mini):
    mini.build()
    files = mini.files()
    assert not [
        name for name in files if name.endswith((".map", ".gz")) or "lunr" in name or "bundle" in name
    ]
    for name, content in files.items():
        if name.endswith(".html"):
            assert b"fonts.g" not in content
            assert b"unpkg" not in content


def test_the_sitemap_lists_hand_written_and_stamped_pages(mini):
    mini.build()
    tree = ElementTree.fromstring(mini.files()["sitemap.xml"])
    found = {element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    hidden = {entry["url"] for entry in SAMPLE if entry.get("noindex") or entry.get("suite")}
    expected = {entry["url"] for entry in SAMPLE} - hidden | {"", "contribuer/"}
    assert found == {f"https://vivier.example/{url}" for url in expected}


def test_a_page_that_moved_sends_the_browser_on_at_once(mini):
    mini.build()
    head = mini.files()["emplois/ancien-nom/index.html"].decode().partition("</head>")[0]
    assert head.count("http-equiv") == 2
    assert '<meta http-equiv="refresh" content="0; url=../../emplois/chef-projets/">' in head
    assert '<link rel="canonical" href="https://vivier.example/emplois/chef-projets/">' in head
    assert "noindex" not in head
    others = [content for name, content in mini.files().items() if name != "emplois/ancien-nom/index.html"]
    assert not [one for one in others if b'http-equiv="refresh"' in one]


def test_hostile_text_is_escaped_once_on_every_page(mini):
    mini.content(
        "essai.md",
        f"---\ntitle: '{NASTY.replace(chr(39), chr(39) * 2)}'\ndescription: <i>&</i>\n---\nTexte.\n",
    )
    mini.build()
    files = mini.files()
    for name in ("emplois/sans-lien/index.html", "essai/index.html"):
        head = files[name].decode().partition("</head>")[0]
        assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in head
        assert "<b>" not in head
        assert "&amp;amp;" not in head
    assert "Guide R&amp;D · Vivier &amp; compagnie" in files["contribuer/index.html"].decode()


def test_a_hand_written_page_has_its_own_edit_link(mini):
    mini.build()
    address = 'href="https://forge.example/vivier/edit/main/content/contribuer/index.md"'
    assert address in mini.files()["contribuer/index.html"].decode()


def test_without_repository_nor_address_there_is_no_edit_link_nor_canonical_address(tmp_path):
    mini = MiniSite(tmp_path, settings={"modification": ""})
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_url: https://vivier.example/", ""), "utf-8")
    assert mini.build().returncode == 0
    files = mini.files()
    assert "sitemap.xml" not in files
    for name, content in files.items():
        if name.endswith(".html"):
            assert b"canonical" not in content
            assert b'rel="edit"' not in content


def test_a_fictional_catalogue_says_so_on_every_page_and_is_not_indexed(tmp_path):
    mini = MiniSite(tmp_path, settings={"catalogue_fictif": True})
    assert mini.build().returncode == 0
    files = mini.files()
    assert "sitemap.xml" not in files
    for name, content in files.items():
        if name.endswith(".html"):
            assert "Catalogue fictif" in content.decode(), name
            assert b'<meta name="robots" content="noindex">' in content, name


def test_a_refused_record_publishes_nothing_and_leaves_the_site_untouched(mini):
    mini.build()
    before = mini.files()
    (mini.records / "pages.json").write_text("pas du JSON", "utf-8")
    done = mini.build()
    assert done.returncode == 1
    assert "erreur YAML-01 : « pas du JSON »" in done.stdout
    assert "rien n’est publié" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert mini.files() == before


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ([page("emplois/a/"), page("emplois/A/")], "« /emplois/A/ »"),
        ([page("contribuer/")], "la page content/contribuer/index.md"),
        (
            [page("guide/", edit_path="postings/guide.yml")],
            "la page content/guide.md et de la fiche postings/guide.yml",
        ),
        ([page("emplois/a/"), file("emplois/A/index.html")], "un fichier produit à la construction"),
        ([file("emplois/a.ics"), file("emplois/a.ics")], "« /emplois/a.ics »"),
        ([file("contribuer/index.html")], "la page content/contribuer/index.md"),
    ],
)
def test_two_pages_never_share_an_address(mini, pages, message):
    mini.content("guide.md", "# Guide\n")
    mini.pages(pages)
    done = mini.build()
    assert done.returncode == 1
    assert message in done.stdout
    assert not mini.site.exists()


def test_wrong_settings_are_all_reported_at_once(tmp_path):
    mini = MiniSite(
        tmp_path, settings={"fiche_par_page": 10, "accessibilite": {"etat": "totalement conforme"}}
    )
    done = mini.build(VIVIER_DATE="2 mai")
    assert done.returncode == 1
    assert (
        "extra.vivier.fiche_par_page : réglage inconnu ; vouliez-vous dire « fiches_par_page »" in done.stdout
    )
    assert "suppose un audit" in done.stdout
    assert "VIVIER_DATE : « 2 mai »" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_missing_legal_settings_give_one_warning(mini):
    done = mini.build()
    assert done.stderr.count("WARNING") == 1
    assert "editeur.nom" in done.stderr
    assert "hebergeur.telephone" in done.stderr


def test_a_build_of_this_repository_says_nothing_else(site):
    told = [line for line in site.output.splitlines() if "WARNING" in line or "Warning:" in line]
    told = [
        line for line in told if "NO_MKDOCS_2_WARNING" not in line
    ]  # the theme's, which our commands silence
    assert len(told) == 1
    assert "editeur.nom" in told[0]


def test_a_second_build_writes_only_what_changed_and_removes_what_is_gone(mini):
    mini.build()
    kept, changed = (mini.site / url / "index.html" for url in ("projets/viotte", "emplois/chef-projets"))
    old = kept.stat().st_ino, kept.stat().st_mtime_ns
    gone = {"emplois/sans-lien/", "regions/bretagne/"}
    pages = [entry for entry in SAMPLE if entry["url"] not in gone]
    pages[2] = {**pages[2], "article": "<p>Nouveau</p>"}
    mini.pages(pages)
    done = mini.build()
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == old
    assert b"<p>Nouveau</p>" in changed.read_bytes()
    assert not (mini.site / "emplois" / "sans-lien").exists()
    assert not (mini.site / "regions").exists()
    assert (
        "10 fichiers, dont 2 écrits" in done.stderr
    )  # the page, and the sitemap, which MkDocs removes with all that stands at the root


def test_files_are_published_with_the_pages_and_go_with_them(mini):
    files = [file("emplois/chef-projets/echeance.ics", "BEGIN"), file("_redirects"), file("contribuer/x.csv")]
    mini.pages([*SAMPLE, *files])
    mini.build()
    published = mini.files()
    assert published["emplois/chef-projets/echeance.ics"] == b"BEGIN"
    assert {"_redirects", "contribuer/x.csv", "emplois/chef-projets/index.html"} <= published.keys()
    assert b"echeance.ics" not in published["sitemap.xml"]
    calendar = mini.site / "emplois/chef-projets/echeance.ics"
    old = calendar.stat().st_ino, calendar.stat().st_mtime_ns
    mini.build()
    assert (calendar.stat().st_ino, calendar.stat().st_mtime_ns) == old
    assert mini.files() == published
    mini.pages(SAMPLE)
    mini.build()
    assert published.keys() - mini.files().keys() == {entry["file"] for entry in files}


def test_a_folder_of_files_alone_is_a_folder_of_ours(mini):
    mini.pages([*SAMPLE, file("donnees/emplois.csv", "a;b")])
    mini.build()
    assert (mini.site / "donnees/emplois.csv").read_bytes() == b"a;b"
    mini.pages(SAMPLE)
    mini.build()
    assert not (mini.site / "donnees").exists()


def test_a_build_that_fails_half_way_is_repaired_by_the_next(mini):
    mini.build()
    before = mini.files()
    mini.content("faux.md", "# M\n\n<!-- reglage: inconnu -->\n")
    assert mini.build().returncode == 1
    (mini.folder / "content" / "faux.md").unlink()
    assert "12 fichiers, dont 0 écrit" in mini.build().stderr
    assert mini.files() == before


def test_two_builds_anywhere_any_time_give_the_same_bytes(tmp_path):
    results = []
    surroundings = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "C.utf8", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "86400"},
    ]
    for number, extra in enumerate(surroundings):
        mini = MiniSite(tmp_path / f"dossier {number}" / ("x" * number))
        os.utime(mini.folder / "content" / "index.md", (number * 1000, number * 1000))
        assert mini.build(**extra).returncode == 0
        results.append(mini.files())
    assert results[0].keys() == results[1].keys()
    assert [name for name in results[0] if results[0][name] != results[1][name]] == []


def test_a_build_started_again_in_place_gives_the_bytes_of_a_fresh_one(mini, tmp_path):
    mini.build()
    mini.build()
    fresh = MiniSite(tmp_path / "neuf")
    fresh.build()
    assert mini.files() == fresh.files()
    shutil.rmtree(fresh.folder)


def test_legal_settings_show_on_the_pages_that_ask_for_them(tmp_path):
    mini = MiniSite(tmp_path, settings={"editeur": {"nom": "Préfecture <R&D>"}})
    mini.content("mentions.md", "# M\n\n<!-- reglage: editeur.nom --> et <!-- reglage: hebergeur.nom -->\n")
    assert mini.build().returncode == 0
    body = plain(mini.files()["mentions/index.html"].decode())
    assert "Préfecture &lt;R&amp;D&gt;" in body
    assert "compléter" in body


def test_a_page_that_asks_for_an_unknown_setting_is_refused(mini):
    mini.content("mentions.md", "# M\n\n<!-- reglage: inconnu -->\n")
    done = mini.build()
    assert done.returncode == 1
    assert "content/mentions.md : « inconnu »" in done.stderr
    assert "Traceback" not in done.stderr
