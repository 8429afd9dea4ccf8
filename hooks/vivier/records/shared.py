"""Groups of fields that several kinds of record share, and the fields that every record has."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from .base import Controlable, Controle, Modele
from .coherence import Coherent, rule
from .dates import DatePartielle, Jour, JourSansAnnee
from .errors import Refus, refus
from .fields import champ
from .numbers import Mesure, Quantite
from .texts import (
    Adresse,
    Courriel,
    Identifiant,
    Phrase,
    Resume,
    Siret,
    Telephone,
    Texte3000,
    TexteCourt,
    Titre,
)
from .vocabularies import (
    Dispositif,
    EtatCloture,
    StatutFinancement,
    TypeOrganisation,
    TypeSource,
)


class Source(Modele):
    """Where a record's facts come from."""

    type: TypeSource = champ("Type de source", "Nature du document d’origine.", "JO")
    titre: TexteCourt = champ(
        "Titre de la source", "Titre du document ou de la page.", "Avis de vacance d’un emploi"
    )
    editeur: TexteCourt | None = champ(
        "Éditeur", "Organisme qui a publié le document.", "Préfecture du Val-d’Oise", None
    )
    date: DatePartielle | None = champ(
        "Date de la source", "Date portée par le document.", "2023-10-09", None
    )
    url: Adresse | None = champ(
        "Adresse", "Adresse de la page d’origine.", "https://www.exemple.gouv.fr/avis", None
    )
    consulte_le: Jour | None = champ(
        "Consultée le", "Jour où la rédaction a lu la source.", "2026-11-21", None
    )
    note: Phrase | None = champ(
        "Note", "Ce qu’il faut savoir de la source.", "Texte lu sans sa date de publication.", None
    )


class Manque(Modele):
    """Something that the source leaves out; it is said, never guessed."""

    quoi: TexteCourt = champ(
        "Ce qui manque", "L’information absente.", "Date de publication au Journal officiel"
    )
    precision: Phrase | None = champ(
        "Précision",
        "Ce que cela empêche, ou comment le savoir.",
        "La date limite ne peut pas être calculée.",
        None,
    )


class Cloture(Coherent):
    """The end of a posting as the editors know it, when its own dates do not tell."""

    etat: EtatCloture = champ("État", "Pourquoi l’offre ne reçoit plus de candidatures.", "close")
    depuis: DatePartielle = champ(
        "Depuis", "Date de la clôture ; un mois ou une année comptent dès leur premier jour.", "2024-01"
    )
    motif: Phrase = champ(
        "Motif", "Ce qui permet de le dire.", "Le poste était à pourvoir au 1er janvier 2024."
    )
    remplacee_par: Identifiant | None = champ(
        "Remplacée par",
        "Identifiant de la fiche, de même sorte, qui prend la suite.",
        "chef-projets-etat-lin",
        None,
    )

    @rule
    def _successor(self) -> Iterator[Refus]:
        if self.remplacee_par is not None and self.etat is not EtatCloture.REMPLACEE:
            yield refus(
                "CLOTURE-01",
                f"une fiche dont l’état est « {self.etat.value} » n’a pas de remplaçante",
                aide="mettre remplacee dans etat, ou retirer remplacee_par",
                champs=("remplacee_par", "etat"),
            )


def sans_remplacante(closure: Cloture | None) -> Iterator[Controle]:
    """Yield the closure that says « remplacée » and not by what: its readers are led nowhere."""
    if closure and closure.etat is EtatCloture.REMPLACEE and closure.remplacee_par is None:
        yield Controle(
            "CLOTURE-02",
            ("cloture.etat", "cloture"),
            "cette fiche est dite remplacée, sans dire par laquelle",
            "ajouter remplacee_par, ou choisir un autre état si aucune fiche ne prend la suite",
        )


def in_order(
    start: DatePartielle | JourSansAnnee | None, end: DatePartielle | JourSansAnnee | None
) -> Iterator[Refus]:
    """Yield why the fields ``debut`` and ``fin`` of a group do not follow each other, where both have a year."""
    if isinstance(start, DatePartielle) and isinstance(end, DatePartielle) and end.fin() < start.debut():
        yield refus(
            "DATE-05",
            f"la fin ({end}) précède le début ({start})",
            aide="vérifier les deux dates",
            champs=("fin", "debut"),
        )


def closed_after(start: date | None, closure: Cloture | None) -> Iterator[Refus]:
    """Yield why a record is not closed before ``start``, the day of its publication; a month counts to its last day."""
    if start and closure and closure.depuis.fin() < start:
        yield refus(
            "DATE-05",
            f"la clôture ({closure.depuis}) précède la publication ({start})",
            aide="vérifier les deux dates dans la source",
            champs=("cloture.depuis", "debut_publication"),
        )


class Organisme(Coherent):
    """An organisation: an entry of the shared list, or a name of its own."""

    organisation: Identifiant | None = champ(
        "Organisation",
        "Identifiant dans postings/vocabulaires/organisations.yml.",
        "sgar-bourgogne-franche-comte",
        None,
    )
    nom: TexteCourt | None = champ(
        "Nom", "Nom, pour un organisme absent de la liste.", "Préfecture du Doubs", None
    )
    sigle: TexteCourt | None = champ("Sigle", "Forme abrégée.", "SGAR", None)
    type: TypeOrganisation | None = champ("Type", "Nature de l’organisme.", "etat_deconcentre", None)
    direction: TexteCourt | None = champ(
        "Direction ou service", "Service au sein de l’organisme.", "Service Innovation", None
    )
    siret: Siret | None = champ("SIRET", "Numéro d’établissement, 14 chiffres.", '"13002526500013"', None)

    @rule
    def _one_name(self) -> Iterator[Refus]:
        if self.organisation is None and self.nom is None:
            yield refus(
                "ORG-01",
                "cet organisme n’a ni identifiant ni nom",
                aide="donner organisation (de la liste partagée) ou nom",
                champs=("organisation", "nom"),
            )


class Contact(Modele):
    """Whom to ask: a function and a service rather than a person."""

    fonction: TexteCourt = champ(
        "Fonction", "Rôle de la personne ou nom du service.", "Directrice du laboratoire"
    )
    service: TexteCourt | None = champ("Service", "Service ou organisme.", "SGAR des Pays de la Loire", None)
    courriel: Courriel | None = champ(
        "Courriel", "De préférence l’adresse du service.", "sgar@exemple.gouv.fr", None
    )
    telephone: Telephone | None = champ("Téléphone", "Numéro fixe du service.", "03 80 44 64 00", None)
    url: Adresse | None = champ("Page", "Page de contact.", "https://www.exemple.gouv.fr/contact", None)
    nom: TexteCourt | None = champ(
        "Nom", "Seulement si la source le publie ; retiré quand l’offre est close.", "Camille Martin", None
    )
    note: Phrase | None = champ(
        "Note", "Précision utile.", "Renseignements seulement, pas de candidature.", None
    )


class Lien(Modele):
    """A named link."""

    libelle: TexteCourt = champ("Libellé", "Texte du lien.", "Plaquette du laboratoire")
    url: Adresse = champ("Adresse", "Adresse de la page.", "https://www.exemple.gouv.fr/plaquette")


class Financement(Modele):
    """A funding line."""

    dispositif: Dispositif = champ("Dispositif", "Fonds ou budget qui paie.", "FTAP")
    libelle: TexteCourt | None = champ(
        "Libellé", "Nom publié de la ligne.", "Enveloppe régionale du FTAP", None
    )
    montant_eur: Quantite | None = champ("Montant en euros", "Montant total, en euros.", "800000", None)
    annees: TexteCourt | None = champ("Années", "Année ou période couverte.", "2023-2024", None)
    statut: StatutFinancement = champ(
        "Statut", "Où en est le financement.", "accorde", StatutFinancement.NON_PRECISE
    )
    financeur: Organisme | None = champ("Financeur", "Organisme qui paie.", "{nom: DITP}", None)
    note: Phrase | None = champ(
        "Note", "Précision de la source.", "Suivi avec la plateforme des finances.", None
    )


class Chiffre(Modele):
    """A figure that a source gives, with its date: never repeated without it."""

    libelle: TexteCourt = champ("Libellé", "Ce que compte le chiffre.", "Structures France services")
    valeur: Mesure = champ("Valeur", "Le nombre.", "2600")
    unite: TexteCourt | None = champ("Unité", "Unité du nombre.", "structures", None)
    date: DatePartielle | None = champ("Date", "Date à laquelle le chiffre vaut.", "2023-07", None)


class Fiche(Controlable):
    """What every record has."""

    genre: ClassVar[str]
    """Kind of the record: ``emploi``, ``projet``, ``labo``, ``demarche`` or ``mission``."""

    id: Identifiant = champ(
        "Identifiant",
        "Nom du fichier sans « .yml » ; inutile de l’écrire dans la fiche.",
        "chef-projets-etat-lin",
    )
    titre: Titre = champ("Titre", "Intitulé complet, sur une ligne.", "Chef ou cheffe de projets innovation")
    resume: Resume | None = champ(
        "Résumé",
        "Une ou deux phrases, 300 caractères au plus.",
        "Accompagner les services de l’État en région.",
        None,
    )
    source: Source = champ(
        "Source", "Document d’où viennent les faits.", "{type: CSP, titre: Offre 2024-17971}"
    )
    manques: tuple[Manque, ...] = champ(
        "Ce que la source ne dit pas",
        "Informations absentes, dites comme telles.",
        "[{quoi: Date de publication}]",
        (),
    )
    thematiques: tuple[Identifiant, ...] = champ(
        "Thématiques", "Identifiants de postings/vocabulaires/themes.yml.", "[simplification]", ()
    )
    contacts: tuple[Contact, ...] = champ(
        "Contacts", "Qui peut répondre aux questions.", "[{fonction: Accueil}]", ()
    )
    liens: tuple[Lien, ...] = champ(
        "Liens",
        "Pages à consulter.",
        "[{libelle: Plaquette, url: https://www.exemple.gouv.fr/plaquette}]",
        (),
    )
    maj: Jour | None = champ("Mise à jour", "Dernière vérification de la fiche.", "2026-11-21", None)
    note_interne: Texte3000 | None = champ(
        "Note interne", "Pour la rédaction ; jamais publiée.", "Rappeler le service en janvier.", None
    )

    @property
    def cle(self) -> tuple[str, str]:
        """Kind and id: what names the record in the whole catalogue."""
        return (self.genre, self.id)

    @property
    def regions(self) -> tuple[str, ...]:
        """Insee codes of the regions where the record is shown, in order, each once."""
        return ()

    @property
    def departements(self) -> tuple[str, ...]:
        """Insee codes of the départements where the record is shown, in order, each once."""
        return ()


ListeCourte = Annotated[tuple[Phrase, ...], Field(max_length=60)]
"""A list of at most 60 sentences."""
