// A number that changes when a field type makes other bytes.

/// The fingerprint of what a field type makes: what `fakecsv fingerprint` prints and tests pin.
package enum Fingerprint {
    /// The fingerprint of a type: of its rows with the defaults, with each choice of its parameters, in each locale,
    /// and unique, near the beginning and far out.
    ///
    /// A changed fingerprint means that datasets made before cannot be made again: raise the type's
    /// version and say so in CHANGELOG.md. FNV-1a of 64 bits; some milliseconds.
    package static func of(_ type: FieldType) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for column in variants(of: type) {
            let schema = Schema(name: type.id, columns: [column])
            let ranges: [Range<UInt64>] = [
                1..<513, 999_990..<1_000_010, 8_589_934_590..<8_589_934_600,
            ]
            for byte in bytes(schema, ranges) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        return hash
    }

    /// A type's line in the file of fingerprints: id, version, 16 hexadecimal digits.
    package static func line(_ type: FieldType) -> String {
        let digits = String(of(type), radix: 16)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        return "\(type.id) \(type.version) \(padded)"
    }

    private static func variants(of type: FieldType) -> [Column] {
        let home = type.locales.first
        var columns = [Column(name: "fingerprint", type: type.id, locale: home)]
        if type.isLocalized {
            columns += type.locales.filter { $0 != home }.map {
                Column(name: "fingerprint", type: type.id, locale: $0)
            }
        }
        for parameter in type.parameters {
            guard case .choice(let choices) = parameter.kind else { continue }
            columns += choices.map {
                Column(
                    name: "fingerprint", type: type.id, parameters: [parameter.name: $0.value],
                    locale: home)
            }
        }
        let unique = Column(
            name: "fingerprint", type: type.id, isUnique: true, locale: home)
        if type.capacity(of: unique) != nil { columns.append(unique) }
        return columns
    }

    private static func bytes(_ schema: Schema, _ ranges: [Range<UInt64>]) -> [UInt8] {
        // The defaults of a type have no problems, which the tests of the catalogue assure.
        guard let plan = try? Plan(schema, seed: Seed(42)) else { return [] }
        var out = OutputBuffer()
        for range in ranges { plan.append(rows: range, to: &out) }
        return out.bytes
    }
}
