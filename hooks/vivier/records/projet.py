"""A project of a lab or of a service: from a problem to what followed, stopped projects included."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from .base import Controle, Modele
from .coherence import Coherent, rule
from .dates import DatePartielle
from .doubles import repeats
from .errors import Refus, refus
from .fields import champ
from .numbers import Mesure, Quantite
from .shared import Fiche, Financement, ListeCourte, Organisme, in_order
from .territories import CodeDepartement, CodeRegion, regions_with
from .texts import Adresse, Identifiant, Phrase, Resume, Texte, Texte5000, TexteCourt
from .vocabularies import (
    CodePhase,
    Echelle,
    EtatSuites,
    Licence,
    Methode,
    OuiNonInconnu,
    RolePartenaire,
    StatutPhase,
    TypeEvaluation,
    TypePublic,
)


class Probleme(Modele):
    """What made the project necessary."""

    irritant: Texte5000 = champ(
        "Irritant", "Le problème, vu de ceux qui le vivent.", "Les dossiers circulent sur papier."
    )
    preuve: Texte5000 | None = champ("Preuve", "Ce qui l’établit.", "Trois cents remarques d’agents.", None)


class Public(Modele):
    """People that the project is for."""

    type: TypePublic = champ("Public", "Nature du public.", "agents")
    libelle: TexteCourt | None = champ("Libellé", "Précision.", "Cadres du secrétariat général", None)
    effectif: Quantite | None = champ("Effectif", "Nombre de personnes.", "19", None)


class Phase(Coherent):
    """A dated phase."""

    code: CodePhase = champ("Phase", "Étape du projet.", "prototypage")
    libelle: TexteCourt | None = champ(
        "Libellé", "Nom de la phase, si le projet lui en donne un.", "Maquettage", None
    )
    debut: DatePartielle | None = champ("Début", "Date, mois ou année.", "2022", None)
    fin: DatePartielle | None = champ("Fin", "Date, mois ou année.", "2022-12", None)
    statut: StatutPhase | None = champ("Statut", "Où en est la phase.", "terminee", None)
    note: Phrase | None = champ("Note", "Précision.", "Avec agents et usagers.", None)

    @rule
    def _order(self) -> Iterator[Refus]:
        yield from in_order(self.debut, self.fin)


class Partenaire(Organisme):
    """An organisation and what it does in the project."""

    role: RolePartenaire = champ("Rôle", "Ce que fait le partenaire.", "financeur")


class Livrable(Modele):
    """Something that the project produced."""

    titre: TexteCourt = champ("Titre", "Nom du livrable.", "Cahier des charges de l’espace d’accueil")
    type: TexteCourt | None = champ("Type", "Nature du livrable.", "cahier des charges", None)
    date: DatePartielle | None = champ("Date", "Date, mois ou année.", "2022", None)
    licence: Licence = champ("Licence", "Conditions de réutilisation.", "licence_ouverte_2", Licence.INCONNUE)
    url: Adresse | None = champ("Adresse", "Où le trouver.", "https://www.exemple.gouv.fr/livrable", None)
    accessible: OuiNonInconnu = champ(
        "Accessible", "Conforme aux règles d’accessibilité.", "inconnu", OuiNonInconnu.INCONNU
    )


class MesureIndicateur(Modele):
    """A measured value and its date."""

    valeur: Mesure = champ("Valeur", "Le nombre mesuré.", "19")
    date: DatePartielle = champ("Date", "Quand la mesure a été faite.", "2022")


class Indicateur(Modele):
    """An indicator: without a method it is only declared."""

    nom: TexteCourt = champ("Indicateur", "Ce qui est mesuré.", "Cadres accompagnés")
    unite: TexteCourt | None = champ("Unité", "Unité des valeurs.", "personnes", None)
    valeur_initiale: Mesure | None = champ("Valeur de départ", "Avant le projet.", "0", None)
    cible: Mesure | None = champ("Cible", "Valeur visée.", "40", None)
    mesures: tuple[MesureIndicateur, ...] = champ(
        "Mesures", "Valeurs datées.", "[{valeur: 19, date: 2022}]", ()
    )
    methode: Phrase | None = champ(
        "Méthode", "Comment la valeur est obtenue ; sinon elle est déclarative.", "Décompte.", None
    )


class Evaluation(Modele):
    """Evaluation of the project; that there is none must be said."""

    type: TypeEvaluation = champ("Type", "Qui a évalué.", "aucune")
    date: DatePartielle | None = champ("Date", "Date de l’évaluation.", "2023", None)
    resultats: Texte5000 | None = champ("Résultats", "Ce qu’elle montre.", "Délais réduits.", None)
    limites: Texte5000 | None = champ("Limites", "Ce qu’elle ne montre pas.", "Petit échantillon.", None)
    url: Adresse | None = champ("Adresse", "Où la lire.", "https://www.exemple.gouv.fr/evaluation", None)


class Suites(Modele):
    """What followed, and why."""

    etat: EtatSuites = champ("Suites", "Ce que le projet est devenu.", "perennise")
    motif: Phrase | None = champ("Motif", "Pourquoi.", "Le service a été repris par la direction.", None)
    date: DatePartielle | None = champ("Date", "Depuis quand.", "2020-09", None)


class Origine(Modele):
    """The campaign and the ideas that the project came from."""

    demarche: Identifiant = champ(
        "Démarche", "Identifiant de la démarche.", "projet-administration-bourgogne-franche-comte"
    )
    idees: tuple[Identifiant, ...] = champ(
        "Idées", "Identifiants de propositions de la démarche.", "[teletravail]", ()
    )


class Projet(Coherent, Fiche):
    """A project."""

    genre: ClassVar[str] = "projet"

    resume: Resume = champ(
        "Résumé", "Une ou deux phrases, 300 caractères au plus.", "Repenser l’accueil de la préfecture."
    )
    labos: tuple[Identifiant, ...] = champ(
        "Laboratoires", "Identifiants des laboratoires.", "[pressoir-a-idees]", ()
    )
    regions_concernees: tuple[CodeRegion, ...] = champ("Régions", "Codes Insee des régions.", '["27"]', ())
    departements_concernes: tuple[CodeDepartement, ...] = champ(
        "Départements", "Codes Insee des départements.", '["90"]', ()
    )
    echelle: Echelle | None = champ("Échelle", "Portée du projet.", "departementale", None)
    porteur: Organisme | None = champ(
        "Porteur", "Service qui porte le projet.", "{nom: Préfecture du Territoire de Belfort}", None
    )
    commanditaire: Organisme | None = champ(
        "Commanditaire", "Qui l’a demandé.", "{nom: Préfet de région}", None
    )
    description: Texte | None = champ(
        "Description", "Ce que fait le projet.", "Un atelier réunit agents et usagers.", None
    )
    probleme: Probleme | None = champ(
        "Problème", "Ce qui l’a rendu nécessaire.", "{irritant: Accueil mal adapté}", None
    )
    publics: tuple[Public, ...] = champ("Publics", "Pour qui.", "[{type: agents, effectif: 19}]", ())
    objectifs: ListeCourte = champ("Objectifs", "Ce qui est visé.", "[Simplifier les démarches]", ())
    methodes: tuple[Methode, ...] = champ("Méthodes", "Façons de travailler.", "[design_de_services]", ())
    methodes_detail: Texte5000 | None = champ(
        "Méthodes, détail", "Comment.", "Facilitation, maquettage, expérimentation.", None
    )
    phases: tuple[Phase, ...] = champ(
        "Phases", "Étapes datées, dans l’ordre.", "[{code: prototypage, debut: 2022}]", ()
    )
    partenaires: tuple[Partenaire, ...] = champ(
        "Partenaires", "Organismes et rôles.", "[{nom: DITP, role: financeur}]", ()
    )
    financements: tuple[Financement, ...] = champ(
        "Financements", "Lignes de financement.", "[{dispositif: FTAP}]", ()
    )
    livrables: tuple[Livrable, ...] = champ("Livrables", "Ce qui a été produit.", "[{titre: Guide}]", ())
    indicateurs: tuple[Indicateur, ...] = champ(
        "Indicateurs", "Ce qui est mesuré.", "[{nom: Cadres formés}]", ()
    )
    evaluation: Evaluation = champ("Évaluation", "« aucune » se dit aussi.", "{type: aucune}")
    suites: Suites = champ("Suites", "Ce que le projet est devenu.", "{etat: en_cours}")
    ppg: ListeCourte = champ(
        "Politiques prioritaires", "Politiques prioritaires du Gouvernement servies.", "[Simplification]", ()
    )
    services_publics_plus: ListeCourte = champ(
        "Services Publics+", "Engagements du programme servis.", "[Des agents formés]", ()
    )
    reutilisation: Texte5000 | None = champ(
        "Réutilisation",
        "Ce qu’un autre service peut reprendre, à quelles conditions.",
        "Le cahier des charges.",
        None,
    )
    licence: Licence = champ("Licence", "Licence des contenus.", "licence_ouverte_2", Licence.LICENCE_OUVERTE)
    origine: Origine | None = champ(
        "Origine",
        "Démarche et idées dont il vient.",
        "{demarche: projet-administration-bourgogne-franche-comte, idees: [mode-projet]}",
        None,
    )

    @rule
    def _phases_in_order(self) -> Iterator[Refus]:
        starts = [(n, phase.debut) for n, phase in enumerate(self.phases) if phase.debut]
        for (before, first), (after, second) in pairwise(starts):
            if second.fin() < first.debut():
                yield refus(
                    "PROJET-01",
                    f"la phase {after + 1} commence ({second}) avant la phase {before + 1} ({first})",
                    aide="remettre les phases dans l’ordre du temps",
                    champs=(f"phases.{after}.debut", f"phases.{before}.debut"),
                )

    @rule
    def _phases_once(self) -> Iterator[Refus]:
        for n, first in repeats((phase.code, phase.libelle) for phase in self.phases):
            yield refus(
                "PROJET-02",
                f"la phase « {self.phases[n].code.libelle} » est donnée deux fois",
                aide="réunir les deux, ou leur donner des libellés différents",
                champs=(f"phases.{n}.code", f"phases.{first}.code"),
            )

    def controles(self) -> Iterator[Controle]:
        """Yield what leaves a reader with a half-truth: an amount without years, an end without a reason."""
        for n, line in enumerate(self.financements):
            if line.montant_eur and not line.annees:
                yield Controle(
                    "PROJET-03",
                    (f"financements.{n}.montant_eur",),
                    "ce montant n’a pas d’année",
                    "ajouter annees, ou dire dans note que la source ne les donne pas",
                )
        if self.suites.etat in (EtatSuites.ARRETE, EtatSuites.REORIENTE) and not self.suites.motif:
            yield Controle(
                "PROJET-04",
                ("suites.etat",),
                f"un projet {self.suites.etat.libelle.lower()} sans motif n’apprend rien aux autres",
                "ajouter suites.motif",
            )

    @property
    def regions(self) -> tuple[str, ...]:
        """Insee codes of its regions, those of its départements included."""
        return regions_with(self.regions_concernees, self.departements_concernes)

    @property
    def departements(self) -> tuple[str, ...]:
        """Insee codes of its départements."""
        return tuple(dict.fromkeys(self.departements_concernes))
