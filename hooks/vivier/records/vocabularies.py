"""The closed lists of the field.

Codes are those of the exchange API of Choisir le service public (names of October 2026) where it has the
list; a value of ours says so. Aliases are older codes and the labels met on published pages.
"""

from .languages import CodeLangue as CodeLangue  # its 183 members have a module of their own
from .vocabulary import Vocabulary


class Versant(Vocabulary):
    """Branch of the civil service."""

    FPE = "FPE", "Fonction publique de l’État", "Fonction publique d’État", "État"
    FPT = "FPT", "Fonction publique territoriale", "Territoriale"
    FPH = "FPH", "Fonction publique hospitalière", "Hospitalière"


class Categorie(Vocabulary):
    """Hierarchical category of a post."""

    APLUS = "APLUS", "Catégorie A+ (encadrement supérieur)", "A+", "Catégorie A+"
    A = "A", "Catégorie A (cadre)", "Catégorie A"
    B = "B", "Catégorie B (profession intermédiaire)", "Catégorie B"
    C = "C", "Catégorie C (employé)", "Catégorie C"
    HORS_CATEGORIE = "HORS_CATEGORIE", "Hors catégorie"

    @property
    def abrege(self) -> str:
        """The short form used in key facts: « A+ », « A », « hors catégorie »."""
        return {"APLUS": "A+", "HORS_CATEGORIE": "hors catégorie"}.get(self.value, str(self.value))


class NatureOffre(Vocabulary):
    """Who a posting is open to. TITULAIRE is ours: an older label that is still met."""

    TITULAIRE_CONTRACTUEL = (
        "TITULAIRE_CONTRACTUEL",
        "Ouvert aux fonctionnaires et aux contractuels",
        "Emploi ouvert aux titulaires et/ou aux contractuels",
        "Emploi ouvert aux titulaires et aux contractuels",
    )
    CONTRACTUEL = (
        "CONTRACTUEL",
        "Ouvert uniquement aux contractuels",
        "CONTRACTUELS",
        "Emploi ouvert uniquement aux contractuels",
    )
    TERRITORIAL = (
        "TERRITORIAL",
        "Ouvert aux fonctionnaires et lauréats d’un concours territorial",
        "Emploi réservé aux fonctionnaires et lauréats d’un concours territorial",
    )
    TITULAIRE = "TITULAIRE", "Ouvert uniquement aux fonctionnaires", "Emploi ouvert uniquement aux titulaires"


class TypeContrat(Vocabulary):
    """Form of the contract offered to those who are not civil servants."""

    CDD = "CDD", "Contrat à durée déterminée"
    CDI = "CDI", "Contrat à durée indéterminée"
    CDD_CDI = "CDD_CDI", "Contrat à durée déterminée ou indéterminée", "CDD ou CDI", "CDD/CDI"
    CONTRAT_PROJET = "CONTRAT_PROJET", "Contrat de projet"
    VACATION = "VACATION", "Vacation"


class VacancePoste(Vocabulary):
    """Whether the post is vacant. CREATION is ours: notices in the Journal officiel use it."""

    OUI = "OUI", "Vacant", "STATUT01", "sera vacant"
    NON = "NON", "Susceptible d’être vacant", "STATUT02", "susceptible_vacant"
    CREATION = "CREATION", "Susceptible d’être créé", "Création"


class CanalPublication(Vocabulary):
    """Where the posting was officially published."""

    JO = "JO", "Journal officiel", "JORF", "Journal officiel de la République française"
    CSP = "CSP", "Choisir le service public", "Place de l’emploi public"
    AUTRE = "AUTRE", "Autre publication"


class TempsTravail(Vocabulary):
    """Working time of the post. Part time is an agent's choice; incomplete time is the post's."""

    TEMPS_PLEIN = "TEMPS_PLEIN", "Temps plein", "temps complet"
    TEMPS_PARTIEL = "TEMPS_PARTIEL", "Temps incomplet ou partiel", "Temps incomplet", "Temps partiel"
    NON_DEFINI = "NON_DEFINI", "Temps de travail non précisé", "non renseigné"


class Teletravail(Vocabulary):
    """Whether the post allows work from home."""

    OUI = "oui", "Télétravail possible", "TELETRAVAIL", "possible", "true", "partiel"
    NON = "non", "Sur site", "SUR_SITE", "pas de télétravail", "false"
    NON_DEFINI = "non_defini", "Télétravail non précisé", "non renseigné"


class Management(Vocabulary):
    """Whether the post manages people."""

    AVEC = "AVEC", "Avec encadrement", "oui", "true"
    SANS = "SANS", "Sans encadrement", "non", "false"


class Experience(Vocabulary):
    """Experience that is asked for."""

    DEBUTANT = "DEBUTANT", "Débutant accepté", "Débutant"
    CONFIRME = "CONFIRME", "Confirmé"
    EXPERT = "EXPERT", "Expert"


class TypeCompetence(Vocabulary):
    """Family of a competence."""

    CONNAISSANCE = "CONNAISSANCE", "Connaissances"
    SAVOIR_FAIRE = "SAVOIR_FAIRE", "Savoir-faire"
    SAVOIR_ETRE = "SAVOIR_ETRE", "Savoir-être"


class NiveauLangue(Vocabulary):
    """Level of the Common European Framework of Reference for Languages."""

    A1 = "A1", "Découverte"
    A2 = "A2", "Élémentaire"
    B1 = "B1", "Seuil"
    B2 = "B2", "Avancé"
    C1 = "C1", "Autonome"
    C2 = "C2", "Maîtrise"


class Domaine(Vocabulary):
    """Functional domain of the Répertoire des métiers de la fonction publique, version 2."""

    ACH = "ACH", "Achat"
    AGR = "AGR", "Agriculture"
    AMT = "AMT", "Aménagement et développement durable du territoire"
    ASP = "ASP", "Animation, jeunesse et sports"
    BAT = "BAT", "Bâtiment"
    COM = "COM", "Communication"
    CTL = "CTL", "Organisation, contrôle et évaluation"
    CUL = "CUL", "Culture et Patrimoine"
    DEF = "DEF", "Défense"
    DIR = "DIR", "Direction et pilotage des politiques publiques"
    DOC = "DOC", "Lecture publique et Documentation"
    ENS = "ENS", "Enseignement et Formation"
    ENV = "ENV", "Environnement"
    FIP = "FIP", "Finances publiques"
    GBF = "GBF", "Gestion budgétaire et financière"
    GRH = "GRH", "Ressources humaines"
    INT = "INT", "International"
    JUR = "JUR", "Affaires juridiques"
    JUS = "JUS", "Justice"
    LOG = "LOG", "Interventions techniques et logistiques"
    MED = "MED", "Médical et paramédical"
    NUM = "NUM", "Numérique"
    RCH = "RCH", "Recherche"
    REN = "REN", "Renseignement"
    SAN = "SAN", "Prévention, conseil et pilotage en santé"
    SEC = "SEC", "Sécurité"
    SOC = "SOC", "Social, enfance et famille"
    TRA = "TRA", "Transports"
    USA = "USA", "Relation à l’usager"


class Referentiel(Vocabulary):
    """Register that an occupation's code comes from."""

    RMFP_V2 = "RMFPv2", "Répertoire des métiers de la fonction publique"
    RIME = "RIME", "Répertoire interministériel des métiers de l’État"
    CNFPT = "CNFPT", "Répertoire des métiers territoriaux"
    FPH = "FPH", "Répertoire des métiers de la fonction publique hospitalière"
    ROME = "ROME", "Répertoire opérationnel des métiers et des emplois"
    AUTRE = "autre", "Autre répertoire"


class Procedure(Vocabulary):
    """Procedure of candidacy: it selects documents, addressee and deadline."""

    JO_SGAR_2009_587 = (
        "jo_sgar_2009_587",
        "Avis au Journal officiel, chargé de mission auprès d’un préfet de région",
    )
    JO_EMPLOI_DIRECTION = "jo_emploi_direction", "Avis au Journal officiel, emploi de direction de l’État"
    CSP_EN_LIGNE = "csp_en_ligne", "Candidature en ligne sur Choisir le service public"
    CONTRACTUEL_PERMANENT = "contractuel_permanent", "Recrutement d’un contractuel sur un emploi permanent"
    FS_ANIMATEUR = "fs_animateur", "Mission d’animation départementale France services"
    EMAIL_LIBRE = "email_libre", "Candidature par courriel"
    LIEN_EXTERNE = "lien_externe", "Candidature sur un autre site"


class ExigencePiece(Vocabulary):
    """How far a document is asked for."""

    REQUISE = "requise", "À joindre", "obligatoire"
    LE_CAS_ECHEANT = "le_cas_echeant", "À joindre, le cas échéant", "le cas échéant"
    FACULTATIVE = "facultative", "Facultative"


class EtatCloture(Vocabulary):
    """Why a posting no longer takes candidacies, when its dates do not say so."""

    CLOSE = "close", "Candidatures closes"
    POURVUE = "pourvue", "Poste pourvu"
    ANNULEE = "annulee", "Offre retirée"
    SUSPENDUE = "suspendue", "Offre suspendue"
    REMPLACEE = "remplacee", "Offre remplacée par une autre"


class TypeOrganisation(Vocabulary):
    """Kind of organisation: the State and local authorities are not to be confused."""

    ETAT_CENTRAL = "etat_central", "Administration centrale de l’État"
    ETAT_DECONCENTRE = (
        "etat_deconcentre",
        "Service de l’État en région ou en département",
        "préfecture",
        "prefecture",
    )
    OPERATEUR = "operateur", "Opérateur de l’État"
    COLLECTIVITE = "collectivite", "Collectivité territoriale", "collectivité"
    HOPITAL = "hopital", "Établissement hospitalier"
    ASSOCIATION = "association", "Association"
    LA_POSTE = "la_poste", "La Poste"
    MSA = "msa", "Mutualité sociale agricole"
    GIP = "gip", "Groupement d’intérêt public"
    ENTREPRISE = "entreprise", "Entreprise"
    AUTRE = "autre", "Autre organisme", "autre_operateur"


class TypeSource(Vocabulary):
    """What kind of document a record was made from."""

    JO = "JO", "Avis au Journal officiel"
    CSP = "CSP", "Offre de Choisir le service public"
    SITE_PUBLIC = "site_public", "Page d’un site public"
    DOCUMENT = "document", "Document d’un service"
    SAISIE = "saisie", "Saisie par la rédaction"


class Echelle(Vocabulary):
    """Reach of a project."""

    LOCALE = "locale", "Locale"
    DEPARTEMENTALE = "departementale", "Départementale"
    REGIONALE = "regionale", "Régionale"
    NATIONALE = "nationale", "Nationale"


class Methode(Vocabulary):
    """Way of working of a lab."""

    DESIGN_DE_SERVICES = "design_de_services", "Design de services", "design de service"
    INTELLIGENCE_COLLECTIVE = "intelligence_collective", "Intelligence collective"
    PARTICIPATION_CITOYENNE = "participation_citoyenne", "Participation citoyenne"
    COACHING_CODEVELOPPEMENT = "coaching_codeveloppement", "Coaching et codéveloppement"
    FORMATION = "formation", "Formation"
    FACILITATION = "facilitation", "Facilitation"
    APPEL_A_PROJETS = "appel_a_projets", "Appel à projets"
    NUMERIQUE = "numerique", "Transformation numérique"
    INTRAPRENARIAT = "intraprenariat", "Intraprenariat", "intrapreneuriat"
    CONDUITE_DU_CHANGEMENT = "conduite_du_changement", "Conduite du changement"
    SCIENCES_COMPORTEMENTALES = "sciences_comportementales", "Sciences comportementales"
    MUTUALISATION = "mutualisation", "Mutualisation de fonctions"


class CodePhase(Vocabulary):
    """Phase of a project, in order. No national standard was found: a phase may have a label of its own."""

    EMERGENCE = "emergence", "Émergence", "idee", "idée"
    CADRAGE = "cadrage", "Cadrage", "définition"
    IMMERSION = "immersion", "Immersion", "exploration", "investigation"
    IDEATION = "ideation", "Idéation"
    PROTOTYPAGE = "prototypage", "Prototypage", "maquettage", "construction"
    EXPERIMENTATION = "experimentation", "Expérimentation"
    EVALUATION = "evaluation", "Évaluation"
    DEPLOIEMENT = "deploiement", "Déploiement", "passage à l’échelle", "mise en œuvre", "acceleration"
    ESSAIMAGE = "essaimage", "Essaimage", "transfere"
    CLOS = "clos", "Clos", "terminé"


class StatutPhase(Vocabulary):
    """Where a phase stands."""

    PREVUE = "prevue", "Prévue"
    EN_COURS = "en_cours", "En cours"
    TERMINEE = "terminee", "Terminée"
    ABANDONNEE = "abandonnee", "Abandonnée", "abandon"


class RolePartenaire(Vocabulary):
    """What a partner does in a project."""

    PILOTE = "pilote", "Pilote"
    FINANCEUR = "financeur", "Financeur"
    EXPERT = "expert", "Expert"
    TERRAIN = "terrain", "Terrain"
    PRESTATAIRE = "prestataire", "Prestataire"
    ASSOCIATION = "association", "Association"
    COLLECTIVITE = "collectivite", "Collectivité"
    BENEFICIAIRE = "beneficiaire", "Bénéficiaire"


class StatutFinancement(Vocabulary):
    """Where a funding line stands."""

    DEMANDE = "demande", "Demandé"
    ACCORDE = "accorde", "Accordé"
    NOTIFIE = "notifie", "Notifié"
    SOLDE = "solde", "Soldé"
    NON_PRECISE = "non_precise", "Non précisé"


class Dispositif(Vocabulary):
    """Public fund or scheme that pays."""

    FTAP = (
        "FTAP",
        "Fonds pour la transformation de l’action publique",
        "fonds de transformation de l’action publique",
    )
    PIA = "PIA", "Programme d’investissements d’avenir"
    PLAN_RELANCE = "plan_relance", "Plan de relance"
    FIRH = "FIRH", "Fonds d’innovation pour les ressources humaines"
    FIACT = "FIACT", "Fonds interministériel d’amélioration des conditions de travail"
    FRANCE_2030 = "france_2030", "France 2030"
    FEDER = "FEDER", "Fonds européen de développement régional"
    CREDITS_LABO = "credits_labo", "Crédits du laboratoire", "crédits du lab"
    BUDGET_REGIONAL = "budget_regional", "Budget de la collectivité régionale", "budget régional"
    AUTRE = "autre", "Autre financement"


class OuiNonInconnu(Vocabulary):
    """A yes or no that may not be known."""

    OUI = "oui", "Oui", "true"
    NON = "non", "Non", "false"
    INCONNU = "inconnu", "Non précisé"


class TypeEvaluation(Vocabulary):
    """Who evaluated a project."""

    AUTO = "auto", "Auto-évaluation"
    INTERNE = "interne", "Évaluation interne"
    EXTERNE = "externe", "Évaluation externe"
    AUCUNE = "aucune", "Aucune évaluation"
    INCONNUE = "inconnue", "Évaluation non précisée par la source"


class EtatSuites(Vocabulary):
    """What followed a project; stopping is an outcome like another."""

    PERENNISE = "perennise", "Pérennisé"
    ESSAIME = "essaime", "Essaimé ailleurs"
    EN_COURS = "en_cours", "En cours"
    REORIENTE = "reoriente", "Réorienté"
    ARRETE = "arrete", "Arrêté", "abandonné"
    INCONNU = "inconnu", "Suites non connues"


class TypePublic(Vocabulary):
    """Who a project is for."""

    USAGERS = "usagers", "Usagers"
    AGENTS = "agents", "Agents publics"
    ENCADRANTS = "encadrants", "Encadrants"
    ENTREPRISES = "entreprises", "Entreprises"
    COLLECTIVITES = "collectivites", "Collectivités"
    CITOYENS = "citoyens", "Citoyens"


class TypeClassement(Vocabulary):
    """What a ranking of ideas is made by."""

    RECURRENCE = "recurrence", "Idées les plus récurrentes", "récurrente"
    SELECTION = "selection", "Idées sélectionnées"
    INNOVATION = "innovation", "Idées les plus innovantes", "innovante"


class OrdreClassement(Vocabulary):
    """Order in which a ranking lists its ideas."""

    CROISSANT = "croissant", "Ordre croissant"
    DECROISSANT = "decroissant", "Ordre décroissant"
    NON_ORDONNE = "non_ordonne", "Sans ordre"


class TypeMission(Vocabulary):
    """Kind of mission in the France services network."""

    ANIMATEUR_DEPARTEMENTAL = "animateur_departemental", "Animation départementale"
    CONSEILLER = "conseiller", "Conseil en structure France services"
    RESPONSABLE_STRUCTURE = "responsable_structure", "Responsabilité d’une structure"
    ITINERANT = "itinerant", "Service itinérant"


class Eligibilite(Vocabulary):
    """Who may apply to a mission: a present situation."""

    ANIMATEUR_A_TEMPS_PARTIEL = (
        "animateur_a_temps_partiel",
        "Personne déjà chargée de l’animation à temps partiel",
    )
    AGENT_FRANCE_SERVICES = "agent_france_services", "Personne travaillant dans une structure France services"
    AGENT_PARTENAIRE_NATIONAL = (
        "agent_partenaire_national",
        "Personne travaillant chez un partenaire national",
    )
    AGENT_COLLECTIVITE = "agent_collectivite", "Personne travaillant dans une collectivité territoriale"


class AccordEmployeur(Vocabulary):
    """Whether the employer's prior agreement is asked for."""

    REQUIS = "requis", "Accord préalable de l’employeur requis", "oui", "true"
    NON_REQUIS = "non_requis", "Accord de l’employeur non requis", "non", "false"
    NON_PRECISE = "non_precise", "Accord de l’employeur non précisé"


class TypeConvention(Vocabulary):
    """Kind of agreement that a mission rests on."""

    TRIPARTITE = "tripartite", "Convention tripartite"
    SUBVENTIONNEMENT = "subventionnement", "Convention de subventionnement", "subvention"
    MISE_A_DISPOSITION = "mise_a_disposition", "Convention de mise à disposition"


class Licence(Vocabulary):
    """Licence under which something may be used again."""

    LICENCE_OUVERTE = "licence_ouverte_2", "Licence Ouverte 2.0", "etalab-2.0", "licence ouverte"
    CC_BY = "cc_by_4", "Creative Commons Attribution 4.0", "CC BY"
    CC_BY_SA = (
        "cc_by_sa_4",
        "Creative Commons Attribution – Partage dans les mêmes conditions 4.0",
        "CC BY-SA",
    )
    INCONNUE = "inconnue", "Licence non précisée"
