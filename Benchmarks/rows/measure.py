#!/usr/bin/env python3
"""Measures FakeCSV's engine against the machine's limits and against other generators.

usage: measure.py FAKECSV BENCHMARK SCRATCH OUTPUT

FAKECSV and BENCHMARK are the executables built for release, SCRATCH a folder on a disk. Writes
OUTPUT.md, OUTPUT.svg and OUTPUT.json, and prints the first. What is compared is measured in turns
within one run, so that a busy machine hurts both sides alike; the figure is the median. Run by
Scripts/bench, in the Python environment that holds the other generators.
"""

import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

import chart

HERE = pathlib.Path(__file__).parent
TURNS = 5
# What is said to run on one thread is held to one processor: some rivals write with another thread.
ONE_PROCESSOR = ["taskset", "--cpu-list", str(max(os.sched_getaffinity(0)))]
ROWS = 5_000_000  # of the reference schema: 1.5 GB
FILE_ROWS = 3_000_000  # for comparisons with cp: 0.9 GB
STARTS = 200
RSS_ROWS = (10_000, 10_000_000, 100_000_000)

# Rows that take a rival about a second, on the machine of the first results.
RIVALS = {"faker": 15_000, "mimesis": 60_000, "seedfaker": 200_000, "duckdb": 800_000,
          "polars": 600_000, "clickhouse": 500_000, "tpchgen": 600_000}
# The fastest once more with all that they do before the first row, in longer runs.
SET_UP_ROWS = {"duckdb": 3_000_000, "polars": 3_000_000, "clickhouse": 3_000_000}
SET_UP_TURNS = 3
NAMES = {"faker": "Faker", "mimesis": "Mimesis", "seedfaker": "seedfaker (Python binding)",
         "duckdb": "DuckDB", "polars": "Polars", "clickhouse": "ClickHouse (chdb)",
         "tpchgen": "tpchgen (lineitem of TPC-H, another schema)"}

# The ten columns of EngineBenchmark.swift.
SCHEMA = [
    {"name": "full_name", "type": "full_name"}, {"name": "job", "type": "job_title"},
    {"name": "email", "type": "email_address"}, {"name": "domain", "type": "domain_name"},
    {"name": "phone", "type": "phone"}, {"name": "company", "type": "company_name"},
    {"name": "text", "type": "sentences", "min": 1, "max": 3},
    {"name": "integer", "type": "number", "min": 0, "max": 100000},
    {"name": "address", "type": "address"},
    {"name": "date", "type": "date", "min": "1970-01-01", "max": "2024-10-04"},
]


class Report:
    """Lines for people, figures for programs, and whether every bound held."""

    def __init__(self):
        self.lines, self.figures, self.missed = [], {}, []

    def say(self, text=""):
        print(text, flush=True)
        self.lines.append(text)

    def heading(self, title, *columns):
        self.say(f"\n## {title}\n")
        self.say("| " + " | ".join(columns) + " |")
        self.say("|" + "---|" * len(columns))

    def row(self, *cells):
        self.say("| " + " | ".join(str(cell) for cell in cells) + " |")

    def verdict(self, name, value, bound, holds):
        self.row(name, value, bound, "yes" if holds else "**no**")
        if not holds:
            self.missed.append(name)


class Generator:
    """FakeCSV's command with the reference schema."""

    def __init__(self, executable, folder):
        self.executable = executable
        self.schema = folder / "reference.json"
        self.schema.write_text(json.dumps({"name": "reference", "columns": SCHEMA}))
        help_text = subprocess.run([executable, "generate", "--help"], capture_output=True,
                                   text=True, check=True).stdout
        self.has_threads = "--threads" in help_text

    def command(self, rows, threads=1, *options):
        words = [self.executable, "generate", self.schema, "--rows", str(rows), "--seed", "42"]
        if self.has_threads:
            words += ["--threads", str(threads)]
        return [str(word) for word in [*words, *options]]

    def seconds(self, rows, path, threads=1, *options):
        """Seconds of a whole process writing to `path`."""
        with open(path, "wb") as output:
            held = ONE_PROCESSOR if threads == 1 else []
            return timed([*held, *self.command(rows, threads, *options)], output)

    def bytes(self, rows):
        """The size of that file."""
        counted = subprocess.run(f"'{self.executable}' generate '{self.schema}' --seed 42 "
                                 f"--rows {rows} | wc -c", shell=True, capture_output=True,
                                 text=True, check=True).stdout
        return int(counted)


def timed(command, output=subprocess.DEVNULL):
    start = time.perf_counter()
    subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=True)
    return time.perf_counter() - start


def median(values):
    return statistics.median(values)


def in_turns(sides, turns):
    """Calls each side once a turn; the values of each, in the order of turns."""
    values = {name: [] for name in sides}
    for _ in range(turns):
        for name, measure in sides.items():
            values[name].append(measure())
    return values


def ratio(values, above, below):
    """The median of the turns' ratios."""
    return median([a / b for a, b in zip(values[above], values[below])])


def spread(values, unit="MB/s"):
    return f"{median(values):,.0f} {unit} ({min(values):,.0f} to {max(values):,.0f})"


# --- one thread, two threads, rivals ---

def rival_speed(name, words, rows=None):
    """MB/s of one rival writing a file, which the kernel keeps in memory meanwhile.

    With a number of rows all that it does before the first row is within the clock.
    """
    path = words.with_name(f"{name}.csv")
    order = [name, path, RIVALS[name], words] if rows is None else [name, path, rows]
    try:
        answer = subprocess.run(
            [*ONE_PROCESSOR, sys.executable, HERE / "rivals.py", *map(str, order)],
            capture_output=True, text=True, check=True, timeout=120).stdout
        return path.stat().st_size / json.loads(answer)["seconds"] / 1e6
    finally:
        path.unlink(missing_ok=True)


def measure_set_up(report, rivals, own, words):
    """The fastest rivals with their set-up: what somebody waits who starts them for one file."""
    sides = {name: lambda name=name, rows=rows: rival_speed(name, words, rows)
             for name, rows in SET_UP_ROWS.items() if name in rivals}
    values = in_turns({"fakecsv": own} | sides, SET_UP_TURNS)
    report.heading("The fastest rivals with their set-up within the clock",
                   "generator", "rows", "MB/s, median (least to most)", "FakeCSV to /dev/null")
    for name, rows in SET_UP_ROWS.items():
        if name in values:
            report.row(NAMES[name], f"{rows:,}", spread(values[name]),
                       f"{ratio(values, 'fakecsv', name):.1f} ×")
    report.say("\nImports, word lists drawn by Faker, connections: all that a rival does before its "
               "first row, as FakeCSV's times have its start-up and its lists.")
    return values


def available_rivals(report, words):
    """Those that run here; what does not is said."""
    found, notes = [], []
    for name in RIVALS:
        try:
            rival_speed(name, words)
            found.append(name)
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1:]
            notes.append(f"{NAMES[name]} could not be measured: {' '.join(reason)}")
    return found, notes


def measure_speed(report, generator, words):
    size = generator.bytes(ROWS) / 1e6
    file = words.with_name("fakecsv.csv")

    def own(path, threads):
        return lambda: size / generator.seconds(ROWS, path, threads)

    def own_file():
        try:
            return own(file, 1)()
        finally:
            file.unlink(missing_ok=True)

    rivals, notes = available_rivals(report, words)
    sides = {"fakecsv": own("/dev/null", 1), "fakecsv to a file": own_file}
    if generator.has_threads:
        sides["fakecsv, two threads"] = own("/dev/null", 2)
    sides |= {name: lambda name=name: rival_speed(name, words) for name in rivals}
    values = in_turns(sides, TURNS)
    report_speed(report, values, rivals, notes)
    set_up = measure_set_up(report, rivals, sides["fakecsv"], words)
    report_bounds(report, generator, values, set_up)
    return values, set_up


def report_speed(report, values, rivals, notes):
    report.heading("The reference schema on one processor, side by side", "generator",
                   "MB/s, median (least to most)", "FakeCSV to /dev/null", "FakeCSV to a file")
    for name in values:
        if name in rivals:
            report.row(NAMES[name], spread(values[name]),
                       f"{ratio(values, 'fakecsv', name):.1f} ×",
                       f"{ratio(values, 'fakecsv to a file', name):.1f} ×")
        else:
            report.row(f"**{name}**", spread(values[name]), "", "")
    report.say("\nEvery rival writes a file; FakeCSV once to /dev/null and once such a file (none is "
               "synced). FakeCSV's times are of whole processes, with start-up; its rivals' are "
               "without theirs. Each is held to one processor (taskset).")
    for note in notes:
        report.say(f"\n{note}.")
    report.say("\nseedfaker's own command, which is faster than its binding, is not among the "
               "Python packages and was not measured.")


def report_fastest(report, values, names, what):
    """Holds the bound against the fastest of some rivals."""
    found = [name for name in names if name in values]
    if not found:
        return
    fastest = max(found, key=lambda name: median(values[name]))
    times = ratio(values, "fakecsv", fastest)
    report.verdict(f"one thread to /dev/null against the fastest rival, {what} ({NAMES[fastest]})",
                   f"{times:.1f} ×", "at least 10 ×", times >= 10)


def report_bounds(report, generator, values, set_up):
    report.heading("Bounds", "measured", "result", "bound", "holds")
    report_fastest(report, set_up, SET_UP_ROWS, "its set-up within the clock")
    report_fastest(report, values, [name for name in RIVALS if name != "tpchgen"],
                   "its set-up not counted")
    if generator.has_threads:
        times = ratio(values, "fakecsv, two threads", "fakecsv")
        report.verdict("two threads against one, to /dev/null", f"{times:.2f} ×",
                       "at least 1.7 ×", times >= 1.7)
    else:
        report.row("two threads against one", "not measured: `generate` has no --threads",
                   "at least 1.7 ×", "")


# --- files against cp ---

def measure_files(report, generator, scratch):
    source, copy = scratch / "bench-source.csv", scratch / "bench-copy.csv"
    size = generator.seconds(FILE_ROWS, source) and source.stat().st_size / 1e6

    def removing(action):
        """A new file each time, of which nothing is on its way to the disk from before."""
        def run():
            copy.unlink(missing_ok=True)
            os.sync()
            return size / action()
        return run

    def synced(command):
        return lambda: timed(["sh", "-c", '"$@" && sync "$0"', str(copy), *command])

    copying = ["cp", str(source), str(copy)]
    most = 2 if generator.has_threads else 1
    sides = {"cp": removing(lambda: timed(copying)), "cp, synced": removing(synced(copying))}
    for threads in range(1, most + 1):
        label = f"fakecsv, {threads} thread" + ("s" if threads > 1 else "")
        sides[label] = removing(lambda t=threads: generator.seconds(FILE_ROWS, copy, t))
        writing = generator.command(FILE_ROWS, threads, "--output", str(copy))
        sides[f"{label}, synced"] = removing(lambda w=writing: timed(w))
    try:
        values = in_turns(sides, TURNS)
    finally:
        source.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)
    for threads in range(1, most + 1):
        label = f"fakecsv, {threads} thread" + ("s" if threads > 1 else "")
        for end, what in (("", "left to the kernel"), (", synced", "synced to the disk")):
            times = ratio(values, label + end, "cp" + end)
            report.verdict(f"a file of {size:,.0f} MB, {what}: {label} against cp",
                           f"{median(values[label + end]):,.0f} against "
                           f"{median(values['cp' + end]):,.0f} MB/s = {times:.2f} ×",
                           "at least 1 ×", times >= 1)
    return values


# --- memory and start-up ---

def peak_kilobytes(command):
    """The most memory that was resident, as time(1) says; a child of ours would count Python's."""
    answer = subprocess.run(["/usr/bin/time", "--format", "%M", *command], check=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    return int(answer.split()[-1])


def measure_memory(report, generator):
    most = 2 if generator.has_threads else 1
    values = {}
    for rows in RSS_ROWS:
        peak = peak_kilobytes(generator.command(rows, most)) / 1024
        values[rows] = peak
        report.verdict(f"most memory resident, {rows:,} rows, {most} thread(s)",
                       f"{peak:.1f} MiB", "under 64 MiB", peak < 64)
    return values


def spawn_milliseconds(command):
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status = os.waitpid(child, 0)
    if status != 0:
        raise RuntimeError(f"{command} ended with {status}")
    return 1000 * (time.perf_counter() - start)


def measure_start(report, generator):
    sides = {"/bin/true": lambda: spawn_milliseconds(["/bin/true"]),
             "generate": lambda: spawn_milliseconds(generator.command(1))}
    values = in_turns(sides, STARTS)
    own, least = median(values["generate"]), median(values["/bin/true"])
    report.verdict(f"`generate --rows 1` from start to end, {STARTS} times",
                   f"{own:.2f} ms", "within 10 ms", own <= 10)
    report.verdict("the same against /bin/true", f"{own:.2f} against {least:.2f} ms = "
                   f"{own / least:.1f} ×", "within 5 ×", own <= 5 * least)
    return values


# --- the machine and the types ---

def measure_limits(report, benchmark):
    text = subprocess.run([benchmark, "limits"], capture_output=True, text=True, check=True).stdout
    limits = {name: float(rate) for name, rate in re.findall(r"^(.*?)  ([\d.]+) MB/s$", text, re.M)}
    report.heading("What the machine does at best (256 KiB at a time)", "limit", "MB/s")
    for name, rate in limits.items():
        report.row(name, f"{rate:,.0f}")
    return limits


def measure_types(report, benchmark):
    text = subprocess.run([benchmark, "types", "1000000"], capture_output=True, text=True,
                          check=True).stdout
    lines = re.findall(r"^(\S+)  (\S+) MB/s  (\S+) M cells/s  (\S+) ns/cell  (\S+) bytes/row$",
                       text, re.M)
    report.heading("Every field type alone, one thread, to /dev/null (1,000,000 rows, once)",
                   "type", "MB/s", "million cells/s", "bytes a cell",
                   "100 MB/s or 10 million cells/s")
    slow = []
    for name, rate, cells, _, width in lines:
        holds = float(rate) >= 100 or float(cells) >= 10
        slow += [] if holds else [name]
        report.row(name, rate, cells, width, "yes" if holds else "**no**")
    report.say(f"\nBelow both: {', '.join(slow) if slow else 'none'} of {len(lines)} types.")
    report.missed += [f"the speed of {name}" for name in slow]
    return {name: {"megabytes": float(rate), "million_cells": float(cells)}
            for name, rate, cells, _, _ in lines}


def machine():
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    commit = subprocess.run(["git", "-C", str(HERE), "describe", "--always", "--dirty"],
                            capture_output=True, text=True).stdout.strip()
    return (f"{time.strftime('%Y-%m-%d')}, commit {commit or '?'}, {os.cpu_count()} cores "
            f"({model.group(1) if model else '?'}), load {os.getloadavg()[0]:.1f} at the start")


def draw(path, values):
    """What writes to /dev/null is named so: the others write files."""
    own = {"fakecsv, two threads": "FakeCSV, 2 threads, /dev/null",
           "fakecsv": "FakeCSV, 1 thread, /dev/null", "fakecsv to a file": "FakeCSV, 1 thread"}
    others = NAMES | {"tpchgen": "tpchgen, another schema"}
    bars = [(name, median(values[key]), True) for key, name in own.items() if key in values]
    bars += [(name.split(" (")[0], median(values[key]), False)
             for key, name in others.items() if key in values]
    path.write_text(chart.bars("Ten columns as CSV into a file, one thread: megabytes a second",
                               sorted(bars, key=lambda bar: -bar[1])))


def main():
    executable, benchmark, scratch, output = sys.argv[1:]
    report = Report()
    report.say(f"# FakeCSV's engine: {machine()}")
    report.say(f"\n`make bench`: {TURNS} turns of each side, medians; {ROWS:,} rows of the reference "
               "schema unless it says otherwise.")
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        folder = pathlib.Path(folder)
        words = folder / "words.json"
        subprocess.run([sys.executable, HERE / "rivals.py", "words", words], check=True)
        generator = Generator(executable, folder)
        values, set_up = measure_speed(report, generator, words)
        report.figures |= {"speed": values, "speed with set-up": set_up}
        report.figures["files"] = measure_files(report, generator, folder)
        report.figures["memory"] = measure_memory(report, generator)
        report.figures["start"] = measure_start(report, generator)
    report.figures["limits"] = measure_limits(report, benchmark)
    report.figures["types"] = measure_types(report, benchmark)
    report.say(f"\n![{output.rpartition('/')[2]}]({output.rpartition('/')[2]}.svg)")
    pathlib.Path(output + ".md").write_text("\n".join(report.lines) + "\n")
    pathlib.Path(output + ".json").write_text(json.dumps(report.figures, indent=1) + "\n")
    draw(pathlib.Path(output + ".svg"), values)
    if report.missed:
        sys.exit("Bounds that were missed: " + "; ".join(report.missed))


if __name__ == "__main__":
    main()
