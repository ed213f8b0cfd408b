#!/usr/bin/env python3
"""Packs the word lists that the engine uses into Sources/CLibraries/CWordLists/words.bin.

    data/pack.py            writes the archive
    data/pack.py --check    says whether the archive is what the lists give (exit 1 if not)

The archive is read in place, without parsing: integers are little-endian and aligned.

    archive   u32 number of lists, u32 0, then per list: name (24 bytes, zero padded),
              u32 offset from the archive's start, u32 length in bytes
    list      u32 count, u32 flags (1 = weighted), u32 guide bits, u32 longest text in bytes,
              u32 bytes of text, u32 auxiliary width (bytes per entry, 0 = none), u32 0, u32 0,
              256 bits: which bytes occur in the texts (bit b of the 64-bit word b / 64),
              u32 text offsets [count + 1],
              weighted: u32 starts [count + 4] (entry i owns the draws starts[i] ..< starts[i+1]
              of 2^32; the starts behind the last are 0, that is 2^32), u16 guide [2^bits] (the
              entry that owns the draw slot << (32 - bits)),
              auxiliary values [count], texts one after the other, 64 zero bytes.

Only integers decide: the archive is the same on every machine.
"""

import pathlib
import struct
import sys

from packing import british
from packing.archive import ONE, packed, rows, slug, starts_of, weighted
from packing.locales import locales
from packing.places import ZONES
from packing.records import GROUPS, records, salary_of

DATA = pathlib.Path(__file__).resolve().parent
ARCHIVE = DATA.parent / "Sources/CLibraries/CWordLists/words.bin"


def people(lists):
    shares = {}
    for index, sex in enumerate(("female", "male")):
        for name, weight in rows(f"people/en_US/given_{sex}.tsv"):
            shares.setdefault(name, [0, 0])[index] += int(weight)
    names = sorted(shares, key=lambda name: (-sum(shares[name]), name))
    weights = [sum(shares[name]) for name in names]
    # The draws of an entry below this mark are women, the others men.
    starts = starts_of(weights)
    marks = [start + shares[name][0] * ONE // sum(weights) for start, name in zip(starts, names)]
    lists["given"] = packed(names, weights, [min(mark, ONE - 1) for mark in marks], 4)
    lists["given_slug"] = packed([slug(name) for name in names], None, [0] * len(names), 4)
    family, weights = weighted([(name, int(weight)) for name, weight in rows("people/en_US/family.tsv")])
    lists["family"] = packed(family, weights)
    lists["family_slug"] = packed([slug(name) for name in family], None, [0] * len(family), 4)
    assert not {name.split()[0] for name in family if " " in name} & set(names), "ambiguous names"
    for texts in (names, family):
        assert len({slug(text) for text in texts}) == len(texts), "two names with one slug"
    return family, weights


def work(lists):
    graded = {"13", "15", "17", "19", "27"}  # the professional groups, which have juniors and seniors
    seniority = [(row[0], int(row[1])) for row in rows("work/seniority.tsv")]
    factors = {row[0]: round(float(row[2]) * 100) for row in rows("work/seniority.tsv")}
    shares, marks = {}, {}
    for title, group, weight in rows("work/jobs.tsv"):
        first = title.split()[0]
        plain = group not in graded or first in {name for name, _ in seniority} | {"Chief", "Head"}
        for prefix, share in [("", 96)] if plain else seniority:
            text = f"{prefix} {title}".strip()
            shares[text] = shares.get(text, 0) + int(weight) * share
            # The pay in hundreds of dollars in bits 0–23, the group of jobs in bits 24–31.
            marks[text] = salary_of(group, factors[prefix]) | GROUPS.index(group) << 24
    texts, weights = weighted(shares.items())
    lists["job_title"] = packed(texts, weights, [marks[text] for text in texts], 4)


def companies(lists):
    parts = [(kind, word) for lang, kind, word in rows("company/name_parts.tsv") if lang == "en"]
    leads = [word for kind, word in parts if kind == "lead"]
    cores = [word for kind, word in parts if kind == "core"]
    forms = [(form, int(weight)) for locale, form, _, weight in rows("company/suffixes.tsv") if locale == "en_US"]
    assert len({slug(a) + slug(b) for a in leads for b in cores}) == len(leads) * len(cores)
    lists["company_lead"] = packed(leads)
    lists["company_core"] = packed(cores)
    lists["company_form"] = packed(*weighted(forms))
    lists["company_lead_slug"] = packed([slug(word) for word in leads])
    lists["company_core_slug"] = packed([slug(word) for word in cores])


def places(lists, family, family_weights):
    zips = sorted(rows("geo/us_zips.tsv"), key=lambda row: (row[2], row[1], row[0]))
    cities = sorted({row[1] for row in zips})
    names = {row[1]: row[2] for row in rows("geo/admin1.tsv") if row[0] == "US"}
    names["DC"] = names.get("DC", "District of Columbia")
    states = sorted({row[2] for row in zips})
    city_index = {city: index for index, city in enumerate(cities)}
    state_index = {state: index for index, state in enumerate(states)}
    assert len({row[0] for row in zips}) == len(zips), "a postcode comes twice"
    counties = sorted({row[3] for row in zips})
    assert len(counties) < 1 << 12
    zones = american_zones(zips)
    # Auxiliary value: see data/packing/places.py.
    auxiliary = [
        int(row[0]) | city_index[row[1]] << 17 | state_index[row[2]] << 33 | zone << 41
        | counties.index(row[3]) << 50 for row, zone in zip(zips, zones)]
    assert len(cities) < 1 << 16 and all(int(row[0]) < 1 << 17 for row in zips)
    lists["us_place"] = packed([row[0] for row in zips], [int(row[6]) for row in zips], auxiliary, 8)
    lists["us_city"] = packed(cities)
    lists["us_state"] = packed(states)
    lists["en_US.county"] = packed(counties)
    lists["us_state_name"] = packed([names[state] for state in states])
    codes = [(row[2], row[0]) for row in rows("phone/nanp_area_codes.tsv") if row[1] == "US"]
    codes.append(("DC", "202"))
    used = sorted({(state, code) for state, code in codes if state in state_index})
    # Auxiliary value of a state: its first area code in bits 0–15, how many in bits 16–31.
    first = {state: [s for s, _ in used].index(state) for state in states}
    count = {state: sum(1 for s, _ in used if s == state) for state in states}
    lists["us_area_code"] = packed([code for _, code in used])
    lists["us_state_area"] = packed(states, None, [first[s] | count[s] << 16 for s in states], 4)
    bases = [(name, int(weight) * 85) for locale, name, kind, weight in rows("geo/street_names.tsv") if locale == "en_US"]
    # Family names give the long tail: 15 % of the streets, the 400 commonest names.
    known = {name for name, _ in bases}
    tail = [(name, weight) for name, weight in zip(family[:400], family_weights) if name not in known]
    scale = sum(weight for _, weight in bases) * 15 // 85 // sum(weight for _, weight in tail)
    bases += [(name, weight * scale) for name, weight in tail]
    suffixes = [(row[1], int(row[3])) for row in rows("geo/street_suffixes.tsv") if row[0] == "en_US"]
    streets = [
        (f"{base} {suffix}", weight * share)
        for base, weight in bases for suffix, share in suffixes if base.split()[-1] != suffix]
    lists["us_street"] = packed(*weighted(streets))


def american_zones(zips):
    """The time zone of each postcode: that of the nearest city of its state, if not known better."""
    known = {code: ZONES[zone] for code, zone in rows("geo/us_zip_zones.tsv")}
    cities = {}
    for row in rows("geo/cities.tsv"):
        if row[0] == "US":
            cities.setdefault(row[3], []).append((float(row[5]), float(row[6]), ZONES[row[7]]))
    zones = []
    for code, _, state, _, lat, lon, _ in zips:
        lat, lon = float(lat), float(lon)
        nearest = min(((lat - a) ** 2 + ((lon - b) * 0.75) ** 2, zone) for a, b, zone in cities[state])
        zones.append(known.get(code, nearest[1]))
    return zones


def picked(texts, count):
    """`count` of the texts, evenly spread in a fixed scrambled order."""
    size = len(texts)
    if size <= count:
        return texts
    step = next(step for step in range(int(size * 0.618), size) if _coprime(step, size))
    return [texts[index * step % size] for index in range(count)]


def _coprime(a, b):
    while b:
        a, b = b, a % b
    return a == 1


def sentences(lists):
    kinds = {}
    for kind, text in rows("words/en/clauses.tsv"):
        kinds.setdefault(kind, []).append(text)
    short = [f"{word} {agent}" for word in kinds["determiner"] for agent in kinds["agent"]]
    long = [
        f"{word} {quality} {agent}" for word in ("The", "Our", "A", "One") for quality in kinds["quality"]
        for agent in kinds["agent"] if not (word == "A" and quality[0] in "aeiou")]
    subjects = list(dict.fromkeys(picked(short, 768) + picked(long, 1536)))
    predicates = picked([f"{v} {o}" for v in kinds["verb_document"] for o in kinds["object_document"]], 1280)
    predicates += picked([f"{v} {o}" for v in kinds["verb_thing"] for o in kinds["object_thing"]], 768)
    for texts in (subjects, predicates):
        assert len(set(texts)) == len(texts), "a clause comes twice"
    lists["subject"] = packed(subjects)
    lists["subject_inner"] = packed([text[0].lower() + text[1:] for text in subjects])
    lists["predicate"] = packed(predicates)
    lists["adverbial"] = packed(kinds["adverbial"])
    lists["opener"] = packed(kinds["opener"])
    lists["followup"] = packed([f"{link} {text}" for link in kinds["link"] for text in kinds["followup"]])


def filler(lists):
    """Words that stand for themselves, for the types words and regular text."""
    lists["filler"] = packed([row[0] for row in rows("words/en/words.tsv")])


def archive():
    lists = {}
    family, family_weights = people(lists)
    work(lists)
    companies(lists)
    places(lists, family, family_weights)
    sentences(lists)
    filler(lists)
    locales(lists)
    records(lists)
    british.pack(lists)
    head, body = struct.pack("<2I", len(lists), 0), bytearray()
    base = len(head) + 32 * len(lists)
    starts = {}
    for name in sorted(lists):
        assert len(name) <= 24, name
        # Lists that are the same in several locales stand there once.
        if lists[name] not in starts:
            starts[lists[name]] = base + len(body)
            body += lists[name]
        head += name.encode().ljust(24, b"\0") + struct.pack("<2I", starts[lists[name]], len(lists[name]))
    return head + bytes(body)


def main():
    blob = archive()
    if "--check" in sys.argv:
        if ARCHIVE.read_bytes() != blob:
            sys.exit("words.bin is not what data/ gives: run data/pack.py")
        return
    ARCHIVE.write_bytes(blob)
    print(f"{len(blob):,} bytes")


if __name__ == "__main__":
    main()
