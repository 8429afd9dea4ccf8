"""The settings of a site: `extra.vivier` of mkdocs.yml and the environment, checked, in one frozen value.

Keys are French, as in mkdocs.yml; every mistake is reported at once, in French. The environment and the clock are
given by whoever starts a build; pages and exports read neither, and receive `today` and the settings as values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from vivier import kept
from vivier.candidacy import ARCHIVAGE, ARCHIVAGE_MAX, Moment
from vivier.candidacy.moment import DATE_VARIABLE, PARIS, moment_of
from vivier.exports.hosting.policy import meta_policy
from vivier.exports.security import Securite
from vivier.exports.site import in_ascii
from vivier.pages.words import day
from vivier.site_build.security_settings import expiring, read_security
from vivier.site_build.settings_reader import Reader, SettingsError

NON_CONFORME, PARTIEL, TOTAL = "non conforme", "partiellement conforme", "totalement conforme"
AUDIT_YEARS = 3
INDEPENDANCE = "Ce site n’est pas un site officiel de l’État."
BANDEAU_FICTIF = (
    "Catalogue fictif : ces fiches sont inventées pour la démonstration, aucune offre n’est réelle."
)


@dataclass(frozen=True, slots=True)
class Editeur:
    """Who publishes the site (loi n° 2004-575): an empty text is a setting still missing."""

    nom: str = ""
    adresse: str = ""
    telephone: str = ""
    directeur_publication: str = ""


@dataclass(frozen=True, slots=True)
class Hebergeur:
    """Who hosts the site (loi n° 2004-575)."""

    nom: str = ""
    adresse: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Accessibilite:
    """What the accessibility statement declares: nothing better than « non conforme » without an audit."""

    etat: str = NON_CONFORME
    contact: str = ""
    etablie_le: date | None = None
    date_audit: date | None = None
    auditeur: str = ""
    taux: float | None = None
    pages: tuple[str, ...] = ()
    schema: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a build depends on besides the records and the hand-written pages.

    `moment` has no instant when the day was chosen (`VIVIER_DATE`): the site then shows the catalogue as it was on
    that day, says so on every page, and the reader's own clock corrects nothing. `archivage_jours` are the days
    between the end of a posting and its archiving, 0 to archive at once. `cache` is the folder of what a build keeps
    for the next one, always safe to delete.
    """

    moment: Moment
    site_name: str
    fiches: Path
    site_url: str | None = None
    modification: str | None = None
    independance: str = INDEPENDANCE
    catalogue_fictif: bool = False
    fiches_par_page: int = 20
    archivage_jours: int = ARCHIVAGE
    cache: Path = kept.FOLDER
    editeur: Editeur = field(default_factory=Editeur)
    hebergeur: Hebergeur = field(default_factory=Hebergeur)
    accessibilite: Accessibilite = field(default_factory=Accessibilite)
    securite: Securite = field(default_factory=Securite)

    @property
    def today(self) -> date:
        """The day of the site, in Paris."""
        return self.moment.jour

    @property
    def instantane(self) -> bool:
        """Whether the day was chosen."""
        return self.moment.instant is None

    @property
    def bandeau(self) -> str:
        """The sentences above every page; empty for the real catalogue of the current day."""
        said = [BANDEAU_FICTIF] if self.catalogue_fictif else []
        if self.instantane:
            said.append(
                f"Catalogue arrêté au {day(self.today)} : les états et les échéances sont ceux de ce jour-là."
            )
        return " ".join(said)

    @property
    def every_page(self) -> dict[str, str]:
        """What the templates of every page read of them, under the name ``vivier_site`` (see `overrides/main.html`)."""
        return {
            "politique": meta_policy(),
            "accessibilite": self.accessibilite.etat,
            "independance": self.independance,
            "bandeau": self.bandeau,
            "jour": self.today.isoformat() if self.instantane else "",
        }

    @property
    def avertissements(self) -> tuple[str, ...]:
        """What will be wrong soon, in sentences."""
        said = expiring(self.securite, self.today)
        return (said,) if said else ()

    @property
    def manquants(self) -> tuple[str, ...]:
        """The settings the law requires and nobody has given yet, in the words of mkdocs.yml."""
        required = {
            "editeur.nom": self.editeur.nom,
            "editeur.adresse": self.editeur.adresse,
            "editeur.telephone": self.editeur.telephone,
            "editeur.directeur_publication": self.editeur.directeur_publication,
            "hebergeur.nom": self.hebergeur.nom,
            "hebergeur.adresse": self.hebergeur.adresse,
            "hebergeur.telephone": self.hebergeur.telephone,
            "accessibilite.contact": self.accessibilite.contact,
            "accessibilite.etablie_le": self.accessibilite.etablie_le,
            "accessibilite.schema": self.accessibilite.schema,
            "accessibilite.plan": self.accessibilite.plan,
        }
        return tuple(key for key, value in required.items() if not value)


def now() -> datetime:
    """The current instant: deadlines end at different ones from Guadeloupe to La Réunion."""
    return datetime.now(ZoneInfo(PARIS))


def current_moment(environ: Mapping[str, str], clock: Callable[[], datetime] = now) -> Moment:
    """Return the moment that the site shows now, or raise `ValueError` with a French message."""
    return moment_of(environ.get(DATE_VARIABLE, ""), clock())


def read_settings(
    values: object,
    environ: Mapping[str, str],
    root: Path,
    site_name: str,
    site_url: str | None,
    clock: Callable[[], datetime] = now,
) -> Settings:
    """Build the settings, or raise `SettingsError` with every mistake found.

    `values` is what mkdocs.yml says under `extra.vivier`; `root` is the folder of mkdocs.yml.
    """
    reader = Reader.of(values, "extra.vivier")
    moment = _moment(reader, environ, clock)
    settings = Settings(
        moment=moment,
        site_name=site_name,
        fiches=root / reader.text("fiches", "postings"),
        site_url=_with_slash(in_ascii(site_url)) if site_url else None,
        modification=_with_slash(reader.address("modification")),
        independance=reader.text("independance", INDEPENDANCE),
        catalogue_fictif=reader.boolean("catalogue_fictif", default=False),
        fiches_par_page=reader.integer("fiches_par_page", default=20, minimum=5, maximum=200),
        archivage_jours=reader.integer(
            "archivage_jours", default=ARCHIVAGE, minimum=0, maximum=ARCHIVAGE_MAX
        ),
        cache=root / kept.FOLDER,
        editeur=_editeur(reader.section("editeur")),
        hebergeur=_hebergeur(reader.section("hebergeur")),
        accessibilite=_accessibilite(reader.section("accessibilite"), moment.jour),
        securite=read_security(reader.section("securite"), moment),
    )
    if not settings.fiches.is_dir():
        reader.refuse("fiches", f"le dossier « {settings.fiches.name} » n’existe pas")
    reader.finish()
    return settings


def _with_slash(address: str | None) -> str | None:
    return address.rstrip("/") + "/" if address else None


def _moment(reader: Reader, environ: Mapping[str, str], clock: Callable[[], datetime]) -> Moment:
    try:
        return current_moment(environ, clock)
    except ValueError as error:
        reader.errors.append(str(error))
        return moment_of("", clock())


def _editeur(reader: Reader) -> Editeur:
    return Editeur(
        nom=reader.text("nom"),
        adresse=reader.text("adresse"),
        telephone=reader.text("telephone"),
        directeur_publication=reader.text("directeur_publication"),
    )


def _hebergeur(reader: Reader) -> Hebergeur:
    return Hebergeur(
        nom=reader.text("nom"), adresse=reader.text("adresse"), telephone=reader.text("telephone")
    )


def _accessibilite(reader: Reader, today: date) -> Accessibilite:
    declared = Accessibilite(
        etat=reader.choice("etat", (NON_CONFORME, PARTIEL, TOTAL)),
        contact=reader.text("contact"),
        etablie_le=reader.day("etablie_le"),
        date_audit=reader.day("date_audit"),
        auditeur=reader.text("auditeur"),
        taux=reader.percentage("taux"),
        pages=reader.texts("pages"),
        schema=reader.text("schema"),
        plan=reader.text("plan"),
    )
    if declared.etablie_le and declared.etablie_le > today:
        reader.refuse("etablie_le", f"le {declared.etablie_le:%d/%m/%Y} est dans le futur")
    if declared.etat != NON_CONFORME:
        _check_audit(reader, declared, today)
    return declared


def _check_audit(reader: Reader, declared: Accessibilite, today: date) -> None:
    """Refuse a claim the law does not allow: no valid audit means « non conforme »."""
    proofs = {
        "date_audit": declared.date_audit,
        "auditeur": declared.auditeur,
        "taux": declared.taux,
        "pages": declared.pages,
    }
    missing = [f"« {key} »" for key, value in proofs.items() if value in (None, "", ())]
    if missing:
        reader.refuse(
            "etat",
            f"« {declared.etat} » suppose un audit ; il manque {', '.join(missing)}. "
            f"Sans audit, déclarer « {NON_CONFORME} »",
        )
    if declared.taux is not None and declared.taux < (100 if declared.etat == TOTAL else 50):
        reader.refuse(
            "taux", f"{declared.taux:g} % des critères ne permet pas de déclarer « {declared.etat} »"
        )
    if declared.date_audit and declared.date_audit > today:
        reader.refuse("date_audit", f"le {declared.date_audit:%d/%m/%Y} est dans le futur")
    if (
        declared.date_audit
        and today.year
        - declared.date_audit.year
        - ((today.month, today.day) < (declared.date_audit.month, declared.date_audit.day))
        >= AUDIT_YEARS
    ):
        reader.refuse("date_audit", "l’audit a trois ans ou plus : la déclaration n’est plus valable")


__all__ = ["Accessibilite", "Editeur", "Hebergeur", "Settings", "SettingsError", "read_settings"]
