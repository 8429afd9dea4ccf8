"""What holds for the preparation of any record, and of the real ones."""

import re
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.candidacy.test_preparation import CASES, RULE, dossier_of, record_of
from tests.records import samples
from vivier.candidacy.engine import prepare
from vivier.candidacy.preparation import ANNONCE
from vivier.candidacy.ready import applied
from vivier.candidacy.rule import Role
from vivier.candidacy.rulebook import Rulebook, rulebook
from vivier.candidacy.vocabulary import FONCTIONNAIRES, Candidat, Exigence, Gravite, ModeEnvoi, Reponse
from vivier.intake.load import load
from vivier.records import Emploi, Mission
from vivier.records.legal_basis import ARTICLES
from vivier.records.vocabularies import (
    AccordEmployeur,
    Eligibilite,
    ExigencePiece,
    NatureOffre,
    Procedure,
    TypeContrat,
    TypeMission,
)

BOOK = rulebook()
IDS = {rule.id for rule in BOOK.regles}
BASES = {rule.id for rule in BOOK.regles if rule.role is Role.BASE}
REAL = load(Path(__file__).parents[2] / "postings").catalogue
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {aide} %s ]( javascript:x"
NAMES = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(
        ["CV", "Lettre de motivation", "État des services", "Dernier arrêté", "Fiche financière", HOSTILE]
    ),
)


def check(record):
    """Check the preparation of a record; return it."""
    one = prepare(record)
    assert one == prepare(record)
    assert hash(one) == hash(prepare(record))
    assert [dossier.candidat for dossier in one.dossiers] == [*Candidat]
    for dossier in one.dossiers:
        if dossier.admission.reponse is Reponse.NON:
            check_refused(dossier)
        else:
            check_dossier(one, dossier)
    check_common(one)
    envoi = one.envoi
    origins = {envoi.origine, envoi.origine_destinataire}
    for part in (one.commun, *one.dossiers):
        origins |= {line.origine for line in (*part.documents, *part.etapes, *part.avertissements)}
    origins |= {dossier.admission.origine for dossier in one.dossiers}
    assert {origin.regle for origin in origins} - {None} == set(one.regles) <= IDS
    assert len(BASES & set(one.regles)) == 1
    assert len(set(one.regles)) == len(one.regles)
    check_envoi(record.candidature, envoi)
    return one


def check_dossier(one, dossier):
    common, own = one.commun, one.propres(dossier)
    for name in ("documents", "etapes", "avertissements"):
        whole = getattr(dossier, name)
        assert {*getattr(common, name), *getattr(own, name)} == {*whole}
        assert len(whole) == len({*whole}) or name == "documents"
    ranks = [[*Gravite].index(line.gravite) for line in dossier.avertissements]
    assert ranks == sorted(ranks)
    assert [line.rang for line in dossier.etapes] == sorted(line.rang for line in dossier.etapes)
    ranks = [[*Exigence].index(line.exigence) for line in dossier.documents]
    assert ranks == sorted(ranks)
    added = [line.libelle for line in dossier.documents if line.origine != ANNONCE]
    assert len(added) == len({*added})
    assert dossier.admission.motif
    assert "handicap" in one.regles


def check_refused(dossier):
    """Who cannot apply is told why, and what the rules advise instead: nothing to gather, nothing to send."""
    assert dossier.admission.motif
    assert dossier.documents == ()
    assert {line.gravite for line in dossier.avertissements} <= {Gravite.BLOQUANT}
    blocking = {line.origine for line in dossier.avertissements}
    assert ANNONCE not in blocking
    assert {line.origine for line in dossier.etapes} <= blocking


def check_common(one):
    """What is common is in every dossier that may apply, and nothing that they all have is left out."""
    allowed = [dossier for dossier in one.dossiers if dossier.admission.reponse is not Reponse.NON]
    for name in ("documents", "etapes", "avertissements"):
        every = [{*getattr(dossier, name)} for dossier in allowed or one.dossiers]
        assert {*getattr(one.commun, name)} == set.intersection(*every)


def check_envoi(apply, envoi):
    if envoi.mode is ModeEnvoi.EN_LIGNE:
        assert envoi.url
        assert (envoi.courriels, envoi.adresse_postale) == ((), None)
    else:
        assert envoi.url == (apply.url if apply else None)
    assert bool(envoi.courriels) is (envoi.mode is ModeEnvoi.COURRIEL)
    if apply and apply.procedure in (Procedure.CSP_EN_LIGNE, Procedure.LIEN_EXTERNE):
        assert envoi.mode is ModeEnvoi.EN_LIGNE


def texts(preparation):
    for part in (preparation.commun, *preparation.dossiers):
        yield from (line.texte for line in (*part.etapes, *part.avertissements))
        yield from (line.condition for line in part.documents if line.condition)
    yield from (dossier.admission.motif for dossier in preparation.dossiers)


def combinations():
    for procedure, nature, place in product(Procedure, NatureOffre, ("25", "75", "973", "976")):
        yield procedure, nature, place, "L311-1"
    for nature, basis in product(NatureOffre, ARTICLES):
        yield Procedure.EMAIL_LIBRE, nature, "25", basis


def test_every_combination_of_what_the_rules_read():
    seen = set()
    for procedure, nature, place, basis in combinations():
        fields = samples.jo(
            nature_offre=nature.value,
            localisations=[{"departement": place}],
            candidature={"procedure": procedure.value, "url": "https://exemple.fr/"},
            fondement_juridique=basis,
        )
        if procedure is Procedure.JO_SGAR_2009_587 and place == "973":
            continue  # such a record is refused: the decree does not apply in Guyane
        one = check(Emploi.model_validate(fields))
        seen |= {*one.regles}
        for text in texts(one):
            assert not re.search(r" [:;!?»%]|« |'", text)
        if procedure is Procedure.JO_EMPLOI_DIRECTION and place != "973":
            assert "jo-emploi-direction" in one.regles
            assert not [text for text in texts(one) if "30" in text or "trente" in text]
    assert seen == IDS - {"fs-animateur", "mission-fs"}


def test_every_mission():
    for kind, agreed, who in product(
        TypeMission, AccordEmployeur, ([], [Eligibilite.AGENT_COLLECTIVITE], [*Eligibilite])
    ):
        fields = samples.mission(
            type_mission=kind.value,
            accord_employeur=agreed.value,
            publics_eligibles=[one.value for one in who],
        )
        one = check(Mission.model_validate(fields))
        asked = agreed is AccordEmployeur.REQUIS
        assert one.envoi.origine.regle == (
            "fs-animateur" if kind is TypeMission.ANIMATEUR_DEPARTEMENTAL else "mission-fs"
        )
        for dossier in one.dossiers:
            if dossier.admission.reponse is Reponse.NON:
                continue
            steps = [line.texte.partition(" ")[0] for line in dossier.etapes]
            assert (steps[:3] == ["Demandez", "Demandez", "Obtenez"]) is asked
            assert (dossier.avertissements[0].gravite is Gravite.BLOQUANT) is asked
        assert (Reponse.OUI in {dossier.admission.reponse for dossier in one.dossiers}) <= (not asked)


@given(
    pieces=st.lists(st.tuples(NAMES, st.sampled_from(ExigencePiece)), max_size=4),
    kept=st.lists(NAMES, max_size=2),
    base=st.sampled_from([samples.emploi, samples.jo]),
    contract=st.one_of(st.none(), st.sampled_from(TypeContrat)),
    days=st.one_of(st.none(), st.integers(1, 365)),
)
@settings(max_examples=150, derandomize=True, deadline=None)
def test_any_list_of_documents(pieces, kept, base, contract, days):
    fields = base()
    fields["type_contrat"] = contract.value if contract else None
    fields["candidature"] |= {
        "pieces": [{"libelle": name, "exigence": exigence.value} for name, exigence in pieces],
        "tenir_a_disposition": kept,
        "delai_jours": days,
    }
    try:
        record = Emploi.model_validate(fields)
    except ValidationError:
        return
    one = check(record)
    for dossier in one.dossiers:
        if dossier.admission.reponse is Reponse.NON:
            continue
        shown = [line.libelle for line in dossier.documents if line.origine == ANNONCE]
        for piece in record.candidature.pieces:
            # What is asked of everybody is never forgotten, nor reworded.
            assert piece.exigence is not ExigencePiece.REQUISE or piece.libelle in shown
        if record.candidature.pieces:
            sent = [line for line in dossier.documents if line.exigence is not Exigence.A_TENIR_PRETE]
            assert all(line.origine == ANNONCE for line in sent)


def test_a_record_s_words_go_through_unchanged():
    fields = samples.mission(
        permis=HOSTILE,
        deplacements=HOSTILE,
        conventions=[{"type": "tripartite", "parties": [HOSTILE, "b"]}],
        financement={"montant_eur": "5", "periode": HOSTILE, "financeur": HOSTILE, "beneficiaire": HOSTILE},
        candidature={
            "procedure": "fs_animateur",
            "pieces": [HOSTILE],
            "destinataire": HOSTILE,
            "adresse_postale": HOSTILE,
        },
    )
    one = check(Mission.model_validate(fields))
    assert one.commun.documents[0].libelle == HOSTILE
    assert (one.envoi.destinataire, one.envoi.adresse_postale) == (HOSTILE, HOSTILE)
    assert sum(HOSTILE in line.texte for line in one.commun.avertissements) == 4


@pytest.mark.parametrize(
    ("answers", "candidats"),
    [
        ({"ouvert_aux_militaires": "non"}, ["militaire"]),
        ({"nature_offre": "TITULAIRE"}, ["contractuel_public", "externe"]),
    ],
)
@pytest.mark.parametrize("procedure", Procedure)
def test_who_cannot_apply_has_nothing_to_prepare(answers, candidats, procedure):
    how = {"procedure": procedure.value, "url": "https://exemple.fr/", "pieces": ["Lettre de motivation"]}
    one = check(Emploi.model_validate(samples.jo(candidature=how, **answers)))
    refused = [dossier for dossier in one.dossiers if dossier.admission.reponse is Reponse.NON]
    assert [dossier.candidat for dossier in refused] == candidats
    assert "Lettre de motivation" in [line.libelle for line in one.commun.documents]


@pytest.mark.parametrize("place", [{}, {"adresse_postale": "1 rue du Port, 25000 Besançon"}])
def test_a_page_given_besides_an_address_is_kept(place):
    for how in ({"courriels": ["rh@exemple.fr"]}, {"adresse_postale": "1 rue du Port, 25000 Besançon"}):
        given = {"procedure": "email_libre", "url": "https://exemple.fr/", **how, **place}
        envoi = check(Emploi.model_validate(samples.emploi(candidature=given))).envoi
        assert envoi.url == "https://exemple.fr/"
        assert envoi.mode is (ModeEnvoi.COURRIEL if "courriels" in how else ModeEnvoi.COURRIER)


DETACHMENT = re.compile("détachement|agrément|autre voie")


@pytest.mark.parametrize("candidat", [Candidat.MILITAIRE, Candidat.MAGISTRAT])
@pytest.mark.parametrize("basis", ["L332-3", "L332-6", "L332-14", "L332-23", "L332-24", "L352-4"])
def test_no_detachment_where_the_job_is_a_contract(basis, candidat):
    one = prepare(Emploi.model_validate(samples.emploi(fondement_juridique=basis)))
    dossier = dossier_of(one, candidat)
    assert dossier.admission.reponse is Reponse.INDETERMINE
    assert dossier.admission.origine != ANNONCE
    said = [dossier.admission.motif, *(line.texte for line in (*dossier.etapes, *dossier.avertissements))]
    assert not [text for text in said if DETACHMENT.search(text)]


TEMPORARY = ("L332-6", "L332-7", "L332-13", "L332-14", "L332-22", "L332-23", "L332-24")


@pytest.mark.parametrize("basis", TEMPORARY)
def test_no_mobility_of_a_civil_servant_where_the_job_is_a_temporary_contract(basis):
    one = prepare(Emploi.model_validate(samples.emploi(fondement_juridique=basis)))
    assert "mobilite-fonctionnaire" not in one.regles
    for candidat in FONCTIONNAIRES:
        answer = dossier_of(one, candidat).admission
        assert answer.reponse is Reponse.SOUS_CONDITION
        assert answer.motif.endswith("sous quelle forme un fonctionnaire serait recruté.")


@pytest.mark.parametrize("basis", ARTICLES)
def test_nobody_is_told_to_be_silent_where_the_contract_asks_for_a_recognised_handicap(basis):
    said = " ".join(texts(prepare(Emploi.model_validate(samples.emploi(fondement_juridique=basis)))))
    assert ("Rien ne vous oblige à en parler" in said) is (basis != "L352-4")
    assert "aménagement de l’entretien" in said


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, True),
        ({"candidature": {"procedure": "email_libre", "delai_jours": 20}}, True),
        ({"fin_candidature": "9999-12-31"}, True),
        ({"fin_candidature": "2027-01-15"}, False),
    ],
)
@pytest.mark.parametrize("kind", TypeMission)
def test_the_last_day_of_a_mission_is_asked_only_where_it_is_not_known(fields, asked, kind):
    one = check(Mission.model_validate(samples.mission(type_mission=kind.value, **fields)))
    assert any("faute de date annoncée" in text for text in texts(one)) is asked


@pytest.mark.parametrize("agreed", AccordEmployeur)
def test_the_employer_s_agreement_is_asked_for_as_far_as_the_sheet_says(agreed):
    one = check(Mission.model_validate(samples.mission(accord_employeur=agreed.value)))
    found = [line.exigence for line in one.commun.documents if line.libelle.startswith("Accord préalable")]
    steps = " ".join(line.texte for line in one.commun.etapes)
    assert found == {
        AccordEmployeur.REQUIS: [Exigence.REQUISE],
        AccordEmployeur.NON_PRECISE: [Exigence.LE_CAS_ECHEANT],
    }.get(agreed, [])
    assert ("Demandez par écrit l’accord préalable" in steps) is (agreed is AccordEmployeur.REQUIS)
    assert ("si son accord est nécessaire" in steps) is (agreed is AccordEmployeur.NON_PRECISE)


@pytest.mark.parametrize(
    ("who", "choices"),
    [
        ("agent_france_services", "« Agent d’une structure France services ou d’un partenaire »"),
        (
            "agent_collectivite",
            "« Fonctionnaire d’une collectivité territoriale » ou « Contractuel ou contractuelle de droit public »",
        ),
    ],
)
def test_who_is_refused_a_mission_is_told_which_situation_to_choose(who, choices):
    one = check(Mission.model_validate(samples.mission(publics_eligibles=[who])))
    said = dossier_of(one, Candidat.EXTERNE).admission.motif.replace("\u00a0", " ")
    assert said.endswith(f" Si c’est votre cas, choisissez {choices}.")


def test_every_situation_that_a_sheet_may_admit_can_be_chosen():
    one = check(Mission.model_validate(samples.mission(publics_eligibles=[who.value for who in Eligibilite])))
    said = dossier_of(one, Candidat.EXTERNE).admission.motif
    assert said.count("«") == 3


def test_a_mission_that_is_known_to_be_open_is_not_asked_about():
    one = check(Mission.model_validate(samples.mission(fin_candidature="2027-01-15")))
    assert not any("encore à pourvoir" in text for text in texts(one))


@pytest.mark.parametrize("basis", ["L332-3", "L332-6", "L332-24", "L352-4"])
def test_an_announcement_open_to_the_military_and_its_contract_are_both_told(basis):
    fields = samples.emploi(fondement_juridique=basis, ouvert_aux_militaires="oui")
    answer = dossier_of(check(Emploi.model_validate(fields)), Candidat.MILITAIRE).admission
    assert answer.reponse is Reponse.SOUS_CONDITION
    assert answer.motif.startswith("L’annonce est ouverte aux militaires, mais ")


def test_an_amount_given_as_approximate_is_told_so():
    money = {
        "montant_eur": {"valeur": "50000", "approximatif": "oui"},
        "periode": "an",
        "financeur": "État",
        "beneficiaire": "Structure",
    }
    told = texts(check(Mission.model_validate(samples.mission(financement=money))))
    assert any(text.startswith("Financement\u00a0: environ\u00a050\u202f000\u00a0€ par an.") for text in told)


def test_what_a_source_ends_with_a_full_stop_is_not_given_another():
    money = {
        "montant_eur": "50000",
        "periode": "2024-2026",
        "financeur": "État.",
        "beneficiaire": "Structure",
    }
    told = texts(check(Mission.model_validate(samples.mission(financement=money, permis="Permis B."))))
    assert "Permis de conduire demandé\u00a0: Permis B." in told
    amount = "50\u202f000\u00a0€ (2024-2026)"
    assert f"Financement\u00a0: {amount}. Payé par\u00a0: État. Versé à\u00a0: Structure." in told


def test_equal_facts_are_worked_out_once():
    applied.cache_clear()
    for n in range(50):
        candidature = {"procedure": "email_libre", "courriels": [f"rh{n}@exemple.fr"]}
        prepare(Emploi.model_validate(samples.emploi(id=f"offre-{n}", candidature=candidature)))
    assert applied.cache_info().misses == 1


def test_facts_to_which_the_rules_say_the_same_share_their_instructions():
    first, second = (
        prepare(Emploi.model_validate(samples.emploi(versant=versant))) for versant in ("FPE", "FPT")
    )
    assert first == second
    # What is written of the instructions is kept by their identity.
    assert first.dossiers is second.dossiers
    assert first.commun is second.commun


def test_another_book_gives_other_lines():
    book = Rulebook((BOOK.regle("generique"),))
    assert prepare(Emploi.model_validate(samples.jo()), book).regles == ("generique",)


def test_every_rule_has_a_golden_case():
    told = set()
    for case in CASES:
        given = yaml.load(case.read_text("utf-8").partition(RULE)[0], Loader=yaml.BaseLoader)
        given.pop("montre")
        told |= {*prepare(record_of(case.name.split(".")[0], given)).regles}
    assert told == IDS


def names(lines, exigence):
    return [line.libelle for line in lines if line.exigence is exigence]


def test_the_offer_of_etat_lin():
    one = check(REAL.records["emploi"]["chef-projets-etat-lin"])
    assert (one.envoi.mode, one.envoi.url) == (ModeEnvoi.EN_LIGNE, "https://choisirleservicepublic.gouv.fr/")
    assert names(one.commun.documents, Exigence.REQUISE) == ["Curriculum vitae", "Lettre de motivation"]
    assert any(
        "contacts de l’annonce servent aux questions" in line.texte for line in one.commun.avertissements
    )
    for candidat in Candidat:
        dossier = dossier_of(one, candidat)
        warned = [line for line in dossier.avertissements if line.origine.regle == "contractuel-l332-2-2"]
        other = candidat in (Candidat.CONTRACTUEL_PUBLIC, Candidat.EXTERNE)
        assert (bool(warned) and warned[0].gravite is Gravite.ATTENTION) is other
        assert [
            line.libelle for line in dossier.documents if line.exigence is not Exigence.A_TENIR_PRETE
        ] == [
            "Curriculum vitae",
            "Lettre de motivation",
        ]


@pytest.mark.parametrize("name", ["prefigurateur-csp-viotte", "charge-mission-pressoir-a-idees"])
def test_the_notices_of_the_sgar(name):
    one = check(REAL.records["emploi"][name])
    dossier = dossier_of(one, Candidat.FONCTIONNAIRE_ETAT)
    assert names(dossier.documents, Exigence.REQUISE) == ["Curriculum vitae", "Lettre de motivation"]
    assert names(dossier.documents, Exigence.LE_CAS_ECHEANT) == [
        "Dernier arrêté de situation administrative",
        "État des services",
    ]
    assert names(dossier.documents, Exigence.A_TENIR_PRETE)[0] == (
        "Fiche financière établie par le service de départ"
    )
    assert one.envoi.destinataire == "Préfet de la région Bourgogne-Franche-Comté"
    assert any("n’est donc pas calculable" in line.texte for line in one.commun.avertissements)
    assert names(dossier_of(one, Candidat.EXTERNE).documents, Exigence.LE_CAS_ECHEANT) == []


@pytest.mark.parametrize(
    "name", ["animateur-departemental-france-services", "animateur-departemental-france-services-95"]
)
def test_the_mission_of_the_animator(name):
    one = check(REAL.records["mission"][name])
    assert [line.texte.split(" ")[:3] for line in one.commun.etapes[:3]] == [
        ["Demandez", "à", "la"],
        ["Demandez", "par", "écrit"],
        ["Obtenez", "l’accord", "préalable"],
    ]
    assert one.commun.avertissements[0].gravite is Gravite.BLOQUANT
    told = " ".join(line.texte for line in one.commun.avertissements)
    for word in (
        "Convention tripartite",
        "50\u202f000\u00a0€",
        "Ce n’est pas un salaire",
        "Permis",
        "deux jours",
    ):
        assert word in told
    assert {line.libelle: line.condition for line in one.commun.documents} == {
        "Accord préalable de l’employeur": None,
        "Curriculum vitae": "non précisé par la source",
        "Lettre de motivation": "non précisé par la source",
    }
