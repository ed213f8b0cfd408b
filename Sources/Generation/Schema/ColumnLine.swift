// ColumnLine: columns in a line of text, as the command line and JSON arrays take them.

/// Reads `id:row_number, name:full_name, age:number(min=18, max=99)`.
///
/// A type alone names the column too: `full_name, city` are the columns of these names and types.
///
/// A value ends at the comma or parenthesis that stands outside of its own brackets, so
/// `regex(value=[a-z]{3,5})` and `json_array(items=number(min=1, max=9))` need no quotes. A name or
/// a value with any other comma, parenthesis, or a name with a colon, stands in double quotes, a
/// double quote inside them doubled. Besides the type's own parameters there are `unique` (alone or
/// `unique=on`), `percentBlank`, `group`, `locale` and `unique_together`.
package enum ColumnLine {
    /// What is wrong with a line: the number of the column, from 1, and a sentence.
    package struct Problem: Error, Equatable {
        package let column: Int
        package let message: String
    }

    /// The columns; types and parameters are not judged here: `Schema.problems()` does that.
    ///
    /// - Parameter needsNames: whether a type alone is refused: in JSON arrays it means plain values.
    package static func read(
        _ text: String, needsNames: Bool = false
    ) throws(Problem) -> [Column] {
        var reader = Reader(text, needsNames: needsNames)
        var columns: [Column] = []
        repeat {
            columns.append(try reader.column(number: columns.count + 1))
        } while reader.take(",")
        guard reader.isAtEnd else {
            throw reader.error(columns.count, "A comma is missing before “\(reader.rest)”.")
        }
        return columns
    }

    private struct Reader {
        private var characters: Substring
        private let needsNames: Bool

        init(_ text: String, needsNames: Bool) {
            characters = text[...]
            self.needsNames = needsNames
        }

        var rest: String { String(characters.prefix(20)) }

        var isAtEnd: Bool {
            mutating get {
                skipBlanks()
                return characters.isEmpty
            }
        }

        mutating func column(number: Int) throws(Problem) -> Column {
            let name = try word(until: ":,()", number)
            let isNamed = take(":")
            guard isNamed || !needsNames && FieldCatalog.type(named: name) != nil else {
                let near = FieldCatalog.nearest(to: name).map { "; did you mean \($0.id)?" } ?? "."
                throw error(
                    number, "Write a field type or name:type, for example name:full_name\(near)")
            }
            var column = Column(name: name, type: isNamed ? try word(until: ",(", number) : name)
            guard take("(") else { return column }
            while !take(")") {
                try parameter(of: &column, number)
                guard take(",") || characters.first == ")" else {
                    throw error(number, "A closing parenthesis is missing.")
                }
            }
            return column
        }

        private mutating func parameter(
            of column: inout Column, _ number: Int
        ) throws(Problem) {
            let key = try word(until: "=,)", number)
            let value = take("=") ? try value(number) : "on"
            switch key {
            case "unique":
                column.isUnique = ["on", "true", "yes", "1"].contains(value.lowercased())
            case "percentBlank": column.blankPercent = value
            case "group": column.group = value
            case "locale": column.locale = value
            case "unique_together": column.uniqueTogether = value
            case "": throw error(number, "A parameter is missing: write min=1.")
            default: column.parameters[key] = value
            }
        }

        /// The text up to one of the marks, without blanks around it, or what stands in quotes.
        private mutating func word(
            until marks: String, _ number: Int
        ) throws(Problem) -> String {
            skipBlanks()
            guard take("\"") else {
                let word = characters.prefix { !marks.contains($0) }
                characters = characters.dropFirst(word.count)
                return String(word).trimmed
            }
            var word = ""
            while let character = characters.popFirst() {
                guard character == "\"" else {
                    word.append(character)
                    continue
                }
                guard characters.first == "\"" else { return word }
                word.append(characters.removeFirst())
            }
            throw error(number, "A closing double quote is missing.")
        }

        /// The text up to a comma or a closing parenthesis outside of brackets.
        private mutating func value(_ number: Int) throws(Problem) -> String {
            skipBlanks()
            // Brackets that are never closed are characters like others.
            guard characters.first != "\"", let length = BracketedText.length(of: characters)
            else { return try word(until: ",)", number) }
            let value = characters.prefix(length)
            characters = characters.dropFirst(length)
            return String(value).trimmed
        }

        mutating func take(_ mark: Character) -> Bool {
            skipBlanks()
            guard characters.first == mark else { return false }
            characters.removeFirst()
            return true
        }

        private mutating func skipBlanks() {
            characters = characters.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
        }

        func error(_ number: Int, _ message: String) -> Problem {
            Problem(column: number, message: message)
        }
    }
}
