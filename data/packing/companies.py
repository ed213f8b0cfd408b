"""Company names: two parts and a legal form, with what their domain is made of."""

from packing.archive import packed, rows
from packing.latin import slug
from packing.people import _columns

FAMILIES = 250
# Languages that join the parts of a name without a space.
JOINED = {"ja", "zh", "ko"}


def pack(lists, locale):
    language = locale[:2]
    if locale == "en_US":
        return
    parts = rows("company/name_parts.tsv")
    spells = language in ("uk", "ru") or _is_latin_language(language)
    leads = [word for lang, kind, word in parts if lang == language and kind == "lead" and spells]
    cores = [word for lang, kind, word in parts if lang == language and kind == "core"]
    families = _families(locale, language)
    space = "" if language in JOINED else " "
    heads = {word: slug(word, language) for word in leads}
    heads |= {name: made for name, made in families if name not in heads}
    tails = {"": ""} | {space + core: slug(core, language) if spells else "" for core in cores}
    if language not in JOINED:
        tails |= {f" & {name}": made for name, made in families[:60]}
    lists[f"{locale}.company_a"] = packed(list(heads))
    lists[f"{locale}.company_a_slug"] = packed(list(heads.values()))
    lists[f"{locale}.company_b"] = packed(list(tails))
    lists[f"{locale}.company_b_slug"] = packed(list(tails.values()))
    forms = [_form(form, position, space, int(weight))
             for name, form, position, weight in rows("company/suffixes.tsv") if name == locale]
    forms.sort(key=lambda form: -form[2])
    lists[f"{locale}.company_before"] = packed([form[0] for form in forms], [form[2] for form in forms])
    lists[f"{locale}.company_after"] = packed([form[1] for form in forms])


def _is_latin_language(language):
    return language not in ("ar", "hi", "ja", "ko", "zh")


def _form(form, position, space, weight):
    if position == "prefix:quoted":
        return f"{form} «", "»", weight
    if position == "prefix":
        return form + space, "", weight
    return "", space + form, weight


def _families(locale, language):
    columns = _columns(f"people/{locale}/family.tsv")
    found = []
    for row in rows(f"people/{locale}/family.tsv")[:FAMILIES]:
        row = dict(zip(columns, row))
        if " " not in row["name"]:
            found.append((row["name"], slug(row.get("latin") or row["name"], language)))
    return found


