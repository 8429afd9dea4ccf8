"""What a vacancy notice must say, and how long it must be shown: an editor's measure, never shown to candidates.

Sources, for the twelve items: livre III de la partie réglementaire du CGFP (ex-décret n° 2018-1351 of 28 December 2018,
article 3, as changed by décret n° 2022-598 of 20 April 2022). For the month of publicity: CGFP, article D311-2; a month
ends on the same day of the next one (`vivier.records.dates.un_mois_apres`). For what must be published: ex-décret
n° 2018-1351, article 1; its exceptions (article 2) are not in the records, so an obligation is a presumption here.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from vivier.records import Emploi
from vivier.records.dates import fin_reelle, un_mois_apres
from vivier.records.durations import months_of
from vivier.records.vocabularies import NatureOffre, TypeContrat

from .deadline import Echeance, OrigineEcheance, deadline


@dataclass(frozen=True, slots=True)
class Mention:
    """One of the twelve items.

    Attributes:
        code: its stable name.
        libelle: the item, in French, with its article: « le métier de référence ».
        champs: fields of the record that hold it, the first one is the one to fill in.
        presente: whether the record gives it, or need not.
        precision: what lacks of an item half given, or why nothing is asked for; None otherwise.
    """

    code: str
    libelle: str
    champs: tuple[str, ...]
    presente: bool
    precision: str | None = None

    @property
    def manque(self) -> str:
        """What lacks, for an item that is not given: the item, or the part of it."""
        return self.precision or self.libelle


@dataclass(frozen=True, slots=True)
class Publicite:
    """How long the notice is shown.

    Attributes:
        jours: days from its publication to the last day to apply; None when one of the two is not known.
        suffisante: whether the rule is kept; None when that cannot be told.
        motif: why, in a French clause without full stop.
    """

    jours: int | None
    suffisante: bool | None
    motif: str


@dataclass(frozen=True, slots=True)
class Completude:
    """How complete a posting is as a vacancy notice.

    Attributes:
        mentions: the twelve items, in the order of the text.
        publicite: the publicity.
        obligation: why the law asks for this notice, in a French clause; None when the record does not show it.
    """

    mentions: tuple[Mention, ...]
    publicite: Publicite
    obligation: str | None

    @property
    def obligatoire(self) -> bool:
        """Whether the record shows that the law asks for this notice."""
        return self.obligation is not None

    @property
    def donnees(self) -> int:
        """How many of the twelve items are given."""
        return sum(one.presente for one in self.mentions)

    @property
    def absentes(self) -> tuple[Mention, ...]:
        """The items that are not given."""
        return tuple(one for one in self.mentions if not one.presente)


def completeness(record: Emploi, limit: Echeance | None = None) -> Completude:
    """Return how complete a posting is; ``limit`` is its deadline, where the caller has computed it already."""
    limit = limit or deadline(record)
    return Completude(_mentions(record, limit), publicity(record, limit), obligation(record))


MENTIONS = {
    "versant": ("le versant", ("versant",)),
    "vacance": ("la création ou la vacance de l’emploi", ("vacance_poste",)),
    "categorie": ("la catégorie et le corps ou cadre d’emplois", ("corps", "categories")),
    "autorite": ("l’autorité de recrutement", ("autorite_recrutement",)),
    "organisme": ("l’organisme ou la structure", ("organisation",)),
    "metier": ("le métier de référence", ("metier",)),
    "missions": ("les missions et le profil attendu", ("missions", "profil")),
    "conditions": ("les conditions spécifiques d’exercice", ("conditions_exercice", "diplome_niveau")),
    "intitule": ("l’intitulé du poste", ("titre",)),
    "localisation": ("la localisation", ("localisations",)),
    "date_vacance": ("la date de vacance", ("debut_vacance_poste",)),
    "candidature": (
        "l’autorité à qui candidater et le délai",
        ("fin_candidature", "candidature.delai_jours", "candidature.destinataire"),
    ),
}
"""The items of the article, from its 1° to its 12°: what each is called, and the fields that give it."""


@cache
def _mention(code: str, presente: bool = True, precision: str | None = None) -> Mention:
    # Few different ones for many records: each is made once.
    label, fields = MENTIONS[code]
    return Mention(code, label, fields, presente, precision)


def _mentions(record: Emploi, limit: Echeance) -> tuple[Mention, ...]:
    """Return the twelve items; those that have no condition here are required by the model of a record."""
    return (
        _mention("versant"),
        _mention("vacance"),
        _category(record),
        _mention("autorite"),
        _mention("organisme"),
        _mention("metier", record.metier is not None),
        _mention("missions"),
        _conditions(record),
        _mention("intitule"),
        _mention("localisation"),
        _mention("date_vacance", record.debut_vacance_poste is not None),
        _addressee(limit),
    )


def _category(record: Emploi) -> Mention:
    """« La catégorie statutaire, le ou les corps ou cadres d’emplois et, s’il y a lieu, le grade » (3°)."""
    if record.corps is not None:
        return _mention("categorie")
    if record.nature_offre is NatureOffre.CONTRACTUEL:
        return _mention("categorie", True, "emploi ouvert aux seuls contractuels, sans corps")
    return _mention("categorie", False, "le corps ou cadre d’emplois")


def _conditions(record: Emploi) -> Mention:
    """« Le cas échéant, les conditions spécifiques […] : habilitations, diplômes et formation requis » (8°)."""
    given = record.conditions_exercice is not None or record.diplome_niveau is not None
    return _mention("conditions", True, None if given else "à donner seulement s’il y en a")


def _addressee(limit: Echeance) -> Mention:
    """« L’autorité à qui adresser les candidatures et le délai de candidature » (12°).

    The recruiting authority, which every record names, receives the applications unless another is named. A period is
    given even where its first day is not known yet.
    """
    given = limit.limite is not None or limit.jours is not None
    return _mention("candidature", given, None if given else "le délai de candidature")


def publicity(record: Emploi, limit: Echeance) -> Publicite:
    """Return how long the notice is shown.

    From the first publication to the last day to apply, or to the end of the publication where it comes first: a notice
    that nobody can answer any more is not publicity. The thirty days of the Journal officiel are a period to apply, of
    their own text: they say nothing of how long the notice stays on the common job portal.
    """
    start = record.debut_publication
    ends = [day for day in (limit.limite, fin_reelle(record.fin_publication)) if day is not None]
    if limit.origine is OrigineEcheance.CALCULEE and limit.journal:
        return Publicite(
            None,
            None,
            "le délai court du Journal officiel\u00a0; la durée d’affichage en ligne n’est pas dans la fiche",
        )
    if start is None:
        return Publicite(None, None, "le début de publication n’est pas connu")
    if not ends:
        return Publicite(None, None, "la fin de publication n’est pas connue")
    return _measured(start, min(ends), record.derogation_motif)


def _measured(start: date, end: date, urgency: str | None) -> Publicite:
    days = (end - start).days
    if end >= un_mois_apres(start):
        return Publicite(days, True, "un mois au moins")
    if urgency:
        return Publicite(days, True, "moins d’un mois, pour un motif d’urgence")
    return Publicite(days, False, "moins d’un mois, sans motif d’urgence")


_PERMANENT = frozenset(
    {"L311-1", "L332-1-1", "L332-1-2", "L332-2-1", "L332-2-2", "L332-2-3", "L332-3", "L332-8"}
)
"""Articles that fill a permanent need, whatever the length of the contract."""

_CIVIL_SERVANTS = frozenset(
    {NatureOffre.TITULAIRE, NatureOffre.TERRITORIAL, NatureOffre.TITULAIRE_CONTRACTUEL}
)


def obligation(record: Emploi) -> str | None:
    """Return why the law asks for this notice, as a French clause, or None when the record does not show it.

    Permanent jobs, and contracts of a year or more (ex-décret n° 2018-1351, article 1). In this order: a permanent
    contract; the contrat de projet, a year at least (CGFP, article L332-24); an article of permanent need; the
    announced length of the contract, the shortest if there are several; without any article, a job open to civil
    servants, who only hold permanent jobs (CGFP, article L311-1). A replacement, a temporary vacancy or a vacation of
    unknown length is not claimed to be one: unknown never counts as yes.
    """
    basis = record.fondement_juridique.code if record.fondement_juridique else None
    months = min(months_of(record.duree_contrat), default=None) if record.duree_contrat else None
    if record.type_contrat is TypeContrat.CDI:
        return "contrat à durée indéterminée"
    if record.type_contrat is TypeContrat.CONTRAT_PROJET or basis == "L332-24":
        return "contrat de projet, d’un an au moins"
    if basis in _PERMANENT:
        return "emploi permanent"
    if months is not None:
        return "contrat d’un an ou plus" if months >= 12 else None
    if (
        basis is None
        and record.nature_offre in _CIVIL_SERVANTS
        and record.type_contrat is not TypeContrat.VACATION
    ):
        return "emploi permanent, ouvert aux fonctionnaires"
    return None
