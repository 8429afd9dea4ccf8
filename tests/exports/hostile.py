"""Records that attack whoever reads what is published of them, and archived ones that must leave no trace."""

from datetime import date

from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of
from tests.records import samples
from vivier.candidacy import Moment
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import Labo, Projet

TODAY = date(2025, 5, 2)

ATTACKS = (
    "=cmd|' /C calc'!A0",
    " \u00a0+1;=1+1",
    '@SUM(A1:A9);"x"',
    "-2+3\r\n=4",
    "\t=1",
    "]]></title><script>alert(1)</script>&lt;&amp;",
    'a, b; c\\d "e" 🙂\u2028\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x\nEND:VCALENDAR é' + "ô" * 60,
    "\x00\x0b\x1b\ufffe nul",
)
"""Titles far worse than what a record may hold: most are refused long before."""

SECRETS = ("Quintrec", "quintrec@exemple.gouv.fr", "06 12 34 56 78", "postuler.example")
"""What reaches somebody, or led to the application, in closed and archived records."""

CLOSED = {"fin_candidature": "2025-03-01", "debut_publication": "2025-01-15"}
INFECTED = {
    "resume": "Écrire à quintrec@exemple.gouv.fr ou au 06 12 34 56 78.",
    "missions": "Demander Mme Aurélie Quintrec au 06 12 34 56 78.",
    "autorite_recrutement": "Mme Quintrec",
    "contacts": [{"fonction": "Cheffe", "nom": "Aurélie Quintrec", "courriel": "quintrec@exemple.gouv.fr"}],
    "candidature": {"procedure": "csp_en_ligne", "url": "https://postuler.example/quintrec"},
}


def offer(ident, **changes):
    """A posting of the given name, open on `TODAY`."""
    return emploi(OFFER, **({"id": ident, "reference": ident, "fin_candidature": "2025-05-22"} | changes))


def closure(state, since="2025-04-28"):
    """The editors' closure."""
    return {"etat": state, "depuis": since, "motif": "m"}


RECORDS = (
    offer("ouverte", titre="Chef de projets", localisations=[{"departement": "44", "commune": "Nantes"}], labo="labo"),
    offer("midi", fin_candidature="2025-05-25", localisations=[{"departement": "974"}]),
    offer("a-venir", debut_publication="2025-05-10", fin_candidature="2025-06-30"),
    offer("sans-date", fin_candidature=None),
    offer("suspendue", cloture=closure("suspendue")),
    offer("pourvue", cloture=closure("pourvue")),
    offer("retiree", cloture=closure("annulee"), localisations=[{"departement": "44"}]),
    offer("close", fin_candidature="2025-04-30"),
    offer("archivee", **CLOSED, **INFECTED),
    offer("pourvue-archivee", debut_publication="2025-01-10", cloture=closure("pourvue", "2025-01-20"), **INFECTED),
    mission(id="mission", fin_candidature="2025-05-31", revoir_le=None, departement="95", prefecture="Val-d’Oise"),
    mission(id="nationale"),
    Labo.model_validate(samples.labo(id="labo", titre="Labo & Cie")),
    Projet.model_validate(samples.projet(id="projet", labos=["labo"])),
)  # fmt: skip


def attacked():
    """An open posting for each attack, whose title, reference, place and employer are the attack."""
    for number, attack in enumerate(ATTACKS):
        honest = offer(
            f"attaque-{number}", titre="Honnête", localisations=[{"departement": "44", "commune": "x"}]
        )
        place = honest.localisations[0].model_copy(update={"commune": attack})
        yield honest.model_copy(
            update={
                "titre": attack,
                "resume": attack,
                "reference": attack,
                "localisations": (place,),
                "organisation": honest.organisation.model_copy(update={"nom": attack}),
                "metier": None,
            }
        )


def writer(*records, today=TODAY):
    """The writer of a catalogue, the above one where no record is given."""
    return writer_of(catalogue_of(*(records or (*RECORDS, *attacked()))), SiteContext(Moment(today)))
