"""Make a catalogue of fictional records, as large as wanted, to measure and to show.

    python tests/benchmarks/generate.py --count 1000 --seed 1 --out build/demo [--date 2026-11-21] [--progress]

writes ``build/demo/postings/`` in the real layout: the five kinds of record and the two shared lists. The same
count, seed and date give the same bytes, on any machine. Nothing in it is real but places and vocabularies: e-mail
and web addresses are in the reserved domain ``.example``, phone numbers in the ranges kept for fiction, SIRET numbers
in a series that is not attributed (La Poste's apart, whose key is computed otherwise), and each source says that it
is fictional.

``vivier check`` finds no error and no warning in it, and one notice: a posting in twelve is no whole vacancy notice
(AVIS-01). Deadlines are spread around the date: open, closing within a week, closed, computed from the Journal
officiel, without a limit. Records link to each other: labs, their projects and their postings; campaigns and the
projects that came from their ideas; national sheets and their versions in départements.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

if not __package__:
    # Run as a script: the folder that « tests » is in comes first.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.campaigns import campaign, with_offspring
from tests.benchmarks.context import World, slug
from tests.benchmarks.labs import lab, project
from tests.benchmarks.missions import departmental, national
from tests.benchmarks.postings import posting
from tests.benchmarks.recruiting import Fields
from tests.benchmarks.yaml_writer import document
from vivier.records import DEPARTEMENTS

SHARES = {"projet": 0.12, "mission": 0.08, "labo": 0.06, "demarche": 0.04}
"""Share of each kind; the rest are job postings."""

VERSIONS_PER_SHEET = len(DEPARTEMENTS)
"""How many départements may have a version of one national sheet."""

THEMES = {
    "accessibilite": "Accessibilité",
    "accueil": "Accueil du public",
    "achats": "Achats responsables",
    "attractivite": "Attractivité des métiers",
    "biodiversite": "Biodiversité",
    "citoyennete": "Citoyenneté",
    "culture": "Culture",
    "donnees": "Données publiques",
    "egalite": "Égalité professionnelle",
    "emploi": "Emploi et insertion",
    "energie": "Sobriété énergétique",
    "formation": "Formation des agents",
    "inclusion-numerique": "Inclusion numérique",
    "innovation": "Innovation publique",
    "jeunesse": "Jeunesse",
    "logement": "Logement",
    "management": "Management",
    "mobilites": "Mobilités",
    "numerique": "Numérique",
    "participation": "Participation citoyenne",
    "ruralite": "Ruralité",
    "sante": "Santé",
    "securite": "Sécurité",
    "simplification": "Simplification",
    "travail": "Conditions de travail",
}


def counts(total: int) -> dict[str, int]:
    """Return how many records of each kind make ``total``, one of each at least from 20 on."""
    found = {kind: min(max(1, round(total * share)), max(0, total)) for kind, share in SHARES.items()}
    while sum(found.values()) > total:
        found[max(found, key=lambda kind: found[kind])] -= 1
    return {"emploi": total - sum(found.values()), **found}


def records(total: int, seed: int, today: date) -> Iterator[tuple[str, Fields]]:
    """Yield each file of a catalogue: its path in ``postings/`` and what it says."""
    order = list(DEPARTEMENTS)
    random.Random(f"{seed}/order").shuffle(order)  # a fair turn, not a secret
    world = World(f"{seed}/{total}/{today}", today, themes=tuple(THEMES), order=tuple(order))
    world.organisations = _organisations()
    yield "vocabulaires/themes.yml", {"themes": [{"id": key, "nom": name} for key, name in THEMES.items()]}
    yield "vocabulaires/organisations.yml", {"organisations": list(world.organisations.values())}
    number = counts(total)
    campaigns = [campaign(world, index) for index in range(number["demarche"])]
    for index in range(number["labo"]):
        yield lab(world, index)
    for index in range(number["projet"]):
        yield project(world, index)
    for path, fields in campaigns:
        yield path, with_offspring(world, path, fields)
    yield from _missions(world, number["mission"])
    for index in range(number["emploi"]):
        yield posting(world, index)


def _missions(world: World, count: int) -> Iterator[tuple[str, Fields]]:
    # A few national sheets, more of them only when every département has its version of each.
    sheets = min(count, max(-(-count // (VERSIONS_PER_SHEET + 1)), min(4, count // 4), 1))
    known = []
    for index in range(sheets):
        path, fields = national(world, index)
        known.append((Path(path).stem, str(fields["titre"])))
        yield path, fields
    for index in range(count - sheets):
        yield departmental(world, index, known)


def _organisations() -> dict[str, dict[str, object]]:
    """Return the entries of the shared list: the préfectures, by id."""
    found: dict[str, dict[str, object]] = {}
    for place in DEPARTEMENTS.values():
        if place.region:
            name = f"Préfecture {place.du}"
            found[slug(name)] = {"id": slug(name), "nom": name, "type": "etat_deconcentre"}
    return found


def write(total: int, seed: int, today: date, out: Path, *, progress: bool = False) -> int:
    """Write a catalogue into ``out/postings`` and return the number of records."""
    postings = out / "postings"
    folders: set[Path] = set()
    done = 0
    for path, fields in records(total, seed, today):
        target = postings / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_bytes(document(fields).encode())
        if path.startswith("vocabulaires/"):
            continue
        done += 1
        if progress and done % 500 == 0:
            print(f"\r{done} fiches", end="", file=sys.stderr, flush=True)
    if progress:
        print(f"\r{done} fiches dans {postings}", file=sys.stderr)
    return done


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description="Écrit un catalogue de fiches fictives.")
    parser.add_argument("--count", type=int, required=True, metavar="N", help="nombre de fiches")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="graine du tirage (1)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="dossier où créer postings/")
    parser.add_argument(
        "--date", type=date.fromisoformat, default=date(2026, 11, 21), help="jour de référence"
    )
    parser.add_argument("--progress", action="store_true", help="dit où en est l’écriture")
    options = parser.parse_args(arguments)
    if options.count < 1:
        parser.error("--count demande un nombre d’au moins 1")
    if (options.out / "postings").exists() and any((options.out / "postings").iterdir()):
        parser.error(f"{options.out / 'postings'} n’est pas vide : l’effacer d’abord")
    write(options.count, options.seed, options.date, options.out, progress=options.progress)
    return 0


if __name__ == "__main__":
    sys.exit(main())
