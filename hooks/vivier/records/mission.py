"""A France services mission: a national sheet, or what a département changes in it. It is not a job offer."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from . import plausible
from .base import Controle, Modele
from .candidature import Candidature
from .coherence import Coherent, rule
from .dates import Jour, Parution
from .doubles import repeats
from .errors import Refus, refus
from .fields import champ
from .insee import DEPARTEMENTS
from .numbers import Decimal, Entier, OuiNon, Quantite
from .shared import Chiffre, Cloture, Fiche, ListeCourte, closed_after, sans_remplacante
from .territories import CodeDepartement
from .texts import Identifiant, Phrase, Resume, Texte, Texte5000, TexteCourt
from .vocabularies import AccordEmployeur, Eligibilite, TypeConvention, TypeMission, TypeOrganisation


class StructurePorteuse(Modele):
    """Who employs the person, before and during the mission."""

    nom: TexteCourt | None = champ(
        "Nom", "Nom de la structure, si elle est connue.", "Communauté de communes", None
    )
    types: tuple[TypeOrganisation, ...] = champ(
        "Types", "Natures possibles.", "[collectivite, association]", ()
    )
    role: Phrase | None = champ(
        "Rôle", "Ce qu’elle fait.", "Emploie la personne et fournit les moyens.", None
    )


class Convention(Modele):
    """An agreement that the mission rests on."""

    type: TypeConvention = champ("Type", "Nature de la convention.", "tripartite")
    parties: Annotated[tuple[TexteCourt, ...], Field(min_length=2)] = champ(
        "Parties", "Qui signe.", "[ANCT, préfet de département, structure porteuse]"
    )
    objet: Phrase | None = champ("Objet", "Ce qu’elle règle.", "Modalités pratiques et financières.", None)


class FinancementMission(Modele):
    """Who pays whom: the money goes to the structure, it is not a salary."""

    montant_eur: Quantite = champ("Montant", "En euros, pour la période.", "50000")
    periode: TexteCourt = champ("Période", "« an » ou la période publiée.", "an")
    financeur: TexteCourt = champ("Financeur", "Qui paie.", "État")
    beneficiaire: TexteCourt = champ("Bénéficiaire", "Qui reçoit.", "structure porteuse")
    forfaitaire: OuiNon | None = champ("Forfaitaire", "oui si le montant est un forfait.", "oui", None)
    note: Phrase | None = champ("Note", "Précision.", "Ce n’est pas une rémunération.", None)


class MissionNumerotee(Modele):
    """A numbered mission and its tasks."""

    numero: Annotated[Entier, Field(ge=1, le=50)] = champ("Numéro", "Rang dans la fiche.", "1")
    titre: TexteCourt = champ("Titre", "La mission.", "Suivre la qualité de service")
    taches: tuple[Phrase, ...] = champ("Tâches", "Ce qu’elle comprend.", "[Visiter chaque structure]", ())


class Mission(Coherent, Fiche):
    """A France services mission."""

    genre: ClassVar[str] = "mission"

    resume: Resume = champ(
        "Résumé", "Une ou deux phrases, 300 caractères au plus.", "Animer le réseau d’un département."
    )
    type_mission: TypeMission = champ("Type de mission", "Nature de la mission.", "animateur_departemental")
    fiche_nationale: Identifiant | None = champ(
        "Fiche nationale",
        "Identifiant de la fiche dont celle-ci est la version départementale.",
        "animateur-departemental",
        None,
    )
    departement: CodeDepartement | None = champ(
        "Département", "Code Insee ; absent d’une fiche nationale.", '"95"', None
    )
    prefecture: TexteCourt | None = champ(
        "Préfecture", "Préfecture de rattachement.", "Préfecture du Val-d’Oise", None
    )
    structure_porteuse: StructurePorteuse = champ(
        "Structure porteuse", "Qui emploie.", "{types: [collectivite]}"
    )
    rattachement_hierarchique: TexteCourt = champ(
        "Rattachement hiérarchique", "De qui la personne dépend.", "Structure porteuse"
    )
    rattachement_fonctionnel: tuple[TexteCourt, ...] = champ(
        "Rattachement fonctionnel", "Pour qui elle travaille.", "[préfecture de département, ANCT]", ()
    )
    accord_employeur: AccordEmployeur = champ("Accord de l’employeur", "Requis ou non.", "requis")
    conventions: tuple[Convention, ...] = champ(
        "Conventions",
        "Conventions et parties.",
        "[{type: tripartite, parties: [ANCT, préfet, structure porteuse]}]",
        (),
    )
    financement: FinancementMission | None = champ(
        "Financement",
        "Qui paie qui.",
        "{montant_eur: 50000, periode: an, financeur: État, beneficiaire: structure porteuse}",
        None,
    )
    quotite_etp: Annotated[Decimal, Field(gt=0, le=1)] | None = champ(
        "Quotité", "En équivalent temps plein.", "1", None
    )
    publics_eligibles: tuple[Eligibilite, ...] = champ(
        "Qui peut candidater", "Situations admises.", "[agent_collectivite]", ()
    )
    eligibilite_detail: Phrase | None = champ(
        "Qui peut candidater, détail", "Précision publiée.", "Par exemple à La Poste.", None
    )
    contexte: Texte | None = champ(
        "Contexte", "Le réseau et son pilotage.", "Le réseau réunit des guichets.", None
    )
    organisation: Texte | None = champ("Organisation", "Qui fait quoi.", "L’ANCT coordonne.", None)
    missions: Annotated[tuple[MissionNumerotee, ...], Field(min_length=1)] = champ(
        "Missions", "Missions numérotées et tâches.", "[{numero: 1, titre: Qualité}]"
    )
    missions_note: Phrase | None = champ(
        "Missions, note", "Portée de la liste.", "Liste non exhaustive.", None
    )
    prerequis: ListeCourte = champ("Prérequis", "Ce qu’il faut avoir.", "[Permis B]", ())
    permis: TexteCourt | None = champ("Permis", "Permis de conduire demandé.", "B", None)
    profil: Texte | None = champ("Profil", "Qualités attendues.", "Rigueur et autonomie.", None)
    conditions_exercice: Texte5000 | None = champ(
        "Conditions d’exercice", "Moyens, réunions.", "Réunions en ligne.", None
    )
    deplacements: Phrase | None = champ(
        "Déplacements", "Fréquence et lieux.", "Environ deux jours par semaine.", None
    )
    lieu_base: TexteCourt | None = champ(
        "Lieu de travail", "Où la personne est installée.", "Locaux de la structure porteuse", None
    )
    formation_initiale: Phrase | None = champ(
        "Formation initiale", "Formation prévue.", "Séminaire de deux jours à Paris.", None
    )
    chiffres: tuple[Chiffre, ...] = champ(
        "Chiffres", "Chiffres datés de la source.", "[{libelle: Partenaires, valeur: 9}]", ()
    )
    debut_publication: Parution | None = champ("Publication", "Jour de mise en ligne.", "2023-10-09", None)
    fin_candidature: Jour | None = champ("Date limite", "Dernier jour pour candidater.", "2024-01-15", None)
    revoir_le: Jour | None = champ(
        "À revoir le", "Date de vérification, quand aucune limite n’est annoncée.", "2027-01-31", None
    )
    cloture: Cloture | None = champ(
        "Clôture",
        "Si la mission est close autrement que par sa date.",
        "{etat: pourvue, depuis: 2026-01, motif: Poste pourvu.}",
        None,
    )
    candidature: Candidature | None = champ(
        "Candidature", "Comment candidater.", "{procedure: fs_animateur}", None
    )

    @rule
    def _departmental(self) -> Iterator[Refus]:
        if self.departement is not None and self.prefecture is None:
            yield refus(
                "MISSION-02",
                "une fiche départementale nomme la préfecture de rattachement",
                aide="ajouter prefecture",
                champs=("prefecture", "departement"),
            )

    @rule
    def _version(self) -> Iterator[Refus]:
        if self.fiche_nationale is not None and self.departement is None:
            yield refus(
                "MISSION-03",
                "cette version d’une fiche nationale ne dit pas son département",
                aide="ajouter departement, entre guillemets",
                champs=("departement", "fiche_nationale"),
            )

    @rule
    def _deadline_or_revision(self) -> Iterator[Refus]:
        if self.fin_candidature is None and self.revoir_le is None:
            yield refus(
                "MISSION-01",
                "sans date limite, la fiche doit dire quand la vérifier",
                aide="ajouter revoir_le, ou fin_candidature si la source la donne",
                champs=("revoir_le", "fin_candidature"),
            )

    @rule
    def _period(self) -> Iterator[Refus]:
        if self.fin_candidature and self.debut_publication and self.fin_candidature < self.debut_publication:
            yield refus(
                "DATE-05",
                f"la date limite ({self.fin_candidature}) précède la publication ({self.debut_publication})",
                aide="vérifier les deux dates dans la source",
                champs=("fin_candidature", "debut_publication"),
            )

    @rule
    def _closed_after_start(self) -> Iterator[Refus]:
        yield from closed_after(self.debut_publication, self.cloture)

    @rule
    def _numbers(self) -> Iterator[Refus]:
        for n, first in repeats(mission.numero for mission in self.missions):
            yield refus(
                "MISSION-04",
                f"deux missions portent le numéro {self.missions[n].numero}",
                aide="numéroter les missions dans l’ordre",
                champs=(f"missions.{n}.numero", f"missions.{first}.numero"),
            )

    def controles(self) -> Iterator[Controle]:
        """Yield a closure that leads nowhere, an improbable year, a task that stands twice in the list."""
        yield from sans_remplacante(self.cloture)
        yield from plausible.annees(
            {
                "debut_publication": self.debut_publication,
                "source.consulte_le": self.source.consulte_le,
                "maj": self.maj,
            },
            {"fin_candidature": self.fin_candidature},
            {"revoir_le": self.revoir_le, "cloture.depuis": self.cloture.depuis if self.cloture else None},
        )
        tasks = [
            (f"missions.{n}.taches.{k}", task.casefold())
            for n, mission in enumerate(self.missions)
            for k, task in enumerate(mission.taches)
        ]
        for here, first in repeats(task for _, task in tasks):
            yield Controle(
                "MISSION-05",
                (tasks[here][0], tasks[first][0]),
                "cette tâche est déjà dans la liste",
                "ne la garder que dans une mission",
            )

    @property
    def nationale(self) -> bool:
        """Whether this is a national sheet."""
        return self.departement is None

    @property
    def regions(self) -> tuple[str, ...]:
        """Insee code of its département's region, if any."""
        region = DEPARTEMENTS[self.departement].region if self.departement else None
        return (region,) if region else ()

    @property
    def departements(self) -> tuple[str, ...]:
        """Insee code of its département, if any."""
        return (self.departement,) if self.departement else ()
