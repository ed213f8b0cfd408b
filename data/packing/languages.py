"""What belongs to a language: words, the parts of sentences, jobs, colours, months."""

from packing.archive import DATA, packed, rows
from packing.records import GROUPS, salary_of

# Predicates of these begin with the verb that the patterns of sentences have.
VERBS = {"de": "hat ", "nl": "heeft "}


def pack(lists, language):
    words = list(dict.fromkeys(row[0] for row in rows(f"words/{language}/words.tsv")))
    if language != "en":
        lists[f"{language}.word"] = packed(words)
        _sentences(lists, language, language)
    if language == "de":
        lists["de_CH.word"] = packed([swiss(word) for word in words])
        _sentences(lists, "de_CH", language, swiss)
    if language == "pt":
        _sentences(lists, "pt_PT", language)
        _jobs(lists, "pt_PT", language, PORTUGAL)
    _jobs(lists, language, language)
    colors = [row for row in rows("ref/color_names_i18n.tsv") if row[0] == language]
    if colors:
        lists[f"{language}.color"] = packed([row[1] for row in colors])
        lists[f"{language}.color_hex"] = packed([row[2] for row in colors])


def swiss(text):
    """German as Switzerland spells it."""
    return text.replace("ß", "ss")


def _sentences(lists, name, language, spelled=str):
    """The clauses of a language or locale, those that may begin a sentence in both forms."""
    folder = name if (DATA / f"words/{name}/phrases.tsv").exists() else language
    kinds = {}
    for kind, text in rows(f"words/{folder}/phrases.tsv"):
        kinds.setdefault(kind, []).append(spelled(text))
    verb = VERBS.get(language, "")
    assert all(text.startswith(verb) for text in kinds["predicate"]), name
    clauses = {
        "S": [capital(text, language) for text in kinds["subject"]],
        "s": [small(text) for text in kinds["subject"]],
        "p": [text[len(verb):] for text in kinds["predicate"]],
        "A": [capital(text, language) for text in kinds["adverbial"]],
        "a": [small(text) for text in kinds["adverbial"]]}
    patterns = [(pattern, int(weight)) for lang, pattern, weight in rows("words/patterns.tsv")
                if lang == language]
    _assert_distinct(clauses, [pattern for pattern, _ in patterns])
    for part, texts in (("subject", "S"), ("subject_inner", "s"), ("predicate", "p"),
                        ("adverbial", "A"), ("adverbial_inner", "a")):
        lists[f"{name}.{part}"] = packed(clauses[texts])
    lists[f"{name}.pattern"] = packed(*map(list, zip(*patterns)))


def _assert_distinct(clauses, patterns):
    """Unique sentences follow the first pattern, without an adverbial, and the second, with one."""
    plain, adverbial = patterns[:2]
    assert "a}" not in plain.lower() and "a}" in adverbial.lower()
    texts = set()
    for subject, inner in zip(clauses["S"], clauses["s"]):
        for predicate in clauses["p"]:
            for front, within in [("", "")] + list(zip(clauses["A"], clauses["a"])):
                text = adverbial if front else plain
                for key, value in zip("SspAa", (subject, inner, predicate, front, within)):
                    text = text.replace("{" + key + "}", value)
                texts.add(text)
    count = len(clauses["S"]) * len(clauses["p"]) * (1 + len(clauses["a"]))
    assert len(texts) == count, (patterns, len(texts), count)


def capital(text, language):
    first = "İ" if language == "tr" and text[0] == "i" else text[0].upper()
    return first + text[1:]


def small(text):
    return text[0].lower() + text[1:]


# What Portugal calls jobs, where Brazil has another word.
PORTUGAL = {
    "gerente de projetos": ("gestor de projetos", "gestora de projetos"),
    "contador": ("contabilista", "contabilista"),
    "desenvolvedor de software": ("programador", "programadora"),
    "educador infantil": ("educador de infância", "educadora de infância"),
    "policial": ("agente da polícia", "agente da polícia"),
    "garçom": ("empregado de mesa", "empregada de mesa"),
    "corretor de imóveis": ("mediador imobiliário", "mediadora imobiliária"),
    "atendente": ("assistente de apoio ao cliente", "assistente de apoio ao cliente"),
    "auxiliar administrativo": ("assistente administrativo", "assistente administrativa"),
    "entregador": ("estafeta", "estafeta"),
    "motorista de caminhão": ("motorista de camião", "motorista de camião")}


def _jobs(lists, name, language, words=None):
    if language == "en":
        return
    table = [row for row in rows("work/job_titles_i18n.tsv") if row[0] == language]
    assert table, language
    table.sort(key=lambda row: (-int(row[5]), row[2]))
    unique = list({row[2]: row for row in table}.values())
    marks = [salary_of(row[1], 100) | GROUPS.index(row[1]) << 24 for row in unique]
    titles = [(words or {}).get(row[2]) or (row[2], row[3] or row[2]) for row in unique]
    lists[f"{name}.job"] = packed(
        [male for male, _ in titles], [int(row[5]) for row in unique], marks, 4)
    lists[f"{name}.job_f"] = packed([female for _, female in titles])
