// The types of identifiers that computers hand out: GUIDs, ULIDs, colours.

/// Identifiers.
///
/// All of them carry the row's whole first word or its number, which no other row has: they are unique
/// whether asked to be or not. Only colours are not, of which there are no more than 2^24.
enum IdentifierTypes {
    static let group = "IT"

    static let all: [FieldType] =
        [
            FieldType(
                id: "guid", title: "GUID", group: group,
                summary: "A universally unique identifier (RFC 9562), random or ordered by time.",
                parameters: [GUIDRecipe.version],
                example: "5e2c1f7a-9b0d-4c3e-8f21-6a7b8c9d0e1f", alphabet: "0–9, a–f and -",
                recipe: GUIDRecipe.self),
            FieldType(
                id: "ulid", title: "ULID", group: group,
                summary: "An identifier that sorts by time, a millisecond later in each row.",
                example: "01HK153X00T5M8Q3ZWJ4V7N6RA", alphabet: "digits and capitals",
                recipe: ULIDRecipe.self),
            FieldType(
                id: "mongodb_objectid", title: "MongoDB ObjectID", group: group,
                summary: "An identifier as MongoDB makes them, a second later in each row.",
                example: "65920080a3f1c2d4e5000001", alphabet: "0–9 and a–f",
                recipe: ObjectIDRecipe.self),
        ] + HashTypes.all + [
            FieldType(
                id: "hex_color", title: "Hex Color", group: group, summary: "A colour of the web.",
                example: "#4a90d9", alphabet: "0–9, a–f and #", recipe: HexColorRecipe.self)
        ]

    /// 2024-01-01 in seconds after 1970: where identifiers with a time begin, since "now" never enters.
    static let firstSecond: UInt64 = 1_704_067_200
}

/// Reads `guid`: version.
private struct GUIDRecipe: FieldRecipe {
    static let version = FieldParameter(
        "version", title: "Version", help: "Random (v4), or ordered by time (v7).",
        kind: .choice([.init("4", "v4, random"), .init("7", "v7, ordered by time")]),
        defaultText: "4")

    private let isTimed: Bool

    init(_ reader: inout ParameterReader) { isTimed = reader.choice("version") == "7" }
    var capacity: UInt64? { .max }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        GUIDGenerator(isTimed: isTimed, key: maker.key())
    }
}

/// Writes GUIDs.
///
/// Frozen: bits 127–80 and 75–64 are the first word's upper 60 bits (or the milliseconds and its upper
/// 12), bits 61–0 the second word's upper 62, in v4 the last 4 of them the first word's lower 4.
private final class GUIDGenerator: FieldGenerator {
    private let isTimed: Bool
    private let key: StreamKey

    init(isTimed: Bool, key: StreamKey) {
        self.isTimed = isTimed
        self.key = key
    }

    var maximumBytes: Int { 48 }
    var alphabet: ByteSet { ByteSet("0123456789abcdef-") }
    var certain: ByteSet { ByteSet("-") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let first = key.word(row.counter)
        var draws = Draws(first)
        let second = draws.next() >> 2
        let high: UInt64
        let low: UInt64
        if isTimed {
            let milliseconds = IdentifierTypes.firstSecond &* 1000 &+ row.number &- 1
            high = milliseconds << 16 | 0x7000 | first >> 52
            low = 1 << 63 | second
        } else {
            high = first & 0xFFFF_FFFF_FFFF_0000 | 0x4000 | (first >> 4) & 0xFFF
            low = 1 << 63 | second & ~0xF | first & 0xF
        }
        out.putHexadecimal(high >> 32, digits: 8)
        out.put(UInt8(ascii: "-"))
        out.putHexadecimal(high >> 16, digits: 4)
        out.put(UInt8(ascii: "-"))
        out.putHexadecimal(high, digits: 4)
        out.put(UInt8(ascii: "-"))
        out.putHexadecimal(low >> 48, digits: 4)
        out.put(UInt8(ascii: "-"))
        out.putHexadecimal(low >> 32, digits: 4)
        out.putHexadecimal(low, digits: 8)
    }
}

/// Reads `ulid`.
private struct ULIDRecipe: FieldRecipe {
    init(_ reader: inout ParameterReader) {}
    var capacity: UInt64? { .max }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        ULIDGenerator(key: maker.key())
    }
}

/// Writes ULIDs: 48 bits of milliseconds and 80 random bits in Crockford's base 32.
private final class ULIDGenerator: FieldGenerator {
    private let key: StreamKey
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    init(key: StreamKey) { self.key = key }

    var maximumBytes: Int { 26 }
    var alphabet: ByteSet { ByteSet(ULIDGenerator.digits) }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let first = key.word(row.counter)
        var draws = Draws(first)
        let milliseconds = IdentifierTypes.firstSecond &* 1000 &+ row.number &- 1
        write(milliseconds, digits: 10, to: &out)
        write(first >> 24, digits: 8, to: &out)
        write(draws.next() >> 24, digits: 8, to: &out)
    }

    private func write(_ value: UInt64, digits: Int, to out: inout OutputBuffer) {
        for place in (0..<UInt64(digits)).reversed() {
            out.put(ULIDGenerator.digits[Int(value >> (5 &* place) & 31)])
        }
    }
}

/// Reads `mongodb_objectid`.
private struct ObjectIDRecipe: FieldRecipe {
    init(_ reader: inout ParameterReader) {}
    var capacity: UInt64? { .max }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        ObjectIDGenerator(key: maker.key())
    }
}

/// Writes ObjectIDs: seconds (32 bits), the machine (40 random bits of the column), a counter (24).
///
/// The seconds are the row number's lower 32 bits; rows 2^32 apart differ by the counter, which goes on
/// by one more with each round.
private final class ObjectIDGenerator: FieldGenerator {
    private let key: StreamKey
    private let machine: UInt64

    init(key: StreamKey) {
        self.key = key
        machine = key.word(0) >> 24
    }

    var maximumBytes: Int { 24 }
    var alphabet: ByteSet { ByteSet("0123456789abcdef") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let index = row.number &- 1
        out.putHexadecimal(IdentifierTypes.firstSecond &+ index, digits: 8)
        out.putHexadecimal(machine >> 32, digits: 2)
        out.putHexadecimal(machine, digits: 8)
        out.putHexadecimal(machine &+ index &+ index >> 32, digits: 6)
    }
}

/// Reads `hex_color`.
private struct HexColorRecipe: FieldRecipe {
    init(_ reader: inout ParameterReader) {}
    var capacity: UInt64? { 1 << 24 }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let permutation = capacity.flatMap { maker.column.isUnique ? maker.permutation($0) : nil }
        return HexColorGenerator(key: maker.key(), permutation: permutation)
    }
}

/// Writes colours.
private final class HexColorGenerator: FieldGenerator {
    private let key: StreamKey
    private let permutation: Permutation?

    init(key: StreamKey, permutation: Permutation?) {
        self.key = key
        self.permutation = permutation
    }

    var maximumBytes: Int { 16 }
    var alphabet: ByteSet { ByteSet("#0123456789abcdef") }
    var certain: ByteSet { ByteSet("#") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let color = permutation.map { $0(row.number &- 1) } ?? key.word(row.counter) >> 40
        out.put(UInt8(ascii: "#"))
        out.putHexadecimal(color, digits: 6)
    }
}
