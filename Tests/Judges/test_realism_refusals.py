"""What cannot be made is refused: exit 2, with the column and the choices; nothing becomes English."""

import json
import unittest

from realism import catalogue, locales, run


def refusal(columns, locale="en_US"):
    """What the program says to columns, each with its type and parameters."""
    schema = {"locale": locale, "columns": columns}
    return run("generate", "-", "--rows", "2", "--seed", "1", text=json.dumps(schema))


class Refusals(unittest.TestCase):
    def judge(self, answer, *wanted):
        status, output, errors = answer
        self.assertEqual((2, ""), (status, output))
        for text in wanted:
            self.assertIn(text, errors)

    def test_an_unknown_locale_names_all_that_there_are(self):
        for text in ("xx_XX", "de", "en_ZZ", "", "de_DE,", "de_DE=1,xx_XX=2"):
            with self.subTest(locale=text):
                answer = refusal([{"name": "n", "type": "full_name"}], locale=text)
                self.judge(answer, "locale", *locales())
        answer = refusal([{"name": "n", "type": "full_name"}], locale="de_DE=0")
        self.judge(answer, "locale", "de_DE", "1,000,000")

    def test_an_unknown_locale_of_a_column_names_the_column(self):
        column = {"name": "whose", "type": "full_name", "locale": "xx_XX"}
        self.judge(refusal([column]), "column 1 (whose)", "locale", "“xx_XX”", *locales())

    def test_a_type_that_a_locale_does_not_have_names_those_that_have_it(self):
        judged = 0
        for name, kind in catalogue().items():
            for locale in locales():
                if locale in kind["locales"]:
                    continue
                judged += 1
                with self.subTest(type=name, locale=locale):
                    answer = refusal([{"name": "what", "type": name}], locale)
                    self.judge(answer, "column 1 (what)", kind["title"], locale, *kind["locales"])
        self.assertGreater(judged, 100)

    def test_one_locale_of_a_mix_is_enough(self):
        for mix in ("ru_RU=1,en_US=1", "en_US=1,ru_RU=1"):
            column = {"name": "father", "type": "patronymic", "locale": mix}
            self.judge(refusal([column]), "column 1 (father)", "en_US", "ru_RU", "uk_UA")

    def test_what_a_country_does_not_have(self):
        column = {"name": "where", "type": "state", "format": "abbreviation"}
        self.judge(refusal([column], "ja_JP"), "column 1 (where)", "ja_JP", "name", "iso", "en_US")
        mixed = column | {"locale": "de_DE=1,ja_JP=1"}
        self.judge(refusal([mixed]), "column 1 (where)", "ja_JP")

    def test_a_value_that_is_no_choice_names_the_choices(self):
        for name, kind in catalogue().items():
            for parameter in kind["parameters"]:
                values = parameter["choices"]
                if not values:
                    continue
                with self.subTest(type=name, parameter=parameter["name"]):
                    column = {"name": "odd", "type": name, parameter["name"]: "no such thing"}
                    answer = refusal([column], kind["locales"][0])
                    self.judge(answer, "column 1 (odd)", parameter["name"], *values)

    def test_an_unknown_type_names_a_near_one(self):
        self.judge(refusal([{"name": "n", "type": "ful_name"}]), "column 1 (n)", "full_name")

    def test_a_group_that_is_no_name(self):
        column = {"name": "n", "type": "full_name", "group": "x" * 1000}
        self.judge(refusal([column]), "column 1 (n)", "group")

    def test_more_unique_rows_than_values_names_the_number(self):
        columns = [{"name": "who", "type": "full_name", "unique": True, "locale": "zh_CN"}]
        status, output, errors = run(
            "generate", "-", "--rows", "1000000", text=json.dumps({"columns": columns}))
        self.assertNotEqual(0, status)
        self.assertEqual("", output)
        self.assertIn("who", errors)


if __name__ == "__main__":
    unittest.main()
