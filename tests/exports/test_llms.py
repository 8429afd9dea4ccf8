"""``llms.txt``, read back as its specification says: a title, a quote, then sections of links with notes."""

from datetime import date

import pytest
from markdown_it import MarkdownIt

from tests.candidacy.samples import OFFER, emploi
from tests.pages.conftest import catalogue_of
from tests.site_pages import ROOT
from vivier.browse import build_index
from vivier.candidacy import Moment
from vivier.exports.llms import POSTINGS, llms_txt
from vivier.intake.load import load
from vivier.pages.cards import deadline_mark

SITE = "https://vivier.example/"
READER = MarkdownIt("commonmark")


def file_of(catalogue, day=date(2025, 5, 2), name="Vivier"):
    return llms_txt(build_index(catalogue, Moment(day)), SITE, name, deadline_mark).decode()


def sections(source):
    """The links of each section: label and address."""
    found, here = {}, None
    tokens = READER.parse(source)
    assert not {one.type for one in tokens} & {"html_block", "code_block", "fence"}
    for rank, token in enumerate(tokens):
        if token.type == "heading_open":
            here = found.setdefault(tokens[rank + 1].content, []) if token.tag == "h2" else None
        elif token.type == "inline" and here is not None:
            inside = token.children
            assert not {one.type for one in inside} & {"html_inline", "image"}
            links = [rank for rank, one in enumerate(inside) if one.type == "link_open"]
            assert len(links) <= 1
            here += [(inside[rank + 1].content, inside[rank].attrs["href"]) for rank in links]
    return found


def test_it_has_the_shape_of_the_specification():
    source = file_of(load(ROOT / "postings").catalogue)
    kinds = [one.type for one in READER.parse(source)]
    assert kinds[:4] == ["heading_open", "inline", "heading_close", "blockquote_open"]
    assert source.startswith("# Vivier\n\n> ")
    found = sections(source)
    assert list(found) == [
        "Fiches", "Offres d’emploi ouvertes, par échéance (1)", "Régions", "Données", "Guides",
    ]  # fmt: skip
    assert ("Offres d’emploi", f"{SITE}emplois/") in found["Fiches"]
    assert len(found["Régions"]) == 18 + 1
    assert found["Régions"][-1] == ("Départements et collectivités d’outre-mer", f"{SITE}departements/")
    assert found["Offres d’emploi ouvertes, par échéance (1)"] == [
        (
            "Chef ou cheffe de projets innovation et transformation publique (H/F)",
            f"{SITE}emplois/chef-projets-etat-lin/index.html.md",
        )
    ]
    assert "Jusqu’au 22\u00a0mai\u00a02025" in source
    assert {url for _, url in found["Données"]} >= {f"{SITE}donnees/", f"{SITE}api/v1/index.json"}


def test_there_are_no_more_postings_than_one_may_read():
    offers = [
        emploi(OFFER, id=f"o{n:03}", titre=f"Offre {n:03}", fin_candidature="2025-05-22")
        for n in range(POSTINGS + 20)
    ]
    found = sections(file_of(catalogue_of(*offers)))
    *listed, rest = found[
        f"Offres d’emploi ouvertes, par échéance ({POSTINGS} premières sur {POSTINGS + 20})"
    ]
    assert len(listed) == POSTINGS
    assert rest == ("Toutes les offres", f"{SITE}api/v1/emplois.json")


def test_without_an_open_posting_it_says_so():
    source = file_of(catalogue_of())
    assert "## Offres d’emploi ouvertes, par échéance (0)\n\nAucune pour le moment.\n" in source


HOSTILE = "# x](https://pirate.fr) [y](https://pirate.fr) <b> ![i](https://pirate.fr) & &lt; `c` **g**"


@pytest.mark.parametrize("closed", [False, True])
def test_a_hostile_title_makes_no_link(closed):
    record = emploi(OFFER, titre=HOSTILE, fin_candidature="2025-04-30" if closed else "2025-05-22")
    source = file_of(catalogue_of(record), name=f"Vivier {HOSTILE}")
    links = [link for found in sections(source).values() for link in found]
    assert not [url for _, url in links if "pirate" in url]
    assert ("index.html.md" in str(links)) == (not closed)
