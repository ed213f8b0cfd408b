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
