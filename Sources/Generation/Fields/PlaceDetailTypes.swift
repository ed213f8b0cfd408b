// The types that show one part of the row's place.

/// City, region, postcode, country, coordinates and time zone of the row's hidden place.
enum PlaceDetailTypes {
    private static let group = PlaceTypes.group

    static let all = parts + countries + positions

    private static let parts = [
        FieldType(
            id: "street_name", title: "Street Name", group: group,
            summary: "The street of the row's place.", example: "Maple Avenue",
            alphabet: "letters, space, digits", version: 3, isLocalized: true,
            hasValues: { $0.language != "ja" }
        ) { reader in
            let lists = PlaceLists(reader.locale)
            return recipe(list: lists.street, withStreet: true) {
                lists.street.write($0.street, to: &$1)
            }
        },
        FieldType(
            id: "street_number", title: "Street Number", group: group,
            summary: "The house number of the row's place.", example: "482", alphabet: "digits",
            version: 3, isLocalized: true, hasValues: { $0.language != "ja" }
        ) { _ in
            recipe(bytes: 6, alphabet: .digits, withStreet: true) {
                $1.putNumber(UInt64($0.house))
            }
        },
        FieldType(
            id: "city", title: "City", group: group,
            summary: "The city of the row's place, by population, as it is written there.",
            example: "Dayton", alphabet: "letters, space, punctuation", version: 3,
            isLocalized: true
        ) { reader in
            let list = reader.locale.list("city")
            return recipe(list: list) { list.write($0.city, to: &$1) }
        },
        FieldType(
            id: "state", title: "State", aliases: ["region", "province"], group: group,
            summary: "The state, province or region of the row's place.",
            parameters: [stateFormat], example: "Ohio", alphabet: "letters, space, punctuation",
            version: 3, isLocalized: true
        ) { reader in
            let part = reader.choice("format")
            let locale = reader.locale
            guard let list = locale.find(stateLists[part] ?? "region") else {
                let others = Locales.all.filter {
                    Locale(id: $0).find("region_abbr") != nil
                }
                reader.refuse(
                    "format",
                    "The regions of \(locale.id) have no abbreviations; choose name or iso, or one "
                        + "of the locales \(others.joined(separator: ", ")).")
                return recipe(list: locale.list("region")) { _, _ in }
            }
            return recipe(list: list) { list.write($0.state, to: &$1) }
        },
        FieldType(
            id: "county", title: "County", group: group,
            summary: "The county or province of the row's place, below its region.",
            example: "Montgomery", alphabet: "letters, space, punctuation", version: 2,
            isLocalized: true,
            hasValues: { $0.find("county") != nil }
        ) { reader in
            let list = reader.locale.list("county")
            return recipe(list: list) { list.write($0.county, to: &$1) }
        },
        FieldType(
            id: "postal_code", title: "Postal Code", aliases: ["zip", "zip_code", "postcode"],
            group: group, summary: "The postcode of the row's place.", example: "45402",
            alphabet: "digits; in some countries letters, space and -", version: 3,
            isLocalized: true
        ) { reader in
            let lists = PlaceLists(reader.locale)
            return recipe(
                bytes: lists.place.maximumLength, alphabet: PatternText.alphabet(lists.place)
            ) { lists.writePostcode($0, to: &$1) }
        },
    ]

    private static let countries = [
        FieldType(
            id: "country", title: "Country", group: group,
            summary: "The country of the row's place, or any country by population.",
            parameters: [countryScope, .wording], example: "United States",
            alphabet: "letters, space, punctuation", version: 2, isLocalized: true
        ) { country($0.words("country_name"), &$0) },
        FieldType(
            id: "country_code", title: "Country Code", group: group,
            summary: "The ISO 3166-1 code of the country of the row's place, or of any country.",
            parameters: [countryScope, codeFormat], example: "US", alphabet: "A–Z or digits",
            isLocalized: true
        ) { reader in
            let part = codeLists[reader.choice("format")] ?? "country_iso2"
            return country(WordArchive.list(part), &reader)
        },
        FieldType(
            id: "capital", title: "Capital", group: group,
            summary:
                "The capital of the country of the row's place, as it is written there, or that of "
                + "any country in English.",
            parameters: [countryScope], example: "Washington",
            alphabet: "letters, space, punctuation", version: 2, isLocalized: true
        ) { reader in
            if reader.choice("of") == "world" {
                return country(WordArchive.list("country_capital"), &reader)
            }
            let capital = reader.locale.list("capital")
            return recipe(list: capital) { capital.write(0, to: &$1) }
        },
        FieldType(
            id: "continent", title: "Continent", group: group,
            summary: "The continent of the row's place, or of any country.",
            parameters: [countryScope, .wording], example: "North America",
            alphabet: "letters, space", version: 2, isLocalized: true
        ) { country($0.words("continent_name"), &$0) },
    ]

    private static let positions = [
        FieldType(
            id: "latitude", title: "Latitude", group: group,
            summary: "The latitude of the row's place, within about a kilometre.",
            example: "39.75912", alphabet: "digits, - .", version: 3, isLocalized: true
        ) { reader in position(reader.locale) { Position.writeDegrees($0.latitude, to: &$1) } },
        FieldType(
            id: "longitude", title: "Longitude", group: group,
            summary: "The longitude of the row's place, within about a kilometre.",
            example: "-84.19162", alphabet: "digits, - .", version: 3, isLocalized: true
        ) { reader in position(reader.locale) { Position.writeDegrees($0.longitude, to: &$1) } },
        FieldType(
            id: "time_zone", title: "Time Zone", aliases: ["timezone"], group: group,
            summary: "The time zone of the row's place, as the tz database names it.",
            example: "America/New_York", alphabet: "letters, / _ -", version: 3, isLocalized: true
        ) { _ in
            let list = WordArchive.list("zone")
            return recipe(list: list) { list.write($0.zone, to: &$1) }
        },
        FieldType(
            id: "utc_offset", title: "UTC Offset", group: group,
            summary: "The time difference of the row's place to UTC in winter (January).",
            example: "-05:00", alphabet: "digits, + - :", version: 3, isLocalized: true
        ) { _ in
            let list = WordArchive.list("zone_offset")
            return recipe(list: list) { list.write($0.zone, to: &$1) }
        },
    ]

    /// A recipe of a closure that writes something of the place; it cannot be unique.
    private static func recipe(
        bytes: Int, alphabet: ByteSet, isNumeric: Bool = false, withStreet: Bool = false,
        write: @escaping @Sendable (Place, inout OutputBuffer) -> Void
    ) -> CellRecipe {
        CellRecipe(capacity: nil) { maker in
            let place = maker.place(withStreet: withStreet)
            return CellGenerator(
                maximumBytes: bytes, alphabet: alphabet, isNumeric: isNumeric
            ) { row, out in
                write(row.place(place), &out)
            }
        }
    }

    private static func recipe(
        list: WordList, withStreet: Bool = false,
        write: @escaping @Sendable (Place, inout OutputBuffer) -> Void
    ) -> CellRecipe {
        recipe(
            bytes: list.maximumLength, alphabet: list.alphabet, withStreet: withStreet, write: write
        )
    }

    /// A part of the table of countries: of the locale's country, the same in every row, or of any.
    private static func country(_ part: WordList, _ reader: inout ParameterReader) -> CellRecipe {
        if reader.choice("of") == "world" {
            return ListCells.shown("country", table: WordArchive.list("country"), part: part)
        }
        let entry = Int(reader.locale.list("country").mark(0))
        return recipe(list: part) { part.write(entry, to: &$1) }
    }

    private static func position(
        _ locale: Locale, write: @escaping @Sendable (Position, inout OutputBuffer) -> Void
    ) -> CellRecipe {
        let points = locale.list("place_at")
        return recipe(bytes: 12, alphabet: ByteSet.digits.union("-."), isNumeric: true) {
            write(Position($0, points), &$1)
        }
    }

    private static let stateFormat = FieldParameter(
        "format", title: "Format", help: "The name, the post's abbreviation, or ISO 3166-2.",
        kind: .choice([.init("name", "Ohio"), .init("abbreviation", "OH"), .init("iso", "US-OH")]),
        defaultText: "name")
    private static let stateLists = [
        "name": "region", "abbreviation": "region_abbr", "iso": "region_iso",
    ]

    private static let countryScope = FieldParameter(
        "of", title: "Of", help: "The row's place, or any country by population.",
        kind: .choice([.init("place", "the row's place"), .init("world", "any country")]),
        defaultText: "place")
    private static let codeFormat = FieldParameter(
        "format", title: "Format", help: "Two letters, three letters, or three digits.",
        kind: .choice([.init("2", "US"), .init("3", "USA"), .init("numeric", "840")]),
        defaultText: "2")
    private static let codeLists = [
        "2": "country_iso2", "3": "country_iso3", "numeric": "country_numeric",
    ]
}

/// Where a place is, in hundred-thousandths of a degree, up to 0.012° from its middle.
struct Position {
    let latitude: Int64
    let longitude: Int64

    @inline(__always)
    init(_ place: Place, _ points: WordList) {
        let record = points.record(place.entry)
        var word = mix(place.word &+ 0x6C61_746C_6F6E)
        let north = Int64(take(2_401, from: &word)) - 1_200
        let east = Int64(take(2_401, from: &word)) - 1_200
        latitude = Position.degrees(record & 0xFFFF_FFFF) + north
        longitude = Position.degrees(record >> 32) + east
    }

    /// A stored ten-thousandth of a degree, 2^31 for zero, as hundred-thousandths.
    @inline(__always)
    static func degrees(_ stored: UInt64) -> Int64 { (Int64(stored) - (1 << 31)) * 10 }

    /// Writes degrees with five decimals.
    @inline(__always)
    static func writeDegrees(_ value: Int64, to out: inout OutputBuffer) {
        if value < 0 { out.put(UInt8(ascii: "-")) }
        let size = UInt64(value.magnitude)
        out.putNumber(size / 100_000)
        out.put(UInt8(ascii: "."))
        out.putFiveDigits(UInt32(truncatingIfNeeded: size % 100_000))
    }
}
