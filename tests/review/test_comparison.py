"""Two catalogues: what is the same, what is not, and that nothing is forgotten either way."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.candidacy.samples import OFFER, emploi
from tests.intake.bases import DEMARCHE, EMPLOI, LABO, ORGANISATIONS, REDIRECTIONS, broken, write
from tests.pages.conftest import catalogue_of
from vivier.candidacy import Moment
from vivier.candidacy.checking import load
from vivier.intake.redirections import Suite
from vivier.review import markdown, report
from vivier.review.change import Nature, Revue
from vivier.review.comparison import Side, compare
from vivier.review.records import Clock

CLOCK = Clock(Moment(date(2025, 5, 2)), 30)
VARIANTS = ({}, {"titre": "Autre"}, {"fin_candidature": "2025-05-29"}, {"note_interne": "n"}, {"labo": "l"})


@cache
def record(ident, variant):
    return emploi(OFFER, id=ident, **VARIANTS[variant])


catalogues = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, len(VARIANTS) - 1)).map(
    lambda found: catalogue_of(*(record(ident, found[ident]) for ident in sorted(found)))
)


def named(revue, nature):
    return {one.cle for one in revue.changements if one.nature is nature}


@given(catalogues)
def test_the_same_is_no_change(one):
    found = compare(Side(one), Side(one), CLOCK)
    assert found == Revue()
    assert report.as_text(found) == "Aucun changement."


@given(catalogues, catalogues)
def test_added_one_way_is_withdrawn_the_other_way(one, other):
    there, back = compare(Side(one), Side(other), CLOCK), compare(Side(other), Side(one), CLOCK)
    assert named(there, Nature.AJOUTEE) == named(back, Nature.RETIREE)
    assert named(there, Nature.RETIREE) == named(back, Nature.AJOUTEE)
    assert named(there, Nature.MODIFIEE) == named(back, Nature.MODIFIEE)
    assert there.portee == back.portee
    assert sorted(there.muettes) == sorted(back.muettes)


@given(catalogues, catalogues)
def test_every_record_is_accounted_for(one, other):
    found = compare(Side(one), Side(other), CLOCK)
    said = {change.cle for change in found.changements}
    silent = {path.rpartition("/")[2].removesuffix(".yml") for path in found.muettes}
    for key in {*one.paths, *other.paths}:
        same = one.records[key[0]].get(key[1]) == other.records[key[0]].get(key[1])
        assert same is (key not in said and key[1] not in silent)


@given(catalogues, catalogues)
def test_every_form_is_made(one, other):
    found = compare(Side(one), Side(other), CLOCK)
    assert json.loads(report.as_json(found, "a", "b", CLOCK.moment.jour))["version"] == 1
    assert markdown.as_markdown(found, "a", "b").startswith("## Ce que change cette proposition\n")
    assert report.as_text(found).endswith(report.conclusion(found))


def test_a_record_that_is_not_changed_is_not_read():
    class Read(dict):
        def __getitem__(self, key):
            raise AssertionError(key)

    one = catalogue_of(*(record(ident, 0) for ident in "abc"))
    digests = dict.fromkeys(one.paths, b"x")
    shut = replace(one, records={**one.records, "emploi": Read(one.records["emploi"])}, digests=digests)
    assert compare(Side(shut), Side(shut), CLOCK) == Revue()


def renamed(one, table=None):
    other = replace(catalogue_of(record("b", 0)), digests={("emploi", "b"): b"x"}, redirections=table or {})
    return compare(Side(one), Side(other), CLOCK)


@pytest.mark.parametrize("by", ["content", "table"])
def test_a_renamed_record_is_followed(by):
    one = replace(catalogue_of(record("a", 0)), digests={("emploi", "a"): b"x" if by == "content" else b"y"})
    table = {("emploi", "a"): Suite(("emploi", "b"), date(2025, 5, 2))} if by == "table" else {}
    found = renamed(one, table)
    (change,) = found.changements
    assert (change.nature, change.ancien, change.id, change.details) == (Nature.RENOMMEE, "a", "b", ())
    assert [alert.code for alert in change.alertes] == ([] if by == "table" else ["adresse_perdue"])


# What is written before and after, as files; and the whole report.
GOLDEN = {
    "une échéance, un contact, une maj oubliée": (
        {
            "emplois/2025/x.yml": broken(
                EMPLOI, "reference: 9\ncontacts: [{fonction: Accueil, courriel: a@b.fr}]"
            )
        },
        {"emplois/2025/x.yml": broken(EMPLOI, "reference: 9\nfin_candidature: 2025-05-20")},
        """\
Offre d’emploi modifiée : Chef ou cheffe de projets
  postings/emplois/2025/x.yml
  - Échéance avancée du 22 mai 2025 au 20 mai 2025
  - Contacts : retrait de « Accueil »
  ! La date maj est absente : flux, plan du site et calendriers ne diront pas que la fiche a changé
  ! Les candidats perdent 2 jours : vérifier l’échéance dans l’annonce

Régions : Bourgogne-Franche-Comté ; départements : Doubs (25).

1 offre d’emploi modifiée, 5 pages touchées, 4 flux touchés, 4 calendriers touchés, échéance avancée, \
contact retiré, 2 points à vérifier.""",
    ),
    "une offre ajoutée, une fiche retirée sans le dire": (
        {"labos/x.yml": LABO},
        {"emplois/2025/x.yml": broken(EMPLOI, "reference: 9\nlabo: exemple\nfin_candidature: 2025-04-30")},
        """\
Laboratoire retiré : Le laboratoire
  postings/labos/x.yml
  ! L’adresse labos/x/ ne mènera nulle part : ajouter labo:x à postings/redirections.yml

Offre d’emploi ajoutée : Chef ou cheffe de projets
  postings/emplois/2025/x.yml
  ! L’échéance (30 avril 2025) est déjà passée
  ! La publicité dure 12 jours, moins d’un mois, sans motif d’urgence

Nouveaux messages de la vérification :
  - postings/emplois/2025/x.yml:3 : avertissement EMPLOI-04, la publicité dure 12 jours, moins d’un mois \
(CGFP, article D311-2)

Régions : Bourgogne-Franche-Comté et Pays de la Loire ; départements : Doubs (25) et Loire-Atlantique (44).

1 laboratoire retiré, 1 offre d’emploi ajoutée, 10 pages touchées, 4 flux touchés, 3 points à vérifier.""",
    ),
    "rien pour les lecteurs": (
        {"labos/exemple.yml": LABO},
        {"labos/exemple.yml": f"# relu\n{LABO}note_interne: relue\n"},
        """\
Modifiées sans effet pour les lecteurs :
  - postings/labos/exemple.yml

Rien ne change pour les lecteurs.""",
    ),
    "un organisme renommé, qu’une fiche cite": (
        {"demarches/x.yml": broken(DEMARCHE, "organisation: {organisation: ditp}")},
        {
            "demarches/x.yml": broken(DEMARCHE, "organisation: {organisation: ditp}"),
            "vocabulaires/organisations.yml": ORGANISATIONS.replace("Direction", "Délégation"),
        },
        """\
Listes partagées :
  - organisations : « Direction interministérielle de la transformation publique » devient \
« Délégation interministérielle de la transformation publique », 1 fiche à relire

Aucune fiche n’est modifiée, 1 organisme touché, 3 pages touchées, 2 flux touchés.""",
    ),
    "une redirection effacée, une autre ajoutée": (
        {},
        {"redirections.yml": REDIRECTIONS.replace("partie", "autre")},
        """\
À vérifier :
  - L’adresse emplois/partie/ ne mènera nulle part : ajouter emploi:partie à postings/redirections.yml

Anciennes adresses :
  - L’adresse emplois/autre/ dit que la fiche est retirée : « Offre retirée à la demande de l’employeur. »

Aucune fiche n’est modifiée, 1 point à vérifier.""",
    ),
    "une fiche mieux remplie": (
        {"emplois/2025/x.yml": broken(EMPLOI, "reference: 9\nmaj: 2025-05-01", {"metier"})},
        {"emplois/2025/x.yml": broken(EMPLOI, "reference: 9\nmaj: 2025-05-02")},
        """\
Offre d’emploi modifiée : Chef ou cheffe de projets
  postings/emplois/2025/x.yml
  - Mise à jour : 1er mai 2025 devient 2 mai 2025
  - Métier : ajout de « Conseillère experte »

Messages qui disparaissent :
  - postings/emplois/2025/x.yml:3 : information AVIS-01, l’annonce donne 11 des 12 mentions d’un avis de vacance ; \
il manque : le métier de référence

Régions : Bourgogne-Franche-Comté ; départements : Doubs (25).

1 offre d’emploi modifiée, 5 pages touchées, 4 flux touchés, 4 calendriers touchés.""",
    ),
}


@pytest.mark.parametrize("case", GOLDEN)
def test_the_whole_report(case, tmp_path):
    before, after, expected = GOLDEN[case]
    one, other = (load(write(tmp_path / n, files)) for n, files in (("a", before), ("b", after)))
    sides = [Side(found.catalogue, found.problems) for found in (one, other)]
    assert report.as_text(compare(*sides, CLOCK)) == expected
    assert expected.count("\n") < 30


HOSTILE = "\x1b]0;x\a <b>@prefet</b> [x](https://exemple.fr) #12"


def test_a_hostile_title_does_nothing():
    # The records themselves refuse such characters: it is not for a report to count on it.
    one = record("a", 0)
    found = compare(
        Side(catalogue_of(one)), Side(catalogue_of(one.model_copy(update={"titre": HOSTILE}))), CLOCK
    )
    shown = report.as_text(found, colour=True)
    assert "<U+001B>]0;x<U+0007>" in shown
    assert "\x1b]" not in shown
    made = markdown.as_markdown(found, "<i>a", "b")
    assert "&#60;U+001B&#62;" in made
    assert not [one for one in ("<b>", "<i>", "@prefet", "](", "#12", "https://") if one in made]


def test_a_comment_is_never_too_long():
    many = [emploi(OFFER, id=f"x{n}", titre="é" * 150) for n in range(1000)]
    found = compare(Side(catalogue_of()), Side(catalogue_of(*many)), CLOCK)
    made = markdown.as_markdown(found, "a", "b")
    assert len(made.encode()) <= markdown.LIMIT
    assert made.endswith("`vivier diff` les montre tous.\n")
    assert found.portee.pages == 1000 + 4
