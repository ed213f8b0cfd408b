"""When the bearers of a given name were born, for locales whose names are known by decade.

The name is drawn first, by its weight; the decade follows from the name, so that the weights of
names stay what they are and nothing that shows a name has to know of ages. Bayes: the share of a
decade among a name's bearers is the share of the decade among all persons, times how common the
name was then. Factors for the decades (iterative proportional fitting) see to it that all persons
together have the ages that Sources/Generation/Fields/Birth.swift describes.

Sums, products and quotients of doubles in a fixed order: the same on every machine.
"""

from packing.archive import DATA, packed, rows

# Persons aged 18-90 on 2026-01-01 by the decade of their birth, the 2000s first: of 26,000 a year
# of age up to 57 has 455, up to 77 325, up to 90 100.
PERSONS = [8 * 455, 10 * 455, 10 * 455, 10 * 455, 2 * 455 + 8 * 325, 10 * 325, 2 * 325 + 8 * 100, 5 * 100]
STEPS = 512  # a decade's share is a number of these; seven borders of nine bits are one record
ROUNDS = 60


def pack(lists, locale, names, shares):
    """`shares` has the weights of each name for women and men."""
    for index, sex in enumerate(("female", "male")):
        path = f"people/{locale}/given_{sex}_by_decade.tsv"
        if not (DATA / path).exists():
            return
        # The columns are w1930s, w1940s … w2020s; adults are born until 2007.
        known = {row[0]: [int(row[8 - decade]) for decade in range(8)] for row in rows(path)}
        weights = [shares[name][index] for name in names]
        likely = _likely([known.get(name, [1] * 8) for name in names], weights)
        lists[f"{locale}.birth_{sex[0]}"] = packed(
            ["" for _ in names], None, _borders(likely, weights), 8)


def _likely(commonness, weights):
    """The share of each decade among the bearers of each name."""
    total, factors = sum(weights), [1.0] * 8
    for _ in range(ROUNDS):
        table = [_shares(row, factors) for row in commonness]
        for decade in range(8):
            made = sum(row[decade] * weight for row, weight in zip(table, weights)) / total
            factors[decade] *= PERSONS[decade] / sum(PERSONS) / made
    return [_shares(row, factors) for row in commonness]


def _shares(commonness, factors):
    parts = [value * persons * factor for value, persons, factor in zip(commonness, PERSONS, factors)]
    whole = sum(parts)
    return [part / whole for part in parts]


def _borders(likely, weights):
    """Seven borders between eight decades, nine bits each; what rounding leaves goes to the next name."""
    records, left = [0] * len(likely), [0.0] * 7
    for place in sorted(range(len(likely)), key=lambda place: -weights[place]):
        border, before = 0.0, 0
        for decade in range(7):
            border += likely[place][decade] * STEPS
            weight = weights[place] or 1
            rounded = round(border + left[decade] / weight)
            rounded = min(max(rounded, before, round(border) - 1), round(border) + 1, STEPS - 1)
            left[decade] += (border - rounded) * weight
            records[place] |= rounded << (9 * decade)
            before = rounded
    return records
