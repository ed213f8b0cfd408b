/// What stood in a path where its route has parameters, percent-decoded.
package struct RouteParameters: Sendable {
    private let values: [(name: String, value: String)]

    init(names: [String], values: [String]) {
        self.values = Array(zip(names, values)).map { (name: $0, value: $1) }
    }

    /// The text of a parameter, which is never empty; `nil` when the route has none of that name.
    package subscript(_ name: String) -> String? {
        values.first { $0.name == name }?.value
    }

    /// The number from 1 to `Int64.max` that a parameter is, in the one way to write it.
    ///
    /// `007`, `+7`, `0` and anything else are `nil`: such an address does not exist.
    package func integer(_ name: String) -> Int64? {
        self[name].flatMap { CanonicalDecimal.parse($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
