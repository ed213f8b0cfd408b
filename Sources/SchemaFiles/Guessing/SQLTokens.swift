// SQLTokens: SQL as words, names, strings and marks; comments are left out.

struct SQLTokens {
    struct Token: Equatable {
        let text: String
        /// Whether it stood in quotes: then it is a name or a string, never a keyword.
        let isQuoted: Bool
    }

    /// More tokens belong to a dump's data, not to one table.
    private static let most = 20_000

    private let tokens: [Token]
    private var place = 0

    init(_ sql: String) {
        var lexer = Lexer(rest: sql[...])
        var tokens: [Token] = []
        while tokens.count < Self.most, let token = lexer.next() { tokens.append(token) }
        self.tokens = tokens
    }

    var peek: String { place < tokens.count ? tokens[place].text : "" }

    mutating func advance() { place += 1 }

    /// Goes behind the next of these keywords; false when there is none.
    mutating func skip(past words: Set<String>) -> Bool {
        while place < tokens.count {
            let token = tokens[place]
            place += 1
            if !token.isQuoted, words.contains(token.text.lowercased()) { return true }
        }
        return false
    }

    mutating func takeName() -> String {
        defer { place += 1 }
        return peek
    }

    /// The tokens up to the next comma or the parenthesis that ends the table; nil behind it.
    mutating func takeDefinition() -> [Token]? {
        guard place < tokens.count, peek != ")" else { return nil }
        var definition: [Token] = []
        var depth = 0
        while place < tokens.count {
            let token = tokens[place]
            if !token.isQuoted {
                if depth == 0, token.text == "," {
                    place += 1
                    break
                }
                if token.text == "(" { depth += 1 }
                if token.text == ")" {
                    if depth == 0 { break }
                    depth -= 1
                }
            }
            definition.append(token)
            place += 1
        }
        return definition
    }

    private struct Lexer {
        private static let closings: [Character: Character] = [
            "\"": "\"", "`": "`", "'": "'", "[": "]",
        ]

        var rest: Substring

        mutating func next() -> Token? {
            skipBlanks()
            guard let first = rest.first else { return nil }
            if let closing = Self.closings[first] { return quoted(until: closing) }
            if first.isLetter || first.isNumber || first == "_" {
                let word = rest.prefix {
                    $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" || $0 == "."
                }
                rest.removeFirst(word.count)
                return Token(text: String(word), isQuoted: false)
            }
            rest.removeFirst()
            return Token(text: String(first), isQuoted: false)
        }

        private mutating func quoted(until closing: Character) -> Token {
            rest.removeFirst()
            var text = ""
            while let character = rest.popFirst() {
                if character == closing {
                    guard rest.first == closing else { break }
                    rest.removeFirst()
                }
                text.append(character)
            }
            return Token(text: text, isQuoted: true)
        }

        private mutating func skipBlanks() {
            while let first = rest.first {
                if first.isWhitespace {
                    rest.removeFirst()
                } else if rest.hasPrefix("--") || first == "#" {
                    rest = rest.drop { !$0.isNewline }
                } else if rest.hasPrefix("/*") {
                    rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
                } else {
                    return
                }
            }
        }
    }
}
