#!/usr/bin/env python3
"""Counts the instructions that a cell costs and compares them with the baseline beside this file.

usage: instructions.py EXECUTABLE [--update]

EXECUTABLE is EngineBenchmark, built for release. callgrind counts; a busy machine changes nothing.
It is made to dump at every mark of `EngineBenchmark instructions`, which makes few rows and then
many rows of each case: what the many cost more is what rows cost, without any start-up. With
--update the baseline is written anew. Standard library, valgrind and strip (binutils).
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

BASELINE = pathlib.Path(__file__).with_name("instructions.txt")
TOLERANCE = 3.0  # percent that a case may grow: layout and inlining move figures by less
LEAST = 1.0  # instructions: below that, 3 % is nothing

# The library's copies of memory are chosen by the processor; these are the ones that all have.
PLAIN_PROCESSOR = "glibc.cpu.hwcaps=-AVX2,-AVX_Fast_Unaligned_Load,-ERMS,-FSRM"

HEAD = """\
# Instructions per cell, counted by callgrind; release build, {compiler}.
# Written by `Scripts/bench instructions --update`; `make check` compares (at most {tolerance:g} % more).
"""


def compiler():
    answer = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True)
    return re.search(r"Swift version \S+", answer.stdout).group()


def count(executable, folder):
    """Runs under callgrind; returns the marks and the files of counts, one for each."""
    # valgrind does not read the debug information that Swift writes; names of functions remain.
    stripped = folder / "EngineBenchmark"
    subprocess.run(["strip", "--strip-debug", "-o", stripped, executable], check=True)
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--dump-before=*InstructionCases*mark*",
         f"--callgrind-out-file={folder}/counts", stripped, "instructions"],
        env=os.environ | {"GLIBC_TUNABLES": PLAIN_PROCESSOR}, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"EngineBenchmark under callgrind failed:\n{result.stderr[-2000:]}")
    marks = [line.split("\t") for line in result.stdout.splitlines()]
    files = [folder / f"counts.{number + 1}" for number in range(len(marks))]
    return marks, files


def total(file):
    return int(re.search(r"^totals: (\d+)", file.read_text(), re.MULTILINE).group(1))


def per_cell(marks, files):
    """The instructions per cell of each case, and the file in which its many rows are counted."""
    found = {}
    few = 0
    for (name, cells, rows), file in zip(marks, files):
        rows, instructions = int(rows), total(file)
        if rows == 0:
            few = 0
        elif few == 0:
            few, instructions_of_few = rows, instructions
        else:
            more = instructions - instructions_of_few
            found[name] = (more / (rows - few) / int(cells), file)
    return found


def read_baseline():
    lines = [line.split() for line in BASELINE.read_text().splitlines() if line[:1] not in ("", "#")]
    return {name: float(figure) for name, figure in lines}


def write_baseline(found):
    lines = [f"{name} {figure:.1f}\n" for name, (figure, _) in found.items()]
    head = HEAD.format(compiler=compiler(), tolerance=TOLERANCE)
    BASELINE.write_text(head + "".join(lines))


def self_costs(file):
    """Instructions of each function itself, by its name as the linker knows it."""
    names, costs, current, is_call = {}, {}, None, False
    for line in file.read_text().splitlines():
        if match := re.match(r"c?fn=\((\d+)\)(?: (.*))?", line):
            number, name = match.groups()
            if name:
                names[number] = name
            if line.startswith("fn="):
                current = number
        elif line.startswith("calls="):
            is_call = True  # the next line is what the called function cost
        elif re.match(r"[+*\-\d]\S* \d+$", line) and not is_call:
            costs[current] = costs.get(current, 0) + int(line.split()[1])
        else:
            is_call = False
    return {names[number]: cost for number, cost in costs.items() if number in names}


def costliest(file):
    """The functions in which most of the instructions were, as readable lines."""
    costs = self_costs(file)
    first = sorted(costs, key=costs.get, reverse=True)[:5]
    names = subprocess.run(
        ["swift", "demangle", "--simplified", "--compact"], input="\n".join(first),
        capture_output=True, text=True).stdout.splitlines()
    whole = sum(costs.values())
    return [f"    {100 * costs[key] / whole:3.0f} % in {name[:110]}"
            for key, name in zip(first, names)]


def compare(found, baseline):
    """Prints what differs; true when nothing grew or went."""
    grown, shrunk = [], []
    for name, (figure, file) in found.items():
        before = baseline.get(name)
        if before is None:
            continue
        line = f"{name}: {before:.1f} -> {figure:.1f} instructions a cell" \
               f" ({100 * (figure / before - 1):+.1f} %)"
        if figure - before > max(LEAST, before * TOLERANCE / 100):
            grown.append("\n".join([line, *costliest(file)]))
        elif before - figure > max(LEAST, before * TOLERANCE / 100):
            shrunk.append(line)
    new = [name for name in found if name not in baseline]
    gone = [name for name in baseline if name not in found]
    if shrunk:
        print("Cheaper than the baseline:", *shrunk, sep="\n  ")
    if new:
        print("Without a baseline:", ", ".join(new))
    if gone:
        print("In the baseline, but no longer measured:", ", ".join(gone))
    if grown:
        print(f"Grown by more than {TOLERANCE:g} %:", *grown, sep="\n  ")
    if shrunk or new or gone or grown:
        print("When this is as it should be: Scripts/bench instructions --update")
    return not grown and not gone


def main():
    with tempfile.TemporaryDirectory() as folder:
        found = per_cell(*count(sys.argv[1], pathlib.Path(folder)))
        if not found:
            sys.exit("Nothing was counted.")
        if "--update" in sys.argv[2:]:
            write_baseline(found)
            print(f"{len(found)} cases counted, {BASELINE.name} written.")
        elif compare(found, read_baseline()):
            print(f"{len(found)} cases counted, none grew.")
        else:
            sys.exit(1)


if __name__ == "__main__":
    main()
