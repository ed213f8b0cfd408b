"""Writes docs/field-types.md from the catalogue that `fakecsv fields --json` prints."""

import json
import sys

HEAD = """# Field types

Generated from the catalogue (`make docs`); do not edit. `fakecsv fields ID` shows one on the
command line. A type is named by its id or its title, in a form, a schema file or `--columns`.

Every column has these besides the parameters of its type:

| parameter | |
|---|---|
| `percentBlank` | How many of a hundred cells are empty, up to four decimals. |
| `unique` | No value comes twice; `fakecsv check` says how many there are. |
| `unique_together` | A name; columns with the same one have each combination of values once. |
| `group` | A name; columns with the same one show the same person, place, company, card, car and so on of a row. |
| `locale` | The language and country of the values, where they differ from the schema's. |
"""


MISSING = """## Missing

Types that Mockaroo has and FakeCSV leaves out, and why:

| types | why |
|---|---|
| Animal Scientific Name, Plant Scientific Name, Plant Family | The lists have common names only. |
| App Name | No list of apps that nobody owns. |
| Base64 Image URL | Cells of kilobytes that say nothing; `dummy_image_url` is an address. |
| Buzzword, Catch Phrase, Slogan, LinkedIn Skill | No list with a clear licence. |
| Construction Heavy Equipment, Construction Material, Construction Role, Construction Standard Cost Code, Construction Subcontract Category, Construction Trade | The cost codes are copyrighted, and for the rest there is no list with a clear licence. |
| Dataset Column, Formula, Repeating Element, Scenario, SQL Expression | They need other data sets or a language of formulas; `template`, `custom_list` and `unique_together` do a part of it. |
| Drug Company, Drug Name (Brand), FDA NDC Code | Trade marks, and codes of real packages. |
| Flight Airline Name, Flight Number and the other types of flights | No list of airlines with a clear licence; two airports of a row are two `group`s. |
| Hospital Name, Hospital NPI and the other types of hospitals | Real institutions, and numbers that belong to somebody. |
| ICD9 codes and descriptions, ICD10 procedures, short descriptions of ICD10 | ICD-9 is out of use; the public tables have long descriptions of diagnoses only. |
| Medicare Beneficiary ID | A number of somebody's health insurance has no check digit that would keep it apart from real ones. |
| Movie Title, Movie Genres | No list with a clear licence. |
| Naughty String | Strings that are there to break programs do not belong beside realistic ones; `custom_list` takes them. |
| Password Hash | Good password hashes are slow on purpose. |
| Race | Each country has categories of its own, and made-up ones would be wrong in all. |
| Stock Industry, Stock Market, Stock Market Cap | The list of stocks has symbol, name and sector only. |

And the locale `he_IL`: there are names of persons, words and telephone prefixes, but no streets, jobs,
companies, titles or layouts of names and addresses in Hebrew.
"""


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ") or " "


def code(text):
    """A value between back-quotes, or a blank cell."""
    return f"`{cell(text)}`" if text else " "


def facts(field, locales):
    """What a cell is made of, how many there are, where they come from, and for which locales."""
    capacity = field["capacity"]
    text = f"Made of {field['alphabet']}. " if field["alphabet"] else ""
    text += "Cannot be unique" if capacity == "cannot be unique" else f"Different values: {capacity}"
    text += f". Source: {field['source']}."
    if field["english"]:
        text += " In English in every locale."
    if len(field["locales"]) < locales:
        text += f" Locales: {', '.join(field['locales'])}."
    return text


def section(field, locales):
    lines = [f"### {field['title']}", "", f"`{field['id']}`: {field['description']}", ""]
    if field["example"]:
        lines += [f"For example {code(field['example'])}.", ""]
    lines += [facts(field, locales), ""]
    if field["parameters"]:
        lines += ["| parameter | default | |", "|---|---|---|"]
        for parameter in field["parameters"]:
            meaning = f"{parameter['title']}. {parameter['help']}"
            lines.append(f"| `{parameter['name']}` | {code(parameter['default'])} | {cell(meaning)} |")
        lines.append("")
    return "\n".join(lines)


def main():
    fields = json.load(sys.stdin)
    locales = max(len(field["locales"]) for field in fields)
    print(HEAD)
    for group in dict.fromkeys(field["group"] for field in fields):
        print(f"## {group}\n")
        for field in fields:
            if field["group"] == group:
                print(section(field, locales))
    print(MISSING, end="")


if __name__ == "__main__":
    main()
