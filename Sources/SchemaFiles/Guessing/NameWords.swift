// NameWords: a column's name taken apart: `billingZipCode`, `billing_zip_code`, `Billing ZIP code`.

struct NameWords {
    /// The words in lower case, without digits at their end.
    let words: [String]

    init(_ name: String) {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in name {
            let isPart = character.isLetter || character.isNumber
            if !isPart || (character.isUppercase && wasLower) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isPart { word += character.lowercased() }
            wasLower = character.isLowercase || character.isNumber
        }
        if !word.isEmpty { words.append(word) }
        self.words = words.map(Self.withoutNumber).filter { !$0.isEmpty }
    }

    /// Whether the words of `phrase` stand in the name, one behind the other; how far from the
    /// end, and 0 at the end itself.
    func distanceFromEnd(of phrase: [String]) -> Int? {
        guard phrase.count <= words.count else { return nil }
        for start in stride(from: words.count - phrase.count, through: 0, by: -1)
        where Array(words[start..<start + phrase.count]) == phrase {
            return words.count - phrase.count - start
        }
        return nil
    }

    /// `line1` is a line, `md5` stays what it is.
    private static func withoutNumber(_ word: String) -> String {
        let known: Set = ["md5", "sha1", "sha256", "ipv4", "ipv6", "ip4", "ip6", "e164", "utf8"]
        if known.contains(word) { return word }
        var cut = word
        while let last = cut.last, last.isNumber { cut.removeLast() }
        return cut
    }
}
