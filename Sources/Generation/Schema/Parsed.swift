// What reading a text that a person typed gives.

/// A value read from text, or one sentence that says what is wrong and what to type instead.
///
/// Wrong user input is a value, not an error: the sentence goes beside the field.
package enum Parsed<Value: Sendable>: Sendable {
    case value(Value)
    case problem(String)

    /// The value, if there was one in the text.
    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// The sentence, if the text could not be read.
    package var problem: String? {
        if case .problem(let sentence) = self { sentence } else { nil }
    }
}

extension Parsed: Equatable where Value: Equatable {}
