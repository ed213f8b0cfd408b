"""What no text may have: blank cells, doubled spaces, mojibake, control characters, other than NFC."""

import json
import re
import unicodedata
import unittest

from realism import catalogue, locales, run, sample, types_of

ROWS = 600
# What is empty by its nature, or a line each by its nature.
EMPTY = {"blank"}
LINES = {"paragraphs"}
# Controls, soft hyphens, marks of direction and joining, byte order marks, what stands for an unreadable letter, and
# private and unassigned places.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffc\ufffd\ue000-\uf8ff]")
SPACES = re.compile(r"^\s|\s$|\s\s|[\u00a0\u2000-\u200a\u3000]")
# UTF-8 read as if it were Windows-1252 or Latin-1: Ã©, Â°, â€™, Ð°, ×ª, Ø§.
MOJIBAKE = re.compile("[ÃÂ][\u0080-¿ŠŒŽšœžŸƒˆ˜–-™]|â€|[ÐÑÙØ×][\u0080-¿‘-”†-•]|ï¿½|&(?:amp|lt|quot|#\\d+);")


class Texts(unittest.TestCase):
    def test_every_type_in_every_locale(self):
        judged = set()
        for locale in locales():
            with self.subTest(locale=locale):
                names = [name for name in types_of(locale) if name not in EMPTY]
                judged.update(names)
                found = [each for row in rows(names, locale) for each in complaints(row)]
                self.assertFalse(found, sample(sorted(set(found))))
        self.assertEqual(set(catalogue()) - EMPTY, judged)

    def test_every_choice_of_a_parameter(self):
        for locale in locales():
            with self.subTest(locale=locale):
                columns = allowed([
                    {"name": f"{name} {parameter['name']} {choice}", "type": name,
                     parameter["name"]: choice}
                    for name in types_of(locale) for parameter in catalogue()[name]["parameters"]
                    for choice in parameter["choices"]], locale)
                self.assertGreater(len(columns), 30)
                found = [each for row in table(columns, locale, 100) for each in complaints(row)]
                self.assertFalse(found, sample(sorted(set(found))))

    def test_the_judge_itself(self):
        for text in ("Ã©t", "Âµ", "a  b", " a", "a ", "a\u200bb", "donâ€™t", "e\u0301", "\ufffd", ""):
            with self.subTest(text=text):
                self.assertTrue(list(complaints({"x": text})))
        for text in ("São João", "ÂNGELA", "Šárka", "Ñuñoa", "Ὀδυσσεύς", "ØRSTED", "Jean-Noël"):
            with self.subTest(text=text):
                self.assertFalse(list(complaints({"x": text})))


def rows(names, locale):
    """The rows of a table with a column of each type."""
    return table([{"name": name, "type": name} for name in names], locale, ROWS)


def chunks(columns):
    """The columns in as many tables as it takes: a schema has at most 256."""
    return [columns[first:first + 200] for first in range(0, len(columns), 200)]


def table(columns, locale, count):
    """Rows, their values as JSON has them."""
    for some in chunks(columns):
        status, output, errors = run(
            "generate", "-", "--rows", str(count), "--seed", "4", "--format", "ndjson",
            text=json.dumps({"locale": locale, "columns": some}))
        assert status == 0, f"{locale}: {errors}"
        yield from map(json.loads, output.splitlines())


def allowed(columns, locale):
    """The columns that there are in a locale, judged in test_realism_refusals.py."""
    kept = []
    for some in chunks(columns):
        _, _, errors = run("check", "-", text=json.dumps({"locale": locale, "columns": some}))
        refused = {int(number) for number in re.findall(r"column (\d+) \(", errors)}
        kept += [column for number, column in enumerate(some, 1) if number not in refused]
    return kept


def complaints(row):
    """What is wrong with a row's texts."""
    for name, value in row.items():
        if value is None or value == "":
            yield f"{name}: a blank cell"
        if not isinstance(value, str):
            continue
        text = value.replace("\n", "") if name in LINES else value
        if not unicodedata.is_normalized("NFC", text):
            yield f"{name}: not NFC: {text!r}"
        for reason, pattern in (("hidden", HIDDEN), ("spaces", SPACES), ("mojibake", MOJIBAKE)):
            if pattern.search(text):
                yield f"{name}: {reason}: {text!r}"


if __name__ == "__main__":
    unittest.main()
