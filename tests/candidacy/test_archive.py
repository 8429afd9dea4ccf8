"""What an archived record loses, wherever it stood, and what it keeps."""

import re
from collections.abc import Callable
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.candidacy.samples import OFFER, emploi, mission
from vivier.candidacy import archive
from vivier.candidacy.archive import RETIRE, closed, purged
from vivier.candidacy.record_texts import updated
from vivier.records.personal import COURRIEL, may_name, may_reach, telephones
from vivier.records.shown import readable

WHO = [{"fonction": "Directrice", "nom": "Camille MARTIN-LÉGER", "courriel": "c.martin@exemple.gouv.fr"}]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Écrire à c.martin@exemple.gouv.fr avant midi.", f"Écrire à {RETIRE} avant midi."),
        ("Écrire à prénom.nom@préfecture.gouv.fr", f"Écrire à {RETIRE}"),
        ("Voir [le service](mailto:sgar@exemple.gouv.fr).", "Voir le service."),
        ("Voir <mailto:sgar@exemple.gouv.fr>.", f"Voir {RETIRE}."),
        ("nom [at] exemple.fr", RETIRE),
        ("Appeler le 03 81 25 10 00.", f"Appeler le {RETIRE}."),
        ("Appeler le 03\u00a081\u00a025\u00a010\u00a000.", f"Appeler le {RETIRE}."),
        ("Appeler le 0381251000 ou le 06.12.34.56.78", f"Appeler le {RETIRE} ou le {RETIRE}"),
        ("+33 (0)3 81 25 10 00", RETIRE),
        ("+262 692 12 34 56 à La Réunion", f"{RETIRE} à La Réunion"),
        ("Demander Camille Martin-Léger.", f"Demander {RETIRE}."),
        ("Demander MARTIN-LÉGER Camille.", f"Demander {RETIRE}."),
        ("Demander Mme Martin-Léger.", f"Demander {RETIRE}."),
        ("Tél.06 12 34 56 78, (+33) 6 12 34 56 78", f"Tél.{RETIRE}, {RETIRE}"),
        ("06‑12‑34‑56‑78, 0 612 345 678, 06  12  34  56  78", f"{RETIRE}, {RETIRE}, {RETIRE}"),
        ("nom&#64;ex.fr, nom @ ex.fr, nom [arobase] ex.fr, jean(a)ex.fr", ", ".join([RETIRE] * 4)),
        ("Voir Madame la cheffe Durand ou Dr Durand.", f"Voir {RETIRE} ou {RETIRE}."),
        ("Voir **Camille** Martin-Leger et *Martin‑Léger*.", f"Voir {RETIRE} et *{RETIRE}*."),
        ("jean@e.fr/marie@e.fr | jean@e.fr|marie@e.fr", f"{RETIRE}/{RETIRE} | {RETIRE}|{RETIRE}"),
        ("jean@e.fr-marie@e.fr, 06 12 34 56 78/jean@e.fr", f"{RETIRE}{RETIRE}, {RETIRE}/{RETIRE}"),
        ("MME ROUX, Mme. Roux, M Dupont, M. de Villepin", ", ".join([RETIRE] * 4)),
        # What is not a way to reach somebody stays.
        (
            "Du 01/01/2024-31/12/2024, ou 06-07-2025 08-09-2026.",
            "Du 01/01/2024-31/12/2024, ou 06-07-2025 08-09-2026.",
        ),
        ("Monsieur le Secrétaire Général, M. le Préfet", "Monsieur le Secrétaire Général, M. le Préfet"),
        ("[Plan](https://exemple.fr/@47.32,5.04,15z)", "[Plan](https://exemple.fr/@47.32,5.04,15z)"),
        (
            "Le 01/09/2025, 05-10-2025 ou 02.10.2025 à 14 h 30.",
            "Le 01/09/2025, 05-10-2025 ou 02.10.2025 à 14 h 30.",
        ),
        (
            "M. le préfet, Madame la préfète, Madame, Monsieur",
            "M. le préfet, Madame la préfète, Madame, Monsieur",
        ),
        ("Le 22/05/2025, 800 000 euros pour 2023-2024.", "Le 22/05/2025, 800 000 euros pour 2023-2024."),
        ("Décret n° 2009-587, référence 2024-17971.", "Décret n° 2009-587, référence 2024-17971."),
        ("Saint-Martin-Léger est une commune.", "Saint-Martin-Léger est une commune."),
        ("SIRET 130 025 265 00013, code 25000.", "SIRET 130 025 265 00013, code 25000."),
    ],
)
def test_texts(text: str, kept: str) -> None:
    record = purged(emploi(OFFER, contacts=WHO, missions=text, contexte=f"- {text}"))
    assert (record.missions, record.contexte) == (kept, f"- {kept}")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Mme&nbsp;Zoé&nbsp;Kervilzic au 06&nbsp;12&nbsp;34&nbsp;56&nbsp;78", f"{RETIRE} au {RETIRE}"),
        (r"Écrire à zoe\_kervilzic@exemple\.gouv\.fr.", f"Écrire à {RETIRE}."),
        (r"quintrec\@x.fr, quintrec&#064;x.fr, quintrec&#x0040;x.fr", ", ".join([RETIRE] * 3)),
        ("x@exemple&#46;gouv.fr, x@`exemple.fr`, **x**@exemple.fr", ", ".join([RETIRE] * 3)),
        (r"06\.12\.34\.56\.78, 06&#160;12&#160;34&#160;56&#160;78", f"{RETIRE}, {RETIRE}"),
        ("**06** 12 34 56 78, 06_12_34_56_78, ０６１２３４５６７８", ", ".join([RETIRE] * 3)),
        ("Mme&#32;Quintrec, Mme Aur&eacute;lie Quintrec, _Mme_ _Roux_.", f"{RETIRE}, {RETIRE}, _{RETIRE}_."),
        ("Mme **Aurélie** **Quintrec** et **M.** *Roux* !", f"{RETIRE} et {RETIRE} !"),
        ("2**06 12 34 56 78**, jean@e.fr*marie@e.fr", f"2**{RETIRE}**, {RETIRE}@e.fr"),
        ("Camille Mart&iacute;n\\-L&eacute;ger", RETIRE),
        # What is not removed is as it was written.
        (r"\* A &amp; B : &nbsp;`c\_d` **06**, a\@b &copie; &#x110000;", None),
        (r"\_Écrire\_ &amp; à **x@e.fr** !", rf"\_Écrire\_ &amp; à **{RETIRE}** !"),
    ],
)
def test_what_is_looked_for_is_what_is_read(text: str, kept: str | None) -> None:
    assert purged(emploi(OFFER, contacts=WHO, missions=text)).missions == (kept or text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("MADAME PLOUNEVEZ, madame Quintrec, MME LE GOFF, M.Quintrec", ", ".join([RETIRE] * 4)),
        ("Monsieur le sous-préfet Quintrec.", f"{RETIRE}."),
        ("Mme la cheffe du bureau Quintrec.", f"{RETIRE}."),
        ("M. le chef de la mission Roux, Mme la cheffe de l’unité Roux", f"{RETIRE}, {RETIRE}"),
        ("MADAME LA DIRECTRICE QUINTREC", RETIRE),
        # Nobody is named.
        ("Madame, Monsieur, MADAME, MONSIEUR, M. ou Mme", None),
        ("Monsieur le préfet de région, M. le préfet de Bourgogne", None),
        ("Monsieur le préfet de la région Bourgogne, Mme la préfète de la Côte-d’Or", None),
        ("MADAME LA PRÉFÈTE, MONSIEUR LE PRÉFET DE RÉGION, MME LA SECRÉTAIRE GÉNÉRALE", None),
        ("P.M.I., S.M.I.C., à 300 m. De là, à madame la maire", None),
    ],
)
def test_names_after_a_title(text: str, kept: str | None) -> None:
    assert purged(emploi(OFFER, missions=text)).missions == (kept or text)


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        # Each form of a whole name, of somebody whose surname alone is a town's.
        ("Anne Paris", "Anne Paris", RETIRE),
        ("Anne Paris", "A. Paris", RETIRE),
        ("Anne Paris", "PARIS Anne", RETIRE),
        ("Anne Paris", "PARIS A.", RETIRE),
        ("Anne Lise Paris", "A. L. Paris, Paris Anne Lise", f"{RETIRE}, {RETIRE}"),
        ("Aurélie Quintrec, cheffe de bureau", "Voir Aurélie Quintrec.", f"Voir {RETIRE}."),
        ("Mme Aurélie Quintrec (SGAR)", "Voir A. Quintrec.", f"Voir {RETIRE}."),
        ("A. Quintrec", "Voir Mme QUINTREC.", f"Voir {RETIRE}."),
        ("Quintrec", "Voir Aurélie Quintrec ou A. Quintrec.", f"Voir {RETIRE} ou {RETIRE}."),
        ("Jean-Marc Le Goff", "Voir M. Le\u00a0Goff, J.-M. Goff.", f"Voir {RETIRE}, {RETIRE}."),
        # A surname that is a town's is only removed where it is somebody's.
        ("Camille Paris", "Camille Paris, préfecture de Paris", f"{RETIRE}, préfecture de Paris"),
        ("Mme Paris", "Rue Paris, Mme Paris", f"Rue Paris, {RETIRE}"),
        ("Mme", "Voir Mme la préfète.", "Voir Mme la préfète."),
        ("Pierre Martin et Jeanne Roux", "Pierre Martin ou Roux", f"{RETIRE} ou {RETIRE}"),
        ("Anne Durand / Paul Roux", "Voir Paul Roux.", f"Voir {RETIRE}."),
        ("QUINTREC Aurélie", "Voir A. Quintrec ou Quintrec.", f"Voir {RETIRE} ou {RETIRE}."),
        ("Quintrec Aurélie", "Voir Quintrec.", f"Voir {RETIRE}."),
        ("LE GOFF Yann", "Voir Y. Le Goff ou M. Le Goff.", f"Voir {RETIRE} ou {RETIRE}."),
        ("Jeanne ROUX - cheffe", "Voir J. Roux.", f"Voir {RETIRE}."),
        ("Jeanne Roux & Paul Petit", "Paul Petit, le petit comité", f"{RETIRE}, le petit comité"),
        ("J.ROUX", "Voir J. Roux.", f"Voir {RETIRE}."),
        ("Bureau des Ressources Humaines", "Les ressources humaines", "Les ressources humaines"),
        ("M. le Directeur", "Le directeur", "Le directeur"),
    ],
)
def test_names(field: str, text: str, kept: str) -> None:
    contacts = [{"fonction": "Directrice", "nom": field}]
    assert purged(emploi(OFFER, contacts=contacts, missions=text)).missions == kept


def test_a_surname_that_is_the_town_s_is_not_looked_for_alone() -> None:
    place = [{"departement": "07", "commune": "Aubenas"}]
    who = [{"fonction": "Directrice", "nom": "Luc Aubenas"}]
    record = purged(emploi(OFFER, contacts=who, localisations=place, missions="Luc Aubenas, à Aubenas."))
    assert record.missions == f"{RETIRE}, à Aubenas."


def test_fields() -> None:
    reach = {"courriel": "a@exemple.fr", "telephone": "03 80 44 64 00", "url": "https://exemple.fr/a"}
    how = {"procedure": "email_libre", "courriels": ["b@exemple.fr"], "adresse_postale": "53 rue X, Dijon"}
    record = purged(
        emploi(
            OFFER,
            contacts=[{"fonction": "Accueil", "service": "SGAR", "nom": "Jean Bon", "note": "n", **reach}],
            candidature=how | {"pieces": ["CV"], "destinataire": "Jean Bon"},
            note_interne="secret",
        )
    )
    assert record.contacts[0].model_dump(exclude_none=True) == {
        "fonction": "Accueil",
        "service": "SGAR",
        "note": "n",
    }
    assert record.candidature.model_dump(exclude_none=True, exclude_defaults=True, mode="json") == {
        "procedure": "email_libre",
        "pieces": [{"libelle": "CV"}],
        "destinataire": RETIRE,
    }
    assert record.note_interne is None
    assert (record.titre, record.autorite_recrutement, record.reference) == (
        "Avis",
        "Préfet de région",
        "2024-17971",
    )


ONLINE = "https://essai.gouv.fr/postuler?a=1"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Postuler [ici]({ONLINE}) !", "Postuler ici !"),
        (f"Postuler sur {ONLINE}.", f"Postuler sur {RETIRE}."),
        (f"Voir {ONLINE}/autre", f"Voir {ONLINE}/autre"),
        (
            "[Ici](http://Essai.gouv.fr/postuler/?a=1), <HTTPS://essai.gouv.fr/postuler?a=1>",
            f"Ici, <{RETIRE}>",
        ),
        ("[La page](https://essai.gouv.fr/postuler?a=12)", "[La page](https://essai.gouv.fr/postuler?a=12)"),
        ("Écrire à [nous](mailto:sgar@exemple.gouv.fr)", "Écrire à nous"),
        ("Écrire à sgar@exemple.gouv.fr", f"Écrire à {RETIRE}"),
        ("Appeler [ici][t].\n\n[t]: tel:+33380446400", "Appeler [ici][t].\n\n[t]: #"),
        # A closed posting still says whom to ask.
        (
            "Demander Camille Martin-Léger au 03 81 25 10 00.",
            "Demander Camille Martin-Léger au 03 81 25 10 00.",
        ),
    ],
)
def test_a_closed_posting_has_no_way_to_apply(text: str, kept: str) -> None:
    record = closed(
        emploi(
            OFFER,
            contacts=WHO,
            missions=text,
            candidature={"procedure": "lien_externe", "url": ONLINE, "courriels": ["a@exemple.fr"]},
            liens=[
                {"libelle": "Postuler", "url": ONLINE},
                {"libelle": "Le service", "url": "https://exemple.fr/"},
            ],
            source={"type": "CSP", "titre": "Offre", "url": ONLINE},
        )
    )
    assert record.missions == kept
    assert [one.libelle for one in record.liens] == ["Le service"]
    assert (record.candidature.url, record.candidature.courriels, record.source.url) == (None, (), None)
    assert record.contacts[0].nom == WHO[0]["nom"]


def test_a_closed_posting_gives_the_address_of_the_application_nowhere() -> None:
    record = closed(
        emploi(
            OFFER,
            candidature={"procedure": "email_libre", "courriels": ["Recrutement@exemple.gouv.fr"]},
            contacts=[{"fonction": "Service", "courriel": "recrutement@EXEMPLE.gouv.fr"}, *WHO],
            source=OFFER["source"] | {"url": "https://exemple.fr/contact/zoe@exemple.gouv.fr"},
        )
    )
    assert [one.courriel for one in record.contacts] == [None, WHO[0]["courriel"]]
    # Its address holds another, whosever it is.
    assert record.source.url is None


@pytest.mark.parametrize(
    "text",
    [
        "M. ",
        "Anne ",
        "a@",
        "a",
        "[",
        "\n",
        "06 ",
        "(+33",
        "Mme la ",
        "a@-.",
        "Mme A ",
        "&#64;",
        "0 - ",
        "[a](mailto:",
        "<tel:",
        "[a](https://a",
        "https://",
        "01/01/2024",
        "a@a.",
        "d’A ",
        "&amp;",
        "\\@",
        "**",
        "*A* ",
        "Mme la a ",
        "Mme **A** ",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    # What takes exponential or cubic time would not end in the time of a test; quadratic time shows in the suite's.
    contacts = [{"fonction": "f", "nom": "Anne Anne Martin"}]
    record = emploi(OFFER, contacts=contacts, missions=(text * 10_000)[:9_990] + "x")
    assert purged(record).missions.endswith("x") or RETIRE in purged(record).missions


def test_a_post_keeps_its_name() -> None:
    contacts = [{"fonction": "Chef", "nom": "Luc Bureau"}]
    for field, before in {"titre": "Avis", "autorite_recrutement": "Préfet"}.items():
        names = {"titre": "Avis"} | {field: f"{before} du Bureau, voir Luc Bureau"}
        record = purged(emploi(OFFER, **names, contacts=contacts, missions="Le Bureau"))
        assert (getattr(record, field), record.missions) == (
            f"{before} du Bureau, voir {RETIRE}",
            f"Le {RETIRE}",
        )


def test_a_mission_loses_the_same() -> None:
    record = purged(mission(contacts=WHO, prerequis=["Appeler le 03 81 25 10 00."]))
    assert record.prerequis == (f"Appeler le {RETIRE}.",)
    assert record.contacts[0].nom is None


ADDRESSES = st.from_regex(r"[a-z][a-z0-9.]{0,8}@[a-z]{1,8}\.(fr|gouv\.fr|example)", fullmatch=True)
AROUND = st.text(alphabet=" \nàÉ.,;:()<>«»-*_", max_size=6)


@given(AROUND, ADDRESSES, AROUND)
def test_no_address_is_left_whatever_is_around(before: str, address: str, after: str) -> None:
    cleaned = purged(emploi(OFFER, missions=f"m {before}{address}{after}"))
    assert address not in cleaned.model_dump_json()


@given(st.sampled_from(["03", "06", "09"]), st.sampled_from([" ", ".", "-", "", "\u00a0"]), AROUND)
def test_no_number_is_left_whatever_is_between(first: str, between: str, after: str) -> None:
    number = between.join([first, "81", "25", "10", "07"])
    assert number not in purged(emploi(OFFER, missions=f"Tél. {number}{after}")).missions


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("Anne Inan", "Anne \u0130nan, Anne \u0131nan"),
        ("Anne \u0130nan", "ANNE INAN"),
        ("Anne Kuhn", "Anne \u212auhn"),
        ("Anne Weiß", "Anne WEI\u1e9e, Anne weiß"),
        ("Anne Rossi", "Anne Ro\u017f\u017fi"),
        ("Anne Kovač", "Anne KOVAC, anne kovac"),
        ("Anne L’Hôte", "ANNE L'HOTE"),
    ],
)
def test_a_name_is_found_whatever_its_letters(field: str, text: str) -> None:
    record = purged(emploi(OFFER, contacts=[{"fonction": "f", "nom": field}], missions=text))
    assert record.missions == ", ".join([RETIRE] * (text.count(",") + 1))


SURNAMES = st.text(alphabet="abceinoszAÉÏÔŒßÿžİ’-", min_size=3, max_size=9)


@given(SURNAMES, st.sampled_from([str.upper, str.lower, str.title, str.swapcase, str]))
def test_what_a_pattern_finds_is_not_left_out_at_a_glance(name: str, written: Callable[[str], str]) -> None:
    text = f"Voir {written(name)}."
    if re.search(archive._letters(name), text, re.IGNORECASE):
        assert archive._flat(archive._longest(name)) in archive._flat(text)


def test_nothing_changes_where_there_is_nothing_to_remove() -> None:
    record = emploi(OFFER, candidature={"procedure": "email_libre"})
    assert purged(record) == record


PIECES = st.lists(
    st.sampled_from(
        ["0", "06 12", "34", "56 78 9", "+33 ", "Mme ", "M.", "\u00a0Roux", "Dr Roux", "- ", "x"]
    ),
    max_size=6,
).map("".join)


@given(st.lists(PIECES.filter(bool), max_size=8))
def test_what_names_somebody_is_found_in_all_the_texts_at_once(found: list[str]) -> None:
    suspects = set(archive._suspects(found))
    assert suspects >= {one for one in found if may_name(one)}


@given(
    AROUND,
    st.sampled_from(
        [
            "nom [AT] e.fr",
            "nom [Arobas] e.fr",
            "a(A)b.fr",
            "a AROBASE b.fr",
            "<MailTo:x>",
            "a%40b.fr",
            "a&#64;b.fr",
        ]
    ),
    AROUND,
)
def test_a_glance_misses_no_address(before: str, address: str, after: str) -> None:
    text = f"{before}{address}{after}"
    assert COURRIEL.search(readable(text, bare=True)) or archive._LINK.search(text)
    assert may_reach(text)


@given(
    AROUND,
    st.lists(
        st.sampled_from(["", "", " ", ".", "\u202f", "**", "_", "`", " \\- ", "** - **", "&nbsp;"]),
        min_size=9,
        max_size=9,
    ),
)
@pytest.mark.parametrize("digits", ["0612345678", "+262692123", "０６１２３４５６７８"])
def test_a_glance_misses_no_number(digits: str, around: str, between: list[str]) -> None:
    text = around + "".join(map(add, digits, [*between, ""]))
    if any(list(telephones(readable(text, bare=bare))) for bare in (True, False)):
        assert may_name(text)


def test_a_copy_is_the_one_that_pydantic_makes() -> None:
    record = emploi(OFFER)
    changes = {"note_interne": "n", "titre": "t"}
    mine, theirs = updated(record, changes), record.model_copy(update=changes)
    assert (mine, mine.model_fields_set) == (theirs, theirs.model_fields_set)
    assert mine.model_dump() == theirs.model_dump()
