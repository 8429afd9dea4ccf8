"""The life of a posting through the whole site: what leaves the lists, what leaves every file."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
import yaml
from pydantic import ValidationError

from tests.intake.bases import EMPLOI, broken
from tests.pages.conftest import tree_of
from tests.site_pages import ROOT
from vivier.intake.load import load
from vivier.records import Emploi, Mission
from vivier.site_build.plan import plan_catalogue
from vivier.site_build.run import Meanwhile
from vivier.site_build.settings import read_settings

from .mini_site import REAL_HOOKS, MiniSite

NOBODY = "Cheffe Aurélie Quintrec-Vasseur, 03 81 99 77 55, aurelie.quintrec@essai.gouv.fr"
DISGUISED = (
    "Madame la cheffe Quintrec-Vasseur, **Aurelie** Quintrec‑Vasseur, Tél.03‑81‑99‑77‑55, (+33) 3 81 99 77 55, "
    "aurelie.quintrec&#64;essai.gouv.fr, aurelie.quintrec [arobase] essai.gouv.fr"
)
SECRETS = (
    f"{NOBODY} {DISGUISED} [ici](mailto:aurelie.quintrec@essai.gouv.fr)",
    NOBODY,
    "Écrire à aurelie.quintrec@essai.gouv.fr",
    "Aurélie Quintrec-Vasseur",
    "https://essai.gouv.fr/?a=aurelie.quintrec@essai.gouv.fr",
    "aurelie.quintrec@essai.gouv.fr",
    "03 81 99 77 55",
)
FOUND = re.compile(
    r"Quintrec|Aur[ée]lie|@essai|essai\.gouv|(0|33\W{0,2})3\W{0,3}81\W{0,3}99\W{0,3}77", re.IGNORECASE
)
# Never taken for a text: what decides how the record is read and when it is over.
KEPT = {"fin_candidature", "debut_publication", "depuis", "remplacee_par", "labo", "projets", "thematiques"}


def infect(tree, model, root):
    """Put a person in every text that accepts one; how many did."""
    count = 0
    for key, value in list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)):
        if isinstance(value, dict | list):
            count += infect(value, model, root) if key not in KEPT else 0
        # The name of a contact is what a text is searched for.
        elif key not in KEPT and not (key == "nom" and "fonction" in tree):
            count += any(accepts(tree, key, secret, model, root) for secret in SECRETS)
    return count


def accepts(tree, key, secret, model, root):
    old, tree[key] = tree[key], secret
    try:
        model.model_validate({**root, "id": "x"})
    except ValidationError:
        tree[key] = old
        return False
    return True


def hostile(kind, **more):
    """The longest record of a kind, a person in all its texts, as YAML."""
    real = load(ROOT / "postings").catalogue.of(kind)
    tree = tree_of(max(real, key=lambda one: len(str(tree_of(one)))))
    for name in ("id", "labo", "projets", "thematiques", "organisation", "cloture", "fiche_nationale"):
        tree.pop(name, None)
    tree |= {
        "contacts": [
            {"fonction": "Cheffe", "service": "SGAR", "nom": "Aurélie Quintrec-Vasseur", "note": "Note"}
            | {"courriel": "a@essai.gouv.fr", "telephone": "03 81 99 77 56"}
            | {"url": "https://essai.gouv.fr/a"}
        ],
        "liens": [{"libelle": "Plaquette", "url": "https://essai.gouv.fr/p"}],
        "manques": [{"quoi": "Rien", "precision": "Rien du tout"}],
        "note_interne": "Note",
        "cloture": {"etat": "pourvue", "depuis": "2025-03-10", "motif": "Nomination"},
        "debut_publication": "2025-02-01",
        "fin_candidature": "2025-03-15",
        **more,
    }
    model = {"emploi": Emploi, "mission": Mission}[kind]
    assert infect(tree, model, tree) > 20
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)


def offer(ident, *lines):
    return broken(EMPLOI, "\n".join((f"titre: Offre {ident}", f"reference: {ident}", *lines)))


RECORDS = {
    "emplois/2025/ouverte.yml": offer("ouverte"),
    "emplois/2025/a-venir.yml": offer("a-venir", "debut_publication: 2025-05-10", "fin_candidature: 2025-06-30"),
    "emplois/2025/close-hier.yml": offer("close-hier", "fin_candidature: 2025-05-01"),
    "emplois/2025/remplacee.yml": offer(
        "remplacee",
        "cloture: {etat: remplacee, depuis: 2025-04-28, motif: Erreur de lieu., remplacee_par: ouverte}",
    ),
}  # fmt: skip


def site(folder, records, **extra):
    """Build a site from records; its files."""
    mini = MiniSite(folder, hooks=REAL_HOOKS)
    (mini.records / "pages.json").unlink()
    for path, text in records.items():
        target = mini.records / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    done = mini.build(**extra)
    assert done.returncode == 0, done.stdout + done.stderr
    return mini.files()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    organisation = {"organisation": {"nom": "SGAR"}}
    archived = {
        "emplois/2025/archivee.yml": hostile("emploi", **organisation),
        "missions/national/archivee.yml": hostile("mission", candidature={"procedure": "email_libre"}),
    }
    folder = tmp_path_factory.mktemp("life")
    before = site(folder / "avant", archived, VIVIER_DATE="2025-03-01")
    return before, site(folder / "apres", RECORDS | archived)


def text(files, url):
    return files[f"{url}index.html"].decode()


def test_a_closed_posting_leaves_the_open_list_and_the_sitemap(files):
    _, after = files
    opened, closed = text(after, "emplois/"), text(after, "emplois/closes/")
    for ident in ("ouverte", "a-venir"):
        assert f'emplois/{ident}/"' in opened
        assert f'emplois/{ident}/"' not in closed
    for ident in ("close-hier", "remplacee", "archivee"):
        assert f'emplois/{ident}/"' not in opened
        assert f'emplois/{ident}/"' in closed
    assert "3\u00a0offres closes" in opened
    listed = ElementTree.fromstring(after["sitemap.xml"])
    urls = {one.text for one in listed.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert "https://vivier.example/emplois/ouverte/" in urls
    assert not [url for url in urls if re.search("close|remplacee|archivee", url)]
    assert "missions/closes/index.html" in after


@pytest.mark.parametrize("ident", ["close-hier", "remplacee", "archivee"])
def test_a_closed_page_says_so_and_gives_no_way_to_apply(ident, files):
    page = text(files[1], f"emplois/{ident}/")
    assert '<meta name="robots" content="noindex">' in page
    assert "ne reçoit plus de candidatures" in page
    assert "mailto:" not in page.partition("<footer")[0]
    assert "Préparer ma candidature" not in page
    assert '<meta name="robots"' not in text(files[1], "emplois/ouverte/")


def test_each_says_what_became_of_it(files):
    _, after = files
    closed = text(after, "emplois/close-hier/")
    assert "La date limite de candidature, le 1er\u00a0mai\u00a02025, est passée." in closed
    replaced = text(after, "emplois/remplacee/")
    assert "Cette offre a été remplacée" in replaced
    assert "Situation connue depuis le 28\u00a0avril\u00a02025. Erreur de lieu." in replaced
    assert '<a href="../../emplois/ouverte/">Offre ouverte</a>' in replaced
    archived = text(after, "emplois/archivee/")
    assert "Cette offre est pourvue" in archived
    assert "Les noms et les coordonnées ont été retirés de cette page." in archived


def test_an_archived_record_names_nobody_in_any_file(files):
    before, after = files
    # The control: as long as they are open, the same records show all of it.
    shown = {match[0].casefold() for content in before.values() for match in found(content)}
    assert len(shown) >= 3
    leaks = {name: [match[0] for match in found(content)][:3] for name, content in after.items()}
    assert {name: matches for name, matches in leaks.items() if matches} == {}


def found(content):
    return list(FOUND.finditer(content.decode("utf-8", "ignore")))


PLACES = {"paris": "75", "reunion": "974", "guadeloupe": "971"}
# Half past eleven at night in Paris; half past one in the morning in Paris.
EVENING = datetime(2025, 5, 22, 21, 30, tzinfo=UTC)
NIGHT = datetime(2025, 5, 22, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "last_day"),
    [(EVENING, {"paris", "guadeloupe"}), (NIGHT, {"guadeloupe"})],
    ids=["23h30", "1h30"],
)
def test_the_last_day_ends_in_each_territory_at_its_own_midnight(instant, last_day, tmp_path):
    for ident, place in PLACES.items():
        record = tmp_path / "postings" / "emplois" / "2025" / f"{ident}.yml"
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(offer(ident, f'localisations: [{{departement: "{place}"}}]'), "utf-8")
    settings = read_settings({}, {}, tmp_path, "Vivier", None, lambda: instant)
    pages = {page.url: page for lot in plan_catalogue(settings, Meanwhile()).lots for page in lot.pages()}
    for ident in PLACES:
        page, opened = pages[f"emplois/{ident}/"], ident in last_day
        assert ("Dernier jour pour candidater" in page.article) is opened
        assert ("Cette offre est close" in page.article) is not opened
        assert page.noindex is not opened
        assert (f'emplois/{ident}/"' in pages["emplois/"].article) is opened
        assert (f'emplois/{ident}/"' in pages["emplois/closes/"].article) is not opened
