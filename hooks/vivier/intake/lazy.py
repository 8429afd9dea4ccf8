"""Records made when they are asked for, and let go: a hundred thousand of them would fill the memory."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping

from vivier.records import Fiche

RECENT = 256
"""Records kept in memory for those that ask for the same one again: a laboratory that hundreds of postings name."""


class Records(Mapping[str, Fiche]):
    """The records of a kind, by id, in order. Names cost nothing; a record is made each time, but for the last ones.

    Two requests may give two equal objects: records are compared by their key or their content, not by identity.
    """

    def __init__(self, names: Mapping[str, object], make: Callable[[str], Fiche]) -> None:
        """Set the records out.

        Args:
            names: the ids, in order; what they lead to is not looked at.
            make: gives a record by id.
        """
        self._names = names
        self._make = make
        self._recent: OrderedDict[str, Fiche] = OrderedDict()

    def __getitem__(self, ident: str) -> Fiche:
        found = self._recent.pop(ident, None)
        if found is None:
            if ident not in self._names:
                raise KeyError(ident)
            found = self._make(ident)
        self._recent[ident] = found
        if len(self._recent) > RECENT:
            self._recent.popitem(last=False)
        return found

    def __contains__(self, ident: object) -> bool:
        return ident in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
