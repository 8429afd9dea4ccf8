"""A rule of candidacy: when it applies, and what a candidate must then know. Data, written in ``rules.yml``."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from vivier.records.base import Modele
from vivier.records.coherence import Coherent, rule
from vivier.records.dates import Jour
from vivier.records.errors import Refus, refus
from vivier.records.fields import champ
from vivier.records.numbers import Entier, OuiNon
from vivier.records.territories import CodeRegion
from vivier.records.texts import Adresse, Identifiant, Phrase, TexteCourt
from vivier.records.vocabulary import Vocabulary

from .conditions import TOUJOURS, Conditions, Public
from .documents import CodeDocument
from .vocabulary import Exigence, Gravite, Reponse


class Role(Vocabulary):
    """What a rule does beside the others."""

    BASE = "base", "Une seule s’applique, la première dont les conditions sont remplies"
    COMPLEMENT = "complement", "S’ajoute à la règle de base"


class Depart(Vocabulary):
    """What starts a period."""

    JO = "jo", "Publication au Journal officiel"


class Ligne(Modele):
    """A line shown to some situations, under some conditions."""

    pour: tuple[Public, ...] = champ("Pour", "Situations concernées ; toutes par défaut.", "[externe]", ())
    quand: Conditions = champ("Quand", "Conditions de plus.", "{versant: [FPE]}", TOUJOURS)


class DocumentRegle(Ligne):
    """A document that a rule asks for."""

    code: CodeDocument = champ("Code", "Sorte de document.", "cv")
    libelle: TexteCourt = champ("Libellé", "Nom du document.", "Curriculum vitae")
    exigence: Exigence = champ("Exigence", "À joindre ou à tenir à disposition.", "requise")
    condition: Phrase | None = champ(
        "Condition", "Quand le document est à fournir.", "si vous êtes agent public", None
    )


class EtapeRegle(Ligne):
    """A step."""

    rang: Annotated[Entier, Field(ge=1, le=99)] = champ("Rang", "Ordre de l’étape, de 1 à 99.", "20")
    texte: Phrase = champ("Texte", "Ce qu’il faut faire, sans date.", "Préparez les documents demandés.")


class AvertissementRegle(Ligne):
    """A warning."""

    gravite: Gravite = champ("Gravité", "Bloquant, attention ou information.", "attention")
    texte: Phrase = champ("Texte", "Ce qu’il faut savoir.", "Le contrat est à durée déterminée.")


class EligibiliteRegle(Ligne):
    """Who may apply, by a rule."""

    reponse: Reponse = champ("Réponse", "Peut candidater ou non.", "sous_condition")
    motif: Phrase = champ("Motif", "Pourquoi.", "Ouvert aux fonctionnaires de catégorie A.")
    par_defaut: OuiNon = champ(
        "Par défaut", "oui : ne vaut que si ni l’annonce ni une autre règle ne dit rien.", "oui", False
    )


class ExceptionTerritoriale(Modele):
    """What a text says otherwise in some regions."""

    regions: Annotated[tuple[CodeRegion, ...], Field(min_length=1)] = champ(
        "Régions", "Codes Insee des régions.", '["06"]'
    )
    article: TexteCourt = champ("Article", "Article qui le dit.", "article 11-1")
    texte: Phrase = champ("Texte", "Ce qui change.", "À Mayotte, le destinataire est le préfet de Mayotte.")
    destinataire: TexteCourt | None = champ(
        "Destinataire", "Destinataire dans ces régions.", "Préfet de Mayotte", None
    )


class Fenetre(Coherent):
    """Period during which one may apply: announced by the posting, or counted by a text."""

    annoncee: OuiNon = champ("Annoncée", "oui : la date est celle de l’annonce.", "oui", False)
    jours: Annotated[Entier, Field(ge=1, le=365)] | None = champ("Jours", "Durée en jours.", "30", None)
    depart: Depart | None = champ("Départ", "Ce qui fait courir le délai, jour exclu.", "jo", None)

    @rule
    def _one_way(self) -> Iterator[Refus]:
        counted = (self.jours is not None) + (self.depart is not None)
        if counted == 1 or self.annoncee is (counted == 2):
            yield refus(
                "REGLE-04",
                "un délai est soit annoncé, soit compté en jours à partir d’un départ",
                aide="écrire {annoncee: oui}, ou {jours: 30, depart: jo}",
            )


class TexteDeBase(Modele):
    """A legal text."""

    texte: TexteCourt = champ("Texte", "Le texte, tel qu’on le cite.", "Décret n° 2009-587 du 25 mai 2009")
    article: TexteCourt | None = champ("Article", "L’article.", "article 5", None)
    url: Adresse | None = champ("Adresse", "Page officielle.", "https://www.legifrance.gouv.fr/", None)

    @property
    def cite(self) -> str:
        """The text and its article, as cited."""
        return f"{self.texte}, {self.article}" if self.article else self.texte


class Verification(Modele):
    """How sure the rule is."""

    certain: Phrase = champ("Certain", "Ce qui a été lu dans un texte ou un avis.", "Délai lu dans un avis.")
    usage: Phrase | None = champ(
        "Usage", "Ce qui relève de l’usage, à vérifier auprès du service.", "Diplômes : usage.", None
    )


class Regle(Modele):
    """A rule."""

    id: Identifiant = champ("Identifiant", "Nom de la règle ; ne change plus.", "csp-en-ligne")
    titre: TexteCourt = champ("Titre", "Nom montré.", "Candidature en ligne")
    role: Role = champ("Rôle", "base ou complement.", "base")
    quand: Conditions = champ("Quand", "Conditions ; aucune : toujours.", "{genre: [emploi]}", TOUJOURS)
    documents: tuple[DocumentRegle, ...] = champ(
        "Documents", "Documents demandés.", "[{code: cv, libelle: CV, exigence: requise}]", ()
    )
    ecarts: OuiNon = champ(
        "Signaler les écarts",
        "oui : une annonce qui ne demande pas un document requis par la règle est signalée.",
        "oui",
        False,
    )
    fenetre: Fenetre | None = champ("Délai", "Délai pour candidater.", "{annoncee: oui}", None)
    canal: Phrase | None = champ(
        "Canal",
        "Quoi faire si l’annonce ne dit pas où envoyer.",
        "Demandez l’adresse au contact de l’offre.",
        None,
    )
    destinataire: TexteCourt | None = champ(
        "Destinataire", "À qui, si l’annonce ne le dit pas.", "Préfet de région", None
    )
    eligibilite: tuple[EligibiliteRegle, ...] = champ(
        "Qui peut candidater", "Par situation.", "[{pour: [externe], reponse: non, motif: Non.}]", ()
    )
    etapes: tuple[EtapeRegle, ...] = champ("Étapes", "Étapes.", "[{rang: 10, texte: Ouvrez l’avis.}]", ())
    avertissements: tuple[AvertissementRegle, ...] = champ(
        "Avertissements", "Ce qu’il faut savoir.", "[{gravite: information, texte: Lisez l’avis.}]", ()
    )
    exceptions: tuple[ExceptionTerritoriale, ...] = champ(
        "Exceptions",
        "Ce qui change selon la région.",
        '[{regions: ["06"], article: article 11-1, texte: Préfet de Mayotte.}]',
        (),
    )
    base: Annotated[tuple[TexteDeBase, ...], Field(min_length=1)] = champ(
        "Textes", "Textes et articles.", "[{texte: Code général de la fonction publique, article: L511-3}]"
    )
    verification: Verification = champ(
        "Vérification", "Ce qui est certain, ce qui est d’usage.", "{certain: Délai lu dans un avis.}"
    )
    revue_le: Jour = champ("Revue le", "Jour de la dernière relecture.", "2026-11-21")
    sources: Annotated[tuple[Phrase, ...], Field(min_length=1)] = champ(
        "Sources", "Documents lus pour écrire la règle.", "[Avis de vacance parus au Journal officiel]"
    )

    @property
    def lignes(self) -> tuple[tuple[str, tuple[Ligne, ...]], ...]:
        """Its lists of lines, by the name of their field."""
        return (
            ("documents", self.documents),
            ("eligibilite", self.eligibilite),
            ("etapes", self.etapes),
            ("avertissements", self.avertissements),
        )
