"""What each engine is given of a record: the texts and the facets that Vivier's own search is made from."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from vivier.browse.facets import FACETS
from vivier.browse.index import Index, build_index
from vivier.candidacy import Moment
from vivier.candidacy.checking import load
from vivier.exports.search.documents import texts_of
from vivier.intake.problems import Severity
from vivier.records import Fiche

TEXTS = ("titre", "organisme", "lieu", "competences", "texte")
"""What the five texts of a record are called; their weights are those of Vivier."""


def index_of(postings: Path, today: date) -> Index:
    """Load a folder of records, which must be valid."""
    loaded = load(postings)
    if loaded.catalogue is None:
        refused = [one for one in loaded.problems if one.severity is Severity.ERREUR]
        raise SystemExit("\n".join(f"{one.path} : {one.message}" for one in refused))
    return build_index(loaded.catalogue, Moment(today))


def documents(index: Index) -> Iterator[dict[str, Any]]:
    """Yield what engines are given of each record that is not over."""
    for record in index.catalogue:
        state = index.statut(record)
        if state is None or not state.terminee:
            yield _document(record, index)


def write(index: Index, out: Path) -> int:
    """Write one JSON document on each line; return how many."""
    lines = [json.dumps(one, ensure_ascii=False) for one in documents(index)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def _document(record: Fiche, index: Index) -> dict[str, Any]:
    limit = index.echeances.get(record.cle)
    facets = {
        facet.nom: [str(value) for value in facet.valeurs(record, index.statut(record))] for facet in FACETS
    }
    return {
        "id": f"{record.genre}:{record.id}",
        **dict(zip(TEXTS, texts_of(record, index.catalogue), strict=True)),
        "limite": limit.limite.isoformat() if limit and limit.limite else "9999-12-31",
        "publication": str(getattr(record, "debut_publication", None) or "0000-00-00"),
        "facettes": {name: values for name, values in facets.items() if values},
    }
