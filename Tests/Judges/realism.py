"""What the judges of realism share: the catalogue, and rows as columns."""

import csv
import functools
import io
import json
import os
import pathlib
import subprocess

FAKECSV = os.environ["FAKECSV"]
DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
SEED = "20261124"


def judged(usual):
    """How many rows are judged: a few of the usual test, or what FAKECSV_JUDGED_ROWS says."""
    return int(os.environ.get("FAKECSV_JUDGED_ROWS", usual))


def run(*arguments, text=None):
    """What the program says: exit status, standard output, standard error."""
    result = subprocess.run(
        [FAKECSV, *arguments], input=text and text.encode(), capture_output=True, check=False,
        timeout=300)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


@functools.cache
def catalogue():
    """The field types by id."""
    status, output, errors = run("fields", "--json")
    assert status == 0, errors
    return {each["id"]: each for each in json.loads(output)}


@functools.cache
def locales():
    """The locales that there are."""
    return list(catalogue()["full_name"]["locales"])


def types_of(locale):
    """The ids of the types that have values for a locale."""
    return [name for name, each in catalogue().items() if locale in each["locales"]]


def generate(columns, rows, locale="en_US", seed=SEED, *options):
    """The columns by name as lists of texts; `columns` gives each name its type and parameters."""
    schema = {"name": "judged", "locale": locale, "columns": [
        {"name": name, **({"type": column} if isinstance(column, str) else column)}
        for name, column in columns.items()]}
    status, output, errors = run(
        "generate", "-", "--rows", str(rows), "--seed", str(seed), *options,
        text=json.dumps(schema))
    assert status == 0, f"{locale}: {errors}"
    table = csv.reader(io.StringIO(output))
    header = next(table)
    return dict(zip(header, zip(*table)))


def facts(path):
    """The rows of a file in data/ as dictionaries."""
    with open(DATA / path, encoding="utf-8") as lines:
        heads = [line for line in lines if line.startswith("# columns")]
        names = heads[0][len("# columns: "):].rstrip("\n").split("\t")
        lines.seek(0)
        return [dict(zip(names, line.rstrip("\n").split("\t")))
                for line in lines if not line.startswith("#")]


def sample(found, most=5):
    """A few of many complaints, as the message of a failed test."""
    return f"{len(found)}: " + "; ".join(map(str, found[:most]))
