// What the tests of this folder share: plans in a line, rows as bytes and as cells.

import Generation

/// The bytes of rows of a schema with a seed.
func bytes(
    _ columns: [Column], rows: Range<UInt64> = 1..<101, seed: UInt64 = 1,
    dialect: Dialect = Dialect(header: false)
) throws -> [UInt8] {
    let plan = try Plan(Schema(name: "test", columns: columns, dialect: dialect), seed: Seed(seed))
    var out = OutputBuffer(capacity: 1000)
    plan.appendHeader(to: &out)
    plan.append(rows: rows, to: &out)
    return out.bytes
}

/// The cells of the first rows, unquoted.
func cells(_ columns: [Column], rows: Int = 1000, seed: UInt64 = 1) throws -> [[String]] {
    try Plan(Schema(name: "test", columns: columns), seed: Seed(seed)).preview(rows: rows)
}

/// The cells of one column.
func column(
    _ type: String, _ parameters: [String: String] = [:], rows: Int = 1000, seed: UInt64 = 1,
    isUnique: Bool = false
) throws -> [String] {
    let column = Column(
        name: "c", type: type, parameters: parameters, isUnique: isUnique, locale: home(type))
    return try cells([column], rows: rows, seed: seed).map { $0[0] }
}

/// One column of every type, named by the type's id; of every type that can be unique if asked so.
func everyType(isUnique: Bool = false) -> [Column] {
    FieldCatalog.types.filter { !isUnique || capacity($0.id) != nil }
        .map { Column(name: $0.id, type: $0.id, isUnique: isUnique, locale: home($0.id)) }
}

/// How many values a unique column of a type with the default parameters has; nil when none can be.
func capacity(_ type: String) -> UInt64? {
    FieldCatalog.type(named: type)?.capacity(
        of: Column(name: "c", type: type, isUnique: true, locale: home(type)))
}

/// The first locale a type has values for; nil when that is the schema's own.
func home(_ type: String) -> String? {
    let locale = FieldCatalog.type(named: type)?.locales.first
    return locale == Locales.standard ? nil : locale
}

/// Problems of a schema of one column.
func problems(_ column: Column) -> [SchemaProblem] {
    Schema(name: "test", columns: [column]).problems()
}

/// A 64-bit fingerprint of bytes (FNV-1a).
func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
