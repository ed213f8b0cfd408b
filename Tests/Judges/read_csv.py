"""Reads downloaded files with Python's csv module and compares them with the tables they hold.

The argument names a JSON file: a list of files, each with its path, dialect and expected table.
"""

import csv
import io
import json
import sys

MARKS = {"double": '"', "single": "'"}
ENDS = {"lf": "\n", "crlf": "\r\n"}


def read(file, text, quoting=csv.QUOTE_MINIMAL):
    return list(csv.reader(
        io.StringIO(text, newline=""), delimiter=file["delimiter"],
        quotechar=MARKS[file["quote"]], strict=True, quoting=quoting))


def outside_quotes(file, text):
    """What stands outside quotes: delimiters, line ends and unquoted cells."""
    return "".join(text.split(MARKS[file["quote"]])[::2])


def complaints(file):
    with open(file["path"], "rb") as stream:
        data = stream.read()
    if data.startswith(b"\xef\xbb\xbf") != file["bom"]:
        yield "the byte order mark is wrong"
    text = data.decode("utf-8-sig" if file["bom"] else "utf-8")
    table = read(file, text)
    for number, (found, expected) in enumerate(zip(table, file["table"])):
        if found != expected:
            yield f"row {number} is {found!r}, not {expected!r}"
            break
    if len(table) != len(file["table"]):
        yield f"there are {len(table)} rows, not {len(file['table'])}"
    bare = outside_quotes(file, text)
    end = ENDS[file["line_ending"]]
    if bare.count(end) != len(table) or bare.replace(end, "").strip("\r\n") != bare.replace(
            end, ""):
        yield "the line ends are wrong"
    if not text.endswith(end):
        yield "the last row does not end"
    if file["quoting"] == "all" and bare.replace(file["delimiter"], "").replace(end, ""):
        yield "a cell is not quoted"
    if file["quoting"] == "nonnumeric":
        try:
            read(file, text, csv.QUOTE_NONNUMERIC)
        except ValueError as error:
            yield f"a cell that is no number is not quoted: {error}"


def main():
    with open(sys.argv[1], encoding="utf-8") as stream:
        files = json.load(stream)
    found = [f"{file['path']} {file['name']}: {text}" for file in files
             for text in complaints(file)]
    print("\n".join(found) or f"{len(files)} files read right")
    return 1 if found or not files else 0


sys.exit(main())
