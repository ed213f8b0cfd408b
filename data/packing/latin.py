"""Names and words of every locale in the letters a–z, as addresses and domains write them."""

import re
import unicodedata

# Letters that have no mark to strip, and the customs of single languages.
SPECIAL = {
    "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
BY_LANGUAGE = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    "da": {"å": "aa", "ö": "o", "ä": "ae"},
    "nb": {"å": "aa", "ö": "o", "ä": "ae"},
}
# Cyrillic: Ukrainian by resolution 55 of 2010 of its government, Russian by simplified ICAO rules.
UKRAINIAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "’": "", "'": "", "ʼ": ""}
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"}


def latin(text, language):
    """A text in plain Latin letters; marks are stripped as the language does it."""
    letters = []
    table = BY_LANGUAGE.get(language, {})
    if language == "uk":
        text = text.lower().replace("зг", "zgh")
        for index, letter in enumerate(text):
            first = index == 0 or text[index - 1] in " -"
            letters.append((UKRAINIAN_FIRST if first else {}).get(letter, UKRAINIAN.get(letter, letter)))
        return "".join(letters)
    for letter in text.lower():
        letters.append(RUSSIAN[letter] if language == "ru" and letter in RUSSIAN
                       else table.get(letter, SPECIAL.get(letter, letter)))
    return unicodedata.normalize("NFD", "".join(letters))


def slug(text, language):
    """A text in the letters a–z alone."""
    return re.sub("[^a-z]", "", latin(text, language))


def passport(text, language):
    """A name in plain Latin letters, with its spaces, hyphens and apostrophes; empty where it is the
    slug with a capital."""
    # The rules for Cyrillic leave apostrophes out.
    text = re.sub("[’ʼ']", "" if language in ("uk", "ru") else "'", text)
    parts = [_cased(part, language) for part in re.split("([ '-])", text)]
    if language in ("uk", "ru"):
        parts = [part[:1].upper() + part[1:] for part in parts]
    made = "".join(parts)
    return "" if made == slug(text, language).capitalize() else made


def _cased(part, language):
    """A part of a name, capital where it begins with one, and within where its letters stay as many."""
    plain = re.sub("[^a-z]", "", latin(part, language))
    if not plain:
        return part if part in " '-" else ""
    if len(plain) == len(part):
        return "".join(b.upper() if a.isupper() else b for a, b in zip(part, plain))
    return plain.capitalize() if part[0].isupper() else plain


def is_latin(text):
    """Whether a text has letters of the Latin script only."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())
