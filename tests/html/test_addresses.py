"""Every address of this site that a file of the site gives, whatever its format, leads to a published file.

Pages have their own tests; here are sitemaps, feeds, calendars, tables, data, texts. A whole address is looked for as a
reader's program finds it: in the values of the formats that have an escaping, in the text of the others.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from tests.site_pages import file_of

SITE = "https://vivier.example/"
READ = (".xml", ".atom", ".json", ".webmanifest", ".csv", ".ics", ".txt", ".md")
# An address ends where a text puts it between something, or at the end of a sentence.
ADDRESS = re.compile(re.escape(SITE) + r"[^\s\"'<>()\[\]|\\^`»]*")
AT_THE_END = ".,;:!?*_"
# What the paths of the OpenAPI description are added to: a folder, not a page.
BASES = {"api/v1"}
FOLDED = re.compile(r"\r?\n[ \t]")


def texts(path: Path) -> Iterator[str]:
    """The texts of a file, without the escaping of its format."""
    if path.suffix not in READ:
        return
    content = path.read_text("utf-8-sig")
    match path.suffix:
        case ".xml" | ".atom":
            for element in ElementTree.fromstring(content).iter():
                yield from filter(None, (element.text, element.tail, *element.attrib.values()))
        case ".json" | ".webmanifest":
            yield from values(json.loads(content))
        case ".csv":
            for row in csv.reader(io.StringIO(content), delimiter=";"):
                yield from row
        case ".ics":
            yield re.sub(r"\\([\\;,])", r"\1", FOLDED.sub("", content)).replace("\\n", "\n")
        case _:
            yield content


def values(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for key, value in found.items():
            yield key
            yield from values(value)
    elif isinstance(found, list):
        for value in found:
            yield from values(value)


def addresses(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file that gives an address of the site, and what it gives, relative to the site."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".html" and "_hebergement" not in path.parts:
            for text in texts(path):
                for found in ADDRESS.findall(text):
                    yield path.relative_to(folder).as_posix(), found.rstrip(AT_THE_END).removeprefix(SITE)


def leads_somewhere(folder: Path, address: str) -> bool:
    found = urlsplit(address)
    path = unquote(found.path)
    if path in BASES:
        return (folder / path).is_dir()
    if "{" in path:
        # A model of addresses (RFC 6570): what comes before what varies must be there.
        return (folder / path.partition("{")[0].rpartition("/")[0]).is_dir()
    target = file_of(folder, path)
    if not target.is_file():
        return False
    return not found.fragment or named(target, unquote(found.fragment))


def named(target: Path, fragment: str) -> bool:
    """Whether a fragment is a place of a file: an identifier of a page, a pointer in data (RFC 6901)."""
    content = target.read_text("utf-8")
    if target.suffix != ".json":
        return f'id="{fragment}"' in content
    value = json.loads(content)
    for part in fragment.split("/")[1:]:
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True


def dead(folder: Path) -> list[str]:
    return sorted(
        {f"{name}: {address}" for name, address in addresses(folder) if not leads_somewhere(folder, address)}
    )


def test_every_address_of_the_site_leads_somewhere(site):
    found = list(addresses(site.folder))
    assert len({address for _, address in found}) > 130
    assert dead(site.folder) == []


def test_dead_addresses_are_found_in_every_format(tmp_path):
    here, gone = f"{SITE}ici/#la", f"{SITE}parti/?a=1&b=2"
    (tmp_path / "ici").mkdir()
    (tmp_path / "ici" / "index.html").write_text('<p id="la">', "utf-8")
    escaped = gone.replace("&", "&amp;")
    written = {
        "a.xml": f"<urlset><loc>{here}</loc><loc>{escaped}</loc></urlset>",
        "b.atom": f'<feed><link href="{escaped}"/></feed>',
        "c.json": json.dumps({"adresse": [{gone: here}]}),
        "d.csv": f'titre;adresse\r\n"x ; y";{gone}\r\n',
        "e.ics": f"BEGIN:VCALENDAR\r\nDESCRIPTION:Voir {gone[:20]}\r\n {gone[20:]}\\, puis {here}\\nFin\r\n",
        "f.txt": f"Voir {gone}.\n",
        "g.md": f"[x]({gone}) et <{here}>, **{gone}**\n",
    }
    for name, content in written.items():
        (tmp_path / name).write_text(content, "utf-8")
    assert dead(tmp_path) == [f"{name}: parti/?a=1&b=2" for name in sorted(written)]
    (tmp_path / "ici" / "index.html").write_text("<p>", "utf-8")
    assert "a.xml: ici/#la" in dead(tmp_path)
