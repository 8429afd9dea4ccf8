from collections import defaultdict
from zoneinfo import ZoneInfo

import pytest

from vivier.records import DEPARTEMENTS, REGIONS, Territoire
from vivier.records.territories import CodeDepartement, CodeRegion, Localisation, codes_postaux, find
from vivier.records.vocabulary import folded

from .reading import codes, read, refusal

COLLECTIVITIES = ("975", "977", "978", "984", "986", "987", "988", "989")
EVERYWHERE = [("région", place) for place in REGIONS.values()] + [
    ("département", place) for place in DEPARTEMENTS.values()
]


def test_all_are_there() -> None:
    assert len(REGIONS) == 18
    assert len(DEPARTEMENTS) == 101 + len(COLLECTIVITIES)
    assert tuple(DEPARTEMENTS)[-8:] == COLLECTIVITIES
    assert {"2A", "2B"} < set(DEPARTEMENTS)
    assert not {"20", "05", "00"} & set(REGIONS)
    assert "20" not in DEPARTEMENTS


def test_regions_and_departements_agree() -> None:
    for code, region in REGIONS.items():
        assert region.region is None
        assert [DEPARTEMENTS[one].region for one in region.departements] == [code] * len(region.departements)
    assert all(region.siege in region.departements for region in REGIONS.values())
    listed = [code for region in REGIONS.values() for code in region.departements]
    assert sorted(listed) == sorted(set(DEPARTEMENTS) - set(COLLECTIVITIES))
    assert all(DEPARTEMENTS[code].region is None for code in COLLECTIVITIES)


def test_former_regions_share_out_the_merged_ones() -> None:
    merged = {
        region.nom: {DEPARTEMENTS[code].ancienne_region for code in region.departements}
        for region in REGIONS.values()
    }
    assert {name: found for name, found in merged.items() if found != {None}} == {
        "Auvergne-Rhône-Alpes": {"Auvergne", "Rhône-Alpes"},
        "Bourgogne-Franche-Comté": {"Bourgogne", "Franche-Comté"},
        "Grand Est": {"Alsace", "Champagne-Ardenne", "Lorraine"},
        "Hauts-de-France": {"Nord-Pas-de-Calais", "Picardie"},
        "Normandie": {"Basse-Normandie", "Haute-Normandie"},
        "Nouvelle-Aquitaine": {"Aquitaine", "Limousin", "Poitou-Charentes"},
        "Occitanie": {"Languedoc-Roussillon", "Midi-Pyrénées"},
    }
    # Seats of the regions of before 2016, whose names their regions accept.
    for code, former in (
        ("67", "Alsace"),
        ("57", "Lorraine"),
        ("51", "Champagne-Ardenne"),
        ("87", "Limousin"),
    ):
        assert DEPARTEMENTS[code].ancienne_region == former
        assert find("région", former) == DEPARTEMENTS[code].region


@pytest.mark.parametrize(("kind", "place"), EVERYWHERE, ids=lambda item: getattr(item, "slug", ""))
def test_every_name_and_alias_resolves(kind: str, place: Territoire) -> None:
    for form in (place.code, place.nom, place.slug, *place.alias, f"N’importe quoi ({place.code})"):
        assert find(kind, form) == place.code, form
    assert find(kind, place.nom.upper().replace("-", " ")) == place.code
    assert place.slug == place.slug.lower()
    assert "'" not in place.du + place.a
    ZoneInfo(place.fuseau)


@pytest.mark.parametrize("table", [REGIONS, DEPARTEMENTS], ids=["regions", "departements"])
def test_no_name_is_that_of_two_territories(table: dict[str, Territoire]) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for place in table.values():
        for form in (place.nom, place.slug, *place.alias):
            named[folded(form)].add(place.code)
    assert {form: found for form, found in named.items() if len(found) > 1} == {}
    assert len({place.slug for place in table.values()}) == len(table)


DEPARTEMENT_FORMS = [
    ("44", "44"),
    ("01", "01"),
    ("2A", "2A"),
    ("2a", ("2A", "TERR-03")),
    ("2B", "2B"),
    ("987", "987"),
    ("Loire Atlantique (44)", ("44", "TERR-03")),
    ("Creuse (23)", ("23", "TERR-03")),
    ("Corse du Sud (2a)", ("2A", "TERR-03")),
    ("Haute-Corse", ("2B", "TERR-03")),
    ("loire-atlantique", ("44", "TERR-03")),
    ("Val de Marne (94)", ("94", "TERR-03")),
    ("Côtes-du-Nord", ("22", "TERR-03")),
    ("Basses-Alpes", ("04", "TERR-03")),
    ("Réunion", ("974", "TERR-03")),
    ("Wallis-et-Futuna", ("986", "TERR-03")),
    ("St-Pierre-et-Miquelon", ("975", "TERR-03")),
    ("Saint-Pierre-et-Miquelon (SPM)", ("975", "TERR-03")),
    ("Wallis-et-Futuna (WLF)", ("986", "TERR-03")),
    ("Bretagne (35)", ("35", "TERR-03")),
    ("Doubs (21)", "TERR-06"),
    ("Bretagne (53)", "TERR-06"),
    ("20", "TERR-01"),
    ("Corse", "TERR-01"),
    ("1", "TERR-01"),
    ("99", "TERR-01"),
    ("Loire Atlantique (440)", "TERR-01"),
    ("Bretagne", "TERR-01"),
    ("", "TERR-01"),
    (None, "CHAMP-03"),
    (["44"], "CHAMP-03"),
]


@pytest.mark.parametrize(("typed", "expected"), DEPARTEMENT_FORMS)
def test_departement(typed: object, expected: object) -> None:
    assert read(CodeDepartement, typed) == expected


REGION_FORMS = [
    ("27", "27"),
    ("01", "01"),
    ("94", "94"),
    ("Pays de Loire", ("52", "TERR-03")),
    ("Pays de la Loire", ("52", "TERR-03")),
    ("Centre", ("24", "TERR-03")),
    ("Centre-Val de Loire", ("24", "TERR-03")),
    ("PACA", ("93", "TERR-03")),
    ("Région Sud", ("93", "TERR-03")),
    ("Bourgogne", ("27", "TERR-03")),
    ("Franche Comté", ("27", "TERR-03")),
    ("Alsace", ("44", "TERR-03")),
    ("Limousin", ("75", "TERR-03")),
    ("Midi-Pyrénées", ("76", "TERR-03")),
    ("Nord-Pas-de-Calais", ("32", "TERR-03")),
    ("Haute-Normandie", ("28", "TERR-03")),
    ("Rhône-Alpes", ("84", "TERR-03")),
    ("Guyane française", ("03", "TERR-03")),
    ("Ile de France", ("11", "TERR-03")),
    ("Bretagne (53)", ("53", "TERR-03")),
    ("Région Bretagne, Rennes (53)", ("53", "TERR-03")),
    ("Loire-Atlantique (52)", ("52", "TERR-03")),
    ("Guadeloupe (01)", ("01", "TERR-03")),
    ("Paris (75)", "TERR-06"),
    ("Loire Atlantique (44)", "TERR-06"),
    ("Bretagne (52)", "TERR-06"),
    ("25", "TERR-01"),
    ("987", "TERR-01"),
    ("Doubs", "TERR-01"),
]


@pytest.mark.parametrize(("typed", "expected"), REGION_FORMS)
def test_region(typed: object, expected: object) -> None:
    assert read(CodeRegion, typed) == expected


@pytest.mark.parametrize(
    ("kind", "typed", "remedy"),
    [
        (CodeRegion, "Paris (75)", 'pour Paris, écrire departement: "75"'),
        (CodeDepartement, "Bretagne (53)", 'pour Bretagne, écrire region: "53"'),
        (CodeDepartement, "Doubs (21)", 'pour Doubs, écrire departement: "25"'),
    ],
)
def test_the_place_that_a_label_names_is_proposed(kind: object, typed: str, remedy: str) -> None:
    assert refusal(kind, typed)["aide"] == remedy


def test_a_code_means_another_place_in_the_other_table() -> None:
    assert REGIONS["01"].nom == "Guadeloupe"
    assert DEPARTEMENTS["01"].nom == "Ain"
    assert (REGIONS["75"].nom, DEPARTEMENTS["75"].nom) == ("Nouvelle-Aquitaine", "Paris")
    place = Localisation.model_validate({"departement": "01"})
    assert place.region == "84"
    assert Localisation.model_validate({"region": "01"}).departement is None


def test_an_unknown_name_is_told_the_known_ones() -> None:
    told = refusal(CodeDepartement, "Loire-Atlantic")
    assert told["trouve"] == "Loire-Atlantic"
    assert "Loire-Atlantique" in told["valeurs"]
    assert refusal(CodeRegion, "Bretaigne")["aide"] == 'écrire le code Insee entre guillemets, comme "27"'


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"departement": "25"}, set()),
        ({"departement": "25", "region": "27"}, set()),
        ({"region": "27"}, set()),
        ({"departement": "2A", "region": "94"}, set()),
        ({"departement": "987"}, set()),
        ({"departement": "Loire Atlantique (44)", "region": "Pays de Loire"}, {"TERR-03"}),
        ({"departement": "25", "region": "44"}, {"TERR-02"}),
        ({"departement": "01", "region": "01"}, {"TERR-02"}),
        ({"departement": "987", "region": "11"}, {"TERR-02"}),
        ({}, {"TERR-04"}),
        ({"departement": "25", "code_insee": "75056"}, {"TERR-05"}),
        ({"commune": "Besançon"}, {"TERR-04"}),
        ({"departement": "25", "ville": "Besançon"}, {"extra_forbidden"}),
        ({"departement": "25", "code_postal": "2500"}, {"string_pattern_mismatch"}),
        ({"departement": "25", "code_insee": "25 056"}, {"string_pattern_mismatch"}),
        ({"departement": "2A", "code_insee": "2A004", "code_postal": "20000"}, set()),
        ({"departement": "25", "latitude": "91"}, {"less_than_equal"}),
        ({"departement": "25", "longitude": "-181"}, {"greater_than_equal"}),
    ],
)
def test_place(fields: dict[str, object], expected: set[str]) -> None:
    assert codes(Localisation, fields) == expected


def test_a_contradiction_says_the_right_region() -> None:
    told = refusal(Localisation, {"departement": "25", "region": "44"})
    assert "Bourgogne-Franche-Comté (27)" in told["texte"]
    assert told["champs"] == ("region", "departement")
    assert "elle n’a pas de région" in refusal(Localisation, {"departement": "988", "region": "06"})["texte"]


@pytest.mark.parametrize(
    ("fields", "name", "seat"),
    [
        ({"departement": "25", "commune": "Besançon"}, "Besançon (25)", "25"),
        ({"departement": "25"}, "Doubs (25)", "25"),
        ({"region": "53"}, "Bretagne", "35"),
        ({"region": "53", "commune": "Rennes"}, "Rennes, Bretagne", "35"),
        ({"region": "04"}, "La Réunion", "974"),
        ({"departement": "987", "commune": "Papeete"}, "Papeete (987)", "987"),
        ({"departement": "975"}, "Saint-Pierre-et-Miquelon (975)", "975"),
        ({"region": "94"}, "Corse", "2A"),
    ],
)
def test_name_and_seat(fields: dict[str, str], name: str, seat: str) -> None:
    place = Localisation.model_validate(fields)
    assert (place.nom, place.siege) == (name, seat)


@pytest.mark.parametrize(
    ("place", "of", "at"),
    [
        (REGIONS["11"], "d’Île-de-France", "en Île-de-France"),
        (REGIONS["32"], "des Hauts-de-France", "dans les Hauts-de-France"),
        (REGIONS["04"], "de La Réunion", "à La Réunion"),
        (DEPARTEMENTS["01"], "de l’Ain", None),
        (DEPARTEMENTS["25"], "du Doubs", None),
        (DEPARTEMENTS["23"], "de la Creuse", None),
        (DEPARTEMENTS["75"], "de Paris", None),
        (DEPARTEMENTS["987"], "de la Polynésie française", "en Polynésie française"),
        (DEPARTEMENTS["989"], "de l’Île de Clipperton", "sur l’Île de Clipperton"),
        (DEPARTEMENTS["984"], "des Terres australes et antarctiques françaises", None),
    ],
    ids=lambda item: getattr(item, "slug", ""),
)
def test_grammar(place: Territoire, of: str, at: str | None) -> None:
    assert place.du == of
    if at:
        assert place.a == at


@pytest.mark.parametrize(
    ("departement", "code", "told"),
    [
        ("35", "35000", False),
        ("35", "44000", True),
        ("2A", "20000", False),
        ("2B", "20200", False),
        ("2A", "13001", True),
        ("974", "97400", False),
        ("974", "97100", True),
        ("987", "98713", False),
        ("977", "97133", False),
        ("978", "97150", False),
        ("35", None, False),
        (None, "44000", False),
    ],
)
def test_a_postal_code_begins_as_its_departement(
    departement: str | None, code: str | None, told: bool
) -> None:
    region = None if departement else "52"
    place = Localisation.model_validate({"departement": departement, "region": region, "code_postal": code})
    assert [one.champs[0] for one in codes_postaux([place])] == ["localisations.0.code_postal"] * told


@pytest.mark.parametrize("code", DEPARTEMENTS)
def test_a_town_of_another_departement_is_told_in_french(code: str) -> None:
    other = "75" if code != "75" else "25"
    said = [refusal(Localisation, {"departement": code, "code_insee": f"{other}056"})["texte"]]
    place = Localisation.model_validate({"departement": code, "code_postal": f"{other}000"})
    said += [one.message for one in codes_postaux([place])]
    assert len(said) == 2
    for text in said:
        assert f"commune {DEPARTEMENTS[code].du} ({code})" in text
