// ColumnList: columns in a line of text, as the command line takes them.

package import Generation

/// Reads `id:row_number, name:full_name, age:number(min=18, max=99)`; see `ColumnLine`.
package enum ColumnList {
    /// The columns; types and parameters are not judged here: `Schema.problems()` does that.
    package static func read(_ text: String) throws(SchemaFileError) -> [Column] {
        do throws(ColumnLine.Problem) {
            return try ColumnLine.read(text)
        } catch {
            throw SchemaFileError(place: "column \(error.column)", message: error.message)
        }
    }
}
