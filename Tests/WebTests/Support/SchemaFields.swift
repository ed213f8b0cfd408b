// SchemaFields: forms that make schemas, and the schemas that they make.

import Generation

enum SchemaFields {
    /// Two columns, everything else at its default.
    static let people = [
        ("name", "People"), ("column_name_0", "id"), ("column_type_0", "row_number"),
        ("column_name_1", "full name"), ("column_type_1", "full_name"),
    ]

    /// The schema that `people` makes.
    static let peopleSchema = Schema(
        name: "People",
        columns: [
            Column(name: "id", type: "row_number"), Column(name: "full name", type: "full_name"),
        ])

    /// Many columns of one type, by their indexes.
    static func many(_ indexes: some Sequence<Int>) -> [(String, String)] {
        [("name", "Many")]
            + indexes.flatMap { index in
                [("column_name_\(index)", "c\(index)"), ("column_type_\(index)", "row_number")]
            }
    }

    /// The bytes that a schema makes.
    static func bytes(_ schema: Schema, rows: UInt64, seed: UInt64 = 42) throws -> [UInt8] {
        let plan = try Plan(schema, seed: Seed(seed))
        var buffer = OutputBuffer()
        plan.appendHeader(to: &buffer)
        plan.append(rows: 1..<(rows + 1), to: &buffer)
        return buffer.bytes
    }
}

extension [(String, String)] {
    /// The fields with others replaced or added.
    func with(_ changes: (String, String)...) -> Self {
        let names = Set(changes.map(\.0))
        return filter { !names.contains($0.0) } + changes
    }

    func without(_ names: String...) -> Self {
        filter { !names.contains($0.0) }
    }
}
