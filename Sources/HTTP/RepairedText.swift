/// Text made from bytes that anyone may have sent, and what had to be repaired for it.
struct RepairedText {
    /// What was wrong with the bytes.
    enum Damage {
        case brokenPercentEncoding, invalidUTF8, controlCharacter

        /// The sentence that stands beside the field.
        var sentence: String {
            switch self {
            case .brokenPercentEncoding:
                "This was sent with broken percent-encoding: a % has to be sent as %25."
            case .invalidUTF8:
                "This is not valid UTF-8 text: the marked characters could not be read."
            case .controlCharacter:
                "This contains control characters, which a text cannot have: remove the marked ones."
            }
        }
    }

    /// Valid text without control characters other than tab, LF and CR: each byte that could not
    /// be read and each control character is U+FFFD instead.
    let text: String
    /// The first thing that was wrong, or `nil`.
    let damage: Damage?

    /// Text that was taken out of a repaired one.
    init(text: String, damage: Damage?) {
        self.text = text
        self.damage = damage
    }

    /// Reads bytes as UTF-8.
    init(_ bytes: some Collection<UInt8>) {
        let hasControls = bytes.contains(where: \.isForbiddenControl)
        let marked = hasControls ? Self.marking(bytes) : Array(bytes)
        if let valid = String(validating: marked, as: UTF8.self) {
            text = valid
            damage = hasControls ? .controlCharacter : nil
        } else {
            text = String(decoding: marked, as: UTF8.self)
            damage = .invalidUTF8
        }
    }

    /// Reads the percent-encoded bytes of a form or a path.
    init(percentEncoded bytes: some Collection<UInt8>, plusAsSpace: Bool) {
        let decoded = percentDecode(bytes, plusAsSpace: plusAsSpace)
        let repaired = RepairedText(decoded.bytes)
        text = repaired.text
        damage = decoded.isWhole ? repaired.damage : .brokenPercentEncoding
    }

    private static func marking(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.flatMap { $0.isForbiddenControl ? Array("\u{FFFD}".utf8) : [$0] }
    }
}

extension UInt8 {
    /// Whether the byte is a C0 control or DEL that is not one of tab, LF and CR.
    fileprivate var isForbiddenControl: Bool {
        self < 0x20 ? self != 0x09 && self != 0x0A && self != 0x0D : self == 0x7F
    }
}
