// Why no plan could be made of a schema.

/// The schema has problems.
package struct PlanError: Error, Equatable, CustomStringConvertible {
    /// All of them, in the order of the form.
    package let problems: [SchemaProblem]

    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
