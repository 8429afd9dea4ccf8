"""Two things for one place are refused: none ever takes the other away without a word."""

import pytest

from vivier.pages.page import Article, Page
from vivier.site_build.destinations import refuse_collisions, stamped_trees
from vivier.site_build.run import RefusedError


def page(url: str, edit_path: str | None = None) -> Page:
    return Page(url, "emplois", f"Titre de {url}", "", b"", Article, edit_path)


@pytest.mark.parametrize(
    ("pages", "by_hand", "files", "place", "one", "other"),
    [
        (["emplois/a/", "emplois/A/"], {}, [],
         "emplois/A/", "la page « Titre de emplois/a/ »", "de la page « Titre de emplois/A/ »"),
        (["emplois/a/"], {"emplois/a/index.html": "emplois/a.md"}, [],
         "emplois/a/", "la page emplois/a.md", "de la page « Titre de emplois/a/ »"),
        ([], {"robots.txt": "robots.txt"}, ["robots.txt"],
         "robots.txt", "la page robots.txt", "d’un fichier produit à la construction (robots.txt)"),
        ([], {"flux.atom/index.html": "flux.atom/index.md"}, ["flux.atom"],
         "flux.atom", "la page flux.atom/index.md", "d’un fichier produit à la construction (flux.atom)"),
        (["emplois/a/"], {"Emplois": "Emplois"}, [],
         "emplois", "la page Emplois", "d’un dossier produit à la construction (emplois/)"),
        (["regions/53/"], {"regions/index.html": "regions.md", "regions/53": "regions/53"}, [],
         "regions/53", "la page regions/53", "d’un dossier produit à la construction (regions/53/)"),
    ],
)  # fmt: skip
def test_one_place_for_two(pages, by_hand, files, place, one, other):
    stamped = [page(url) for url in pages]
    with pytest.raises(RefusedError) as refused:
        refuse_collisions(stamped, by_hand, files, stamped_trees(stamped, by_hand, files))
    said = refused.value.report.replace("\u00a0", " ")
    assert f"« /{place} » serait à la fois l’adresse de {one} et {other}" in said
    assert refused.value.summary.startswith("1 adresse en double")


def test_neighbours_are_no_clash():
    stamped = [page("emplois/a/"), page("emplois/")]
    by_hand = {"emplois/aide/index.html": "emplois/aide.md", "flux/index.html": "flux.md"}
    files = ["flux.atom", "emplois/flux.atom", "api/v1/index.json"]
    refuse_collisions(stamped, by_hand, files, stamped_trees(stamped, by_hand, files))


def test_a_record_is_named_by_its_file():
    stamped = [page("emplois/a/", f"postings/emplois/{year}/a.yml") for year in (2025, 2026)]
    with pytest.raises(RefusedError) as refused:
        refuse_collisions(stamped, {})
    assert (
        "de la fiche postings/emplois/2025/a.yml et de la fiche postings/emplois/2026/a.yml"
        in refused.value.report
    )
