"""The long list of facts of a job posting, in the order in which a candidate asks for them."""

from collections.abc import Iterator

from markupsafe import Markup

from vivier.records import Emploi
from vivier.records.emploi_parts import DIPLOMES, Langue, Remuneration
from vivier.records.vocabulary import folded

from . import cards, words
from .writer import Here

Fact = tuple[str, object]
"""A term and its value: text, Markup, or a list of them; nothing where the record says nothing of it."""


def details(here: Here, record: Emploi) -> list[Fact]:
    """Return what is known of a posting: its notice, the post, what is asked for, what is offered."""
    facts = (_notice(here, record), _post(record), _asked(record), _offered(record))
    return [fact for group in facts for fact in group if fact[1]]


def _notice(here: Here, record: Emploi) -> Iterator[Fact]:
    # Not under the title, where it would push the deadline off a phone's screen.
    if record.titre_long and folded(record.titre_long) != folded(record.titre):
        yield "Intitulé développé", here.markdown(record.titre_long)
    yield "Référence", record.reference
    yield "Parution", record.canal_publication.libelle
    if record.jo:
        yield "Numéro NOR", record.jo.nor
        yield "Numéro du Journal officiel", record.jo.numero
        link = Markup('<a href="{}">Lire l’avis publié au Journal officiel</a>')
        yield "Avis officiel", record.jo.url and link.format(record.jo.url)


def _post(record: Emploi) -> Iterator[Fact]:
    yield "Versant", record.versant.libelle
    yield "Catégories", [category.libelle for category in record.categories]
    yield "Corps ou cadre d’emplois", record.corps
    yield "Nature de l’offre", record.nature_offre.libelle
    yield "Type de contrat", record.type_contrat and record.type_contrat.libelle
    yield "Durée", record.duree_contrat
    yield "Poste", record.vacance_poste.libelle
    yield "Fondement juridique", [*_legal_basis(record)]
    yield "Autorité de recrutement", record.autorite_recrutement
    yield "Domaine", record.domaine and record.domaine.libelle
    yield "Métier", record.metier and record.metier.libelle


def _legal_basis(record: Emploi) -> Iterator[str]:
    basis = record.fondement_juridique
    if basis is None:
        return
    if article := basis.article:
        yield f"Article {article.nom} du Code général de la fonction publique{words.NBSP}: {article.sens}"
    if basis.texte not in (None, basis.code):
        yield f"Texte publié{words.NBSP}: «{words.NBSP}{basis.texte}{words.NBSP}»"


def _asked(record: Emploi) -> Iterator[Fact]:
    level = record.diplome_niveau
    yield "Diplôme", level and f"Niveau {level}{words.NBSP}: {DIPLOMES[level]}"
    experience = record.experience and record.experience.libelle
    yield "Expérience", [*filter(None, (experience, record.experience_detail))]
    yield "Langues", [*map(_language, record.langues)]
    yield "Encadrement", record.management and record.management.libelle


def _language(one: Langue) -> str:
    return f"{one.code.libelle}, niveau {one.niveau.value} ({one.niveau.libelle.lower()})"


def _offered(record: Emploi) -> Iterator[Fact]:
    if record.remuneration:
        yield "Rémunération", [*_pay(record.remuneration)]
    if record.cotation_rifseep:
        yield "Cotation RIFSEEP", [record.cotation_rifseep, "Cotation applicable aux titulaires."]
    if record.ouvert_aux_militaires is not None:
        yield "Ouvert aux militaires", "Oui" if record.ouvert_aux_militaires else "Non"
    for address in cards.addresses(record):
        yield "Adresse", address


def _pay(pay: Remuneration) -> Iterator[str]:
    if bounds := words.between(pay.minimum_eur, pay.maximum_eur):
        yield f"{bounds} brut par an"
    if pay.texte:
        yield pay.texte
