"""Telephone numbers: templates of mobile and fixed lines that libphonenumber calls valid.

A template is a number as it is written, with # for a free digit. Fixed lines belong to a city.
"""

import itertools
import re

from packing.archive import packed, rows
from packing.places import _class

MOST_PER_CITY = 12


def pack(lists, locale, cities):
    country = locale[3:]
    if locale == "en_US":
        return
    code = next(row[1] for row in rows("phone/phone_prefixes.tsv") if row[0] == country)
    layouts = [row for row in rows("phone/phone_layout.tsv") if row[0] == code]
    _mobile(lists, locale, country, code, layouts)
    _fixed(lists, locale, country, code, layouts, cities)


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
            for template in _laid_out(digits, length, code, layouts):
                if template not in seen:
                    seen.add(template)
                    weights[template] = 10 ** template[0].count("#")
    assert weights, locale
    least = min(weights.values())
    pairs = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    lists[f"{locale}.mobile"] = packed([text[0] for text, _ in pairs], [w // least for _, w in pairs])
    lists[f"{locale}.mobile_intl"] = packed([text[1] for text, _ in pairs])


def _fixed(lists, locale, country, code, layouts, cities):
    known = _city_prefixes(country, cities)
    entries = list(_entries(country, {"fixed"}))
    national, international, marks = [], [], []
    done = {}
    for city in cities:
        prefixes = tuple(known.get((city[1], city[3]), ()))
        if prefixes not in done:
            found = [template for prefix in prefixes for digits, length in _joined(prefix, entries)
                     for template in _laid_out(digits, length, code, layouts)]
            found = list(dict.fromkeys(found))
            # Evenly out of all, when there are many.
            found = found[::max(1, len(found) // MOST_PER_CITY)][:MOST_PER_CITY]
            done[prefixes] = (len(national), len(found))
            national += [text[0] for text in found]
            international += [text[1] for text in found]
        first, count = done[prefixes]
        marks.append(first | count << 16)
    assert len(national) < 1 << 16, locale
    lists[f"{locale}.fixed"] = packed(national or [""])
    lists[f"{locale}.fixed_intl"] = packed(international or [""])
    lists[f"{locale}.city_fixed"] = packed([""] * len(cities), None, marks, 4)


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
    fills = [a + b for a in "0123456789" for b in "05"] + ["0123456789", "13579", "24680", "72"]
    found = {_layout((digits + text * length)[:length], layouts) for text in fills}
    if (len(found) > 1 or len(digits) < 3) and free > 3:
        for digit in "0123456789":
            yield from _laid_out(digits + digit, length, code, layouts)
        return
    if len(found) > 1:
        return
    layout = next(iter(found))
    template = digits + "#" * free
    if layout is None:
        yield template, f"+{code} {template}"
        return
    national = _applied(template, layout[0], layout[2] or layout[1])
    yield national, f"+{code} " + _applied(template, layout[0], layout[1])


def _layout(number, layouts):
    """Pattern, international and national format of the row that fits a number."""
    for _, _, pattern, form, rule, leading in layouts:
        if leading and not re.match(f"(?:{leading})", number):
            continue
        if re.fullmatch(pattern, number):
            wrapped = re.sub(r"\\1", lambda _: rule.replace("$1", r"\1"), form, count=1) if rule else ""
            return pattern, form, wrapped
    return None


def _applied(template, pattern, form):
    """A format applied to a template: # counts as a digit of the pattern."""
    loose = pattern.replace(r"\d", r"[\d#]")
    # Classes of digits in a pattern hold for what is written out; free digits fit them all.
    loose = re.sub(r"\[(?!\\d#)([^\]]*)\]", r"[\1#]", loose)
    found = re.fullmatch(loose, template)
    assert found, (template, pattern)
    return found.expand(form)
