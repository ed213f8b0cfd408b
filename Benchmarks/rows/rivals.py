#!/usr/bin/env python3
"""Other generators of made-up rows, each making the reference schema as a CSV file.

usage: rivals.py NAME FILE ROWS WORDS      makes it; prints seconds as JSON
       rivals.py NAME FILE ROWS            the same with all that comes before the first row
       rivals.py words WORDS               writes the word lists that some of them draw from

One thread each. Every one writes a header and quotes what needs quotes, in its own way and with
its own idea of what is realistic. DuckDB, ClickHouse and Polars make no people: they draw from the
values of Faker's lists, as real as Faker's, without its correlations. What is set up before the
first row (imports, lists, connections) is timed only when no word lists are given: then they are
drawn within the clock as well.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

HEADER = ["full_name", "job", "email", "domain", "phone", "company", "text", "integer", "address",
          "date"]


def draw_words():
    """Distinct values of Faker's."""
    from faker import Faker

    fake = Faker("en_US")
    Faker.seed(1)

    def some(make, count):
        return sorted({make() for _ in range(count)})

    return {
        "first": some(fake.first_name, 3000), "last": some(fake.last_name, 6000),
        "job": some(fake.job, 4000), "domain": some(fake.domain_name, 3000),
        "company": some(fake.company, 5000), "street": some(fake.street_name, 5000),
        "city": some(fake.city, 5000),
        "text": some(lambda: fake.paragraph(nb_sentences=2), 3000),
    }


def faker(path, rows, words):
    from faker import Faker

    fake = Faker("en_US", use_weighting=False)
    Faker.seed(1)
    yield
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for _ in range(rows):
            writer.writerow([
                fake.name(), fake.job(), fake.email(), fake.domain_name(), fake.phone_number(),
                fake.company(), fake.paragraph(nb_sentences=2), fake.random_int(0, 100000),
                fake.address().replace("\n", ", "), fake.date()])


def mimesis(path, rows, words):
    from mimesis import Generic
    from mimesis.locales import Locale

    fake = Generic(Locale.EN, seed=1)
    person, text, place, date = fake.person, fake.text, fake.address, fake.datetime
    finance, internet, number = fake.finance, fake.internet, fake.numeric
    yield
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for _ in range(rows):
            writer.writerow([
                person.full_name(), person.occupation(), person.email(), internet.hostname(),
                person.phone_number(), finance.company(), text.text(2),
                number.integer_number(0, 100000), place.address() + ", " + place.city(),
                date.date()])


def seedfaker(path, rows, words):
    """Through its Python binding: its own command is not among the Python packages."""
    from seedfaker import SeedFaker

    fake = SeedFaker(seed="x", locale="en")
    fields = ["name", "job-title", "email", "url", "phone", "company-name", "message", "integer",
              "address", "date"]
    yield
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for start in range(0, rows, 50_000):
            records = fake.records(fields, n=min(50_000, rows - start))
            writer.writerows(record.values() for record in records)


def duckdb(path, rows, words):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads=1")
    for name, values in words.items():
        connection.execute(f"SET VARIABLE {name} = ?", [values])

    def pick(name):
        size = len(words[name])
        return f"getvariable('{name}')[1 + CAST(floor(random() * {size}) AS INTEGER)]"

    def number(low, count):
        return f"({low} + CAST(floor(random() * {count}) AS BIGINT))"

    columns = [
        f"{pick('first')} || ' ' || {pick('last')}", pick("job"),
        f"lower({pick('first')}) || '@' || {pick('domain')}", pick("domain"),
        f"'+1' || {number(2_000_000_000, 7_999_999_999)}", pick("company"), pick("text"),
        number(0, 100_001),
        f"{number(1, 9998)} || ' ' || {pick('street')} || ', ' || {pick('city')}",
        "DATE '1970-01-01' + CAST(floor(random() * 20000) AS INTEGER)",
    ]
    select = ", ".join(f'{text} AS "{name}"' for text, name in zip(columns, HEADER))
    yield
    connection.execute(
        f"COPY (SELECT {select} FROM range({rows})) TO '{path}' (FORMAT csv, HEADER)")


def clickhouse(path, rows, words):
    """ClickHouse's engine within the process (chdb)."""
    from chdb import session

    engine = session.Session()
    engine.query("SET max_query_size=16777216, max_ast_elements=1000000, "
                 "max_expanded_ast_elements=1000000")

    def array(values):
        escaped = [value.replace("\\", "\\\\").replace("'", "\\'") for value in values]
        return "[" + ",".join(f"'{value}'" for value in escaped) + "]"

    def pick(name, salt):
        return f"arrayElement(list_{name}, 1 + rand({salt}) % {len(words[name])})"

    columns = [
        f"concat({pick('first', 1)}, ' ', {pick('last', 2)})", pick("job", 3),
        f"concat(lower({pick('first', 4)}), '@', {pick('domain', 5)})", pick("domain", 6),
        "concat('+1', toString(2000000000 + rand64(7) % 7999999999))", pick("company", 8),
        pick("text", 9), "rand(10) % 100001",
        f"concat(toString(1 + rand(11) % 9998), ' ', {pick('street', 12)}, ', ', "
        f"{pick('city', 13)})",
        "toDate(rand(14) % 20000)",
    ]
    select = ", ".join(f"{text} AS {name}_" for text, name in zip(columns, HEADER))
    lists = ", ".join(f"{array(values)} AS list_{name}" for name, values in words.items())
    pathlib.Path(path).unlink(missing_ok=True)
    yield
    engine.query(f"WITH {lists} SELECT {select} FROM numbers({rows}) INTO OUTFILE '{path}' "
                 "FORMAT CSVWithNames SETTINGS max_threads=1")


def polars(path, rows, words):
    import numpy
    import polars as pl

    lists = {name: pl.Series(values) for name, values in words.items()}
    random = numpy.random.default_rng(1)
    yield
    with open(path, "wb") as file:
        for start in range(0, rows, 500_000):
            count = min(500_000, rows - start)

            def pick(name):
                return lists[name].gather(random.integers(0, len(lists[name]), count))

            def number(low, high):
                return pl.Series(random.integers(low, high, count))

            frame = pl.DataFrame([column.alias(name) for name, column in zip(HEADER, [
                pick("first") + " " + pick("last"), pick("job"),
                pick("first").str.to_lowercase() + "@" + pick("domain"), pick("domain"),
                "+1" + number(2_000_000_000, 9_999_999_999).cast(pl.String), pick("company"),
                pick("text"), number(0, 100_001),
                number(1, 9999).cast(pl.String) + " " + pick("street") + ", " + pick("city"),
                number(0, 20000).cast(pl.Int32).cast(pl.Date)])])
            frame.write_csv(file, include_header=start == 0)


def tpchgen(path, rows, words):
    """Fixed tables of TPC-H, not this schema: the first lines of lineitem, for its speed alone."""
    program = pathlib.Path(sys.executable).with_name("tpchgen-cli")
    scale = f"{rows / 6_000_000:.4f}"
    yield
    with open(path, "wb") as file:
        subprocess.run([program, "csv", "--scale-factor", scale, "--tables", "lineitem",
                        "--num-threads", "1", "--stdout", "--quiet"], stdout=file, check=True)


RIVALS = {function.__name__: function for function in
          (faker, mimesis, seedfaker, duckdb, polars, clickhouse, tpchgen)}


DRAWING = ("duckdb", "polars", "clickhouse")  # those that draw from word lists


def prepared(name, path, rows, words):
    """The work, all set up."""
    work = RIVALS[name](path, rows, words)
    next(work)
    return work


def main():
    if sys.argv[1] == "words":
        return pathlib.Path(sys.argv[2]).write_text(json.dumps(draw_words()))
    name, path, rows, *words = sys.argv[1:]
    if words:
        work = prepared(name, path, int(rows), json.loads(pathlib.Path(words[0]).read_text()))
    elif name in DRAWING:
        import faker  # noqa: F401: not a part of the rival itself
    processor, start = os.times(), time.perf_counter()
    if not words:
        work = prepared(name, path, int(rows), draw_words() if name in DRAWING else {})
    next(work, None)
    seconds, after = time.perf_counter() - start, os.times()
    used = sum(after[:4]) - sum(processor[:4])
    print(json.dumps({"seconds": seconds, "processor_seconds": used}))


if __name__ == "__main__":
    main()
