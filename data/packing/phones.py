"""Telephone numbers: templates of mobile and fixed lines that libphonenumber calls valid.

A template is a number as it is written, with # for a free digit. Fixed lines belong to a city.
"""

import itertools
import math
import re

from packing.archive import packed, rows
from packing.places import _class

MOST_PER_CITY = 12
# Countries where a mobile has the area code of the place where it was bought.
LOCAL_MOBILES = {"BR", "CA", "MX"}
# Where the numbering plan tells mobiles and fixed lines apart and libphonenumber does not, or where
# other mobiles are those of the past.
MOBILE_START = {"CL": ("9",), "KR": ("10",), "JP": ("70", "80", "90")}
# Where numbers are written otherwise from abroad than at home.
INTERNATIONAL = {"1": lambda text: text.replace("(", "").replace(") ", "-"),
                 "46": lambda text: text.replace("-", " ")}


# What may follow the digits that are written out: enough to see on which of them the layout hangs.
FEW = [a + b for a in "0123456789" for b in "05"] + ["0123456789", "13579", "24680", "72"]
ALL = ["".join(text) for text in itertools.product("0123456789", repeat=3)]
# Where it hangs on more than others: Japan and India.
MANY = {"81", "91"}


class Layouts:
    """How the numbers of a country are laid out."""

    def __init__(self, code):
        self._fills = [FEW, ALL] if code in MANY else [FEW]
        self._rows = [
            (re.compile(row[2]), re.compile(f"(?:{row[5]})") if row[5] else None, row[2], row[3], row[4])
            for row in rows("phone/phone_layout.tsv") if row[0] == code]
        self._known = {}

    def of(self, number):
        """Pattern, international and national format of the row that fits a number."""
        if number not in self._known:
            self._known[number] = self._found(number)
        return self._known[number]

    def all_of(self, digits, length):
        """Those of all numbers that begin with some digits; of some of them when they differ."""
        for fills in self._fills:
            found = {self.of((digits + text * length)[:length]) for text in fills}
            if len(found) > 1:
                return found
        return found

    def _found(self, number):
        for pattern, leading, text, form, rule in self._rows:
            if (leading and not leading.match(number)) or not pattern.fullmatch(number):
                continue
            wrapped = re.sub(r"\\1", lambda _: rule.replace("$1", r"\1"), form, count=1) if rule else ""
            return text, form, wrapped
        return None


def pack(lists, locale, cities):
    country = locale[3:]
    if locale == "en_US":
        return
    code = next(row[1] for row in rows("phone/phone_prefixes.tsv") if row[0] == country)
    layouts = Layouts(code)
    _mobile(lists, locale, country, code, layouts)
    _by_city(lists, locale, "fixed", "fixed", code, layouts, cities)
    if country in LOCAL_MOBILES:
        _by_city(lists, locale, "local_mobile", "mobile", code, layouts, cities)


def _entries(country, kinds):
    """The classes of digits and the lengths of a country's prefixes: the usual length alone."""
    for row in rows("phone/phone_prefixes.tsv"):
        if row[0] == country and row[2] in kinds and row[4] == "1":
            for prefix in row[5].split(" "):
                yield _tokens(prefix), int(row[3])


def _tokens(prefix):
    return [_class(token[1:-1]) if token.startswith("[") else [token]
            for token in re.findall(r"\[[^\]]*\]|\d", prefix)]


def _mobile(lists, locale, country, code, layouts):
    weights, seen = {}, set()
    for tokens, length in _entries(country, {"mobile"}):
        for digits in map("".join, itertools.product(*tokens)):
            if not digits.startswith(MOBILE_START.get(country, ("",))):
                continue
            for template in _laid_out(digits, length, code, layouts):
                if template not in seen:
                    seen.add(template)
                    weights[template] = 10 ** template[0].count("#")
    assert weights, locale
    least = min(weights.values())
    pairs = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    lists[f"{locale}.mobile"] = packed([text[0] for text, _ in pairs], [w // least for _, w in pairs])
    lists[f"{locale}.mobile_intl"] = packed([text[1] for text, _ in pairs])


def _by_city(lists, locale, name, kind, code, layouts, cities):
    """Packs the templates of each city: those of its area codes, else those of the nearest city."""
    country = locale[3:]
    # The cities of the country, also those that are no places of the locale: one may be the nearest.
    own = {(city[1], city[3]) for city in cities}
    every = cities + [row for row in rows("geo/cities.tsv")
                      if row[0] == country and (row[1], row[3]) not in own]
    known = _city_prefixes(country, every)
    entries = list(_entries(country, {kind}))
    national, international, places = [], [], {(): (0, 0)}

    def span(city):
        prefixes = tuple(known.get((city[1], city[3]), ()))
        if prefixes not in places:
            found = _of_area(prefixes, entries, code, layouts)
            places[prefixes] = (len(national), len(found))
            national.extend(text[0] for text in found)
            international.extend(text[1] for text in found)
        return places[prefixes]

    having = [(city, span(city)) for city in every if span(city)[1]]
    if not having:
        # A country without area codes.
        found = _thinned([template for tokens, length in entries
                          for digits in map("".join, itertools.product(*tokens))
                          for template in _laid_out(digits, length, code, layouts)])
        national, international = [text[0] for text in found], [text[1] for text in found]
        places[()] = (0, len(found))
    spans = [span(city) if span(city)[1] else _nearest(city, having) for city in cities]
    assert all(count for _, count in spans) and len(national) < 1 << 16, locale
    lists[f"{locale}.{name}"] = packed(national)
    lists[f"{locale}.{name}_intl"] = packed(international)
    lists[f"{locale}.city_{name}"] = packed(
        [""] * len(cities), None, [first | count << 16 for first, count in spans], 4)


def _of_area(prefixes, entries, code, layouts):
    """The templates of some area codes; where the layout hangs on many digits, the usual layout."""
    starts = [start for prefix in prefixes for start in _joined(prefix, entries)]
    found = [text for digits, length in starts for text in _laid_out(digits, length, code, layouts)]
    return _thinned(found or [
        _templates(digits + "#" * (length - len(digits)), _usual_layout(digits, length, layouts), code)
        for digits, length in starts if length - len(digits) > 2])


def _usual_layout(digits, length, layouts):
    found = [layouts.of((digits + text * length)[:length]) for text in FEW]
    return max(found, key=found.count)


def _thinned(templates):
    """Each template once; evenly out of all, when there are many."""
    found = list(dict.fromkeys(templates))
    return found[::max(1, len(found) // MOST_PER_CITY)][:MOST_PER_CITY]


def _nearest(city, having):
    """What the nearest city has, out of those of the region when they have something."""
    near = [pair for pair in having if pair[0][3] == city[3]] or having
    lat, lon = float(city[5]), float(city[6])
    scale = math.cos(math.radians(lat))
    return min(near, key=lambda pair: (
        (float(pair[0][5]) - lat) ** 2 + ((float(pair[0][6]) - lon) * scale) ** 2))[1]


def _city_prefixes(country, cities):
    known = {(row[1], row[2]): row[3].split("|") for row in rows("phone/city_area_codes.tsv")
             if row[0] == country}
    if country != "CA":
        return known
    states = {row[1]: row[4] for row in rows("geo/admin1.tsv") if row[0] == country}
    codes = {}
    for area, owner, state, _ in rows("phone/nanp_area_codes.tsv"):
        if owner == country:
            codes.setdefault(state, []).append(area)
    return {(city[1], city[3]): codes.get(states[city[3]], []) for city in cities}


def _joined(prefix, entries):
    """What a city's prefix and the prefixes of the country agree on, written out."""
    for tokens, length in entries:
        if all(digit in token for digit, token in zip(prefix, tokens)):
            for rest in itertools.product(*tokens[len(prefix):]):
                yield prefix + "".join(rest), length


def _laid_out(digits, length, code, layouts):
    """Templates, national and international, of all numbers that begin with some digits.

    The layout may hang on digits that are still free: then one more is written out.
    """
    free = length - len(digits)
    if free < 2:
        return
    found = layouts.all_of(digits, length)
    if (len(found) > 1 or len(digits) < 3) and free > 3:
        for digit in "0123456789":
            yield from _laid_out(digits + digit, length, code, layouts)
        return
    if len(found) > 1:
        return
    yield _templates(digits + "#" * free, next(iter(found)), code)


def _templates(template, layout, code):
    """A template as it is written at home and abroad."""
    if layout is None:
        return template, f"+{code} {template}"
    national = _applied(template, layout[0], layout[2] or layout[1])
    abroad = INTERNATIONAL.get(code, lambda text: text)(_applied(template, layout[0], layout[1]))
    return national, f"+{code} {abroad}"


def _applied(template, pattern, form):
    """A format applied to a template: # counts as a digit of the pattern."""
    loose = pattern.replace(r"\d", r"[\d#]")
    # Classes of digits in a pattern hold for what is written out; free digits fit them all.
    loose = re.sub(r"\[(?!\\d#)([^\]]*)\]", r"[\1#]", loose)
    found = re.fullmatch(loose, template)
    assert found, (template, pattern)
    return found.expand(form)
