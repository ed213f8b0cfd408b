/// How much JSON is accepted from outside.
package struct JSONLimits: Sendable {
    /// Bytes of the text: a schema of 256 columns is below 100 KB.
    package var bytes: Int
    /// Arrays and objects within each other: schemas use four.
    package var depth: Int

    /// The deepest that jansson parses (its `JSON_PARSER_MAX_DEPTH`).
    private static let parserDepth = 2048

    /// Limits; the usual ones fit everything that this service reads.
    package init(bytes: Int = 1 << 20, depth: Int = 64) {
        precondition((0...Self.parserDepth).contains(depth), "jansson parses 2,048 levels")
        self.bytes = bytes
        self.depth = depth
    }
}
