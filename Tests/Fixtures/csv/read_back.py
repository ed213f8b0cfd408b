#!/usr/bin/env python3
"""Reads CSV files with Python's csv module and compares every cell with what it should be.

    read_back.py FOLDER

FOLDER/cases.txt has a line for each file, tab separated: name, delimiter as hexadecimal UTF-8,
quote (double or single), quoting (minimal, all, nonnumeric), bom (true or false). NAME.csv is the
file; NAME.cells holds a line for each row, the cells as hexadecimal UTF-8 with commas between.
"""

import csv
import pathlib
import sys

QUOTING = {
    "minimal": csv.QUOTE_MINIMAL, "all": csv.QUOTE_ALL, "nonnumeric": csv.QUOTE_NONNUMERIC}


def text(digits):
    return bytes.fromhex(digits).decode("utf-8")


def same(found, expected):
    """Numbers that were not quoted come back as floats from QUOTE_NONNUMERIC."""
    if isinstance(found, float):
        return found == float(expected)
    return found == expected


def check(folder, name, delimiter, quote, quoting, bom):
    expected = [
        [text(cell) for cell in line.rstrip("\n").split(",")]
        for line in open(folder / f"{name}.cells", encoding="ascii")]
    encoding = "utf-8-sig" if bom == "true" else "utf-8"
    raw = (folder / f"{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") == (bom == "true"), "byte order mark"
    with open(folder / f"{name}.csv", newline="", encoding=encoding) as file:
        reader = csv.reader(
            file, delimiter=text(delimiter), quotechar={"double": '"', "single": "'"}[quote],
            doublequote=True, strict=True, quoting=QUOTING[quoting])
        rows = list(reader)
    assert len(rows) == len(expected), f"{len(rows)} rows instead of {len(expected)}"
    for number, (row, cells) in enumerate(zip(rows, expected)):
        assert len(row) == len(cells), f"row {number} has {len(row)} cells, not {len(cells)}"
        for position, (found, cell) in enumerate(zip(row, cells)):
            assert same(found, cell), f"row {number}, cell {position}: {found!r}, not {cell!r}"
    return len(rows)


def main():
    folder, rows, wrong = pathlib.Path(sys.argv[1]), 0, 0
    csv.field_size_limit(1 << 24)
    cases = (folder / "cases.txt").read_text(encoding="ascii").splitlines()
    for case in cases:
        try:
            rows += check(folder, *case.split("\t"))
        except (AssertionError, csv.Error, ValueError) as error:
            wrong += 1
            print(f"{case}: {error}")
    print(f"{len(cases)} files, {rows} rows")
    sys.exit(1 if wrong or not rows else 0)


if __name__ == "__main__":
    main()
