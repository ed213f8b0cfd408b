/// The members of a JSON object, in the order in which they were written; each key stands once.
package struct JSONObject: Sendable {
    /// Key and value of each member, in order.
    package private(set) var members: [(key: String, value: JSONValue)] = []

    /// An object without members.
    package init() {}

    /// An object of members in order; of several with one key the last value counts.
    package init(_ members: some Sequence<(key: String, value: JSONValue)>) {
        for member in members { self[member.key] = member.value }
    }

    /// An object whose keys are known to differ.
    init(distinct members: [(key: String, value: JSONValue)]) {
        self.members = members
    }

    /// The value of a key; setting keeps the place of a key that is there, `nil` removes it.
    ///
    /// Keys are the same when their code points are: Swift's `==` would also equate different
    /// ways to write an accent. O(number of members), which are few.
    package subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): members.remove(at: position)
            case (nil, let value?): members.append((key, value))
            case (nil, nil): break
            }
        }
    }

    /// The keys in order.
    package var keys: [String] { members.map(\.key) }

    private func position(of key: String) -> Int? {
        members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
    }
}

extension JSONObject: Equatable {
    /// Whether both have the same members, in whatever order (RFC 8259 §4).
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && left.members.allSatisfy { right[$0.key] == $0.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members.map { (key: $0.0, value: $0.1) })
    }
}
