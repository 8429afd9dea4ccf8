"""Invariants of labs, projects, campaigns and missions."""

import pytest

from vivier.records import Demarche, Labo, Mission, Projet

from . import samples
from .reading import codes, refusal
from .samples import theme

PROJECTS = [
    ("a minimal project", samples.projet(), set()),
    (
        "phases in order, some without dates",
        samples.projet(
            phases=[
                {"code": "cadrage", "debut": "2022"},
                {"code": "ideation"},
                {"code": "prototypage", "debut": "2022-06"},
                {"code": "prototypage", "libelle": "Second prototype", "debut": "2023"},
            ]
        ),
        set(),
    ),
    (
        "phases out of order",
        samples.projet(
            phases=[{"code": "ideation", "debut": "2022"}, {"code": "cadrage", "debut": "2021-11"}]
        ),
        {"PROJET-01"},
    ),
    (
        "a year that may be before or after",
        samples.projet(
            phases=[{"code": "cadrage", "debut": "2022-06"}, {"code": "ideation", "debut": "2022"}]
        ),
        set(),
    ),
    (
        "the same phase twice",
        samples.projet(phases=[{"code": "cadrage"}, {"code": "cadrage"}]),
        {"PROJET-02"},
    ),
    (
        "a phase that ends before it begins",
        samples.projet(phases=[{"code": "cadrage", "debut": "2022-06", "fin": "2021"}]),
        {"DATE-05"},
    ),
    (
        "a phase that ends within the year of its start",
        samples.projet(phases=[{"code": "cadrage", "debut": "2022", "fin": "2022-05"}]),
        set(),
    ),
    (
        "a phase within a month",
        samples.projet(phases=[{"code": "cadrage", "debut": "2022-06-10", "fin": "2022-06"}]),
        set(),
    ),
    (
        "an amount without its years",
        samples.projet(financements=[{"dispositif": "FTAP", "montant_eur": "800 000"}]),
        {"PROJET-03"},
    ),
    (
        "an amount with its years",
        samples.projet(financements=[{"dispositif": "FTAP", "montant_eur": "800000", "annees": "2023-2024"}]),
        set(),
    ),
    ("a stop without a reason", samples.projet(suites={"etat": "arrete"}), {"PROJET-04"}),
    ("a change of course without a reason", samples.projet(suites={"etat": "reoriente"}), {"PROJET-04"}),
    ("a stop with its reason", samples.projet(suites={"etat": "arrete", "motif": "Besoin disparu."}), set()),
    ("no word of evaluation", {k: v for k, v in samples.projet().items() if k != "evaluation"}, {"missing"}),
    ("a partner without a name", samples.projet(partenaires=[{"role": "financeur"}]), {"ORG-01"}),
    ("an organisation of the list", samples.projet(porteur={"organisation": "ditp"}), set()),
]

CAMPAIGNS = [
    ("a minimal campaign", samples.demarche(), set()),
    (
        "a total that is the sum",
        samples.demarche(
            idees_total="560",
            themes=[theme("a", idees="400"), theme("b", idees="70"), theme("c", idees="90")],
        ),
        set(),
    ),
    (
        "a total that is not the sum",
        samples.demarche(idees_total="500", themes=[theme("a", idees="400"), theme("b", idees="70")]),
        {"DEMARCHE-04"},
    ),
    (
        "an approximate total",
        samples.demarche(
            idees_total={"valeur": "500", "approximatif": "oui"},
            themes=[theme("a", idees="400"), theme("b", idees="70")],
        ),
        set(),
    ),
    (
        "an approximate part",
        samples.demarche(
            idees_total="500",
            themes=[theme("a", idees={"valeur": "400", "approximatif": "oui"}), theme("b", idees="70")],
        ),
        set(),
    ),
    (
        "a theme not counted",
        samples.demarche(idees_total="500", themes=[theme("a", idees="400"), theme("b")]),
        set(),
    ),
    (
        "fewer mentions than ideas",
        samples.demarche(themes=[theme(idees="70", occurrences="30")]),
        {"DEMARCHE-01"},
    ),
    (
        "about as many mentions as ideas",
        samples.demarche(themes=[theme(idees="70", occurrences={"valeur": "300", "approximatif": "oui"})]),
        set(),
    ),
    (
        "a ranking longer than it says",
        samples.demarche(
            classements=[{"titre": "A", "type": "recurrence", "taille": "1", "propositions": ["x", "y"]}]
        ),
        {"DEMARCHE-02"},
    ),
    (
        "a ranking shorter than it says",
        samples.demarche(
            classements=[{"titre": "A", "type": "recurrence", "taille": "3", "propositions": ["x", "y"]}]
        ),
        {"DEMARCHE-07"},
    ),
    (
        "workshops that do not multiply",
        samples.demarche(ateliers={"nombre": "10", "places": "15", "participants": "140"}),
        {"DEMARCHE-03"},
    ),
    (
        "workshops about that many",
        samples.demarche(
            ateliers={
                "nombre": "10",
                "places": "15",
                "participants": {"valeur": "140", "approximatif": "oui"},
            }
        ),
        set(),
    ),
    ("two themes of one code", samples.demarche(themes=[theme(), theme()]), {"DEMARCHE-05"}),
    (
        "a ranking of an unknown theme",
        samples.demarche(
            classements=[{"titre": "A", "type": "selection", "themes": ["absent"], "propositions": ["x"]}]
        ),
        {"DEMARCHE-06"},
    ),
    (
        "an empty ranking",
        samples.demarche(classements=[{"titre": "A", "type": "selection", "propositions": []}]),
        {"too_short"},
    ),
    ("no theme", samples.demarche(themes=[]), {"too_short"}),
    (
        "a step backwards",
        samples.demarche(calendrier=[{"libelle": "A", "debut": "2016-06", "fin": "2016-05"}]),
        {"DATE-05"},
    ),
    (
        "a step without its year, which cannot be compared",
        samples.demarche(calendrier=[{"libelle": "A", "debut": "--06-17", "fin": "--05-23"}]),
        set(),
    ),
]

LOCAL = {"departement": "95", "prefecture": "Préfecture du Val-d’Oise"}
MISSIONS = [
    ("a national sheet", samples.mission(), set()),
    ("a version in a département", samples.mission(fiche_nationale="fiche", **LOCAL), set()),
    ("no deadline and no review", samples.mission(revoir_le=None), {"MISSION-01"}),
    ("a deadline instead of a review", samples.mission(revoir_le=None, fin_candidature="2026-05-01"), set()),
    ("a mission until the year 2206", samples.mission(fin_candidature="2206-12-04"), {"DATE-09"}),
    ("a département without its préfecture", samples.mission(departement="95"), {"MISSION-02"}),
    ("a version of no département", samples.mission(fiche_nationale="fiche"), {"MISSION-03"}),
    (
        "two missions of one number",
        samples.mission(missions=[{"numero": "1", "titre": "A"}, {"numero": "1", "titre": "B"}]),
        {"MISSION-04"},
    ),
    (
        "a task twice",
        samples.mission(
            missions=[
                {"numero": "1", "titre": "A", "taches": ["Visiter"]},
                {"numero": "2", "titre": "B", "taches": ["visiter"]},
            ]
        ),
        {"MISSION-05"},
    ),
    (
        "a deadline before publication",
        samples.mission(debut_publication="2026-05-02", fin_candidature="2026-05-01"),
        {"DATE-05"},
    ),
    (
        "a closure before publication",
        samples.mission(
            debut_publication="2026-05-02",
            cloture={"etat": "close", "depuis": "2026-04", "motif": "Pourvu."},
        ),
        {"DATE-05"},
    ),
    ("no mission", samples.mission(missions=[]), {"too_short"}),
    (
        "an agreement of one party",
        samples.mission(conventions=[{"type": "tripartite", "parties": ["ANCT"]}]),
        {"too_short"},
    ),
    ("more than a full time", samples.mission(quotite_etp="1.5"), {"less_than_equal"}),
    ("an employer's agreement in a word", samples.mission(accord_employeur="oui"), {"VOC-02"}),
]

LABS = [
    ("a minimal lab", samples.labo(), set()),
    (
        "an older name",
        {**{k: v for k, v in samples.labo().items() if k != "hebergeur"}, "hote": {"nom": "SGAR"}},
        {"CHAMP-05"},
    ),
    ("nowhere", samples.labo(localisations=[]), {"too_short"}),
    ("sheltered by nobody", samples.labo(hebergeur={"sigle": "SGAR"}), {"ORG-01"}),
    (
        "a team, some of it counted",
        samples.labo(equipe=[{"fonction": "Designers", "nombre": "3"}, {"fonction": "Sociologue"}]),
        set(),
    ),
    ("projects typed by hand", samples.labo(projets=["un-projet"]), {"extra_forbidden"}),
    ("a long summary", samples.labo(resume="é" * 301), {"string_too_long"}),
]

CASES = [
    (model, *case)
    for model, cases in ((Projet, PROJECTS), (Demarche, CAMPAIGNS), (Mission, MISSIONS), (Labo, LABS))
    for case in cases
]


@pytest.mark.parametrize(
    ("model", "fields", "expected"),
    [(model, fields, expected) for model, _, fields, expected in CASES],
    ids=[f"{model.genre}: {name}" for model, name, _, _ in CASES],
)
def test_record(model: type[Projet], fields: samples.Fields, expected: set[str]) -> None:
    assert codes(model, fields) == expected


def test_errors_name_the_fields_they_are_about() -> None:
    wrong = samples.demarche(themes=[theme("a"), theme("b"), theme("a")])
    assert refusal(Demarche, wrong)["champs"] == ("themes.2.code", "themes.0.code")
    wrong = samples.mission(missions=[{"numero": "2", "titre": "A"}, {"numero": "2", "titre": "B"}])
    assert refusal(Mission, wrong)["champs"] == ("missions.1.numero", "missions.0.numero")
    wrong = samples.demarche(
        classements=[{"titre": "A", "type": "selection", "themes": ["transversal"], "propositions": ["x"]}]
    )
    told = refusal(Demarche, wrong)
    assert (told["trouve"], told["valeurs"]) == ("transversal", ("transversalite",))


def test_where_records_are_shown() -> None:
    project = Projet.model_validate(
        samples.projet(regions_concernees=["53"], departements_concernes=["25", "987", "25"])
    )
    assert (project.regions, project.departements) == (("53", "27"), ("25", "987"))
    campaign = Demarche.model_validate(
        samples.demarche(regions_concernees=["27"], departements_concernes=["21"])
    )
    assert (campaign.regions, campaign.departements) == (("27",), ("21",))
    lab = Labo.model_validate(samples.labo())
    assert (lab.regions, lab.departements) == (("52",), ("44",))
    local = Mission.model_validate(samples.mission(fiche_nationale="fiche", **LOCAL))
    assert (local.regions, local.departements, local.nationale) == (("11",), ("95",), False)
    national = Mission.model_validate(samples.mission())
    assert (national.regions, national.departements, national.nationale) == ((), (), True)


def test_ideas_with_an_id_are_found_once() -> None:
    ranking = {
        "titre": "A",
        "type": "recurrence",
        "propositions": [{"libelle": "Un réseau", "id": "reseau"}, "Autre"],
    }
    again = {"titre": "B", "type": "innovation", "propositions": [{"libelle": "Le réseau", "id": "reseau"}]}
    campaign = Demarche.model_validate(samples.demarche(classements=[ranking, again]))
    assert {key: idea.libelle for key, idea in campaign.propositions.items()} == {"reseau": "Un réseau"}
