"""DuckDB's CSV reader judges our CSV: every dialect and hostile value reads back to the same table.

The table that has to come out is what Python's csv module reads from the plain dialect, and that is
judged in test_csv.py. DuckDB reads with its strict mode, everything as text.
"""

import csv
import io
import itertools
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import duckdb

FAKECSV = os.environ["FAKECSV"]
ROWS = 150
# DuckDB takes a delimiter of up to four bytes.
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", ":": ":", " ": " ", "a": "a",
              "7": "7", "€": "€", "\U0001f600": "\U0001f600"}
MARKS = {"double": '"', "single": "'"}
# Told of CRLF, DuckDB 2.0.0 finds a column too many in the last line; it recognises CRLF itself.
ENDS = {"lf": ", new_line = '\\n'", "crlf": ""}

HOSTILE = [
    "plain", "comma, and; semicolon | pipe\ttab", 'say "nothing"', "it's", '"', "'", '""', "''",
    " blanks ", "Größe € \U0001f600", "two\nlines", "\u2028", "=1+1", "\\", "\\N", "NULL", "7a:",
]

COLUMNS = [
    {"name": "id", "type": "row_number"},
    {"name": 'comma, "quote" and \'apostrophe\'', "type": "full_name"},
    {"name": "two\nlines", "type": "address"},
    {"name": "semicolon; pipe | tab\t", "type": "sentences", "min": 1, "max": 3},
    {"name": " blanks around ", "type": "number", "min": -5, "max": 5, "decimals": 2},
    {"name": "Größe € \U0001f600", "type": "company_name", "percentBlank": 50},
    {"name": "=1+1", "type": "email_address"},
    {"name": "hostile", "type": "custom_list", "style": "sequential",
     "values": [text for text in HOSTILE if "\n" not in text]},
]


def columns_for(end):
    """In a file of CRLF lines, DuckDB 2.0.0 does not read a lone line feed within quotes."""
    inner = {"lf": "two\nlines", "crlf": "two\r\nlines"}[end]
    return [column | {"name": column["name"].replace("two\nlines", inner)} for column in COLUMNS]


def generate(path, columns, *options):
    schema = json.dumps({"name": "judged", "columns": columns})
    with open(path, "wb") as output:
        subprocess.run(
            [FAKECSV, "generate", "-", "--rows", str(ROWS), "--seed", "42", *options],
            input=schema.encode(), stdout=output, check=True, timeout=60)


def in_python(path):
    text = pathlib.Path(path).read_bytes().decode()
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


class DuckDBReads(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = os.path.join(cls.folder.name, "file.csv")
        cls.connection = duckdb.connect()

    @classmethod
    def tearDownClass(cls):
        cls.connection.close()
        cls.folder.cleanup()

    def read(self, width, delimiter=",", quote='"', end="lf", null="\x01"):
        """The table as DuckDB sees it, the header as its first row; None for null."""
        names = {f"c{number}": "VARCHAR" for number in range(width)}
        rows = self.connection.execute(
            "SELECT * FROM read_csv(?, delim = ?, quote = ?, escape = ?, header = false, "
            f"columns = ?, nullstr = ?, auto_detect = false, strict_mode = true{ENDS[end]})",
            [self.path, delimiter, quote, quote, names, null]).fetchall()
        return [list(row) for row in rows]

    def table(self, columns):
        generate(self.path, columns)
        return in_python(self.path)

    def test_every_delimiter_quote_quoting_and_line_ending_reads_back(self):
        tables = {end: self.table(columns_for(end)) for end in ENDS}
        self.assertEqual({ROWS + 1}, {len(table) for table in tables.values()})
        choices = itertools.product(
            DELIMITERS, MARKS, ["minimal", "all", "nonnumeric"], ENDS)
        for delimiter, quote, quoting, end in choices:
            with self.subTest(delimiter=delimiter, quote=quote, quoting=quoting, end=end):
                generate(self.path, columns_for(end), "--delimiter", delimiter, "--quote", quote,
                         "--quoting", quoting, "--line-ending", end)
                found = self.read(len(COLUMNS), DELIMITERS[delimiter], MARKS[quote], end)
                self.assertEqual(tables[end], [[cell or "" for cell in row] for row in found])

    def test_hostile_values_and_names_read_back(self):
        for text in HOSTILE:
            with self.subTest(text=text):
                columns = [{"name": text, "type": "row_number"},
                           {"name": "value", "type": "digit_sequence", "format": f"@{text}@"}]
                table = self.table(columns)
                self.assertEqual(text, table[0][0])
                self.assertEqual(table, self.read(2))

    def test_blank_cells_are_null_by_the_null_text(self):
        columns = [{"name": "id", "type": "row_number"},
                   {"name": "c", "type": "company_name", "percentBlank": 40}]
        table = self.table(columns)
        for text in ["NULL", "\\N", "nothing at all"]:
            with self.subTest(text=text):
                generate(self.path, columns, "--null-text", text)
                expected = [[cell or None for cell in row] for row in table]
                self.assertEqual(expected, self.read(2, null=text))

    def test_a_byte_order_mark_is_no_part_of_the_first_name(self):
        generate(self.path, COLUMNS, "--bom")
        names = [row[0] for row in self.connection.execute(
            "DESCRIBE SELECT * FROM read_csv(?)", [self.path]).fetchall()]
        # It trims the blanks of names, and only theirs.
        self.assertEqual([column["name"].strip(" ") for column in COLUMNS], names)

    def test_without_being_told_it_finds_the_same_rows(self):
        table = self.table(COLUMNS)
        count, least, most = self.connection.execute(
            "SELECT count(*), min(id), max(id) FROM read_csv(?)", [self.path]).fetchone()
        self.assertEqual((len(table) - 1, 1, ROWS), (count, least, most))


if __name__ == "__main__":
    unittest.main()
