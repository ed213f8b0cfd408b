// Addresses outside en_US, in the layout of their country.

/// Writes the street of the row's place, or its whole address.
final class LocalAddressGenerator: FieldGenerator {
    /// Which part of an address is shown; the entry of the list "address".
    enum Layout: Int, Sendable {
        case street = 0
        case whole = 1
    }

    private enum Part: Sendable {
        case text(Literal)
        case number, block, street, town, unit, city, region, abbreviation, postcode, county
    }

    private enum UnitPart: Sendable {
        case text(Literal)
        case number, floor, door
    }

    private let place: Int
    /// Where serials come from in a unique column.
    private let source: PlaceSource?
    private let permutation: Permutation?
    private let parts: [Part]
    private let units: WordList
    private let unitParts: [[UnitPart]]
    /// Whether a unit's text stands in the place of the house number.
    private let unitIsNumber: [Bool]
    private let lists: PlaceLists

    init(_ locale: Locale, layout: Layout, maker: inout GeneratorMaker) {
        place = maker.place(withStreet: true)
        let isUnique = maker.column.isUnique
        source = isUnique && layout == .whole ? maker.placeSource() : nil
        permutation =
            isUnique && layout == .street
            ? maker.permutation(LocalAddressGenerator.streets(locale) ?? 1) : nil
        let templates = locale.list("address")
        parts = LocalAddressGenerator.parse(templates.text(layout.rawValue))
        let units = locale.list("unit")
        self.units = units
        unitIsNumber = (0..<units.count).map { units.text($0).hasPrefix("{n}") }
        unitParts = (0..<units.count).map { LocalAddressGenerator.parseUnit(units.text($0)) }
        lists = PlaceLists(locale)
    }

    /// How many streets with numbers there are; nil where addresses have no streets.
    static func streets(_ locale: Locale) -> UInt64? {
        let count = locale.list("street").count
        return count > 1 ? UInt64(count) * 9_999 : nil
    }

    var maximumBytes: Int { lists.maximumLength + 96 }
    var alphabet: ByteSet {
        lists.alphabet.union(units.alphabet).union(.digits).union(literals).union("ABCD")
    }

    private var literals: ByteSet {
        parts.reduce(ByteSet("-")) { set, part in
            if case .text(let text) = part { set.union(text.alphabet) } else { set }
        }
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var place = row.place(place)
        var unit = units.drawn(UInt32(truncatingIfNeeded: place.word >> 32))
        if let source {
            place.house = UInt32(
                truncatingIfNeeded: source.serialInStreet(row.number, of: place) &+ 1)
            unit = units.count - 1
        } else if let permutation {
            let index = permutation(row.number &- 1)
            place.house = UInt32(truncatingIfNeeded: 1 &+ index % 9_999)
            place.street = Int(index / 9_999)
            unit = units.count - 1
        }
        for part in parts { write(part, place, unit, to: &out) }
    }

    private func write(
        _ part: Part, _ place: Place, _ unit: Int, to out: inout OutputBuffer
    ) {
        switch part {
        case .text(let text): out.put(text)
        case .number:
            out.putNumber(UInt64(place.house))
            if unitIsNumber[unit] { writeUnit(unit, place, to: &out) }
        case .block: writeBlock(UInt64(place.house - 1), to: &out)
        case .street: lists.street.write(place.street, to: &out)
        case .town: lists.town?.write(place.entry, to: &out)
        case .unit: if !unitIsNumber[unit] { writeUnit(unit, place, to: &out) }
        case .city: lists.city.write(place.city, to: &out)
        case .region: lists.region.write(place.state, to: &out)
        case .abbreviation: lists.abbreviation?.write(place.state, to: &out)
        case .postcode: lists.writePostcode(place, to: &out)
        case .county: lists.county?.write(place.county, to: &out)
        }
    }

    /// Writes a Japanese block, number and house: 2-14-5.
    private func writeBlock(_ house: UInt64, to out: inout OutputBuffer) {
        out.putNumber(1 + house / 600)
        out.put(UInt8(ascii: "-"))
        out.putNumber(1 + house / 20 % 30)
        out.put(UInt8(ascii: "-"))
        out.putNumber(1 + house % 20)
    }

    private func writeUnit(_ unit: Int, _ place: Place, to out: inout OutputBuffer) {
        var word = mix(place.word)
        for part in unitParts[unit] {
            switch part {
            case .text(let text): out.put(text)
            case .number: out.putNumber(UInt64(1 + take(48, from: &word)))
            case .floor: out.putNumber(UInt64(1 + take(8, from: &word)))
            case .door: out.put(UInt8(ascii: "A") + UInt8(take(4, from: &word)))
            }
        }
    }

    private static func parse(_ template: String) -> [Part] {
        let names: [Substring: Part] = [
            "n": .number, "block": .block, "street": .street, "town": .town, "unit": .unit,
            "city": .city, "state": .region, "abbr": .abbreviation, "zip": .postcode,
            "county": .county,
        ]
        return pieces(template).map { piece in
            if piece.isText { return .text(Literal(String(piece.text))) }
            guard let part = names[piece.text] else {
                preconditionFailure("data/pack.py checks the templates of addresses")
            }
            return part
        }
    }

    private static func parseUnit(_ template: String) -> [UnitPart] {
        let names: [Substring: UnitPart] = ["u": .number, "f": .floor, "d": .door]
        return pieces(template).compactMap { piece in
            piece.isText ? .text(Literal(String(piece.text))) : names[piece.text]
        }
    }

    /// The texts and the names in braces of a template.
    private static func pieces(_ template: String) -> [(text: Substring, isText: Bool)] {
        var pieces: [(text: Substring, isText: Bool)] = []
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
            pieces += texts(rest[..<open])
            pieces.append((rest[rest.index(after: open)..<close], false))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + texts(rest)
    }

    /// A text in pieces that literals hold.
    private static func texts(_ text: Substring) -> [(text: Substring, isText: Bool)] {
        var pieces: [(text: Substring, isText: Bool)] = []
        var rest = text
        while !rest.isEmpty {
            var end = rest.startIndex
            var bytes = 0
            while end < rest.endIndex, bytes + rest[end].utf8.count <= 16 {
                bytes += rest[end].utf8.count
                end = rest.index(after: end)
            }
            pieces.append((rest[..<end], true))
            rest = rest[end...]
        }
        return pieces
    }
}

/// The lists of a locale that places are written with.
struct PlaceLists: Sendable {
    let place: WordList
    let street: WordList
    let city: WordList
    let region: WordList
    let abbreviation: WordList?
    let county: WordList?
    let town: WordList?

    init(_ locale: Locale) {
        place = locale.list("place")
        street = locale.list("street")
        city = locale.list("city")
        region = locale.list("region")
        abbreviation = locale.find("region_abbr")
        county = locale.find("county")
        town = locale.find("town")
    }

    private var all: [WordList] {
        [place, street, city, region] + [abbreviation, county, town].compactMap { $0 }
    }

    /// The bytes of all parts together.
    var maximumLength: Int { all.reduce(0) { $0 + $1.maximumLength } }

    /// Every byte of the parts.
    var alphabet: ByteSet {
        all.reduce(PatternText.alphabet(place)) { $0.union($1.alphabet) }
    }

    /// Writes the postcode of a place.
    @inline(__always)
    func writePostcode(_ place: Place, to out: inout OutputBuffer) {
        PatternText.write(self.place, place.entry, place.word, to: &out)
    }
}

extension WordList {
    /// A word as a text; allocates, for the making of plans.
    func text(_ entry: Int) -> String { String(decoding: bytes(entry), as: UTF8.self) }
}
