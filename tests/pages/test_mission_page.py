"""What the page of a mission says of its version of the national sheet, and of who owns it."""

import html
import re
from dataclasses import replace

import pytest
from tests.records import samples

from vivier.browse.organisations import owner
from vivier.candidacy import Moment
from vivier.pages.mission_page import mission_page
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import Mission

from .conftest import TODAY, alone, catalogue_of

NATIONAL = Mission.model_validate(samples.mission(id="nationale"))


def version(changed: tuple[str, ...], **fields: object) -> str:
    """The article of a département's version, which changes the fields named."""
    record = Mission.model_validate(
        samples.mission(fiche_nationale=NATIONAL.id, departement="25", prefecture="Préfecture", **fields)
    )
    catalogue = replace(catalogue_of(NATIONAL, record), changes={record.id: changed})
    return str(mission_page(writer_of(catalogue, SiteContext(Moment(TODAY))), record).html)


def facts(article: str) -> list[str]:
    """The facts of the section on what the version changes."""
    section = article[article.index('id="ecarts"') :].partition("</dl>")[0]
    assert not re.search(r"</dt>\s*</div>", section), "a term without its value"
    return re.findall(r"<dd>(.*?)</dd>", html.unescape(section))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("deplacements", None),
        ("prerequis", []),
        ("conventions", []),
        ("contacts", []),
        ("liens", []),
        ("chiffres", []),
        ("thematiques", []),
    ],
)
def test_what_a_version_empties_is_said_to_be_removed(name: str, value: object) -> None:
    assert facts(version((name,), **{name: value})) == ["Retiré de la fiche nationale"]


def test_what_a_version_gives_is_said() -> None:
    assert facts(version(("prerequis",), prerequis=["Savoir animer", "Permis B"])) == [
        "Savoir animer",
        "Permis B",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Fiche nationale"),
        ({"prefecture": "Préfecture du Doubs"}, "Préfecture du Doubs"),
        (
            {
                "prefecture": "Préfecture du Doubs",
                "structure_porteuse": {"nom": "Association Alpha", "types": ["association"]},
            },
            "Association Alpha",
        ),
    ],
)
def test_a_mission_has_one_owner_on_its_page_and_in_what_is_published(
    fields: dict[str, object], expected: str
) -> None:
    record = Mission.model_validate(samples.mission(**fields))
    writer = writer_of(catalogue_of(record), SiteContext(Moment(TODAY)))
    assert (owner(writer.catalogue, record) or "Fiche nationale") == expected
    shown = re.findall(r'<p class="v-owner[^"]*">(.*?)</p>', str(mission_page(writer, record).html))
    assert shown == [expected]


def test_journeys_stand_under_their_name_and_not_beside_the_part_of_full_time() -> None:
    record = Mission.model_validate(samples.mission(quotite_etp="1", deplacements="Fréquents, en voiture."))
    article = html.unescape(str(mission_page(alone(record), record).html))
    assert facts_of(article, "Quotité") == ["1\u00a0équivalent temps plein"]
    assert facts_of(article, "Déplacements") == ["Fréquents, en voiture."]


def facts_of(article: str, term: str) -> list[str]:
    """The values of a fact."""
    return re.findall("<dd[^>]*>(.*?)</dd>", article.partition(f"{term}</dt>")[2].partition("</div>")[0])
