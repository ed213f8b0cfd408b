// LikelyColumn: a column of the first type that this version's catalogue has.

package import Generation

extension Column {
    /// A column of the first of some types, separated by `|`, that the catalogue has; parameters
    /// that the type does not know are left out.
    package static func likely(
        _ name: String, _ types: String, _ parameters: [String: String] = [:],
        blankPercent: String? = nil, isUnique: Bool = false, group: String? = nil
    ) -> Column {
        var column = NameRule("", types, parameters).column(named: name)
        column.blankPercent = blankPercent
        column.group = group
        let type = FieldCatalog.type(named: column.type)
        column.isUnique = isUnique && type?.capacity(of: column) != nil
        return column
    }
}
