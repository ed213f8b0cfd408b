"""Money, languages and words follow the country; Babel (Unicode CLDR) judges their names.

What is English in a locale that is not has to be said by the catalogue.
"""

import datetime
import re
import unittest

import babel
import babel.languages
import babel.numbers

from realism import catalogue, generate, locales, sample, types_of

ROWS = 3_000
# What is no text of a language: codes, marks, names of programs and firms, units.
NEUTRAL = re.compile(
    "^(airport_(code|icao|time_zone)|avatar|bank_name|bic|blood_type|boolean|browser|car_(make|model)|"
    "character_sequence|country_code|credit_card_type|custom_list|database_system|date|datetime|domain_name|"
    "email_address|employee_id|ethereum_address|bitcoin_address|file_extension|gender|guid|hex_color|"
    "http_method|http_status|icd10_code|iban|ip_address.*|json_array|lei|mac_address|md5|mime_type|"
    "mongodb_objectid|operating_system|password|programming_language|regular_expression|sedol|cusip|isin|"
    "sha1|sha256|shirt_size|sku|stock_(name|symbol)|template|time|time_zone|top_level_domain|ulid|user_agent|"
    "username|utc_offset|vin|dummy_image_url|log_level|drug_strength|app_version|vat_number|work_email)$")


class Countries(unittest.TestCase):
    def test_money_is_that_of_the_country(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = generate({"code": "currency_code", "name": "currency"}, 50, locale)
                known = babel.numbers.get_territory_currencies(
                    locale[3:], datetime.date(2026, 1, 1), tender=True)
                self.assertEqual(1, len(set(table["code"])))
                self.assertIn(table["code"][0], known)
                names = babel.Locale.parse(locale).currencies
                self.assertEqual({plain(names[table["code"][0]])}, set(table["name"]))

    def test_languages_are_spoken_in_the_country(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = generate({
                    "code": {"type": "language", "format": "code"}, "name": "language"}, ROWS, locale)
                names = babel.Locale.parse("en_US" if locale[:2] == "en" else locale).languages
                wrong = [pair for pair in set(zip(table["code"], table["name"]))
                         if plain(names[pair[0]]) != pair[1]]
                self.assertFalse(wrong, sample(wrong))
                official = babel.languages.get_official_languages(locale[3:], de_facto=True)
                own = sum(code in official or code in ("no", locale[:2]) for code in table["code"])
                self.assertGreater(own, ROWS * 0.4)

    def test_money_follows_any_country_that_is_shown(self):
        for locale in ("en_US", "de_DE", "ja_JP"):
            table = generate({
                "country": {"type": "country_code", "of": "world"}, "code": "currency_code",
                "name": {"type": "country", "of": "world"}}, ROWS, locale)
            names = babel.Locale.parse(locale).territories
            wrong = []
            for country, code, name in set(zip(table["country"], table["code"], table["name"])):
                known = babel.numbers.get_territory_currencies(country, datetime.date(2026, 1, 1))
                # Currencies of 2025 and 2026 that Babel does not have yet.
                if known and code not in known and country not in ("BG", "CW", "SX", "ZW", "HR"):
                    wrong.append((country, code, known))
                if locale != "en_US" and plain(names[country]) != name:
                    wrong.append((country, name, names[country]))
            self.assertFalse(wrong, sample(wrong))

    def test_what_is_english_in_other_locales_says_so(self):
        silent = set()
        for locale in locales():
            if locale.startswith("en"):
                continue
            kinds = [kind for kind in types_of(locale)
                     if kind in types_of("en_US") and not NEUTRAL.match(kind)
                     and not catalogue()[kind]["english"]]
            for some in filter(None, (kinds[:100], kinds[100:])):
                table = generate({kind: kind for kind in some}, 300, locale)
                english = generate({kind: kind for kind in some}, 300)
                for kind in some:
                    own = {text for text in table[kind] if re.search("[^\\W\\d_]{3}", text)}
                    same = own & set(english[kind])
                    if len(own) > 1 and len(same) * 2 > len(own):
                        silent.add((kind, locale, sorted(same)[0]))
        self.assertFalse(silent, sample(sorted(silent), 40))


def plain(text):
    """A name of the CLDR without the marks that cells do not have."""
    text = re.sub("[\u00a0\u202f\u2009]", " ", text)
    text = re.sub(r" \(\d{4}\)|（\d{4}）|[\u200e\u200f\u200b\u061c\u00ad]", "", text)
    return text.strip()


class Ages(unittest.TestCase):
    def test_who_is_widowed_or_a_doctor_is_old_enough(self):
        for locale in locales():
            with self.subTest(locale=locale):
                table = generate({
                    "age": "age", "status": {"type": "marital_status", "format": "english"},
                    "degree": {"type": "education", "format": "english"}}, 20_000, locale)
                rows = [(int(age), status, degree) for age, status, degree in zip(*table.values())]
                young = [row for row in rows if row[0] < 25]
                old = [row for row in rows if row[0] >= 80]
                self.assertLess(sum(row[1] == "Widowed" for row in young), len(young) * 0.01 + 1)
                self.assertGreater(sum(row[1] == "Widowed" for row in old), len(old) * 0.25)
                self.assertFalse([row for row in rows if row[0] < 25 and row[2] in (
                    "Master's Degree", "Doctorate")])
                self.assertFalse([row for row in rows if row[0] < 22 and row[2].startswith("Bachelor")])


if __name__ == "__main__":
    unittest.main()
