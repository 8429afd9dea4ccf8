"""What nginx and Caddy answer with the configuration that the build writes, at the root and in a folder."""

import gzip

import pytest

from tests.hosting.servers import HSTS, serving
from vivier.exports.hosting import headers
from vivier.exports.hosting.files import host_files

from .conftest import SAMPLES, Host, need

# Caddy says 308 where a folder is asked for without its slash; browsers and search engines take both alike.
TO_FOLDER = {"nginx": 301, "caddy": 308}
EVERYWHERE = (
    ("", 200),
    ("emplois/", 200),
    ("emplois/essai.ics", 200),
    ("labos/etat-lin-pays-de-la-loire/", 301),
    ("emplois/offre-retiree/", 410),
    ("nulle/part/", 404),
    ("_headers", 404),
    ("assets/", 404),
)


def names(host: Host, pattern: str) -> list[str]:
    return [path.relative_to(host.folder).as_posix() for path in sorted(host.folder.glob(pattern))]


@pytest.mark.parametrize(("path", "status"), EVERYWHERE)
def test_every_answer_has_the_headers(host, path, status):
    answer = host.ask(path)
    assert answer.status == status
    for name, value in headers.ALWAYS:
        assert answer.headers.get_all(name) == [value]
    assert answer.headers.get_all("Cross-Origin-Resource-Policy") == ["same-origin"]
    assert answer.headers.get_all("Strict-Transport-Security") == [HSTS]
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]


@pytest.mark.parametrize("suffix", sorted(headers.TYPES))
def test_every_type_is_said(host, suffix):
    found = names(host, f"**/*.{suffix}")
    if not found:
        target = host.folder / f"essai.{suffix}"
        target.write_bytes(b"x")
        found = [target.name]
    answer = host.ask(found[-1])
    assert answer.headers.get_all("Content-Type") == [headers.TYPES[suffix].value]
    # What says a page again is kept away from search engines: the page itself says whether it is.
    assert answer.headers.get_all("X-Robots-Tag") == (["noindex"] if suffix == "md" else None)


def test_every_file_of_the_site_has_a_known_type(site):
    hosts = {"_headers", "_redirects", "_hebergement"}
    for path in site.folder.rglob("*"):
        if path.is_file() and path.relative_to(site.folder).parts[0] not in hosts:
            assert path.suffix.removeprefix(".") in headers.TYPES, path


def test_pages_are_found_by_their_folder(host):
    page = (host.folder / "labos" / "etat-lin" / "index.html").read_bytes()
    assert host.ask("labos/etat-lin/").body == page
    moved = host.ask("labos/etat-lin")
    assert moved.status == TO_FOLDER[host.name]
    assert moved.headers["Location"] == f"{host.root}labos/etat-lin/"


@pytest.mark.parametrize("path", ["labos/etat-lin-pays-de-la-loire/", "labos/etat-lin-pays-de-la-loire"])
def test_a_renamed_record_is_301(host, path):
    answer = host.ask(path)
    assert answer.status == 301
    assert answer.headers["Location"] == f"{host.root}labos/etat-lin/"


@pytest.mark.parametrize("path", ["emplois/offre-retiree/", "emplois/offre-retiree"])
def test_a_withdrawn_record_is_410_and_its_page_says_why(host, path):
    answer = host.ask(path)
    assert answer.status == 410
    assert answer.headers.get_content_type() == "text/html"
    assert answer.body == (host.folder / "emplois" / "offre-retiree" / "index.html").read_bytes()


@pytest.mark.parametrize(
    "path", ["nulle/part", "emplois/nulle-part/", "rien.csv", "api/v1/rien.json", "assets/"]
)
def test_an_unknown_address_is_404_with_the_page_of_the_site(host, path):
    answer = host.ask(path)
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.body == (host.folder / "404.html").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "_headers",
        "_redirects",
        "_hebergement/Caddyfile",
        "_hebergement/nginx-http.conf",
        "%5fheaders",
        "emplois/../_headers",
        "emplois/..%2f_headers",
        "//_headers",
        ".secret",
        "emplois/.secret",
    ],
)
def test_what_is_for_the_host_is_not_served(host, path):
    answer = host.ask(path)
    assert answer.status in (400, 404, *((308,) if path.startswith("//") else ()))
    assert b"Vivier : ne pas" not in answer.body
    assert answer.body != b"x"


def test_the_well_known_folder_is_served(host):
    assert host.ask(".well-known/security.txt").body == SAMPLES[".well-known/security.txt"].encode()


@pytest.mark.parametrize(
    "path",
    ["../../../etc/passwd", "..%2f..%2f..%2fetc/passwd", "assets/../../../../etc/passwd", "assets%00/"],
)
def test_nothing_outside_the_site_is_served(host, path):
    answer = host.ask(path)
    # Above its folder, the site has no say: Caddy answers an empty 200 where nothing is configured.
    assert answer.status >= 400 or answer.body == b""
    assert b"root:" not in answer.body


def test_the_folder_of_the_site_is_found_without_its_slash(host):
    if host.root != "/":
        answer = host.ask_host(host.root.rstrip("/"))
        assert (answer.status, answer.headers["Location"]) == (301, host.root)


@pytest.mark.parametrize(
    "path",
    ["", "emplois/essai.ics", "emplois/essai.atom", "emplois/essai.csv", "emplois/essai.md", "essai.xml"],
)
def test_texts_are_compressed_for_those_who_ask(host, path):
    plain, packed = host.ask(path), host.ask(path, Accept_Encoding="gzip")
    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body)


@pytest.mark.parametrize("pattern", ["recherche/index/*.bin", "assets/fonts/*.woff2"])
def test_what_is_compressed_already_is_sent_as_it_is(host, pattern):
    found = names(host, pattern)
    assert found
    for name in found:
        answer = host.ask(name, Accept_Encoding="gzip")
        assert answer.headers["Content-Encoding"] is None
        assert answer.body == (host.folder / name).read_bytes()


def test_a_part_of_a_file_may_be_asked_for(host):
    name = names(host, "recherche/index/c-*.bin")[0]
    whole = host.ask(name)
    part = host.ask(name, Range="bytes=10-19")
    assert part.status == 206
    assert part.body == whole.body[10:20]
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(whole.body)}"
    assert part.headers["Content-Security-Policy"]
    assert host.ask(name, Range="bytes=999999-").status == 416


@pytest.mark.parametrize("path", ["", "emplois/essai.csv", "assets/js/theme.js", "recherche/index/root.bin"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_file_that_did_not_change_is_not_sent_again(host, path, encoding):
    first = host.ask(path, Accept_Encoding=encoding)
    assert first.headers["ETag"]
    again = host.ask(path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    for name, value in headers.ALWAYS:
        assert again.headers.get_all(name) == [value]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_only_names_made_from_contents_are_kept_for_ever(host):
    index = names(host, "recherche/index/*.bin")
    styles = names(host, "assets/stylesheets/*.css")
    assert len(index) > 5
    assert styles
    for name in [*index, *styles]:
        wanted = headers.ASK_FIRST if name.endswith("/root.bin") else headers.FOR_EVER
        assert host.ask(name).headers.get_all("Cache-Control") == [wanted], name
    for pattern in ("assets/css/*", "assets/js/*.js", "assets/fonts/*"):
        found = names(host, pattern)
        assert found, pattern
        for name in found:
            assert host.ask(name).headers.get_all("Cache-Control") == [headers.BRIEFLY], name


def test_a_file_that_is_gone_is_not_kept_for_ever(host):
    answer = host.ask("recherche/index/c-0123456789ab.bin")
    assert (answer.status, answer.headers.get_all("Cache-Control")) == (404, [headers.ASK_FIRST])


def test_data_is_open_to_other_sites_and_pages_are_not(host):
    sent = host.ask("api/v1/essai.json", Origin="https://ailleurs.example").headers
    assert sent.get_all("Access-Control-Allow-Origin") == ["*"]
    assert sent.get_all("Cross-Origin-Resource-Policy") == ["cross-origin"]
    for name in ("essai.atom", "essai.ics", "essai.csv"):
        assert host.ask(f"emplois/{name}").headers.get_all("Access-Control-Allow-Origin") == ["*"]
    for path in ("", "emplois/", "recherche/index/root.bin", "assets/css/socle.css"):
        sent = host.ask(path).headers
        assert sent["Access-Control-Allow-Origin"] is None
        assert sent.get_all("Cross-Origin-Resource-Policy") == ["same-origin"]


def test_only_reading_is_allowed(host):
    assert host.ask("emplois/", method="HEAD").status == 200
    assert host.ask("emplois/", method="POST").status == 405
    assert host.ask("emplois/", method="DELETE").status == 405


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_thousands_of_old_addresses_are_taken(tmp_path, name):
    """With what the first lines of the file for nginx say to add, and names as long as they may be."""
    need(name)
    site = tmp_path / "site"
    moves = [(f"emplois/{'x' * 70}-{number:05}/", "emplois/") for number in range(3000)]
    for target, content in (*host_files(moves, None), ("emplois/index.html", b"page")):
        (site / target).parent.mkdir(parents=True, exist_ok=True)
        (site / target).write_bytes(content)
    wanted = (site / "_hebergement" / "nginx-http.conf").read_text("utf-8")
    assert "#     map_hash_max_size 8192;\n" in wanted
    folder = tmp_path / "serveur"
    folder.mkdir()
    with serving(name, site, "/", folder, size=8192) as address:
        found = Host(name, address, site)
        for number in (0, 2999):
            answer = found.ask(moves[number][0])
            assert (answer.status, answer.headers["Location"]) == (301, "/emplois/")
        assert found.ask("emplois/").body == b"page"
    assert "could not build" not in (folder / "sortie.txt").read_text("utf-8")
