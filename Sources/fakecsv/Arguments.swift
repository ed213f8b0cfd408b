// Arguments: the words of a command line, taken one by one.

/// Wrong use of a command: exit status 2 and one sentence.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    /// Where to read more; nil stands for the command's `--help`.
    var advice: String? = nil
}

/// The words after a command's name.
///
/// Each accessor takes what it finds; `finish` refuses the rest.
struct Arguments {
    private var words: [String]

    init(_ words: [String]) {
        self.words = words
    }

    var isEmpty: Bool { words.isEmpty }

    /// Takes `--name` if it is there.
    mutating func flag(_ name: String) -> Bool {
        guard let place = words.firstIndex(of: name) else { return false }
        words.remove(at: place)
        return true
    }

    /// Takes `--name VALUE` or `--name=VALUE` if it is there.
    mutating func option(_ name: String) throws(UsageError) -> String? {
        if let place = words.firstIndex(where: { $0.hasPrefix("\(name)=") }) {
            return String(words.remove(at: place).dropFirst(name.count + 1))
        }
        guard let place = words.firstIndex(of: name) else { return nil }
        guard place + 1 < words.count else {
            throw UsageError(description: "\(name) needs a value after it.")
        }
        words.remove(at: place)
        return words.remove(at: place)
    }

    /// Takes every `--name VALUE`.
    mutating func options(_ name: String) throws(UsageError) -> [String] {
        var values: [String] = []
        while let value = try option(name) { values.append(value) }
        return values
    }

    /// Takes the next word that is no option.
    mutating func word(_ what: String) throws(UsageError) -> String {
        guard let place = words.firstIndex(where: { !$0.hasPrefix("--") }) else {
            throw UsageError(description: "\(what) is missing.")
        }
        return words.remove(at: place)
    }

    /// Refuses what nobody took.
    func finish() throws(UsageError) {
        guard let left = words.first else { return }
        throw UsageError(description: "\"\(left)\" is not understood here.")
    }
}
