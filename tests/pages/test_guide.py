"""The editor's reference says everything that the models and the catalogue of problems know, and nothing else."""

import html
import re
from html.parser import HTMLParser

import pytest
import yaml
from pydantic import BaseModel

from vivier.intake.codes import CODES
from vivier.pages import reference
from vivier.pages.guide import guide_pages, shown
from vivier.pages.guide_words import FAMILLES, TITRES_LISTES
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Emploi, vocabularies
from vivier.records.candidature import Candidature
from vivier.records.vocabulary import closed_lists
from vivier.typography import typographic


class Anchors(HTMLParser):
    """The identifiers of a page, and the addresses of its links."""

    def __init__(self, text):
        super().__init__()
        self.identifiers, self.links = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "id" in values:
            self.identifiers.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])


@pytest.fixture(scope="module")
def pages(writer):
    return {page.url: page for page in guide_pages(writer)}


@pytest.fixture(scope="module")
def anchors(pages):
    return {url: Anchors(page.article) for url, page in pages.items()}


def nested(model):
    """Every model that a record may hold, found without the code under test."""
    return {
        name
        for name, definition in model.model_json_schema()["$defs"].items()
        if definition.get("type") == "object" and name not in {"Quantite", "Mesure"}
    }


def test_there_is_a_page_for_each_kind_and_three_for_all(pages):
    assert set(pages) == {
        "contribuer/champs/",
        *(f"contribuer/champs/{kind}/" for kind in KINDS),
        "contribuer/listes/",
        "contribuer/erreurs/",
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_and_every_group_is_described(anchors, kind):
    found = set(anchors[f"contribuer/champs/{kind.nom}/"].identifiers)
    assert {f"champ-{name}" for name in kind.modele.model_fields} <= found
    assert {f"groupe-{reference.kebab(name)}" for name in nested(kind.modele)} <= found


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_field_shows_its_title_description_and_example(pages, kind):
    text = html.unescape(str(pages[f"contribuer/champs/{kind.nom}/"].article))
    for name, field in kind.modele.model_fields.items():
        assert f"<code>{name}</code>" in text
        assert typographic(field.description) in text
        assert field.examples[0].split("\n")[0] in text


def test_addresses_are_unique_on_their_page(anchors):
    for url, page in anchors.items():
        assert len(page.identifiers) == len(set(page.identifiers)), url
        assert not {"contenu", "menu"} & set(page.identifiers), url  # those are the theme's


def test_links_between_these_pages_resolve(anchors):
    for url, page in anchors.items():
        for link in page.links:
            path, _, fragment = link.partition("#")
            target = url if not path else re.sub(r"^(\.\./)+", "", path)
            if target in anchors and fragment:
                assert fragment in anchors[target].identifiers, f"{url}: {link}"


def test_descriptions_fit_in_a_search_result(pages):
    for page in pages.values():
        assert 0 < len(page.description) <= 160
        assert page.section == "contribuer"


def test_examples_are_yaml():
    for kind in KINDS.values():
        for group in reference.groups(kind.modele):
            for field in group.champs:
                assert list(yaml.load(field.exemple, Loader=yaml.CBaseLoader)) == [field.nom], field


@pytest.mark.parametrize(
    ("model", "name", "words"),
    [
        (Emploi, "titre", "150 caractères au plus"),
        (Emploi, "titre_long", "1\u202f500 caractères au plus"),
        (Emploi, "reference", "60 caractères au plus"),
        (Emploi, "diplome_niveau", "8 au plus"),
        (Emploi, "categories", "1 élément au moins"),
        (Candidature, "delai_jours", "365 au plus"),
    ],
)
def test_limits_are_those_of_the_model(model: type[BaseModel], name, words):
    fields = {field.nom: field for field in reference.groups(model)[0].champs}
    assert words in fields[name].limites


def test_types_are_in_french_words():
    fields = {field.nom: field for field in reference.groups(Emploi)[0].champs}
    assert fields["titre"].type == "titre, sur une ligne"
    assert fields["missions"].type == "texte long, en Markdown"
    assert fields["fin_candidature"].type == "date complète, AAAA-MM-JJ"
    assert fields["ouvert_aux_militaires"].type == "oui ou non"
    assert fields["localisations"].liste
    assert fields["versant"].valeurs[0] == ("FPE", "Fonction publique de l’État")


def test_a_group_that_takes_a_text_alone_says_so():
    alone = {group.ancre for group in reference.groups(Emploi) if group.texte_seul}
    assert alone == {"groupe-piece", "groupe-fondement-juridique"}


def test_every_closed_list_is_shown_with_its_codes_and_labels(pages):
    text = html.unescape(str(pages["contribuer/listes/"].article))
    assert set(TITRES_LISTES) == {one.__name__ for one in closed_lists(vocabularies)}
    for one in closed_lists(vocabularies):
        for member in one:
            assert f"<code>{member.value}</code>" in text
            assert member.libelle in text
    for place in (*REGIONS.values(), *DEPARTEMENTS.values()):
        assert place.nom in text


def test_shared_lists_are_shown(pages, real):
    text = html.unescape(str(pages["contribuer/listes/"].article))
    for key, entry in (*real.themes.items(), *real.organisations.items()):
        assert f"<code>{key}</code>" in text
        assert entry.nom in text
    for entry in real.sigles.values():
        assert entry.nom in text
        assert all(sense in text for sense in entry.sens)


def test_every_code_has_its_anchor_explanation_and_examples(pages, anchors):
    assert set(CODES) <= set(anchors["contribuer/erreurs/"].identifiers)
    assert {code.partition("-")[0] for code in CODES} <= set(FAMILLES)
    text = html.unescape(str(pages["contribuer/erreurs/"].article))
    for code in CODES.values():
        assert typographic(code.explanation) in text
        assert shown(code.bad) in text
        assert shown(code.good) in text


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("titre: a\u200bb", "titre: a⟨U+200B⟩b"),
        ("a: \u202eb", "a: ⟨U+202E⟩b"),
        ("a:\n\u00a0\u00a0b: c", "a:\n⟨U+00A0⟩⟨U+00A0⟩b: c"),
        ("a: «\u00a0b\u00a0»", "a: « b »"),
        ("a:\n\tb: c", "a:\n⟨U+0009⟩b: c"),
    ],
)
def test_what_does_not_show_is_written_out(example, words):
    assert shown(example) == words
