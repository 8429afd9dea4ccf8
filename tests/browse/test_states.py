"""What is published of a record in a state, whether or not its texts are known to hold nothing that they lose."""

from datetime import date

import pytest
from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of

from vivier.browse.index import build_index
from vivier.browse.states import published_record
from vivier.candidacy import Moment, advice, deadline
from vivier.candidacy.archive import RETIRE

END = "2025-05-22"
DURING, AFTER, LONG_AFTER = date(2025, 5, 2), date(2025, 5, 30), date(2026, 5, 30)
HOW = {"procedure": "email_libre", "courriels": ["b@exemple.fr"], "adresse_postale": "53 rue X, Dijon"}
WHO = [{"fonction": "Directrice", "nom": "Camille Martin", "courriel": "c@exemple.fr"}]


def shown(day, **fields):
    record = emploi(OFFER, fin_candidature=END, candidature=HOW, contacts=WHO, **fields)
    index = build_index(catalogue_of(record), Moment(day))
    made = index.catalogue.records["emploi"][record.id]
    assert made == published_record(record, index.statuts[record.cle])
    return made, index.fiches[record.cle].silencieuse


@pytest.mark.parametrize(
    ("text", "closed", "archived"),
    [
        # What the text becomes once the posting is closed, then archived; None where nothing leaves it.
        ("Voir le service.", None, None),
        ("Écrire à a@exemple.fr.", f"Écrire à {RETIRE}.", f"Écrire à {RETIRE}."),
        ("Au 53 rue X, Dijon.", f"Au {RETIRE}.", f"Au {RETIRE}."),
        ("Appeler le 03 81 25 10 00.", None, f"Appeler le {RETIRE}."),
        ("Demander Mme Martin.", None, f"Demander {RETIRE}."),
        ("Demander Camille Martin.", None, f"Demander {RETIRE}."),
    ],
)
def test_a_text_is_known_to_be_silent_only_if_nothing_leaves_it(text, closed, archived):
    for day, kept in ((DURING, None), (AFTER, closed), (LONG_AFTER, archived)):
        made, silent = shown(day, missions=text)
        assert (made.missions, silent) == (kept or text, kept is None)


def test_a_silent_record_loses_the_fields_that_any_other_loses():
    made, silent = shown(LONG_AFTER, missions="Voir le service.")
    assert silent
    assert made.contacts[0].model_dump(exclude_none=True) == {"fonction": "Directrice"}
    assert (made.candidature.courriels, made.candidature.adresse_postale) == ((), None)


def test_a_mission_that_is_over():
    record = mission(
        candidature=HOW, cloture={"etat": "pourvue", "depuis": "2025-05-10", "motif": "Nomination"}
    )
    made = build_index(catalogue_of(record), Moment(LONG_AFTER)).catalogue.records["mission"][record.id]
    assert made.candidature.courriels == ()


def test_each_posting_has_its_own_advice():
    # Asked for one after the other: the last one is kept.
    found = [emploi(OFFER, id=f"o{day}", fin_candidature=f"2025-05-{day}") for day in (20, 22)]
    index = build_index(catalogue_of(*found), Moment(DURING))
    assert [index.conseils[one.cle] for one in found] == [advice(deadline(one)) for one in found]
