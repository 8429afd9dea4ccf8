"""Eleventy, with the pages of our site: one template in JavaScript over one file of data, the fastest form tried."""

import json
import shutil
from pathlib import Path

from tests.benchmarks.peers.pages import Pages

HERE = Path(__file__).resolve().parent


def write(pages: Pages, folder: Path, modules: Path, records: Path | None) -> None:
    """Write an Eleventy site that makes the same pages, and reads the records too when their folder is given.

    ``modules`` is the folder where Eleventy is.
    """
    (folder / "src").mkdir(parents=True)
    shutil.copy(HERE / "eleventy.config.mjs", folder / "eleventy.config.js")
    shutil.copy(HERE / "page.11ty.mjs", folder / "src" / "page.11ty.js")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "node_modules").symlink_to(modules, target_is_directory=True)
    if records is not None:
        shutil.copytree(records, folder / "postings")
    data = {"read": records is not None, "shells": pages.shells, "pages": pages.pages}
    (folder / "pages.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
