// Columns whose values together come only once.

/// The columns of a schema that name the same set in `uniqueTogether`.
///
/// Each combination of their values comes at most once. A row's number goes through one keyed
/// permutation of all combinations, whose number in the mixed base of the columns' values tells each
/// of them which of its values it shows. So any row can be made alone, and nothing is remembered.
struct UniqueTogether: Sendable {
    /// From here on combinations suffice for every row; the columns that are left draw freely.
    static let enough: UInt64 = 1 << UInt64(TicketOffice.rowBits)
    /// The most columns of a set: each has to be tried out for each of them.
    static let maximumColumns = 8

    let name: String
    /// The columns sorted by name, so that their order in the file decides nothing.
    let members: [Column]
    private let columns: [Column]
    /// The schema's locales, as typed.
    private let locale: String

    /// The set that a column belongs to; nil when it belongs to none.
    init?(of column: Column, among columns: [Column], locale: String) {
        guard let name = column.togetherName else { return nil }
        self.name = name
        members = columns.filter { $0.togetherName == name }.sorted { $0.name < $1.name }
        self.columns = columns
        self.locale = locale
    }

    /// How many combinations there are, at most `UInt64.max`; nil when a column has no number.
    var capacity: UInt64? {
        var product: UInt64 = 1
        for member in members {
            guard let values = values(of: member) else { return nil }
            product = product.multipliedClamped(by: values)
        }
        return product
    }

    /// Where a column's values come from.
    func share(of column: Column, key: StreamKey, own: StreamKey) -> Permutation {
        var joint: UInt64 = 1
        var found: (stride: UInt64, values: UInt64)?
        for member in members {
            let values = values(of: member) ?? 1
            let isColumn = member.name == column.name
            guard joint < UniqueTogether.enough else {
                if isColumn { return Permutation(drawing: values, key: own) }
                continue
            }
            if isColumn { found = (joint, values) }
            joint = joint.multipliedClamped(by: values)
        }
        guard let found else { preconditionFailure("the column is one of the set") }
        // Of countless combinations the first 2^63 do.
        return Permutation(
            count: min(joint, 1 << 63), key: key, stride: found.stride, values: found.values)
    }

    /// How many values a column can give here; nil when they cannot be numbered.
    ///
    /// Those are the columns whose generator asks for one permutation, of its values.
    func values(of column: Column) -> UInt64? {
        guard let type = FieldCatalog.type(named: column.type) else { return nil }
        let mix = column.localeMix(of: locale).value ?? .standard
        guard mix.locales.allSatisfy(type.supports), !(type.isLocalized && mix.isMixed)
        else { return nil }
        var reader = ParameterReader(
            column: column, type: type, columns: columns, schemaLocale: locale,
            locale: mix.locales[0])
        let recipe = type.read(&reader)
        guard reader.problems.isEmpty, recipe.capacity != nil else { return nil }
        var alone = column
        alone.uniqueTogether = nil
        alone.isUnique = true
        let log = PermutationLog()
        var maker = GeneratorMaker(
            column: alone, columns: columns, schemaLocale: locale, seed: Seed(0), quoting: nil,
            memory: WordMemory(),
            individuals: Individuals(), log: log)
        _ = recipe.generator(&maker)
        return log.counts.count == 1 ? log.counts[0] : nil
    }
}

/// What permutations a generator asked for while it was made.
final class PermutationLog {
    private(set) var counts: [UInt64] = []

    /// Notes a permutation of so many numbers.
    func note(_ count: UInt64) { counts.append(count) }
}

extension Column {
    /// The name of the set that the column is unique together with; nil without one.
    var togetherName: String? {
        let name = (uniqueTogether ?? "").trimmed
        return name.isEmpty ? nil : name
    }
}
