// JSONSample: a few JSON objects, as columns of values.

import JSON

/// The members of sample objects by name, in the order in which they first come.
struct JSONSample {
    private(set) var columns: [(name: String, values: [String])] = []
    private var places: [String: Int] = [:]
    private var count = 0

    /// An array of objects, one object, an object that holds such an array, or objects a line each.
    init?(_ text: String) {
        let objects = Self.objects(text)
        guard !objects.isEmpty else { return nil }
        for object in objects.prefix(SampleText.rows) {
            add(object, prefix: "")
            count += 1
            for place in columns.indices where columns[place].values.count < count {
                columns[place].values.append("")
            }
        }
    }

    private static func objects(_ text: String) -> [JSONObject] {
        guard let json = try? JSONValue.parse(Array(text.utf8)) else { return lines(text) }
        if let array = json.arrayValue { return array.compactMap(\.objectValue) }
        guard let object = json.objectValue else { return [] }
        let inner = object.members.compactMap { $0.value.arrayValue?.compactMap(\.objectValue) }
        return inner.first { !$0.isEmpty && object.members.count <= 3 } ?? [object]
    }

    private static func lines(_ text: String) -> [JSONObject] {
        let lines = text.split(whereSeparator: \.isNewline)
        let values = lines.map { try? JSONValue.parse(Array($0.utf8)) }
        return values.compactMap { $0?.objectValue }
    }

    /// Objects within objects become columns of their own: `address.city`.
    private mutating func add(_ object: JSONObject, prefix: String) {
        for (key, value) in object.members {
            let name = prefix + key
            switch value {
            case .object(let inner): add(inner, prefix: "\(name).")
            case .array(let elements): put(elements.first.map(Self.text) ?? "", as: name)
            default: put(Self.text(value), as: name)
            }
        }
    }

    private mutating func put(_ value: String, as name: String) {
        guard let place = places[name] else {
            guard columns.count < SampleText.columns else { return }
            places[name] = columns.count
            let missed = Array(repeating: "", count: count)
            columns.append((name, missed + [value]))
            return
        }
        if columns[place].values.count == count { columns[place].values.append(value) }
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(describing: number)
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .null, .array, .object: ""
        }
    }
}
