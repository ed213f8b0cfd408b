"""Other programs read what we write: the same values in every format, dialect and packing."""

import csv
import gzip
import io
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree
import zlib

import duckdb
import openpyxl

FAKECSV = os.environ["FAKECSV"]
ROWS = 1_203  # more than two INSERTs
NOTHING = "\\N"

# Names and values that some format has to escape.
COLUMNS = [
    {"name": "id", "type": "row_number"},
    {"name": 'a "quoted" `name`', "type": "full_name", "percentBlank": 20},
    {"name": "it's <b>&amp;", "type": "last_name"},
    {"name": "line", "type": "paragraphs", "min": 1, "max": 2},
    {"name": "back\\slash", "type": "custom_list",
     "values": "O'Brien\n\"said\"\n<b>&</b>\nc:\\temp\\\n'\n=1+1\nGröße €\n\U0001f600\n]]>"},
    {"name": "Größe €", "type": "number", "min": -5, "max": 5, "decimals": 2,
     "percentBlank": 30},
    {"name": "whole", "type": "number", "min": -1000000, "max": 1000000},
    {"name": "true or false", "type": "boolean", "percentBlank": 10},
    {"name": "day", "type": "date"},
    {"name": "moment", "type": "datetime"},
    {"name": "time", "type": "time"},
    {"name": "signs", "type": "character_sequence", "format": "\"'\\<&>#;--@"},
    {"name": "nothing", "type": "blank"},
]
NAMES = [column["name"] for column in COLUMNS]
NUMBERS = {"id": int, "Größe €": float, "whole": int}


def run(*options, columns=None, name="judged 'table' \"x\" `y`"):
    schema = json.dumps({"name": name, "columns": columns or COLUMNS})
    return subprocess.run(
        [FAKECSV, "generate", "-", "--seed", "42", *options], input=schema.encode(),
        capture_output=True, check=False, timeout=120)


def generate(*options, rows=ROWS, **more):
    result = run("--rows", str(rows), *options, **more)
    if result.returncode != 0:
        raise AssertionError(result.stderr.decode())
    return result.stdout


def texts():
    """The cells as CSV has them; None for blank ones."""
    data = generate("--null-text", NOTHING).decode()
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    return [[None if cell == NOTHING else cell for cell in row] for row in rows[1:]]


def value(name, text):
    """A cell as formats with types have it."""
    if text is None:
        return None
    if name == "true or false":
        return text == "true"
    return NUMBERS.get(name, str)(text)


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.texts = texts()
        cls.values = [[value(*cell) for cell in zip(NAMES, row)] for row in cls.texts]
        assert len(cls.texts) == ROWS

    def test_json_arrays_and_lines_hold_the_values(self):
        documents = [
            json.loads(generate("--format", "json")),
            [json.loads(line) for line in generate("--format", "ndjson").splitlines()]]
        for objects in documents:
            self.assertEqual(NAMES, list(objects[0]))
            self.assertEqual(self.values, [list(row.values()) for row in objects])

    def test_xml_holds_the_texts(self):
        root = ElementTree.fromstring(generate("--format", "xml"))
        rows = [[cell.text for cell in record] for record in root]
        self.assertEqual([[cell or None for cell in row] for row in self.texts], rows)
        self.assertEqual(len(NAMES), len({cell.tag for cell in root[0]}))

    def test_sqlite_reads_its_sql(self):
        database = sqlite3.connect(":memory:")
        database.executescript(
            generate("--format", "sql", "--sql-dialect", "sqlite").decode())
        table = database.execute("SELECT name FROM sqlite_master").fetchone()[0]
        self.assertEqual("judged 'table' \"x\" `y`", table)
        cursor = database.execute("SELECT * FROM " + '"' + table.replace('"', '""') + '"')
        self.assertEqual(NAMES, [column[0] for column in cursor.description])
        rows = [list(row) for row in cursor]
        truth = NAMES.index("true or false")
        for row in rows:
            row[truth] = None if row[truth] is None else bool(row[truth])
        self.assertEqual(self.values, rows)

    def test_duckdb_reads_the_sql_for_postgresql(self):
        database = duckdb.connect()
        for statement in duckdb.extract_statements(generate("--format", "sql").decode()):
            database.execute(statement)
        rows = database.execute("SELECT COLUMNS(*)::VARCHAR FROM " + self.table()).fetchall()
        types = [row[1] for row in database.execute("DESCRIBE " + self.table()).fetchall()]
        self.assertEqual(
            ["BIGINT", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "DECIMAL(21,2)", "BIGINT",
             "BOOLEAN", "DATE", "TIMESTAMP", "TIME", "VARCHAR", "VARCHAR"], types)
        expected = [list(row) for row in self.texts]
        for row in expected:
            row[NAMES.index("time")] += ":00"
        self.assertEqual(expected, [list(row) for row in rows])

    @staticmethod
    def table():
        return '"judged \'table\' ""x"" `y`"'

    def test_duckdb_reads_csv_and_json(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            for quote, quoting, delimiter in [
                    ("double", "minimal", ","), ("double", "all", ";"), ("single", "minimal", "|"),
                    ("single", "nonnumeric", "\t")]:
                (path / "x.csv").write_bytes(generate(
                    "--quote", quote, "--quoting", quoting, "--delimiter", delimiter,
                    "--null-text", NOTHING))
                mark = "'" if quote == "single" else '"'
                rows = duckdb.read_csv(
                    str(path / "x.csv"), header=True, delimiter=delimiter, quotechar=mark,
                    escapechar=mark, all_varchar=True, na_values=NOTHING,
                    parallel=False).fetchall()
                self.assertEqual(self.texts, [list(row) for row in rows])
            (path / "x.ndjson").write_bytes(generate("--format", "ndjson"))
            count = duckdb.sql(
                f"SELECT COUNT(*), SUM(whole) FROM read_json('{path / 'x.ndjson'}')").fetchall()[0]
            self.assertEqual((ROWS, sum(row[NAMES.index("whole")] for row in self.values)), count)

    def test_a_spreadsheet_holds_the_values(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "x.xlsx")
            generate("--xlsx", "--output", str(path))
            sheet = openpyxl.load_workbook(path, read_only=True).active
            rows = [list(row) for row in sheet.iter_rows(values_only=True)]
            self.assertEqual(NAMES, rows[0])
            width = len(NAMES)
            self.assertEqual(
                self.values, [(row + [None] * width)[:width] for row in rows[1:]])
            first = path.read_bytes()
            generate("--xlsx", "--output", str(path))
            self.assertEqual(first, path.read_bytes())


class MariaDB(unittest.TestCase):
    """A private server reads the SQL for MySQL."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="fakecsv-judge-")
        self.addCleanup(self.folder.cleanup)
        self.socket = f"{self.folder.name}/s"
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True)
        self.user = user.stdout.strip()
        common = ["--no-defaults", f"--datadir={self.folder.name}/data", f"--user={self.user}"]
        subprocess.run(
            ["mariadb-install-db", *common, "--auth-root-authentication-method=socket",
             f"--auth-root-socket-user={self.user}", "--skip-test-db", "--skip-name-resolve"],
            capture_output=True, check=True, timeout=60)
        program = "/usr/sbin/mariadbd" if os.path.exists("/usr/sbin/mariadbd") else "mariadbd"
        self.server = subprocess.Popen(
            [program, *common, f"--socket={self.socket}", "--skip-networking",
             f"--pid-file={self.folder.name}/pid", "--innodb-buffer-pool-size=32M"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(self.stop)
        for _ in range(200):
            if self.query("SELECT 1;", check=False) == "1\n":
                return
            time.sleep(0.05)
        self.fail("the server does not start")

    def stop(self):
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(timeout=30)

    def query(self, text, check=True):
        result = subprocess.run(
            ["mariadb", "--no-defaults", f"--socket={self.socket}", f"--user={self.user}",
             "--default-character-set=utf8mb4", "--batch", "--skip-column-names"],
            input=text.encode(), capture_output=True, check=False, timeout=60)
        if check and result.returncode != 0:
            raise AssertionError(result.stderr.decode()[-500:])
        return result.stdout.decode()

    def test_it_reads_every_value(self):
        sql = generate("--format", "sql", "--sql-dialect", "mysql").decode()
        self.query("CREATE DATABASE d;")
        self.query("USE d;\n" + sql)
        table = "d.`judged 'table' \"x\" ``y```"
        names = ", ".join(
            f"IFNULL(HEX(CAST({self.quoted(name)} AS CHAR)), '-')" for name in NAMES)
        lines = self.query(f"SELECT {names} FROM {table} ORDER BY id;").splitlines()
        rows = [[self.text(cell) for cell in line.split("\t")] for line in lines]
        expected = [list(row) for row in texts()]
        for row in expected:
            row[NAMES.index("time")] += ":00"
            truth = row[NAMES.index("true or false")]
            row[NAMES.index("true or false")] = {"true": "1", "false": "0", None: None}[truth]
        self.assertEqual(expected, rows)

    @staticmethod
    def quoted(name):
        return "`" + name.replace("`", "``") + "`"

    @staticmethod
    def text(digits):
        return None if digits == "-" else bytes.fromhex(digits).decode()


class PostgreSQL(unittest.TestCase):
    """A private server, never root's, reads the SQL for PostgreSQL."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="fakecsv-judge-")
        self.addCleanup(self.folder.cleanup)
        # The server refuses to run as root.
        self.user = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
        if self.user:
            shutil.chown(self.folder.name, **self.user)
        self.programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), default=None)
        self.assertIsNotNone(self.programs, "PostgreSQL is not installed: Scripts/setup test")
        self.run_program(
            "initdb", "--pgdata", f"{self.folder.name}/data", "--username", "judge", "--auth",
            "trust", "--encoding", "UTF8", "--no-locale", "--no-sync")
        self.server = subprocess.Popen(
            [self.programs / "postgres", "-D", f"{self.folder.name}/data", "-k", self.folder.name,
             "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **self.user)
        self.addCleanup(self.stop)
        for _ in range(200):
            if self.query("SELECT 1;", check=False).strip() == b"1":
                return
            time.sleep(0.05)
        self.fail("the server does not start")

    def run_program(self, name, *arguments):
        result = subprocess.run(
            [self.programs / name, *arguments], capture_output=True, check=False, timeout=120,
            cwd="/", **self.user)
        self.assertEqual(0, result.returncode, result.stderr.decode()[-500:])

    def stop(self):
        self.server.send_signal(signal.SIGINT)
        self.server.wait(timeout=30)

    def query(self, text, check=True):
        result = subprocess.run(
            [self.programs / "psql", "--host", self.folder.name, "--username", "judge",
             "--dbname", "postgres", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only",
             "--set", "ON_ERROR_STOP=1"],
            input=text.encode(), capture_output=True, check=False, timeout=60,
            env={"PGCLIENTENCODING": "UTF8", "PATH": os.environ["PATH"]})
        if check and result.returncode != 0:
            raise AssertionError(result.stderr.decode()[-500:])
        return result.stdout

    def test_it_reads_every_value(self):
        self.query(generate("--format", "sql", "--sql-dialect", "postgresql").decode())
        table = '"judged \'table\' ""x"" `y`"'
        # As JSON, which keeps line ends, quotes and NULL apart.
        names = ", ".join('"' + name.replace('"', '""') + '"::text' for name in NAMES)
        lines = self.query(
            f"SELECT json_build_array({names})::text FROM {table} ORDER BY id;").decode()
        rows = [json.loads(line) for line in lines.split("\n") if line]
        expected = [list(row) for row in texts()]
        for row in expected:
            row[NAMES.index("time")] += ":00"
        self.assertEqual(expected, rows)
        kinds = self.query(
            "SELECT data_type FROM information_schema.columns WHERE table_schema = 'public' "
            "ORDER BY ordinal_position;").decode().split("\n")[:-1]
        self.assertEqual(
            ["bigint", "text", "text", "text", "text", "numeric", "bigint", "boolean", "date",
             "timestamp without time zone", "time without time zone", "text", "text"], kinds)


class Packing(unittest.TestCase):
    FORMATS = [["csv"], ["tsv"], ["ndjson"], ["json"], ["xml"], ["sql", "--sql-dialect", "mysql"],
               ["sql"], ["sql", "--sql-dialect", "sqlite"]]

    def test_shards_and_threads_make_the_same_bytes_in_every_format(self):
        for form in self.FORMATS:
            with self.subTest(format=form):
                options = ["--format", *form]
                whole = generate(*options, "--threads", "1")
                self.assertEqual(whole, generate(*options, "--threads", "5"))
                shards = [generate(*options, "--shard", f"{part}/7") for part in range(7)]
                self.assertEqual(whole, b"".join(shards))

    def test_gzip_is_one_stream_whatever_the_threads(self):
        rows = 20_000
        plain = generate(rows=rows)
        packed = generate("--gzip", "--threads", "1", rows=rows)
        self.assertEqual(plain, gzip.decompress(packed))
        reader = zlib.decompressobj(wbits=31)
        self.assertEqual(plain, reader.decompress(packed))
        self.assertTrue(reader.eof)
        self.assertEqual(b"", reader.unused_data)
        self.assertLess(len(packed), len(plain) / 2)
        for threads in ["2", "3", "8"]:
            self.assertEqual(packed, generate("--gzip", "--threads", threads, rows=rows))

    def test_packed_shards_one_after_the_other_are_the_file(self):
        shards = [generate("--gzip", "--shard", f"{part}/3") for part in range(3)]
        self.assertEqual(generate(), gzip.decompress(b"".join(shards)))

    def test_a_size_is_filled_with_whole_rows(self):
        for form in self.FORMATS:
            with self.subTest(format=form):
                options = ["--format", *form]
                result = run("--size", "1MiB", *options)
                self.assertEqual(0, result.returncode, result.stderr)
                self.assertLessEqual(len(result.stdout), 1 << 20)
                self.assertGreater(len(result.stdout), (1 << 20) - 10_000)
                again = run("--size", "1MiB", "--threads", "1", *options).stdout
                self.assertEqual(result.stdout, again)
        self.assertEqual(1, run("--size", "100").returncode)
        short = run(
            "--size", "1MB", columns=[{"name": "x", "type": "boolean", "unique": True}])
        self.assertEqual(1, short.returncode)
        self.assertIn(b"smaller --size", short.stderr)

    def test_formulas_get_an_apostrophe_when_asked(self):
        columns = [
            {"name": "=HYPERLINK(1)", "type": "custom_list",
             "values": "=1+1\n+49 30\n-x\n@me\n-5\n+5.5\nplain", "style": "sequential"},
            {"name": "n", "type": "number", "min": -9, "max": -1},
        ]
        kept = list(csv.reader(io.StringIO(generate(columns=columns).decode())))
        changed = list(csv.reader(io.StringIO(
            generate("--protect-formulas", columns=columns).decode())))
        for before, after in zip(kept, changed):
            risky = before[0] in ("=1+1", "+49 30", "-x", "@me", "=HYPERLINK(1)")
            self.assertEqual("'" + before[0] if risky else before[0], after[0])
            self.assertEqual(before[1], after[1])


class Ends(unittest.TestCase):
    """What happens when the rows cannot be written."""

    SMALL = ["generate", "--columns", "id:row_number, name:full_name", "--seed", "1"]

    def test_a_closed_pipe_ends_quietly(self):
        for more in [[], ["--threads", "4"], ["--gzip"]]:
            with subprocess.Popen(
                    [FAKECSV, *self.SMALL, "--rows", "100M", *more], stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE) as child:
                child.stdout.read(10)
                child.stdout.close()
                self.assertEqual(b"", child.stderr.read())
                self.assertEqual(0, child.wait(timeout=20))

    def test_a_full_disk_is_a_sentence_and_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            for more in [[], ["--threads", "4"], ["--gzip"], ["--xlsx"]]:
                with self.subTest(more=more):
                    path = pathlib.Path(folder, "x")
                    result = subprocess.run(
                        ["bash", "-c", 'ulimit -f 100 && exec "$@"', "bash", FAKECSV, *self.SMALL,
                         "--rows", "1M", "--output", str(path), *more],
                        capture_output=True, check=False, timeout=120)
                    self.assertEqual(1, result.returncode)
                    self.assertIn(b"room" if more != ["--xlsx"] else b"spreadsheet", result.stderr)
                    self.assertEqual([], os.listdir(folder))
        full = subprocess.run(
            [FAKECSV, *self.SMALL, "--rows", "1M", "--output", "/dev/full"],
            capture_output=True, check=False, timeout=60)
        self.assertEqual(1, full.returncode)
        self.assertIn(b"No space left on device", full.stderr)

    def test_an_interrupted_file_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            with subprocess.Popen(
                    [FAKECSV, *self.SMALL, "--rows", "1000M", "--output", f"{folder}/x"],
                    stderr=subprocess.DEVNULL) as child:
                while not os.listdir(folder):
                    time.sleep(0.01)
                child.send_signal(signal.SIGINT)
                self.assertEqual(130, child.wait(timeout=20))
            self.assertEqual([], os.listdir(folder))

    def test_a_device_stays_a_device(self):
        result = subprocess.run(
            [FAKECSV, *self.SMALL, "--rows", "1000", "--output", "/dev/null"], check=False)
        self.assertEqual(0, result.returncode)
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())

    def test_what_cannot_go_together_is_refused(self):
        for wrong in [["--xlsx"], ["--xlsx", "--output", "x", "--shard", "0/2"],
                      ["--xlsx", "--output", "x", "--gzip"],
                      ["--xlsx", "--output", "x", "--rows", "1048576"],
                      ["--size", "1MB", "--rows", "5"], ["--size", "1MB", "--shard", "0/2"],
                      ["--size", "many"], ["--threads", "0"], ["--format", "parquet"],
                      ["--sql-dialect", "mysql"], ["--format", "sql", "--sql-dialect", "oracle"]]:
            with self.subTest(wrong=wrong):
                result = subprocess.run(
                    [FAKECSV, *self.SMALL, *wrong], capture_output=True, check=False, timeout=60)
                self.assertEqual(2, result.returncode)
                self.assertFalse(os.path.exists("x"))


if __name__ == "__main__":
    unittest.main()
