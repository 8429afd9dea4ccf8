"""The page of a project."""

from itertools import chain

from markupsafe import Markup

from vivier.browse.briefs import Brief
from vivier.french import capital
from vivier.records import Projet
from vivier.records.projet import Indicateur, Phase
from vivier.records.vocabularies import Licence

from . import cards, words
from .page import Article
from .record_page import linked, opening
from .writer import Here, Writer


def projet_page(writer: Writer, record: Projet) -> Article:
    """Write the article of a project."""
    here, common = opening(writer, record)
    campaign = writer.catalogue.get("demarche", record.origine.demarche) if record.origine else None
    ideas = campaign.propositions if campaign is not None else {}
    return writer.article(
        "projet.html",
        here,
        **common,
        owner=here.organisation(record.porteur) if record.porteur else None,
        key_facts=_key_facts(record),
        phases=[(phase_name(phase), phase_detail(phase)) for phase in record.phases],
        partners=_partners(here, record),
        indicators=[_indicator(one) for one in record.indicateurs],
        outcome=_outcome(record),
        evaluation=[
            (title, text)
            for title, text in (
                ("Résultats", record.evaluation.resultats),
                ("Limites", record.evaluation.limites),
            )
            if text
        ],
        terms=_terms(record),
        campaign=campaign,
        ideas=[ideas[one].libelle for one in record.origine.idees if one in ideas] if record.origine else [],
        linked=_linked(writer, record),
    )


def _linked(writer: Writer, record: Projet) -> list[Brief]:
    """Return the records that it names, and the postings and the campaigns that name it, each once."""
    naming = (writer.index.citant(record, kind) for kind in ("emploi", "demarche"))
    return list(dict.fromkeys(chain(linked(writer, record), *naming)))


def _partners(here: Here, record: Projet) -> list[tuple[str, str]]:
    asker = [(here.organisation(record.commanditaire), "Commanditaire")] if record.commanditaire else []
    return asker + [(here.organisation(one), one.role.libelle) for one in record.partenaires]


def phase_name(phase: Phase) -> str:
    """Return the name of a phase."""
    return phase.libelle or phase.code.libelle


def phase_detail(phase: Phase) -> str | None:
    """Return when a phase took place and where it stands, in a few words."""
    when = words.period(phase.debut, phase.fin)
    state = phase.statut.libelle.lower() if phase.statut else None
    said = ", ".join(part for part in (when, state) if part)
    return " ".join(part for part in (f"{capital(said)}." if said else "", phase.note or "") if part) or None


def _key_facts(record: Projet) -> list[tuple[str, str, object, object]]:
    dates = [date for phase in record.phases for date in (phase.debut, phase.fin) if date]
    years = sorted({date.annee for date in dates})
    period = None if not years else str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    people = next((one for one in record.publics if one.effectif), None)
    return [
        (
            "place",
            "Territoire",
            words.enumerated(cards.places(record)) or None,
            record.echelle and f"Échelle {record.echelle.libelle.lower()}",
        ),
        ("agenda", "Période", period, None),
        (
            "group",
            "Pour qui",
            words.enumerated(
                list(dict.fromkeys(one.type.libelle.lower() for one in record.publics))
            ).capitalize()
            or None,
            people.effectif and words.counted(people.effectif, "personne") if people else None,
        ),
        (
            "arrow",
            "Suites",
            record.suites.etat.libelle,
            record.suites.date and words.partial_date(record.suites.date),
        ),
    ]


def _indicator(one: Indicateur) -> tuple[object, ...]:
    measures = "\u00a0; ".join(
        f"{words.measured(m.valeur, one.unite)} ({words.partial_date(m.date)})" for m in one.mesures
    )
    return (
        one.nom,
        one.valeur_initiale and words.measured(one.valeur_initiale, one.unite),
        one.cible and words.measured(one.cible, one.unite),
        measures or None,
        one.methode or "déclaratif",
    )


def _outcome(record: Projet) -> list[tuple[str, object]]:
    evaluation = record.evaluation
    said = evaluation.type.libelle + (f", {words.partial_date(evaluation.date)}" if evaluation.date else "")
    read = [Markup('<a href="{}">Lire l’évaluation</a>').format(evaluation.url)] if evaluation.url else []
    facts: list[tuple[str, object]] = [("Évaluation", [said, *read]), ("Suites", record.suites.etat.libelle)]
    if record.suites.motif:
        facts.append(("Pourquoi", record.suites.motif))
    return facts


def _terms(record: Projet) -> list[tuple[str, str]]:
    """Return the licence of a record that is not under that of the site."""
    if record.licence is Licence.LICENCE_OUVERTE:
        return []
    return [("Licence", "Non précisée" if record.licence is Licence.INCONNUE else record.licence.libelle)]
