/// A form whose fields carry an index, as `column_name_0`, `column_type_0`, `column_name_7`.
///
/// The anchor says which indexes exist: with the prefix `column` and the anchor `name` these are
/// the ones of all fields `column_name_…`. They come in any order and may have gaps. Fields of
/// other indexes are left out.
package struct IndexedForm: Sendable {
    /// The fields of one index.
    package struct Group: Sendable {
        package let index: Int
        /// The first value of each field by the part of its name between prefix and index:
        /// `"min"` for `column_min_3`.
        package fileprivate(set) var fields: [String: String] = [:]
    }

    /// One group for each index, sorted by it.
    package let groups: [Group]
    /// The names of anchor fields that have no index from 0 to the maximum, in order and once each.
    ///
    /// An index is written as `0`, `7`, `12`: neither `007` nor `+7` is one.
    package let rejected: [String]

    private let prefix: String

    /// Groups the fields of a form in O(number of fields).
    ///
    /// - Parameters:
    ///   - prefix: what the names begin with, without the underscore.
    ///   - anchor: the part of the name that makes an index exist.
    ///   - maximumIndex: the largest index that is accepted.
    package init(_ form: Form, prefix: String, anchor: String, maximumIndex: Int) {
        self.prefix = prefix
        var groups: [Int: Group] = [:]
        var rejected: [String] = []
        for name in form.names {
            guard let rest = Self.rest(of: name, after: "\(prefix)_\(anchor)_") else { continue }
            switch Self.index(rest) {
            case let index? where index <= maximumIndex: groups[index] = Group(index: index)
            // Another part that begins alike: column_name_case_0.
            case nil where Self.split(name, prefix: prefix) != nil: continue
            default: rejected.append(name)
            }
        }
        self.rejected = rejected
        self.groups = Self.fill(groups, from: form, prefix: prefix)
    }

    private static func fill(
        _ empty: [Int: Group], from form: Form, prefix: String
    ) -> [Group] {
        var groups = empty
        for name in form.names {
            guard let (part, index) = split(name, prefix: prefix) else { continue }
            groups[index]?.fields[part] = form[name]
        }
        return groups.values.sorted { $0.index < $1.index }
    }

    /// The name under which a part of a group stands in the form: `column_min_3`.
    package func fieldName(_ part: String, of group: Group) -> String {
        "\(prefix)_\(part)_\(group.index)"
    }

    /// Takes `column_null_percentage_3` apart into `null_percentage` and 3.
    private static func split(_ name: String, prefix: String) -> (part: String, index: Int)? {
        guard let rest = rest(of: name, after: "\(prefix)_"),
            let underscore = rest.utf8.lastIndex(of: UInt8(ascii: "_")),
            underscore > rest.startIndex,
            let index = index(rest[rest.utf8.index(after: underscore)...])
        else { return nil }
        return (String(rest[..<underscore]), index)
    }

    private static func rest(of name: String, after beginning: String) -> Substring? {
        guard name.utf8.starts(with: beginning.utf8) else { return nil }
        return Substring(name.utf8.dropFirst(beginning.utf8.count))
    }

    private static func index(_ text: Substring) -> Int? {
        CanonicalDecimal.parse(text).flatMap(Int.init(exactly:))
    }
}
