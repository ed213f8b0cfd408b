"""Python's csv module judges our CSV: every dialect reads back to the same table."""

import csv
import io
import itertools
import json
import os
import subprocess
import unittest

FAKECSV = os.environ["FAKECSV"]
ROWS = 200
NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
DELIMITERS = ["comma", "semicolon", "tab", "pipe", ":", " ", "a", "7", "€", "\U0001f600"]

# Names and parameters with whatever needs quotes somewhere.
COLUMNS = [
    {"name": "id", "type": "row_number"},
    {"name": 'comma, "quote" and \'apostrophe\'', "type": "full_name"},
    {"name": "line\nend", "type": "address"},
    {"name": "carriage\rreturn; pipe | tab\t", "type": "sentences", "min": 1, "max": 3},
    {"name": " blanks around ", "type": "number", "min": -5, "max": 5, "decimals": 2,
     "percentBlank": 30},
    {"name": "Größe € \U0001f600", "type": "company_name", "percentBlank": 50},
    {"name": "=1+1", "type": "email_address"},
    {"name": "when", "type": "date", "format": "%d.%m.%Y"},
]


def generate(columns, *options):
    schema = json.dumps({"name": "judged", "columns": columns})
    result = subprocess.run(
        [FAKECSV, "generate", "-", "--rows", str(ROWS), "--seed", "42", *options],
        input=schema.encode(), capture_output=True, check=False, timeout=60)
    if result.returncode != 0:
        raise AssertionError(result.stderr.decode())
    return result.stdout


def parse(data, delimiter=",", quote='"', bom=False):
    text = data.decode("utf-8-sig" if bom else "utf-8")
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=True)
    return list(reader)


class EveryDialect(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = parse(generate(COLUMNS))

    def test_the_table_is_what_was_asked_for(self):
        self.assertEqual([column["name"] for column in COLUMNS], self.table[0])
        self.assertEqual(ROWS + 1, len(self.table))
        self.assertEqual({len(COLUMNS)}, {len(row) for row in self.table})
        self.assertEqual([str(n) for n in range(1, ROWS + 1)], [row[0] for row in self.table[1:]])
        self.assertTrue(any(row[4] == "" for row in self.table))

    def test_every_delimiter_quote_quoting_and_line_ending_reads_back(self):
        choices = itertools.product(
            DELIMITERS, ["double", "single"], ["minimal", "all", "nonnumeric"], ["lf", "crlf"])
        for delimiter, quote, quoting, ending in choices:
            with self.subTest(delimiter=delimiter, quote=quote, quoting=quoting, ending=ending):
                data = generate(
                    COLUMNS, "--delimiter", delimiter, "--quote", quote, "--quoting", quoting,
                    "--line-ending", ending)
                mark = "'" if quote == "single" else '"'
                self.assertEqual(self.table, parse(data, NAMES.get(delimiter, delimiter), mark))
                self.assertEqual(ending == "crlf", data.endswith(b"\r\n"))

    def test_header_and_byte_order_mark_are_there_or_not(self):
        self.assertEqual(self.table[1:], parse(generate(COLUMNS, "--no-header")))
        marked = generate(COLUMNS, "--bom")
        self.assertTrue(marked.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(self.table, parse(marked, bom=True))

    def test_blank_cells_hold_the_null_text(self):
        for text in ["NULL", "\\N", "a,b", 'say "nothing"', "line\nend"]:
            with self.subTest(text=text):
                table = parse(generate(COLUMNS, "--null-text", text))
                filled = [[text if cell == "" else cell for cell in row] for row in self.table]
                self.assertEqual(filled, table)

    def test_a_single_column_of_blanks_keeps_its_rows(self):
        table = parse(generate([{"name": "x", "type": "boolean", "percentBlank": 60}]))
        self.assertEqual(ROWS + 1, len(table))
        self.assertEqual({1}, {len(row) for row in table})


class Ranges(unittest.TestCase):
    def test_shards_and_ranges_put_together_are_the_file(self):
        whole = generate(COLUMNS)
        shards = [generate(COLUMNS, "--shard", f"{part}/7") for part in range(7)]
        self.assertEqual(whole, b"".join(shards))


if __name__ == "__main__":
    unittest.main()
