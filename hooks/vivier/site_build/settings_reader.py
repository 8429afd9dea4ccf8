"""Reading values from mkdocs.yml one key at a time, noting every mistake instead of stopping at the first."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlsplit


class SettingsError(ValueError):
    """What is wrong in the settings: one French sentence for each mistake."""

    def __init__(self, errors: tuple[str, ...]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(slots=True)
class Reader:
    """The mapping found at `path`, with the keys asked for so far and the mistakes shared by all sections."""

    values: dict[str, object]
    path: str
    errors: list[str]
    known: list[str] = field(default_factory=list)
    sections: "list[Reader]" = field(default_factory=list)

    @classmethod
    def of(cls, values: object, path: str, errors: list[str] | None = None) -> "Reader":
        """Read a mapping; nothing at all is an empty one."""
        errors = [] if errors is None else errors
        if values is not None and not isinstance(values, Mapping):
            errors.append(f"{path} : une liste de réglages « clé: valeur » est attendue")
            values = None
        return cls({str(key): value for key, value in (values or {}).items()}, path, errors)

    def section(self, key: str) -> "Reader":
        """The settings grouped under one key."""
        section = Reader.of(self._take(key), f"{self.path}.{key}", self.errors)
        self.sections.append(section)
        return section

    def text(self, key: str, default: str = "") -> str:
        """A text; what YAML turned into something else is refused, since the writing is lost."""
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, str):
            self.refuse(key, f"un texte est attendu ; mettre la valeur entre guillemets : '{value}'")
            return default
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.refuse(key, "une liste de textes est attendue, un par ligne, chacun après un tiret")
            return ()
        return tuple(item.strip() for item in value)

    def address(self, key: str) -> str | None:
        """An absolute https address."""
        text = self.text(key)
        if not text:
            return None
        try:
            parts = urlsplit(text)
        except ValueError:
            # « https://[exemple »: what stands between brackets is a number of IPv6.
            self.refuse(key, f"« {text} » n’est pas une adresse https://")
            return None
        if parts.scheme != "https" or not parts.hostname or parts.username or parts.query or parts.fragment:
            self.refuse(key, f"« {text} » n’est pas une adresse https:// sans « ? » ni « # »")
        return text

    def boolean(self, key: str, *, default: bool) -> bool:
        """True or false, also in French."""
        value = self._take(key)
        if value is None or value == "":
            return default
        if isinstance(value, str) and value.lower() in ("oui", "non"):
            return value.lower() == "oui"
        if not isinstance(value, bool):
            self.refuse(key, f"« {value} » : écrire oui ou non")
            return default
        return value

    def integer(self, key: str, *, default: int, minimum: int, maximum: int) -> int:
        """A whole number between two bounds."""
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, str) and value.isdecimal() and minimum <= int(value) <= maximum:
            self.refuse(
                key, f"« {value} » entre guillemets est un texte : écrire {int(value)}, sans guillemets"
            )
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= maximum:
            self.refuse(key, f"« {value} » : un nombre entier entre {minimum} et {maximum} est attendu")
            return default
        return value

    def percentage(self, key: str) -> float | None:
        """A number between 0 and 100."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
            self.refuse(key, f"« {value} » : un nombre entre 0 et 100 est attendu")
            return None
        return float(value)

    def day(self, key: str) -> date | None:
        """A day, written AAAA-MM-JJ."""
        value = self._take(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.refuse(key, f"« {value} » n’est pas une date AAAA-MM-JJ")
            return None

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of a few texts; the first is the default."""
        text = self.text(key, allowed[0])
        if text not in allowed:
            self.refuse(key, f"« {text} » : écrire {_either(allowed)}")
            return allowed[0]
        return text

    def refuse(self, key: str, reason: str) -> None:
        """Note a mistake about one key."""
        self.errors.append(f"{self.path}.{key} : {reason}")

    def finish(self) -> None:
        """Refuse the keys nobody asked for, here and in the sections; raise when anything was wrong."""
        for reader in (self, *self.sections):
            for key in reader.values:
                if key not in reader.known:
                    reader.refuse(key, f"réglage inconnu ; {_suggestion(key, reader.known)}")
        if self.errors:
            raise SettingsError(tuple(self.errors))

    def _take(self, key: str) -> object:
        self.known.append(key)
        return self.values.get(key)


def _either(words: tuple[str, ...]) -> str:
    quoted = [f"« {word} »" for word in words]
    return " ou ".join([", ".join(quoted[:-1]), quoted[-1]])


def _suggestion(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"vouliez-vous dire « {near[0]} » ?"
    return "les réglages possibles sont : " + ", ".join(sorted(known))
