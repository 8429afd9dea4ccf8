"""The words of the rules of candidacy: who applies, with which documents, by which channel."""

from vivier.records.vocabulary import Vocabulary


class Candidat(Vocabulary):
    """Situation of the person who applies."""

    FONCTIONNAIRE_ETAT = "fonctionnaire_etat", "Fonctionnaire de l’État"
    FONCTIONNAIRE_TERRITORIAL = "fonctionnaire_territorial", "Fonctionnaire d’une collectivité territoriale"
    FONCTIONNAIRE_HOSPITALIER = "fonctionnaire_hospitalier", "Fonctionnaire hospitalier"
    CONTRACTUEL_PUBLIC = "contractuel_public", "Contractuel ou contractuelle de droit public"
    EXTERNE = "externe", "Personne extérieure à l’administration"
    MILITAIRE = "militaire", "Militaire"
    MAGISTRAT = "magistrat", "Magistrat ou magistrate"
    AGENT_STRUCTURE_FS = "agent_structure_fs", "Agent d’une structure France services ou d’un partenaire"


FONCTIONNAIRES = (
    Candidat.FONCTIONNAIRE_ETAT,
    Candidat.FONCTIONNAIRE_TERRITORIAL,
    Candidat.FONCTIONNAIRE_HOSPITALIER,
)
"""Civil servants, of the State, of local authorities and of hospitals."""


class Reponse(Vocabulary):
    """Whether a person may apply."""

    OUI = "oui", "Oui"
    SOUS_CONDITION = "sous_condition", "Sous condition"
    INDETERMINE = "indetermine", "À vérifier auprès du service"
    NON = "non", "Non"


class Gravite(Vocabulary):
    """How much a warning matters; the order of the class is the order of display."""

    BLOQUANT = "bloquant", "Bloquant"
    ATTENTION = "attention", "Attention"
    INFORMATION = "information", "À savoir"


class Exigence(Vocabulary):
    """What to do with a document; the order of the class is the order of display."""

    REQUISE = "requise", "À joindre"
    LE_CAS_ECHEANT = "le_cas_echeant", "À joindre, le cas échéant"
    FACULTATIVE = "facultative", "Facultatif"
    A_TENIR_PRETE = "a_tenir_prete", "À tenir à disposition, sans l’envoyer"


class ModeEnvoi(Vocabulary):
    """How an application is sent."""

    EN_LIGNE = "en_ligne", "En ligne"
    COURRIEL = "courriel", "Par courriel"
    COURRIER = "courrier", "Par courrier"
    NON_PRECISE = "non_precise", "Non précisé"
