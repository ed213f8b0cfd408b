"""What belongs to a language: words, the parts of sentences, jobs, colours, months."""

from packing.archive import DATA, packed, rows
from packing.records import GROUPS, salary_of


def pack(lists, language):
    if (DATA / f"words/{language}/words.tsv").exists():
        words = list(dict.fromkeys(row[0] for row in rows(f"words/{language}/words.tsv")))
        lists[f"{language}.word"] = packed(words)
    if (DATA / f"words/{language}/phrases.tsv").exists() and language != "en":
        kinds = {}
        for kind, text in rows(f"words/{language}/phrases.tsv"):
            kinds.setdefault(kind, []).append(text)
        for kind in ("subject", "predicate", "adverbial"):
            lists[f"{language}.{kind}"] = packed(kinds[kind])
    _jobs(lists, language)
    colors = [row for row in rows("ref/color_names_i18n.tsv") if row[0] == language]
    if colors:
        lists[f"{language}.color"] = packed([row[1] for row in colors])
        lists[f"{language}.color_hex"] = packed([row[2] for row in colors])


def _jobs(lists, language):
    if language == "en":
        return
    table = [row for row in rows("work/job_titles_i18n.tsv") if row[0] == language]
    assert table, language
    table.sort(key=lambda row: (-int(row[5]), row[2]))
    unique = list({row[2]: row for row in table}.values())
    marks = [salary_of(row[1], 100) | GROUPS.index(row[1]) << 24 for row in unique]
    lists[f"{language}.job"] = packed(
        [row[2] for row in unique], [int(row[5]) for row in unique], marks, 4)
    lists[f"{language}.job_f"] = packed([row[3] or row[2] for row in unique])


