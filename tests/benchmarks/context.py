"""What the records of one run share: places, organisations, the words of a record, links between records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from tests.benchmarks.domains import MATTERS, SUBJECTS, Matter
from tests.benchmarks.grammar import Draw, Grammar, bare, capital, de
from tests.benchmarks.lexicon import FAMILY_NAMES, FIRST_NAMES, RULES, coinage
from tests.benchmarks.places import CITIES, CROWDED, STREETS, TOWNS, WAYS, town_code
from vivier.records import DEPARTEMENTS
from vivier.records.identifiers import slug

GRAMMAR = Grammar(RULES)
FICTION = "Fiche fictive, produite pour essayer le site : ni ce poste ni cette source n’existent."
_NUMBERS = tuple(str(n) for n in range(12, 480, 7))
_SMALL = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_ORDINALS = ("deuxième", "troisième", "quatrième", "cinquième")
# Ranges that the regulator of telecommunications sets aside for works of fiction.
_PHONES = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49")


def typography(text: str) -> str:
    """Set the no-break spaces of French typography."""
    return (
        text.replace(" :", "\u00a0:")
        .replace(" ;", "\u202f;")
        .replace(" ?", "\u202f?")
        .replace(" !", "\u202f!")
        .replace("« ", "«\u00a0")
        .replace(" »", "\u00a0»")
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A town in a département.

    Attributes:
        departement: code.
        town: name of the town.
        a: « à Nantes », « au Mans ».
        de: « de Nantes », « d’Auxerre », « du Mans ».
    """

    departement: str
    town: str
    a: str
    de: str

    @property
    def region(self) -> str | None:
        """Code of the region."""
        return DEPARTEMENTS[self.departement].region

    @property
    def au_territoire(self) -> str:
        """« dans le département du Doubs », « à Mayotte »."""
        territory = DEPARTEMENTS[self.departement]
        if territory.zone != "com" and self.departement != "75":
            return f"dans le département {territory.du}"
        return "à Paris" if self.departement == "75" else territory.a

    def tree(self, draw: Draw, *, full: bool) -> dict[str, object]:
        """Return it as a record's ``localisations`` says it."""
        found: dict[str, object] = {"departement": self.departement, "commune": self.town}
        if code := town_code(self.departement, self.town):
            found["code_insee"] = code
            city = CITIES[self.town]
            if full:
                found |= {"latitude": Decimal(city.latitude), "longitude": Decimal(city.longitude)}
        if full:
            found["adresse"] = f"{draw.between(1, 180)} {draw.pick(WAYS)} {draw.pick(STREETS)}"
        return found


@cache
def place(departement: str, town: str) -> Place:
    """Return a place with its prepositions."""
    if town.startswith(("Le ", "Les ")):
        article, rest = town.split(" ", 1)
        return Place(
            departement, town, ("au " if article == "Le" else "aux ") + rest, de(f"{article.lower()} {rest}")
        )
    vowel = slug(town)[:1] in "aeiou" and not town.startswith("Yv")
    return Place(departement, town, f"à {town}", f"d’{town}" if vowel else f"de {town}")


@dataclass(slots=True)
class World:
    """One run of the generator.

    Attributes:
        seed: what every draw starts from.
        today: the day that deadlines are spread around.
        ids: identifiers already given, by kind.
        labos: id and region of each lab.
        projets: id, lab and region of each project.
        demarches: id, ids of ideas and region of each campaign.
        offspring: project that came from each campaign, by the campaign's id.
        themes: identifiers of the shared list of themes.
        organisations: entries of the shared list of organisations, by id.
        order: codes of the territories, in the order of their turns.
        coined: how many made-up names were given.
        latest: id of the posting written last.
    """

    seed: str
    today: date
    ids: dict[str, set[str]] = field(default_factory=dict)
    labos: list[tuple[str, str | None]] = field(default_factory=list)
    projets: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    demarches: list[tuple[str, list[str], str | None]] = field(default_factory=list)
    themes: tuple[str, ...] = ()
    offspring: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, dict[str, object]] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    coined: int = 0
    latest: str | None = None

    def draw(self, kind: str, index: int) -> Draw:
        """Return the chance of one record."""
        return Draw(f"{self.seed}/{kind}/{index}")

    def name(self, kind: str, text: str) -> str:
        """Return an identifier that no other record of the kind has."""
        taken = self.ids.setdefault(kind, set())
        base = slug(text)[:72].rstrip("-")
        found, n = base, 1
        while found in taken:
            n += 1
            found = f"{base}-{n}"
        taken.add(found)
        return found

    def place(self, draw: Draw, index: int) -> Place:
        """Return a place: every territory in its turn, and the crowded ones more often."""
        code = self.order[index // 2 % len(self.order)] if index % 2 == 0 else draw.pick(CROWDED)
        towns = TOWNS[code]
        return place(code, towns[0] if draw.chance(0.4) else draw.pick(towns))

    def coin(self) -> str:
        """Return a made-up name that was not given yet."""
        self.coined += 1
        return coinage(self.coined)

    def day(self, offset: int) -> date:
        """Return the day at that many days from today."""
        return self.today + timedelta(days=offset)

    def closed(self, start: date, *, known: bool) -> object:
        """Return since when a record published on ``start`` is closed: a year, or a day where it is ``known``."""
        year = self.today.year - 1
        return max(start, self.day(-3)) if known or start.year > year else str(year)


Words = Mapping[str, str | Sequence[str]]


def words(
    world: World, draw: Draw, matter: Matter, where: Place, employer: str, **more: str
) -> dict[str, str | Sequence[str]]:
    """Return what the sentences of one record may say."""
    partners = draw.some(_PARTNERS, 9)
    year = world.today.year
    own = matter.sujets
    return {
        "sujet": own,
        "autre": SUBJECTS,
        "autre2": SUBJECTS,
        "savoir": matter.savoirs,
        "savoir2": matter.savoirs,
        "employeur": employer,
        "ville": where.town,
        "a_ville": where.a,
        "de_ville": where.de,
        "du_territoire": DEPARTEMENTS[where.departement].du,
        "au_territoire": where.au_territoire,
        "partenaire": partners[:5],
        "partenaire2": partners[5:7],
        "partenaire3": partners[7:],
        "service": f"« {bare(draw.pick(own))} »",
        "outil": world.coin(),
        "coinage": world.coin(),
        "annee": (str(year - 3), str(year - 2), str(year - 1)),
        "periode": f"{year - 1}-{year + 2}",
        "nombre": _NUMBERS,
        "petit": _SMALL,
        "ordinal": _ORDINALS,
        "heures": ("36", "37", "38", "39"),
        **more,
    }


_PARTNERS = tuple(
    "".join(part for part in item if isinstance(part, str)) for item in GRAMMAR.rules["partenaire"]
)


def sentence(name: str, draw: Draw, vocabulary: Words) -> str:
    """Write one sentence of a rule, with French typography and a capital."""
    return typography(capital(GRAMMAR.expand(name, draw, vocabulary)))


def sentences(name: str, count: int, draw: Draw, vocabulary: Words) -> list[str]:
    """Write several sentences of a rule, all different."""
    found: dict[str, None] = {}
    for text in GRAMMAR.several(name, count * 4, draw, vocabulary):
        found[typography(capital(text))] = None
        if len(found) == count:
            break
    return list(found)


def matter_at(index: int) -> tuple[str, Matter]:
    """Return a functional domain, each in its turn."""
    codes = tuple(MATTERS)
    code = codes[index % len(codes)]
    return code, MATTERS[code]


def siret(number: int) -> str:
    """Return a SIRET with its key, of a series that is not attributed."""
    body = f"000{number % 10**10:010}"
    total = sum(sum(divmod(2 * int(c), 10)) if i % 2 == 0 else int(c) for i, c in enumerate(body))
    return body + str(-total % 10)


def siret_la_poste(number: int) -> str:
    """Return a SIRET of La Poste: the plain sum of its digits is a multiple of five."""
    body = f"356000000{number % 10**4:04}"
    return body + str(-sum(map(int, body)) % 5)


def phone(draw: Draw) -> str:
    """Return a number of the ranges kept for fiction."""
    return f"{draw.pick(_PHONES)} {draw.between(10, 99)} {draw.between(10, 99)}"


def contact(draw: Draw, host: str, function: str, service: str, *, named: bool) -> dict[str, object]:
    """Return whom to ask."""
    found: dict[str, object] = {"fonction": function, "service": typography(capital(service))}
    if named:
        found["nom"] = f"{draw.pick(FIRST_NAMES)} {draw.pick(FAMILY_NAMES)}"
    found["courriel"] = f"{slug(function)[:40].strip('-')}@{host}"
    if draw.chance(0.6):
        found["telephone"] = phone(draw)
    if draw.chance(0.1):
        found["url"] = f"https://{host}/contact"
        found["note"] = "Renseignements seulement, pas de candidature."
    return found


def domain_name(employer: str) -> str:
    """Return a host name of the top-level domain that is kept for examples."""
    return f"{slug(bare(employer))[:50].strip('-')}.example"
