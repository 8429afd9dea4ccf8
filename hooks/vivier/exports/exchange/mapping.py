"""What of a posting goes where: a column of the open data, a key of the exchange API, or nowhere, and why.

Sources: the headers of the file « Les offres diffusées sur Choisir le service public » (DGAFP, Licence Ouverte), thirty
columns; the guide of the exchange API (DGAFP, MIT) and its changelog up to 9 October 2026, for the keys and the closed
lists. A remark that says « à vérifier » is for what was read nowhere.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from vivier.browse.organisations import name_of, whole_name
from vivier.candidacy.deadline import LAST_SECOND
from vivier.records.vocabularies import NatureOffre

from . import values as v
from .values import Offre

COLUMNS = (
    "Référence", "Intitulé du poste", "Organisme de rattachement", "Versant", "Métier", "Statut du poste",
    "Nature de l'emploi", "Nature de contrat", "Durée du contrat", "Durée du poste", "Catégorie",
    "Localisation du poste", "Lieu d'affectation", "Lieu d'affectation (sans géolocalisation)", "Niveau d'études",
    "Niveau d'expérience min. requis", "Niveaux", "Spécialisation", "Langues", "Compétences attendues",
    "Documents à transmettre", "Avis de vacances au JO", "Date de vacance de l'emploi", "Date de première publication",
    "Date de début de publication par défaut", "Date de fin de publication par défaut", "Temps Plein", "Télétravail",
    "Management", "Employeur",
)  # fmt: skip
"""The columns of the open data, in their order."""

KEYS = (
    "identification.reference", "identification.versant", "titre", "titre_long", "organisation.nom",
    "organisation.siret", "url_offre", "url_candidature", "profession.referentiel", "profession.domaine",
    "profession.metier", "profession.code_emploi_local", "categories", "nature_offre", "type_contrat", "vacance_poste",
    "description.mission", "description.profil", "description.employeur", "description.complements",
    "description.conditions_exercice", "description.descriptif_service", "localisation", "criteres.diplome_niveau",
    "criteres.experience", "criteres.specialisations", "criteres.diplome", "criteres.documents_requis",
    "criteres.competences_requises", "criteres.langues", "conditions.salaire_titulaire",
    "conditions.salaire_contractuel", "conditions.debut_contrat", "conditions.fin_contrat", "conditions.duree_contrat",
    "conditions.temps_travail", "conditions.ouvert_aux_militaires", "conditions.lieu_de_travail",
    "conditions.management", "conditions.complements", "conditions.bases_legales",
    "conditions.note_ouverture_poste_url", "contacts", "publication.debut_publication", "publication.fin_publication",
    "publication.fin_candidature", "publication.debut_vacance_poste",
)  # fmt: skip
"""The keys of a posting of the exchange API, as it takes them, in the order of its guide."""


class Line(NamedTuple):
    """Where a field goes.

    Attributes:
        champ: the field of the posting, dotted for a part of it.
        colonne: the column of the open data, or None.
        csv: gives its cell.
        cle: the key of the exchange API, dotted, or None; several fields may make the text of one key.
        json: gives its value.
        note: what changes on the way, in French.
    """

    champ: str
    colonne: str | None = None
    csv: Callable[[Offre], str] = lambda _: ""
    cle: str | None = None
    json: Callable[[Offre], Any] = lambda _: None
    note: str = ""


def _pair(champ: str, colonne: str, cle: str, read: Callable[[Offre], str | None], note: str = "") -> Line:
    """Return the line of a field that is the same text on both sides."""
    return Line(champ, colonne, lambda one: read(one) or "", cle, read, note)


def _pay(one: Offre) -> str | None:
    pay = one.fiche.remuneration
    if pay is None or one.fiche.nature_offre is not NatureOffre.CONTRACTUEL:
        return None
    return " ; ".join(filter(None, (v.salaire(pay.minimum_eur, pay.maximum_eur), pay.texte))) or None


def _basis(one: Offre) -> str | None:
    basis = one.fiche.fondement_juridique
    if basis is None:
        return None
    return basis.texte or (f"Article {basis.article.nom} du CGFP" if basis.article else None)


def _military(one: Offre) -> str | None:
    return {True: "OUI", False: "NON", None: None}[one.fiche.ouvert_aux_militaires]


LINES = (
    Line("id", None, cle="url_offre", json=lambda o: o.page, note="L’adresse de la page de l’offre sur ce site."),
    _pair("reference", "Référence", "identification.reference", lambda o: o.fiche.reference),
    _pair("titre", "Intitulé du poste", "titre", lambda o: o.fiche.titre),
    Line("titre_long", cle="titre_long", json=lambda o: o.fiche.titre_long or o.fiche.titre,
         note="À défaut, le titre : l’API en demande un."),
    Line("versant", "Versant", lambda o: v.VERSANTS[o.fiche.versant],
         "identification.versant", lambda o: o.fiche.versant),
    Line("categories", "Catégorie", lambda o: ", ".join(v.CATEGORIES[one] for one in o.fiche.categories),
         "categories", lambda o: list(o.fiche.categories),
         "Séparateur du tableau à vérifier, quand il y en a plusieurs."),
    Line("nature_offre", "Nature de l'emploi", lambda o: v.NATURES[o.fiche.nature_offre], "nature_offre",
         lambda o: None if o.fiche.nature_offre is NatureOffre.TITULAIRE else o.fiche.nature_offre,
         "TITULAIRE est à nous : l’API n’a pas cette valeur."),
    Line("type_contrat", "Nature de contrat",
         lambda o: v.CONTRATS[o.fiche.type_contrat] if o.fiche.type_contrat else "",
         "type_contrat", lambda o: o.fiche.type_contrat, "Libellés de l’API ; ceux du tableau sont à vérifier."),
    _pair("duree_contrat", "Durée du contrat", "conditions.duree_contrat", lambda o: o.fiche.duree_contrat),
    Line("vacance_poste", "Statut du poste", lambda o: v.VACANCES.get(o.fiche.vacance_poste, ""), "vacance_poste",
         lambda o: o.fiche.vacance_poste if o.fiche.vacance_poste in v.VACANCES else None,
         "CREATION est à nous : rien n’est écrit."),
    Line("debut_vacance_poste", "Date de vacance de l'emploi", lambda o: v.jour(o.fiche.debut_vacance_poste),
         "publication.debut_vacance_poste", lambda o: v.instant(o.fiche.debut_vacance_poste, zone=o.limite.fuseau),
         "Seulement une date connue au jour."),
    Line("fondement_juridique", cle="conditions.bases_legales",
         json=_basis, note="Les mots de l’annonce, à défaut le nom de l’article."),
    Line("organisation", "Organisme de rattachement", lambda o: whole_name(o.catalogue, o.fiche.organisation),
         "organisation.nom", lambda o: name_of(o.catalogue, o.fiche.organisation)),
    Line("organisation.direction", "Employeur", lambda o: name_of(o.catalogue, o.fiche.organisation),
         note="Le nom de l’employeur avec son service ; la colonne porte parfois une adresse."),
    Line("organisation.siret", cle="organisation.siret", json=lambda o: o.fiche.organisation.siret),
    Line("employeur", cle="description.employeur", json=lambda o: o.fiche.employeur),
    Line("localisations", "Localisation du poste", lambda o: v.lignes([*map(v.departement, o.fiche.localisations)]),
         "localisation", lambda o: [*map(v.localisation, o.fiche.localisations)],
         "Le code du département fait foi ; une ligne par lieu dans la cellule."),
    Line("localisations.latitude", "Lieu d'affectation",
         lambda o: v.lignes([v.lieu(one) for one in o.fiche.localisations if v.situated(one)]),
         note="Les lieux dont les coordonnées sont connues ; le partage entre les deux colonnes est à vérifier."),
    Line("localisations.adresse", "Lieu d'affectation (sans géolocalisation)",
         lambda o: v.lignes([v.lieu(one) for one in o.fiche.localisations if not v.situated(one)]),
         note="Les autres lieux."),
    Line("jo", "Avis de vacances au JO", lambda o: (o.fiche.jo and (o.fiche.jo.url or v.jour(o.fiche.jo.date))) or "",
         note="L’adresse de l’avis, à défaut sa date ; le contenu de la colonne est à vérifier."),
    Line("debut_publication", "Date de première publication", lambda o: v.jour(v.publication(o)),
         "publication.debut_publication", lambda o: v.instant(v.publication(o), zone=o.limite.fuseau),
         "Pour un avis du Journal officiel, la date du Journal officiel."),
    Line("debut_publication", "Date de début de publication par défaut", lambda o: v.jour(v.publication(o))),
    Line("fin_publication", "Date de fin de publication par défaut", lambda o: v.jour(v.fin_publication(o)),
         "publication.fin_publication", lambda o: v.instant(v.fin_publication(o), LAST_SECOND, o.limite.fuseau),
         "À défaut, la date limite : l’offre close quitte ce fichier."),
    Line("fin_candidature", cle="publication.fin_candidature", json=v.fin_candidature,
         note="La date limite annoncée ou calculée ; le tableau n’a pas de colonne pour elle."),
    Line("temps_travail", "Temps Plein", lambda o: v.TEMPS.get(o.fiche.temps_travail, ""),
         "conditions.temps_travail", lambda o: o.fiche.temps_travail),
    Line("teletravail", "Télétravail", lambda o: v.TELETRAVAIL.get(o.fiche.teletravail, ""),
         "conditions.lieu_de_travail", lambda o: v.LIEU_DE_TRAVAIL[o.fiche.teletravail]),
    Line("management", "Management", lambda o: v.MANAGEMENT[o.fiche.management] if o.fiche.management else "",
         "conditions.management", lambda o: o.fiche.management),
    Line("domaine", cle="profession.domaine", json=lambda o: o.fiche.domaine),
    Line("metier", "Métier", lambda o: o.fiche.metier.libelle if o.fiche.metier else "",
         "profession.metier", lambda o: o.fiche.metier and o.fiche.metier.code,
         "Le libellé dans le tableau, le code dans l’API."),
    Line("metier.referentiel", cle="profession.referentiel",
         json=lambda o: o.fiche.metier.referentiel if o.fiche.metier else None),
    Line("competences", "Compétences attendues",
         lambda o: v.lignes([f"{v.FAMILLES[one.type]} - {one.libelle}" for one in o.fiche.competences]),
         "criteres.competences_requises",
         lambda o: [f"{v.FAMILLES[one.type]} - {one.libelle}" for one in o.fiche.competences],
         "La famille est écrite devant, comme sur le portail."),
    Line("diplome_niveau", "Niveau d'études", lambda o: v.diplome(o.fiche.diplome_niveau),
         "criteres.diplome_niveau", lambda o: o.fiche.diplome_niveau,
         "Le libellé du niveau 7 est celui du portail ; les autres, à vérifier, n’ont que leur numéro."),
    Line("experience", "Niveau d'expérience min. requis",
         lambda o: v.EXPERIENCES[o.fiche.experience] if o.fiche.experience else "",
         "criteres.experience", lambda o: o.fiche.experience),
    Line("langues", "Langues", lambda o: ", ".join(v.langue(one) for one in o.fiche.langues),
         "criteres.langues", lambda o: [{"iso_code": one.code, "niveau": one.niveau} for one in o.fiche.langues],
         "Écriture du tableau à vérifier."),
    Line("remuneration", cle="conditions.salaire_contractuel", json=_pay,
         note="Seulement pour un emploi ouvert aux seuls contractuels : sinon rien ne dit de qui est ce salaire."),
    Line("ouvert_aux_militaires", cle="conditions.ouvert_aux_militaires", json=_military),
    Line("missions", cle="description.mission", json=lambda o: o.fiche.missions, note="En Markdown."),
    Line("profil", cle="description.profil", json=lambda o: o.fiche.profil, note="En Markdown."),
    Line("contexte", cle="description.descriptif_service", json=lambda o: o.fiche.contexte, note="En Markdown."),
    Line("positionnement", cle="description.descriptif_service", json=lambda o: o.fiche.positionnement,
         note="À la suite du contexte."),
    Line("conditions_exercice", cle="description.conditions_exercice", json=lambda o: o.fiche.conditions_exercice),
    Line("complements", cle="description.complements", json=lambda o: o.fiche.complements),
    Line("candidature.url", cle="url_candidature", json=lambda o: o.fiche.candidature.url),
    Line("candidature.pieces", "Documents à transmettre",
         lambda o: ", ".join(one.libelle for one in o.fiche.candidature.pieces),
         "criteres.documents_requis", lambda o: [one.libelle for one in o.fiche.candidature.pieces],
         "L’exigence (demandée, le cas échéant) se perd."),
    Line("contacts", cle="contacts",
         json=lambda o: [{"email": one.courriel} for one in o.fiche.contacts if one.courriel],
         note="Les adresses seules, sans nom ni fonction."),
)  # fmt: skip
"""The fields that go somewhere."""

NOWHERE = {
    "resume": "Aucune place.",
    "source": "Aucune place : le fichier d’origine est lui-même la source.",
    "manques": "Aucune place.",
    "thematiques": "Liste propre à ce catalogue.",
    "liens": "Aucune place.",
    "maj": "Aucune place.",
    "note_interne": "Jamais publiée.",
    "canal_publication": "Aucune place : le portail est son propre canal.",
    "corps": "Aucune place.",
    "autorite_recrutement": "Aucune place.",
    "cloture": "Seules les offres ouvertes sont écrites.",
    "revoir_le": "Pour la rédaction.",
    "avis_legal": "Pour la vérification des fiches.",
    "quotite": "Aucune place : temps plein ou non, seulement.",
    "teletravail_detail": "Aucune place.",
    "cotation_rifseep": "Aucune place.",
    "experience_detail": "Aucune place.",
    "derogation_motif": "Pour la vérification des fiches.",
    "labo": "Lien propre à ce catalogue.",
    "projets": "Lien propre à ce catalogue.",
    "candidature.procedure": "Liste propre à ce catalogue.",
    "candidature.tenir_a_disposition": "Aucune place.",
    "candidature.destinataire": "Aucune place.",
    "candidature.courriels": "Aucune place : le portail ne transmet que l’adresse d’une page.",
    "candidature.adresse_postale": "Aucune place.",
    "candidature.delai_jours": "Compté dans la date limite.",
    "candidature.heure_limite": "Dans l’heure de publication.fin_candidature.",
    "candidature.departement": "Compté dans la date limite.",
    "candidature.precisions": "Aucune place.",
}
"""The fields that go nowhere, and why."""

EMPTY_COLUMNS = {
    "Durée du poste": "La fiche n’a que la durée du contrat.",
    "Niveaux": "Sens de la colonne à vérifier.",
    "Spécialisation": "La fiche n’a pas ce champ.",
}
"""The columns that no field fills, and why."""

EMPTY_KEYS = {
    "profession.code_emploi_local": "La fiche n’a pas ce champ.",
    "criteres.specialisations": "La fiche n’a pas ce champ.",
    "criteres.diplome": "La fiche n’a que le niveau.",
    "conditions.salaire_titulaire": "La fiche ne dit pas de qui est le salaire.",
    "conditions.debut_contrat": "La fiche n’a que la date de vacance du poste.",
    "conditions.fin_contrat": "La fiche n’a que la durée.",
    "conditions.complements": "Les compléments sont dans description.complements.",
    "conditions.note_ouverture_poste_url": "La fiche n’a pas ce champ.",
}
"""The keys that no field fills, and why: they are null."""


def correspondence() -> dict[str, list[tuple[str, ...]]]:
    """Return the table as its page shows it: what goes somewhere, then what goes nowhere on either side."""
    return {
        "lines": [(one.champ, one.colonne or "", one.cle or "", one.note) for one in LINES],
        "nowhere": list(NOWHERE.items()),
        "columns": list(EMPTY_COLUMNS.items()),
        "keys": list(EMPTY_KEYS.items()),
    }
