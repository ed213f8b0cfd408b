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
| `group` | A name; columns with the same one show the same person, place and company of a row. |
| `locale` | The language and country of the values, where they differ from the schema's. |
"""


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ") or " "


def code(text):
    """A value between back-quotes, or a blank cell."""
    return f"`{cell(text)}`" if text else " "


def section(field):
    lines = [f"### {field['title']}", "", f"`{field['id']}`: {field['description']}", ""]
    if field["example"]:
        lines += [f"For example {code(field['example'])}.", ""]
    if field["parameters"]:
        lines += ["| parameter | default | |", "|---|---|---|"]
        for parameter in field["parameters"]:
            meaning = f"{parameter['title']}. {parameter['help']}"
            lines.append(f"| `{parameter['name']}` | {code(parameter['default'])} | {cell(meaning)} |")
        lines.append("")
    return "\n".join(lines)


def main():
    fields = json.load(sys.stdin)
    print(HEAD)
    for group in dict.fromkeys(field["group"] for field in fields):
        print(f"## {group}\n")
        for field in fields:
            if field["group"] == group:
                print(section(field))


if __name__ == "__main__":
    main()
