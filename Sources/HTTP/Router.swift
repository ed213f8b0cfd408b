/// Finds the action for a method and a path; built once from the table of all routes.
///
/// A literal segment is preferred to a parameter, so `/schemas/new` wins over `/schemas/{id}` for
/// every method, and `POST /schemas/new` is a wrong method rather than a schema named `new`.
package struct Router<Action: Sendable>: Sendable {
    /// What a method and path lead to.
    package enum Match: Sendable {
        case found(Action, RouteParameters)
        /// No route has this path.
        case notFound
        /// There are routes of this path, by these methods: the answer is 405 with `Allow`.
        case methodNotAllowed(allowed: [Method])
    }

    private var root = Node()

    /// Builds the router; two routes of one method and shape are a mistake of the program.
    package init(_ routes: [(Method, String, Action)]) {
        for (method, pattern, action) in routes {
            let pattern = RoutePattern(pattern)
            root.insert(Route(method, pattern.parameterNames, action), at: pattern.segments[...])
        }
    }

    /// Finds the route of a request in O(length of the path); `HEAD` is served by `GET`.
    ///
    /// - Parameter path: as it was sent, without the query. Segments are percent-decoded; a path
    ///   that cannot be decoded is not found.
    package func match(_ method: Method, _ path: String) -> Match {
        guard let segments = Self.decodedSegments(path) else { return .notFound }
        var values: [String] = []
        guard let node = root.find(segments[...], &values) else { return .notFound }
        guard let route = node.route(for: method) else {
            return .methodNotAllowed(allowed: node.allowedMethods)
        }
        return .found(route.action, RouteParameters(names: route.parameterNames, values: values))
    }

    private static func decodedSegments(_ path: String) -> [String]? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        var segments: [String] = []
        for piece in path.utf8.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            let decoded = RepairedText(percentEncoded: piece, plusAsSpace: false)
            guard decoded.damage == nil else { return nil }
            segments.append(decoded.text)
        }
        return segments
    }
}

extension Router {
    /// One line of the table.
    fileprivate struct Route: Sendable {
        let method: Method
        let parameterNames: [String]
        let action: Action

        init(_ method: Method, _ parameterNames: [String], _ action: Action) {
            self.method = method
            self.parameterNames = parameterNames
            self.action = action
        }
    }

    /// The routes whose paths begin alike, by their next segment.
    fileprivate struct Node: Sendable {
        private var routes: [Route] = []
        private var literals: [String: Node] = [:]
        /// No element or one: the node for any segment.
        private var parameter: [Node] = []

        mutating func insert(_ route: Route, at segments: ArraySlice<RoutePattern.Segment>) {
            switch segments.first {
            case nil:
                precondition(
                    !routes.contains { $0.method == route.method }, "A route stands there twice")
                routes.append(route)
            case .literal(let text):
                literals[text, default: Node()].insert(route, at: segments.dropFirst())
            case .parameter:
                if parameter.isEmpty { parameter = [Node()] }
                parameter[0].insert(route, at: segments.dropFirst())
            }
        }

        /// The node at the end of the segments, and what stood at the parameters on the way.
        func find(_ segments: ArraySlice<String>, _ values: inout [String]) -> Node? {
            guard let segment = segments.first else { return routes.isEmpty ? nil : self }
            let rest = segments.dropFirst()
            if let found = literals[segment]?.find(rest, &values) { return found }
            guard !segment.isEmpty, let any = parameter.first else { return nil }
            values.append(segment)
            if let found = any.find(rest, &values) { return found }
            values.removeLast()
            return nil
        }

        func route(for method: Method) -> Route? {
            routes.first { $0.method == method }
                ?? (method == .head ? routes.first { $0.method == .get } : nil)
        }

        var allowedMethods: [Method] {
            let methods = routes.map(\.method)
            return methods.contains(.get) && !methods.contains(.head) ? methods + [.head] : methods
        }
    }
}
