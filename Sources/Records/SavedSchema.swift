// SavedSchema: a schema that somebody keeps.

package import Generation
package import Platform

package struct SavedSchema: Equatable, Sendable {
    package let id: SchemaID
    package let owner: UserID
    package let schema: Schema
    package let changedAt: Timestamp

    /// Which state of the schema this is: different after every change.
    package var version: String { String(changedAt.microsecondsSince1970) }
}

/// A line of the list of schemas: what can be shown without reading the schema itself.
package struct SchemaSummary: Equatable, Sendable {
    package let id: SchemaID
    package let name: String
    package let columnCount: Int
    /// The first column names, as many as fit.
    package let columnSummary: String
    package let changedAt: Timestamp
    package let datasetCount: Int
    /// Data sets that are queued or generating.
    package let pendingCount: Int
}
