"""The browser finds what the reference finds: same records, same order, same counts, whatever is asked."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.benchmarks.generate import write
from vivier.browse import build_index
from vivier.candidacy import Moment
from vivier.candidacy.checking import load
from vivier.exports.search.build import search_files
from vivier.exports.search.query import Index

from .both import assert_same
from .samples import cards_of

ROOT = Path(__file__).parents[3]
DAY = date(2026, 11, 21)
LETTERS = "aeinorstuéç'-2"


@pytest.fixture(scope="module", params=["generated", "published"])
def folder(request, tmp_path_factory):
    """A folder with the index of 300 made records, or of the repository's own."""
    made = tmp_path_factory.mktemp("parity")
    postings = ROOT / "postings"
    if request.param == "generated":
        write(300, 4, DAY, made)
        postings = made / "postings"
    catalogue = load(postings).catalogue
    assert catalogue is not None
    index = build_index(catalogue, Moment(DAY))
    for one in search_files(index, cards_of(index)):
        (made / one.name).write_bytes(one.make())
    return made


@pytest.fixture(scope="module")
def reference(folder):
    return Index(lambda name: (folder / name).read_bytes())


def requests_on(index):
    """Requests made of words of the catalogue: whole, begun, misspelt, unknown, and names of places."""
    entries = list(index.reader.beginning(""))
    columns = {column.nom: column.valeurs for column in index.reader.columns(0)}
    shown = st.sampled_from(sorted({entry.shown for entry in entries}))
    common = st.sampled_from([entry.shown for entry in sorted(entries, key=lambda one: -one.rank)[:60]])
    begun = st.builds(lambda word, length: word[:length], shown, st.integers(1, 12))
    places = st.sampled_from([label for name in ("region", "departement") for _, label in columns[name]])
    misspelt = st.builds(_misspelt, shown, st.integers(0, 20), st.sampled_from(LETTERS), st.integers(0, 3))
    words = common | shown | begun | places | misspelt | st.text(LETTERS, max_size=8)
    filters = st.dictionaries(
        st.sampled_from([*columns, "inconnue"]),
        st.lists(
            st.sampled_from([*(code for values in columns.values() for code, _ in values), "?"]), max_size=3
        ),
        max_size=1,
    )
    known = st.sampled_from(sorted((name, code) for name, values in columns.items() for code, _ in values))
    chosen = st.lists(known, max_size=3).map(lambda some: {name: [code] for name, code in some})
    return st.builds(
        dict,
        mots=st.lists(words, max_size=5).map(" ".join),
        filtres=chosen | filters,
        tri=st.sampled_from(["pertinence", "echeance", "publication"]),
        closes=st.booleans(),
        typing=st.booleans(),
    )


def _misspelt(word, place, letter, kind):
    place %= len(word)
    before, after = word[:place], word[place:]
    return [
        before + after[1:],
        before + letter + after,
        before + letter + after[1:],
        before + after[1:2] + after[:1] + after[2:],
    ][kind]


def test_the_browser_answers_as_the_reference(folder, reference):
    asked = []

    # One process of Node for all the requests: they are drawn first.
    @settings(
        max_examples=200, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck)
    )
    @given(requests_on(reference))
    def draw(request):
        asked.append(request)

    draw()
    assert_same(reference, folder, asked)
