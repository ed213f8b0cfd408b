"""Tables whose rows belong together: airports, cars, cards, drugs, products, stocks, countries …

The first list of a table has the weights; the others have the same entries in the same order.
"""

import re

from packing import choices, finance
from packing.archive import packed, rows, texts_of

GROUPS = [row[0] for row in rows("work/job_groups.tsv")]
SALARIES = {row[0]: int(row[3]) for row in rows("work/job_groups.tsv")}
# Mean pay in the country's currency for a thousand US dollars of the same job in the US (rounded).
PAY = {
    "US": 1000, "DE": 600, "AT": 600, "CH": 1000, "FR": 480, "BE": 550, "NL": 580, "ES": 360,
    "IT": 400, "PT": 270, "FI": 550, "GB": 520, "AU": 1150, "NZ": 1000, "CA": 950, "IN": 12000,
    "DK": 4900, "NO": 6400, "SE": 4900, "PL": 1100, "CZ": 5500, "HU": 65000, "RO": 900,
    "RU": 10000, "UA": 3200, "TR": 5000, "SA": 1600, "JP": 62000, "KR": 560000, "CN": 1400,
    "BR": 700, "MX": 2600, "CL": 160000, "CO": 400000}


def salary_of(group, percent):
    """Hundreds of US dollars a year: the group's mean times a grade."""
    return SALARIES[group] * percent // 10_000


def records(lists):
    _airports(lists)
    _commerce(lists)
    _cars(lists)
    _health(lists)
    _countries(lists)
    finance.pack(lists)
    _net(lists)
    _nature(lists)
    _choices(lists)
    for enum in sorted({row[0] for row in rows("ref/enums.tsv")}):
        choices = [(row[1], max(1, round(float(row[2]) * 10))) for row in rows("ref/enums.tsv") if row[0] == enum]
        lists[f"e.{enum}"] = packed(*map(list, zip(*choices)))


def _table(lists, names, table, weights=None, marks=None, width=4):
    """Packs the columns of a table, the likeliest rows first."""
    order = sorted(range(len(table)), key=lambda i: -weights[i]) if weights else range(len(table))
    for index, name in enumerate(names):
        first = index == 0
        lists[name] = packed(
            [table[i][index] for i in order], [weights[i] for i in order] if weights and first else None,
            [marks[i] for i in order] if marks and first else None, width if marks and first else 0)


def _likeliest(table, weight):
    """The rows of a table, the likeliest first."""
    return sorted(table, key=lambda row: -weight(row))


def point(lat, lon):
    return (round(float(lat) * 10_000) + (1 << 31)) | (round(float(lon) * 10_000) + (1 << 31)) << 32


def _airports(lists):
    table = [row for row in rows("ref/airports.tsv")
             if all(row[:7]) and row[8] and "  " not in "".join(row) and '"' not in row[2]]
    countries = {row[0]: row[3] for row in rows("geo/countries.tsv")}
    made = [(row[0], row[1], row[2].strip(), row[3].strip(), row[4].strip(), countries[row[5]], row[8])
            for row in table if row[5] in countries]
    table = [row for row in table if row[5] in countries]
    _table(lists, ["airport", "airport_icao", "airport_name", "airport_city", "airport_region",
                   "airport_country", "airport_zone"], made, [max(1, int(row[9])) for row in table],
           [point(row[6], row[7]) for row in table], 8)


def _commerce(lists):
    table = rows("commerce/products.tsv")
    # Prices in dollars: the lowest in bits 0–15, the highest in bits 16–31.
    _table(lists, ["product", "product_department"], [(row[1], row[0]) for row in table],
           [1] * len(table), [int(row[2]) | int(row[3]) << 16 for row in table])
    lists["product_adjective"] = packed([row[0] for row in rows("commerce/adjectives.tsv")])
    lists["product_material"] = packed([row[0] for row in rows("commerce/materials.tsv")])
    colors = rows("ref/colors.tsv")
    lists["color"] = packed([row[0] for row in colors])
    _isbn(lists)


def _isbn(lists):
    texts, weights, marks = [], [], []
    for prefix, group, _, ranges in rows("ref/isbn.tsv"):
        for span in ranges.split(","):
            low, _, high = span.partition("-")
            free = 9 - len(group) - len(low)
            if free < 1 or not low or len(low) != len(high):
                continue
            texts.append(f"{prefix}-{group}-")
            # Books of the large languages; a range's weight is how many books it holds.
            weights.append(max(1, (int(high) - int(low) + 1) * 10 ** free // 1000))
            marks.append(int(low) | int(high) << 28 | len(low) << 56 | free << 60)
    lists["isbn"] = packed(texts, weights, marks, 8)


def _cars(lists):
    made, weights = [], []
    for make, model, body, weight, wmi in rows("vehicles/models.tsv"):
        codes = [code for code in wmi.split("|") if re.fullmatch("[A-HJ-NPR-Z0-9]{3}", code)]
        assert codes, model
        made += [(model, make, body, code) for code in codes]
        weights += [int(weight) * 12 // len(codes)] * len(codes)
    _table(lists, ["car", "car_make", "car_body", "car_wmi"], made, weights)
    for kind in ("fuel", "transmission", "color", "doors"):
        values = [(row[1], int(row[2])) for row in rows("vehicles/attributes.tsv") if row[0] == kind]
        lists[f"car_{kind}"] = packed(*map(list, zip(*values)))


def _health(lists):
    table = rows("medical/icd10cm.tsv")
    _table(lists, ["icd10", "icd10_text", "icd10_chapter"],
           [(row[0], row[1], row[2]) for row in table], [int(row[3]) for row in table])
    made, weights = [], []
    for name, kind, strengths, form, weight in rows("medical/drugs.tsv"):
        each = [strength.strip() for strength in strengths.split(";")]
        made += [(name, kind, strength, form) for strength in each]
        weights += [int(weight) * 60 // len(each)] * len(each)
    _table(lists, ["drug", "drug_class", "drug_strength", "drug_form"], made, weights)
    specialties = [(row[0], int(row[1])) for row in rows("medical/specialties.tsv")]
    lists["specialty"] = packed(*map(list, zip(*specialties)))


def _countries(lists):
    from packing.locales import LOCALES
    countries = _likeliest(rows("geo/countries.tsv"), lambda row: max(1, int(row[11]) // 1000))
    currencies = _likeliest(rows("ref/currencies.tsv"), lambda row: int(row[6]))
    languages = _likeliest([row for row in rows("ref/languages.tsv") if row[2] and row[3]],
                           lambda row: max(1, round(float(row[4]))))
    _table(lists, ["country", "country_iso2", "country_iso3", "country_numeric", "country_capital"],
           [(row[3], row[0], row[1], row[2], row[5]) for row in countries],
           [max(1, int(row[11]) // 1000) for row in countries],
           choices.country_marks(countries, currencies, languages))
    _table(lists, ["currency", "currency_symbol"], [(row[0], row[3]) for row in currencies],
           [int(row[6]) for row in currencies])
    _table(lists, ["language", "language_code", "language_native"],
           [(row[2], row[0], row[3]) for row in languages],
           [max(1, round(float(row[4]))) for row in languages])
    choices.pack(lists, LOCALES, countries, currencies, languages)
    iso = [row[0] for row in countries]
    for locale in LOCALES:
        place = iso.index(locale[3:])
        names = lists.get(f"{locale}.country_name") or lists[f"{locale[:2]}.country_name"]
        # The entry of the list "country", and what a thousand dollars of pay are there.
        lists[f"{locale}.country"] = packed(
            [texts_of(names)[place], ""], None, [place, PAY[locale[3:]]], 4)
        university = [row[1] for row in rows("ref/universities.tsv")
                      if row[0] == locale[3:] and '"' not in row[1] and "  " not in row[1]]
        if university:
            lists[f"{locale}.university"] = packed(list(dict.fromkeys(university)))
    zones = sorted(rows("ref/timezones.tsv"))
    lists["zone"] = packed([row[0] for row in zones])
    lists["zone_offset"] = packed([row[2] for row in zones])


def _net(lists):
    from packing.locales import LOCALES
    for locale in LOCALES:
        scale = 3 if locale[3:] in ("CN", "KR", "RU") else 10
        domains = {}
        for country, domain, weight in rows("net/email_domains.tsv"):
            if country in ("*", locale[3:]):
                share = int(weight) * (scale if country == "*" else 10)
                domains[domain] = domains.get(domain, 0) + share
        pairs = sorted(domains.items(), key=lambda pair: -pair[1])
        lists[f"{locale}.email_domain"] = packed(*map(list, zip(*pairs)))
    tlds = [(row[0], int(row[3])) for row in rows("net/tlds.tsv") if row[3] not in ("", "0")]
    lists["tld"] = packed(*map(list, zip(*sorted(tlds, key=lambda pair: -pair[1]))))
    mime = [row for row in rows("net/mime.tsv") if row[1]]
    _table(lists, ["mime", "mime_extension"], [(row[0], row[1].split(",")[0]) for row in mime],
           [int(row[2]) for row in mime])
    _table(lists, ["oui", "oui_vendor"], [(row[0], row[1].strip()) for row in rows("net/mac_oui.tsv")],
           [int(row[2]) for row in rows("net/mac_oui.tsv")])
    _user_agents(lists)


PLATFORMS = {
    "win": ("Windows NT 10.0; Win64; x64", "Windows"), "linux": ("X11; Linux x86_64", "Linux"),
    "mac": ("Macintosh; Intel Mac OS X 10_15_7", "macOS"),
    "mac_ff": ("Macintosh; Intel Mac OS X 10.15", "macOS"),
    "ubuntu": ("X11; Ubuntu; Linux x86_64", "Linux"), "cros": ("X11; CrOS x86_64 14541.0.0", "ChromeOS"),
    "android": ("", "Android"), "ios": ("", "iOS"), "ipad": ("", "iPadOS"), "bot": ("", ""), "cli": ("", "")}


def _user_agents(lists):
    shares = {}
    for browser, weight, template, versions, platforms in rows("net/user_agent_parts.tsv"):
        if browser.startswith("bot") or browser == "curl":
            continue
        if "-" in versions:
            low, high = versions.split("-")
            versions = [str(number) for number in range(int(low), int(high) + 1)]
        else:
            versions = versions.split("|")
        platforms = platforms.split("|")
        for version in versions:
            for platform in platforms:
                text = template
                other = str(int(version) * 2 + 66) if browser == "samsung" else version.split(".")[0]
                other = str(int(version) + 15) if browser == "opera" else other
                for key, value in (("platform", PLATFORMS[platform][0]), ("v", version), ("c", other),
                                   ("ios", version.replace(".", "_")), ("android", "14")):
                    text = text.replace("{" + key + "}", value)
                device = {"Android": "mobile", "iOS": "mobile", "iPadOS": "tablet"}.get(
                    PLATFORMS[platform][1], "desktop")
                name = browser.split("_")[0].capitalize()
                key = (text, name, PLATFORMS[platform][1], device)
                share = int(weight) * 100_000 // len(versions) // len(platforms)
                shares[key] = shares.get(key, 0) + share
    _table(lists, ["user_agent", "ua_browser", "ua_os", "ua_device"], list(shares), list(shares.values()))


def _nature(lists):
    for kind in ("animal", "plant", "food"):
        lists[kind] = packed(
            [row[0] for row in rows(f"ref/{kind}s.tsv")], [1] * len(rows(f"ref/{kind}s.tsv")))
        lists[f"{kind}_category"] = packed([row[1] for row in rows(f"ref/{kind}s.tsv")])


def _choices(lists):
    """Short lists of our own that several types use."""
    lists["name_suffix"] = packed(["Jr.", "Sr.", "II", "III", "IV", "MD", "PhD", "Esq.", "CPA", "DDS"],
                                  [30, 20, 8, 16, 4, 6, 8, 3, 3, 2])
    lists["reserved_domain"] = packed(["example.com", "example.org", "example.net"], [1, 1, 1])
