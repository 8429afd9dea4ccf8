"""What every file of ``postings/`` contributes: kept from before, or found by examining it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from vivier.spread import spread

from .encoding import decoded
from .examine import Controls, Sheet, complete, examine
from .outcome import Outcome
from .places import Known
from .scan import Entry, scan
from .store import Row, Store

Progress = Callable[[int, int], None]
"""Told how many files were examined, of how many."""


class Gathered:
    """What the files contribute.

    Attributes:
        problems: what is wrong with the names and places of files.
        entries: the files, sorted by path.
        outcomes: what each of them contributes, in the same order.
        places: the places of fields that were looked up by the last loading.
    """

    def __init__(
        self, postings: Path, controls: Controls | None, cache: Path | None, progress: Progress | None
    ) -> None:
        self._controls = controls
        name = f"{controls.__module__}.{controls.__qualname__}" if controls else ""
        self._store = Store(cache, name.encode())
        self.places: Known = self._store.places
        self.entries, self.problems = scan(postings)
        self._trusted = [self._store.trusts(entry) for entry in self.entries]
        self._sheets: dict[str, Sheet] = {}
        self.outcomes: list[Outcome] = []
        self._examine_all(progress)

    def _examine_all(self, progress: Progress | None) -> None:
        entries, store, controls = self.entries, self._store, self._controls
        found = [store.before(entry) for entry in entries]
        stale = [n for n, trusted in enumerate(self._trusted) if not trusted]
        if stale:
            store.mark()
        for n, outcome in self._work(stale, lambda n: examine(entries[n], found[n], controls), progress):
            found[n] = outcome
        outcomes = [one for one in found if one is not None]
        self._sheets = _sheets(entries, outcomes)
        digests = {entry.path: one.digest for entry, one in zip(entries, outcomes, strict=True)}
        stale = [n for n, one in enumerate(outcomes) if one.national and self._is_stale(one, digests)]
        sheets = self._sheets

        def completed(n: int) -> Outcome:
            return complete(entries[n], sheets.get(outcomes[n].national), controls)

        for n, outcome in self._work(stale, completed, progress):
            outcomes[n] = outcome
        self.outcomes = outcomes

    def _is_stale(self, outcome: Outcome, digests: dict[str, bytes]) -> bool:
        """Whether a departmental mission was completed by another sheet than the present one."""
        sheet = self._sheets.get(outcome.national)
        return outcome.sheet != (sheet.key(digests[sheet.entry.path]) if sheet else b"")

    def _work(
        self, numbers: list[int], work: Callable[[int], Outcome], progress: Progress | None
    ) -> Iterator[tuple[int, Outcome]]:
        """Yield what files contribute; the bytes of their records are put aside."""
        for done, (k, outcome) in enumerate(spread(len(numbers), lambda k: work(numbers[k])), 1):
            record = outcome.record
            if isinstance(record, bytes):
                outcome = outcome._replace(record=self._store.segments.add(record))
            yield numbers[k], outcome
            if progress:
                progress(done, len(numbers))

    def keep(self, places: Known) -> None:
        """Keep what was found for the next loading.

        Args:
            places: the places of fields that were looked up.
        """
        store = self._store
        rows: dict[str, Row] = {}
        for entry, outcome, trusted in zip(self.entries, self.outcomes, self._trusted, strict=True):
            before = store.rows.get(entry.path)
            status = entry.status if trusted else store.sure(entry.status)
            same = before is not None and before.outcome is outcome and before.status == status
            rows[entry.path] = before if before and same else Row(status, outcome)
        rows = store.save(rows, places)
        self.outcomes = [rows[entry.path].outcome for entry in self.entries]

    def release(self) -> None:
        """Let go of what only a loading needs, once it is over: 130 MB at a hundred thousand records."""
        self._store.release()
        self.outcomes = [
            Outcome(one.digest, one.record, national=one.national, sheet=one.sheet, changes=one.changes)
            for one in self.outcomes
        ]

    def value(self, number: int) -> object:
        """Return the record of a file, or the entries of a list, from the bytes that were put aside."""
        entry, outcome = self.entries[number], self.outcomes[number]
        content = self._store.segments.read(outcome.record) if isinstance(outcome.record, tuple) else None
        if content is not None:
            try:
                return decoded(content)
            except Exception:  # bytes that were kept may be anything
                content = None
        return decoded(self._again(entry, outcome))

    def _again(self, entry: Entry, outcome: Outcome) -> bytes:
        """Return the bytes of a record found again in its file, when those that were kept are damaged."""
        sheet = self._sheets.get(outcome.national)
        found = complete(entry, sheet, self._controls) if sheet else examine(entry, None, self._controls)
        if (found.digest, found.sheet) != (outcome.digest, outcome.sheet) or not isinstance(
            found.record, bytes
        ):
            raise ChangedError(entry.path)
        return found.record


class ChangedError(Exception):
    """A file changed while it was being used, and what it held is lost: the run must start again."""


def _sheets(entries: list[Entry], outcomes: list[Outcome]) -> dict[str, Sheet]:
    """Return the missions that others may complete, by id: those that can be read and complete none."""
    pairs = [
        (entry, outcome)
        for entry, outcome in zip(entries, outcomes, strict=True)
        if entry.kind == "mission" and outcome.readable and not outcome.national
    ]
    valid = {entry.ident for entry, outcome in pairs if outcome.record is not None}
    return {entry.ident: Sheet(entry, entry.ident in valid) for entry, _ in pairs}
