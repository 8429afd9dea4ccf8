"""The theme as MkDocs reads it: nothing listed for nothing, nothing compiled twice."""

import shutil

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from vivier.pages.environment import Compiled
from vivier.site_build.theme import ThemeChangedError, escape_once, list_no_icons, without_indents

from .mini_site import REPOSITORY, MiniSite


@pytest.fixture
def config(tmp_path):
    """The configuration of a tiny site, without the hooks."""
    made = MiniSite(tmp_path)
    file = made.folder / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text("\n".join(line for line in text.split("\n") if not line.startswith("hooks:")), "utf-8")
    return load_config(str(file))


def published(config):
    """The files of the theme that MkDocs would publish, and where each is."""
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return [(file.src_uri, file.src_dir) for file in files]


def test_the_theme_publishes_the_same_files(config):
    before = published(config)
    assert "assets/images/favicon.png" in dict(before)
    list_no_icons(config.theme)
    assert published(config) == before


def test_only_what_is_hidden_is_not_listed(config):
    everything = config.theme.get_env().list_templates()
    list_no_icons(config.theme)
    env = config.theme.get_env()
    hidden = [name for name in everything if any(part.startswith(".") for part in name.split("/")[:-1])]
    assert len(hidden) > 10_000
    assert sorted({*env.list_templates(), *hidden}) == everything
    assert not {*env.list_templates()} & {*hidden}
    assert "<svg" in env.get_template(".icons/material/account.svg").render()


def test_a_template_of_the_theme_is_compiled_once(config, tmp_path, monkeypatch):
    for compiles in (True, False):
        env = config.theme.get_env()
        env.bytecode_cache = Compiled(tmp_path / "cache")
        if not compiles:
            monkeypatch.setattr(env, "compile", lambda *_: pytest.fail("compiled again"))
        assert env.get_template("partials/language.html")


def test_builds_share_what_they_compile(tmp_path):
    made = MiniSite(tmp_path)
    assert made.build().returncode == 0
    kept = made.folder / ".cache/vivier/templates"
    before = {file.name: file.read_bytes() for file in kept.iterdir()}
    key = Compiled(kept).get_cache_key("main.html", str(REPOSITORY / "overrides" / "main.html"))
    assert f"{key}.bin" in before
    (made.folder / "content" / "index.md").write_text("# Autre accueil\n", "utf-8")
    assert made.build().returncode == 0
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == before


def test_a_changed_template_is_compiled_again(tmp_path):
    made = MiniSite(tmp_path)
    overrides = made.folder / "overrides"
    shutil.copytree(REPOSITORY / "overrides", overrides)
    config = made.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(str(REPOSITORY / "overrides"), "overrides"), "utf-8")
    assert made.build().returncode == 0
    changed = overrides / "404.html"
    changed.write_text(changed.read_text("utf-8").replace("</h1>", " essai</h1>", 1), "utf-8")
    assert made.build().returncode == 0
    assert " essai</h1>" in (made.site / "404.html").read_text("utf-8")


def test_a_shell_keeps_the_spaces_inside_its_lines_alone():
    shell = "\n<body>\n  \n    <p>deux  mots\n   et <b>un</b> autre</p> \n\t\ue000article\ue001\n</body>\n"
    assert (
        without_indents(shell)
        == "<body>\n<p>deux  mots\net <b>un</b> autre</p>\n\ue000article\ue001\n</body>"
    )


@pytest.mark.parametrize("tag", ["pre", "textarea"])
def test_a_shell_whose_spaces_count_is_refused(tag):
    with pytest.raises(ThemeChangedError, match=tag):
        without_indents(f"<body><{tag} class='x'>  a</{tag}></body>")


def test_entries_of_a_table_of_contents_keep_french_spaces_and_their_html(config, tmp_path):
    source = tmp_path / "docs" / "toc.md"
    source.parent.mkdir(exist_ok=True)
    source.write_text("# Un\n\n## La fin\u00a0: A & B\n\n### «\u00a0Quoi\u00a0»\u202f?\n", "utf-8")
    page = Page(
        None, File("toc.md", str(source.parent), str(tmp_path / "site"), use_directory_urls=True), config
    )
    page.read_source(config)
    page.render(config, Files([]))
    escape_once(page)
    (title,) = page.toc
    (entry,) = title.children
    assert entry.title.__html__() == "La fin\u00a0: A &amp; B"
    assert entry.children[0].title == "«\u00a0Quoi\u00a0»\u202f?"
