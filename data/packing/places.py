"""Places: cities by population with postcode, region, coordinates and time zone; streets.

A place is a city with one of its postcodes. Its eight-byte record has bits 0–16 (en_US: the
postcode), 17–32 the city, 33–40 the region, 41–49 the time zone, 50–61 the county.
"""

import math
import re

from packing.archive import packed, rows, weighted
from packing.languages import swiss
from packing.latin import is_latin

STREETS = {
    "en_CA": "en_US", "en_AU": "en_GB", "en_NZ": "en_GB", "de_AT": "de_DE", "de_CH": "de_DE",
    "fr_BE": "fr_FR", "nl_BE": "nl_NL", "es_MX": "es_ES", "es_CL": "es_ES", "es_CO": "es_ES"}
# What the postcode tables leave out: # is a digit, @ one of the letters that every country allows.
ENDS = {"GB": " #@@", "CA": " #@#", "NL": " @@"}
# Streets named after a person: one in seven, from the commonest names.
PERSON_STREETS = {"es": "Calle {} {}", "fr": "Rue {} {}", "it": "Via {} {}", "pt": "Rua {} {}"}
REGIONS = {"nl_BE": {"VLG", "BRU"}, "fr_BE": {"WAL", "BRU"}}
NATIVE_ONLY = {"ar_SA", "hi_IN", "ja_JP", "ko_KR", "ru_RU", "uk_UA", "zh_CN"}
COUNTY = {"es_ES", "it_IT", "fr_FR", "pl_PL", "pt_PT", "en_US", "en_GB"}
# How far away a city may be whose postcodes another one takes that has none.
NEAR_KM = 40
ZONES = {row[0]: index for index, row in enumerate(sorted(rows("ref/timezones.tsv")))}


def pack(lists, locale):
    """Packs the places of a locale; gives back the cities that telephones hang on."""
    if locale == "en_US":
        _american(lists)
        cities = []
    else:
        cities = _places(lists, locale)
        _streets(lists, locale)
    _address(lists, locale)
    return cities


def _places(lists, locale):
    table = _japanese() if locale == "ja_JP" else _table(locale)
    assert table, locale
    regions = _regions(locale)
    names = sorted({regions[place["admin1"]][0] for place in table})
    name_index = {name: index for index, name in enumerate(names)}
    details = {regions[place["admin1"]][0]: regions[place["admin1"]] for place in table}
    # A city is told from its namesakes by the row of geo/cities.tsv.
    cities = list({(place["row"][1], place["row"][3]): place["row"] for place in table}.values())
    city_index = {(row[1], row[3]): index for index, row in enumerate(cities)}
    texts, text_index = [], {}
    for place in table:
        key = (place["city"], place["row"][1], place["row"][3])
        if key not in text_index:
            text_index[key] = len(texts)
            texts.append(place["city"])
    has_county = locale in COUNTY and all(place["county"] for place in table)
    counties = sorted({place["county"] for place in table}) if has_county else [""]
    county_index = {county: index for index, county in enumerate(counties)}
    assert len(texts) < 1 << 16 and len(names) < 1 << 8 and len(counties) < 1 << 12, locale
    records = [
        city_index[place["row"][1], place["row"][3]]
        | text_index[place["city"], place["row"][1], place["row"][3]] << 17
        | name_index[regions[place["admin1"]][0]] << 33
        | ZONES[place["row"][7]] << 41
        | (county_index[place["county"]] << 50 if has_county else 0) for place in table]
    order = sorted(range(len(table)), key=lambda i: (-table[i]["weight"], i))
    table, records = [table[i] for i in order], [records[i] for i in order]
    assert len(table) <= 65_536
    lists[f"{locale}.place"] = packed(
        [place["code"] for place in table], [place["weight"] for place in table], records, 8)
    _coordinates(lists, locale, [(place["row"][5], place["row"][6]) for place in table])
    if locale == "ja_JP":
        lists["ja_JP.town"] = packed([place["town"] for place in table])
    lists[f"{locale}.city"] = packed(texts)
    lists[f"{locale}.region"] = packed(names)
    lists[f"{locale}.region_iso"] = packed([_iso(locale, details[name][2]) for name in names])
    if all(details[name][1] for name in names):
        lists[f"{locale}.region_abbr"] = packed([details[name][1] for name in names])
    if has_county:
        lists[f"{locale}.county"] = packed(counties)
    return cities


def _iso(locale, code):
    return f"{locale[3:]}-{code}" if code else ""


def _coordinates(lists, locale, points):
    """Latitude and longitude in ten-thousandths of a degree, 2^31 for zero."""
    records = [
        (round(float(lat) * 10_000) + (1 << 31)) | (round(float(lon) * 10_000) + (1 << 31)) << 32
        for lat, lon in points]
    lists[f"{locale}.place_at"] = packed([""] * len(records), None, records, 8)


def _regions(locale):
    """Per code of a region its name as written there, its abbreviation and ISO code."""
    local = {(row[0], row[1]): row[2] for row in rows("geo/region_names.tsv")}
    regions = {}
    for row in rows("geo/admin1.tsv"):
        if row[0] != locale[3:]:
            continue
        name = local.get((locale, row[2])) or (row[2] if locale.startswith("en") else row[3] or row[2])
        regions[row[1]] = (_tidy(name), row[4], row[5])
    return regions


def _tidy(text):
    # "Praha, Hlavní město" is how an index sorts it, not how people write it.
    return re.sub(r" +", " ", text.split(",")[0].split("(")[0]).strip()


def _table(locale):
    country = locale[3:]
    regions = _regions(locale)
    cities = [row for row in rows("geo/cities.tsv") if row[0] == country and row[3] in regions]
    codes = {(row[1], row[2]): row for row in rows("geo/city_postcodes.tsv") if row[0] == country}
    patterns = _all_patterns(country, cities, codes)
    table, seen = [], set()
    for row in cities:
        name = _city_name(locale, row, codes.get((row[1], row[3])))
        if row[3] not in REGIONS.get(locale, regions) or not name:
            continue
        fresh = [code for code in patterns[row[1], row[3]] if (name, row[3], code) not in seen]
        seen |= {(name, row[3], code) for code in fresh}
        for code in fresh:
            table.append({
                "city": name, "code": code, "admin1": row[3], "row": row,
                "weight": max(1, int(row[8]) // len(fresh)),
                "county": _county(codes.get((row[1], row[3])), locale)})
    return table


def _city_name(locale, row, found):
    """What a local address calls a city; empty where nobody wrote its name in the script."""
    native = row[1] if locale.startswith("en") else row[2] or row[1]
    name = found[3] if found and found[3] and not locale.startswith("en") else native
    if locale not in NATIVE_ONLY:
        return _tidy(name) if is_latin(name) else ""
    for text in (name, native):
        if not any("LATIN" in _script(letter) for letter in text):
            return _tidy(text)
    return ""


def _all_patterns(country, cities, codes):
    """The postcodes of each city: its own, else those of a city nearby in the same region.

    That is where the postcodes of regions are known to begin alike. Provinces of Turkey have first
    two digits of their own, so that those of the region will do there.
    """
    ranges = {row[1]: row[2].split("|") for row in rows("geo/city_postcode_ranges.tsv") if row[0] == country}
    prefixes = {row[1]: row[6] for row in rows("geo/admin1.tsv") if row[0] == country}
    form = next(row for row in rows("geo/countries.tsv") if row[0] == country)
    # A name stands for the largest city that bears it.
    largest = {row[1]: row[3] for row in reversed(cities)}
    made = {}
    for row in cities:
        found = codes.get((row[1], row[3]))
        own = ranges.get(row[1], []) if largest[row[1]] == row[3] else []
        made[row[1], row[3]] = _patterns(country, row, found, own, form)
    having = [row for row in cities if made[row[1], row[3]]]
    for row in cities:
        if made[row[1], row[3]] or not prefixes[row[3]] or country in ENDS:
            continue
        if country == "TR":
            made[row[1], row[3]] = _of_form([prefixes[row[3]] + "###"], form)
            continue
        near = min(((_distance(row, other), other[1], other[3]) for other in having
                    if other[3] == row[3]), default=(NEAR_KM, "", ""))
        if near[0] < NEAR_KM:
            made[row[1], row[3]] = made[near[1:]]
    return made


def _distance(a, b):
    """Kilometres between two rows of cities, good enough for neighbours."""
    lat = math.radians(float(a[5]))
    north = float(a[5]) - float(b[5])
    east = (float(a[6]) - float(b[6])) * math.cos(lat)
    return 111.2 * math.hypot(north, east)


def _county(found, locale):
    if not found:
        return ""
    return found[5] if locale == "it_IT" else _tidy(found[4])


def _script(letter):
    import unicodedata
    return unicodedata.name(letter, "") if letter.isalpha() else ""


def _patterns(country, row, found, ranges, form):
    """The postcodes of a city; # and @ stand for digits and letters that are free."""
    if ranges and (not found or country in ("BR", "CN", "SA")):
        return _of_form([code for text in ranges for code in _expanded(text)], form)
    if not found:
        return []
    codes = _without_boxes(country, found[6].split("|"))
    if country == "BR":
        # Streets of cities of more than 50,000 have codes of their own, after the base code.
        large = int(row[8]) >= 50_000
        codes = [code[:-3] + "###" if large and code.endswith("-000") else code for code in codes]
    return _of_form([code + ENDS.get(country, "") for code in codes], form)


# Postcodes of boxes and of large receivers, where no street is (Australia Post, NZ Post).
BOXES = {
    "AU": re.compile("1|02|09|58|59|68|69|78|79|8|9|[2-7]001$"),
    "NZ": re.compile("..[4-6]")}


def _without_boxes(country, codes):
    """The postcodes that streets have."""
    boxes = BOXES.get(country)
    return [code for code in codes if not (boxes and boxes.match(code))]


def _of_form(codes, form):
    """The codes that have the form of the country."""
    rule = re.compile(form[13] or ".+")
    return [code for code in dict.fromkeys(codes)
            if rule.match(code.replace("#", "1").replace("@", "A")) and "#####" not in code]


def _expanded(text):
    """The texts a pattern of alternatives and classes stands for; \\d becomes #."""
    made = []
    for part in re.split(r"\|(?![^\[]*\])", text):
        texts = [""]
        for token in re.findall(r"\[[^\]]*\]|\\d\{\d\}|\\d|.", part):
            if token.startswith("["):
                choices = _class(token[1:-1])
            elif token.startswith(r"\d"):
                choices = ["#" * (int(token[3]) if len(token) > 2 else 1)]
            else:
                choices = [token]
            texts = [before + choice for before in texts for choice in choices]
        made += texts
    return made


def _class(text):
    made, index = [], 0
    while index < len(text):
        if text[index + 1:index + 2] == "-":
            made += [chr(code) for code in range(ord(text[index]), ord(text[index + 2]) + 1)]
            index += 3
        else:
            made.append(text[index])
            index += 1
    return made


def _japanese():
    """Japan's places are towns, with the postcode of each."""
    cities = {}
    for row in rows("geo/cities.tsv"):
        if row[0] == "JP" and row[2]:
            cities.setdefault((row[3], re.sub("[市町村区]$", "", row[2])), row)
    regions = {name[0]: code for code, name in _regions("ja_JP").items()}
    table = []
    for code, prefecture, city, town, *_ in rows("geo/jp_addresses.tsv"):
        if prefecture not in regions:
            continue
        region = regions[prefecture]
        base = city.split("市")[0] if "市" in city and not city.endswith("市") else re.sub("[市町村区]$", "", city)
        row = cities.get((region, base))
        if row:
            table.append({"city": city, "code": code, "admin1": region, "row": row, "town": town, "county": ""})
    shares = {}
    for place in table:
        shares[place["row"][1], place["row"][3]] = shares.get((place["row"][1], place["row"][3]), 0) + 1
    for place in table:
        place["weight"] = max(1, int(place["row"][8]) // shares[place["row"][1], place["row"][3]])
    unique = {(place["city"], place["town"]): place for place in table}
    return list(unique.values())


def _american(lists):
    zips = sorted(rows("geo/us_zips.tsv"), key=lambda row: (row[2], row[1], row[0]))
    _coordinates(lists, "en_US", [(row[4], row[5]) for row in zips])
    states = sorted({row[2] for row in zips})
    lists["en_US.region_iso"] = packed([f"US-{state}" for state in states])


def _streets(lists, locale):
    wanted = STREETS.get(locale, locale)
    if locale == "ja_JP":
        lists["ja_JP.street"] = packed(["丁目"], [1])
        return
    suffixes = [(row[1], int(row[3])) for row in rows("geo/street_suffixes.tsv") if row[0] == wanted]
    streets = {}
    for name_locale, name, kind, weight in rows("geo/street_names.tsv"):
        if name_locale != wanted:
            continue
        for suffix, share in suffixes if kind == "base" else [("", 20)]:
            text = f"{name} {suffix}".strip()
            streets[text] = streets.get(text, 0) + int(weight) * share
    form = PERSON_STREETS.get(locale[:2])
    if form:
        _persons(streets, locale, form)
    if locale == "de_CH":
        streets = {swiss(text): weight for text, weight in streets.items()}
    lists[f"{locale}.street"] = packed(*weighted(streets.items()))


def _persons(streets, locale, form):
    given = [row[0] for row in rows(f"people/{locale}/given_male.tsv")][:40]
    family = [row[0] for row in rows(f"people/{locale}/family.tsv")][:80]
    total = sum(streets.values())
    names = [form.format(a, b) for i, b in enumerate(family) for a in given[i % 8::8]]
    for name in names:
        streets.setdefault(name, max(1, total // 7 // len(names)))


# Whole addresses that are not the street, then the city.
WHOLE = {
    "ja_JP": "{city_line}{street_line}", "zh_CN": "{city_line}{street_line} {zip}",
    "ko_KR": "{city_line} {street_line} ({zip})", "hu_HU": "{city_line}, {street_line}"}
# Locales that write the flat behind the number without a comma.
NO_COMMA = {"fr_BE", "nl_BE", "fi_FI", "sv_SE", "tr_TR", "hu_HU", "ro_RO", "ko_KR", "da_DK", "fr_FR"}


def _address(lists, locale):
    """The street's line and the whole address, with {unit} where a flat may stand.

    The mark of the first is the highest house number.
    """
    row = next(row for row in rows("geo/address_formats.tsv") if row[0] == locale)
    street = row[1] + "{unit}"
    city = row[4].replace("\\n", ", ")
    comma = "،" if locale.startswith("ar") else ","
    whole = WHOLE.get(locale, f"{{street_line}}{comma} {{city_line}}")
    whole = whole.replace("{city_line}", city).replace("{street_line}", street)
    assert whole.count("{") == len(re.findall(
        r"\{(n|block|street|town|unit|city|state|abbr|zip|county)\}", whole)), whole
    assert ("{county}" in whole) <= (f"{locale}.county" in lists), locale
    assert ("{abbr}" in whole) <= (locale == "en_US" or f"{locale}.region_abbr" in lists), locale
    lists[f"{locale}.address"] = packed([street, whole], None, [int(row[2].split("-")[1]), 0], 4)
    units = [tuple(unit.rsplit(":", 1)) for unit in row[3].split(";")]
    space = "" if locale in ("zh_CN", "ja_JP") else " " if locale in NO_COMMA else f"{comma} "
    texts = [text if text.startswith("{n}") else space + text for text, _ in units] + [""]
    shares = [int(share) for _, share in units]
    lists[f"{locale}.unit"] = packed(texts, shares + [100 - sum(shares)])
