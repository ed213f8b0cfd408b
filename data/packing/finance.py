"""Payment cards, stocks, routing numbers, and the banks that IBANs are made of."""

import re

from packing.archive import packed, rows


def pack(lists):
    _cards(lists)
    _ibans(lists)
    table = rows("finance/tickers.tsv")
    weights = [1000 // (index + 5) for index in range(len(table))]
    lists["stock"] = packed([row[0] for row in table], weights)
    lists["stock_name"] = packed([row[1] for row in table])
    lists["stock_sector"] = packed([row[2] for row in table])
    routing = [(row[0], int(row[2])) for row in rows("finance/us_routing_prefixes.tsv")]
    lists["routing"] = packed(*map(list, zip(*routing)))


def _cards(lists):
    """Prefixes; each mark has the network in bits 0-7, the digits of numbers in 8-15, of codes from 16."""
    networks = rows("finance/cards.tsv")
    names = [row[0] for row in networks]
    lists["card_network"] = packed(names)
    texts, weights, marks = [], [], []
    for index, (_, weight, prefixes, lengths, cvv, _) in enumerate(networks):
        own = []
        for span in prefixes.split("|"):
            low, _, high = span.partition("-")
            own += [str(number).zfill(len(low)) for number in range(int(low), int(high or low) + 1)]
        length = 16 if "-" in lengths else int(lengths)
        texts += own
        weights += [int(weight) * 1_000_000 // len(own)] * len(own)
        marks += [index | length << 8 | int(cvv) << 16] * len(own)
    lists["card"] = packed(texts, weights, marks, 4)
    tests = rows("finance/card_test_numbers.tsv")
    lists["card_test"] = packed(
        [row[1] for row in tests], None, [names.index(row[0]) for row in tests], 4)


# What is done for a country's own check digits, by the numbers of NationalCheck.swift.
CHECKS = {
    "BE": 1, "ES": 2, "FI": 3, "FR": 4, "MC": 4, "IT": 5, "SM": 5, "NO": 6, "PT": 7, "SI": 7,
    "BA": 7, "ME": 7, "MK": 7, "RS": 7, "CZ": 8, "SK": 8, "NL": 9, "HU": 10, "EE": 11, "HR": 12}
# Places within the BBAN that are not free: check digits, and the digit before one that cannot be any.
FIXED = {
    "BE": {10: "00"}, "ES": {8: "00"}, "FI": {13: "0"}, "FR": {21: "00"}, "MC": {21: "00"},
    "IT": {0: "A"}, "SM": {0: "A"}, "NO": {9: "00"}, "PT": {19: "00"}, "SI": {13: "00"},
    "BA": {14: "00"}, "ME": {16: "00"}, "MK": {13: "00"}, "RS": {16: "00"},
    "CZ": {4: "000000", 18: "00"}, "SK": {4: "000000", 18: "00"}, "NL": {12: "00"},
    "HU": {7: "0", 23: "0"}, "EE": {15: "0"}, "HR": {16: "0"}, "TR": {5: "0"},
    "BR": {23: "C1"}}
# Countries without banks in the list whose accounts have no check digits of their own.
BANKLESS = [
    "SI", "SM", "MK", "SA", "BR", "QA", "KW", "BH", "JO", "LB", "EG", "DO", "GT", "SV", "AZ", "GI",
    "FO", "GL", "BY", "VA", "IQ", "LC", "VG", "PS"]
# Not made: the account holds the number of its holder, with a check of its own.
LEFT_OUT = {"IS"}
# Codes that the National Bank of Belgium does not list any more.
GONE = {("BE", "128"), ("BE", "167"), ("BE", "606"), ("BE", "919")}


def _ibans(lists):
    """One entry for each bank: "DE0037040044##########", where # is a digit and @ a letter.

    The mark of an entry has the check in bits 0-7 and the free digits in bits 8-15; that of a country
    its first entry in bits 0-15 and their number from bit 16 on.
    """
    form = {row[0]: row for row in rows("finance/iban.tsv")}
    banks = {}
    for country, code, bic, name in rows("finance/banks.tsv"):
        if re.fullmatch("[A-Z0-9]{8}([A-Z0-9]{3})?", bic) and country not in LEFT_OUT \
                and (country, code) not in GONE:
            banks.setdefault(country, []).append(
                (code, bic, " ".join(name.replace('"', "").split())))
    made, marks, ranges = [], [], []
    wanted = sorted(set(banks) | set(BANKLESS))
    for country in wanted:
        start = len(made)
        for code, bic, name in banks.get(country, [("", "", "")]):
            text = _account(country, form[country], code)
            if text:
                made.append((country + "00" + text, bic, name))
                marks.append(CHECKS.get(country, 0) | text.count("#") << 8)
        assert len(made) > start, country
        assert len({mark for mark in marks[start:]}) == 1, country
        ranges.append((start, len(made) - start))
    for index, name in enumerate(("iban", "iban_bic", "iban_bank")):
        lists[name] = packed([row[index] for row in made], None, marks if index == 0 else None,
                             4 if index == 0 else 0)
    populations = {row[0]: int(row[11]) for row in rows("geo/countries.tsv")}
    lists["iban_country"] = packed(
        wanted, [max(1, populations[country] // 1000) for country in wanted],
        [first | count << 16 for first, count in ranges], 4)


def _account(country, form, code):
    """The BBAN of a bank's accounts, or None if its code is not of the country's form."""
    pattern = "".join(
        {"n": "#", "a": "@", "c": "#"}[kind] * int(count)
        for count, kind in re.findall(r"(\d+)!?([nac])", form[2]))
    kinds = "".join(
        kind * int(count) for count, kind in re.findall(r"(\d+)!?([nac])", form[2]))
    if code:
        first, last = map(int, form[3].split("-"))
        code = code[:last - first]
        if len(code) < last - first or not all(map(_fits, code, kinds[first:])):
            return None
        pattern = pattern[:first] + code + pattern[last:]
    for place, text in FIXED.get(country, {}).items():
        pattern = pattern[:place] + text + pattern[place + len(text):]
    return pattern


def _fits(letter, kind):
    return {"n": letter.isdigit(), "a": letter.isalpha(), "c": True}[kind] and letter.isascii() \
        and letter == letter.upper() and letter.isalnum()
