// ColumnList: columns in a line of text, as the command line takes them.

package import Generation

/// Reads `id:row_number, name:full_name, age:number(min=18, max=99)`; see `ColumnLine`.
package enum ColumnList {
    /// The columns; types and values are not judged here: `Schema.problems()` does that.
    ///
    /// - Throws: also for a parameter that a type does not have: whoever types the line has mistyped
    ///   it, unlike in a file that comes from somewhere else.
    package static func read(_ text: String) throws(SchemaFileError) -> [Column] {
        let columns: [Column]
        do throws(ColumnLine.Problem) {
            columns = try ColumnLine.read(text)
        } catch {
            throw SchemaFileError(place: "column \(error.column)", message: error.message)
        }
        for (index, column) in columns.enumerated() {
            guard let message = unknownParameter(of: column) else { continue }
            throw SchemaFileError(place: "column \(index + 1) (\(column.name))", message: message)
        }
        return columns
    }

    private static func unknownParameter(of column: Column) -> String? {
        guard let type = FieldCatalog.type(named: column.type) else { return nil }
        let known = type.parameters.map(\.name)
        guard let key = column.parameters.keys.sorted().first(where: { !known.contains($0) })
        else { return nil }
        let choices = known.isEmpty ? "none of its own" : known.joined(separator: ", ")
        return "The type \(type.id) has no parameter “\(key)”; it has \(choices)."
    }
}
