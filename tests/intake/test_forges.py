"""The reports that forges read, against what their documentation asks."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.intake.bases import EMPLOI, broken, write
from vivier.candidacy.checking import load
from vivier.intake import forges
from vivier.intake.codes import CODES, Severity
from vivier.intake.forges import Place
from vivier.intake.problems import Related, problem
from vivier.intake.scalar import Span

# Its first line says where it comes from.
SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8"))
PLACE = Place("sous dossier", "https://vivier.example/contribuer/erreurs/")
HOSTILE = (
    'titre: "<b>@prefet</b> [lien](https://exemple.fr) \\u202e"\nversant: "`X`](1) {0}"\nreference: 2025-9'
)


def found(tmp_path, **files):
    texts = files or {"x": HOSTILE, "é y": "versant: X\nreference: 2025-8\nfin_candidature: 2025-04-30"}
    return load(
        write(tmp_path, {f"emplois/2025/{n}.yml": broken(EMPLOI, t) for n, t in texts.items()})
    ).problems


def every_code():
    """A problem of each code, with a second place."""
    other = Related("postings/labos/y.yml", 3, 2, "ici", 4, " nom")
    return [problem(code, "postings/x.yml", "message", Span(2, 3, 2, 9), related=(other,)) for code in CODES]


def checked(text):
    log = json.loads(text)
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


@pytest.mark.parametrize("place", [PLACE, Place()], ids=["somewhere", "nowhere"])
def test_sarif_is_valid(place, tmp_path):
    assert checked(forges.sarif((), place, "1.2.3"))["results"] == []
    run = checked(forges.sarif(every_code(), place, "1.2.3"))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted(CODES)
    assert all(("helpUri" in rule) == bool(place.messages) for rule in run["tool"]["driver"]["rules"])
    checked(forges.sarif(found(tmp_path), place, "1.2.3"))


def test_sarif_points_at_the_text(tmp_path):
    run = checked(
        forges.sarif(found(tmp_path, x="titre: Chef 😀 é\nversant: X\nreference: 2025-9"), PLACE, "1")
    )
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = [one for one in run["results"] if one["level"] == "error"]
    assert result["ruleId"] == "VOC-01"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["helpUri"].endswith("/erreurs/#VOC-01")
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "sous%20dossier/postings/emplois/2025/x.yml"
    assert where["region"] == {
        "startLine": 2,
        "startColumn": 10,
        "endLine": 2,
        "endColumn": 11,
        "snippet": {"text": "versant: X"},
    }


def test_a_message_of_sarif_has_no_link_and_no_placeholder(tmp_path):
    run = checked(forges.sarif(found(tmp_path), PLACE, "1"))
    texts = [one["message"]["text"] for one in run["results"]]
    assert any("`X`" in one for one in texts)
    assert not [one for one in texts if "](" in one]
    # A brace is doubled, or it would begin a placeholder.
    assert any("{{0}}" in one for one in texts)


def test_gitlab_has_what_its_documentation_requires(tmp_path):
    assert forges.gitlab((), PLACE) == "[]"
    made = json.loads(forges.gitlab([*found(tmp_path), *every_code()], PLACE))
    for one in made:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        # « The path must not be absolute nor begin with ./ ».
        assert one["location"]["path"].startswith("sous dossier/postings/")
        assert one["location"]["lines"]["begin"] >= 1
        assert one["description"]
    assert len({one["fingerprint"] for one in made}) == len(made)


def test_a_fingerprint_does_not_depend_on_the_lines_above(tmp_path):
    text = "versant: X\nreference: 2025-9"
    before = forges.fingerprints(found(tmp_path, x=text))
    assert forges.fingerprints(found(tmp_path, x=f"# note\n\n{text}")) == before
    assert forges.fingerprints(found(tmp_path, x=text.replace("X", "Y"))) != before


def test_equal_problems_have_their_own_fingerprints():
    twice = [problem("VOC-01", "postings/x.yml", "m", Span(n, 1, n, 2), excerpt="x") for n in (1, 2)]
    assert len(set(forges.fingerprints(twice))) == 2


SUMMARY = """\
## Vérification des fiches

**1 erreur dans 1 fichier.**

### Erreurs

- **[VOC-01](https://vivier.example/contribuer/erreurs/#VOC-01)** « X » n’est pas dans la liste des valeurs permises\
<br>sous dossier/postings/emplois/2025/x.yml, ligne 1 : <code>versant: X</code>\
<br>aide : choisir parmi : FPE, FPT, FPH
"""


def test_a_summary(tmp_path):
    assert forges.markdown(found(tmp_path, x="versant: X\nreference: 2025-9"), PLACE) == SUMMARY
    assert forges.markdown((), PLACE) == "## Vérification des fiches\n\n**Aucun problème.**\n"


def test_a_summary_has_errors_first_and_ends_in_time(tmp_path):
    problems = [
        problem(code, "postings/x.yml", "m" * 100)
        for code in CODES
        for _ in range(20)
        if CODES[code].severity is not Severity.ERREUR
    ]
    problems.append(problem("VOC-01", "postings/y.yml", "la seule erreur"))
    made = forges.markdown(problems, PLACE, 5000)
    assert len(made.encode()) <= 5000
    assert made.index("la seule erreur") < 300
    assert re.search(r"problèmes qu’il ne montre pas\W+[0-9]+\. `vivier check` les montre tous\.\n$", made)


def test_no_text_of_a_record_is_more_than_a_text_in_a_summary(tmp_path):
    made = forges.markdown(found(tmp_path), PLACE)
    assert "<b>" not in made
    assert "@prefet" not in made
    assert "](https://exemple.fr" not in made
