// The types of hashes: digests of texts, or values that look like some.

/// Hashes.
enum HashTypes {
    static let all = [
        type(.md5, title: "MD5", name: "MD5", example: "9e107d9d372bb6826bd81d3542a419d6"),
        type(
            .sha1, title: "SHA1", name: "SHA-1",
            example: "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"),
        type(
            .sha256, title: "SHA256", name: "SHA-256",
            example: "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"),
    ]

    /// The parameter that says what is hashed.
    static let of = FieldParameter(
        "of", title: "Hash of",
        help: "A text with names of columns in braces, {email}; empty makes random digits.",
        kind: .text(maximumLength: 4_000), defaultText: "")

    private static func type(
        _ digest: MessageDigest, title: String, name: String, example: String
    ) -> FieldType {
        FieldType(
            id: digest.rawValue, title: title, group: IdentifierTypes.group,
            summary:
                "The \(name) hash of a text or of other columns, or digits that look like one.",
            parameters: [of], example: example, alphabet: "0–9 and a–f", recipe: HashRecipe.self)
    }
}

/// Reads `md5`, `sha1` and `sha256`: of.
private struct HashRecipe: FieldRecipe {
    private let digest: MessageDigest
    /// What is hashed; nil for random digits.
    private let text: TemplateRecipe?

    init(_ reader: inout ParameterReader) {
        guard let digest = MessageDigest(rawValue: reader.type.id) else {
            preconditionFailure("there is no hash \(reader.type.id)")
        }
        self.digest = digest
        text =
            TemplateRecipe.text(of: reader.column) == nil
            ? nil : TemplateRecipe(&reader, parameter: HashTypes.of.name)
    }

    /// Hashes differ as the texts do: nobody has texts of the same hash by chance.
    var capacity: UInt64? {
        guard let text else { return .max }
        return text.capacity
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        guard let text else {
            return RandomDigestGenerator(digits: digest.digits, key: maker.key())
        }
        return DigestGenerator(digest, of: text.generator(&maker))
    }
}

/// Writes the digests of another generator's cells.
private final class DigestGenerator: FieldGenerator {
    private let digest: MessageDigest
    private let text: any FieldGenerator

    init(_ digest: MessageDigest, of text: any FieldGenerator) {
        self.digest = digest
        self.text = text
    }

    /// The text stands in the buffer for a moment.
    var maximumBytes: Int { text.maximumBytes + MessageDigest.paddingBytes + digest.digits }
    var alphabet: ByteSet { ByteSet("0123456789abcdef") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let start = out.count
        text.write(row, to: &out)
        digest.replaceTail(from: start, in: &out)
    }
}

/// Writes random hexadecimal digits: the cell's words one after the other, the first whole.
private final class RandomDigestGenerator: FieldGenerator {
    private let digits: Int
    private let key: StreamKey

    init(digits: Int, key: StreamKey) {
        self.digits = digits
        self.key = key
    }

    var maximumBytes: Int { digits + 16 }
    var alphabet: ByteSet { ByteSet("0123456789abcdef") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var word = key.word(row.counter)
        var draws = Draws(word)
        var left = digits
        while left >= 16 {
            out.putHexadecimal(word >> 32, digits: 8)
            out.putHexadecimal(word, digits: 8)
            word = draws.next()
            left -= 16
        }
        if left > 0 { out.putHexadecimal(word, digits: 8) }
    }
}
