// The file format part of the schema editor: delimiter, quotes, line ends and their like.

import Templates

/// The fields of a schema's file format, and the line that sums them up.
struct DialectFields {
    let form: SchemaForm

    /// The form fields' names, in the order shown.
    static let names = [
        "delimiter", "quote", "quoting", "line_ending", "header", "bom", "null_text", "formulas",
        "locale", "now",
    ]

    /// Whether a message stands at one of the fields, which must then be in sight.
    var hasProblem: Bool { Self.names.contains { form.problems[$0] != nil } }

    var templateValues: [TemplateValue] {
        [
            delimiter, quote, quoting, lineEnding, header, byteOrderMark, nullText, formulas,
            locale, now,
        ]
        .map(\.templateValue)
    }

    /// What the fields say, in a line.
    var summary: String {
        let mark = form.delimiter.isEmpty ? "comma" : form.delimiter
        let lines = form.lineEnding == "crlf" ? "CRLF" : "LF"
        let header = form.header == "off" ? "no header" : "header"
        return
            "\(mark), \(form.quote == "single" ? "single" : "double") quotes, \(lines), \(header)"
    }

    private var delimiter: FormField {
        FormField(
            name: "delimiter", label: "Delimiter", value: filled(form.delimiter, "comma"),
            help: "comma, semicolon, tab, pipe, or any one character",
            problem: form.problems["delimiter"],
            suggestions: ["comma", "semicolon", "tab", "pipe"])
    }

    private var quote: FormField {
        select(
            "quote", "Quote character", form.quote,
            [("double", "Double quote \""), ("single", "Single quote '")])
    }

    private var quoting: FormField {
        select(
            "quoting", "Quote which cells", form.quoting,
            [
                ("minimal", "Only where needed"), ("all", "All cells"),
                ("nonnumeric", "All but numbers"),
            ])
    }

    private var lineEnding: FormField {
        select(
            "line_ending", "Line ending", form.lineEnding,
            [("lf", "LF (Unix, databases)"), ("crlf", "CRLF (Windows, RFC 4180)")])
    }

    private var header: FormField {
        select("header", "Header row", form.header, [("on", "On"), ("off", "Off")])
    }

    private var byteOrderMark: FormField {
        var field = select("bom", "Byte order mark", form.bom, [("off", "Off"), ("on", "On")])
        field.help = "On for old versions of Excel"
        return field
    }

    private var nullText: FormField {
        FormField(
            name: "null_text", label: "Blank cells hold", value: form.nullText,
            help: "Often nothing, NULL or \\N", problem: form.problems["null_text"],
            placeholder: "nothing")
    }

    private var formulas: FormField {
        var field = select(
            "formulas", "Cells like formulas", form.formulas,
            [("keep", "As they are"), ("protect", "An apostrophe before them")])
        field.help = "Spreadsheets calculate cells that begin with = + - @"
        return field
    }

    private var locale: FormField {
        FormField(
            name: "locale", label: "Locale", value: filled(form.locale, "en_US"),
            help: "Language and country of names and addresses", problem: form.problems["locale"],
            sharedList: SchemaEditorPage.localeList)
    }

    private var now: FormField {
        FormField(
            name: "now", label: "Now", value: form.now,
            help: "What “now” and “-30 days” count from: not today, so that files stay the same",
            problem: form.problems["now"],
            placeholder: "2026-01-01")
    }

    /// A select whose first choice is the default that an empty value stands for.
    private func select(
        _ name: String, _ label: String, _ value: String, _ choices: [(String, String)]
    ) -> FormField {
        FormField(
            name: name, label: label, value: filled(value, choices.first?.0 ?? ""),
            problem: form.problems[name],
            options: choices.map { .init(value: $0.0, title: $0.1) })
    }

    private func filled(_ value: String, _ standard: String) -> String {
        value.isEmpty ? standard : value
    }
}
