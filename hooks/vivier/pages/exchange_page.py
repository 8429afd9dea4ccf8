"""The page of the exchange with Choisir le service public: which field goes where, and which goes nowhere."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from vivier.typography import typographic
from vivier.urls import DONNEES_URL, ECHANGE_URL, EXCHANGE_TABLE, exchange_url

from .page import Page
from .writer import Here, Writer

Rows = Sequence[tuple[str, ...]]


def exchange_page(writer: Writer, tables: Mapping[str, Rows]) -> Page:
    """Return the page that shows the table of correspondence.

    Args:
        writer: what makes pages.
        tables: ``lines`` (field, column, key, remark), then ``nowhere``, ``columns`` and ``keys`` (name, reason).
    """
    here = writer.here(ECHANGE_URL)
    return writer.page_of_code(
        "echange.html",
        here,
        lambda: _values(here, tables),
        section="donnees",
        title="Échange avec Choisir le service public",
        description="Quel champ d’une offre va dans quelle colonne des données ouvertes et dans quelle clé de l’API.",
    )


def _values(here: Here, tables: Mapping[str, Rows]) -> dict[str, object]:
    return {
        "trail": [
            ("Accueil", here.to("")),
            ("Données et abonnements", here.to(DONNEES_URL)),
            ("Échange", ""),
        ],
        "table": here.to(EXCHANGE_TABLE),
        "exchange": exchange_url("*").split("*"),
        "lines": [
            (_code(field), column or "—", _code(key) if key else "—", typographic(note))
            for field, column, key, note in tables["lines"]
        ],
        "nowhere": [(_code(name), typographic(reason)) for name, reason in tables["nowhere"]],
        "columns": [(name, typographic(reason)) for name, reason in tables["columns"]],
        "keys": [(_code(name), typographic(reason)) for name, reason in tables["keys"]],
    }


def _code(text: str) -> Markup:
    """Return a name of the data; a long one may be cut after a dot."""
    return Markup("<code>{}</code>").format(Markup(".<wbr>").join(text.split(".")))
