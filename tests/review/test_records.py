"""One record before and after: the fields that change, and the lines that a reviewer reads."""

from datetime import UTC, date, datetime

import pytest

from tests.candidacy.samples import NOTICE, OFFER, emploi, mission
from vivier.candidacy import Moment
from vivier.records import Labo
from vivier.review.records import Clock, alerts, details

CLOCK = Clock(Moment(date(2025, 5, 2)), 30)
MAIL = {"procedure": "email_libre", "courriels": ["a@exemple.fr"]}
CONTACT = {"fonction": "Accueil", "nom": "Aurélie Quintrec", "courriel": "x@y.fr", "telephone": "0380446400"}
FILLED = {"etat": "pourvue", "depuis": "2025-05-01", "motif": "Poste pourvu."}
LONG = "Le service accompagne les projets. " * 6

CASES = {
    "échéance avancée": (
        {"fin_candidature": "2025-05-29"},
        {"fin_candidature": "2025-05-22"},
        ["échéance avancée du 29 mai 2025 au 22 mai 2025"],
    ),
    "échéance reculée au premier du mois": (
        {"fin_candidature": "2025-05-29"},
        {"fin_candidature": "2025-06-01"},
        ["échéance reculée du 29 mai 2025 au 1er juin 2025"],
    ),
    "heure limite avancée le même jour": (
        {"fin_candidature": "2025-05-29", "candidature": {**MAIL, "heure_limite": "18:00"}},
        {"fin_candidature": "2025-05-29", "candidature": {**MAIL, "heure_limite": "10:00"}},
        ["échéance avancée le 29 mai 2025, dans la journée", "Candidature, heure limite"],
    ),
    "fin du jour d’un service plus à l’ouest": (
        {"fin_candidature": "2025-05-29", "candidature": MAIL},
        {"fin_candidature": "2025-05-29", "candidature": {**MAIL, "departement": "971"}},
        [
            "échéance reculée le 29 mai 2025, dans la journée",
            "Candidature, département du service qui reçoit : ajout de",
        ],
    ),
    "la dernière minute dite en toutes lettres": (
        {"fin_candidature": "2025-05-29", "candidature": MAIL},
        {"fin_candidature": "2025-05-29", "candidature": {**MAIL, "heure_limite": "23:59"}},
        ["Candidature, heure limite : ajout de"],
    ),
    "un jour plus tard sur une horloge en avance": (
        {"fin_candidature": "2026-03-28", "candidature": {**MAIL, "departement": "987"}},
        {
            "fin_candidature": "2026-03-29",
            "candidature": {**MAIL, "departement": "988", "heure_limite": "18:00"},
        },
        [
            "échéance avancée du 28 mars 2026 au 29 mars 2026, à l’heure d’un autre lieu",
            "Candidature, heure limite : ajout de",
            "Candidature, département",
        ],
    ),
    "le même instant, un autre jour": (
        {
            "fin_candidature": "2026-03-28",
            "candidature": {**MAIL, "departement": "25", "heure_limite": "16:00"},
        },
        {
            "fin_candidature": "2026-03-29",
            "candidature": {**MAIL, "departement": "988", "heure_limite": "02:00"},
        },
        [
            "échéance déplacée du 28 mars 2026 au 29 mars 2026, à l’heure d’un autre lieu",
            "Candidature, heure limite",
            "Candidature, département",
        ],
    ),
    "échéance ajoutée": ({}, {"fin_candidature": "2025-05-29"}, ["échéance ajoutée : 29 mai 2025", "état"]),
    "échéance retirée": (
        {"fin_candidature": "2025-05-29"},
        {},
        ["échéance retirée (avant, 29 mai 2025)", "état : « Candidatures ouvertes »"],
    ),
    "pourvue, sans dire que les moyens de candidater s’en vont": (
        {"candidature": MAIL, "fin_candidature": "2025-05-29"},
        {"candidature": MAIL, "fin_candidature": "2025-05-29", "cloture": FILLED},
        ["désormais pourvue (avant, « Candidatures ouvertes »)", "motif de la clôture : « Poste pourvu. »"],
    ),
    "suspendue": (
        {},
        {"cloture": {**FILLED, "etat": "suspendue"}},
        [
            "désormais suspendue (avant, « Date limite non connue »)",
            "motif de la clôture : « Poste pourvu. »",
        ],
    ),
    "rouverte": (
        {"cloture": FILLED, "fin_candidature": "2025-05-29"},
        {"fin_candidature": "2025-05-29"},
        ["rouverte : « Candidatures ouvertes » (avant, « Pourvue »)"],
    ),
    "toujours suspendue : rien de l’adresse qu’elle ne montre plus": (
        {"cloture": {**FILLED, "etat": "suspendue"}, "candidature": MAIL},
        {
            "cloture": {**FILLED, "etat": "suspendue"},
            "candidature": {**MAIL, "courriels": ["b@exemple.fr"]},
        },
        [],
    ),
    **{
        f"document ajouté à une fiche {state}": (
            {"cloture": {**FILLED, "etat": state}, "candidature": {**MAIL, "pieces": ["CV"]}},
            {"cloture": {**FILLED, "etat": state}, "candidature": {**MAIL, "pieces": ["CV", "Diplômes"]}},
            ["document ajouté : « Diplômes » (à joindre)"],
        )
        for state in ("suspendue", "pourvue")
    },
    "document ajouté, et un autre désormais exigé": (
        {"candidature": {**MAIL, "pieces": ["CV", {"libelle": "Diplômes", "exigence": "facultative"}]}},
        {"candidature": {**MAIL, "pieces": ["CV", "Diplômes", "Pièce d’identité"]}},
        [
            "document désormais exigé : « Diplômes » (à joindre ; avant, facultatif)",
            "document ajouté : « Pièce d’identité » (à joindre)",
        ],
    ),
    "canal et destinataire, sans adresse de personne": (
        {"candidature": MAIL},
        {
            "candidature": {
                "procedure": "lien_externe",
                "url": "https://a.fr/",
                "destinataire": "Mme&nbsp;**Ada** Roux",
            }
        },
        [
            "canal : « Par courriel » devient « En ligne »",
            "page de candidature ajoutée : « https://a.fr/ »",
            "adresse électronique de candidature retirée",
            "destinataire : « [coordonnées masquées] »",
            "Candidature, procédure",
        ],
    ),
    "contact retiré": ({"contacts": [CONTACT]}, {}, ["Contacts : retrait de « Accueil »"]),
    "contact changé, sans rien de la personne": (
        {"contacts": [CONTACT]},
        {"contacts": [{**CONTACT, "courriel": "z@y.fr", "nom": "Luc Bureau"}]},
        ["Contacts, « Accueil », courriel : modifié", "Contacts, « Accueil », nom : modifié"],
    ),
    "titre, lieu, catégorie, contrat": (
        {"titre": "Ancien", "type_contrat": "CDD"},
        {
            "titre": "Nouveau",
            "localisations": [{"departement": "25", "commune": "Besançon"}],
            "categories": ["A", "B"],
        },
        [
            "Titre : « Ancien » devient « Nouveau »",
            "Catégories : ajout de « Catégorie B (profession intermédiaire) »",
            "Type de contrat : retrait de « Contrat à durée déterminée »",
            "Localisations : ajout de « Besançon (25) »",
            "Localisations : retrait de « Côte-d’Or (21) »",
        ],
    ),
    "texte long": (
        {"missions": LONG},
        {"missions": f"{LONG} Animer un réseau."},
        ["Missions : texte modifié (3 mots ajoutés)"],
    ),
    "texte remanié": (
        {"missions": f"{LONG} ancien"},
        {"missions": f"nouveau mot {LONG}"},
        ["Missions : texte modifié (2 mots ajoutés, 1 retiré)"],
    ),
    "mise en forme": (
        {"missions": f"{LONG}fin"},
        {"missions": f"- {LONG}fin"},
        ["Missions : texte modifié (ordre des mots ou mise en forme)"],
    ),
    "quotité et heure": (
        {
            "temps_travail": "TEMPS_PARTIEL",
            "quotite": 80,
            "fin_candidature": "2025-05-29",
            "candidature": MAIL,
        },
        {
            "temps_travail": "TEMPS_PARTIEL",
            "quotite": 60,
            "fin_candidature": "2025-05-29",
            "candidature": {**MAIL, "heure_limite": "09:05"},
        },
        [
            "échéance avancée le 29 mai 2025, dans la journée",
            "Quotité : 80 devient 60",
            "Candidature, heure limite : ajout de 9\u00a0h\u00a005",
        ],
    ),
    "note interne": ({}, {"note_interne": "Rappeler en juin."}, []),
    "rien": ({}, {}, []),
    "archivée : rien de ce que l’archivage retire": (
        {"fin_candidature": "2025-01-10", "debut_publication": "2024-12-01", "contacts": [CONTACT]},
        {
            "fin_candidature": "2025-01-10",
            "debut_publication": "2024-12-01",
            "contacts": [{**CONTACT, "nom": "Luc Bureau", "courriel": "z@y.fr"}],
        },
        [],
    ),
    "archivée puis rouverte : rien de ce que l’archivage avait retiré": (
        {"fin_candidature": "2025-01-10", "debut_publication": "2024-12-01", "contacts": [CONTACT]},
        {
            "fin_candidature": "2025-05-29",
            "debut_publication": "2024-12-01",
            "contacts": [{**CONTACT, "nom": "Luc Bureau", "courriel": "z@y.fr"}],
        },
        ["échéance reculée du 10 janvier 2025 au 29 mai 2025", "rouverte : « Candidatures ouvertes »"],
    ),
    "liens": (
        {"liens": [{"libelle": "Plaquette", "url": "https://a.fr/1"}]},
        {"liens": [{"libelle": "Plaquette", "url": "https://a.fr/2"}]},
        ["Liens, « Plaquette », adresse : « https://a.fr/1 » devient « https://a.fr/2 »"],
    ),
    "ordre": ({"projets": ["a", "b"]}, {"projets": ["b", "a"]}, ["Projets : ordre modifié"]),
    "caractères de commande": (
        {"reference": "1"},
        {"reference": "2 @prefet <b>"},
        ["Référence : « 1 » devient « 2 @prefet <b> »"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_reader_sees(case):
    before, after, expected = CASES[case]
    found = [one.texte for one in details(emploi(OFFER, **before), emploi(OFFER, **after), CLOCK)]
    assert len(found) == len(expected), found
    assert not [
        one for one in found for secret in ("Quintrec", "Bureau", "Roux", "@y.fr", "0380") if secret in one
    ]
    assert all(one.startswith(start) for one, start in zip(found, expected, strict=True)), found


def test_a_deadline_that_cannot_be_computed_any_more():
    before, after = emploi(NOTICE, jo={"date": "2025-04-25"}), emploi(NOTICE)
    assert next(one.bref for one in details(before, after, CLOCK)) == "échéance qui n’est plus calculable"


def test_who_may_apply():
    before, after = emploi(OFFER, nature_offre="TITULAIRE"), emploi(OFFER)
    found = [one.texte for one in details(before, after, CLOCK) if one.sujet == "admission"]
    assert any(one.startswith("peut candidater, ") and "devient" in one for one in found)


def test_a_document_for_some_situations_only():
    pieces = ["CV", "Dernier arrêté de situation"]
    before = emploi(OFFER, candidature={**MAIL, "pieces": ["CV"]})
    after = emploi(OFFER, candidature={**MAIL, "pieces": pieces})
    found = [one.texte for one in details(before, after, CLOCK) if one.sujet == "document"]
    assert any(", pour " in one or ", sauf pour " in one for one in found)


def test_other_kinds():
    fields = {
        "id": "x",
        "titre": "Labo",
        "resume": "r",
        "source": {"type": "CSP", "titre": "t"},
        "hebergeur": {"nom": "SGAR"},
        "localisations": [{"departement": "44"}],
    }
    before = Labo.model_validate(fields)
    after = Labo.model_validate(
        {**fields, "hebergeur": {"nom": "DRFIP"}, "equipe": [{"fonction": "Designers"}]}
    )
    assert [one.texte for one in details(before, after, CLOCK)] == [
        "Hébergeur, nom : « SGAR » devient « DRFIP »",
        "Équipe : ajout de « Designers »",
    ]
    moved = (
        mission(departement="21", prefecture="Préfecture"),
        mission(departement="25", prefecture="Préfecture"),
    )
    assert details(*moved, CLOCK)[0].texte == "Département : « Côte-d’Or (21) » devient « Doubs (25) »"
    assert details(mission(), mission(permis="B"), CLOCK)[0].texte == "Permis : ajout de « B »"


def codes(before, after):
    first = None if before is None else emploi(OFFER, **before)
    return [one.code for one in alerts(first, emploi(OFFER, **after), CLOCK)]


ALERTS = {
    "maj absente": ({}, {}, ["maj"]),
    "maj inchangée": ({"maj": "2025-05-01"}, {"maj": "2025-05-01"}, ["maj"]),
    "maj en arrière": ({"maj": "2025-05-02"}, {"maj": "2025-05-01"}, ["maj"]),
    "maj changée": ({"maj": "2025-05-01"}, {"maj": "2025-05-02"}, []),
    # Calendars cannot tell two revisions of one day apart: it is said, and an urgent one is not refused.
    "maj déjà du jour": ({"maj": "2025-05-02"}, {"maj": "2025-05-02"}, ["maj_du_jour"]),
    "maj d’un jour à venir corrigée": ({"maj": "2026-05-02"}, {"maj": "2025-05-02"}, ["maj_du_jour"]),
    "clôture à venir": (
        {"maj": "2025-05-01"},
        {"maj": "2025-05-02", "cloture": {**FILLED, "depuis": "2025-06-01"}},
        ["cloture_a_venir"],
    ),
    "clôture qui compte": ({"maj": "2025-05-01"}, {"maj": "2025-05-02", "cloture": FILLED}, []),
    "maj à venir": ({"maj": "2025-05-01"}, {"maj": "2025-06-02"}, ["maj_a_venir"]),
    "maj à venir, déjà": ({"maj": "2025-06-01"}, {"maj": "2025-06-01"}, ["maj_du_jour"]),
    "fiche nouvelle, maj à venir": (
        None,
        {"fin_candidature": "2025-05-29", "maj": "2026-05-02"},
        ["maj_a_venir"],
    ),
    "fiche nouvelle": (None, {"fin_candidature": "2025-05-29"}, []),
    "fiche nouvelle et déjà close": (
        None,
        {"fin_candidature": "2025-05-01"},
        ["echeance_passee", "publicite_courte"],
    ),
    "échéance avancée": (
        {"fin_candidature": "2025-05-29", "maj": "2025-05-01"},
        {"fin_candidature": "2025-05-28", "maj": "2025-05-02"},
        ["echeance_avancee"],
    ),
    "heure limite avancée": (
        {"fin_candidature": "2025-05-29", "maj": "2025-05-01"},
        {
            "fin_candidature": "2025-05-29",
            "candidature": {**OFFER["candidature"], "heure_limite": "10:00"},
            "maj": "2025-05-01",
        },
        ["maj", "echeance_avancee"],
    ),
    "échéance avancée dans le passé": (
        {"fin_candidature": "2025-05-29", "maj": "2025-05-01"},
        {"fin_candidature": "2025-05-01", "maj": "2025-05-02"},
        ["echeance_avancee", "echeance_passee", "publicite_courte"],
    ),
    "échéance perdue": (
        {"fin_candidature": "2025-05-29", "maj": "2025-05-01"},
        {"maj": "2025-05-02"},
        ["echeance_perdue"],
    ),
    "publicité déjà courte": (
        {"fin_candidature": "2025-05-05", "maj": "2025-05-01"},
        {"fin_candidature": "2025-05-06", "maj": "2025-05-02"},
        [],
    ),
    "échéance passée, changée pour une autre": (
        {"fin_candidature": "2025-04-28", "maj": "2025-05-01"},
        {"fin_candidature": "2025-04-30", "maj": "2025-05-02"},
        ["echeance_passee"],
    ),
    "échéance passée depuis longtemps": (
        {"fin_candidature": "2025-04-30", "maj": "2025-05-01"},
        {"fin_candidature": "2025-04-30", "maj": "2025-05-02"},
        [],
    ),
}


@pytest.mark.parametrize("case", ALERTS)
def test_what_a_reviewer_must_know(case):
    before, after, expected = ALERTS[case]
    assert codes(before, after) == expected


def test_the_day_is_that_of_the_place():
    # One in the morning of the 23rd in Paris is still the 22nd in Guadeloupe.
    moment = Moment(date(2025, 5, 23), datetime(2025, 5, 22, 23, 30, tzinfo=UTC))
    place = {"localisations": [{"departement": "971"}], "fin_candidature": "2025-05-22"}
    assert not [
        one for one in alerts(None, emploi(OFFER, **place), Clock(moment, 30)) if "passee" in one.code
    ]


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (("2025-05-29", "25", None), ("2025-05-22", "25", None), "7 jours"),
        (("2025-05-29", "25", None), ("2025-05-29", "25", "10:00"), "des heures"),
        # The night when clocks go forward counts for a day.
        (("2026-03-29", "25", None), ("2026-03-28", "25", None), "1 jour"),
        # On two clocks a later date may be an earlier instant.
        (("2026-03-28", "987", None), ("2026-03-29", "988", "18:00"), "des heures"),
        (("2026-03-28", "987", None), ("2026-03-28", "25", None), "des heures"),
        (("2026-03-28", "987", None), ("2026-03-27", "988", None), "1 jour"),
    ],
)
def test_how_much_candidates_lose(before, after, lost):
    found = [
        emploi(
            OFFER,
            fin_candidature=day,
            candidature={**MAIL, "departement": place} | ({"heure_limite": hour} if hour else {}),
        )
        for day, place, hour in (before, after)
    ]
    said = [one.texte for one in alerts(*found, CLOCK) if one.code == "echeance_avancee"]
    assert said == [f"les candidats perdent {lost} : vérifier l’échéance dans l’annonce"]
