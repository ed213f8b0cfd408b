"""A list of words that nobody wants (`better-profanity`) judges what is generated.

Judged is what stands between spaces, dots and digits, in Latin letters. Names of people and places, and
the terms of medicine and of airports, are what they are: a word counts when no list of names has it.
"""

import pathlib
import re
import unittest

import better_profanity

from realism import catalogue, facts, generate, locales, sample, types_of

ROWS = 4_000
# What is shown is a table of real things.
REAL = re.compile("^(icd10|drug|airport|mime|user_agent)")
# Letters of a code mean nothing: those whose example has digits and capitals alone.
CODE = re.compile("[A-Z0-9 ./:-]*[0-9][A-Z0-9 ./:-]*")
# Words that are harmless where they come from: a currency, a cook, shivers.
HARMLESS = {"dong", "kock", "willies"}


def words():
    path = pathlib.Path(better_profanity.__file__).parent / "profanity_wordlist.txt"
    return {line.strip().lower() for line in path.read_text(encoding="utf-8").splitlines()} - {""}


def pieces(text):
    return re.findall("[a-z]+", text.lower())


def names():
    """Every piece of the names of persons and places."""
    known = set()
    for locale in locales():
        for part in ("given_female", "given_male", "family"):
            for row in facts(f"people/{locale}/{part}.tsv"):
                for key in ("name", "latin", "feminine", "feminine_latin"):
                    known.update(pieces(row.get(key) or ""))
    for row in facts("geo/cities.tsv"):
        known.update(pieces(row["city"] + " " + row["native"]))
    for path, key in (("geo/street_names.tsv", "name"), ("ref/universities.tsv", "name"),
                      ("geo/admin1.tsv", "name"), ("geo/jp_addresses.tsv", "town_kana")):
        for row in facts(path):
            known.update(pieces(row.get(key) or ""))
    return known


class Slurs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.unwanted = words() - HARMLESS
        cls.named = names()

    def hits(self, text):
        return [piece for piece in pieces(text)
                if piece in self.unwanted and len(piece) > 3 and piece not in self.named]

    def test_nothing_generated_is_unwanted(self):
        for locale in locales():
            with self.subTest(locale=locale):
                kinds = [name for name in types_of(locale) if not REAL.match(name)
                         and not CODE.fullmatch(catalogue()[name]["example"])
                         and catalogue()[name]["group"] not in ("Basic", "Advanced")]
                # The list is of English words; other languages have their own innocent ones.
                if locale.startswith("en"):
                    kinds += ["words", "sentences", "paragraphs"]
                found = []
                for some in filter(None, (kinds[:150], kinds[150:])):
                    table = generate({name: name for name in some}, ROWS // 4, locale)
                    found += [(name, text) for name, texts in table.items() for text in set(texts)
                              if self.hits(text)]
                # The message is for the one who mends it; it does not repeat the words.
                self.assertFalse(found, sample(sorted({name for name, _ in found})))

    def test_user_names_are_no_unwanted_words(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = generate(
                    {"user": "username", "mail": "email_address", "domain": "domain_name"},
                    5 * ROWS, locale)
                found = [text for texts in table.values() for text in set(texts) if self.hits(text)]
                self.assertLess(len(found), 1, f"{len(found)} in {locale}")

    def test_the_judge_itself(self):
        self.assertGreater(len(self.unwanted), 500)
        self.assertTrue(all(self.hits(f"x.{word}7@example.com") for word in self.unwanted - self.named
                            if re.fullmatch("[a-z]{4,}", word)))


if __name__ == "__main__":
    unittest.main()
