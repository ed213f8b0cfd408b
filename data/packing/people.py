"""Person names: given names of both sexes in one list, family names, their Latin forms."""

from packing import births
from packing.archive import DATA, ONE, packed, rows, starts_of
from packing.latin import passport, slug

# Titles of languages that have none of their own region.
TITLES = {"en_GB": "en_GB", "en_AU": "en_GB", "en_NZ": "en_GB", "en_IN": "en_GB"}


def pack(lists, locale):
    language = locale[:2]
    if locale != "en_US":
        families = _families(lists, locale, language)
        _given(lists, locale, language, families)
    else:
        _american(lists)
    _patronymics(lists, locale)
    _titles(lists, locale, language)
    formats = [(pattern, int(weight)) for name, pattern, weight in rows("people/name_formats.tsv")
               if name == locale]
    lists[f"{locale}.name_format"] = packed(*map(list, zip(*formats)))


def _table(locale, name):
    """The rows of a file of names as dictionaries."""
    columns = _columns(f"people/{locale}/{name}.tsv")
    return [dict(zip(columns, row)) for row in rows(f"people/{locale}/{name}.tsv")]


def _columns(path):
    with open(DATA / path, encoding="utf-8") as lines:
        return next(line for line in lines if line.startswith("# columns: "))[11:].rstrip("\n").split("\t")


def _slug(row, language, key="latin", name="name"):
    made = slug(row.get(key) or row[name], language)
    assert made, row
    return made


def _families(lists, locale, language):
    # A comma or bracket would be an error of the source.
    table = [row for row in _table(locale, "family") if not set(row["name"]) & set(",()/")]
    table.sort(key=lambda row: (-int(row["weight"]), row["name"]))
    lists[f"{locale}.family"] = packed(
        [row["name"] for row in table], [int(row["weight"]) for row in table])
    if any(row.get("feminine") for row in table):
        feminine = [row.get("feminine") or row["name"] for row in table]
        lists[f"{locale}.family_f"] = packed(feminine)
        slugs = [slug(row.get("feminine_latin") or name, language)
                 for row, name in zip(table, feminine)]
        assert all(slugs)
    _pack_latin(lists, f"{locale}.family_latin", [row.get("latin") or row["name"] for row in table], language)
    if any(row.get("feminine") for row in table):
        _pack_latin(lists, f"{locale}.family_f_latin", [
            row.get("feminine_latin") or row.get("feminine") or row["name"] for row in table], language)
    _pack_slugs(lists, f"{locale}.family_slug", [_slug(row, language) for row in table],
                slugs if any(row.get("feminine") for row in table) else None,
                f"{locale}.family_f_slug")
    if "kana" in table[0]:
        lists[f"{locale}.family_kana"] = packed([_katakana(row["kana"]) for row in table])
    return [row["name"] for row in table]


def _given(lists, locale, language, families):
    shares, details = {}, {}
    # The first word of a family name of several would make "Ana María" ambiguous.
    firsts = {name.split()[0] for name in families if " " in name}
    for index, sex in enumerate(("female", "male")):
        for row in _table(locale, f"given_{sex}"):
            if " " in row["name"] or row["name"] in firsts or set(row["name"]) & set(",()/"):
                continue
            shares.setdefault(row["name"], [0, 0])[index] += int(row["weight"])
            details.setdefault(row["name"], row)
    names = sorted(shares, key=lambda name: (-sum(shares[name]), name))
    weights = [sum(shares[name]) for name in names]
    starts = starts_of(weights)
    marks = [start + shares[name][0] * ONE // sum(weights) for start, name in zip(starts, names)]
    lists[f"{locale}.given"] = packed(names, weights, [min(mark, ONE - 1) for mark in marks], 4)
    _pack_latin(lists, f"{locale}.given_latin",
                [details[name].get("latin") or name for name in names], language)
    _pack_slugs(lists, f"{locale}.given_slug", [_slug(details[name], language) for name in names])
    if "kana" in details[names[0]]:
        lists[f"{locale}.given_kana"] = packed([_katakana(details[name]["kana"]) for name in names])
    _by_sex(lists, locale, names, shares)


def _pack_slugs(lists, name, slugs, feminine=None, feminine_name=None):
    """Slugs, each with its place among the entries that share it: unique addresses need it."""
    owners = {}
    for index, text in enumerate(slugs):
        owners.setdefault(text, []).append(index)
    for index, text in enumerate(feminine or []):
        if index not in owners.setdefault(text, []):
            owners[text].append(index)
    lists[name] = packed(slugs, None, [owners[text].index(i) for i, text in enumerate(slugs)], 4)
    if feminine:
        lists[feminine_name] = packed(
            feminine, None, [owners[text].index(i) for i, text in enumerate(feminine)], 4)


def _pack_latin(lists, name, texts, language):
    """The names as passports print them, where one is not its slug with a capital."""
    made = [passport(text, language) for text in texts]
    if any(made):
        lists[name] = packed(made)


def _by_sex(lists, locale, names, shares):
    places = {name: place for place, name in enumerate(names)}
    for index, sex in enumerate("fm"):
        own = sorted((name for name in names if shares[name][index]),
                     key=lambda name: (-shares[name][index], name))
        assert len(own) > 40, locale
        # The mark is the name's place among those of both sexes.
        lists[f"{locale}.given_{sex}"] = packed(
            own, [shares[name][index] for name in own], [places[name] for name in own], 4)
    births.pack(lists, locale, names, shares)


def _american(lists):
    """What en_US needs besides the lists of data/pack.py."""
    shares = {}
    for index, sex in enumerate(("female", "male")):
        for name, weight in rows(f"people/en_US/given_{sex}.tsv"):
            shares.setdefault(name, [0, 0])[index] += int(weight)
    families = [row[0] for row in sorted(
        rows("people/en_US/family.tsv"), key=lambda row: (-int(row[1]), row[0]))]
    _pack_latin(lists, "en_US.family_latin", families, "en")
    names = sorted(shares, key=lambda name: (-sum(shares[name]), name))
    _pack_latin(lists, "en_US.given_latin", names, "en")
    _by_sex(lists, "en_US", names, shares)


def _katakana(text):
    """Hiragana as katakana, in which forms ask for the reading of a name."""
    return "".join(chr(ord(letter) + 0x60) if "ぁ" <= letter <= "ゖ" else letter for letter in text)


def _patronymics(lists, locale):
    if not (DATA / f"people/{locale}/patronymic.tsv").exists():
        return
    table = sorted(rows(f"people/{locale}/patronymic.tsv"), key=lambda row: (-int(row[1]), row[0]))
    lists[f"{locale}.patronymic"] = packed([row[2] for row in table], [int(row[1]) for row in table])
    lists[f"{locale}.patronymic_f"] = packed([row[3] for row in table])


def _titles(lists, locale, language):
    wanted = TITLES.get(locale, language)
    table = [row for row in rows("people/titles.tsv") if row[0] == wanted]
    if locale in ("es_CL", "es_CO", "es_MX"):
        table = [row for row in table if row[2] not in ("D.", "D.ª")]  # Spain alone
    for sex in "fm":
        titles = [(row[2], round(float(row[3]) * 10)) for row in table if row[1] in (sex, "*")]
        assert titles, (locale, sex)
        lists[f"{locale}.title_{sex}"] = packed(*map(list, zip(*titles)))
