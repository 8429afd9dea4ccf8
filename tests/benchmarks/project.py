"""A copy of the project in a folder of its own, with a generated catalogue, and the changes that are measured in it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.aside import put_aside

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("mkdocs.yml", "pyproject.toml", "content", "hooks", "overrides")
BASE = """\
site_name: Vivier
site_url: https://vivier.example/
plugins: []
theme:
  name: material
  language: fr
  font: false
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, sane_lists, tables, toc]
"""
"""An empty site of the theme, with the settings of mkdocs.yml: what any build of ours begins with."""

_END = re.compile(r"^fin_candidature: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_TITLE = re.compile(r"^titre: (?P<title>[^\"'\n]+)$", re.MULTILINE)
_BODY = re.compile(r"^missions: \|\n  (?P<line>.+)$", re.MULTILINE)


@dataclass(slots=True)
class Project:
    """A copy of the project.

    Attributes:
        folder: where it is.
        today: day of reference of its catalogue.
        target: the record that is changed, an open posting.
        originals: files changed so far, as they were.
    """

    folder: Path
    today: date
    target: Path = field(init=False)
    originals: dict[Path, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in COPIED:
            source = ROOT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, self.folder / name)
        # Compiled once and for all, as an installed package is.
        subprocess.run([sys.executable, "-m", "compileall", "-q", "hooks"], cwd=self.folder, check=True)
        self.target = next(filter(self._suits, sorted((self.folder / "postings/emplois").rglob("*.yml"))))

    @property
    def environment(self) -> dict[str, str]:
        """What the commands are told; the copy of the code comes before the installed one."""
        return {
            "PYTHONPATH": str(self.folder / "hooks"),
            "NO_MKDOCS_2_WARNING": "1",
            "VIVIER_DATE": self.today.isoformat(),
        }

    def _suits(self, file: Path) -> bool:
        text = file.read_text(encoding="utf-8")
        end = _END.search(text)
        far = end is not None and date.fromisoformat(end[1]) > self.today + timedelta(days=14)
        return far and "\ncloture:" not in text and bool(_TITLE.search(text) and _BODY.search(text))

    def clean(self) -> None:
        """Forget what was built and what was kept."""
        for name in ("site", ".cache"):
            put_aside(self.folder / name)

    def change_body(self) -> None:
        """Change a sentence of a posting."""
        self._rewrite(self.target, lambda text: _BODY.sub(r"\g<0> Une phrase est ajoutée.", text, count=1))

    def change_title(self) -> None:
        """Change the title and the deadline of a posting: its lists, its territories, its calendar."""

        def changed(text: str) -> str:
            later = _END.sub(
                lambda end: f"fin_candidature: {date.fromisoformat(end[1]) + timedelta(days=1)}", text
            )
            return _TITLE.sub(r"titre: \g<title>, titre changé", later, count=1)

        self._rewrite(self.target, changed)

    def change_shell(self) -> None:
        """Change a template of the theme: the footer of every page."""
        footer = self.folder / "overrides/partials/footer.html"
        self._rewrite(footer, lambda text: text.replace("</footer>", "<p>Pied de page changé.</p></footer>"))

    def restore(self) -> None:
        """Put every changed file back as it was."""
        for file, content in self.originals.items():
            file.write_bytes(content)
        self.originals.clear()

    def _rewrite(self, file: Path, change: Callable[[str], str]) -> None:
        before = file.read_bytes()
        after = change(before.decode()).encode()
        if after == before:
            raise SystemExit(f"{file} : rien à changer")
        self.originals.setdefault(file, before)
        file.write_bytes(after)
