"""A job posting: a notice of the Journal officiel or an offer of Choisir le service public."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, model_validator

from .base import Controle, Modele
from .dates import DatePartielle, Jour, un_mois_apres
from .errors import refus
from .fields import champ
from .legal_basis import FondementJuridique
from .numbers import Decimal, Entier, OuiNon
from .shared import Cloture, Fiche, Organisme
from .territories import Localisation, departements_of, regions_of
from .texts import Adresse, Courriel, Identifiant, Phrase, Texte, Texte3000, Texte5000, TexteCourt
from .vocabularies import (
    CanalPublication,
    Categorie,
    Domaine,
    ExigencePiece,
    Experience,
    Management,
    NatureOffre,
    NiveauLangue,
    Procedure,
    Referentiel,
    Teletravail,
    TempsTravail,
    TypeCompetence,
    TypeContrat,
    VacancePoste,
    Versant,
)

PAS_DE_FIN = 2090
"""From this year on, a published date means « no end » (31/12/9999 on the State's job portal)."""


def _possible(day: date) -> date:
    if day.year >= PAS_DE_FIN:
        raise refus(
            "DATE-06", f"une publication le {day} est impossible", aide="vérifier l’année dans la source"
        )
    return day


Parution = Annotated[Jour, AfterValidator(_possible)]
"""A day of publication, which a deadline can be computed from. Raises what `Jour` raises, and DATE-06."""


class AvisJO(Modele):
    """The notice in the Journal officiel."""

    date: Parution | None = champ(
        "Date du Journal officiel", "Jour de parution ; fait courir le délai.", "2026-01-21", None
    )
    nor: Annotated[str, Field(pattern=r"^[A-Z]{4}\d{7}[A-Z]$")] | None = champ(
        "Numéro NOR", "Quatre lettres, sept chiffres, une lettre.", "IOMA2600001V", None
    )
    numero: TexteCourt | None = champ("Numéro du JO", "Numéro du Journal officiel.", "0017", None)
    url: Adresse | None = champ(
        "Adresse de l’avis", "Page de l’avis.", "https://www.legifrance.gouv.fr/", None
    )


class Metier(Modele):
    """Occupation in a register."""

    code: TexteCourt | None = champ(
        "Code", "Code de l’emploi de référence, huit caractères au plus.", "ERNUM001", None, max_length=8
    )
    libelle: TexteCourt = champ(
        "Libellé", "Nom du métier.", "Conseillère experte / Conseiller expert de cabinet"
    )
    referentiel: Referentiel = champ(
        "Répertoire", "Répertoire d’où vient le code.", "RMFPv2", Referentiel.RMFP_V2
    )

    @model_validator(mode="after")
    def _shape(self) -> "Metier":
        # RMFP v2: ER, the three letters of the functional domain, three digits.
        if self.code and self.referentiel is Referentiel.RMFP_V2:
            match = re.fullmatch(r"ER([A-Z]{3})\d{3}", self.code)
            if match is None or match[1] not in Domaine.__members__:
                raise refus(
                    "EMPLOI-05",
                    f"« {self.code} » n’est pas un code du répertoire des métiers : "
                    "ER, trois lettres de domaine, trois chiffres",
                    aide="vérifier le code, ou préciser un autre répertoire dans referentiel",
                    champs=("code",),
                )
        return self


class Competence(Modele):
    """A competence, in its family."""

    type: TypeCompetence = champ("Famille", "Connaissance, savoir-faire ou savoir-être.", "SAVOIR_FAIRE")
    libelle: TexteCourt = champ("Libellé", "La compétence.", "Animer un réseau")


class Langue(Modele):
    """A language and its level."""

    code: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = champ(
        "Langue", "Code ISO 639-1, deux lettres.", "en"
    )
    niveau: NiveauLangue = champ("Niveau", "Niveau du cadre européen, de A1 à C2.", "B2")


class Remuneration(Modele):
    """Pay, as published: gross, in euros a year."""

    minimum_eur: Entier | None = champ("Minimum", "Brut annuel, en euros.", "38000", None)
    maximum_eur: Entier | None = champ("Maximum", "Brut annuel, en euros.", "45000", None)
    texte: TexteCourt | None = champ("Texte publié", "Les mots de l’annonce.", "Selon expérience", None)

    @model_validator(mode="after")
    def _order(self) -> "Remuneration":
        if (
            self.minimum_eur is not None
            and self.maximum_eur is not None
            and self.minimum_eur > self.maximum_eur
        ):
            raise refus(
                "NOMBRE-03",
                f"le minimum ({self.minimum_eur}) dépasse le maximum ({self.maximum_eur})",
                aide="vérifier les deux montants",
                champs=("minimum_eur", "maximum_eur"),
            )
        return self


class Piece(Modele):
    """A document of the application file. In a record: its name alone, or with how far it is asked for."""

    libelle: TexteCourt = champ("Document", "Nom du document.", "Curriculum vitae")
    exigence: ExigencePiece = champ(
        "Exigence", "Demandé à tous, ou le cas échéant.", "requise", ExigencePiece.REQUISE
    )

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: object) -> object:
        return {"libelle": value} if isinstance(value, str) else value


class Candidature(Modele):
    """How to apply, as the posting says it."""

    procedure: Procedure = champ("Procédure", "Procédure de candidature.", "csp_en_ligne")
    pieces: tuple[Piece, ...] = champ(
        "Documents à transmettre", "Ce qu’il faut envoyer.", "[Curriculum vitae]", ()
    )
    tenir_a_disposition: tuple[TexteCourt, ...] = champ(
        "À tenir à disposition", "Ce qu’il faut avoir prêt sans l’envoyer.", "[Fiche financière]", ()
    )
    destinataire: TexteCourt | None = champ(
        "Destinataire", "À qui adresser la candidature.", "Préfet de région", None
    )
    courriels: tuple[Courriel, ...] = champ(
        "Courriels", "Adresses où envoyer.", "[recrutement@exemple.gouv.fr]", ()
    )
    url: Adresse | None = champ(
        "Adresse de candidature", "Page où postuler.", "https://choisirleservicepublic.gouv.fr/", None
    )
    adresse_postale: TexteCourt | None = champ(
        "Adresse postale", "Où envoyer un pli.", "53 rue de la Préfecture, Dijon", None
    )
    delai_jours: Annotated[Entier, Field(ge=1, le=365)] | None = champ(
        "Délai en jours", "Délai annoncé à compter de la publication.", "30", None
    )
    precisions: Texte3000 | None = champ(
        "Précisions", "Autres consignes de l’annonce.", "Référence à rappeler.", None
    )

    @model_validator(mode="after")
    def _channel(self) -> "Candidature":
        if self.procedure in (Procedure.CSP_EN_LIGNE, Procedure.LIEN_EXTERNE) and self.url is None:
            raise refus(
                "EMPLOI-01",
                "cette procédure passe par une page web, dont l’adresse manque",
                aide="ajouter url, ou changer de procédure",
                champs=("url", "procedure"),
            )
        return self


class Emploi(Fiche):
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
        "Pourquoi la publicité dure moins d’un mois (urgence).",
        "Urgence de continuité.",
        None,
    )
    labo: Identifiant | None = champ("Laboratoire", "Identifiant du laboratoire concerné.", "etat-lin", None)
    projets: tuple[Identifiant, ...] = champ(
        "Projets", "Identifiants des projets concernés.", "[incubateur-etat-lin]", ()
    )

    @model_validator(mode="after")
    def _dates(self) -> "Emploi":
        for later in ("fin_candidature", "fin_publication"):
            start, end = self.debut_publication, getattr(self, later)
            if start and end and end < start:
                raise refus(
                    "DATE-05",
                    f"la date de {later} ({end}) précède le début de publication ({start})",
                    aide="vérifier les deux dates dans la source",
                    champs=(later, "debut_publication"),
                )
        return self

    @model_validator(mode="after")
    def _publication(self) -> "Emploi":
        if self.canal_publication is not CanalPublication.JO:
            for name, label in (
                ("reference", "la référence"),
                ("debut_publication", "le début de publication"),
            ):
                if getattr(self, name) is None:
                    raise refus(
                        "EMPLOI-06",
                        f"il manque {label} : seuls les avis du Journal officiel peuvent s’en passer",
                        aide=f"ajouter {name}",
                        champs=(name, "canal_publication"),
                    )
        return self

    @model_validator(mode="after")
    def _procedure(self) -> "Emploi":
        if self.candidature.procedure is Procedure.JO_SGAR_2009_587:
            if self.canal_publication is not CanalPublication.JO:
                raise refus(
                    "EMPLOI-02",
                    "cette procédure demande un avis au Journal officiel",
                    aide="mettre JO dans canal_publication, ou changer de procédure",
                    champs=("canal_publication", "candidature.procedure"),
                )
            # Décret n° 2009-587, article 11-2: the decree does not apply in Guyane.
            if any(place.region == "03" for place in self.localisations) or not self.regions:
                raise refus(
                    "EMPLOI-02",
                    "cette procédure suppose un préfet de région, et ne s’applique pas en Guyane",
                    aide="changer de procédure, ou corriger le lieu",
                    champs=("localisations", "candidature.procedure"),
                )
        if self.nature_offre is NatureOffre.CONTRACTUEL and self.fondement_juridique is None:
            raise refus(
                "EMPLOI-03",
                "un emploi ouvert uniquement aux contractuels a un fondement juridique",
                aide="ajouter fondement_juridique, avec l’article cité par l’annonce",
                champs=("fondement_juridique", "nature_offre"),
            )
        return self

    def controles(self) -> Iterator[Controle]:
        """Yield a publicity shorter than a month, a missing JO date, a contract unfit for its basis."""
        end = self.fin_candidature
        if self.debut_publication and end and end.year < PAS_DE_FIN and not self.derogation_motif:
            days = (end - self.debut_publication).days
            if end < un_mois_apres(self.debut_publication):
                yield Controle(
                    "EMPLOI-04",
                    ("fin_candidature", "debut_publication"),
                    f"la publicité dure {days} jours, moins d’un mois (CGFP, article D311-2)",
                    "vérifier les dates, ou donner le motif d’urgence dans derogation_motif",
                )
        if self.candidature.procedure is Procedure.JO_SGAR_2009_587 and (
            self.jo is None or self.jo.date is None
        ):
            yield Controle(
                "EMPLOI-07",
                ("jo.date", "jo", "candidature.procedure"),
                "sans la date du Journal officiel, la date limite ne peut pas être calculée",
                "ajouter jo: {date: AAAA-MM-JJ} si elle est connue",
            )
        project = self.type_contrat is TypeContrat.CONTRAT_PROJET
        basis = self.fondement_juridique.code if self.fondement_juridique else None
        if basis is not None and self.type_contrat is not None and project != (basis == "L332-24"):
            yield Controle(
                "EMPLOI-08",
                ("type_contrat", "fondement_juridique"),
                "le contrat de projet et l’article L332-24 vont ensemble",
                "vérifier type_contrat et fondement_juridique dans l’annonce",
            )

    @property
    def regions(self) -> tuple[str, ...]:
        """Insee codes of the regions of its places."""
        return regions_of(self.localisations)

    @property
    def departements(self) -> tuple[str, ...]:
        """Insee codes of the départements of its places."""
        return departements_of(self.localisations)
