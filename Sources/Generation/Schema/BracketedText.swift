// Where a value ends that may hold brackets: [a-z]{3,5}, number(min=1, max=9).

/// Finds the end of a value among others.
enum BracketedText {
    private static let closing: [Character: Character] = ["(": ")", "[": "]", "{": "}"]

    /// How many characters come before the first comma or closing parenthesis outside of brackets.
    ///
    /// After a backslash a bracket opens and closes nothing; in square ones only their end counts. Nil when a
    /// bracket is not closed. O(text).
    static func length(of text: Substring) -> Int? {
        var open: [Character] = []
        var isEscaped = false
        var length = 0
        for character in text {
            if open.isEmpty, character == "," || character == ")" { return length }
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == open.last {
                open.removeLast()
            } else if open.last != "]", let end = closing[character] {
                open.append(end)
            }
            length += 1
        }
        return open.isEmpty ? length : nil
    }
}
