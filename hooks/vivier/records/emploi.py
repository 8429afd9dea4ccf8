"""A job posting: a notice of the Journal officiel or an offer of Choisir le service public."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from . import emploi_checks
from .base import Controle, Renomme
from .candidature import Candidature
from .coherence import Coherent, rule
from .dates import DatePartielle, Jour, Parution
from .emploi_parts import AvisJO, Competence, Langue, Metier, Remuneration
from .errors import Refus, refus
from .fields import champ
from .legal_basis import FondementJuridique
from .numbers import Decimal, Entier, OuiNon
from .shared import Cloture, Fiche, Organisme, closed_after
from .territories import Localisation, departements_of, regions_of
from .texts import Identifiant, Phrase, Texte, Texte3000, Texte5000, TexteCourt
from .vocabularies import (
    CanalPublication,
    Categorie,
    Domaine,
    Experience,
    Management,
    NatureOffre,
    Procedure,
    Teletravail,
    TempsTravail,
    TypeContrat,
    VacancePoste,
    Versant,
)


class Emploi(Coherent, Renomme, Fiche):
    """A job posting."""

    genre: ClassVar[str] = "emploi"
    ANCIENS_NOMS: ClassVar[Mapping[str, str]] = {
        "forme_contrat": "type_contrat",
        "nature_emploi": "nature_offre",
        "statut_poste": "vacance_poste",
        "date_limite": "fin_candidature",
        "date_publication": "debut_publication",
        "date_vacance": "debut_vacance_poste",
        "niveau_etudes": "diplome_niveau",
        "cotation": "cotation_rifseep",
        "duree": "duree_contrat",
    }

    canal_publication: CanalPublication = champ(
        "Canal de publication", "Où l’offre est officiellement parue.", "CSP"
    )
    reference: TexteCourt | None = champ(
        "Référence", "Référence chez le diffuseur.", "2024-17971", None, max_length=60
    )
    titre_long: Annotated[Texte3000, Field(max_length=1500)] | None = champ(
        "Titre long", "Intitulé développé.", "Préfigurateur du centre de services partagés", None
    )
    versant: Versant = champ("Versant", "Fonction publique de l’État, territoriale ou hospitalière.", "FPE")
    categories: Annotated[tuple[Categorie, ...], Field(min_length=1)] = champ(
        "Catégories", "Une ou plusieurs catégories.", "[APLUS, A]"
    )
    corps: TexteCourt | None = champ(
        "Corps ou cadre d’emplois", "Corps, cadre d’emplois, grade.", "Attaché d’administration", None
    )
    nature_offre: NatureOffre = champ(
        "Nature de l’offre", "À qui l’emploi est ouvert.", "TITULAIRE_CONTRACTUEL"
    )
    type_contrat: TypeContrat | None = champ("Type de contrat", "Forme du contrat proposé.", "CDD", None)
    duree_contrat: TexteCourt | None = champ(
        "Durée", "Durée du contrat ou de la nomination.", "1 an, prolongeable", None
    )
    vacance_poste: VacancePoste = champ(
        "Vacance du poste", "Vacant, susceptible de l’être, ou à créer.", "OUI"
    )
    debut_vacance_poste: DatePartielle | None = champ(
        "Poste vacant à compter du", "Date, mois ou année.", "2025-06-01", None
    )
    fondement_juridique: FondementJuridique | None = champ(
        "Fondement juridique",
        "Article du recrutement par contrat.",
        "{code: L332-2-2, texte: Article L332-2 2° du CGFP}",
        None,
    )
    organisation: Organisme = champ("Organisation", "Employeur.", "{nom: Préfecture du Doubs}")
    autorite_recrutement: TexteCourt = champ(
        "Autorité de recrutement", "Qui recrute et reçoit les candidatures.", "Préfet de région"
    )
    employeur: Texte3000 | None = champ(
        "Présentation de l’employeur", "Texte de présentation.", "Le service compte 70 agents.", None
    )
    localisations: Annotated[tuple[Localisation, ...], Field(min_length=1)] = champ(
        "Localisations", "Un ou plusieurs lieux de travail.", '[{departement: "25", commune: Besançon}]'
    )
    jo: AvisJO | None = champ(
        "Avis au Journal officiel", "Date et références de l’avis.", "{date: 2026-01-21}", None
    )
    debut_publication: Parution | None = champ(
        "Début de publication", "Jour de première publication.", "2025-04-18", None
    )
    fin_publication: Jour | None = champ(
        "Fin de publication", "Dernier jour d’affichage.", "2025-05-22", None
    )
    fin_candidature: Jour | None = champ(
        "Date limite de candidature", "Dernier jour pour candidater.", "2025-05-22", None
    )
    cloture: Cloture | None = champ(
        "Clôture",
        "Si l’offre est close autrement que par sa date.",
        "{etat: pourvue, depuis: 2026-01, motif: Poste pourvu.}",
        None,
    )
    revoir_le: Jour | None = champ(
        "À revoir le", "Date de vérification, quand aucune date limite n’est connue.", "2027-01-31", None
    )
    avis_legal: OuiNon | None = champ(
        "Avis légal",
        "oui si la fiche tient lieu de l’avis de vacance que la loi exige (CGFP, article L311-2) : "
        "ses douze mentions et le mois de publicité deviennent obligatoires.",
        "non",
        None,
    )
    temps_travail: TempsTravail = champ(
        "Temps de travail", "Temps plein ou non.", "TEMPS_PLEIN", TempsTravail.NON_DEFINI
    )
    quotite: Annotated[Decimal, Field(gt=0, le=100)] | None = champ(
        "Quotité", "En pour cent d’un temps plein.", "80", None
    )
    teletravail: Teletravail = champ("Télétravail", "oui, non ou non_defini.", "oui", Teletravail.NON_DEFINI)
    teletravail_detail: Phrase | None = champ(
        "Télétravail, détail", "Rythme annoncé.", "Deux jours par semaine", None
    )
    management: Management | None = champ("Encadrement", "Avec ou sans équipe à encadrer.", "SANS", None)
    cotation_rifseep: TexteCourt | None = champ(
        "Cotation RIFSEEP", "Groupe de fonctions, pour les fonctionnaires.", "Cotation 3", None
    )
    domaine: Domaine | None = champ("Domaine fonctionnel", "Code du répertoire des métiers.", "DIR", None)
    metier: Metier | None = champ("Métier", "Emploi de référence.", "{libelle: Conseillère experte}", None)
    competences: tuple[Competence, ...] = champ(
        "Compétences", "Par famille.", "[{type: SAVOIR_FAIRE, libelle: Animer un réseau}]", ()
    )
    diplome_niveau: Annotated[Entier, Field(ge=1, le=8)] | None = champ(
        "Niveau de diplôme", "De 1 à 8 ; 7 pour un master (décret n° 2019-14).", "7", None
    )
    experience: Experience | None = champ("Expérience", "Niveau d’expérience attendu.", "CONFIRME", None)
    experience_detail: Phrase | None = champ(
        "Expérience, détail", "Durée ou nature attendue.", "Trois à quatre ans", None
    )
    langues: tuple[Langue, ...] = champ("Langues", "Langues et niveaux.", "[{code: en, niveau: B2}]", ())
    remuneration: Remuneration | None = champ(
        "Rémunération", "Montants ou texte publiés.", "{texte: Selon profil}", None
    )
    ouvert_aux_militaires: OuiNon | None = champ(
        "Ouvert aux militaires", "oui ou non, si l’annonce le dit.", "oui", None
    )
    contexte: Texte | None = champ("Contexte", "Pourquoi ce poste.", "Un pôle de l’État s’installe.", None)
    missions: Texte = champ(
        "Missions", "Ce que fait la personne recrutée.", "Animer le réseau et accompagner les projets."
    )
    profil: Texte = champ("Profil", "Qui est attendu.", "Autonomie et sens du dialogue.")
    conditions_exercice: Texte5000 | None = champ(
        "Conditions d’exercice", "Déplacements, horaires.", "Déplacements fréquents.", None
    )
    positionnement: Texte5000 | None = champ(
        "Positionnement", "Hiérarchie et liaisons.", "Sous l’autorité du SGAR.", None
    )
    complements: Texte5000 | None = champ("Compléments", "Autres informations.", "Cadre de vie.", None)
    candidature: Candidature = champ("Candidature", "Comment candidater.", "{procedure: email_libre}")
    derogation_motif: Phrase | None = champ(
        "Motif de dérogation",
        "Pourquoi la publicité dure moins d’un mois (urgence) ; pour la vérification, absent des pages.",
        "Urgence de continuité.",
        None,
    )
    labo: Identifiant | None = champ("Laboratoire", "Identifiant du laboratoire concerné.", "etat-lin", None)
    projets: tuple[Identifiant, ...] = champ(
        "Projets", "Identifiants des projets concernés.", "[incubateur-etat-lin]", ()
    )

    # One thing each: where a field is wrong, the rules that do not read it are still looked at.
    @rule
    def _candidature_after_start(self) -> Iterator[Refus]:
        yield from _after(self.debut_publication, "fin_candidature", self.fin_candidature)

    @rule
    def _publication_after_start(self) -> Iterator[Refus]:
        yield from _after(self.debut_publication, "fin_publication", self.fin_publication)

    @rule
    def _candidature_after_notice(self) -> Iterator[Refus]:
        journal = self.jo and self.jo.date
        if journal and self.fin_candidature and self.fin_candidature < journal:
            yield refus(
                "DATE-05",
                f"la date limite ({self.fin_candidature}) précède la parution au Journal officiel ({journal})",
                aide="vérifier les deux dates dans la source",
                champs=("fin_candidature", "jo.date"),
            )

    @rule
    def _closed_after_start(self) -> Iterator[Refus]:
        yield from closed_after(self.debut_publication, self.cloture)

    @rule
    def _has_a_reference(self) -> Iterator[Refus]:
        if self.canal_publication is not CanalPublication.JO and self.reference is None:
            yield _lacking("reference", "la référence")

    @rule
    def _has_a_start(self) -> Iterator[Refus]:
        if self.canal_publication is not CanalPublication.JO and self.debut_publication is None:
            yield _lacking("debut_publication", "le début de publication")

    @rule
    def _procedure_of_the_journal(self) -> Iterator[Refus]:
        decree = self.candidature.procedure is Procedure.JO_SGAR_2009_587
        if decree and self.canal_publication is not CanalPublication.JO:
            yield refus(
                "EMPLOI-02",
                "cette procédure demande un avis au Journal officiel",
                aide="mettre JO dans canal_publication, ou changer de procédure",
                champs=("canal_publication", "candidature.procedure"),
            )

    @rule
    def _procedure_of_a_region(self) -> Iterator[Refus]:
        if self.candidature.procedure is not Procedure.JO_SGAR_2009_587:
            return
        # Décret n° 2009-587, article 11-2: the decree does not apply in Guyane.
        if any(place.region == "03" for place in self.localisations) or not self.regions:
            yield refus(
                "EMPLOI-02",
                "cette procédure suppose un préfet de région, et ne s’applique pas en Guyane",
                aide="changer de procédure, ou corriger le lieu",
                champs=("localisations", "candidature.procedure"),
            )

    @rule
    def _basis(self) -> Iterator[Refus]:
        if self.nature_offre is NatureOffre.CONTRACTUEL and self.fondement_juridique is None:
            yield refus(
                "EMPLOI-03",
                "un emploi ouvert uniquement aux contractuels a un fondement juridique",
                aide="ajouter fondement_juridique, avec l’article cité par l’annonce",
                champs=("fondement_juridique", "nature_offre"),
            )

    def controles(self) -> Iterator[Controle]:
        """Yield what deserves a look in its dates and its contract."""
        yield from emploi_checks.controles(self)

    @property
    def regions(self) -> tuple[str, ...]:
        """Insee codes of the regions of its places."""
        return regions_of(self.localisations)

    @property
    def departements(self) -> tuple[str, ...]:
        """Insee codes of the départements of its places."""
        return departements_of(self.localisations)


def _after(start: date | None, name: str, end: date | None) -> Iterator[Refus]:
    if start and end and end < start:
        yield refus(
            "DATE-05",
            f"la date de {name} ({end}) précède le début de publication ({start})",
            aide="vérifier les deux dates dans la source",
            champs=(name, "debut_publication"),
        )


def _lacking(name: str, label: str) -> Refus:
    return refus(
        "EMPLOI-06",
        f"il manque {label} : seuls les avis du Journal officiel peuvent s’en passer",
        aide=f"ajouter {name}",
        champs=(name, "canal_publication"),
    )
