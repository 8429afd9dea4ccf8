"""An idea campaign: contributions, ideas by theme, rankings, workshops, and the project sheets they give."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from .base import Controle, Modele
from .coherence import Coherent, rule
from .dates import DatePartielle, DateSource
from .doubles import repeats
from .errors import Refus, refus
from .fields import champ
from .numbers import Entier, OuiNon, Quantite
from .shared import Fiche, ListeCourte, Organisme, in_order
from .territories import CodeDepartement, CodeRegion, regions_with
from .texts import Identifiant, Phrase, Resume, Texte, Texte5000, TexteCourt
from .vocabularies import OrdreClassement, TypeClassement


class Proposition(Modele):
    """An idea. In a record: its words alone, or with an id so that a project can name it."""

    libelle: Phrase = champ("Proposition", "L’idée, dans nos mots.", "Travailler en mode projet")
    id: Identifiant | None = champ("Identifiant", "Pour qu’un projet la cite.", "mode-projet", None)
    famille: TexteCourt | None = champ(
        "Famille", "Sous-groupe du classement.", "Organiser la transversalité", None
    )
    rang: Annotated[Entier, Field(ge=1)] | None = champ("Rang", "Place, si la source la donne.", "1", None)

    @model_validator(mode="before")
    @classmethod
    def _words_alone(cls, value: object) -> object:
        return {"libelle": value} if isinstance(value, str) else value


class Famille(Modele):
    """A family of ideas within a theme."""

    titre: TexteCourt = champ("Famille", "Nom de la famille d’actions.", "Outiller la transversalité")
    description: Phrase | None = champ(
        "Description", "En une phrase.", "Des lieux et des outils partagés.", None
    )
    propositions: tuple[Phrase, ...] = champ(
        "Propositions", "Idées de la famille.", "[Créer un intranet commun]", ()
    )


class ThemeDemarche(Coherent):
    """A theme of the campaign and what it gathered."""

    code: Identifiant = champ("Code", "Identifiant du thème dans la démarche.", "transversalite")
    titre: TexteCourt = champ("Titre", "Nom du thème.", "La transversalité")
    description: Texte5000 | None = champ(
        "Description", "Ce qui a été analysé, par qui.", "Un binôme à Besançon.", None
    )
    idees: Quantite | None = champ("Idées", "Nombre d’idées du thème.", "70", None)
    occurrences: Quantite | None = champ(
        "Occurrences", "Nombre de mentions relevées.", "{valeur: 300, approximatif: oui}", None
    )
    questions: ListeCourte = champ(
        "Questions", "Questions que pose le thème.", '["Quelle présence sur le territoire ?"]', ()
    )
    familles: tuple[Famille, ...] = champ("Familles", "Familles d’actions.", "[{titre: Outiller}]", ())

    @rule
    def _counts(self) -> Iterator[Refus]:
        if self.idees and self.occurrences and self.occurrences.valeur < self.idees.valeur:
            yield refus(
                "DEMARCHE-01",
                f"il y a moins d’occurrences ({self.occurrences.valeur}) que d’idées ({self.idees.valeur})",
                aide="vérifier les deux nombres : une idée est citée au moins une fois",
                champs=("occurrences", "idees"),
            )


class Classement(Coherent):
    """A list of ideas: those that came back most, those that were chosen, or the most innovative."""

    titre: TexteCourt = champ("Titre", "Nom du classement.", "Les dix idées les plus récurrentes")
    type: TypeClassement = champ("Type", "Récurrence, sélection ou innovation.", "recurrence")
    themes: tuple[Identifiant, ...] = champ("Thèmes", "Codes des thèmes concernés.", "[transversalite]", ())
    taille: Annotated[Entier, Field(ge=1, le=500)] | None = champ(
        "Taille annoncée", "Nombre d’idées annoncé.", "10", None
    )
    ordre: OrdreClassement = champ(
        "Ordre", "Sens de la liste, si la source le dit.", "non_ordonne", OrdreClassement.NON_ORDONNE
    )
    propositions: Annotated[tuple[Proposition, ...], Field(min_length=1)] = champ(
        "Propositions", "Toutes les idées du classement.", "[Travailler en mode projet]"
    )
    note: Phrase | None = champ(
        "Note", "Précision de la source.", "Ordre annoncé croissant, sans score.", None
    )

    @rule
    def _size(self) -> Iterator[Refus]:
        if self.taille is not None and len(self.propositions) > self.taille:
            yield refus(
                "DEMARCHE-02",
                f"le classement donne {len(self.propositions)} propositions, et sa taille annoncée est {self.taille}",
                aide="corriger la taille ou la liste",
                champs=("taille", "propositions"),
            )


class Ateliers(Coherent):
    """The workshops that take the ideas further."""

    nombre: Annotated[Entier, Field(ge=1)] = champ("Nombre d’ateliers", "Un atelier par thème.", "10")
    places: Annotated[Entier, Field(ge=1)] = champ("Places par atelier", "Personnes par atelier.", "15")
    participants: Quantite | None = champ("Participants", "Nombre total annoncé.", "150", None)
    seances: Entier | None = champ("Séances par atelier", "Nombre de séances.", "2", None)
    duree_seance: TexteCourt | None = champ("Durée d’une séance", "Durée publiée.", "une demi-journée", None)
    volontariat: OuiNon | None = champ("Volontariat", "oui si la participation est volontaire.", "oui", None)
    tirage_au_sort: OuiNon | None = champ(
        "Tirage au sort", "oui s’il départage les volontaires.", "oui", None
    )
    choix_des_themes: Phrase | None = champ(
        "Choix des thèmes", "Qui choisit les thèmes.", "Les directeurs, dans une liste.", None
    )
    animation: Phrase | None = champ(
        "Animation", "Qui anime.", "L’équipe projet et des agents volontaires.", None
    )
    note: Phrase | None = champ(
        "Note", "Autre consigne.", "Échanger avec ses collègues entre les séances.", None
    )

    @rule
    def _product(self) -> Iterator[Refus]:
        total = self.participants
        if total and not total.approximatif and total.valeur != self.nombre * self.places:
            yield refus(
                "DEMARCHE-03",
                f"{self.nombre} ateliers de {self.places} font {self.nombre * self.places} personnes, "
                f"et non {total.valeur}",
                aide="vérifier les trois nombres, ou marquer le total approximatif",
                champs=("participants", "nombre", "places"),
            )


class Etape(Coherent):
    """A step of the schedule."""

    libelle: Phrase = champ("Étape", "Ce qui a lieu.", "Fin des restitutions aux équipes")
    debut: DateSource | None = champ("Début", "Date, partielle ou sans année (--05-23).", "--05-23", None)
    fin: DateSource | None = champ("Fin", "Date, partielle ou sans année.", "--06-17", None)
    texte: TexteCourt | None = champ("Moment publié", "Les mots de la source.", "début juillet", None)

    @rule
    def _order(self) -> Iterator[Refus]:
        yield from in_order(self.debut, self.fin)


class FicheProjet(Modele):
    """A project sheet that came out of a workshop, with its five fields."""

    titre: TexteCourt = champ("Titre", "Nom du projet.", "Un réseau social interne")
    description: Texte5000 = champ("Description", "La solution.", "Un espace d’échange entre services.")
    resultat_attendu: Texte5000 = champ(
        "Résultat attendu", "Ce qui changera pour les gens.", "Des réponses plus rapides."
    )
    changements: Texte5000 = champ("Changements", "Ce que la solution entraîne.", "De nouveaux usages.")
    ressources: Texte5000 = champ("Ressources", "Ce qu’il faut prévoir.", "Un mi-temps d’animation.")
    etapes: ListeCourte = champ("Grandes étapes", "Les étapes, dans l’ordre.", "[Essai, Bilan]")
    idees: tuple[Identifiant, ...] = champ(
        "Idées", "Identifiants des propositions reprises.", "[reseau-social]", ()
    )
    projet: Identifiant | None = champ("Projet", "Projet qui en est né.", "reseau-social-interne", None)


class ModeleFiche(Modele):
    """A field that each project sheet must have, as the campaign describes it."""

    champ_attendu: TexteCourt = champ("Champ", "Nom du champ de la fiche projet.", "Résultat attendu")
    precision: Phrase | None = champ(
        "Précision", "Ce qu’il contient.", "Ce que la solution doit produire.", None
    )


class Demarche(Coherent, Fiche):
    """An idea campaign."""

    genre: ClassVar[str] = "demarche"

    resume: Resume = champ(
        "Résumé", "Une ou deux phrases, 300 caractères au plus.", "Les agents proposent 560 idées."
    )
    organisation: Organisme = champ(
        "Organisation", "Qui mène la démarche.", "{nom: Région Bourgogne-Franche-Comté}"
    )
    regions_concernees: tuple[CodeRegion, ...] = champ("Régions", "Codes Insee des régions.", '["27"]', ())
    departements_concernes: tuple[CodeDepartement, ...] = champ("Départements", "Codes Insee.", '["25"]', ())
    presentation: Texte = champ(
        "Présentation", "But et cadre de la démarche.", "Préparer le projet d’administration."
    )
    methode: Texte | None = champ(
        "Méthode", "Comment les contributions sont recueillies et lues.", "Par binômes.", None
    )
    contributions: Quantite | None = champ("Contributions", "Nombre de contributions reçues.", "37", None)
    idees_total: Quantite | None = champ("Idées", "Nombre total d’idées.", "560", None)
    themes: Annotated[tuple[ThemeDemarche, ...], Field(min_length=1)] = champ(
        "Thèmes", "Thèmes et nombre d’idées.", "[{code: transversalite, titre: La transversalité, idees: 70}]"
    )
    classements: tuple[Classement, ...] = champ(
        "Classements",
        "Listes d’idées.",
        "[{titre: Les plus citées, type: recurrence, propositions: [Travailler en mode projet]}]",
        (),
    )
    ateliers: Ateliers | None = champ(
        "Ateliers", "Nombre, places, séances.", "{nombre: 10, places: 15}", None
    )
    calendrier: tuple[Etape, ...] = champ(
        "Calendrier", "Étapes, dans l’ordre.", "[{libelle: Restitution, fin: --05-13}]", ()
    )
    annee: DatePartielle | None = champ("Année", "Année de la démarche, si la source la donne.", "2016", None)
    modele_fiche_projet: tuple[ModeleFiche, ...] = champ(
        "Modèle de fiche projet", "Champs demandés par la démarche.", "[{champ_attendu: Ressources}]", ()
    )
    fiches_projet: tuple[FicheProjet, ...] = champ("Fiches projets", "Fiches issues des ateliers.", "[]", ())

    @property
    def addition(self) -> tuple[int, ...]:
        """Return the counts of the themes, where every one of them and the total are exact; else nothing."""
        total = self.idees_total
        counted = [theme.idees for theme in self.themes if theme.idees and not theme.idees.approximatif]
        exact = total is not None and not total.approximatif and len(counted) == len(self.themes)
        return tuple(count.valeur for count in counted) if exact else ()

    @rule
    def _sum(self) -> Iterator[Refus]:
        total = self.idees_total
        if self.addition and total is not None:
            found = sum(self.addition)
            if found != total.valeur:
                parts = " + ".join(str(count) for count in self.addition)
                yield refus(
                    "DEMARCHE-04",
                    f"les thèmes comptent {parts} = {found} idées, et le total annonce {total.valeur}",
                    aide="corriger un nombre, ou le marquer approximatif",
                    champs=("idees_total", "themes"),
                )

    @rule
    def _one_code_each(self) -> Iterator[Refus]:
        for n, first in repeats(theme.code for theme in self.themes):
            yield refus(
                "DEMARCHE-05",
                f"deux thèmes portent le code « {self.themes[n].code} »",
                aide="donner à chaque thème son code",
                champs=(f"themes.{n}.code", f"themes.{first}.code"),
            )

    @rule
    def _ranked_themes(self) -> Iterator[Refus]:
        codes = [theme.code for theme in self.themes]
        known = set(codes)
        for n, ranking in enumerate(self.classements):
            for k, code in enumerate(ranking.themes):
                if code not in known:
                    yield refus(
                        "DEMARCHE-06",
                        f"« {code} » n’est pas un thème de cette démarche",
                        aide="écrire le code d’un thème de la fiche",
                        trouve=code,
                        valeurs=codes,
                        champs=(f"classements.{n}.themes.{k}",),
                    )

    def controles(self) -> Iterator[Controle]:
        """Yield a ranking shorter than it says: an idea may have been forgotten."""
        for n, ranking in enumerate(self.classements):
            if ranking.taille is not None and len(ranking.propositions) < ranking.taille:
                yield Controle(
                    "DEMARCHE-07",
                    (f"classements.{n}.taille",),
                    f"le classement annonce {ranking.taille} propositions "
                    f"et en donne {len(ranking.propositions)}",
                    "vérifier qu’aucune proposition n’a été oubliée",
                )

    @property
    def propositions(self) -> dict[str, Proposition]:
        """Ideas that have an id, by id; an idea may stand in several rankings, the first one counts."""
        found: dict[str, Proposition] = {}
        for ranking in self.classements:
            for idea in ranking.propositions:
                if idea.id:
                    found.setdefault(idea.id, idea)
        return found

    @property
    def regions(self) -> tuple[str, ...]:
        """Insee codes of its regions, those of its départements included."""
        return regions_with(self.regions_concernees, self.departements_concernes)

    @property
    def departements(self) -> tuple[str, ...]:
        """Insee codes of its départements."""
        return tuple(dict.fromkeys(self.departements_concernes))
