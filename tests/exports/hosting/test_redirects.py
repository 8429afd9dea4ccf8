"""The files of old addresses for hosts, read back as strictly as the hosts do."""

import re
from urllib.parse import unquote

import pytest

from vivier.exports.hosting.files import host_files

SITE = "https://vivier.example/"
MOVES = [("emplois/b/", None), ("emplois/a/", "labos/é $1;*:x/")]

PATH = r"/[A-Za-z0-9/._~%-]*"
RULE = re.compile(rf"({PATH}) ({PATH}) (301|301!|410!)")
STRING = r'"((?:[^"\\]|\\["\\])*)"'
DEFAULTS = {"vivier_cache": "no-cache", "vivier_partage": "same-origin"}
ENTRY = re.compile(rf"    {STRING} {STRING};")


def files(moves=MOVES, site_url=SITE):
    return {name: content.decode() for name, content in host_files(moves, site_url)}


def netlify(text):
    """Old address → (new address, status): the first rule wins, and only forced ones beat a page that exists."""
    rules = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        old, new, status = RULE.fullmatch(line).groups()
        if status.endswith("!"):
            rules.setdefault(old.rstrip("/"), (new, int(status[:-1])))
    return rules


def cloudflare(text):
    """Old address, to the letter → (new address, status); a status that is not a known number drops the line."""
    rules = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            old, new, status = RULE.fullmatch(line).groups()
            if status == "301":
                assert old not in rules
                rules[old] = (new, 301)
    return rules


def nginx(text):
    """The maps of the file: address as nginx decodes it → value, by variable."""
    maps, current, current_name = {}, None, ""
    for line in text.splitlines():
        if opened := re.fullmatch(r"map \$uri \$(\w+) \{", line):
            current_name = opened[1]
            current = maps.setdefault(current_name, {})
        elif line == "}":
            current = None
        elif current is None:
            assert line == "" or line.startswith("#"), line
        elif line not in ("    volatile;", f'    default "{DEFAULTS.get(current_name, "")}";'):
            key, value = (re.sub(r"\\(.)", r"\1", part) for part in ENTRY.fullmatch(line).groups())
            assert key not in current
            current[key] = value
    assert current is None
    old = {name: maps[name] for name in ("vivier_suite", "vivier_retrait")}
    for value in old["vivier_suite"].values():
        assert not re.search(r"[^!-~]|\$", value), "a variable, a blank or a letter that no address has"
    return old


def test_each_host_reads_where_an_old_address_leads():
    found = files()
    new = "/labos/%C3%A9%20%241%3B%2A%3Ax/"
    assert netlify(found["_redirects"]) == {
        "/emplois/a": (new, 301),
        "/emplois/b": ("/emplois/b/", 410),
    }
    assert cloudflare(found["_redirects"]) == {"/emplois/a": (new, 301), "/emplois/a/": (new, 301)}
    assert nginx(found["_hebergement/nginx-http.conf"]) == {
        "vivier_suite": {"/emplois/a": new, "/emplois/a/": new},
        "vivier_retrait": {
            "/emplois/b": "/emplois/b/index.html",
            "/emplois/b/": "/emplois/b/index.html",
        },
    }


@pytest.mark.parametrize(
    ("site_url", "root"),
    [
        ("https://vivier.example/", "/"),
        ("https://vivier.example/a/b-c/", "/a/b-c/"),
        ("https://vivier.example/%C3%A9t%C3%A9%22$x/", '/été"$x/'),
        (None, "/"),
    ],
)
def test_the_folder_of_the_site_begins_every_address(site_url, root):
    found = files([("emplois/a/", "emplois/b/"), ("emplois/c/", None)], site_url)
    ((old, (new, _)), (gone, _)) = netlify(found["_redirects"]).items()
    assert [unquote(one) for one in (old, new, gone)] == [
        f"{root}emplois/a",
        f"{root}emplois/b/",
        f"{root}emplois/c",
    ]
    maps = nginx(found["_hebergement/nginx-http.conf"])
    assert list(maps["vivier_suite"]) == [f"{root}emplois/a", f"{root}emplois/a/"]
    assert {unquote(one) for one in maps["vivier_suite"].values()} == {f"{root}emplois/b/"}


def test_the_files_depend_on_nothing_but_the_moves():
    assert files()["_redirects"].isascii()
    assert files() == files(MOVES[::-1])


def test_the_files_exist_even_when_nothing_moved():
    found = files([])
    assert netlify(found["_redirects"]) == {}
    assert nginx(found["_hebergement/nginx-http.conf"]) == {"vivier_suite": {}, "vivier_retrait": {}}


def test_a_rule_fits_in_the_shortest_line_that_a_host_reads():
    longest = f"demarches/{'x' * 80}/"
    text = files([(longest, longest)], "https://vivier.example/un/dossier/plus/long/")["_redirects"]
    assert max(map(len, text.splitlines())) < 1000
