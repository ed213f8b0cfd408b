"""The lists of every locale: people, places, telephones, companies, jobs and words.

The lists of a locale are called after it: "de_DE.given". Those of en_US have older names without it
where data/pack.py makes them itself.
"""

from packing import companies, languages, people, phones, places

# The locales in the order of a menu, with the language of their words.
LOCALES = [
    "en_US", "ar_SA", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_AU", "en_CA", "en_GB",
    "en_IN", "en_NZ", "es_CL", "es_CO", "es_ES", "es_MX", "fi_FI", "fr_BE", "fr_FR", "hi_IN",
    "hu_HU", "it_IT", "ja_JP", "ko_KR", "nb_NO", "nl_BE", "nl_NL", "pl_PL", "pt_BR", "pt_PT",
    "ro_RO", "ru_RU", "sv_SE", "tr_TR", "uk_UA", "zh_CN",
]


def locales(lists):
    for locale in LOCALES:
        people.pack(lists, locale)
        cities = places.pack(lists, locale)
        phones.pack(lists, locale, cities)
        companies.pack(lists, locale)
    for language in sorted({locale[:2] for locale in LOCALES}):
        languages.pack(lists, language)
