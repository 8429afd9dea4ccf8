"""The page of a France services mission: a national sheet, or a département's version of it."""

from collections.abc import Iterator

from vivier.browse.briefs import Brief
from vivier.browse.organisations import owner
from vivier.candidacy import Statut
from vivier.candidacy.amounts import per_period
from vivier.records import Mission
from vivier.records.mission import Convention, FinancementMission

from . import cards, words
from .applying import applying
from .near_cards import near_cards
from .page import Article
from .record_page import advised, deadline_box, moment, opening, replaced
from .writer import Writer

_SHOWN = ("titre", "resume")
"""Fields of a version that its page shows elsewhere, besides those that no version takes from the national sheet."""


def mission_page(writer: Writer, record: Mission) -> Article:
    """Write the article of a mission."""
    here, common = opening(writer, record)
    national = writer.catalogue.get("mission", record.fiche_nationale) if record.fiche_nationale else None
    state = writer.index.statuts[record.cle]
    return writer.article(
        "mission.html",
        here,
        **common,
        owner=owner(writer.catalogue, record) or "Fiche nationale",
        over=state.terminee,
        # A mission is not a posting: postings are offered only to those who come too late.
        proches=near_cards(writer, here, writer.index.fiches[record.cle]) if state.terminee else [],
        box=_box(writer, record),
        key_facts=_key_facts(record),
        national=national,
        changes=_changes(writer, record),
        ties=[fact for fact in _ties(record) if fact[1]],
        **applying(writer, here, record),
        versions=_versions(writer, record),
        replaced=replaced(writer, record),
    )


def _versions(writer: Writer, record: Mission) -> list[Brief]:
    """Return the départements' versions of a national sheet: not what it replaces, which names it too."""
    citing = writer.index.citant(record, "mission")
    found = ((one, writer.catalogue.get("mission", one.id)) for one in citing)
    return [one for one, whole in found if whole is not None and whole.fiche_nationale == record.id]


def _box(writer: Writer, record: Mission) -> dict[str, object]:
    limit = writer.index.echeances[record.cle]
    origin = words.origin(limit, record.genre)
    unknown = writer.index.statuts[record.cle] is Statut.INDETERMINEE
    if unknown and record.revoir_le:
        past = record.revoir_le < writer.index.moment.day(limit.fuseau)
        said = "Cette fiche devait être vérifiée" if past else "Fiche à vérifier"
        origin += f" {said} le {words.day(record.revoir_le)}."
    box = deadline_box(writer, record, origin)
    return box | {
        "phrase": "Sans date limite annoncée" if unknown else box["phrase"],
        "dates": [
            moment("Publication", record.debut_publication, "past"),
            *advised(writer, record),
            ("Date limite", box["date"], None, "key"),
            *([moment("À vérifier", record.revoir_le, "next")] if record.revoir_le else []),
        ],
    }


def _key_facts(record: Mission) -> list[tuple[str, str, object, object]]:
    part = record.quotite_etp
    amount = record.financement
    return [
        ("place", "Territoire", cards.place(record), record.lieu_base),
        ("building", "Employeur", record.rattachement_hierarchique, record.accord_employeur.libelle),
        (
            "clock",
            "Quotité",
            f"{words.number(part)}{words.NBSP}équivalent temps plein" if part else None,
            None,
        ),
        (
            "euro",
            "Financement",
            per_period(amount.montant_eur, amount.periode) if amount else None,
            f"P{_paid(amount)[1:]}" if amount else None,
        ),
    ]


def _ties(record: Mission) -> Iterator[tuple[str, object]]:
    yield "Rattachement hiérarchique", record.rattachement_hierarchique
    yield "Rattachement fonctionnel", list(record.rattachement_fonctionnel)
    yield "Préfecture", record.prefecture
    carrier = record.structure_porteuse
    yield "Structure porteuse", [part for part in (carrier.nom, carrier.role) if part]
    yield "Structures possibles", words.enumerated([kind.libelle for kind in carrier.types], "ou")
    yield "Accord de l’employeur", record.accord_employeur.libelle
    for one in record.conventions:
        yield one.type.libelle, agreement(one)
    if record.financement:
        amount = record.financement
        sum_ = per_period(amount.montant_eur, amount.periode)
        yield (
            "Financement",
            [
                f"{sum_}{', au forfait' if amount.forfaitaire else ''}, {_paid(amount)}",
                *([amount.note] if amount.note else []),
            ],
        )
    yield "Permis de conduire", record.permis
    yield "Déplacements", record.deplacements
    yield "Formation initiale", record.formation_initiale


def _paid(one: FinancementMission) -> str:
    """Return who pays and who is paid, in the sheet's words, which no article can precede."""
    payer, payee = (f"{words.NBSP}: {name}" for name in (one.financeur, one.beneficiaire))
    return f"payés par{payer}{words.NBSP}; versés à{payee}"


def agreement(one: Convention) -> list[str]:
    """Return the parties of an agreement, and what it settles."""
    return [f"Entre {words.enumerated(list(one.parties))}", *([one.objet] if one.objet else [])]


def _changes(writer: Writer, record: Mission) -> list[tuple[str, object]]:
    """Return what the département's version says of its own: field by field, in the order of the model."""
    facts: list[tuple[str, object]] = []
    stated = writer.catalogue.changes_of(record)
    for name, info in Mission.model_fields.items():
        if name in stated and name not in _SHOWN:
            facts.append((info.title or name, _in_words(record, name)))
    return facts


def _in_words(record: Mission, name: str) -> object:
    value = getattr(record, name)
    # A text that a version empties, or a list.
    if value is None or value == ():
        return "Retiré de la fiche nationale"
    if name in (
        "missions",
        "contexte",
        "organisation",
        "profil",
        "conditions_exercice",
        "candidature",
        "chiffres",
    ):
        return "Voir la section de ce nom, propre au département"
    if name in ("contacts", "liens", "thematiques"):
        return "Propres au département"
    if isinstance(value, tuple):
        return [
            str(getattr(one, "libelle", one)) if not isinstance(one, Convention) else agreement(one)[0]
            for one in value
        ]
    if isinstance(value, str):
        return getattr(value, "libelle", value)
    return words.number(value) if isinstance(value, int | float) else "Propre au département"
