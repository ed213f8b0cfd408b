"""`idna` and `email-validator` judge addresses, domains and user names of every locale."""

import re
import unittest
import urllib.parse

import email_validator
import idna

from realism import catalogue, generate, judged, locales, sample, types_of

ROWS = judged(1_500)
# Names that nobody can register: RFC 2606 and RFC 6761.
RESERVED = re.compile(r"(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$")
# What the alphabet of ordinary mailboxes and accounts is, and how long they may be (RFC 5321).
USER = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")


def shown(kind):
    """Whether cells of a type hold an address or a domain, going by the catalogue's example."""
    example = catalogue()[kind]["example"]
    return re.search(r"@[a-z0-9-]+\.[a-z]|^https?://|\.example(?:$|/)", example)


class Addresses(unittest.TestCase):
    def test_every_address_and_domain_is_well_formed_and_reserved(self):
        kinds = [name for name in catalogue() if shown(name)]
        self.assertLessEqual({"email_address", "work_email", "domain_name", "avatar"}, set(kinds))
        for locale in locales():
            with self.subTest(locale=locale):
                own = [name for name in kinds if name in types_of(locale)]
                table = generate({name: name for name in own}, ROWS, locale)
                wrong = [(name, text, why) for name, texts in table.items() for text in set(texts)
                         for why in complaints(text)]
                self.assertFalse(wrong, sample(wrong))

    def test_realistic_addresses_are_well_formed(self):
        column = {"mail": {"type": "email_address", "domain": "realistic"}}
        for locale in locales():
            with self.subTest(locale=locale):
                texts = set(generate(column, ROWS, locale)["mail"])
                wrong = [(text, why) for text in texts for why in address(text)]
                self.assertFalse(wrong, sample(wrong))
                reserved = [text for text in texts if RESERVED.search(text)]
                self.assertFalse(reserved, sample(reserved))

    def test_user_names_are_plain(self):
        for locale in locales():
            with self.subTest(locale=locale):
                texts = generate({"user": "username"}, ROWS, locale)["user"]
                wrong = [text for text in texts if not USER.fullmatch(text) or ".." in text]
                self.assertFalse(wrong, sample(wrong))

    def test_the_judge_itself(self):
        for text in ("a..b@example.com", "a@-x.example", "a b@example.com", "a@gmail.com",
                     "https://site.com/", "https://exa mple.example/", "b_c.example", "zwei.de"):
            self.assertTrue(list(complaints(text)), text)
        for text in ("a.b@example.com", "https://a.example/p?q=1#r", "a-b.example"):
            self.assertFalse(list(complaints(text)), text)


def complaints(text):
    """What is wrong with a text that is an address, a URL or a domain."""
    if text.startswith(("http://", "https://")):
        yield from url(text)
    elif "@" in text:
        yield from address(text)
        yield from reserved(text.partition("@")[2])
    else:
        yield from domain(text)
        yield from reserved(text)


def address(text):
    try:
        made = email_validator.validate_email(
            text, check_deliverability=False, test_environment=True)
    except email_validator.EmailNotValidError as error:
        # The one complaint that is wanted: names for examples take no mail.
        if "special-use" not in str(error):
            yield str(error)
        yield from domain(text.partition("@")[2])
        return
    if made.normalized != text:
        yield f"is {made.normalized} when it is normalized"


def url(text):
    parts = urllib.parse.urlsplit(text)
    if parts.geturl() != text or re.search(r"[^!-~]", text) or not parts.hostname:
        yield "no address of the web"
        return
    yield from domain(parts.hostname)
    yield from reserved(parts.hostname)


def domain(text):
    try:
        if idna.encode(text, uts46=False, strict=True, std3_rules=True).decode() != text:
            yield "not as it is sent"
    except idna.IDNAError as error:
        yield str(error)


def reserved(text):
    if not RESERVED.search(text):
        yield "somebody's domain"


if __name__ == "__main__":
    unittest.main()
