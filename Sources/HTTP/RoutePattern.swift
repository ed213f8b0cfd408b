/// The path of a route: `/schemas/{id}/edit`, where `{id}` stands for any one segment.
package struct RoutePattern: Sendable {
    enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter(String)
    }

    let segments: [Segment]

    /// Reads a pattern; one that is no path is a mistake of the program and stops it.
    ///
    /// - Parameter text: begins with `/`; each segment is a literal, not percent-encoded, or the
    ///   name of a parameter in braces.
    package init(_ text: String) {
        precondition(text.utf8.first == UInt8(ascii: "/"), "A route begins with a slash")
        segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
            $0.hasPrefix("{") && $0.hasSuffix("}")
                ? .parameter(String($0.dropFirst().dropLast())) : .literal(String($0))
        }
    }

    /// The names of the parameters from left to right.
    var parameterNames: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}

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
