// Dataset: a file that somebody asked for, from order to download.

package import Generation
package import Platform

package struct Dataset: Equatable, Sendable {
    package let id: DatasetID
    package let owner: UserID
    package let schemaID: SchemaID
    package let status: DatasetStatus
    /// The key of its progress in memcached: `schema-{id}.{32 hexadecimal digits}`.
    package let taskKey: String
    /// The schema's name when the data set was asked for.
    package let schemaName: String
    package let seed: UInt64
    /// Rows asked for, without the header.
    package let rowCount: Int64
    /// The first of them, counted from 1: a file may go on where another ended.
    package let firstRow: Int64
    /// The format of the file and its compression.
    package let shape: FileShape
    package let tries: Int
    package let fileName: String?
    package let byteCount: Int64?
    /// SHA-256 of the file.
    package let checksum: [UInt8]?
    /// A sentence for the user, when it failed.
    package let message: String?
    package let createdAt: Timestamp
    package let startedAt: Timestamp?
    package let finishedAt: Timestamp?

    /// The rows of the file, counted from 1.
    package var rows: Range<UInt64> {
        UInt64(firstRow)..<UInt64(firstRow) + UInt64(rowCount)
    }

    /// Seconds from claim to ready, of the try that made the file.
    package var seconds: Double? {
        guard let startedAt, let finishedAt else { return nil }
        return Double(finishedAt.microsecondsSince1970 - startedAt.microsecondsSince1970) / 1e6
    }
}

/// What a new data set is made from.
///
/// The snapshot of the schema keeps it what was asked for, whatever happens to the schema.
package struct NewDataset: Sendable {
    package let owner: UserID
    package let schema: SavedSchema
    package let taskKey: String
    package let seed: UInt64
    package let rowCount: Int64
    package let firstRow: Int64
    /// Names the order: the same one sent twice, by an impatient click, makes one data set.
    package let orderKey: String?
    package let shape: FileShape

    package init(
        owner: UserID, schema: SavedSchema, taskKey: String, seed: UInt64, rowCount: Int64,
        firstRow: Int64 = 1, orderKey: String? = nil, shape: FileShape = FileShape()
    ) {
        self.owner = owner
        self.schema = schema
        self.taskKey = taskKey
        self.seed = seed
        self.rowCount = rowCount
        self.firstRow = firstRow
        self.orderKey = orderKey
        self.shape = shape
    }
}
