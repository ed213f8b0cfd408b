/// Reading JSON that anyone may have written.
extension JSONValue {
    /// Parses a JSON text in UTF-8; a byte order mark before it is skipped (RFC 8259 §8.1).
    ///
    /// A key that stands twice in one object is refused, NUL is accepted in texts but not in keys,
    /// and an integer that does not fit `Int64` becomes the nearest `.real`. O(length), and the
    /// stack is bounded by the depth.
    ///
    /// - Throws: the first thing that is wrong, with its place.
    package static func parse(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytes else {
            throw JSONError(
                line: 1, column: 0, message: "The JSON is larger than \(limits.bytes) bytes.")
        }
        let text = JSONText(bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes)
        try text.check(depth: limits.depth)
        do throws(JanssonError) {
            return try JanssonDocument(text.bytes).value
        } catch {
            guard error.isIntegerOverflow else { throw error.explained }
        }
        do throws(JanssonError) {
            return try JanssonDocument(text.wideningIntegers()).value
        } catch {
            throw error.explained
        }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
