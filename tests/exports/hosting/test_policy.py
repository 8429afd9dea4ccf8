"""The content policy: one text for the header, the same but for what a ``meta`` ignores, no page without it."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

from vivier.exports.hosting.files import host_files
from vivier.exports.hosting.policy import DIRECTIVES, ONLY_IN_HEADERS, header_policy, meta_policy
from vivier.site_build import preview
from vivier.site_build.run import RefusedError

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def parsed(policy):
    """Directive → values, read as CSP Level 3 § 2.2.1 says; the first of two of one name would win."""
    found = {}
    for token in policy.split(";"):
        name, *values = token.split()
        assert name not in found
        found[name] = values
    return found


def test_the_policy_starts_from_nothing_and_allows_only_this_site():
    header = parsed(header_policy())
    assert header["default-src"] == ["'none'"]
    assert header["frame-ancestors"] == ["'none'"]
    assert header["require-trusted-types-for"] == ["'script'"]
    values = {
        value for name, found in header.items() if name != "require-trusted-types-for" for value in found
    }
    assert values == {"'none'", "'self'", "data:"}


def test_the_meta_says_all_that_a_meta_may_say():
    header, meta = parsed(header_policy()), parsed(meta_policy())
    assert set(header) - set(meta) == ONLY_IN_HEADERS == {"frame-ancestors"}
    assert meta == {name: values for name, values in header.items() if name in meta}
    assert set(header) == {name for name, _ in DIRECTIVES}


def test_each_page_says_it_first_and_each_host_says_the_same(site):
    pages = sorted(site.folder.rglob("*.html"))
    assert len(pages) > 130
    for page in pages:
        head = page.read_text("utf-8").partition("</head>")[0]
        assert [unescape(found) for found in META.findall(head)] == [meta_policy()], page
        # Before anything that it rules.
        assert not re.search(r"<(script|link|style|title)", head.partition("http-equiv")[0]), page
    for name, content in host_files([], None):
        text = content.decode()
        if name != "_redirects" and "Content-Security-Policy" in text:
            assert text.count(header_policy()) == text.count("Content-Security-Policy") == 1, name
        else:
            assert name in ("_redirects", "_hebergement/nginx-http.conf")


def test_the_report_of_refused_records_allows_its_own_style_and_no_other():
    body = preview.report_page(RefusedError('<style>*{}</style>"', "résumé"))
    (style,) = re.findall(r"<style>(.*?)</style>", body, re.DOTALL)
    (policy,) = META.findall(body)
    fingerprint = b64encode(sha256(style.encode()).digest()).decode()
    assert parsed(unescape(policy)) == {**parsed(meta_policy()), "style-src": [f"'sha256-{fingerprint}'"]}
