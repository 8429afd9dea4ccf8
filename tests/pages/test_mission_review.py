"""The day when a mission had to be looked at again is that of its territory."""

from datetime import UTC, date, datetime

import pytest
from tests.candidacy.samples import mission
from tests.pages.all_pages import pages
from tests.pages.conftest import catalogue_of

from vivier.candidacy import Moment
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext


@pytest.mark.parametrize(
    ("departement", "said"),
    [("974", "Cette fiche devait être vérifiée"), ("75", "Fiche à vérifier"), ("971", "Fiche à vérifier")],
)
def test_late_in_the_evening_of_paris(departement, said):
    record = mission(departement=departement, prefecture="Préfecture", revoir_le="2027-01-31")
    evening = Moment(date(2027, 1, 31), datetime(2027, 1, 31, 21, 30, tzinfo=UTC))
    found = {page.url: page for page in pages(writer_of(catalogue_of(record), SiteContext(evening)))}
    assert f"{said} le 31\u00a0janvier\u00a02027." in found[f"missions/{record.id}/"].article
