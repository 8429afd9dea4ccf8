"""The figures to reach, beside those measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.outcome import Key, Outcome, decimal, table
from tests.benchmarks.tools import (
    BODY,
    CHECK_COLD,
    CHECK_ONE,
    COLD,
    EMPTY,
    HUGO,
    HUGO_READY,
    TITLE,
    VIVIER,
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure to reach.

    Attributes:
        label: what is counted.
        found: what was measured; None when something it needs was not.
        most: what it must not exceed.
        unit: of both.
    """

    label: str
    found: float | None
    most: float
    unit: str = ""

    def row(self) -> tuple[str, str, str, str]:
        """Return the line of the table."""
        said = f"{decimal(self.found)}{self.unit}" if self.found is not None else "non mesuré"
        if self.found is None:
            verdict = ""
        elif self.found <= self.most:
            verdict = "atteint"
        else:
            verdict = f"manqué de {decimal(self.found - self.most)}{self.unit}"
        return self.label, said, f"{decimal(self.most)}{self.unit}", verdict


def goals(outcome: Outcome) -> Iterator[Goal]:
    """Yield every goal."""

    def cost(count: int, step: str, what: str = "cpu", tool: str = VIVIER) -> float | None:
        return outcome.median(Key(count, tool, step), what)

    def ratio(one: float | None, other: float | None) -> float | None:
        return one / other if one is not None and other else None

    def beyond(one: float | None, other: float | None) -> float | None:
        return one - other if one is not None and other is not None else None

    for hugo in (HUGO, HUGO_READY):
        for what, name in (("cpu", "processeur"), ("wall", "durée")):
            found = ratio(cost(10_000, COLD, what), cost(10_000, COLD, what, hugo))
            yield Goal(f"10 000 fiches à froid, {name}, sur celle de « {hugo} »", found, 0.5)
        found = ratio(cost(1_000, COLD, "wall"), cost(1_000, COLD, "wall", hugo))
        yield Goal(f"1 000 fiches à froid, durée, sur celle de « {hugo} »", found, 1.0)
    grown = ratio(cost(100_000, COLD), cost(10_000, COLD))
    yield Goal("Processeur par fiche, 100 000 sur 10 000", grown / 10 if grown else None, 1.15)
    memory = cost(100_000, COLD, "memory")
    yield Goal("Mémoire à 100 000 fiches", memory / 1e6 if memory else None, 600, " Mo")
    for step in (BODY, TITLE):
        more = beyond(cost(10_000, step, "wall"), cost(10_000, COLD, "wall", EMPTY))
        yield Goal(f"10 000 fiches, {step}, durée au-delà d’un site vide", more, 0.4, " s")
    for step in (BODY, TITLE):
        yield Goal(f"100 000 fiches, {step}, processeur", cost(100_000, step), 2.5, " s")
    yield Goal("10 000 fiches vérifiées, rien en cache", cost(10_000, CHECK_COLD, "wall"), 5, " s")
    yield Goal("10 000 fiches vérifiées, une changée", cost(10_000, CHECK_ONE, "wall"), 0.7, " s")
    for count, (raw, packed) in outcome.pages.items():
        yield Goal(f"Page d’une offre, {decimal(count, 0)} fiches", raw / 1e3, 20, " ko")
        yield Goal(f"La même, compressée, {decimal(count, 0)} fiches", packed / 1e3, 6, " ko")


def goals_table(outcome: Outcome) -> Iterator[str]:
    """Yield the table of the goals."""
    return table(("But", "Mesuré", "Au plus", "Verdict"), (goal.row() for goal in goals(outcome)))
