"""The documents that the words of a posting name."""

import pytest

from vivier.candidacy.documents import CodeDocument, recognise


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Curriculum vitae", "cv"),
        ("CURRICULUM VITÆ", "cv"),
        ("CV", "cv"),
        ("C.V. détaillé", "cv"),
        ("Curriculums vitae", "cv"),
        ("Lettre de motivation", "lettre_motivation"),
        ("lettres de motivation manuscrites", "lettre_motivation"),
        ("Lettre manuscrite de motivation", "lettre_motivation"),
        ("Lettre de candidature", "lettre_motivation"),
        ("LM", "lettre_motivation"),
        ("CV + L.M.", "cv lettre_motivation"),
        ("CV LM", "cv lettre_motivation"),
        ("Lettre", "lettre_motivation"),
        ("Une lettre et un CV", "lettre_motivation cv"),
        ("CV, lettre, diplômes", "cv lettre_motivation diplomes"),
        ("Lettre manuscrite", "lettre_motivation"),
        ("CV et lettre de motivation", "cv lettre_motivation"),
        ("Une lettre de motivation, un CV", "lettre_motivation cv"),
        ("Dernier arrêté de situation administrative", "arrete_situation"),
        ("derniers arretes de situation administrative", "arrete_situation"),
        ("Arrêté(s) de situation", "arrete_situation"),
        ("Dernier arrêté de changement d’échelon", "arrete_situation"),
        ("Arrêté de position", "arrete_situation"),
        ("Dernier arrêté", "arrete_situation"),
        ("Arrêté de nomination", "arrete_nomination"),
        ("Dernier arrêté de nomination", "arrete_nomination"),
        ("Décret ou arrêté portant nomination", "arrete_nomination"),
        ("Arrêté de titularisation", "arrete_nomination"),
        ("État des services", "etat_services"),
        ("etat de services", "etat_services"),
        ("États signalétiques des services", "etat_services"),
        ("Relevé des services effectués", "etat_services"),
        ("Fiche financière", "fiche_financiere"),
        ("fiches financieres", "fiche_financiere"),
        ("Fiche financière établie par le service de départ", "fiche_financiere"),
        ("Compte rendu d’entretien professionnel", "entretien_professionnel"),
        ("3 derniers comptes rendus d'entretiens professionnels", "entretien_professionnel"),
        ("Comptes-rendus d’évaluation professionnelle", "entretien_professionnel"),
        ("Dernière fiche de notation", "entretien_professionnel"),
        ("CREP 2024 et 2025", "entretien_professionnel"),
        ("Diplômes", "diplomes"),
        ("Copie du diplôme le plus élevé", "diplomes"),
        ("Certificats de travail", "certificats_travail"),
        ("Attestation de réussite au concours", "reussite_concours"),
        ("Inscription sur liste d’aptitude", "reussite_concours"),
        ("Accord préalable de l’employeur", "accord_employeur"),
        ("Accord écrit préalable de votre employeur", "accord_employeur"),
        ("Autorisation de la hiérarchie", "accord_employeur"),
        ("Dossier de candidature", "fiche_candidature"),
        ("Formulaire d’inscription", "fiche_candidature"),
        ("Trois derniers bulletins de salaire", "bulletins_paie"),
        ("Fiche de paie", "bulletins_paie"),
        ("Copie de la carte nationale d’identité", "piece_identite"),
        ("Permis B", "permis"),
        ("RIB", "rib"),
        # Near, and something else.
        ("Note sur l’état du service public", ""),
        ("Lettre d’un élu", ""),
        ("Lettre de recommandation", ""),
        ("Rapport d’activité", ""),
        ("Rapport (lm 12)", ""),
        ("CV et lettre de recommandation", "cv"),
        ("Situation géographique", ""),
        ("Descriptif du réseau", ""),
        ("Projet de service", ""),
        ("", ""),
        ("𝟘 ٣ ½", ""),
        ("<script>alert('cv')</script>", "cv"),
    ],
)
def test_what_is_recognised(words, codes):
    assert " ".join(recognise(words)) == codes


def test_every_label_is_recognised_as_itself():
    assert {code: recognise(code.libelle) for code in CodeDocument} == {
        code: (CodeDocument.FICHE_CANDIDATURE,) if code == "fiche_candidature" else (code,)
        for code in CodeDocument
    }
