// Identifiers: the key of a record, which cannot be taken for the key of another kind.

/// The primary key of a `Subject`'s row in the database.
///
/// Keys grow but are not consecutive: a cluster hands them out in steps.
package struct Identifier<Subject>: Hashable, Sendable, Comparable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.value < right.value
    }
}

package typealias UserID = Identifier<User>
package typealias SchemaID = Identifier<SavedSchema>
package typealias DatasetID = Identifier<Dataset>

extension Identifier: CustomStringConvertible {
    package var description: String { String(value) }
}
