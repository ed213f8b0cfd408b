// The types without a world behind them: numbers, dates, text.

/// Numbers, dates and text.
enum BasicTypes {
    static let group = "Basic"

    static let all = [
        FieldType(
            id: "row_number", title: "Row Number", group: group,
            summary: "The number of the row, from 1.",
            example: "1", alphabet: "digits", recipe: RowNumberRecipe.self),
        FieldType(
            id: "number", title: "Number", aliases: ["integer"], group: group,
            summary: "A number between two bounds, all equally likely.",
            parameters: NumberRecipe.parameters,
            example: "42", alphabet: "digits, - .", recipe: NumberRecipe.self),
        FieldType(
            id: "money", title: "Money", group: group,
            summary: "An amount with a currency sign, all equally likely.",
            parameters: MoneyRecipe.parameters,
            example: "$42.50", alphabet: "digits, - . and the sign", recipe: MoneyRecipe.self),
        FieldType(
            id: "boolean", title: "Boolean", group: group,
            summary: "true or false, equally likely.",
            example: "true", alphabet: "letters", recipe: BooleanRecipe.self),
        FieldType(
            id: "date", title: "Date", group: group,
            summary: "A day between two days, all equally likely.",
            parameters: DateRecipe.parameters,
            example: "2021-07-16", alphabet: "that of the format", recipe: DateRecipe.self),
        FieldType(
            id: "datetime", title: "Datetime", group: group,
            summary: "A moment between two moments, all seconds equally likely.",
            parameters: DateTimeRecipe.parameters,
            example: "2021-07-16 09:30:00", alphabet: "that of the format",
            recipe: DateTimeRecipe.self),
        FieldType(
            id: "time", title: "Time", group: group,
            summary: "A time of day between two times, all seconds equally likely.",
            parameters: TimeRecipe.parameters,
            example: "09:30", alphabet: "that of the format", recipe: TimeRecipe.self),
        FieldType(
            id: "blank", title: "Blank", group: group, summary: "Always empty.",
            example: "(empty)", alphabet: "none", recipe: BlankRecipe.self),
        FieldType(
            id: "words", title: "Words", group: group,
            summary: "Words of the locale's language, without sense.",
            parameters: WordsRecipe.parameters,
            example: "garden early seven", alphabet: "letters and the space", version: 3,
            isLocalized: true, hasValues: hasWords
        ) { WordsRecipe(&$0) },
        FieldType(
            id: "sentences", title: "Sentences", group: group,
            summary: "Sentences about everyday work in the locale's language.",
            parameters: SentencesRecipe.parameters,
            example: "The local partner reviewed the final report last week.",
            alphabet: "letters, space, . ,", version: 3, isLocalized: true, hasValues: hasClauses
        ) { SentencesRecipe(&$0) },
        FieldType(
            id: "paragraphs", title: "Paragraphs", group: group,
            summary: "Paragraphs of three to six sentences, a line each.",
            parameters: ParagraphsRecipe.parameters,
            example: "The local partner reviewed the final report last week. …",
            alphabet: "letters, space, line feed, . ,", version: 3, isLocalized: true,
            hasValues: hasClauses
        ) { ParagraphsRecipe(&$0) },
    ]

    private static func hasWords(_ locale: Locale) -> Bool {
        locale.language == "en" || locale.textList("word") != nil
    }

    private static func hasClauses(_ locale: Locale) -> Bool {
        locale.language == "en" || LocalClauses(locale) != nil
    }
}

/// Reads `row_number`.
private struct RowNumberRecipe: FieldRecipe {
    init(_ reader: inout ParameterReader) {}
    var capacity: UInt64? { .max }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator { RowNumberGenerator() }
}

/// Writes the number of the row.
private final class RowNumberGenerator: FieldGenerator {
    var maximumBytes: Int { 20 }
    var alphabet: ByteSet { .digits }
    var isNumeric: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        out.putNumber(row.number)
    }
}

/// Reads `boolean`.
private struct BooleanRecipe: FieldRecipe {
    init(_ reader: inout ParameterReader) {}
    var capacity: UInt64? { 2 }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        BooleanGenerator(
            key: maker.key(), permutation: maker.column.isUnique ? maker.permutation(2) : nil)
    }
}

/// Writes true or false.
private final class BooleanGenerator: FieldGenerator {
    let key: StreamKey
    let permutation: Permutation?

    init(key: StreamKey, permutation: Permutation?) {
        self.key = key
        self.permutation = permutation
    }

    var maximumBytes: Int { 8 }
    var alphabet: ByteSet { ByteSet("truefalse") }
    var certain: ByteSet { ByteSet("e") }
    var kind: ValueKind { .boolean }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let bit = permutation.map { $0(row.number &- 1) } ?? key.word(row.counter) >> 63
        // "true" and "false"
        out.put(bit != 0 ? 0x6575_7274 : 0x65_736C_6166, length: bit != 0 ? 4 : 5)
    }
}

/// Reads `blank`.
private struct BlankRecipe: FieldRecipe {
    init(_ reader: inout ParameterReader) {}
    var capacity: UInt64? { nil }
    var isAlwaysBlank: Bool { true }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator { BlankGenerator() }
}

/// Stands behind cells that are always blank; is never asked.
private final class BlankGenerator: FieldGenerator {
    var maximumBytes: Int { 0 }
    var alphabet: ByteSet { ByteSet() }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {}
}
