import pytest

from vivier.records import Emploi
from vivier.records.candidature import Piece
from vivier.records.emploi_parts import Competence, Metier, Remuneration

from . import samples
from .reading import codes, read, refusal

CONTRACT = {"type_contrat": "CONTRAT_PROJET", "duree_contrat": "2 ans"}
BASIS = {"fondement_juridique": {"code": "L332-24"}}
CLOSED = {"etat": "pourvue", "motif": "Poste pourvu."}


def town(name: str) -> samples.Fields:
    return samples.emploi(localisations=[{"departement": "44", "commune": name}])


CASES = [
    ("a minimal offer", samples.emploi(), set()),
    ("a minimal notice", samples.jo(), set()),
    ("a date that means no end", samples.emploi(fin_candidature="9999-12-31"), set()),
    ("2206 is no way to say it", samples.emploi(fin_candidature="2206-12-04"), {"DATE-09"}),
    ("two figures the wrong way round", samples.emploi(fin_candidature="2062-12-04"), {"DATE-09"}),
    ("a deadline five years later", samples.emploi(fin_candidature="2031-12-04"), set()),
    ("a deadline six years later", samples.emploi(fin_candidature="2032-12-04"), {"DATE-09"}),
    ("a post vacant for a century", samples.emploi(debut_vacance_poste="1927-02"), {"DATE-09"}),
    ("a post vacant for years", samples.emploi(debut_vacance_poste="2009"), set()),
    ("published in Antiquity", samples.emploi(debut_publication="0206-11-02"), {"DATE-02"}),
    ("published in the Middle Ages", samples.emploi(debut_publication="1206-11-02"), {"DATE-09"}),
    (
        "published after it was read",
        samples.emploi(debut_publication="2036-11-02", maj="2026-11-21"),
        {"DATE-09"},
    ),
    ("a review at the end of time", samples.emploi(revoir_le="9999-12-31"), set()),
    ("a review in two centuries", samples.emploi(revoir_le="2206-01-31"), {"DATE-09"}),
    (
        "an old posting, still to be reviewed",
        samples.emploi(debut_publication="2015-03-02", revoir_le="2027-01-31"),
        set(),
    ),
    (
        "a notice without any date but a wrong one",
        samples.jo(jo={}, fin_candidature="2062-12-04"),
        {"DATE-09"},
    ),
    ("a publication at the end of time", samples.emploi(debut_publication="9999-12-31"), {"DATE-06"}),
    ("a deadline before publication", samples.emploi(fin_candidature="2026-03-01"), {"DATE-05"}),
    ("a closure before publication", samples.emploi(cloture={**CLOSED, "depuis": "2026-02"}), {"DATE-05"}),
    ("a closure in the month of publication", samples.emploi(cloture={**CLOSED, "depuis": "2026-03"}), set()),
    ("an end of display before publication", samples.emploi(fin_publication="2026-03-01"), {"DATE-05"}),
    ("the day of publication as the end of display", samples.emploi(fin_publication="2026-03-02"), set()),
    (
        "a deadline before the Journal officiel",
        samples.jo(jo={"date": "2026-03-05"}, fin_candidature="2026-03-04"),
        {"DATE-05"},
    ),
    (
        "a deadline on the day of the Journal officiel",
        samples.jo(jo={"date": "2026-03-05"}, fin_candidature="2026-03-05"),
        set(),
    ),
    (
        "no such hour",
        samples.emploi(candidature={"procedure": "email_libre", "heure_limite": "25:00"}),
        {"DATE-07"},
    ),
    (
        "an hour cut short",
        samples.emploi(candidature={"procedure": "email_libre", "heure_limite": "12:"}),
        {"DATE-07"},
    ),
    *(
        (
            f"midnight, {typed}",
            samples.emploi(candidature={"procedure": "email_libre", "heure_limite": typed}),
            {"DATE-08"},
        )
        for typed in ("00:00", "0 h", "0h00", "24:00", "24 h", "minuit")
    ),
    (
        "a minute to midnight",
        samples.emploi(candidature={"procedure": "email_libre", "heure_limite": "23:59"}),
        set(),
    ),
    ("an hour", samples.emploi(candidature={"procedure": "email_libre", "heure_limite": "9 h 30"}), set()),
    (
        "replaced by another",
        samples.emploi(
            cloture={"etat": "remplacee", "depuis": "2026", "motif": "m", "remplacee_par": "autre"}
        ),
        set(),
    ),
    (
        "replaced by nobody knows what",
        samples.emploi(cloture={"etat": "remplacee", "depuis": "2026", "motif": "m"}),
        {"CLOTURE-02"},
    ),
    (
        "filled and replaced",
        samples.emploi(cloture={"etat": "pourvue", "depuis": "2026", "motif": "m", "remplacee_par": "autre"}),
        {"CLOTURE-01"},
    ),
    ("online without its address", samples.emploi(candidature={"procedure": "csp_en_ligne"}), {"EMPLOI-01"}),
    (
        "elsewhere without its address",
        samples.emploi(candidature={"procedure": "lien_externe"}),
        {"EMPLOI-01"},
    ),
    (
        "online with its address",
        samples.emploi(candidature={"procedure": "csp_en_ligne", "url": "https://exemple.example/"}),
        set(),
    ),
    (
        "the procedure of the Journal officiel elsewhere",
        samples.emploi(candidature={"procedure": "jo_sgar_2009_587"}),
        {"EMPLOI-02"},
    ),
    (
        "that procedure in Guyane",
        samples.jo(localisations=[{"departement": "973"}]),
        {"EMPLOI-02"},
    ),
    (
        "that procedure in Guyane and elsewhere",
        samples.jo(localisations=[{"departement": "21"}, {"departement": "973"}]),
        {"EMPLOI-02"},
    ),
    (
        "that procedure where there is no region",
        samples.jo(localisations=[{"departement": "987"}]),
        {"EMPLOI-02"},
    ),
    ("that procedure at Mayotte", samples.jo(localisations=[{"departement": "976"}]), set()),
    ("a notice without its date", samples.jo(jo={"numero": "0017"}), {"EMPLOI-07"}),
    ("a notice that announces its deadline", samples.jo(jo={}, fin_candidature="2026-03-20"), set()),
    ("a notice that announces no end", samples.jo(jo={}, fin_candidature="9999-12-31"), {"EMPLOI-07"}),
    (
        "contract staff only, without a legal basis",
        samples.emploi(nature_offre="CONTRACTUEL"),
        {"EMPLOI-03"},
    ),
    (
        "contract staff only, with it",
        samples.emploi(nature_offre="CONTRACTUEL", fondement_juridique={"code": "L332-2-2"}),
        set(),
    ),
    ("a project contract", samples.emploi(**CONTRACT, **BASIS), set()),
    ("a contract of no known type on that basis", samples.emploi(**BASIS), set()),
    ("another contract on that basis", samples.emploi(type_contrat="CDD", **BASIS), {"EMPLOI-08"}),
    (
        "a project contract on another basis",
        samples.emploi(**CONTRACT, fondement_juridique={"code": "L332-8"}),
        {"EMPLOI-08"},
    ),
    ("an offer without its reference", samples.emploi(reference=None), {"EMPLOI-06"}),
    (
        "another channel without a publication date",
        samples.emploi(canal_publication="AUTRE", debut_publication=None),
        {"EMPLOI-06"},
    ),
    ("no category", samples.emploi(categories=[]), {"too_short"}),
    ("no place", samples.emploi(localisations=[]), {"too_short"}),
    ("no title", {k: v for k, v in samples.emploi().items() if k != "titre"}, {"missing"}),
    ("an unknown field", samples.emploi(salaire="2000"), {"extra_forbidden"}),
    ("an older name", samples.emploi(date_limite="2026-04-30"), {"CHAMP-05"}),
    (
        "an older name beside the present one",
        samples.emploi(date_limite="2026-04-30", fin_candidature="2026-04-30"),
        {"extra_forbidden"},
    ),
    ("a level of study out of range", samples.emploi(diplome_niveau="9"), {"less_than_equal"}),
    ("a share above full time", samples.emploi(quotite="120"), {"less_than_equal"}),
    (
        "a postal code of elsewhere",
        samples.emploi(localisations=[{"departement": "35", "code_postal": "44000"}]),
        {"TERR-07"},
    ),
    ("a code for a town", town("44000"), {"TERR-08"}),
    ("a town after its postal code", town("44000 Nantes"), {"TERR-08"}),
    ("a town before its département", town("Nantes (44)"), {"TERR-08"}),
    ("the shortest name of a town", town("Y"), set()),
    ("a part of a town", town("Paris (13e)"), set()),
    ("pay of a month", samples.emploi(remuneration={"minimum_eur": "2500"}), {"EMPLOI-12"}),
    ("pay of a century", samples.emploi(remuneration={"maximum_eur": "3000000"}), {"EMPLOI-12"}),
    ("pay of a year", samples.emploi(remuneration={"minimum_eur": "11000", "maximum_eur": "90000"}), set()),
    ("a territorial competition", samples.emploi(versant="FPT", nature_offre="TERRITORIAL"), set()),
    ("the same for the State", samples.emploi(versant="FPE", nature_offre="TERRITORIAL"), {"EMPLOI-13"}),
    ("pay in words", samples.emploi(remuneration={"texte": "2 500 € par mois"}), set()),
    ("a share in parts of one", samples.emploi(quotite="0.8"), {"EMPLOI-10"}),
    ("a full time in parts of one", samples.emploi(quotite="1"), {"EMPLOI-10"}),
    ("a full time of four days", samples.emploi(quotite="80", temps_travail="TEMPS_PLEIN"), {"EMPLOI-10"}),
    ("a full time", samples.emploi(quotite="100", temps_travail="TEMPS_PLEIN"), set()),
    ("four days", samples.emploi(quotite="80", temps_travail="TEMPS_PARTIEL"), set()),
    ("no share at all", samples.emploi(quotite="0"), {"greater_than"}),
    ("a number of the Journal officiel", samples.jo(jo={"date": "2026-01-21", "nor": "IOMA2600001V"}), set()),
    (
        "a malformed number of the Journal officiel",
        samples.jo(jo={"date": "2026-01-21", "nor": "IOM260001V"}),
        {"string_pattern_mismatch"},
    ),
    (
        "a delay of no day",
        samples.emploi(candidature={"procedure": "email_libre", "delai_jours": "0"}),
        {"greater_than_equal"},
    ),
]


@pytest.mark.parametrize(
    ("fields", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_posting(fields: samples.Fields, expected: set[str]) -> None:
    assert codes(Emploi, fields) == expected


def contract(code: str, **more: object) -> samples.Fields:
    return samples.emploi(fondement_juridique={"code": code}, **more)


BASES = [
    (contract("L332-2-2"), None),
    (contract("L332-2-2", type_contrat="CDI"), None),
    (contract("L332-2-2", versant="FPT"), "versant"),
    (contract("L332-22", versant="FPT"), "versant"),
    (contract("L332-6", versant="FPH"), "versant"),
    (contract("L332-8"), "versant"),
    (contract("L332-8", versant="FPT"), None),
    (contract("L352-4", versant="FPT"), None),
    # Articles that nobody read for this: nothing is said.
    (contract("L332-13"), None),
    (contract("L332-15"), None),
    (contract("L332-6", type_contrat="CDI"), "type_contrat"),
    (contract("L332-6", type_contrat="CDD", duree_contrat="2 ans"), None),
    (contract("L332-23", versant="FPT", type_contrat="CDI"), "type_contrat"),
    (contract("L332-23", versant="FPT", duree_contrat="12 mois"), None),
    (contract("L332-23", versant="FPT", duree_contrat="18 mois"), "duree_contrat"),
    (contract("L332-3", quotite="70", temps_travail="TEMPS_PARTIEL"), None),
    (contract("L332-3", quotite="71"), "quotite"),
    (contract("L332-3", temps_travail="TEMPS_PLEIN"), "temps_travail"),
    (contract("L332-24", duree_contrat="1 an"), None),
    (contract("L332-24", duree_contrat="six ans"), None),
    (contract("L332-24", duree_contrat="3 ans, renouvelable 6 mois"), None),
    (contract("L332-24", duree_contrat="6 mois"), "duree_contrat"),
    (contract("L332-24", duree_contrat="7 ans"), "duree_contrat"),
    (contract("L332-24", nature_offre="TITULAIRE"), "nature_offre"),
    (contract("L332-16", nature_offre="TITULAIRE"), "nature_offre"),
    (contract("L332-2-2", nature_offre="CONTRACTUEL"), None),
    (contract("L311-1", nature_offre="CONTRACTUEL"), "nature_offre"),
    (contract("L311-1", nature_offre="TITULAIRE_CONTRACTUEL"), None),
    (samples.emploi(type_contrat="CONTRAT_PROJET", nature_offre="TERRITORIAL"), "nature_offre"),
    (samples.emploi(type_contrat="CONTRAT_PROJET", duree_contrat="9 mois"), "duree_contrat"),
]


@pytest.mark.parametrize(("fields", "faulty"), BASES)
def test_an_offer_against_its_article(fields: samples.Fields, faulty: str | None) -> None:
    told = [one for one in Emploi.model_validate(fields).controles() if one.code == "EMPLOI-11"]
    assert [one.champs[0] for one in told] == ([faulty] if faulty else [])


METIERS = [
    ({"code": "ERNUM001", "libelle": "Développeuse"}, set()),
    ({"code": "ERJUR011", "libelle": "Juriste", "referentiel": "RMFPv2"}, set()),
    ({"libelle": "Juriste"}, set()),
    ({"code": "K1802", "libelle": "Chargée de mission", "referentiel": "ROME"}, set()),
    # Of the form of a code, wrong on purpose: no functional domain has these three letters.
    ({"code": "ERXXX001", "libelle": "Inconnu"}, {"EMPLOI-05"}),
    ({"code": "NUM001", "libelle": "Développeuse"}, {"EMPLOI-05"}),
    ({"code": "ERNUM0001", "libelle": "Développeuse", "referentiel": "autre"}, {"too_long"}),
    ({"code": "ERNUM001"}, {"missing"}),
]


@pytest.mark.parametrize(("fields", "expected"), METIERS)
def test_occupation(fields: samples.Fields, expected: set[str]) -> None:
    assert codes(Metier, fields) == expected


def test_pay_in_order() -> None:
    assert codes(Remuneration, {"minimum_eur": "38 000", "maximum_eur": "45000"}) == set()
    assert codes(Remuneration, {"minimum_eur": "45000"}) == set()
    assert codes(Remuneration, {"minimum_eur": "45000", "maximum_eur": "38000"}) == {"NOMBRE-03"}


def test_a_document_is_its_name_or_more() -> None:
    assert Piece.model_validate("Curriculum vitae").exigence == "requise"
    assert Piece.model_validate({"libelle": "Permis", "exigence": "facultative"}).exigence == "facultative"
    assert read(Piece, ["CV"]) == "model_type"
    assert codes(Competence, {"type": "Savoir-être", "libelle": "Écoute"}) == {"VOC-02"}


def test_where_the_editor_is_sent() -> None:
    assert refusal(Emploi, samples.emploi(fin_candidature="2026-03-01"))["champs"] == (
        "fin_candidature",
        "debut_publication",
    )
    assert refusal(Emploi, samples.emploi(reference=None))["champs"] == ("reference", "canal_publication")


def test_places_give_regions_and_departements_once() -> None:
    record = Emploi.model_validate(
        samples.emploi(
            localisations=[
                {"departement": "25", "commune": "Besançon"},
                {"departement": "21"},
                {"departement": "25", "commune": "Pontarlier"},
                {"departement": "987"},
                {"region": "53"},
            ]
        )
    )
    assert record.departements == ("25", "21", "987")
    assert record.regions == ("27", "53")
    assert record.cle == ("emploi", "chargee-de-mission")


@pytest.mark.parametrize(("old", "new"), sorted(Emploi.ANCIENS_NOMS.items()))
def test_every_older_name_is_understood(old: str, new: str) -> None:
    assert new in Emploi.model_fields
    assert old not in Emploi.model_fields
    value = {
        "type_contrat": "CDD",
        "nature_offre": "TITULAIRE",
        "vacance_poste": "NON",
        "debut_publication": "2026-03-05",
        "fin_candidature": "2026-06-01",
        "debut_vacance_poste": "2026-09",
        "diplome_niveau": "7",
        "cotation_rifseep": "Groupe 2",
        "duree_contrat": "1 an",
    }[new]
    fields = samples.emploi()
    fields.pop(new, None)
    fields[old] = value
    assert codes(Emploi, fields) == {"CHAMP-05"}
    assert str(getattr(Emploi.model_validate(fields), new)) == value
