import re
from collections import defaultdict

import pytest

from vivier.records import vocabularies
from vivier.records.vocabularies import (
    Categorie,
    EtatSuites,
    NatureOffre,
    Teletravail,
    TypeOrganisation,
    Versant,
)
from vivier.records.vocabulary import Vocabulary, folded

from .reading import read, refusal

LISTS = sorted(
    (item for item in vars(vocabularies).values() if isinstance(item, type) and issubclass(item, Vocabulary)),
    key=lambda item: item.__name__,
)
LISTS.remove(Vocabulary)
EVERY = pytest.mark.parametrize("vocabulary", LISTS, ids=lambda item: item.__name__)


@EVERY
def test_every_form_names_its_member(vocabulary: type[Vocabulary]) -> None:
    for member in vocabulary:
        for form in (member.value, member.libelle, *member.alias):
            assert vocabulary.resolve(form) is member, form
            assert vocabulary.resolve(form.upper()) is member, form


@EVERY
def test_no_form_names_two_members(vocabulary: type[Vocabulary]) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for member in vocabulary:
        for form in (member.value, member.libelle, *member.alias):
            named[folded(form)].add(member.value)
    assert {form: codes for form, codes in named.items() if len(codes) > 1} == {}


@EVERY
def test_labels_are_french_text_and_codes_are_ascii(vocabulary: type[Vocabulary]) -> None:
    codes = [member.value for member in vocabulary]
    assert len(codes) == len(set(codes))
    for member in vocabulary:
        assert re.fullmatch(r"[A-Za-z0-9_]+", member.value)
        assert member.libelle == member.libelle.strip()
        assert member.libelle
        assert "'" not in member.libelle, "an apostrophe is ’"
    assert vocabulary.__doc__


@EVERY
def test_a_code_is_read_in_silence_and_other_forms_with_a_notice(vocabulary: type[Vocabulary]) -> None:
    for member in vocabulary:
        assert read(vocabulary, member.value) == member.value
        assert read(vocabulary, member) == member.value
        for form in (member.libelle, *member.alias):
            expected = member.value if form in vocabulary.__members__ else (member.value, "VOC-02")
            assert read(vocabulary, form) == (member.value if form == member.value else expected)


READ = [
    (Versant, "FPE", "FPE"),
    (Versant, "fpe", ("FPE", "VOC-02")),
    (Versant, "Fonction Publique de l'Etat", ("FPE", "VOC-02")),
    (Categorie, "A+", ("APLUS", "VOC-02")),
    (Categorie, "catégorie a", ("A", "VOC-02")),
    (Categorie, "A / B", "VOC-01"),
    (NatureOffre, "CONTRACTUELS", ("CONTRACTUEL", "VOC-02")),
    (NatureOffre, "Emploi ouvert aux titulaires et/ou aux contractuels", ("TITULAIRE_CONTRACTUEL", "VOC-02")),
    (Teletravail, "SUR_SITE", ("non", "VOC-02")),
    (Teletravail, "true", ("oui", "VOC-02")),
    (EtatSuites, "abandonne", ("arrete", "VOC-02")),
    (TypeOrganisation, "PREFECTURE", ("etat_deconcentre", "VOC-02")),
    (Versant, "", "VOC-01"),
    (Versant, "État-major", "VOC-01"),
    (Versant, None, "CHAMP-03"),
    (Versant, ["FPE"], "CHAMP-03"),
]


@pytest.mark.parametrize(("vocabulary", "typed", "expected"), READ)
def test_reading(vocabulary: type[Vocabulary], typed: object, expected: object) -> None:
    assert read(vocabulary, typed) == expected


def test_an_unknown_value_is_told_the_allowed_ones() -> None:
    told = refusal(Versant, "FTP")
    assert (told["trouve"], told["valeurs"]) == ("FTP", ("FPE", "FPT", "FPH"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Œuvre d’État", "oeuvredetat"),
        ("œuvre d'etat", "oeuvredetat"),
        ("OEUVRE  D ETAT", "oeuvredetat"),
        ("Catégorie A+", "categoriea+"),
        ("e\u0301tat", "etat"),
        ("l’Haÿ-les-Roses", "lhaylesroses"),
        ("", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_short_categories() -> None:
    assert [member.abrege for member in Categorie] == ["A+", "A", "B", "C", "hors catégorie"]
