"""A posting for job search engines: JobPosting.

Source: https://developers.google.com/search/docs/appearance/structured-data/job-posting, whose required and recommended
properties are given where the record says them, and only there. Left out: ``jobLocationType``, which means a post
always done from anywhere; ``educationRequirements``, since a level of diploma is wished for, not required.
"""

import re
from collections.abc import Callable, Mapping
from html import escape

from vivier.candidacy import Echeance, Statut
from vivier.intake.shared_lists import Organisation
from vivier.records import Emploi
from vivier.records.emploi_parts import Metier, Remuneration
from vivier.records.vocabularies import Experience, NatureOffre, TempsTravail, TypeContrat, VacancePoste

from .organisations import organisation
from .places import place
from .values import Thing, one_or_all, thing

Html = Callable[[str], str]
"""Renders a text of a record as safe HTML, whose links are absolute."""

_GENDERS = re.compile(
    r"""[\s\-–—,:]*[(\[]\s*(?:[fhm]\s*[/.\-]\s*[hfm]|[hf]\s*/\s*[fh]\s*/\s*x)\s*[)\]]
    | (?<!\w)[\s\-–—,:]*\b(?:F\s*/\s*H|H\s*/\s*F)(?:\s*/\s*X)?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FIXED_TERM = {TypeContrat.CDD, TypeContrat.CONTRAT_PROJET, TypeContrat.VACATION}


def job_posting(
    record: Emploi,
    state: Statut,
    limit: Echeance,
    *,
    organisations: Mapping[str, Organisation],
    page: str,
    html: Html,
) -> Thing | None:
    """Return a posting that one can apply to for certain; None for any other.

    None too without a day of publication: the property is required, and a day that nobody knows is not made up.

    Args:
        record: the posting, as it may be published.
        state: its state.
        limit: its deadline.
        organisations: the shared list, by id.
        page: absolute address of its page.
        html: renders its texts.
    """
    if not state.ouverte or limit.ouverture is None:
        return None
    employer = organisation(organisations, record.organisation)
    return thing(
        "JobPosting",
        title=job_name(record.titre),
        description=_description(record, html),
        datePosted=limit.ouverture.isoformat(),
        # A date alone would be read as the midnight that begins it.
        validThrough=limit.instant.isoformat() if limit.instant else None,
        hiringOrganization=employer,
        jobLocation=one_or_all([place(where) for where in record.localisations]),
        employmentType=_employment(record),
        identifier=_identifier(record, employer["name"]),
        baseSalary=_salary(record.remuneration),
        # One applies by e-mail or on the site of the employer, never here.
        directApply=False,
        jobStartDate=_start(record),
        occupationalCategory=_occupation(record.metier),
        experienceRequirements="no requirements" if record.experience is Experience.DEBUTANT else None,
        url=page,
    )


def job_name(title: str) -> str:
    """Return a title without « F/H », which is no part of the name of a job; as it is where nothing else is left."""
    return " ".join(_GENDERS.sub(" ", title).split()).replace(" ,", ",").strip(" -–—,:") or title


def _description(record: Emploi, html: Html) -> str:
    """Return the texts of the posting as HTML, each under its title."""
    parts = [
        ("Contexte", record.contexte),
        ("Missions", record.missions),
        ("Profil recherché", record.profil),
        ("Conditions d’exercice", record.conditions_exercice),
        ("Positionnement", record.positionnement),
        ("L’employeur", record.employeur),
        ("Autres informations", record.complements),
    ]
    sections = [(title, html(text)) for title, text in parts if text]
    if record.competences:
        items = "".join(f"<li>{escape(one.libelle, quote=False)}</li>" for one in record.competences)
        sections.insert(1 + _rank(sections, "Profil recherché"), ("Compétences", f"<ul>{items}</ul>"))
    return "".join(f"<h2>{title}</h2>{body}" for title, body in sections)


def _rank(sections: list[tuple[str, str]], title: str) -> int:
    return [name for name, _ in sections].index(title)


def _employment(record: Emploi) -> list[str]:
    """Return the types of employment that the record states, for whoever is recruited."""
    found = []
    if record.temps_travail is TempsTravail.TEMPS_PLEIN:
        found.append("FULL_TIME")
    elif record.temps_travail is TempsTravail.TEMPS_PARTIEL:
        found.append("PART_TIME")
    # A civil servant who is posted there keeps a permanent employment, whatever a contract would be.
    if record.nature_offre is NatureOffre.CONTRACTUEL and record.type_contrat in _FIXED_TERM:
        found.append("TEMPORARY")
    return found


def _identifier(record: Emploi, employer: str) -> Thing | None:
    value = record.reference or (record.jo.nor if record.jo else None)
    return thing("PropertyValue", name=employer, value=value) if value else None


def _salary(pay: Remuneration | None) -> Thing | None:
    """Return the gross pay of a year, where the record gives amounts."""
    if pay is None or (pay.minimum_eur is None and pay.maximum_eur is None):
        return None
    same = pay.minimum_eur == pay.maximum_eur
    bounds = (
        {"value": pay.minimum_eur} if same else {"minValue": pay.minimum_eur, "maxValue": pay.maximum_eur}
    )
    return thing(
        "MonetaryAmount", currency="EUR", value=thing("QuantitativeValue", **bounds, unitText="YEAR")
    )


def _start(record: Emploi) -> str | None:
    """Return the day from which a vacant post is free, where it is known to the day."""
    day = record.debut_vacance_poste
    return str(day) if day and day.jour and record.vacance_poste is VacancePoste.OUI else None


def _occupation(job: Metier | None) -> Thing | None:
    """Return the occupation, where a register gives it a code."""
    if job is None or job.code is None:
        return None
    register = thing("CategoryCodeSet", name=job.referentiel.libelle)
    return thing("CategoryCode", codeValue=job.code, name=job.libelle, inCodeSet=register)
