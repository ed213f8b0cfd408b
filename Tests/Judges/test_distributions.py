"""Distributions at 10^6 rows: the right shares, and nothing depends on what it should not.

What is expected is computed here, by Python's mathematics, not by the program's. Seeds are fixed, so
the judgement is the same each time. A figure is called off when it is more than four standard
deviations from what chance gives.
"""

import array
import collections
import csv
import io
import json
import math
import os
import subprocess
import unittest
from statistics import NormalDist

FAKECSV = os.environ["FAKECSV"]
ROWS = 1_000_000
LIMIT = 4.0

COLUMNS = [
    {"name": "uniform", "type": "number", "min": 0, "max": 999},
    {"name": "odd", "type": "number", "min": 1, "max": 7},
    {"name": "normal", "type": "Normal Distribution", "mean": 100, "sd": 15, "decimals": 6},
    {"name": "coarse", "type": "Normal Distribution", "mean": 0.5, "sd": 2, "decimals": 0},
    {"name": "lognormal", "type": "Log-normal Distribution", "mean": 1, "sd": 0.5, "decimals": 6},
    {"name": "exponential", "type": "Exponential Distribution", "lambda": 0.25, "decimals": 6},
    {"name": "poisson", "type": "Poisson Distribution", "mean": 4.5},
    {"name": "busy", "type": "Poisson Distribution", "mean": 5000},
    {"name": "binomial", "type": "Binomial Distribution", "trials": 20, "probability": 0.3},
    {"name": "geometric", "type": "Geometric Distribution", "probability": 0.2},
    {"name": "zipf", "type": "Zipf Distribution", "values": 500, "exponent": 1.1},
    {"name": "weighted", "type": "Custom List", "values": ["a", "b", "c", "d"],
     "style": "weighted", "weights": "5, 3, 0, 1"},
    {"name": "blank", "type": "boolean", "percentBlank": 12.5},
]


def generate(columns, seed, rows=ROWS):
    """The columns by name, as lists of texts."""
    schema = json.dumps({"name": "judged", "columns": columns})
    result = subprocess.run(
        [FAKECSV, "generate", "-", "--rows", str(rows), "--seed", str(seed)],
        input=schema.encode(), capture_output=True, check=False, timeout=300)
    if result.returncode != 0:
        raise AssertionError(result.stderr.decode())
    table = csv.reader(io.StringIO(result.stdout.decode()))
    header = next(table)
    return dict(zip(header, zip(*table)))


def deviation(counts, shares, estimated=0):
    """How many standard deviations chi-square is off (Wilson and Hilferty's cube root).

    `estimated` is how many of the shares were taken from the counts themselves.
    """
    total = sum(counts.values())
    classes, rest = [], [total, total]
    for value, share in shares.items():
        if share * total >= 20:
            classes.append((counts.get(value, 0), share * total))
            rest = [rest[0] - counts.get(value, 0), rest[1] - share * total]
    if rest[1] >= 20:
        classes.append(tuple(rest))
    elif rest[0] > rest[1] + 6 * math.sqrt(rest[1] + 1):
        return math.inf
    chi = sum((found - expected) ** 2 / expected for found, expected in classes)
    free = len(classes) - 1 - estimated
    return ((chi / free) ** (1 / 3) - (1 - 2 / (9 * free))) / math.sqrt(2 / (9 * free))


def distance(values, cumulative):
    """Kolmogorov's and Smirnov's distance times the root of the number; above 2.2 is 1 in 10,000."""
    values = sorted(values)
    count = len(values)
    worst = 0.0
    for index in range(0, count, 7):
        share = cumulative(values[index])
        worst = max(worst, abs(share - index / count), abs(share - (index + 1) / count))
    return worst * math.sqrt(count)


def ranks(texts):
    """Numbers in the order of the values, from -0.5 to 0.5, equal values sharing a rank."""
    seen = collections.Counter(texts)
    order = sorted(seen, key=float)
    rank, passed = {}, 0
    for value in order:
        rank[value] = (passed + seen[value] / 2) / len(texts) - 0.5
        passed += seen[value]
    return array.array("d", (rank[text] for text in texts))


def correlation(first, second):
    """Spearman's, in standard deviations of what chance gives."""
    product = sum(a * b for a, b in zip(first, second))
    scale = math.sqrt(sum(a * a for a in first) * sum(b * b for b in second))
    return product / scale * math.sqrt(min(len(first), len(second)))


def log_poisson(k, mean):
    return k * math.log(mean) - mean - math.lgamma(k + 1)


class Shares(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = generate(COLUMNS, seed=20_261_124)

    def judge(self, name, shares):
        off = deviation(collections.Counter(self.table[name]), shares)
        self.assertLess(abs(off), LIMIT, name)

    def test_uniform(self):
        self.judge("uniform", {str(n): 1 / 1000 for n in range(1000)})
        self.judge("odd", {str(n): 1 / 7 for n in range(1, 8)})

    def test_normal(self):
        cumulative = NormalDist(100, 15).cdf
        self.assertLess(distance(map(float, self.table["normal"]), cumulative), 2.2)
        rounded = NormalDist(0.5, 2).cdf
        self.judge("coarse", {str(n): rounded(n + 0.5) - rounded(n - 0.5) for n in range(-12, 13)})

    def test_lognormal(self):
        cumulative = NormalDist(1, 0.5).cdf
        values = [float(text) for text in self.table["lognormal"]]
        self.assertLess(distance(values, lambda x: cumulative(math.log(x))), 2.2)

    def test_exponential(self):
        values = [float(text) for text in self.table["exponential"]]
        self.assertLess(distance(values, lambda x: -math.expm1(-0.25 * x)), 2.2)

    def test_poisson(self):
        self.judge("poisson", {str(k): math.exp(log_poisson(k, 4.5)) for k in range(60)})
        self.judge("busy", {str(k): math.exp(log_poisson(k, 5000)) for k in range(4000, 6000)})

    def test_binomial(self):
        self.judge("binomial", {
            str(k): math.comb(20, k) * 0.3 ** k * 0.7 ** (20 - k) for k in range(21)})

    def test_geometric(self):
        self.judge("geometric", {str(k): 0.2 * 0.8 ** (k - 1) for k in range(1, 200)})

    def test_zipf(self):
        total = sum(k ** -1.1 for k in range(1, 501))
        self.judge("zipf", {str(k): k ** -1.1 / total for k in range(1, 501)})

    def test_weights_and_blanks(self):
        self.judge("weighted", {"a": 5 / 9, "b": 3 / 9, "d": 1 / 9})
        self.assertNotIn("c", self.table["weighted"])
        self.judge("blank", {"": 0.125, "true": 0.4375, "false": 0.4375})


class Independence(unittest.TestCase):
    """Columns, neighbouring rows and neighbouring seeds have nothing to do with each other."""

    NAMES = ["uniform", "normal", "exponential", "poisson", "zipf"]

    @classmethod
    def setUpClass(cls):
        columns = [column for column in COLUMNS if column["name"] in cls.NAMES]
        rows = 250_000
        cls.ranks = {
            seed: {name: ranks(texts) for name, texts in generate(columns, seed, rows).items()}
            for seed in (7, 8)}

    def test_columns(self):
        for index, first in enumerate(self.NAMES):
            for second in self.NAMES[index + 1:]:
                off = correlation(self.ranks[7][first], self.ranks[7][second])
                self.assertLess(abs(off), LIMIT, f"{first} and {second}")

    def test_rows(self):
        for name in self.NAMES:
            for gap in (1, 2, 3, 64, 1024):
                values = self.ranks[7][name]
                off = correlation(values[gap:], values[:-gap])
                self.assertLess(abs(off), LIMIT, f"{name}, {gap} rows apart")

    def test_seeds(self):
        for name in self.NAMES:
            off = correlation(self.ranks[7][name], self.ranks[8][name])
            self.assertLess(abs(off), LIMIT, name)

    def test_pairs(self):
        """Chi-square of pairs of neighbours in a grid of 16 by 16."""
        for seed, gap in ((7, 1), (8, 5)):
            cells = [int((value + 0.5) * 16) for value in self.ranks[seed]["uniform"]]
            counts = collections.Counter(zip(cells, cells[gap:]))
            single = collections.Counter(cells)
            shares = {
                (a, b): single[a] * single[b] / len(cells) ** 2 for a in range(16)
                for b in range(16)}
            self.assertLess(abs(deviation(counts, shares, estimated=30)), LIMIT)


if __name__ == "__main__":
    unittest.main()
