import CJansson

/// A JSON text parsed by jansson: owns the one reference to its root.
struct JanssonDocument: ~Copyable {
    private let root: UnsafeMutablePointer<json_t>

    /// Parses any JSON value.
    init(_ bytes: [UInt8]) throws(JanssonError) {
        let flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL
        var failure = json_error_t()
        let root = bytes.withUnsafeBytes { buffer in
            // jansson wants an address also for nothing.
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            return start.flatMap { json_loadb($0, buffer.count, Int(flags), &failure) }
        }
        guard let root else { throw JanssonError(failure, isEmpty: bytes.isEmpty) }
        self.root = root
    }

    deinit {
        json_decref(root)
    }

    /// The whole document as a value of our own.
    var value: JSONValue { Self.value(root) }

    /// The pointer is borrowed: it lives as long as the root.
    private static func value(_ json: UnsafeMutablePointer<json_t>) -> JSONValue {
        switch json.pointee.type {
        case JSON_OBJECT: .object(object(json))
        case JSON_ARRAY: .array(array(json))
        case JSON_STRING: .text(text(json_string_value(json), json_string_length(json)))
        case JSON_INTEGER: .integer(json_integer_value(json))
        case JSON_REAL: .real(json_real_value(json))
        case JSON_TRUE: .bool(true)
        case JSON_FALSE: .bool(false)
        default: .null
        }
    }

    private static func array(_ json: UnsafeMutablePointer<json_t>) -> [JSONValue] {
        (0..<json_array_size(json)).compactMap { json_array_get(json, $0).map(value) }
    }

    private static func object(_ json: UnsafeMutablePointer<json_t>) -> JSONObject {
        var members: [(key: String, value: JSONValue)] = []
        members.reserveCapacity(json_object_size(json))
        // jansson keeps the order in which the members were written.
        var iterator = json_object_iter(json)
        while let member = iterator {
            if let inner = json_object_iter_value(member) {
                let key = text(json_object_iter_key(member), json_object_iter_key_len(member))
                members.append((key, value(inner)))
            }
            iterator = json_object_iter_next(json, member)
        }
        return JSONObject(distinct: members)
    }

    private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
