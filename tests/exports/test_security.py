"""``security.txt``, read by the parser that internet.nl uses."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sectxt

from vivier.exports.security import Securite, security_txt

SITE = "https://vivier.example/"
SOON = datetime.now(UTC).date() + timedelta(days=200)  # the parser has a clock
WHOLE = Securite(
    ("mailto:securite@vivier.example", "https://vivier.example/signaler/", "tel:+33-1-02-03-04-05"),
    SOON,
    "https://vivier.example/politique/",
    ("fr", "en"),
)
# Advice that a site may follow elsewhere: a key, a signature.
ADVICE = {"no_encryption", "not_signed"}


def read(content):
    return sectxt.Parser(content)


@pytest.mark.parametrize("said", [WHOLE, Securite(WHOLE.contacts, SOON)], ids=["whole", "least"])
def test_another_parser_finds_no_fault(said):
    found = read(security_txt(said, SITE))
    assert found.errors == []
    assert {one["code"] for one in found.recommendations} <= ADVICE
    assert found.notifications == []


def test_what_it_says():
    said = Securite(WHOLE.contacts, date(2027, 6, 30), WHOLE.politique, WHOLE.langues)
    assert security_txt(said, SITE).decode() == (
        "Contact: mailto:securite@vivier.example\n"
        "Contact: https://vivier.example/signaler/\n"
        "Contact: tel:+33-1-02-03-04-05\n"
        "Expires: 2027-06-30T23:59:59Z\n"
        "Preferred-Languages: fr, en\n"
        "Policy: https://vivier.example/politique/\n"
        "Canonical: https://vivier.example/.well-known/security.txt\n"
    )


def test_without_an_address_it_does_not_say_where_it_stands():
    assert b"Canonical" not in security_txt(WHOLE, None)


def test_without_anybody_to_write_to_there_is_no_file():
    assert security_txt(Securite(), SITE) is None


def test_the_parser_does_find_faults():
    """The check above would pass as well on a parser that reads nothing."""
    assert {one["code"] for one in read(b"Expires: 2020-01-01T00:00:00Z\n").errors} >= {
        "no_contact",
        "expired",
    }
