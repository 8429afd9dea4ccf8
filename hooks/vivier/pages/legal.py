"""Legal pages: hand-written Markdown where a comment such as ``<!-- reglage: editeur.nom -->`` stands for a setting.

A setting that nobody has given is shown as missing, never left out: a legal notice that looks complete and is not would
be worse than a gap.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from markupsafe import Markup

from .environment import environment

_MARK = re.compile(r"<!--\s*reglage\s*:\s*([a-z_.]+)\s*-->")


class Editeur(Protocol):
    """Who publishes the site."""

    @property
    def nom(self) -> str: ...
    @property
    def adresse(self) -> str: ...
    @property
    def telephone(self) -> str: ...
    @property
    def directeur_publication(self) -> str: ...


class Hebergeur(Protocol):
    """Who hosts the site."""

    @property
    def nom(self) -> str: ...
    @property
    def adresse(self) -> str: ...
    @property
    def telephone(self) -> str: ...


class Accessibilite(Protocol):
    """What the accessibility statement declares."""

    @property
    def etat(self) -> str: ...
    @property
    def contact(self) -> str: ...
    @property
    def schema(self) -> str: ...
    @property
    def plan(self) -> str: ...
    @property
    def etablie_le(self) -> date | None: ...
    @property
    def date_audit(self) -> date | None: ...
    @property
    def auditeur(self) -> str: ...
    @property
    def taux(self) -> float | None: ...
    @property
    def pages(self) -> tuple[str, ...]: ...


class Legal(Protocol):
    """The settings that the law asks for; those of a build have these names, and others."""

    @property
    def site_name(self) -> str: ...
    @property
    def site_url(self) -> str | None: ...
    @property
    def independance(self) -> str: ...
    @property
    def editeur(self) -> Editeur: ...
    @property
    def hebergeur(self) -> Hebergeur: ...
    @property
    def accessibilite(self) -> Accessibilite: ...
    @property
    def cache(self) -> Path: ...


_VALUES: Mapping[str, Callable[[Legal], str]] = MappingProxyType(
    {
        "editeur.nom": lambda legal: legal.editeur.nom,
        "editeur.adresse": lambda legal: legal.editeur.adresse,
        "editeur.telephone": lambda legal: legal.editeur.telephone,
        "editeur.directeur_publication": lambda legal: legal.editeur.directeur_publication,
        "accessibilite.contact": lambda legal: legal.accessibilite.contact,
        "accessibilite.schema": lambda legal: legal.accessibilite.schema,
        "accessibilite.plan": lambda legal: legal.accessibilite.plan,
        "hebergeur.nom": lambda legal: legal.hebergeur.nom,
        "hebergeur.adresse": lambda legal: legal.hebergeur.adresse,
        "hebergeur.telephone": lambda legal: legal.hebergeur.telephone,
    }
)
"""Settings shown as they are; an address becomes a link."""

_BLOCKS = frozenset(
    {
        "conformite",
        "environnement",
        "etablissement",
        "mention",
        "non_conformites",
        "pages",
        "resultats",
        "site",
        "site_url",
    }
)
"""Passages whose words depend on the settings: each is a block of ``legal_passages.html``."""


class UnknownSettingError(ValueError):
    """A hand-written page asks for a setting that does not exist."""

    def __init__(self, name: str) -> None:
        known = ", ".join(sorted({*_VALUES, *_BLOCKS}))
        super().__init__(
            f"« {name} » n’est pas un réglage que les pages peuvent montrer ; les voici : {known}"
        )


def with_settings(html: str, legal: Legal) -> Markup:
    """Return the HTML of a hand-written page with its settings in place.

    Args:
        html: what MkDocs made of the Markdown, trusted.
        legal: the settings of the build.

    Raises:
        UnknownSettingError: a comment names no setting.
    """
    return Markup(_MARK.sub(lambda mark: _passage(mark[1], legal), html))  # noqa: S704 - the page is trusted, values are escaped


def _passage(name: str, legal: Legal) -> str:
    template = environment(legal.cache).get_template("legal_passages.html")
    if name in _VALUES:
        return str(template.module.value(_VALUES[name](legal)))  # type: ignore[attr-defined]  # a macro of the template
    if name not in _BLOCKS:
        raise UnknownSettingError(name)
    return str(getattr(template.module, name)(legal)).strip()
