"""What the rules read of a posting or a mission, and nothing else: thousands of postings have the same facts."""

from dataclasses import dataclass

from vivier.records import Emploi, Mission
from vivier.records.dates import fin_reelle
from vivier.records.vocabularies import (
    AccordEmployeur,
    CanalPublication,
    Eligibilite,
    NatureOffre,
    OuiNonInconnu,
    Procedure,
    TypeContrat,
    TypeMission,
    Versant,
)

from .conditions import Affirmation, Conditions, DateJO, Genre
from .deadline import deadline


@dataclass(frozen=True, slots=True)
class Facts:
    """The signature of a record: two records with equal facts have the same rules.

    Attributes are the fields of the same names; None where the record does not have them. ``regions`` are Insee codes.
    ``date_jo`` is None too where the posting announces its deadline: nothing has to be counted from that day.
    ``canal_annonce`` and ``date_annoncee`` are those of a mission; a period that can be counted is a date.
    """

    genre: Genre
    procedure: Procedure | None = None
    canal_publication: CanalPublication | None = None
    versant: Versant | None = None
    fondement: str | None = None
    nature_offre: NatureOffre | None = None
    type_contrat: TypeContrat | None = None
    type_mission: TypeMission | None = None
    ouvert_aux_militaires: OuiNonInconnu = OuiNonInconnu.INCONNU
    date_jo: DateJO | None = None
    regions: frozenset[str] = frozenset()
    publics: tuple[Eligibilite, ...] = ()
    accord_employeur: AccordEmployeur | None = None
    canal_annonce: Affirmation | None = None
    date_annoncee: Affirmation | None = None

    @classmethod
    def of(cls, record: Emploi | Mission, regions: frozenset[str]) -> "Facts":
        """Read a record.

        Args:
            record: a posting or a mission.
            regions: the regions that some rule names: the others make no difference, and are left out.
        """
        places = regions.intersection(record.regions)
        if isinstance(record, Mission):
            return cls(
                Genre.MISSION,
                procedure=record.candidature.procedure if record.candidature else None,
                type_mission=record.type_mission,
                regions=places,
                publics=record.publics_eligibles,
                accord_employeur=record.accord_employeur,
                canal_annonce=_yes(_channel(record)),
                date_annoncee=_yes(deadline(record).limite is not None),
            )
        return cls(
            Genre.EMPLOI,
            procedure=record.candidature.procedure,
            canal_publication=record.canal_publication,
            versant=record.versant,
            fondement=_basis(record),
            nature_offre=record.nature_offre,
            type_contrat=record.type_contrat,
            ouvert_aux_militaires=_military(record.ouvert_aux_militaires),
            date_jo=_journal(record),
            regions=places,
        )


def _yes(it_is: bool) -> Affirmation:
    return Affirmation.OUI if it_is else Affirmation.NON


def _channel(record: Mission) -> bool:
    how = record.candidature
    return how is not None and bool(how.url or how.courriels or how.adresse_postale)


def _basis(record: Emploi) -> str | None:
    if record.fondement_juridique is not None:
        return record.fondement_juridique.code
    # A contrat de projet has no other basis: CGFP, article L332-24.
    return "L332-24" if record.type_contrat is TypeContrat.CONTRAT_PROJET else None


def _military(said: bool | None) -> OuiNonInconnu:
    if said is None:
        return OuiNonInconnu.INCONNU
    return OuiNonInconnu.OUI if said else OuiNonInconnu.NON


def _journal(record: Emploi) -> DateJO | None:
    if record.canal_publication is not CanalPublication.JO or fin_reelle(record.fin_candidature):
        return None
    return DateJO.CONNUE if record.jo and record.jo.date else DateJO.INCONNUE


_ONE_OF = (
    "genre",
    "procedure",
    "canal_publication",
    "versant",
    "fondement",
    "nature_offre",
    "type_contrat",
    "type_mission",
    "accord_employeur",
    "ouvert_aux_militaires",
    "date_jo",
    "canal_annonce",
    "date_annoncee",
)


def holds(conditions: Conditions, facts: Facts) -> bool:
    """Return whether conditions hold for a record, whoever applies."""
    if not conditions.model_fields_set:
        return True
    for name in _ONE_OF:
        wanted = getattr(conditions, name)
        if wanted and getattr(facts, name) not in wanted:
            return False
    if facts.fondement in conditions.fondement_sauf:
        return False
    if conditions.regions and facts.regions.isdisjoint(conditions.regions):
        return False
    return facts.regions.isdisjoint(conditions.regions_sauf)
