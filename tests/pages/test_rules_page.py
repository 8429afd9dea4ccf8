"""The page of the rules says everything that a rule says, in words."""

import pytest

from vivier.candidacy.rule import Regle
from vivier.candidacy.rulebook import rulebook
from vivier.pages.rules_page import facts, rules_page

RULE = {
    "id": "exemple",
    "titre": "Exemple",
    "role": "base",
    "quand": {"genre": ["emploi"], "fondement": ["L332-2-2"], "regions": ["06"]},
    "documents": [{"code": "cv", "libelle": "CV", "exigence": "le_cas_echeant", "pour": ["externe"]}],
    "fenetre": {"jours": "30", "depart": "jo"},
    "canal": "Demandez.",
    "eligibilite": [{"pour": ["militaire"], "reponse": "non", "motif": "Motif."}],
    "etapes": [
        {"rang": "20", "texte": "Deux.", "quand": {"regions": ["06"]}},
        {"rang": "10", "texte": "Un."},
    ],
    "exceptions": [{"regions": ["06"], "article": "article 11-1", "texte": "Ce qui change."}],
    "base": [{"texte": "Décret", "article": "article 5"}],
    "verification": {"certain": "Lu.", "usage": "Usage."},
    "revue_le": "2026-11-01",
    "sources": ["Avis"],
}


def test_facts_in_words() -> None:
    assert facts(Regle.model_validate(RULE)) == [
        (
            "S’applique",
            [
                "Genre\u00a0: Offre d’emploi",
                "Fondement juridique\u00a0: article L332-2 2°",
                "Régions\u00a0: Mayotte",
            ],
        ),
        ("Qui peut candidater", ["Militaire\u00a0: Non. Motif."]),
        (
            "Documents",
            ["Personne extérieure à l’administration\u00a0: CV (à joindre, le cas échéant)"],
        ),
        (
            "Délai",
            ["30\u00a0jours à compter de la publication au Journal officiel, jour exclu."],
        ),
        ("Exceptions", ["Ce qui change. (article 11-1)"]),
        ("Étapes", ["Un.", "Deux. [Régions\u00a0: Mayotte]"]),
        ("Textes", ["Décret, article 5"]),
        ("Ce qui est certain", ["Lu."]),
        ("Ce qui est d’usage", ["Usage."]),
        ("Sources", ["Avis"]),
        ("Relue le", ["1er\u00a0novembre\u00a02026"]),
    ]


def test_every_rule_has_its_place(writer) -> None:  # type: ignore[no-untyped-def]  # the fixture of this folder
    article = rules_page(writer).article
    assert [rule.id for rule in rulebook().regles if f'id="{rule.id}"' not in article] == []


@pytest.mark.parametrize("rule", rulebook().regles, ids=lambda rule: rule.id)
def test_nothing_a_rule_says_is_left_out(rule: Regle) -> None:
    said = " ".join(sentence for _, sentences in facts(rule) for sentence in sentences)
    lines = [one.texte for one in (*rule.etapes, *rule.avertissements)]
    lines += [one.motif for one in rule.eligibilite] + [one.libelle for one in rule.documents]
    assert [line for line in lines if line not in said] == []
