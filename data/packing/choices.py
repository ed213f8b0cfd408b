"""What a language calls things: departments, degrees, languages, currencies, countries; and what follows
the row's country or the person's age."""

from packing.archive import DATA, packed, rows

# Languages of countries by the codes of the tables, which are those of ISO 639-1.
ALIASES = {"fil": "tl", "cmn": "zh"}
# The languages of a country that the tables have no code for, and the money of who has none.
NO_LANGUAGE, NO_CURRENCY = "en", "USD"


def pack(lists, locales, countries, currencies, languages):
    """Packs the lists; the tables are in the order of the lists that they describe."""
    names = _names()
    for locale in sorted({locale[:2] for locale in locales} | set(locales)):
        _cldr(lists, locale, names, countries, currencies, languages)
    _choices(lists)
    for locale in locales:
        _own(lists, locale, languages)
    _stages(lists)


def country_marks(countries, currencies, languages):
    """Of each country the currency in bits 0–15 and its first language in bits 16–31."""
    money = {row[0]: index for index, row in enumerate(currencies)}
    tongues = {row[0]: index for index, row in enumerate(languages)}
    marks = []
    for row in countries:
        codes = [code.split("-")[0] for code in row[10].split(",")]
        known = [ALIASES.get(code, code) for code in codes if ALIASES.get(code, code) in tongues]
        marks.append(money[row[7] or NO_CURRENCY] | tongues[(known + [NO_LANGUAGE])[0]] << 16)
    return marks


def _names():
    """The names of currencies, languages, countries and continents by locale or language."""
    names = {}
    for locale, kind, code, name in rows("ref/cldr_names.tsv"):
        names[locale, kind, code] = name
    with open(DATA / "geo/country_names.tsv", encoding="utf-8") as lines:
        columns = next(line for line in lines if line.startswith("# columns"))[11:].split()
    for row in rows("geo/country_names.tsv"):
        for language, name in zip(columns[1:], row[1:]):
            names[language, "country", row[0]] = name
    return names


def _cldr(lists, locale, names, countries, currencies, languages):
    """The names in a language, and in a locale that has some of its own."""
    tables = {
        "currency": [(row[0], row[4]) for row in currencies],
        "language": [(row[0], row[2]) for row in languages],
        "country": [(row[0], None) for row in countries],
        "continent": [(row[6], None) for row in countries]}
    for kind, table in tables.items():
        if len(locale) == 5 and not any((locale, kind, code) in names for code, _ in table):
            continue
        texts = [names.get((locale, kind, code)) or names.get((locale[:2], kind, code)) or english
                 for code, english in table]
        assert all(texts), (locale, kind)
        assert locale[:2] == "en" or all((locale[:2], kind, code) in names for code, _ in table), locale
        lists[f"{locale}.{kind}_name"] = packed(texts)


def _choices(lists):
    """Short lists, each in the order of its English one, from which it has the weights."""
    weights = {
        "department": [int(row[1]) for row in rows("company/departments.tsv")],
        "industry": [int(row[1]) for row in rows("company/industries.tsv")],
        "employment_type": [int(row[2]) for row in rows("ref/enums.tsv") if row[0] == "employment_type"]}
    tables = {}
    for locale, kind, english, text, feminine in rows("ref/choices_i18n.tsv"):
        tables.setdefault((locale, kind), []).append((english, text, feminine))
    for (locale, kind), table in tables.items():
        assert [row[0] for row in table] == [row[0] for row in tables["en", kind]], (locale, kind)
        lists[f"{locale}.{kind}"] = packed([row[1] for row in table], weights.get(kind))
        if any(row[2] for row in table):
            lists[f"{locale}.{kind}_f"] = packed([row[2] or row[1] for row in table])


def _own(lists, locale, languages):
    """What is the same in all rows of a locale, and the languages that are spoken there."""
    lists[f"{locale}.capital"] = packed(
        [row[1] for row in rows("geo/own_capitals.tsv") if row[0] == locale])
    lists[f"{locale}.currency_symbol"] = packed(
        [row[2] for row in rows("ref/currency_symbols.tsv") if row[0] == locale])
    index = {row[0]: place for place, row in enumerate(languages)}
    table = rows("geo/country_languages.tsv")
    own = [row for row in table if row[0] == locale] or [row for row in table if row[0] == locale[3:]]
    lists[f"{locale}.spoken"] = packed(
        [""] * len(own), [int(row[2]) for row in own], [index[row[1]] for row in own], 4)


def _stages(lists):
    """Shares by age: a list of the ages where bands begin, and for each band a list whose marks say
    which of the values an entry is."""
    bands = {}
    for kind, sex, age, shares in rows("ref/life_stages.tsv"):
        name = {"female": f"{kind}_f", "male": f"{kind}_m"}.get(sex, kind)
        bands.setdefault(f"life.{name}", []).append((int(age), [int(share) for share in shares.split("|")]))
    for name, table in bands.items():
        lists[name] = packed([""] * len(table), None, [age for age, _ in table], 4)
        for place, (_, shares) in enumerate(table):
            having = [(value, share) for value, share in enumerate(shares) if share]
            lists[f"{name}.{place}"] = packed(
                [""] * len(having), [share for _, share in having], [value for value, _ in having], 4)
