"""Persons: names by the frequencies of the lists, and columns that show one person agree.

What is expected is computed from the lists in data/ by code of its own; seeds are fixed.
"""

import collections
import datetime
import functools
import math
import re
import unicodedata
import unittest

import numpy

from realism import facts, generate, locales, run, sample
from test_distributions import LIMIT, deviation

ROWS = 100_000
MANY = 1_000_000
MANY_IN = ["en_US", "de_DE", "pl_PL", "pt_BR", "ru_RU", "ja_JP"]
# Names have no middle in these; unique ones are a given and a family name, each pair once.
WITHOUT_MIDDLE = {"ja_JP", "ko_KR", "zh_CN"}
PERSON = {
    "full": "full_name", "first": "first_name", "last": "last_name", "gender": {"type": "gender", "format": "english"},
    "title": "title", "mail": "email_address", "user": "username", "latin": "latin_name",
    "work": "work_email", "age": "age", "born": "birth_date", "picture": "avatar"}


@functools.cache
def given(locale):
    """Per first name the weights of women and men, of names that are one word."""
    firsts = set()
    if locale != "en_US":
        firsts = {row["name"].split()[0] for row in families(locale) if " " in row["name"]}
    shares = collections.defaultdict(lambda: [0, 0])
    for index, sex in enumerate(("female", "male")):
        for row in facts(f"people/{locale}/given_{sex}.tsv"):
            if not re.search(r"[ ,()/]", row["name"]) and row["name"] not in firsts:
                shares[row["name"]][index] += int(row["weight"])
    return dict(shares)


@functools.cache
def families(locale):
    """The rows of family names; one with a comma or brackets is an error of its source."""
    return [row for row in facts(f"people/{locale}/family.tsv")
            if not re.search(r"[,()/]", row["name"])]


def shares(weights):
    """Weights as shares of one."""
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


@functools.cache
def given_shares(locale):
    return shares({name: sum(both) for name, both in given(locale).items()})


@functools.cache
def family_shares(locale, sex=None):
    """Shares as they are written: in a woman's form if asked."""
    counts = collections.Counter()
    for row in families(locale):
        counts[row.get("feminine") or row["name"] if sex == "Female" else row["name"]] += int(
            row["weight"])
    return shares(counts)


@functools.cache
def people(locale):
    return generate(
        {"first": "first_name", "last": "last_name", "gender": {"type": "gender", "format": "english"}}, ROWS, locale)


class Frequencies(unittest.TestCase):
    def test_names_follow_the_weights_in_every_locale(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = people(locale)
                self.judge(table["first"], given_shares(locale))
                for sex in ("Female", "Male"):
                    names = [name for name, own in zip(table["last"], table["gender"]) if own == sex]
                    self.judge(names, family_shares(locale, sex))

    def test_a_million_names_follow_the_weights(self):
        for locale in MANY_IN:
            with self.subTest(locale=locale):
                self.judge(column("first_name", locale), given_shares(locale))
                for sex, kind in enumerate(("first_name_female", "first_name_male")):
                    self.judge(column(kind, locale), shares(
                        {name: both[sex] for name, both in given(locale).items() if both[sex]}))

    def judge(self, names, expected):
        counts = collections.Counter(names)
        self.assertFalse(set(counts) - set(expected))
        self.assertLess(abs(deviation(counts, expected)), LIMIT)

    def test_namesakes_are_as_many_as_the_weights_imply(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = people(locale)
                found = len(set(zip(table["first"], table["last"])))
                expected, error = distinct(locale, ROWS)
                self.assertLess(abs(found - expected), LIMIT * error + 1)

    def test_american_full_names_are_first_and_last_name(self):
        names = column("full_name", "en_US", ROWS)
        expected, error = distinct("en_US", ROWS)
        self.assertLess(abs(len(set(names)) - expected), LIMIT * error)
        self.assertLess(1 - len(set(names)) / ROWS, 0.20)


def column(kind, locale, rows=MANY):
    """One column's cells, which need no quotes."""
    status, output, errors = run(
        "generate", "--columns", f"x:{kind}", "--rows", str(rows), "--seed", "7", "--locale",
        locale, "--no-header")
    assert status == 0, errors
    return output.splitlines()


def distinct(locale, rows):
    """How many different pairs of a first and a last name rows have, and its standard deviation.

    A pair does not come with the probability (1 - p)^rows; the deviation is that of independent
    pairs, which is a little too large. A name of both sexes has two forms of a family name where they
    differ.
    """
    firsts = numpy.array(list(given(locale).values()), dtype=float)
    forms = [family_shares(locale, sex) for sex in ("Female", "Male")]
    lasts = numpy.array([
        [form.get(name, 0) for name in forms[0].keys() | forms[1].keys()] for form in forms])
    missed = numpy.exp(rows * numpy.log1p(-(firsts / firsts.sum()) @ lasts))
    return (1 - missed).sum(), math.sqrt((missed * (1 - missed)).sum())


class Unique(unittest.TestCase):
    def test_unique_names_come_once_and_are_names(self):
        for locale in locales():
            with self.subTest(locale=locale):
                rows = 20_000 if locale in WITHOUT_MIDDLE else ROWS
                if locale in WITHOUT_MIDDLE:
                    rows = min(rows, len(given(locale)) * len(families(locale)))
                names = unique("full_name", locale, rows)
                self.assertEqual(rows, len(set(names)))
                known = parts(locale)
                wrong = [name for name in names if not all(
                    part in known for part in name.split(" "))]
                if locale not in ("ja_JP", "ko_KR", "zh_CN"):
                    self.assertFalse(wrong, sample(wrong))

    def test_addresses_and_user_names_come_once(self):
        for locale in ("en_US", "uk_UA", "zh_CN"):
            for kind in ("email_address", "username"):
                with self.subTest(locale=locale, kind=kind):
                    self.assertEqual(ROWS, len(set(unique(kind, locale, ROWS))))


def unique(kind, locale, rows):
    status, output, errors = run(
        "generate", "--columns", f"x:{kind}(unique=true)", "--rows", str(rows), "--seed", "7",
        "--locale", locale, "--no-header")
    assert status == 0, errors
    return output.splitlines()


def parts(locale):
    """Every word that a name of a locale may have, and initials."""
    words = set(given(locale)) | {f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for row in families(locale):
        words.update(row["name"].split())
        words.update((row.get("feminine") or "").split())
    return words


class Agreement(unittest.TestCase):
    def test_first_name_title_and_gender(self):
        titles = facts("people/titles.tsv")
        for locale in locales():
            with self.subTest(locale=locale):
                table = generate(PERSON, 2_000, locale)
                own = [row for row in titles if row["lang"] == locale] or [
                    row for row in titles if row["lang"] == british(locale)]
                wrong = []
                for first, sex, title in zip(table["first"], table["gender"], table["title"]):
                    bears = given(locale)[first]["Female Male".split().index(sex)]
                    marks = {row["gender"] for row in own if row["title"] == title}
                    if not bears or not marks & {sex[0].lower(), "*"}:
                        wrong.append((first, sex, title))
                self.assertFalse(wrong, sample(wrong))

    def test_family_names_have_the_form_of_the_sex(self):
        for locale in ("pl_PL", "cs_CZ", "ru_RU", "uk_UA"):
            with self.subTest(locale=locale):
                self.judge_forms(locale, people(locale))
        # What grammar says, whatever the lists say.
        rules = {
            "pl_PL": ("(ski|cki|dzki)$", "(ska|cka|dzka)$"), "cs_CZ": ("[^á]$", "(ová|á)$"),
            "ru_RU": ("(ов|ев|ёв|ин|ын|ский|цкий)$", "(ова|ева|ёва|ина|ына|ская|цкая)$"),
            "uk_UA": ("(ський|цький|зький)$", "(ська|цька|зька)$")}
        for locale, (man, woman) in rules.items():
            table = people(locale)
            last = {sex: {name for name, own in zip(table["last"], table["gender"]) if own == sex}
                    for sex in ("Female", "Male")}
            with self.subTest(rule=locale):
                if locale != "cs_CZ":
                    self.assertFalse([name for name in last["Female"] if re.search(man, name)])
                self.assertTrue([name for name in last["Female"] if re.search(woman, name)])
                wrong = [name for name in last["Male"] if re.search(woman, name)
                         and name not in family_shares(locale)]
                self.assertFalse(wrong)

    def judge_forms(self, locale, table):
        forms = {sex: set(family_shares(locale, sex)) for sex in ("Female", "Male")}
        for name, sex in zip(table["last"], table["gender"]):
            self.assertIn(name, forms[sex])
        self.assertGreater(len(forms["Female"] - forms["Male"]), 50)

    def test_full_names_hold_first_and_last_name(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = generate(PERSON, 2_000, locale)
                wrong = [row for row in zip(table["full"], table["first"], table["last"])
                         if row[1] not in row[0] or row[2] not in row[0]]
                self.assertFalse(wrong, sample(wrong))

    def test_addresses_are_made_of_the_name(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = generate(PERSON, 3_000, locale)
                wrong = []
                for mail, user, work, picture, latin, first, last in zip(*(
                        table[name] for name in (
                            "mail", "user", "work", "picture", "latin", "first", "last"))):
                    a, b = letters(locale, first, last, latin)
                    for text in (mail.split("@")[0], user):
                        if text not in handles(a, b) and not (
                                text[-2:].isdigit() and text[:-2] in (
                                    a, a + (b[0] if len(a) > 3 else b))):
                            wrong.append((text, first, last, latin))
                    if work.split("@")[0] != f"{a}.{b}" or f"/{a}-{b}-" not in picture:
                        wrong.append((work, picture, first, last, latin))
                self.assertFalse(wrong, sample(wrong))

    def test_age_and_birth_date(self):
        today = datetime.date(2026, 1, 1)
        for locale in ("en_US", "fr_FR", "zh_CN"):
            table = generate(PERSON, 20_000, locale)
            for age, born in zip(table["age"], table["born"]):
                day = datetime.date.fromisoformat(born)
                years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
                self.assertEqual(years, int(age), born)
                self.assertTrue(18 <= years <= 90, born)

    def test_groups_are_persons_of_their_own(self):
        for locale in ("en_US", "pl_PL"):
            with self.subTest(locale=locale):
                names = {
                    f"{kind} {group}": {
                        "type": kind, "group": group,
                        **({"format": "english"} if kind == "gender" else {})}
                    for group in ("buyer", "seller") for kind in ("first_name", "gender", "full_name")}
                table = generate(names, ROWS, locale)
                same = sum(map(str.__eq__, table["first_name buyer"], table["first_name seller"]))
                expected = ROWS * sum(share ** 2 for share in given_shares(locale).values())
                self.assertLess(abs(same - expected), LIMIT * math.sqrt(expected))
                pairs = collections.Counter(zip(table["gender buyer"], table["gender seller"]))
                women = shares(collections.Counter(table["gender buyer"]))
                others = shares(collections.Counter(table["gender seller"]))
                self.assertLess(abs(deviation(pairs, {
                    (a, b): women[a] * others[b] for a in women for b in others}, estimated=2)), LIMIT)
                for group in ("buyer", "seller"):
                    wrong = [row for row in zip(
                        table[f"first_name {group}"], table[f"full_name {group}"])
                        if row[0] not in row[1]]
                    self.assertFalse(wrong, sample(wrong))


GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
DANISH = {"å": "aa", "æ": "ae", "ø": "o", "ö": "o", "ä": "ae"}
LETTERS = {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}


def handles(first, last):
    return (f"{first}.{last}", f"{first}{last}", f"{first}_{last}", f"{first[0]}.{last}",
            f"{last}.{first}")


def british(locale):
    return "en_GB" if locale in ("en_GB", "en_AU", "en_NZ", "en_IN") else locale[:2]


@functools.cache
def letters(locale, first, last, latin):
    """Both names in the letters a-z: by rule for Latin script, else as the passport has them."""
    if "LATIN" not in unicodedata.name(first[0]):
        given, _, family = latin.lower().partition(" ")
        return tuple(re.sub("[^a-z]", "", name) for name in (given, family))
    customs = {"de": GERMAN, "da": DANISH, "nb": DANISH}.get(locale[:2], {})
    return tuple(plain(name, customs) for name in (first, last))


def plain(name, customs):
    text = "".join(customs.get(letter, LETTERS.get(letter, letter)) for letter in name.lower())
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", text))


class Mixes(unittest.TestCase):
    MIX = {"de_DE": 7, "fr_FR": 3, "ja_JP": 2}

    def test_all_columns_of_a_row_have_one_locale(self):
        columns = PERSON | {
            "country": "country_code", "phone": {"type": "phone", "format": "e164"},
            "zip": "postal_code", "zone": "time_zone"}
        rows = 40_000
        table = generate(columns, rows, ",".join(f"{k}={v}" for k, v in self.MIX.items()))
        counts = collections.Counter(table["country"])
        total = sum(self.MIX.values())
        self.assertLess(abs(deviation(
            counts, {name[3:]: weight / total for name, weight in self.MIX.items()})), LIMIT)
        titles = collections.defaultdict(set)
        for row in facts("people/titles.tsv"):
            titles[row["lang"]].add(row["title"])
        own = {
            "DE": ("de_DE", "+49", r"\d{5}", "Europe/Berlin"),
            "FR": ("fr_FR", "+33", r"\d{5}", "Europe/Paris"),
            "JP": ("ja_JP", "+81", r"\d{3}-\d{4}", "Asia/Tokyo")}
        wrong = []
        for row in zip(*table.values()):
            row = dict(zip(table, row))
            locale, prefix, code, zone = own[row["country"]]
            wrong += [(name, row) for name, holds in (
                ("first", row["first"] in given(locale)),
                ("last", row["last"] in family_shares(locale, row["gender"])),
                ("full", row["first"] in row["full"]),
                ("title", row["title"] in titles[locale[:2]]),
                ("phone", row["phone"].startswith(prefix)),
                ("zip", re.fullmatch(code, row["zip"])),
                ("zone", row["zone"] in (zone, "Europe/Busingen"))) if not holds]
        self.assertFalse(wrong, sample(wrong))


if __name__ == "__main__":
    unittest.main()
