"""The first and the last days that a record may give: what is made from days before and after them is made still."""

from collections.abc import Iterator

import pytest

from tests.intake.bases import EMPLOI, MISSION, broken, write
from tests.site_build.small_build import SmallBuild
from vivier.intake.load import load

DAYS = ("0001-01-05", "1000-01-01", "2089-12-31", "9998-12-31", "9999-12-30", "9999-12-31")
MONTHS = ("0001", "1000-01", "9999-12", "9999")
CLOSED = "cloture: {etat: suspendue, motif: Motif, depuis: %s}"
NOTICE = "canal_publication: JO\njo: {date: %s}\ncandidature: {procedure: jo_sgar_2009_587, delai_jours: 30}"
BEFORE = "debut_publication: 1000-01-01\n"

OFFERS = {
    **{name: name + ": %s" for name in ("debut_publication", "revoir_le", "maj")},
    "fin_candidature": BEFORE + "fin_candidature: %s",
    "fin_candidature-heure": BEFORE
    + 'fin_candidature: %s\ncandidature: {procedure: email_libre, heure_limite: "12:00"}',
    "fin_publication": BEFORE + "fin_publication: %s",
    "consulte_le": "source: {type: CSP, titre: Offre, consulte_le: %s}",
    "jo": NOTICE,
    "cloture": CLOSED,
    "debut_vacance_poste": "debut_vacance_poste: %s",
}
MISSIONS = {
    **{name: name + ": %s" for name in ("debut_publication", "fin_candidature", "revoir_le", "maj")},
    "cloture": CLOSED,
}
WITHOUT = {"jo": {"fin_candidature", "debut_publication"}, "debut_publication": {"fin_candidature"}}


def records() -> Iterator[tuple[str, str]]:
    """Every record whose one date is a limit, with its file."""
    for folder, base, forms in (("emplois/2025", EMPLOI, OFFERS), ("missions/national", MISSION, MISSIONS)):
        for name, form in forms.items():
            partial = name in ("cloture", "debut_vacance_poste")
            for day in (*DAYS, *(MONTHS if partial else ())):
                ident = f"{name.replace('_', '-')}-{day}"
                fields = form % day + (f"\nreference: {ident}" if base is EMPLOI else "")
                yield f"{folder}/{ident}.yml", broken(base, fields, WITHOUT.get(name, set()))


RECORDS = dict(records())


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the records of which nothing is refused."""
    found = load(write(tmp_path_factory.mktemp("fiches"), RECORDS))
    return RECORDS.keys() - {one.path.removeprefix("postings/") for one in found.problems if one.is_error}


def test_no_record_is_of_the_first_years(accepted: set[str]) -> None:
    assert not [name for name in accepted if "-0001" in name]


@pytest.mark.parametrize("limit", ["1000-01-01", "9998-12-31", "9999-12-31"])
def test_limits_are_accepted_somewhere(accepted: set[str], limit: str) -> None:
    assert len([name for name in accepted if limit in name]) > 5


def test_all_that_is_accepted_is_published(accepted: set[str], small: SmallBuild) -> None:
    for name in accepted:
        small.write(name, RECORDS[name])
    small.build()
    assert {name.rsplit("/")[-1].removesuffix(".yml") for name in accepted} <= {
        name.split("/")[1] for name in small.files() if name.endswith("/index.html")
    }
    small.assert_as_cold()
