"""Acronyms: a text that has one has the words it means, and the other way round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from vivier.exports.search.acronyms import Acronyms
from vivier.exports.search.analysis import STOP_WORDS, words
from vivier.intake.load import load
from vivier.intake.shared_lists import Sigle

ENTRIES = [
    Sigle(
        id="sgar",
        nom="SGAR",
        sens=(
            "secrétariat général pour les affaires régionales",
            "secrétariat général aux affaires régionales",
        ),
    ),
    Sigle(id="csp", nom="CSP", sens=("Choisir le service public", "centre de services partagés")),
    Sigle(
        id="drh", nom="DRH", sens=("direction des ressources humaines", "directrice des ressources humaines")
    ),
    Sigle(id="ira", nom="IRA", sens=("institut régional d’administration",)),
    Sigle(id="jo", nom="JO", synonymes=("JORF",), sens=("Journal officiel",)),
    Sigle(id="fpe", nom="FPE", sens=("fonction publique de l’État",)),
    Sigle(id="vide", nom="(*", sens=("de la",)),
]
ACRONYMS = Acronyms(ENTRIES)


def implied(text):
    return list(ACRONYMS.implied(frozenset(word for word in words(text) if word not in STOP_WORDS), text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le SGAR recrute", ["secretariat", "general", "affaires", "regionales"]),
        ("le S.G.A.R. de Bretagne", ["secretariat", "general", "affaires", "regionales"]),
        ("le sgar", ["secretariat", "general", "affaires", "regionales"]),
        ("Secrétariat général pour les affaires régionales", ["sgar"]),
        ("Secrétariat général aux affaires régionales", ["sgar"]),
        ("Affaires régionales, secrétariat général", []),
        ("secrétariat des affaires régionales", []),
        ("SGAR (secrétariat général pour les affaires régionales)", []),
        ("un CSP", []),
        ("un centre de services partagés", ["csp"]),
        ("la DRH", ["ressources", "humaines"]),
        ("à la direction des ressources humaines", ["drh"]),
        ("un IRA", ["institut", "regional", "administration"]),
        ("l’agent ira sur place", []),
        ("publié au JORF", ["journal", "officiel"]),
        ("le Journal officiel", ["jo"]),
        ("la fonction publique\nde l'Etat", ["fpe"]),
        ("FONCTION PUBLIQUE DE L’ETAT", ["fpe"]),
        ("", []),
    ],
)
def test_what_a_text_also_means(text, expected):
    assert implied(text) == expected


@given(st.text(alphabet="SGARJO. secrétariat"))
def test_nothing_known_is_implied_and_nothing_twice(text):
    found = implied(text)
    assert len(found) == len({*found})
    assert not {*found} & {*words(text)}


def test_every_acronym_of_the_list_is_understood_both_ways():
    entries = load(ROOT / "postings").catalogue.sigles.values()
    acronyms = Acronyms(entries)
    assert len(entries) > 70
    for entry in entries:
        for sense in entry.sens:
            known = frozenset(word for word in words(sense) if word not in STOP_WORDS)
            assert set(words(entry.nom)) <= {*acronyms.implied(known, sense)} | known
        if len(entry.sens) == 1:
            meant = dict.fromkeys(word for word in words(entry.sens[0]) if word not in STOP_WORDS)
            assert [*acronyms.implied(frozenset(words(entry.nom)), entry.nom)] == [*meant]
