import CJansson

/// What jansson says about a text that it refused.
struct JanssonError: Error {
    private let code: UInt32
    private let line: Int
    private let column: Int
    private let words: String

    init(_ error: json_error_t, isEmpty: Bool) {
        var text = error.text
        let bytes = withUnsafeBytes(of: &text) { Array($0) }
        // The last byte of the text is the code (`json_error_code` in jansson.h).
        code = isEmpty ? json_error_premature_end_of_input.rawValue : UInt32(bytes.last ?? 0)
        words = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        line = max(1, Int(error.line))
        column = max(1, Int(error.column))
    }

    /// Whether an integer did not fit; real numbers have this code too when they are infinite.
    var isIntegerOverflow: Bool {
        code == json_error_numeric_overflow.rawValue && words.hasPrefix("too big")
    }

    /// The error with a sentence for whoever wrote the text.
    var explained: JSONError {
        JSONError(line: line, column: column, message: sentence)
    }

    private var sentence: String {
        switch code {
        case json_error_invalid_utf8.rawValue: "The text is not valid UTF-8."
        case json_error_premature_end_of_input.rawValue:
            "The JSON ends too early: a value or a closing bracket or quote is missing."
        case json_error_end_of_input_expected.rawValue:
            "Something follows after the end of the JSON."
        case json_error_duplicate_key.rawValue: "An object has the same key twice."
        case json_error_null_byte_in_key.rawValue: "A key contains a NUL character."
        case json_error_numeric_overflow.rawValue: "A number is too large."
        case json_error_stack_overflow.rawValue: "Arrays and objects stand too deep."
        case json_error_out_of_memory.rawValue: "The memory does not suffice for this JSON."
        default: "This is not JSON\(hint)."
        }
    }

    /// What jansson expected: its words before the piece of the text that it repeats.
    private var hint: String {
        let end = words.firstRange(of: " near ")?.lowerBound ?? words.endIndex
        return words.isEmpty ? "" : ": \(words[..<end])"
    }
}
