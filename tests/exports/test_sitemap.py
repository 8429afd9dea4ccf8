"""The sitemap."""

from xml.etree import ElementTree

from vivier.exports.sitemap import NAMESPACE, sitemap_files


def addresses(content):
    return [element.text for element in ElementTree.fromstring(content).iter(f"{{{NAMESPACE}}}loc")]


def test_addresses_are_absolute_sorted_and_escaped():
    ((name, content),) = sitemap_files(["b/", "", "a&é/", "b/"], "https://vivier.example/x/")
    assert name == "sitemap.xml"
    assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=")
    assert b"a&amp;" in content
    assert addresses(content) == [f"https://vivier.example/x/{url}" for url in ("", "a&é/", "b/")]


def test_too_many_addresses_are_split_under_an_index():
    files = dict(sitemap_files([f"{n}/" for n in range(5)], "https://vivier.example/", limit=2))
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert addresses(files["sitemap.xml"]) == [f"https://vivier.example/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert len(addresses(files["sitemap-3.xml"])) == 1
